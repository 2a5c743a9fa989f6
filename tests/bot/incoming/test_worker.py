"""Processing of updates: which are handled, marked as done, or left for the next start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut
from waits import WAIT_SECONDS

from bot.incoming import worker as worker_module
from bot.incoming.worker import Worker
from bot.memory.memory import Memory
from index import StoreError

ALICE = 7000000001


def update(update_id: int) -> tuple[Update, str]:
    """Return an update and its JSON."""
    made = Update(update_id)
    return made, made.to_json()


@pytest.fixture
async def memory(tmp_path: Path) -> AsyncIterator[Memory]:
    memory = Memory(tmp_path / "chats.sqlite")
    yield memory
    await memory.aclose()


async def work(worker: Worker, update: Update, error: Exception | None = None) -> bool:
    """Process an update and return whether its job ran."""
    ran: list[Update] = []

    async def job() -> None:
        ran.append(update)
        if error is not None:
            raise error

    worker.submit(ALICE, job, worker.note(update))
    while worker.busy_chats:  # noqa: ASYNC110  # nothing tells when the queues are empty
        await asyncio.sleep(0)
    return bool(ran)


async def test_an_update_is_processed_once_and_marked_as_done(memory: Memory) -> None:
    worker, (first, as_sent) = Worker(memory), update(10)
    await worker.note_all([(first, as_sent)])
    assert memory.unfinished() == [as_sent]
    assert await work(worker, first)
    await worker.note_all([(first, as_sent)])
    assert not await work(worker, first)
    await worker.close(1)
    assert memory.unfinished() == []


async def test_an_unrecorded_update_is_recorded_when_it_is_processed(memory: Memory) -> None:
    worker, (first, as_sent) = Worker(memory), update(10)
    worker.submit(ALICE, asyncio.Event().wait, worker.note(first))  # type: ignore[arg-type]
    await worker.close(0)
    assert memory.unfinished() == [as_sent]


async def test_an_update_that_can_not_be_recorded_is_still_processed(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_updates: Any) -> set[int]:
        raise StoreError("NEWSBOT_CHATS_URL", "sqlite://", "disk is full")

    monkeypatch.setattr(memory, "note_all", full)
    worker, (first, as_sent) = Worker(memory), update(10)
    await worker.note_all([(first, as_sent)])
    assert await work(worker, first)
    await worker.close(1)


@pytest.mark.parametrize(
    ("error", "is_left"),
    [
        (NetworkError("no way through"), True),
        (InvalidToken("Unauthorized"), True),
        (TimedOut(), False),
        (BadRequest("refused"), False),
        (TelegramError("odd"), False),
        (ValueError("odd"), False),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_only_updates_whose_reply_never_reached_telegram_are_left_for_the_next_start(
    memory: Memory, error: Exception, is_left: bool
) -> None:
    worker, (first, as_sent) = Worker(memory), update(10)
    await worker.note_all([(first, as_sent)])
    assert await work(worker, first, error)
    await worker.close(1)
    assert memory.unfinished() == ([as_sent] if is_left else [])


async def test_held_back_messages_are_passed_on_before_the_end(memory: Memory) -> None:
    worker, (first, as_sent) = Worker(memory), update(10)
    await worker.note_all([(first, as_sent)])
    ran: list[str] = []

    async def job() -> None:
        ran.append("answered")

    worker.before_close(lambda: worker.submit(ALICE, job, worker.note(first)))
    await worker.close(1)
    assert ran == ["answered"]
    assert memory.unfinished() == []


async def test_what_a_chat_has_too_much_of_is_given_up_aloud_and_marked(
    memory: Memory, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker_module, "MOST_WAITING", 2)
    worker, gate = Worker(memory), asyncio.Event()
    updates = [update(number) for number in range(10, 14)]
    await worker.note_all(updates)
    for made, _ in updates:
        worker.submit(ALICE, gate.wait, worker.note(made))  # type: ignore[arg-type]
    await worker.close(0)
    assert memory.unfinished() == [as_sent for _, as_sent in updates[:2]]
    assert f"2 messages in chat {ALICE} await an answer" in caplog.text


async def test_no_more_is_fetched_while_too_much_is_open(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "MOST_OPEN", 2)
    worker, gate = Worker(memory), asyncio.Event()
    await worker.room()
    for chat, number in enumerate((10, 11)):
        made, _ = update(number)
        worker.submit(chat, gate.wait, worker.note(made))  # type: ignore[arg-type]
    room = asyncio.create_task(worker.room())
    done, _ = await asyncio.wait([room], timeout=0)
    assert not done
    gate.set()
    await asyncio.wait_for(room, WAIT_SECONDS)
    await worker.close(1)


async def test_an_update_left_over_at_two_starts_is_suspected_of_crashing_the_bot_until_it_is_done(
    memory: Memory,
) -> None:
    left, done, late = update(10), update(11), update(12)
    await Worker(memory).note_all([left, done])
    assert await memory.count_start() == set()
    await memory.mark_done(11)
    await Worker(memory).note_all([late])
    assert await memory.count_start() == {10}
    assert await memory.count_start() == {10, 12}
    await memory.mark_done(10)
    assert await memory.count_start() == {12}


async def test_a_suspects_job_is_marked_as_such_and_the_chats_next_job_is_not(memory: Memory) -> None:
    worker, suspicious = Worker(memory), list[bool]()

    async def job() -> None:
        suspicious.append(worker.works_on_suspect)

    for update_id, is_suspect in ((10, True), (11, False)):
        worker.take_up(update(update_id)[0], is_suspect)
        worker.submit(ALICE, job, worker.note(update(update_id)[0]))
    await worker.close(WAIT_SECONDS)
    assert suspicious == [True, False]


async def test_an_update_whose_work_goes_on_in_the_background_is_done_when_that_is(memory: Memory) -> None:
    worker, (first, as_sent) = Worker(memory), update(10)
    await worker.note_all([(first, as_sent)])
    ends = []

    async def job() -> None:
        ends.append(worker.keep_open())

    worker.submit(ALICE, job, worker.note(first))
    while worker.busy_chats:  # noqa: ASYNC110  # nothing tells when the queues are empty
        await asyncio.sleep(0)
    second, second_as_sent = update(11)
    await worker.note_all([(second, second_as_sent)])
    assert await work(worker, second)  # the next one in the same chat isn't held up
    while memory.unfinished() != [as_sent]:  # noqa: ASYNC110
        await asyncio.sleep(0)
    [done] = ends
    done()
    await worker.close(1)
    assert memory.unfinished() == []
