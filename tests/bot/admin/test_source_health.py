"""Telling the admins how sources are doing, over a real database of articles."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from telegram import Bot
from telegram.error import Forbidden
from waits import WAIT_SECONDS, eventually

from bot.admin import SourceHealth, source_health
from bot.api import Destination
from bot.memory import Memory
from bot.messages import Reply
from bot.services import Services
from bot.settings import Settings
from index import DataFolder, Library
from index.archive import HealthEvent, HealthKind, WebSources
from index.sources.web import WebSource


@dataclass
class Office:
    """Services of a bot with two admins, and what they were told."""

    services: Services
    told: list[tuple[int, str]] = field(default_factory=list)
    refusing: set[int] = field(default_factory=set)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def deliver(self, _bot: Bot, destination: Destination, reply: Reply) -> None:
        async with self.changed:
            self.told.append((destination.chat_id, reply.plain.partition("\n")[2]))
            self.changed.notify_all()
        if destination.chat_id in self.refusing:
            raise Forbidden("bot was blocked by the user")

    async def until_told(self, count: int) -> list[tuple[int, str]]:
        """Wait until so many messages were sent, and return them all, in the order of their chats."""
        async with self.changed, asyncio.timeout(WAIT_SECONDS):
            await self.changed.wait_for(lambda: len(self.told) >= count)
        return sorted(self.told, key=lambda item: item[0])

    def count_events(self) -> int:
        """Return the number of events that wait for an admin."""
        with closing(sqlite3.connect(self.services.settings.data.path / "articles.sqlite")) as database:
            (count,) = database.execute("SELECT count(*) FROM health_events").fetchone()
        return int(count)

    def happen(self, kind: HealthKind, name: str = "Weir") -> None:
        """Note an event as a refresh in another process does."""
        with closing(WebSources(self.services.settings.data.database)) as sources:
            known = {stored.source.title: stored for stored in sources.all()}
            stored = known.get(name) or sources.add(WebSource("", f"https://{name}.example/feed", "feed", name))
            sources.note(stored, HealthEvent(kind, stored.source.id, name, stored.source.url, f"{name} is {kind}"))


@pytest.fixture
async def office(tmp_path: Path, examples_index: DataFolder, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    monkeypatch.setattr(source_health, "CHECK_SECONDS", 0.01)
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", admin_ids=frozenset({1, 2}))  # type: ignore[call-arg]
    settings.data.check_writable()
    services = Services(settings, Library(examples_index), Memory(tmp_path / "chats.sqlite"))
    office = Office(services)
    monkeypatch.setattr(Services, "deliver", lambda _, *arguments: office.deliver(*arguments))
    running = asyncio.create_task(SourceHealth(services, cast(Bot, None)).run())
    yield office
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await services.close(1)
    await services.memory.aclose()


async def test_what_a_refresh_beside_the_bot_notes_is_told_to_each_admin_once(office: Office) -> None:
    office.happen("failing")
    assert await office.until_told(2) == [(1, "Weir is failing"), (2, "Weir is failing")]
    office.happen("ended", "Inlet")
    assert (await office.until_told(4))[1::2] == [(1, "Inlet is ended"), (2, "Inlet is ended")]


async def test_an_admin_who_refuses_keeps_nothing_waiting(office: Office) -> None:
    office.refusing = {2}
    office.happen("failing")
    await office.until_told(2)
    await asyncio.to_thread(eventually, lambda: office.count_events() == 0)
    assert len(office.told) == 2


async def test_a_database_that_can_not_be_written_lets_nothing_be_told_twice(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.happen("failing")
    database = str(office.services.settings.data.path / "articles.sqlite")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM health_tellings")
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON health_tellings BEGIN SELECT RAISE(ABORT, 'full'); END")
    await office.until_told(2)
    office.happen("ended")
    assert await office.until_told(4) == [
        *((1, f"Weir is {kind}") for kind in ("failing", "ended")),
        *((2, f"Weir is {kind}") for kind in ("failing", "ended")),
    ]
    assert sum("can't be told" in record.message for record in caplog.records) == 2
