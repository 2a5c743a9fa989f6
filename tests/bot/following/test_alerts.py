"""Alerts for followed questions: their time, once each, and retries; by a clock that the test sets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from waits import WAIT_SECONDS

from bot.api import Destination
from bot.following import news, places, questions
from bot.following.alerts import Alerts
from bot.memory.memory import Memory
from bot.messages.localization import Localization
from bot.services import Asker
from bot.services.chats import Chats
from bot.services.services import Services
from bot.settings import Settings
from index import DataFolder, Library, StoreError, ask, find_news, index_files

QUESTION = "What did Quist say about ferries?"
NORTH = "“The ferries will sail north at dawn, whatever the weather,” said Dervla Quist, who speaks for the crews."
SALE = "“Nobody on the bay remembers a day on which all ferries were for sale,” said Dervla Quist on Friday."
LATE = "“I was told that two more ferries come in autumn, and I believe it,” said Dervla Quist in the harbour."
ALICE, GROUP = 7000000001, -1002000000001
START = datetime(2025, 6, 18, 12, tzinfo=UTC)


class Telegram:
    """A double that accepts messages, delays them, or refuses the next ones with these errors."""

    def __init__(self) -> None:
        self.texts: list[tuple[int, str]] = []
        self.errors: list[TelegramError] = []
        self.calls = 0
        self.called = asyncio.Event()
        self.held: asyncio.Event | None = None

    async def send_message(self, chat_id: int, text: str, **_other: Any) -> Message:
        self.calls += 1
        self.called.set()
        if self.held is not None:
            await self.held.wait()
        if self.errors:
            raise self.errors.pop(0)
        self.texts.append((chat_id, text))
        chat = {"id": chat_id, "type": "private"}
        made = Message.de_json({"message_id": len(self.texts), "date": 1, "chat": chat}, None)
        assert made is not None
        return made


class World:
    """A memory, a growing index, and the messages that Telegram gets."""

    def __init__(self, folder: Path) -> None:
        self.now = START
        self.articles, self.telegram = folder / "articles", Telegram()
        self.articles.mkdir()
        self._data = DataFolder(folder / "data", f"sqlite:///{folder / 'articles.sqlite'}")
        self.publish(old="It rained on the ferries.")
        self.memory = Memory(folder / "chats.sqlite", lambda: self.now)
        settings = Settings(_env_file=None)  # type: ignore[call-arg]
        self.services = Services(settings, Library(self._data), self.memory)
        self.alerts = self.start()

    def start(self) -> Alerts:
        """Return the alerts of a newly started process."""
        return Alerts(self.services, cast(Bot, self.telegram), lambda: self.now)

    def publish(self, **articles: str) -> None:
        for name, said in articles.items():
            (self.articles / f"{name}.txt").write_text(f"Date: {self.now.date()}\nTitle: {name}\n\n{said}\n")
        index_files([self.articles], self._data)
        if hasattr(self, "services"):
            self.services.library.refresh(wait=True)  # takes long on a busy machine

    async def follow(self, chat_id: int = ALICE) -> int:
        question = ask(self.services.library.current, QUESTION, today=self.now.date()).understood
        return await self.memory.follow(chat_id, question)

    async def check(self, **time: float) -> list[str]:
        """Return the alerts sent after this time."""
        self.now += timedelta(**time)
        before = len(self.telegram.texts)
        await self.alerts.check()
        return [text for _, text in self.telegram.texts[before:]]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = World(tmp_path)
    yield world
    await world.services.close(1)
    await world.memory.aclose()


# -- when


async def test_the_first_alert_comes_at_once_and_later_news_together_after_a_day(world: World) -> None:
    await world.follow()
    assert await world.check() == []
    world.publish(north=NORTH)
    [first] = await world.check()
    assert "sail north" in first
    world.publish(sale=SALE)
    assert await world.check(hours=1) == []
    world.publish(late=LATE)
    assert await world.check(hours=22.9) == []
    [second] = await world.check(hours=0.1)
    assert "for sale" in second
    assert "autumn" in second
    assert "sail north" not in second
    assert await world.check(hours=24) == []


async def test_a_question_followed_while_the_clock_was_ahead_still_gets_alerts(world: World) -> None:
    world.now += timedelta(days=400)
    await world.follow()
    world.now = START
    assert await world.check() == []
    world.publish(north=NORTH)
    [told] = await world.check()
    assert "sail north" in told


async def test_a_clock_that_was_ahead_when_news_was_told_silences_nothing(world: World) -> None:
    await world.follow()
    world.publish(north=NORTH)
    assert len(await world.check(days=400)) == 1
    world.now = START
    world.publish(sale=SALE)
    [told] = await world.check(hours=1)
    assert "for sale" in told
    world.publish(late=LATE)
    assert await world.check(hours=22) == []
    assert len(await world.check(hours=2)) == 1


async def test_a_small_correction_of_the_clock_causes_no_second_alert_in_a_day(world: World) -> None:
    await world.follow()
    world.publish(north=NORTH)
    assert len(await world.check()) == 1
    world.now -= timedelta(minutes=50)
    world.publish(sale=SALE)
    assert await world.check() == []


async def test_existing_answers_are_known_even_if_the_clock_is_ahead(world: World) -> None:
    world.publish(north=NORTH)  # dated 2025, long before the question is followed
    question = ask(world.services.library.current, QUESTION, today=START.date()).understood
    asker = Asker(Destination(ALICE), ALICE, "en")
    assert (await questions.follow(world.services, question, asker, Localization.of("en"))).new
    world.now = START
    world.publish(sale=SALE)
    [told] = await world.check()
    assert "for sale" in told
    assert "sail north" not in told


async def test_an_unchanged_index_is_checked_only_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []
    monkeypatch.setattr(news, "find_news", lambda *given: looks.append(given))
    await world.follow()
    await world.check()
    await world.check(hours=48)
    assert len(looks) == 1
    world.publish(north=NORTH)
    await world.check()
    assert len(looks) == 2


async def test_a_repetition_of_known_news_is_never_sent_and_delays_no_alert(world: World) -> None:
    await world.follow()
    world.publish(north=NORTH)
    await world.check()
    world.publish(copy=NORTH)
    assert await world.check(hours=25) == []
    world.publish(sale=SALE)
    [told] = await world.check()
    assert "for sale" in told
    assert "sail north" not in told


async def test_alerts_wait_for_the_end_of_a_groups_quiet_hours(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = True

    async def is_quiet(_self: Chats, _chat: int) -> bool:
        return quiet

    monkeypatch.setattr(Chats, "is_quiet", is_quiet)
    await world.follow(GROUP)
    world.publish(north=NORTH)
    assert await world.check() == []
    quiet = False
    assert len(await world.check(minutes=10)) == 1


# -- failures


@pytest.mark.parametrize(
    "error",
    [NetworkError("reset"), RetryAfter(5)],
    ids=["network", "flood"],
)
async def test_an_alert_that_could_not_be_sent_is_sent_at_the_next_check(world: World, error: TelegramError) -> None:
    number = await world.follow()
    world.publish(north=NORTH)
    world.telegram.errors = [error]
    assert await world.check() == []
    assert world.memory.known_to(number) == set()
    [told] = await world.check(minutes=10)
    assert "sail north" in told
    assert await world.check(hours=25) == []


async def test_an_alert_that_may_have_arrived_is_not_repeated(world: World) -> None:
    await world.follow()
    world.publish(north=NORTH)
    world.telegram.errors = [TimedOut()]
    await world.check()
    assert await world.check(hours=25) == []
    assert world.telegram.calls == 1


async def test_a_refused_alert_is_retried_a_day_later(world: World) -> None:
    await world.follow()
    world.publish(north=NORTH)
    world.telegram.errors = [BadRequest("message thread not found")] * 2  # also as plain text
    await world.check()
    await world.check(hours=23)
    assert world.telegram.calls == 2
    [told] = await world.check(hours=1)
    assert "sail north" in told


async def test_a_chat_that_is_closed_to_the_bot_is_dropped(world: World) -> None:
    await world.follow()
    await world.follow(GROUP)
    world.publish(north=NORTH)
    world.telegram.errors = [Forbidden("bot was blocked by the user")]
    await world.check()
    assert [follow.chat_id for follow in world.memory.all_follows()] == [GROUP]
    assert [chat for chat, _ in world.telegram.texts] == [GROUP]


async def test_an_alert_that_takes_too_long_is_given_up_and_sent_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.follow()
    world.publish(north=NORTH)
    world.telegram.held = asyncio.Event()
    with monkeypatch.context() as patched:
        patched.setattr(places, "SEND_SECONDS", 0.01)
        assert await world.check() == []
    world.telegram.held.set()
    [told] = await world.check(minutes=10)
    assert "sail north" in told


async def test_a_question_that_can_not_be_looked_at_stops_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await world.follow()
    await world.follow(GROUP)
    world.publish(north=NORTH)
    failed: list[object] = []

    def fail_first(*given: Any) -> Any:
        if not failed:
            failed.append(given)
            raise ValueError("odd")
        return find_news(*given)

    monkeypatch.setattr(news, "find_news", fail_first)
    await world.check()
    assert [chat for chat, _ in world.telegram.texts] == [GROUP]
    assert "could not be checked" in caplog.text


async def test_a_memory_that_can_not_be_written_sends_nothing_until_it_can(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.follow()
    world.publish(north=NORTH)

    async def full(*_given: Any) -> list[str]:
        raise StoreError("NEWSBOT_CHATS_URL", "sqlite://", "disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(world.memory, "told", full)
        await world.check()
    assert world.telegram.calls == 0
    assert len(await world.check(minutes=10)) == 1


# -- interruptions


async def test_an_alert_in_progress_is_finished_when_the_bot_ends(world: World) -> None:
    await world.follow()
    world.publish(north=NORTH)
    world.telegram.held = asyncio.Event()
    checking = asyncio.create_task(world.alerts.check())
    await world.telegram.called.wait()
    checking.cancel()
    await asyncio.sleep(0)
    world.telegram.held.set()
    await asyncio.wait([checking])
    assert checking.cancelled()
    world.alerts = world.start()
    await world.alerts.take_back()
    assert await world.check(hours=25) == []
    assert len(world.telegram.texts) == 1


async def test_a_claimed_alert_that_was_never_sent_is_sent_after_the_next_start(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await world.follow()
    await world.memory.told(number, ["a"], world.now)  # the bot was killed after this
    assert world.memory.known_to(number) == {"a"}
    world.publish(north=NORTH)
    await world.alerts.take_back()
    assert world.memory.known_to(number) == set()
    [told] = await world.check()
    assert "sail north" in told


async def test_stopping_between_the_check_and_the_message_prevents_the_alert(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, loop = await world.follow(), asyncio.get_running_loop()
    world.publish(north=NORTH)

    def stop_after(*given: Any) -> Any:
        stopping = asyncio.run_coroutine_threadsafe(world.memory.unfollow(ALICE, number), loop)
        assert stopping.result(WAIT_SECONDS)
        return find_news(*given)

    monkeypatch.setattr(news, "find_news", stop_after)
    assert await world.check() == []
    assert world.telegram.calls == 0
