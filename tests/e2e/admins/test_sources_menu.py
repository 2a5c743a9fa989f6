"""/sources: the list of sources and their pages, as an admin sees and presses them, and as others can't."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User
from crowd import NO_LIMITS, QUESTION, wait_for_replies
from filelock import FileLock
from news_server import NewsServer, Page, Story, serving
from office import ONLY_ADMINS, TOO_OLD, Office, data_of, forge, labels
from waits import eventually

from index import DataFolder, SourceOptions, add_source, list_sources, take_posts
from index.archive import WebSources
from index.sources.web.kinds import Candidate

if TYPE_CHECKING:
    from conftest import Newsbot, Start

FERRY = Story("Ferry Orla sinks", "“Nobody drowned when the ferry Orla sank,” said Ida Holm, the harbour master.")
WHALE = Story("A whale sings", "A humpback whale sang in the bay for two nights, and half of the town listened.")
GONE = "This source is no longer there."


@pytest.fixture(scope="module")
def site() -> Iterator[NewsServer]:
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def office(api: BotApi, admin: User) -> Office:
    return Office.of(api, admin)


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, site: NewsServer, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    """Bot that may fetch from the site."""
    settings = {"admin_ids": str(admin.id), "sources_allowed": site.address} | NO_LIMITS
    process = launch(api, tmp_path_factory.mktemp("bot"), **settings)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def data(bot: Newsbot) -> DataFolder:
    """The bot's articles; no source is left from earlier tests."""
    folder = DataFolder(bot.data, f"sqlite:///{bot.data / 'articles.sqlite'}")
    with closing(WebSources(folder.database)) as sources:
        for stored in sources.all():
            sources.remove(stored.source.id)
    return folder


@pytest.fixture
def feed(data: DataFolder, site: NewsServer) -> str:
    """Address of a feed of two stories, which is a source that was never fetched."""
    address = site.feed("/gazette", "Harbour Gazette", [FERRY, WHALE])
    add(data, address, "Harbour Gazette")
    return address


def add(data: DataFolder, address: str, title: str, **options: object) -> str:
    """Add a feed; return its id."""
    return add_source(data, Candidate(address, "feed", title), SourceOptions(**options)).source.id  # type: ignore[arg-type]


def names(data: DataFolder) -> list[str]:
    return [listed.stored.name for listed in list_sources(data)]


def page(office: Office, title: str = "Harbour Gazette") -> Sent:
    """Open the page of the only source."""
    [menu] = office.say("/sources")
    return office.press(menu, f"1. {title}", "Kind: ")


def test_without_sources_the_menu_says_how_to_add_one(office: Office, data: DataFolder) -> None:
    [menu] = office.say("/sources")
    assert menu.text.startswith("There are no sources yet. To add one, send /sources and the address")
    assert menu.buttons == []


def test_the_list_says_how_each_source_is_doing_and_opens_its_page(
    office: Office, data: DataFolder, site: NewsServer, feed: str
) -> None:
    [menu] = office.say("/sources")
    assert menu.text.splitlines() == ["One source", "", "1. Harbour Gazette · feed", "not read yet · 0 articles"]
    assert labels(menu) == ["1. Harbour Gazette", "Add"]
    opened = office.press(menu, "1. Harbour Gazette", "Kind: feed")
    assert opened.text.splitlines() == ["Harbour Gazette", feed, "Kind: feed", "State: not read yet", "Articles: 0"]
    assert labels(opened) == ["Pause", "Refresh now", "Remove", "Back"]
    assert office.press(opened, "Back", "One source").text == menu.text
    how = office.press(menu, "Add", "To add one, send /sources")
    assert office.press(how, "All sources", "One source").text == menu.text


def test_a_source_is_fetched_when_an_admin_presses(
    bot: Newsbot, office: Office, api: BotApi, site: NewsServer, feed: str
) -> None:
    done = office.press(page(office), "Refresh now", "Fetched: ")
    assert done.text.startswith("Fetched: 2 added, 0 changed.\nHarbour Gazette\n")
    assert {"State: fine", "Articles: 2", "Last read: 1 minute ago"} <= set(done.text.splitlines())
    assert re.search(r"^Newest article: .* ago$", done.text, re.MULTILINE)
    assert re.search(r"^Next fetch: in \d+ minutes$", done.text, re.MULTILINE)

    def answers() -> bool:
        [answer] = office.say("What did Ida Holm say about the ferry Orla?")
        return "Nobody drowned" in answer.text

    eventually(answers)
    [menu] = office.say("/sources")
    assert menu.text.splitlines()[3].startswith("fine · 2 articles · newest ")


def test_a_source_that_fails_shows_its_last_error(office: Office, site: NewsServer, feed: str) -> None:
    site.pages["/gazette"] = Page(b"<html><body><p>Log in.</p></body></html>", content_type="text/html")
    failed = office.press(page(office), "Refresh now", "It could not be fetched: ")
    assert {"State: failing"} <= set(failed.text.splitlines())
    [error] = [line for line in failed.text.splitlines() if line.startswith("Last error: ")]
    reason = error.removeprefix("Last error: ")
    assert failed.text.startswith(f"It could not be fetched: {reason}\n")
    listed = office.press(failed, "Back", "One source")
    assert listed.text.splitlines()[-1] == f"⚠️ {reason}"


def test_a_source_is_paused_and_resumed_however_often_the_button_is_pressed(
    office: Office, data: DataFolder, feed: str
) -> None:
    opened = page(office)
    pausing = data_of(opened, "Pause")
    assert office.note(opened, "Pause") == "Paused."
    paused = office.until(opened, "State: paused")
    assert labels(paused) == ["Resume", "Refresh now", "Remove", "Back"]
    assert forge(office.api, office.admin, office.chat, opened, pausing) == "Paused."
    assert [listed.state for listed in list_sources(data)] == ["paused"]
    assert office.note(paused, "Resume") == "It will be fetched again."
    office.until(opened, "State: not read yet")
    assert [listed.state for listed in list_sources(data)] == ["new"]


def test_a_page_shows_the_options_of_a_source(office: Office, data: DataFolder, site: NewsServer) -> None:
    options = {"text_from": "page", "select": ("main p",), "drop": (".ad", "aside"), "outlet": "The Gazette"}
    add(data, site.url("/g"), "Gazette", **options, interval_minutes=30, pause_seconds=0.5)
    assert page(office, "Gazette").text.splitlines()[5:] == [
        "Text: always from the pages",
        "Text of pages: main p",
        "Left out: .ad, aside",
        "Outlet: The Gazette",
        "Fetched at most every 30 minutes",
        "Pause between two requests: 0.5 s",
    ]


def test_a_source_is_removed_without_its_articles_after_a_question(
    bot: Newsbot, office: Office, data: DataFolder, feed: str
) -> None:
    office.press(page(office), "Refresh now", "Fetched: ")
    asked = office.press(page(office), "Remove", "Remove “Harbour Gazette”?")
    assert "Its 2 articles can stay or go with it." in asked.text
    assert labels(asked) == ["Keep articles", "Articles, too", "Cancel"]
    opened = office.press(asked, "Cancel", "Kind: feed")
    asked = office.press(opened, "Remove", "Remove “Harbour Gazette”?")
    removed = office.press(asked, "Keep articles", "Removed “Harbour Gazette”. Its articles stay.")
    assert labels(removed) == ["All sources"]
    assert names(data) == []
    [answer] = office.say("What did Ida Holm say about the ferry Orla?")
    assert "Nobody drowned" in answer.text


def test_a_source_is_removed_with_its_articles(bot: Newsbot, office: Office, data: DataFolder, feed: str) -> None:
    office.press(page(office), "Refresh now", "Fetched: ")
    asked = office.press(page(office), "Remove", "Remove “Harbour Gazette”?")
    with FileLock(bot.data / "index.lock"):
        busy = office.press(asked, "Articles, too", "The index is being updated right now")
    assert labels(busy) == ["Keep articles", "Articles, too", "Cancel"]
    office.press(busy, "Articles, too", "Removed “Harbour Gazette” and 2 articles.")
    assert names(data) == []

    def is_gone() -> bool:
        [answer] = office.say("What did Ida Holm say about the ferry Orla?")
        return "Nobody drowned" not in answer.text

    eventually(is_gone)


def test_a_long_list_has_pages(office: Office, data: DataFolder, site: NewsServer) -> None:
    for number in range(1, 18):
        add(data, site.url(f"/{number:02}"), f"Paper {number:02}")
    [menu] = office.say("/sources")
    assert menu.text.startswith("17 sources\n\n1. Paper 01 · feed")
    assert labels(menu)[-3:] == ["8. Paper 08", "›", "Add"]
    second = office.press(menu, "›", "16. Paper 16")
    assert labels(second)[-3:] == ["‹", "›", "Add"]
    third = office.press(second, "›", "17. Paper 17")
    assert labels(third) == ["17. Paper 17", "‹", "Add"]
    old = data_of(second, "›")
    with closing(WebSources(data.database)) as sources:
        for stored in sources.all()[3:]:
            sources.remove(stored.source.id)
    assert forge(office.api, office.admin, office.chat, third, old) == ""
    assert labels(office.until(third, "3 sources")) == ["1. Paper 01", "2. Paper 02", "3. Paper 03", "Add"]


def test_a_channel_is_in_the_list_with_its_posts(office: Office, data: DataFolder, feed: str) -> None:
    chat = {"id": -1001234567890, "type": "channel", "title": "Harbour Desk", "username": "harbour_desk"}
    take_posts(data, [{"message_id": 5, "date": int(time.time()) - 3 * 3600, "chat": chat, "text": FERRY.text}])
    [menu] = office.say("/sources")
    assert menu.text.splitlines()[0] == "2 sources"
    assert menu.text.splitlines()[-2:] == [
        "2. Harbour Desk · channel",
        "not in NEWSBOT_CHANNELS · 1 post · 1 article · newest 3 hours ago",
    ]
    assert labels(menu) == ["1. Harbour Gazette", "Add"]


# --- old messages, other people, groups and forged presses


PRESSES = [
    "source", "source-pause", "source-resume", "source-refresh", "source-remove", "source-drop", "source-drop-all",
]  # fmt: skip


@pytest.mark.parametrize("action", PRESSES)
def test_a_button_of_a_source_that_is_gone_says_so(
    office: Office, data: DataFolder, site: NewsServer, action: str
) -> None:
    key = add(data, site.url("/short-lived"), "Short-lived")
    [menu] = office.say("/sources")
    with closing(WebSources(data.database)) as sources:
        sources.remove(key)
    assert office.note(menu, "1. Short-lived") == GONE
    assert forge(office.api, office.admin, office.chat, menu, f"adm:{action}:{key}") == GONE
    assert office.now(menu).text == menu.text


@pytest.mark.parametrize("pressed", ["source", "source:0", "source-pause:Harbour", "source-drop:-"])
def test_a_forged_press_of_an_admin_that_names_no_source_says_so(office: Office, feed: str, pressed: str) -> None:
    [menu] = office.say("/sources")
    assert forge(office.api, office.admin, office.chat, menu, f"adm:{pressed}") == GONE
    assert office.now(menu).text == menu.text


@pytest.mark.parametrize("pressed", ["sources:999999999999999999999", "sources:-1", "sources", "sources:x"])
def test_a_page_that_is_not_there_is_the_nearest(office: Office, feed: str, pressed: str) -> None:
    opened = page(office)
    assert forge(office.api, office.admin, office.chat, opened, f"adm:{pressed}") == ""
    office.until(opened, "1. Harbour Gazette")


@pytest.mark.parametrize("action", ["sources", "sources-how", *PRESSES])
def test_a_forged_press_of_somebody_else_does_nothing(
    bot: Newsbot, office: Office, api: BotApi, alice: User, chat: Chat, data: DataFolder, feed: str, action: str
) -> None:
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    key = list_sources(data)[0].stored.source.id
    assert forge(api, alice, chat, answer, f"adm:{action}:{key}") == ONLY_ADMINS
    assert [sent.text for sent in api.sent(chat) if sent.message_id == answer.message_id] == [answer.text]
    assert [listed.state for listed in list_sources(data)] == ["new"]


def test_somebody_else_is_refused(bot: Newsbot, api: BotApi, alice: User, chat: Chat, site: NewsServer) -> None:
    before = len(site.asked)
    for text in ("/sources", f"/sources {site.url('/x')}"):
        [answer] = api.wait_for_sent(chat, after=chat.say(alice, text))
        assert answer.text == ONLY_ADMINS
    assert site.asked[before:] == []


def test_in_a_group_an_admin_gets_silence_and_presses_do_nothing(
    bot: Newsbot, api: BotApi, admin: User, data: DataFolder, feed: str
) -> None:
    group = api.group("Readers")
    group.say(admin, "/sources")
    asked = group.say(admin, f"/ask {QUESTION}")
    wait_for_replies(api, [asked])
    [answer] = api.sent(group)
    key = list_sources(data)[0].stored.source.id
    assert forge(api, admin, group, answer, f"adm:source-drop:{key}") == TOO_OLD
    assert names(data) == ["Harbour Gazette"]


def test_the_actions_of_admins_are_logged(bot: Newsbot, office: Office, data: DataFolder, feed: str) -> None:
    key = list_sources(data)[0].stored.source.id
    page(office)
    bot.wait_for_log(f"Admin {office.admin.id}: /sources")
    bot.wait_for_log(f"Admin {office.admin.id}: source {key}")


def test_a_menu_works_after_a_restart(
    own_api: BotApi, start_own: Start, index: Path, tmp_path: Path, site: NewsServer
) -> None:
    admin = own_api.user("Admin")
    office = Office.of(own_api, admin)
    settings = {"admin_ids": str(admin.id), "sources_allowed": site.address}
    shutil.copytree(index, tmp_path / "data")
    folder = DataFolder(tmp_path / "data", f"sqlite:///{tmp_path / 'data' / 'articles.sqlite'}")
    add(folder, site.feed("/gazette", "Harbour Gazette", [FERRY]), "Harbour Gazette")
    first = start_own(**settings)
    [menu] = office.say("/sources")
    assert first.stop() == 0
    start_own(**settings)
    opened = office.press(menu, "1. Harbour Gazette", "Kind: feed")
    office.press(opened, "Refresh now", "Fetched: 1 added")
