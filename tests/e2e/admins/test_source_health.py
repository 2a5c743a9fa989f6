"""How sources on the web are doing, told to the admins: each event once, whoever refreshed, and across a kill."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from botapi import BotApi, Chat
from news_server import NewsServer, Page, Story, serving
from waits import eventually

if TYPE_CHECKING:
    from conftest import Command, Newsbot, Start

GATES = Story("Lock gates freeze", "“We will not force them open,” said Sunniva Brandt, who keeps the lock.")


class Office(NamedTuple):
    """A bot that doesn't refresh, sources that end one by one beside it, and the chats of its admins."""

    api: BotApi
    start: Callable[[], Newsbot]
    end: Callable[[str], None]
    ann: Chat
    bob: Chat
    database: Path

    def has_told(self, chat: Chat, count: int) -> bool:
        """Return whether an admin was told of so many sources."""
        return len(self.told(chat)) >= count

    def wait_until_settled(self) -> None:
        """Wait until it is written down that all admins were told: a kill before that lets a message come twice."""

        def is_settled() -> bool:
            with closing(sqlite3.connect(self.database)) as database:
                (count,) = database.execute("SELECT count(*) FROM health_events").fetchone()
            return int(count) == 0

        eventually(is_settled)

    def told(self, chat: Chat) -> list[str]:
        """Return the names of the sources that an admin was told of, in order."""
        return [line.partition(":")[0] for sent in self.api.sent(chat) for line in sent.text.splitlines()[1:]]


@pytest.fixture
def site() -> Iterator[NewsServer]:
    with serving() as site:
        yield site


@pytest.fixture
def office(launch: Start, newsbot: Command, index: Path, site: NewsServer, tmp_path: Path) -> Iterator[Office]:
    """Office with the feeds Weir, Inlet and Mole."""
    data = shutil.copytree(index, tmp_path / "data")
    settings = {"data_dir": str(data), "sources_allowed": site.address}
    feeds = [site.feed(f"/{name}", name, [GATES._replace(title=name, text=f"{name}.")]) for name in NAMES]
    assert newsbot("sources", "add", *feeds, **settings).returncode == 0
    with BotApi() as api:
        ann, bob = api.user("Ann"), api.user("Bob")
        admins = {"admin_ids": f"{ann.id},{bob.id}", "refresh_minutes": "0"}

        def start() -> Newsbot:
            process = launch(api, tmp_path, **settings, **admins)
            process.wait_for_log("is running: ")
            return process

        def end(name: str) -> None:
            site.pages[f"/{name}"] = Page(status=410)
            assert newsbot("refresh", name, **settings).returncode == 1

        yield Office(api, start, end, api.private(ann), api.private(bob), data / "articles.sqlite")


NAMES = ("Weir", "Inlet", "Mole")


def test_admins_hear_once_what_a_refresh_beside_the_bot_noted(office: Office) -> None:
    office.end("Weir")
    office.api.block(office.bob)
    process = office.start()
    office.api.wait_until(lambda _: office.told(office.ann) == ["Weir"])
    office.wait_until_settled()
    process.kill()
    office.api.unblock(office.bob)
    office.end("Inlet")
    office.end("Mole")
    process = office.start()
    for chat, names in ((office.ann, ["Weir", "Inlet", "Mole"]), (office.bob, ["Inlet", "Mole"])):
        eventually(partial(office.has_told, chat, 2))
        assert office.told(chat) == names
    assert office.api.sent(office.bob)[0].text.startswith("Sources on the web are gone for good:\nInlet: is gone")
    assert process.stop() == 0


def test_what_telegram_does_not_take_is_told_after_a_kill(office: Office) -> None:
    office.end("Weir")
    office.api.fail(1000, methods=("sendMessage",))
    process = office.start()
    office.api.wait_for_call("sendMessage", 2)
    process.kill()
    office.api.calm()
    process = office.start()
    for chat in (office.ann, office.bob):
        eventually(partial(office.has_told, chat, 1))
        assert office.told(chat) == ["Weir"]
    assert process.stop() == 0


def test_a_kill_while_a_message_is_on_its_way_lets_it_come_twice_at_most(office: Office) -> None:
    office.end("Weir")
    with office.api.hang("sendMessage", processed=True):
        process = office.start()
        office.api.wait_until(lambda _: office.told(office.ann) and office.told(office.bob))
        process.kill()
    process = office.start()
    office.api.wait_until(lambda _: office.told(office.ann) == office.told(office.bob) == ["Weir", "Weir"])
    office.wait_until_settled()
    process.kill()
    office.end("Inlet")
    process = office.start()
    office.api.wait_until(lambda _: office.told(office.ann)[-1] == "Inlet")
    assert office.told(office.ann) == ["Weir", "Weir", "Inlet"]
    assert process.stop() == 0
