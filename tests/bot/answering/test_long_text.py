"""Text longer than the bot reads: it is cut before anything waits for it."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from functools import partial

import pytest
from waits import WAIT_SECONDS

from bot.answering import processes as processes_module
from bot.answering.compose import MAX_CHARACTERS, compose_answer
from bot.answering.pool import BUSY, AnswerPool
from bot.answering.processes import AHEAD
from bot.messages import Localization
from index import DataFolder, Library, Snapshot, View
from tests.bot import works

TODAY = date(2025, 12, 1)
WRITE = partial(compose_answer, datetime(2025, 12, 1, tzinfo=UTC), False, True, View(), Localization.of("en"), "key")
STOPPED_SECONDS = 10.0  # only a failing test waits for as long


@pytest.fixture
async def pool(examples_index: DataFolder) -> AsyncIterator[AnswerPool]:
    pool = AnswerPool(Library(examples_index), examples_index, processes=1)
    yield pool
    await pool.close()


async def process_of(pool: AnswerPool) -> int:
    """Submit work until a process has taken over; return its id."""
    async with asyncio.timeout(WAIT_SECONDS):
        while os.getpid() in (process_ids := await asyncio.gather(*(pool.do(works.slow_process) for _ in range(BUSY)))):
            pass
    return process_ids[0]


async def test_what_stands_beyond_the_longest_text_changes_no_answer(pool: AnswerPool) -> None:
    longest = "ferries " * (MAX_CHARACTERS // 8)
    assert len(longest) == MAX_CHARACTERS
    answer = await pool.answer(longest, TODAY, None, View(), WRITE)
    longer = await pool.answer(f"{longest}What did Quist say?", TODAY, None, View(), WRITE)
    assert longer._replace(search_seconds=0, compose_seconds=0) == answer._replace(search_seconds=0, compose_seconds=0)


async def test_the_longest_questions_block_no_loop_while_a_process_is_stopped(
    pool: AnswerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes_module, "WORK_SECONDS", WAIT_SECONDS)
    long = "😀" * 100_000
    before, *_ = await pool.answer(long[:MAX_CHARACTERS], TODAY, None, View(), WRITE)
    process_id = await process_of(pool)
    os.kill(process_id, signal.SIGSTOP)
    rescue = threading.Timer(STOPPED_SECONDS, os.kill, (process_id, signal.SIGKILL))
    rescue.start()
    try:
        waiting = [asyncio.create_task(pool.answer(long, TODAY, before, View(), WRITE)) for _ in range(AHEAD)]
        await asyncio.wait(waiting, timeout=0)
        assert rescue.is_alive()
    finally:
        rescue.cancel()
        os.kill(process_id, signal.SIGCONT)
    async with asyncio.timeout(WAIT_SECONDS):
        assert len(await asyncio.gather(*waiting)) == AHEAD


async def test_a_refresh_reads_the_index_outside_of_the_loop(examples_index: DataFolder) -> None:
    readers: set[threading.Thread] = set()

    class Watched(Library):
        @property
        def current(self) -> Snapshot:
            readers.add(threading.current_thread())
            return super().current

    pool = AnswerPool(Watched(examples_index), examples_index, processes=0)
    await pool.refresh()
    await pool.close()
    assert readers
    assert threading.main_thread() not in readers
