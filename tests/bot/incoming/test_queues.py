"""Queues: jobs are ordered within a chat, but not between chats."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import pytest
from waits import WAIT_SECONDS

from bot.incoming.queues import ChatQueues

Queues = ChatQueues[str]


@pytest.fixture
async def queues() -> Queues:
    return ChatQueues()


@pytest.fixture
def done() -> list[str]:
    """Names that the jobs have recorded."""
    return []


@pytest.fixture
def submit(queues: Queues, done: list[str]) -> Callable[..., None]:
    """Function that submits a job, which records its name once `after` is set."""

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
    assert "A message could not be answered: RuntimeError at test_queues.py:" in caplog.text
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


async def test_draining_cancels_slow_jobs_and_returns_them_in_order(
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


async def test_jobs_that_wait_are_counted_without_those_that_run(queues: Queues, submit: Submit) -> None:
    gate = asyncio.Event()
    for chat, name in ((1, "runs"), (1, "waits"), (1, "waits, too"), (2, "runs")):
        submit(chat, name, gate)
    assert (len(queues), queues.all_waiting) == (2, 2)
    gate.set()
    assert await queues.drain(WAIT_SECONDS) == []
    assert (len(queues), queues.all_waiting) == (0, 0)


async def test_a_job_with_a_place_runs_before_those_that_wait(queues: Queues, done: list[str]) -> None:
    gate = asyncio.Event()

    def submit(chat_id: int, name: str, place: int | None = None) -> None:
        async def job() -> None:
            await gate.wait()
            done.append(name)

        queues.submit(chat_id, job, name, place)

    for name, place in (("running", None), ("new", None), ("old", 0), ("less old", 1), ("newer", None)):
        submit(1, name, place)
    gate.set()
    await queues.drain(WAIT_SECONDS)
    assert done == ["running", "old", "less old", "new", "newer"]


async def test_jobs_with_places_keep_their_order_in_an_empty_queue(queues: Queues, done: list[str]) -> None:
    async def append(name: str) -> None:
        done.append(name)

    for place, name in enumerate(("first", "second", "third")):
        queues.submit(1, lambda name=name: append(name), name, place)  # type: ignore[misc]
    await queues.drain(WAIT_SECONDS)
    assert done == ["first", "second", "third"]
