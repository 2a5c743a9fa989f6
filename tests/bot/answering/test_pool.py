"""The pool that answers questions: threads under light load, processes under heavy load, and killed processes."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from waits import WAIT_SECONDS

from bot.answering import processes as processes_module
from bot.answering.pool import BUSY, TRIES, AnswerPool
from bot.errors import describe
from index import AnswererLost, DataFolder, Library, SearchIndex, Template, index_files
from tests.bot import works

OWN_PID = os.getpid()


@asynccontextmanager
async def searching(
    data: DataFolder, processes: int = 2, is_suspect: Callable[[], bool] = lambda: False
) -> AsyncIterator[AnswerPool]:
    pool = AnswerPool(Library(data), data, processes, is_suspect)
    try:
        yield pool
    finally:
        await pool.close()
        assert not multiprocessing.active_children()


async def many(pool: AnswerPool, work: Callable[[SearchIndex], int], count: int = 4 * BUSY) -> list[int]:
    return await asyncio.gather(*(pool.do(work) for _ in range(count)))


async def taken_over(pool: AnswerPool, processes: int = 2) -> set[int]:
    """Submit work until this many processes have taken over; return their ids."""
    async with asyncio.timeout(WAIT_SECONDS):
        while OWN_PID in (pids := set(await many(pool, works.slow_process))) or len(pids) < processes:
            pass
    return pids


async def test_light_load_starts_no_processes(examples_index: DataFolder) -> None:
    async with searching(examples_index) as pool:
        for _ in range(3):
            assert set(await many(pool, works.process, BUSY - 1)) == {OWN_PID}
        assert not multiprocessing.active_children()


async def test_heavy_load_is_served_at_once_and_soon_by_lasting_processes(examples_index: DataFolder) -> None:
    async with searching(examples_index) as pool:
        assert set(await many(pool, works.process)) == {OWN_PID}
        pids = await taken_over(pool)
        assert len(pids) == 2
        assert set(pool.pids) == pids
        assert await pool.do(works.process) in pids


@pytest.mark.parametrize("work", [works.titles, partial(works.titles)])
async def test_processes_answer_as_threads_do(
    examples_index: DataFolder, work: Callable[[SearchIndex], list[str]]
) -> None:
    async with searching(examples_index) as pool:
        expected = await pool.do(work)
        await taken_over(pool)
        assert await pool.do(work) == expected


async def test_without_any_processes_threads_do_everything(examples_index: DataFolder) -> None:
    async with searching(examples_index, processes=0) as pool:
        assert set(await many(pool, works.slow_process)) == {OWN_PID}
        assert not multiprocessing.active_children()


async def test_the_job_of_a_killed_process_is_done_by_another(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with searching(examples_index) as pool:
        await taken_over(pool)
        work = partial(works.deadly_once, tmp_path / "mark")
        survived, others = await asyncio.gather(pool.do(work), many(pool, works.slow_process))
        killed = int((tmp_path / "mark").read_text())
        # The process that replaces the killed pool may be quick enough to do some of the jobs.
        assert {survived, *others}.isdisjoint({OWN_PID, killed})
        assert "was killed" in caplog.text
        assert "another one answers" in caplog.text
        assert "index run" not in caplog.text
        assert len(await taken_over(pool)) == 2  # a new process replaced it


async def test_when_the_last_process_is_killed_threads_take_over_except_for_its_job(
    examples_index: DataFolder, tmp_path: Path
) -> None:
    async with searching(examples_index, processes=1) as pool:
        killed = await taken_over(pool, processes=1)
        work = partial(works.deadly_once, tmp_path / "mark")
        waiting = [pool.do(works.process) for _ in range(BUSY - 2)]
        survived, *others = await asyncio.gather(pool.do(work), *waiting)
        assert others == [OWN_PID] * (BUSY - 2)
        assert survived not in {OWN_PID, *killed}


@pytest.mark.parametrize("processes", [0, 1])
async def test_a_job_that_kills_the_only_process_is_given_up_and_never_done_in_the_bot_itself(
    examples_index: DataFolder, processes: int
) -> None:
    async with searching(examples_index, processes, is_suspect=lambda: True) as pool:
        for _ in range(2):
            with pytest.raises(AnswererLost, match=f"Gave up on a question after it killed {TRIES} processes"):
                await pool.do(partial(works.deadly, -1))
        assert await pool.do(works.process) != OWN_PID


async def test_a_job_that_kills_every_process_is_given_up(examples_index: DataFolder) -> None:
    async with searching(examples_index, TRIES + 1) as pool:
        await taken_over(pool, TRIES + 1)
        with pytest.raises(AnswererLost, match=f"Gave up on a question after it killed {TRIES} processes"):
            await pool.do(partial(works.deadly, OWN_PID))
        assert await pool.do(works.process) != OWN_PID


async def test_a_process_that_was_stopped_is_replaced_and_its_questions_are_answered(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(examples_index) as pool:
        await taken_over(pool)
        monkeypatch.setattr(processes_module, "WORK_SECONDS", 2.0)
        work = partial(works.stopped_once, tmp_path / "mark")
        async with asyncio.timeout(WAIT_SECONDS):
            survived, *_ = await asyncio.gather(pool.do(work), many(pool, works.process))
        assert survived
        assert "took more than 2 s for one answer" in caplog.text


async def test_a_job_that_stops_every_process_is_given_up(
    examples_index: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(examples_index, TRIES + 1) as pool:
        await taken_over(pool, TRIES + 1)
        monkeypatch.setattr(processes_module, "WORK_SECONDS", 2.0)
        async with asyncio.timeout(WAIT_SECONDS):
            with pytest.raises(AnswererLost, match=f"after it killed {TRIES} processes"):
                await pool.do(partial(works.stopped, OWN_PID))


async def test_an_error_in_a_job_is_raised_with_its_location(examples_index: DataFolder) -> None:
    async with searching(examples_index) as pool:
        await taken_over(pool)
        with pytest.raises(LookupError, match="nothing here") as raised:
            await pool.do(works.wrong)
        assert "works.py" in raised.value.__notes__[0]
        assert re.fullmatch(r"LookupError at works\.py:\d+\.", describe(raised.value))


async def test_a_job_that_cannot_be_sent_fails_alone(examples_index: DataFolder) -> None:
    async with searching(examples_index) as pool:
        pids = await taken_over(pool)
        others = many(pool, works.process)
        done, refused = await asyncio.gather(others, pool.do(lambda _: 1), return_exceptions=True)
        assert isinstance(done, list)
        assert set(done) <= pids
        assert isinstance(refused, Exception)


async def test_a_job_that_cannot_be_sent_gets_no_idle_process_killed(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(examples_index) as pool:
        await taken_over(pool)
        monkeypatch.setattr(processes_module, "WORK_SECONDS", 0.05)
        with pytest.raises(Exception, match=r"pickle|local"):
            await pool.do(lambda _: 1)
        overdue, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.call_later(2 * processes_module.WORK_SECONDS, overdue.set)
        await overdue.wait()
        assert "was killed" not in caplog.text


async def test_an_abandoned_job_delays_no_other(examples_index: DataFolder) -> None:
    async with searching(examples_index) as pool:
        pids = await taken_over(pool)
        given_up = [asyncio.create_task(pool.do(works.slow_process)) for _ in range(20)]
        await asyncio.sleep(0)
        for task in given_up:
            task.cancel()
        assert await pool.do(works.process) in pids


async def test_after_a_refresh_every_process_has_the_newest_index(articles: Path, tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data", f"sqlite:///{tmp_path}/articles.sqlite")
    index_files([articles], data)
    async with searching(data) as pool:
        await taken_over(pool)
        (articles / "new.txt").write_text("Date: 2026-01-01\nTitle: Fresh\n\nIt snowed.")
        index_files([articles], data)
        await pool.refresh()
        assert all("Fresh" in titles for titles in await asyncio.gather(*(pool.do(works.titles) for _ in range(20))))


async def test_if_processes_cannot_start_threads_do_the_work_for_a_while(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    pool = AnswerPool(Library(examples_index), DataFolder(tmp_path / "nowhere", ""), 2)
    async with asyncio.timeout(WAIT_SECONDS):
        while "could not be started" not in caplog.text:
            assert set(await many(pool, works.slow_process)) == {OWN_PID}
    assert set(await many(pool, works.slow_process)) == {OWN_PID}
    assert not multiprocessing.active_children()
    await pool.close()


async def test_if_not_even_the_first_process_can_be_started_threads_do_the_work_for_a_while(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    class Unsendable(DataFolder):
        """One that can't be pickled, so that the system is never asked for a process."""

    pool = AnswerPool(Library(examples_index), Unsendable(examples_index.path, ""), 2)
    async with asyncio.timeout(WAIT_SECONDS):
        while "could not be started" not in caplog.text:
            assert set(await many(pool, works.slow_process)) == {OWN_PID}
    assert set(await many(pool, works.slow_process)) == {OWN_PID}
    assert caplog.text.count("could not be started") == 1
    await pool.close()


@pytest.mark.skipif(not Template.is_possible(), reason="this system has no descriptors of processes")
async def test_a_killed_template_is_replaced_once_processes_are_missing(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    async with searching(examples_index) as pool:
        killed = await taken_over(pool)
        assert pool.template_pid
        killed.add(pool.template_pid)
        for process_id in killed:
            os.kill(process_id, signal.SIGKILL)
        await asyncio.to_thread(os.waitid, os.P_PID, pool.template_pid, os.WEXITED | os.WNOWAIT)
        assert killed.isdisjoint(await taken_over(pool))
        assert pool.template_pid not in killed
        assert "could not be started" not in caplog.text


async def test_closing_ends_processes_that_are_about_to_start(examples_index: DataFolder) -> None:
    async with searching(examples_index) as pool:
        await many(pool, works.process)


async def test_a_prepared_pool_starts_no_process_but_their_template_until_there_is_work(
    examples_index: DataFolder,
) -> None:
    async with searching(examples_index) as pool:
        await pool.prepare()
        template = pool.template_pid
        assert template is not None
        assert set(await many(pool, works.process, BUSY - 1)) == {OWN_PID}
        assert not pool.pids
        await taken_over(pool)
        assert pool.template_pid == template


async def test_a_pool_of_one_process_or_none_prepares_nothing(examples_index: DataFolder) -> None:
    for processes in (0, 1):
        async with searching(examples_index, processes) as pool:
            await pool.prepare()
            assert pool.template_pid is None


async def test_a_suspect_job_never_runs_in_the_bot_while_the_pool_prepares(examples_index: DataFolder) -> None:
    async with searching(examples_index, is_suspect=lambda: True) as pool:
        _, process = await asyncio.gather(pool.prepare(), pool.do(works.process))
        assert process != OWN_PID


async def test_a_pool_that_cannot_prepare_says_so_and_answers(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pool = AnswerPool(Library(examples_index), DataFolder(tmp_path / "nowhere", ""), 2)
    await pool.prepare()
    assert "could not be started" in caplog.text
    assert await pool.do(works.process) == OWN_PID
    await pool.close()
