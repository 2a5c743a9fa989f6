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

from bot.answering import pool
from bot.answering.pool import BUSY, TRIES, AnswerPool
from bot.errors import describe
from index import AnswererLost, DataFolder, Library, SearchIndex, Template, index_files
from tests.bot import works

HERE = os.getpid()


@asynccontextmanager
async def searching(
    data: DataFolder, processes: int = 2, is_suspect: Callable[[], bool] = lambda: False
) -> AsyncIterator[AnswerPool]:
    one = AnswerPool(Library(data), data, processes, is_suspect)
    try:
        yield one
    finally:
        await one.close()
        assert not multiprocessing.active_children()


async def many(one: AnswerPool, work: Callable[[SearchIndex], int], count: int = 4 * BUSY) -> list[int]:
    return await asyncio.gather(*(one.do(work) for _ in range(count)))


async def taken_over(one: AnswerPool, processes: int = 2) -> set[int]:
    """Submit work until this many processes have taken over; return their ids."""
    async with asyncio.timeout(WAIT_SECONDS):
        while HERE in (found := set(await many(one, works.slow_process))) or len(found) < processes:
            pass
    return found


async def test_light_load_starts_no_processes(examples_index: DataFolder) -> None:
    async with searching(examples_index) as one:
        for _ in range(3):
            assert set(await many(one, works.process, BUSY - 1)) == {HERE}
        assert not multiprocessing.active_children()


async def test_heavy_load_is_served_at_once_and_soon_by_lasting_processes(examples_index: DataFolder) -> None:
    async with searching(examples_index) as one:
        assert set(await many(one, works.process)) == {HERE}
        found = await taken_over(one)
        assert len(found) == 2
        assert set(one.pids) == found
        assert await one.do(works.process) in found


@pytest.mark.parametrize("work", [works.titles, partial(works.titles)])
async def test_processes_answer_as_threads_do(
    examples_index: DataFolder, work: Callable[[SearchIndex], list[str]]
) -> None:
    async with searching(examples_index) as one:
        expected = await one.do(work)
        await taken_over(one)
        assert await one.do(work) == expected


async def test_without_any_processes_threads_do_everything(examples_index: DataFolder) -> None:
    async with searching(examples_index, processes=0) as one:
        assert set(await many(one, works.slow_process)) == {HERE}
        assert not multiprocessing.active_children()


async def test_the_job_of_a_killed_process_is_done_by_another(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with searching(examples_index) as one:
        await taken_over(one)
        work = partial(works.deadly_once, tmp_path / "mark")
        survived, others = await asyncio.gather(one.do(work), many(one, works.slow_process))
        killed = int((tmp_path / "mark").read_text())
        # The process that replaces the killed one may be quick enough to do some of the jobs.
        assert {survived, *others}.isdisjoint({HERE, killed})
        assert "was killed" in caplog.text
        assert "another one answers" in caplog.text
        assert "index run" not in caplog.text
        assert len(await taken_over(one)) == 2  # a new process replaced it


async def test_when_the_last_process_is_killed_threads_take_over_except_for_its_job(
    examples_index: DataFolder, tmp_path: Path
) -> None:
    async with searching(examples_index, processes=1) as one:
        killed = await taken_over(one, processes=1)
        work = partial(works.deadly_once, tmp_path / "mark")
        waiting = [one.do(works.process) for _ in range(BUSY - 2)]
        survived, *others = await asyncio.gather(one.do(work), *waiting)
        assert others == [HERE] * (BUSY - 2)
        assert survived not in {HERE, *killed}


@pytest.mark.parametrize("processes", [0, 1])
async def test_a_job_that_kills_the_only_process_is_given_up_and_never_done_in_the_bot_itself(
    examples_index: DataFolder, processes: int
) -> None:
    async with searching(examples_index, processes, is_suspect=lambda: True) as one:
        for _ in range(2):
            with pytest.raises(AnswererLost, match=f"Gave up on a question after it killed {TRIES} processes"):
                await one.do(partial(works.deadly, -1))
        assert await one.do(works.process) != HERE


async def test_a_job_that_kills_every_process_is_given_up(examples_index: DataFolder) -> None:
    async with searching(examples_index, TRIES + 1) as one:
        await taken_over(one, TRIES + 1)
        with pytest.raises(AnswererLost, match=f"Gave up on a question after it killed {TRIES} processes"):
            await one.do(partial(works.deadly, HERE))
        assert await one.do(works.process) != HERE


async def test_a_process_that_was_stopped_is_replaced_and_its_questions_are_answered(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(examples_index) as one:
        await taken_over(one)
        monkeypatch.setattr(pool, "WORK_SECONDS", 2.0)
        work = partial(works.stopped_once, tmp_path / "mark")
        async with asyncio.timeout(WAIT_SECONDS):
            survived, *_ = await asyncio.gather(one.do(work), many(one, works.process))
        assert survived
        assert "took more than 2 s for one answer" in caplog.text


async def test_a_job_that_stops_every_process_is_given_up(
    examples_index: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(examples_index, TRIES + 1) as one:
        await taken_over(one, TRIES + 1)
        monkeypatch.setattr(pool, "WORK_SECONDS", 2.0)
        async with asyncio.timeout(WAIT_SECONDS):
            with pytest.raises(AnswererLost, match=f"after it killed {TRIES} processes"):
                await one.do(partial(works.stopped, HERE))


async def test_an_error_in_a_job_is_raised_with_its_location(examples_index: DataFolder) -> None:
    async with searching(examples_index) as one:
        await taken_over(one)
        with pytest.raises(LookupError, match="nothing here") as raised:
            await one.do(works.wrong)
        assert "works.py" in raised.value.__notes__[0]
        assert re.fullmatch(r"LookupError at works\.py:\d+\.", describe(raised.value))


async def test_a_job_that_cannot_be_sent_fails_alone(examples_index: DataFolder) -> None:
    async with searching(examples_index) as one:
        found = await taken_over(one)
        others = many(one, works.process)
        done, refused = await asyncio.gather(others, one.do(lambda _: 1), return_exceptions=True)
        assert isinstance(done, list)
        assert set(done) <= found
        assert isinstance(refused, Exception)


async def test_a_job_that_cannot_be_sent_gets_no_idle_process_killed(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(examples_index) as one:
        await taken_over(one)
        monkeypatch.setattr(pool, "WORK_SECONDS", 0.05)
        with pytest.raises(Exception, match=r"pickle|local"):
            await one.do(lambda _: 1)
        overdue, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.call_later(2 * pool.WORK_SECONDS, overdue.set)
        await overdue.wait()
        assert "was killed" not in caplog.text


async def test_an_abandoned_job_delays_no_other(examples_index: DataFolder) -> None:
    async with searching(examples_index) as one:
        found = await taken_over(one)
        given_up = [asyncio.create_task(one.do(works.slow_process)) for _ in range(20)]
        await asyncio.sleep(0)
        for task in given_up:
            task.cancel()
        assert await one.do(works.process) in found


async def test_after_a_refresh_every_process_has_the_newest_index(articles: Path, tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data", f"sqlite:///{tmp_path}/articles.sqlite")
    index_files([articles], data)
    async with searching(data) as one:
        await taken_over(one)
        (articles / "new.txt").write_text("Date: 2026-01-01\nTitle: Fresh\n\nIt snowed.")
        index_files([articles], data)
        await one.refresh()
        assert all("Fresh" in found for found in await asyncio.gather(*(one.do(works.titles) for _ in range(20))))


async def test_if_processes_cannot_start_threads_do_the_work_for_a_while(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    one = AnswerPool(Library(examples_index), DataFolder(tmp_path / "nowhere", ""), 2)
    async with asyncio.timeout(WAIT_SECONDS):
        while "could not be started" not in caplog.text:
            assert set(await many(one, works.slow_process)) == {HERE}
    assert set(await many(one, works.slow_process)) == {HERE}
    assert not multiprocessing.active_children()
    await one.close()


async def test_if_not_even_the_first_process_can_be_started_threads_do_the_work_for_a_while(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    class Unsendable(DataFolder):
        """One that can't be pickled, so that the system is never asked for a process."""

    one = AnswerPool(Library(examples_index), Unsendable(examples_index.path, ""), 2)
    async with asyncio.timeout(WAIT_SECONDS):
        while "could not be started" not in caplog.text:
            assert set(await many(one, works.slow_process)) == {HERE}
    assert set(await many(one, works.slow_process)) == {HERE}
    assert caplog.text.count("could not be started") == 1
    await one.close()


@pytest.mark.skipif(not Template.is_possible(), reason="this system has no descriptors of processes")
async def test_a_killed_template_is_replaced_once_processes_are_missing(
    examples_index: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    async with searching(examples_index) as one:
        killed = await taken_over(one)
        assert one.template_pid
        killed.add(one.template_pid)
        for process_id in killed:
            os.kill(process_id, signal.SIGKILL)
        await asyncio.to_thread(os.waitid, os.P_PID, one.template_pid, os.WEXITED | os.WNOWAIT)
        assert killed.isdisjoint(await taken_over(one))
        assert one.template_pid not in killed
        assert "could not be started" not in caplog.text


async def test_closing_ends_processes_that_are_about_to_start(examples_index: DataFolder) -> None:
    async with searching(examples_index) as one:
        await many(one, works.process)


async def test_a_prepared_pool_starts_no_process_but_their_template_until_there_is_work(
    examples_index: DataFolder,
) -> None:
    async with searching(examples_index) as one:
        await one.prepare()
        template = one.template_pid
        assert template is not None
        assert set(await many(one, works.process, BUSY - 1)) == {HERE}
        assert not one.pids
        await taken_over(one)
        assert one.template_pid == template


async def test_a_pool_of_one_process_or_none_prepares_nothing(examples_index: DataFolder) -> None:
    for processes in (0, 1):
        async with searching(examples_index, processes) as one:
            await one.prepare()
            assert one.template_pid is None


async def test_a_suspect_job_never_runs_in_the_bot_while_the_pool_prepares(examples_index: DataFolder) -> None:
    async with searching(examples_index, is_suspect=lambda: True) as one:
        _, process = await asyncio.gather(one.prepare(), one.do(works.process))
        assert process != HERE


async def test_a_pool_that_cannot_prepare_says_so_and_answers(
    examples_index: DataFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one = AnswerPool(Library(examples_index), DataFolder(tmp_path / "nowhere", ""), 2)
    await one.prepare()
    assert "could not be started" in caplog.text
    assert await one.do(works.process) == HERE
    await one.close()
