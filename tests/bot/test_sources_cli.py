"""Sources on the web from the command line, with servers on loopback: each command in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from news_server import NewsServer, Page, Story, serving

from index import DataFolder, take_posts
from tests.bot.conftest import Command

FERRY = Story("Ferry Orla sinks", "The ferry Orla sank near Karsk harbour on Thursday morning, and nobody drowned.")
WHALE = Story("A whale sings", "A humpback whale sang in the bay for two nights, and half of the town listened.")
BARLEY = Story("Barley is dear", "The price of barley rose to a record at the mill of Tessick on Monday.")


@pytest.fixture
def server() -> Iterator[NewsServer]:
    """Server of a site with one feed of two stories, at /feed."""
    with serving() as server:
        server.feed("/feed", "Harbour Gazette", [FERRY, WHALE])
        yield server


@pytest.fixture
def run(newsbot: Command, server: NewsServer) -> Command:
    """The command `newsbot`, which may reach the server."""

    def run_allowed(*arguments: str | Path, **settings: str) -> Any:
        return newsbot(*arguments, **{"sources_allowed": server.address, **settings})

    return run_allowed


def events(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_feed_that_is_added_and_refreshed_answers(run: Command, server: NewsServer) -> None:
    added = run("sources", "add", server.url("/feed"))
    assert (added.returncode, added.stderr) == (0, "")
    assert f"Added “Harbour Gazette”: a feed, {server.url('/feed')}" in added.stdout
    done = run("refresh")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Harbour Gazette: 2 added",
        "1 source fetched. 2 added, 0 changed, 0 removed, 0 unchanged. The index holds 2 articles, 2 paragraphs.",
    ]
    answer = json.loads(run("ask", "--json", "What happened to the ferry Orla?").stdout)
    assert answer["passages"][0]["source"] == "Harbour Gazette"
    again = run("refresh")
    assert again.stdout == "No source is due: 1 source fetched lately. `newsbot refresh --all` doesn't wait.\n"


def test_a_refresh_for_programs_prints_events(run: Command, server: NewsServer) -> None:
    run("sources", "add", server.url("/feed"))
    done = run("refresh", "--progress", "json")
    lines = events(done.stdout)
    assert {"event": "progress", "stage": "fetching", "done": 1, "total": 1}.items() <= lines[0].items()
    report = lines[-1]
    assert (report["event"], report["added"], report["not_due"], report["articles"]) == ("report", 2, 0, 2)
    [source] = report["sources"]
    assert (source["title"], source["url"], source["added"]) == ("Harbour Gazette", server.url("/feed"), 2)


def test_a_source_that_ends_is_a_health_event(run: Command, server: NewsServer) -> None:
    run("sources", "add", server.url("/feed"))
    server.pages["/feed"] = Page(status=410)
    done = run("refresh", "--progress", "json")
    assert done.returncode == 1
    [event] = [line for line in events(done.stdout) if line["event"] == "health"]
    assert (event["kind"], event["title"], event["url"]) == ("ended", "Harbour Gazette", server.url("/feed"))
    assert "ended" in run("sources", "list").stdout


def test_what_is_unchanged_is_not_sent_again(run: Command, server: NewsServer) -> None:
    server.feed("/feed", "Harbour Gazette", [FERRY], etag='"one"')
    run("sources", "add", server.url("/feed"))
    run("refresh")
    server.feed("/feed", "Harbour Gazette", [FERRY, BARLEY], etag='"one"')  # which a server wouldn't do
    assert "Nothing changed" in run("refresh", "--all").stdout
    server.feed("/feed", "Harbour Gazette", [FERRY, BARLEY], etag='"two"')
    assert "Harbour Gazette: 1 added" in run("refresh", "gazette").stdout


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9/feed", "loopback address"),
        ("http://169.254.169.254/latest/meta-data", "link-local address"),
        ("ftp://a.example/feed", "http"),
        ("nothing at all", "nothing at all"),
    ],
)
def test_an_address_that_is_no_source_gets_a_sentence_and_the_rest_goes_on(
    run: Command, server: NewsServer, address: str, words: str
) -> None:
    done = run("sources", "add", address, server.url("/feed"))
    assert done.returncode == 0
    [line] = done.stderr.splitlines()
    assert line.startswith("newsbot: ")
    assert words in line
    assert "Added “Harbour Gazette”" in done.stdout
    assert run("sources", "add", address).returncode == 1


def test_a_source_is_added_once(run: Command, server: NewsServer) -> None:
    run("sources", "add", server.url("/feed"))
    again = run("sources", "add", server.url("/feed"))
    assert again.returncode == 1
    assert again.stderr.startswith(f"newsbot: {server.url('/feed')} is a source already, as “Harbour Gazette”")


def test_the_list_shows_how_sources_are_doing(run: Command, server: NewsServer) -> None:
    assert "no sources on the web yet" in run("sources", "list").stdout
    run("sources", "add", server.url("/feed"), "--interval", "30", "--outlet", "The Gazette", "--drop", ".ad")
    run("refresh")
    [line] = events(run("sources", "list", "--json").stdout)
    assert (line["title"], line["kind"], line["articles"], line["state"]) == ("Harbour Gazette", "feed", 2, "well")
    assert (line["interval_minutes"], line["outlet"], line["drop"]) == (30, "The Gazette", [".ad"])
    assert line["newest_at"] == "2026-05-04T10:00:00+00:00"
    server.pages["/feed"] = Page(b"<html><body><p>Please log in.</p></body></html>", content_type="text/html")
    failed = run("refresh", "--all")
    assert failed.returncode == 1
    assert "Harbour Gazette" in failed.stderr
    table = run("sources", "list").stdout
    assert "failing" in table
    assert "Harbour Gazette" in table
    assert "2" in table
    assert json.loads(run("ask", "--json", "Did a whale sing?").stdout)["covers"]["articles"] == 2


def test_a_source_without_dates_has_no_newest_article(run: Command, server: NewsServer) -> None:
    text = "The pier will be rebuilt by summer, the council said on Monday, and everybody will pay for it."
    head = '<title>Pier</title><meta property="og:type" content="article">'
    body = f"<html><head>{head}</head><body><article><h1>Pier</h1><p>{text * 3}</p></article></body></html>"
    server.pages["/pier"] = Page(body.encode(), content_type="text/html")
    run("sources", "add", server.url("/pier"), "--kind", "page")
    assert "1 added" in run("refresh").stdout
    assert run("sources", "list").stdout.splitlines()[1].split()[:4] == ["Pier", "page", "1", "well"]


@pytest.mark.parametrize(
    ("channels", "state"),
    [("@Harbour_Desk", ""), ("-1001234567890", ""), ("@other_desk", "not in NEWSBOT_CHANNELS")],
)
def test_the_list_shows_channels_with_their_posts(run: Command, tmp_path: Path, channels: str, state: str) -> None:
    chat = {"id": -1001234567890, "type": "channel", "title": "Harbour Desk", "username": "harbour_desk"}
    folder = tmp_path / "data"
    data = DataFolder(folder, f"sqlite:///{folder / 'articles.sqlite'}")
    take_posts(data, [{"message_id": 5, "date": 1_777_888_999, "chat": chat, "text": FERRY.text}])
    [line] = events(run("sources", "list", "--json", channels=channels).stdout)
    assert line == {
        "id": "-1001234567890", "title": "Harbour Desk", "kind": "channel", "url": "https://t.me/harbour_desk",
        "state": state, "articles": 1, "posts": 1, "newest_at": "2026-05-04T10:03:19+00:00",
    }  # fmt: skip
    table = run("sources", "list", channels=channels).stdout
    assert "Harbour Desk" in table
    assert "1 post" in table
    assert ("not in" in table) == bool(state)


def test_a_test_shows_what_would_be_indexed_and_indexes_nothing(run: Command, server: NewsServer) -> None:
    server.feed("/feed", "Harbour Gazette", [FERRY, Story("Empty", "")])
    done = run("sources", "test", server.url("/feed"))
    assert done.returncode == 0
    assert "Harbour Gazette: a feed" in done.stdout
    assert "Harbour Gazette · 4 May 2026 · 1 paragraph" in done.stdout
    assert FERRY.text in done.stdout
    assert "no text" in done.stdout
    assert run("sources", "list", "--json").stdout == ""
    for progress in ("none", "json"):
        missing = run("sources", "test", server.url("/nothing"), "--progress", progress)
        assert missing.returncode == 1
        assert "doesn't exist (HTTP 404)" in missing.stdout + missing.stderr


def test_a_selector_that_is_none_is_refused(run: Command, server: NewsServer) -> None:
    done = run("sources", "add", server.url("/feed"), "--select", "p[[")
    assert done.returncode == 2
    assert "p[[" in done.stderr
    assert server.asked == []


def test_a_paused_source_is_left_alone_until_it_is_resumed(run: Command, server: NewsServer) -> None:
    run("sources", "add", server.url("/feed"))
    assert "Paused “Harbour Gazette”" in run("sources", "pause", "harbour").stdout
    assert "nothing to refresh" in run("refresh", "--all").stdout
    assert "fetched again" in run("sources", "resume", "harbour").stdout
    assert "2 added" in run("refresh").stdout


@pytest.mark.parametrize("command", [("sources", "pause"), ("sources", "resume"), ("sources", "remove"), ("refresh",)])
def test_a_name_that_is_not_there_is_answered_with_the_nearest(
    run: Command, server: NewsServer, command: tuple[str, ...]
) -> None:
    run("sources", "add", server.url("/feed"))
    done = run(*command, "Harbor Gazete")
    assert done.returncode == 2
    assert done.stderr == "newsbot: There is no source Harbor Gazete; the nearest: Harbour Gazette.\n"


def test_a_source_leaves_with_its_articles_or_without(run: Command, server: NewsServer) -> None:
    other = server.feed("/other", "Bay Courier", [BARLEY])
    run("sources", "add", server.url("/feed"), other)
    run("refresh")
    assert "its articles stay" in run("sources", "remove", "Courier").stdout
    assert "The index holds 3 articles" in run("refresh", "--all").stdout
    assert "2 articles of it left the index" in run("sources", "remove", server.url("/feed"), "--with-articles").stdout
    assert json.loads(run("ask", "--json", "barley").stdout)["covers"]["articles"] == 1
    assert run("sources", "list", "--json").stdout == ""


def test_a_removed_article_stays_out_until_that_is_undone(run: Command, server: NewsServer) -> None:
    link = "https://gazette.example/ferry"
    server.feed("/feed", "Harbour Gazette", [FERRY._replace(link=link), WHALE])
    run("sources", "add", server.url("/feed"), "--text-from", "item")
    run("refresh")
    assert run("remove", link).stdout == "Removed “Ferry Orla sinks” for good. The index holds 1 article.\n"
    assert "The index holds 1 article" in run("refresh", "--all").stdout
    for command in ("remove", "article"):
        missing = run(command, link)
        assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
        assert f"The article {link} was removed for good: `newsbot remove --undo`" in missing.stderr
    assert "may come back" in run("remove", "--undo", link).stdout
    assert "The index holds 2 articles" in run("refresh", "--all").stdout


def test_lists_of_sources_go_out_and_come_back(run: Command, server: NewsServer, tmp_path: Path) -> None:
    run("sources", "add", server.url("/feed"), "--text-from", "item", "--select", "article")
    assert run("sources", "export", "feeds.opml").returncode == 0
    exported = run("sources", "export").stdout
    assert exported == (tmp_path / "feeds.opml").read_text()
    before = run("sources", "list", "--json").stdout
    run("sources", "remove", "Gazette")
    done = run("sources", "import", "feeds.opml")
    assert done.stdout.startswith("1 source added from feeds.opml.")
    names = ("title", "url", "kind", "text_from", "select")
    after = run("sources", "list", "--json").stdout
    assert [json.loads(after)[name] for name in names] == [json.loads(before)[name] for name in names]
    again = run("sources", "import", "feeds.opml")
    assert again.returncode == 1
    assert "is a source already" in again.stderr


@pytest.mark.parametrize("content", [b"", b"<html><body>No list</body></html>", b"\x00\xff" * 50, b"<opml><body"])
def test_a_list_that_is_none_gets_a_sentence(run: Command, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.opml").write_bytes(content)
    done = run("sources", "import", "broken.opml")
    assert done.returncode == 1
    assert done.stderr.startswith("newsbot: ")
    assert "Traceback" not in done.stderr
    assert run("sources", "import", "missing.opml").returncode == 2


def test_a_broken_list_gives_the_sources_that_can_be_read_and_names_the_file(
    run: Command, server: NewsServer, tmp_path: Path
) -> None:
    outlines = f'<outline text="A" xmlUrl="{server.url("/feed")}"/><outline text="B" xmlUrl="no address"/>'
    (tmp_path / "broken.opml").write_text(f'<opml version="2.0"><body>{outlines}<outline text="C')
    done = run("sources", "import", "broken.opml")
    assert (done.returncode, done.stdout.partition(".")[0]) == (0, "1 source added from broken")
    assert len(done.stderr.splitlines()) == 2
    assert all(line.startswith("newsbot: broken.opml: ") for line in done.stderr.splitlines())


def test_a_name_without_anything_in_it_is_no_source(run: Command) -> None:
    done = run("sources", "pause", " ")
    assert done.stderr == "newsbot: There is no source without a name; `newsbot sources list` shows all.\n"


def test_ten_duplicates_of_a_story_in_five_feeds_are_one_article(run: Command, server: NewsServer) -> None:
    link = "https://gazette.example/2026/ferry"
    forms = (link, f"{link}?utm_source=rss", f"{link}/amp", "http://www.gazette.example/2026/ferry/", f"{link}#top")
    feeds = [
        server.feed(
            f"/feed{number}",
            f"Feed {number}",
            [FERRY._replace(link=form), FERRY._replace(link=f"{form}{'&' if '?' in form else '?'}utm_medium=b")],
        )
        for number, form in enumerate(forms)
    ]
    run("sources", "add", "--text-from", "item", *feeds)
    done = run("refresh")
    assert "The index holds 1 article, 1 paragraph." in done.stdout
    assert "1 added" in done.stdout
    answer = json.loads(run("ask", "--json", "--top", "10", "What happened to the ferry Orla?").stdout)
    assert [passage["title"] for passage in answer["passages"]] == [FERRY.title]


def test_a_story_that_five_outlets_carry_is_shown_once_with_the_others(run: Command, server: NewsServer) -> None:
    text = "“Nobody drowned when the ferry Orla sank,” said Ida Holm, the harbour master of Karsk, on Thursday."
    names = ("Harbour Gazette", "Bay Courier", "Tessick Mercury", "Karsk Post", "Island Herald")
    feeds = [
        server.feed(
            f"/feed{number}",
            name,
            [
                Story("Ferry Orla sinks", text, f"https://outlet{number}.example/{copy}/ferry")
                for copy in ("news", "world")
            ],
        )
        for number, name in enumerate(names)
    ]
    run("sources", "add", "--text-from", "item", *feeds)
    run("refresh")
    answer = json.loads(run("ask", "--json", "--top", "10", "What did Ida Holm say about the ferry Orla?").stdout)
    [passage] = answer["passages"]
    assert {passage["source"], *passage["also_in"]} == set(names)


def page_with_feeds(server: NewsServer) -> str:
    """Serve a page with a long article, which names two feeds; return its address."""
    server.feed("/other", "Bay Courier", [BARLEY])
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{path}" title="{title}">'
        for path, title in (("/feed", "Gazette"), ("/other", "Courier"))
    )
    text = "".join(f"<p>{number}. {WHALE.text}</p>" for number in range(20))
    body = (
        f"<html><head><title>Whales</title>{links}</head><body><article><h1>Whales</h1>{text}</article></body></html>"
    )
    server.pages["/whales"] = Page(body.encode(), content_type="text/html")
    return server.url("/whales")


def test_what_an_address_leads_to_besides_is_added_by_its_kind(run: Command, server: NewsServer) -> None:
    address = page_with_feeds(server)
    added = run("sources", "add", address).stdout
    assert f"Added “Harbour Gazette”: a feed, {server.url('/feed')}" in added
    assert f"Besides it, there is “Whales”: a page, {address}" in added
    assert f"Whales: a page, {address}" in run("sources", "test", "--kind", "page", address).stdout
    assert f"Added “Whales”: a page, {address}" in run("sources", "add", "--kind", "page", address).stdout
    refused = run("sources", "add", "--kind", "folder", address)
    assert refused.returncode == 1
    assert f"{address}: it leads to no source of the kind folder, but to" in refused.stderr


def test_adding_and_testing_for_programs_prints_events_and_nothing_else(run: Command, server: NewsServer) -> None:
    address = page_with_feeds(server)
    tested = run("sources", "test", "--progress", "json", address)
    [preview] = events(tested.stdout)
    assert (tested.returncode, tested.stderr, preview["event"], preview["count"]) == (0, "", "preview", 2)
    assert {key: preview[key] for key in ("title", "kind", "url")} == {
        "title": "Harbour Gazette", "kind": "feed", "url": server.url("/feed"),
    }  # fmt: skip
    assert (
        preview["items"][0].items()
        >= {
            "title": FERRY.title,
            "outlet": "Harbour Gazette",
            "paragraphs": 1,
            "published": "2026-05-04T10:00:00+00:00",
            "opening": FERRY.text,
        }.items()
    )
    assert [other["kind"] for other in preview["others"]] == ["feed", "page"]
    done = run("sources", "add", "--progress", "json", address, server.url("/nothing"), server.url("/feed"))
    assert (done.returncode, done.stderr) == (0, "")
    missing, added, known = events(done.stdout)
    assert (added["event"], added["title"], added["url"]) == ("added", "Harbour Gazette", server.url("/feed"))
    assert (missing["event"], missing["error"]) == ("error", "FetchError")
    assert (known["event"], known["error"]) == ("error", "SourceKnown")
    failed = run("sources", "test", "--progress", "json", server.url("/nothing"))
    assert (failed.returncode, failed.stderr, events(failed.stdout)[0]["error"]) == (1, "", "FetchError")


def test_removing_for_programs_prints_events_and_nothing_else(run: Command, server: NewsServer) -> None:
    link = "https://gazette.example/ferry"
    server.feed("/feed", "Harbour Gazette", [FERRY._replace(link=link), WHALE])
    run("sources", "add", server.url("/feed"), "--text-from", "item")
    run("refresh")
    done = run("remove", "--progress", "json", link)
    report = events(done.stdout)[-1]
    assert (done.returncode, done.stderr, report["event"], report["title"]) == (0, "", "report", FERRY.title)
    assert (report["removed"], report["articles"]) == (1, 1)
    assert events(run("remove", "--progress", "json", link).stdout)[0]["error"] == "ArticleMissing"
    assert events(run("remove", "--undo", "--progress", "json", link).stdout) == [{"event": "restored"}]
    again = run("remove", "--undo", link)
    assert again.returncode == 2
    assert again.stderr == f"newsbot: No article {link} was removed: give the id or the link by which it was.\n"
    gone = run("sources", "remove", "--with-articles", "--progress", "json", "harbour")
    report = events(gone.stdout)[-1]
    assert (gone.stderr, report["event"], report["removed"], report["title"]) == ("", "report", 1, "Harbour Gazette")
    missing = run("sources", "remove", "--progress", "json", "harbour")
    assert (missing.stderr, events(missing.stdout)[0]["error"]) == ("", "SourceMissing")


def test_the_pause_between_two_requests_is_an_option_of_a_source(run: Command, server: NewsServer) -> None:
    run("sources", "add", server.url("/feed"), "--pause", "0.5")
    [line] = events(run("sources", "list", "--json").stdout)
    assert line["pause_seconds"] == 0.5
    assert run("sources", "add", server.url("/other"), "--pause", "-1").returncode == 2
