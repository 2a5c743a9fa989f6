"""/sources with addresses: what is there, adding it by a button, and the articles that come of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from botapi import BotApi, Chat, User
from crowd import NO_LIMITS, QUESTION
from news_server import NewsServer, Page, Story, serving
from office import ONLY_ADMINS, TOO_OLD, Office, data_of, forge, labels
from waits import eventually

from index import DataFolder, list_sources, source_id
from index.archive import WebSources

if TYPE_CHECKING:
    from conftest import Newsbot, Start

FERRY = Story("Ferry Orla sinks", "“Nobody drowned when the ferry Orla sank,” said Ida Holm, the harbour master.")
WHALE = Story("A whale sings", "A humpback whale sang in the bay for two nights, and half of the town listened.")
BARLEY = Story("Barley is dear", "The price of barley rose to a record at the mill of Tessick on Monday.")


@pytest.fixture(scope="module")
def site() -> Iterator[NewsServer]:
    """A site with two feeds, and a page with a long article that names them."""
    with serving() as server:
        server.feed("/gazette", "Harbour Gazette", [FERRY, WHALE])
        server.feed("/courier", "Bay Courier", [BARLEY])
        named = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{path}" title="{title}">'
            for path, title in (("/gazette", "Gazette"), ("/courier", "Courier"))
        )
        text = "".join(f"<p>{number}. {WHALE.text}</p>" for number in range(20))
        article = f"<article><h1>Whales</h1>{text}</article>"
        page = f"<html><head><title>Whales</title>{named}</head><body>{article}</body></html>"
        server.pages["/whales"] = Page(page.encode(), content_type="text/html")
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
    return cleared(bot.data)


def cleared(folder: Path) -> DataFolder:
    data = DataFolder(folder, f"sqlite:///{folder / 'articles.sqlite'}")
    with closing(WebSources(data.database)) as sources:
        for stored in sources.all():
            sources.remove(stored.source.id)
    return data


def added(data: DataFolder) -> list[tuple[str, str]]:
    return [(listed.stored.source.kind, listed.stored.source.url) for listed in list_sources(data)]


def test_what_an_address_leads_to_is_shown_then_added_and_fetched(
    bot: Newsbot, office: Office, data: DataFolder, site: NewsServer
) -> None:
    address = site.url("/gazette")
    [looking] = office.say(f"/sources {address}")
    assert looking.original.text == f"Looking at {address} …"
    found = office.until(looking, "2 items")
    assert found.text.splitlines() == [
        "Harbour Gazette · feed",
        address,
        "",
        "2 items. The first as articles:",
        "• Ferry Orla sinks · Harbour Gazette · 4 May 2026 · 1 paragraph",
        "• A whale sings · Harbour Gazette · 4 May 2026 · 1 paragraph",
    ]
    assert labels(found) == ["Add this source"]
    assert added(data) == []
    done = office.press(found, "Add this source", "It brought")
    assert done.text == "Added “Harbour Gazette”. It brought 2 articles."
    assert added(data) == [("feed", address)]

    def answers() -> bool:
        [answer] = office.say("What did Ida Holm say about the ferry Orla?")
        return "Nobody drowned" in answer.text

    eventually(answers)
    assert labels(done) == ["This source", "All sources"]
    office.press(done, "This source", "Articles: 2")


def test_everything_that_a_page_leads_to_has_a_button(office: Office, data: DataFolder, site: NewsServer) -> None:
    [looking] = office.say(f"/sources {site.url('/whales')}")
    found = office.until(looking, "Its address also leads to:")
    assert labels(found) == ["Add this source", "Add: Courier", "Add: Whales"]
    office.press(found, "Add: Whales", "Added “Whales”. It brought 1 article.")
    assert added(data) == [("page", site.url("/whales"))]


def test_several_addresses_get_a_message_each(office: Office, data: DataFolder, site: NewsServer) -> None:
    addresses = [site.url(path) for path in ("/gazette", "/nothing", "/courier")]
    first, second, third = office.say(f"/sources {' '.join(addresses)} {addresses[0]}", count=3)
    assert "Harbour Gazette" in office.until(first, "items").text
    assert office.until(second, "That").text == f"That didn’t work: {addresses[1]}: doesn't exist (HTTP 404)"
    assert "Bay Courier" in office.until(third, "1 item").text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9/feed", "loopback address"),
        ("http://169.254.169.254/latest/meta-data", "link-local address"),
        ("ftp://a.example/feed", "http"),
        ("--help", "--help"),
        ("nothing", "nothing"),
        ("http://someone:hunter2@127.0.0.1:9/feed", "contains a user name or a password"),
    ],
)
def test_an_address_that_is_no_source_gets_one_sentence(
    office: Office, data: DataFolder, address: str, words: str
) -> None:
    [looking] = office.say(f"/sources {address}")
    refused = office.until(looking, "That didn’t work: ")
    assert words in refused.text
    assert not any("hunter2" in sent.text for sent in office.api.sent(office.chat))
    assert len(refused.text.splitlines()) == 1
    assert refused.buttons == []


@pytest.mark.parametrize("words", ["the ferry news", "@ferrynews", "https://t.me/ferrynews", "please add @ferrynews"])
def test_a_name_or_a_channel_instead_of_an_address_is_told_how_to_add_one(
    office: Office, data: DataFolder, words: str
) -> None:
    [how] = office.say(f"/sources {words}")
    assert how.text.startswith("To add one, send /sources and the address of a site")
    assert "A channel in Telegram is added by NEWSBOT_CHANNELS." in how.text


def test_a_source_that_is_there_already_is_opened_instead(office: Office, data: DataFolder, site: NewsServer) -> None:
    [looking] = office.say(f"/sources {site.url('/courier')}")
    found = office.until(looking, "1 item")
    adding = data_of(found, "Add this source")
    office.press(found, "Add this source", "Added “Bay Courier”")
    [looking] = office.say(f"/sources {site.url('/courier')}")
    known = office.until(looking, "This is one of my sources already.")
    opened = office.press(known, "This source", "Kind: feed")
    assert forge(office.api, office.admin, office.chat, opened, adding) == ""
    assert "This is one of my sources already." in office.until(opened, "already").text


def test_a_first_fetch_that_fails_is_told_and_the_source_stays(
    office: Office, data: DataFolder, site: NewsServer
) -> None:
    address = site.feed("/fails", "Short-lived", [FERRY])
    [looking] = office.say(f"/sources {address}")
    found = office.until(looking, "1 item")
    site.answers("/fails", [site.pages["/fails"], Page(status=403, content_type="text/plain")])
    done = office.press(found, "Add this source", "I’ll try it again later.")
    assert done.text.startswith("Added “Short-lived”. It could not be fetched: ")
    assert added(data) == [("feed", address)]


# --- old messages, other people and forged presses


def test_a_button_works_after_a_restart(
    own_api: BotApi, start_own: Start, index: Path, tmp_path: Path, site: NewsServer
) -> None:
    admin = own_api.user("Admin")
    office = Office.of(own_api, admin)
    settings = {"admin_ids": str(admin.id), "sources_allowed": site.address}
    shutil.copytree(index, tmp_path / "data")
    first = start_own(**settings)
    [looking] = office.say(f"/sources {site.url('/gazette')}")
    found = office.until(looking, "2 items")
    assert first.stop() == 0
    start_own(**settings)
    office.press(found, "Add this source", "Added “Harbour Gazette”. It brought 2 articles.")


def test_an_address_that_was_being_looked_at_when_the_bot_was_killed_is_looked_at_again(
    own_api: BotApi, start_own: Start, index: Path, tmp_path: Path, site: NewsServer
) -> None:
    admin = own_api.user("Admin")
    office = Office.of(own_api, admin)
    settings = {"admin_ids": str(admin.id), "sources_allowed": site.address}
    shutil.copytree(index, tmp_path / "data")
    first = start_own(**settings)
    office.say(f"/sources {site.url('/gazette')}")
    bot = psutil.Process(first.pid)

    def looks() -> list[psutil.Process]:
        return [child for child in bot.children() if "test" in child.cmdline()]

    eventually(lambda: bool(looks()))
    [look] = looks()
    look.suspend()
    office.say("/help")
    eventually(lambda: bool(first.remembers("SELECT 1 FROM inbox WHERE done_at IS NOT NULL")))
    first.kill()
    look.kill()
    again = start_own(**settings)
    eventually(lambda: any("2 items" in sent.text for sent in own_api.sent(office.chat)))
    again.wait_until_done()


@pytest.mark.parametrize("argument", ["", ":feed", ":feed:abc", ":feed:{other}", ":{key}", ":folder"])
def test_a_forged_press_that_names_no_address_of_the_message_says_that_it_is_old(
    office: Office, data: DataFolder, site: NewsServer, argument: str
) -> None:
    [looking] = office.say(f"/sources {site.url('/gazette')}")
    found = office.until(looking, "2 items")
    given = argument.format(other=source_id(site.url("/courier")), key=source_id(site.url("/gazette")))
    assert forge(office.api, office.admin, office.chat, found, f"adm:source-add{given}") == TOO_OLD
    assert added(data) == []


def test_a_forged_kind_gets_one_sentence(office: Office, data: DataFolder, site: NewsServer) -> None:
    [looking] = office.say(f"/sources {site.url('/gazette')}")
    found = office.until(looking, "2 items")
    key = source_id(site.url("/gazette"))
    assert forge(office.api, office.admin, office.chat, found, f"adm:source-add:folder:{key}") == ""
    refused = office.until(found, "That didn’t work: ")
    assert "no source of the kind folder" in refused.text
    assert forge(office.api, office.admin, office.chat, refused, f"adm:source-add:x:{key}") == TOO_OLD
    assert added(data) == []


def test_a_forged_press_of_somebody_else_adds_nothing(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, data: DataFolder, site: NewsServer
) -> None:
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    key = source_id(site.url("/gazette"))
    assert forge(api, alice, chat, answer, f"adm:source-add:feed:{key}") == ONLY_ADMINS
    assert added(data) == []


def test_no_log_holds_the_addresses_that_an_admin_sends(bot: Newsbot, office: Office, data: DataFolder) -> None:
    for address in ("http://127.0.0.1:9/secret-address", "secret-address"):
        [looking] = office.say(f"/sources {address}")
        office.until(looking, "That didn’t work: ")
    bot.wait_for_log(f"Admin {office.admin.id}: /sources", times=2)
    assert "secret-address" not in bot.log
