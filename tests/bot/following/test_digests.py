"""Digests: their hour, what is in them, and that nothing is told twice or lost; by a clock that the test sets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.following import digests
from bot.following.digests import Digests
from bot.memory import Place
from index import StoreError, ask
from tests.bot.following.test_alerts import ALICE, GROUP, LATE, NORTH, SALE, START, World

CHANNEL = -1003000000001
OARS = "“The oars are older than the pier, and all are of oak,” said Dervla Quist to the children."
DIGEST = "News of your questions"


class DigestWorld(World):
    """A world with digests; its clock starts at noon."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.digests = self.restart()

    def restart(self) -> Digests:
        """Return the digests of a newly started process."""
        self.digests = Digests(self.services, cast(Bot, self.telegram), lambda: self.now)
        return self.digests

    async def follow_also(self, question: str, chat_id: int = ALICE, thread_id: int | None = None) -> int:
        understood = ask(self.services.library.current, question, today=self.now.date()).understood
        return await self.memory.follow(chat_id, understood, thread_id=thread_id)

    async def daily(self, chat_id: int = ALICE, hour: int = 8, **changes: Any) -> None:
        await self.memory.change_plan(chat_id, hour=hour, **changes)

    async def until(self, moment: str) -> list[str]:
        """Set the clock to a moment in UTC; return the messages sent then."""
        self.now = datetime.fromisoformat(f"{moment}+00:00")
        return await self.look()

    async def look(self) -> list[str]:
        """Return what a check of alerts and digests sends now."""
        before = len(self.telegram.texts)
        await self.alerts.check()
        await self.digests.check()
        return [text for _, text in self.telegram.texts[before:]]


@pytest.fixture
async def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DigestWorld]:
    monkeypatch.setattr(digests, "RETRY_SECONDS", 0.0)
    world = DigestWorld(tmp_path)
    yield world
    await world.services.close(1)
    await world.memory.aclose()


# -- when


async def test_news_waits_for_the_hour_and_comes_together_once(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    assert await world.look() == []
    world.publish(sale=SALE)
    assert await world.until("2025-06-19T07:59:59") == []
    [digest] = await world.until("2025-06-19T08:00")
    assert DIGEST in digest
    assert "sail north" in digest
    assert "for sale" in digest
    assert await world.until("2025-06-19T08:01") == []
    assert await world.until("2025-06-20T08:00") == []  # nothing is new
    world.publish(late=LATE)
    assert await world.until("2025-06-20T23:00") == []
    [digest] = await world.until("2025-06-21T08:00")
    assert "autumn" in digest
    assert "sail north" not in digest


async def test_a_weekly_digest_comes_on_its_day(world: DigestWorld) -> None:
    await world.follow()
    await world.daily(weekday=0)
    world.publish(north=NORTH)
    for day in (19, 20, 21, 22):
        assert await world.until(f"2025-06-{day}T09:00") == []
    [digest] = await world.until("2025-06-23T08:00")  # a Monday
    assert "sail north" in digest


async def test_digests_missed_while_the_bot_was_down_are_sent_as_one(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    world.restart()
    [digest] = await world.until("2025-06-25T17:00")
    assert "sail north" in digest
    assert await world.until("2025-06-25T17:01") == []


async def test_a_clock_that_is_set_back_sends_nothing_twice(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    assert len(await world.until("2025-06-19T08:00")) == 1
    world.publish(sale=SALE)
    assert await world.until("2025-06-19T07:30") == []
    assert await world.until("2025-06-19T08:00") == []
    assert len(await world.until("2025-06-20T08:00")) == 1


async def test_a_clock_that_was_far_ahead_silences_nothing(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    assert await world.until("2026-06-19T08:00") == []
    assert await world.until("2025-06-18T13:00") == []
    world.publish(north=NORTH)
    [digest] = await world.until("2025-06-19T08:00")
    assert "sail north" in digest


async def test_another_hour_counts_from_its_choice(world: DigestWorld) -> None:
    await world.follow()
    await world.daily(hour=8)
    world.publish(north=NORTH)
    world.now += timedelta(hours=19)  # seven the next morning
    await world.daily(hour=6)
    assert await world.until("2025-06-19T08:00") == []
    assert len(await world.until("2025-06-20T06:00")) == 1


async def test_choosing_the_same_hour_again_delays_nothing(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    world.now = START + timedelta(hours=21)
    await world.daily()
    assert len(await world.look()) == 1


async def test_at_once_again_tells_what_waited_and_nothing_twice(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    assert len(await world.until("2025-06-19T08:00")) == 1
    world.publish(sale=SALE)
    await world.memory.change_plan(ALICE, hour=None)
    [alert] = await world.until("2025-06-20T08:00")
    assert alert.startswith("<b>New articles answer your question")
    assert "sail north" not in alert


async def test_the_chosen_hour_wins_over_quiet_hours_but_makes_no_sound(world: DigestWorld) -> None:
    await world.follow(GROUP)
    await world.daily(GROUP)
    await world.services.chats.change(GROUP, {"quiet": (0, 24 * 60 - 1)})
    world.publish(north=NORTH)
    sounds: list[Any] = []
    send_message = world.telegram.send_message

    async def listen(*given: Any, **named: Any) -> Any:
        sounds.append(named["disable_notification"])
        return await send_message(*given, **named)

    world.telegram.send_message = listen  # type: ignore[method-assign]
    world.services.chats._now = lambda: world.now
    assert len(await world.until("2025-06-19T08:00")) == 1
    assert sounds == [True]


# -- what


async def test_each_question_has_a_section_and_the_same_passage_is_shown_once(world: DigestWorld) -> None:
    await world.follow()
    await world.follow_also("What did Dervla Quist say about the ferries?")
    await world.follow_also("What did Quist say about oars?")
    await world.daily()
    world.publish(north=NORTH, oars=OARS)
    [digest] = await world.until("2025-06-19T08:00")
    assert digest.count("sail north") == 1
    assert "<b>2. What did Dervla Quist say about the ferries?</b>\nThe new articles are shown above." in digest
    assert digest.index("<b>3. What did Quist say about oars?</b>") < digest.index("older than the pier")
    assert await world.until("2025-06-20T08:00") == []


async def test_what_a_chat_leaves_out_is_in_no_digest_and_in_no_alert(world: DigestWorld) -> None:
    await world.follow()
    await world.follow(GROUP)
    await world.daily(words=("autumns",))
    await world.memory.change_plan(GROUP, words=("dawns",))
    world.publish(north=NORTH, late=LATE)
    [alert] = await world.look()
    assert "autumn" in alert
    assert "dawn" not in alert
    [digest] = await world.until("2025-06-19T08:00")
    assert "dawn" in digest
    assert "autumn" not in digest


async def test_questions_of_different_topics_are_told_in_their_topics_or_all_in_the_chosen_one(
    world: DigestWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int | None] = []
    send_message = world.telegram.send_message

    async def note(*given: Any, **named: Any) -> Any:
        threads.append(named["message_thread_id"])
        return await send_message(*given, **named)

    monkeypatch.setattr(world.telegram, "send_message", note)
    await world.follow_also("What did Quist say about ferries?", GROUP, 5)
    await world.follow_also("What did Quist say about oars?", GROUP, 6)
    await world.daily(GROUP)
    world.publish(north=NORTH, oars=OARS)
    assert len(await world.until("2025-06-19T08:00")) == 2
    assert threads == [5, 6]
    await world.daily(GROUP, place=Place(GROUP, 7))
    world.publish(sale=SALE)
    assert len(await world.until("2025-06-20T08:00")) == 1
    assert threads == [5, 6, 7]


async def test_a_channel_gets_the_news_of_the_chat_that_follows(world: DigestWorld) -> None:
    await world.follow()
    await world.daily(place=Place(CHANNEL, None, "Bay news"))
    world.publish(north=NORTH)
    await world.until("2025-06-19T08:00")
    assert [chat for chat, _ in world.telegram.texts] == [CHANNEL]
    assert world.memory.follows_of(CHANNEL) == []


# -- places that take no messages


@pytest.mark.parametrize("error", [BadRequest("need administrator rights"), Forbidden("bot is not a member")])
@pytest.mark.parametrize("hour", [8, None], ids=["digest", "at once"])
async def test_a_channel_without_the_right_to_post_is_given_up_aloud(
    world: DigestWorld, error: TelegramError, hour: int | None
) -> None:
    await world.follow()
    await world.memory.change_plan(ALICE, hour=hour, place=Place(CHANNEL, None, "Bay news"))
    world.publish(north=NORTH)
    world.telegram.errors = [error] * (2 if isinstance(error, BadRequest) else 1)  # once more as plain text
    [news, said] = await world.until("2025-06-19T08:00")
    assert "sail north" in news
    assert said == "I can’t post in Bay news any more, so the news comes here again."
    assert {chat for chat, _ in world.telegram.texts} == {ALICE}
    assert world.memory.plan_of(ALICE).place is None
    assert await world.until("2025-06-20T08:00") == []


@pytest.mark.parametrize("hour", [8, None], ids=["digest", "at once"])
async def test_news_of_a_closed_topic_comes_to_the_chat_itself(world: DigestWorld, hour: int | None) -> None:
    await world.follow_also("What did Quist say about ferries?", GROUP, 5)
    await world.memory.change_plan(GROUP, hour=hour)
    world.publish(north=NORTH)
    world.telegram.errors = [BadRequest("TOPIC_CLOSED")] * 2
    [news, said] = await world.until("2025-06-19T08:00")
    assert "sail north" in news
    assert said.startswith("The topic for this news takes no messages any more")
    assert [follow.thread_id for follow in world.memory.follows_of(GROUP)] == [None]


async def test_a_chosen_topic_that_is_gone_is_given_up_but_not_the_topics_of_the_questions(world: DigestWorld) -> None:
    await world.follow_also("What did Quist say about ferries?", GROUP, 5)
    await world.daily(GROUP, place=Place(GROUP, 7))
    world.publish(north=NORTH)
    world.telegram.errors = [BadRequest("message thread not found")] * 2
    assert len(await world.until("2025-06-19T08:00")) == 2
    assert world.memory.plan_of(GROUP).place is None
    assert [follow.thread_id for follow in world.memory.follows_of(GROUP)] == [5]


# -- failures


@pytest.mark.parametrize("error", [NetworkError("reset"), RetryAfter(5)], ids=["network", "flood"])
async def test_a_digest_that_could_not_be_sent_is_tried_again(world: DigestWorld, error: TelegramError) -> None:
    number = await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    world.telegram.errors = [error]
    assert await world.until("2025-06-19T08:00") == []
    assert world.memory.known_to(number) == set()
    [digest] = await world.until("2025-06-19T08:10")
    assert "sail north" in digest
    assert await world.until("2025-06-19T08:20") == []


async def test_a_digest_that_may_have_arrived_is_not_repeated(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    world.telegram.errors = [TimedOut()]
    assert await world.until("2025-06-19T08:00") == []
    assert await world.until("2025-06-20T08:00") == []
    assert world.telegram.calls == 1


async def test_what_telegram_refuses_comes_with_the_next_digest(world: DigestWorld) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    world.telegram.errors = [BadRequest("odd")] * 2
    assert await world.until("2025-06-19T08:00") == []
    assert await world.until("2025-06-19T09:00") == []
    assert world.telegram.calls == 2
    [digest] = await world.until("2025-06-20T08:00")
    assert "sail north" in digest


async def test_a_chat_that_is_closed_to_the_bot_is_forgotten_with_its_plan(world: DigestWorld) -> None:
    await world.follow()
    await world.daily(words=("x",))
    world.publish(north=NORTH)
    world.telegram.errors = [Forbidden("bot was blocked by the user")]
    await world.until("2025-06-19T08:00")
    assert world.memory.all_follows() == []
    assert world.memory.all_plans() == {}


async def test_a_digest_that_was_cut_off_by_a_kill_is_sent_after_the_next_start(world: DigestWorld) -> None:
    number = await world.follow()
    await world.daily()
    world.publish(north=NORTH)
    await world.memory.told_all({number: ["a"]}, world.now)  # the bot was killed after this
    world.alerts = world.start()
    world.restart()
    await world.alerts.take_back()
    assert world.memory.known_to(number) == set()
    [digest] = await world.until("2025-06-19T08:00")
    assert "sail north" in digest


async def test_digests_begin_only_when_alerts_have_taken_back_what_was_claimed(
    world: DigestWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a digest that is being sent would be taken back, and sent twice."""
    checked = asyncio.Event()

    async def check() -> bool:
        checked.set()
        return True

    monkeypatch.setattr(world.digests, "check", check)
    running = asyncio.create_task(world.digests.run(world.alerts.taken_back))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not checked.is_set()
    world.alerts.taken_back.set()
    await checked.wait()
    running.cancel()
    await asyncio.wait([running])


async def test_a_digest_that_can_not_be_written_loses_nothing(
    world: DigestWorld, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await world.follow()
    await world.daily()
    world.publish(north=NORTH)

    def fail(*_given: Any) -> Any:
        raise ValueError("Alice asked something odd")

    with monkeypatch.context() as patched:
        patched.setattr(digests, "digest_messages", fail)
        assert await world.until("2025-06-19T08:00") == []
    assert "A digest could not be sent: ValueError at test_digests.py:" in caplog.text
    assert "Alice" not in caplog.text
    assert len(await world.until("2025-06-19T08:01")) == 1


async def test_an_error_in_one_digest_stops_no_other(world: DigestWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.follow()
    await world.follow(GROUP)
    await world.daily()
    await world.daily(GROUP)
    world.publish(north=NORTH)
    told_all, failed = world.memory.told_all, list[Any]()

    async def fail_first(*given: Any) -> Any:
        if not failed:
            failed.append(given)
            raise StoreError("NEWSBOT_CHATS_URL", "sqlite://", "disk is full")
        return await told_all(*given)

    monkeypatch.setattr(world.memory, "told_all", fail_first)
    assert len(await world.until("2025-06-19T08:00")) == 1
    assert len(await world.until("2025-06-19T08:01")) == 1
    assert {chat for chat, _ in world.telegram.texts} == {ALICE, GROUP}
