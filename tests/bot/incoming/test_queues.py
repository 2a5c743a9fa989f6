"""Queues: order within a chat, none between chats. The limit of a person: so often in a minute, and told once."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waits import WAIT_SECONDS

from bot.incoming.queues import ChatQueues, PersonLimit, Verdict

Queues = ChatQueues[str]


@pytest.fixture
async def queues() -> Queues:
    return ChatQueues()


@pytest.fixture
def done() -> list[str]:
    """What the jobs have noted."""
    return []


@pytest.fixture
def submit(queues: Queues, done: list[str]) -> Callable[..., None]:
    """Submits a job that notes its name, once `after` is set."""

    def submit(chat: int, name: str, after: asyncio.Event | None = None) -> None:
        async def job() -> None:
            if after:
                await after.wait()
            done.append(name)

        queues.submit(chat, job, name)

    return submit


Submit = Callable[..., None]


async def test_the_jobs_of_a_chat_run_one_after_another(queues: Queues, submit: Submit, done: list[str]) -> None:
    gate, other = asyncio.Event(), asyncio.Event()

    async def tell() -> None:
        other.set()

    submit(1, "slow", gate)
    submit(1, "fast")
    queues.submit(2, tell, "other")
    await asyncio.wait_for(other.wait(), WAIT_SECONDS)
    assert done == []
    gate.set()
    assert await queues.drain(WAIT_SECONDS) == []
    assert done == ["slow", "fast"]


async def test_no_chat_waits_for_another(queues: Queues, submit: Submit, done: list[str]) -> None:
    gate, reached = asyncio.Event(), asyncio.Event()

    async def other() -> None:
        reached.set()

    for chat in range(2, 102):
        submit(chat, "slow", gate)
    queues.submit(1, other, "other")
    await asyncio.wait_for(reached.wait(), WAIT_SECONDS)
    assert done == []
    gate.set()
    await queues.drain(WAIT_SECONDS)
    assert len(done) == 100


async def test_a_job_that_fails_is_logged_and_the_next_one_runs(
    queues: Queues, submit: Submit, done: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def broken() -> None:
        raise RuntimeError("no such luck")

    queues.submit(1, broken, "broken")
    submit(1, "next")
    assert await queues.drain(WAIT_SECONDS) == []
    assert done == ["next"]
    assert "no such luck" in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


async def test_a_job_may_submit_another_to_its_own_chat(queues: Queues, submit: Submit, done: list[str]) -> None:
    async def first() -> None:
        submit(1, "second")
        done.append("first")

    queues.submit(1, first, "first")
    await queues.drain(WAIT_SECONDS)
    assert done == ["first", "second"]


async def test_a_chat_can_be_used_again_after_its_queue_ran_dry(
    queues: Queues, submit: Submit, done: list[str]
) -> None:
    for name in ("one", "two"):
        submit(1, name)
        await queues.drain(WAIT_SECONDS)
    assert done == ["one", "two"]


async def test_draining_cancels_what_takes_too_long_and_gives_it_back_in_order(
    queues: Queues, submit: Submit, done: list[str]
) -> None:
    submit(1, "endless", asyncio.Event())
    submit(1, "behind it")
    submit(1, "behind that")
    submit(2, "quick")
    assert await queues.drain(0.05) == ["endless", "behind it", "behind that"]
    assert done == ["quick"]


async def test_a_chat_whose_job_was_cancelled_can_be_used_again(
    queues: Queues, submit: Submit, done: list[str]
) -> None:
    submit(1, "endless", asyncio.Event())
    await queues.drain(0.01)
    submit(1, "next")
    assert await queues.drain(WAIT_SECONDS) == []
    assert done == ["next"]


async def test_draining_nothing_returns_at_once(queues: Queues) -> None:
    assert await asyncio.wait_for(queues.drain(10 * WAIT_SECONDS), WAIT_SECONDS) == []


# -- the limit of a person

ALICE, BOB = 7, 8


def test_a_person_may_ask_so_often_in_any_minute() -> None:
    limit = PersonLimit(20)
    assert all(limit.check(ALICE, second).allowed for second in range(20))
    assert limit.check(ALICE, 50) == Verdict(False, 10, True)
    assert limit.check(ALICE, 60).allowed
    assert not limit.check(ALICE, 60.5).allowed
    assert limit.check(ALICE, 61).allowed


def test_who_asks_too_often_is_told_once_until_they_are_under_the_limit_again() -> None:
    limit = PersonLimit(2)
    told = [limit.check(ALICE, second).say_so for second in range(60)]
    assert told == [False, False, True] + [False] * 57
    assert limit.check(ALICE, 60).allowed
    assert limit.check(ALICE, 61).allowed
    assert limit.check(ALICE, 62) == Verdict(False, 58, True)
    assert limit.check(ALICE, 63) == Verdict(False, 57, False)


def test_questions_that_are_refused_do_not_count() -> None:
    limit = PersonLimit(1)
    verdicts = [limit.check(ALICE, second).allowed for second in range(0, 121, 10)]
    assert [second for second, allowed in zip(range(0, 121, 10), verdicts, strict=True) if allowed] == [0, 60, 120]


def test_no_person_suffers_from_another() -> None:
    limit = PersonLimit(1)
    assert limit.check(ALICE, 0).allowed
    assert not limit.check(ALICE, 1).allowed
    assert limit.check(BOB, 1).allowed


def test_a_limit_of_zero_is_none() -> None:
    limit = PersonLimit(0)
    assert all(limit.check(ALICE, 0) == Verdict(True) for _ in range(1000))


@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 40, allow_nan=False)), max_size=80),
)
def test_nobody_ever_asks_more_in_a_minute_or_is_refused_for_nothing(
    per_minute: int, asked: list[tuple[int, float]]
) -> None:
    limit, now, allowed = PersonLimit(per_minute), 0.0, defaultdict[int, list[float]](list)
    for person, step in asked:
        now += step
        verdict = limit.check(person, now)
        recent = [second for second in allowed[person] if second + 60 > now]
        assert verdict.allowed == (len(recent) < per_minute)
        assert (verdict.wait > 0) == (not verdict.allowed)
        if verdict.allowed:
            allowed[person].append(now)


def test_people_are_forgotten_after_their_minute_and_when_there_are_too_many() -> None:
    limit = PersonLimit(5, most=100)
    for person in range(500):
        limit.check(person, 0)
    assert len(limit._people) == 100
    limit.check(ALICE, 61)
    assert list(limit._people) == [ALICE]


def test_who_goes_on_asking_stays_refused_though_others_come_and_go() -> None:
    limit = PersonLimit(1, most=100)
    limit.check(ALICE, 0)
    for person in range(1000, 2000):
        limit.check(person, 1)
        assert not limit.check(ALICE, 1).allowed
