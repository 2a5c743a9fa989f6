"""Several bots with the same token over one PostgreSQL database and one data folder, for tests of what they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botapi import BotApi, Chat, Message
from crowd import ask, replies
from processes import Newsbot, index_examples, starting
from waits import WAIT_SECONDS, eventually

from tests.cluster.postgres import PostgresServer

SHARES = {2: [32, 32], 3: [20, 22, 22]}


class Team:
    """Bots, the double of Telegram that they talk to, and their database."""

    def __init__(self, api: BotApi, server: PostgresServer, start: Callable[..., Newsbot]) -> None:
        self.api = api
        self.server = server
        self.database = server.create_database()
        self.bots: dict[str, Newsbot] = {}
        self.admin = api.user("Ada")
        self._start = start

    def start(self, name: str, **settings: str) -> Newsbot:
        """Start a bot of this name, without waiting for it."""
        url = self.server.url(self.database)
        usual = {"admin_ids": str(self.admin.id), "limit_person": "0", "limit_private": "1"}
        bot = self._start(chats_url=url, replica_name=name, **(usual | settings))
        self.bots[name] = bot
        return bot

    def start_all(self, *names: str, **settings: str) -> None:
        """Start bots at the same moment, and wait until each has its share of the work."""
        for bot in [self.start(name, **settings) for name in names]:
            bot.wait_for_log("is running: ")
        self.wait_until_shared()

    def wait_until_shared(self) -> None:
        """Wait until each running bot owns its share of the partitions."""
        eventually(lambda: sorted(map(len, self.shares().values())) == SHARES[len(self.bots)])

    def end(self, name: str) -> None:
        """Kill a bot."""
        self.bots.pop(name).kill()

    def ask(self, chats: list[Chat], count: int = 1) -> list[Message]:
        """Ask some questions in each chat."""
        return [message for chat in chats for message in ask(chat, count)]

    def chats(self, count: int) -> list[Chat]:
        """Return new private chats, whose numbers follow each other: each is in another partition."""
        return [self.api.private(self.api.user(f"Reader {number}")) for number in range(count)]

    def wait_for_one_answer_each(self, chats: list[Chat], asked: list[Message]) -> None:
        """Wait until each question is answered; fail if one is answered twice, or out of order."""
        wanted = {chat.id: [message.message_id for message in asked if message.chat is chat] for chat in chats}
        self.api.wait_until(lambda api: all(set(wanted[chat.id]) <= set(replies(api, chat)) for chat in chats))
        self.wait_until_done()
        for chat in chats:
            assert [number for number in replies(self.api, chat) if number in wanted[chat.id]] == wanted[chat.id]

    # -- the database

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        return self.server.execute(statement, self.database)

    def shares(self) -> dict[str, set[int]]:
        """Return the partitions of each bot, by its name."""
        shares: dict[str, set[int]] = {}
        for number, owner in self.rows("SELECT number, owner FROM partitions WHERE owner IS NOT NULL"):
            shares.setdefault(owner, set()).add(number)
        return shares

    def wait_until_done(self) -> None:
        """Wait until no update is open."""
        eventually(lambda: self.rows("SELECT count(*) FROM inbox WHERE done_at IS NULL") == [(0,)])

    def who(self, role: str) -> str | None:
        """Return the bot that has a role; None while nobody has."""
        live = "SELECT r.name FROM replicas r JOIN pg_stat_activity a ON a.pid = r.backend WHERE r.roles ~ '{}'"
        names = self.rows(live.format(role))
        return str(names[0][0]) if names else None

    def end_session(self, name: str) -> None:
        """Have the database end the session of a bot, as an administrator may."""
        ended = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'newsbot {name}'"
        assert self.rows(ended) == [(True,)]

    def owned_by(self, name: str, chats: list[Chat]) -> list[Chat]:
        """Return the chats that a bot owns."""
        own = self.shares()[name]
        return [chat for chat in chats if chat.id % 64 in own]


@contextmanager
def teaming(server: PostgresServer, folder: Path, index: Path) -> Iterator[Team]:
    """Yield a team without bots; end those that were started."""
    with BotApi() as api, starting(index) as start:
        team = Team(api, server, lambda **settings: start(api, folder, **settings))
        try:
            yield team
        finally:
            for bot in team.bots.values():
                bot.close()
            server.drop_database(team.database)


def wait_for_line(bot: Newsbot, pattern: str, seconds: float = WAIT_SECONDS) -> str:
    """Wait until a bot logs a line that matches, and return it."""
    return eventually(lambda: next((line for line in bot.log.splitlines() if re.search(pattern, line)), ""), seconds)


def example_index(folder: Path) -> Path:
    """Return a data folder with the index of the examples."""
    return index_examples(folder / "data")
