"""A folder of articles that change while the bot runs, for tests of followed questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from botapi import BotApi, Chat, Message, Sent, User
from waits import WAIT_SECONDS

from index import DataFolder, index_files

if TYPE_CHECKING:
    from conftest import Newsbot

Run = Callable[..., "Newsbot"]
"""A function that starts a bot with these settings."""

QUESTION = "What did Quist say about ferries?"
HEADING = f"New articles answer your question: {QUESTION}"
STARTED = f"Following: {QUESTION}\n\nI’ll write here when new articles answer it."
OLD = "“We repaired the ferries ourselves this winter, with our own hands,” said Dervla Quist at the pier."
NORTH = "“The ferries will sail north at dawn, whatever the weather,” said Dervla Quist, who speaks for the crews."
SALE = "“Nobody on the bay remembers a day on which all ferries were for sale,” said Dervla Quist on Friday."
LATE = "“I was told that two more ferries come in autumn, and I believe it,” said Dervla Quist in the harbour."
OTHER, WOVEN = "Who wove the violet tapestry?", "Edda Voss wove the violet tapestry in nine years."
"""Question that no article answers at first."""


class Desk:
    """A folder of articles, and the data folder of a bot with an index of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._articles, self._data = folder / "articles", folder / "data"
        self._articles.mkdir()
        self.reset()

    def reset(self) -> None:
        """Remove all articles except the initial one."""
        for path in self._articles.iterdir():
            path.unlink()
        self.publish(old=OLD)

    def write(self, name: str, said: str, source: str = "Courier", day: str = "") -> None:
        """Write an article, by default dated today, without publishing it."""
        head = f"Date: {day or datetime.now(UTC).date()}\nTitle: {name}\nSource: {source}\n"
        (self._articles / f"{name}.txt").write_text(f"{head}\n{said}\n\nIt rained in {name}.\n")

    def publish(self, **articles: str) -> None:
        """Write these articles and publish an index of the folder, as an index run does."""
        for name, said in articles.items():
            self.write(name, said)
        index_files([self._articles], DataFolder(self._data, f"sqlite:///{self._data / 'articles.sqlite'}"), prune=True)

    def claims(self) -> int:
        """Return the number of unconfirmed alerts."""
        with closing(sqlite3.connect(self._data / "chats.sqlite", timeout=WAIT_SECONDS)) as database:
            return int(database.execute("SELECT count(*) FROM alerts").fetchone()[0])


def days_ago(days: int) -> str:
    """Return the date `days` ago in the format of an article."""
    return str(datetime.now(UTC).date() - timedelta(days=days))


def say(api: BotApi, user: User, chat: Chat, text: str = f"/follow {QUESTION}") -> Sent:
    """Send a message to the bot and return its answer."""
    [said] = api.wait_for_sent(chat, after=chat.say(user, text))
    return said


def told(api: BotApi, chat: Chat, after: Message | Sent, count: int = 1) -> list[Sent]:
    """Wait for messages that the bot sends by itself."""
    return api.wait_for_sent(chat, count, after=after)


def labels(message: Sent) -> list[str]:
    return [button["text"] for button in message.buttons]


def wait_for_a_look(api: BotApi, desk: Desk) -> None:
    """Wait until the bot has checked the current index: then it alerts an extra chat, after all others."""
    user = api.user("Scout")
    scout = api.private(user)
    begun = say(api, user, scout, f"/follow Who wove tapestry {user.id}?")
    desk.publish(**{f"scout{user.id}": f"Edda Voss wove tapestry {user.id} in nine years."})
    told(api, scout, begun)
