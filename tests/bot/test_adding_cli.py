"""`newsbot add` on the command line: what becomes of links and files, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from news_server import NewsServer, Page, rss, serving

from tests.bot.conftest import Command

WOMBATS = "Title: Wombats take over\nSource: The Post\nDate: 2026-05-04\n\nThe wombat Zelda is a cube at heart.\n"
EXPECTED = ["Wombats take over", "The Post", "2026-05-04", "1", "added"]
HTML = (
    "<html><head><title>Lock gates freeze</title></head><body><article><h1>Lock gates freeze</h1>"
    "<p>The keeper said on Monday that the gates had frozen in the night, and that nobody would force them.</p>"
    "</article></body></html>"
)


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with serving() as server:
        server.pages["/gates"] = Page(HTML.encode(), content_type="text/html")
        server.pages["/feed"] = Page(rss("A feed", []))
        yield server


@pytest.fixture
def run(newsbot: Command, server: NewsServer) -> Command:
    """The command `newsbot`, which may reach the server."""

    def run_allowed(*arguments: str | Path, **settings: str) -> Any:
        return newsbot(*arguments, **{"sources_allowed": server.address, **settings})

    return run_allowed


def events(output: str, kind: str) -> list[dict[str, Any]]:
    return [event for line in output.splitlines() if (event := json.loads(line))["event"] == kind]


def test_a_table_says_what_became_of_each_and_the_rest_gets_a_sentence(
    run: Command, server: NewsServer, tmp_path: Path
) -> None:
    (tmp_path / "wombats.txt").write_text(WOMBATS)
    (tmp_path / "empty.txt").write_text("")
    done = run("add", "wombats.txt", server.url("/gates"), "empty.txt", server.url("/feed"))
    assert done.returncode == 0
    head, wombats, gates, total = done.stdout.splitlines()
    assert head.split() == ["Title", "Outlet", "Date", "Paragraphs"]
    assert [cell.strip() for cell in wombats.split("  ") if cell] == EXPECTED
    assert gates.startswith("Lock gates freeze")
    assert total == "The index holds 2 articles, 2 paragraphs."
    assert done.stderr.splitlines() == [
        "newsbot: empty.txt: empty",
        f"newsbot: {server.url('/feed')}: a list of articles, not one of them: add it as a source: "
        f"`newsbot sources add {server.url('/feed')}`",
    ]
    assert "cube at heart" in run("ask", "What is the wombat Zelda?").stdout
    again = run("add", "wombats.txt")
    assert "there already" in again.stdout
    assert again.stdout.endswith("The index holds 2 articles, 2 paragraphs.\n")


def test_if_nothing_is_added_the_exit_code_is_1(run: Command, server: NewsServer) -> None:
    done = run("add", "none.txt", "http://127.0.0.1:9/x")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 2
    assert run("add", "").returncode == 2


def test_programs_get_an_event_for_each(run: Command, server: NewsServer, tmp_path: Path) -> None:
    records = [{"title": f"Number {number}", "text": f"The number {number} is shown."} for number in range(7)]
    (tmp_path / "many.json").write_text(json.dumps(records))
    done = run("add", "--progress", "json", "many.json", server.url("/gates"), server.url("/feed"))
    assert (done.returncode, done.stderr) == (0, "")
    many, gates, feed = events(done.stdout, "addition")
    assert (many["name"], many["total"], many["added"], len(many["articles"])) == ("many.json", 7, 7, 5)
    [article] = gates["articles"]
    assert (article["title"], article["url"], article["state"]) == ("Lock gates freeze", server.url("/gates"), "added")
    assert (feed["is_source"], feed["key"], feed["total"]) == (True, "", 0)
    [report] = events(done.stdout, "report")
    assert (report["added"], report["articles"]) == (8, 8)
    [taken] = events(run("add", "--undo", "--progress", "json", many["key"]).stdout, "removed")
    assert len(taken["titles"]) == 5
    missing = run("add", "--undo", "--progress", "json", many["key"])
    assert (missing.returncode, len(events(missing.stdout, "missing"))) == (1, 1)


def test_what_was_added_is_taken_out_by_link_and_file(run: Command, server: NewsServer, tmp_path: Path) -> None:
    (tmp_path / "wombats.txt").write_text(WOMBATS)
    run("add", "wombats.txt", server.url("/gates"))
    done = run("add", "--undo", "wombats.txt", server.url("/gates"), "other.txt")
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["Took out “Wombats take over”.", "Took out “Lock gates freeze”."]
    assert done.stderr == "newsbot: other.txt: nothing was added by that name, or it was taken out already.\n"
    stays_out = run("add", server.url("/gates"))
    assert "newsbot remove --undo" in stays_out.stderr


def test_a_broken_database_is_an_error(run: Command, tmp_path: Path) -> None:
    (tmp_path / "wombats.txt").write_text(WOMBATS)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "articles.sqlite").write_bytes(b"no database" * 99)
    done = run("add", "--progress", "json", "wombats.txt")
    assert done.returncode == 2
    assert events(done.stdout, "error")
