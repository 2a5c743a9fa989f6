"""The progress messages of an index run, and who follows it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot, Message

from bot.admin.reindexing import Follower, ProgressMessage
from bot.api import Destination
from bot.memory import Memory
from bot.messages import Localization
from bot.messages.admin import RunStep
from bot.runs import Refreshing, index_running, refreshing
from bot.runs.index_running import work_on
from bot.services import ALL, INDEX_RUN, IndexRun, Services
from bot.settings import Settings
from index import DataFolder, Library, SnapshotDamaged
from tests.bot.virtual_time import in_virtual_time

REPORT = {"event": "report", "added": 1, "articles": 1}


class Screen:
    """A message that records its edits and their times."""

    chat_id, message_id = 1, 2

    def __init__(self) -> None:
        self.edits: list[tuple[float, str]] = []

    async def edit_text(self, shown: str, **_: Any) -> None:
        self.edits.append((asyncio.get_running_loop().time(), shown))

    @property
    def first_lines(self) -> list[tuple[float, str]]:
        return [(when, shown.split("\n")[0]) for when, shown in self.edits]


def event(done: int, stage: str = "reading") -> dict[str, Any]:
    return {"stage": stage, "done": done, "total": 5, "articles": done, "read_bytes": 0, "total_bytes": 0}


def follower(screen: Screen, language: str = "en") -> Follower:
    message = ProgressMessage(cast(Message, screen))
    return Follower(cast(Services, None), cast(Bot, None), Destination(1), message, Localization.of(language))


@in_virtual_time
async def test_what_came_last_is_shown_every_three_seconds_and_the_end_waits_for_its_turn() -> None:
    screen, run, done = Screen(), IndexRun(ALL), asyncio.Event()
    following = asyncio.create_task(follower(screen).follow(run, done.set))
    run.note(event(1))
    await asyncio.sleep(1)
    run.note(event(2))  # the last news for a while
    await asyncio.sleep(6)
    assert not done.is_set()
    run.results.append(REPORT)
    run.ended.set()
    await following
    assert [(when, shown[:22]) for when, shown in screen.first_lines] == [
        (3, "Reading files: 2 of 5,"),
        (6, "Reading files: 2 of 5,"),
        (9, "Done: 1 added, 0 chang"),
    ]
    assert done.is_set()


@in_virtual_time
async def test_the_end_of_a_short_run_is_shown_at_once() -> None:
    screen, run = Screen(), IndexRun(ALL)
    following = asyncio.create_task(follower(screen).follow(run, lambda: None))
    await asyncio.sleep(1)
    run.results.append(REPORT)
    run.ended.set()
    await following
    assert [when for when, _ in screen.edits] == [1]


@in_virtual_time
async def test_a_run_that_stands_still_is_edited_no_more_often() -> None:
    screen, run = Screen(), IndexRun(ALL)
    run.cancel()
    following = asyncio.create_task(follower(screen).follow(run, lambda: None))
    await asyncio.sleep(60)
    run.ended.set()
    await following
    assert [shown for _, shown in screen.edits] == ["Cancelling …", "Cancelled."]
    assert screen.edits[-1][0] <= 63


@in_virtual_time
async def test_each_follower_sees_the_same_run_in_its_own_language() -> None:
    screens, run = (Screen(), Screen()), IndexRun(ALL)
    languages = zip(screens, ("en", "de"), strict=True)
    following = [asyncio.create_task(follower(screen, code).follow(run, lambda: None)) for screen, code in languages]
    run.note(event(3))
    await asyncio.sleep(4)
    run.results.append(REPORT)
    run.ended.set()
    await asyncio.gather(*following)
    english, german = ([shown[:11] for _, shown in screen.edits] for screen in screens)
    assert english == ["Reading fil", "Done: 1 add"]
    assert german == ["Dateien wer", "Fertig: 1 n"]


@in_virtual_time
async def test_if_the_bot_ends_the_message_says_so_and_the_request_stays_open() -> None:
    screen, run, done = Screen(), IndexRun(ALL), asyncio.Event()
    following = asyncio.create_task(follower(screen).follow(run, done.set))
    await asyncio.sleep(1)
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    assert [shown for _, shown in screen.first_lines] == [
        "The bot ends now. It goes on with this update when it is back."
    ]
    assert not done.is_set()


@in_virtual_time
async def test_while_sources_are_fetched_the_progress_is_that_of_the_sources() -> None:
    run = IndexRun(ALL)
    run.note(event(2, "fetching"))
    run.note(event(5, "building"))
    assert run.step.stage == "fetching"
    run.note(event(5, "fetching"))
    run.note(event(1, "building"))
    assert run.step == RunStep("building", 1, 5, 1)


# -- the work


@pytest.fixture
async def services(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[Services]:
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", articles_dir=tmp_path)  # type: ignore[call-arg]
    services = Services(settings, Library(examples_index), Memory(tmp_path / "chats.sqlite"))
    yield services
    await services.close(1)
    await services.memory.aclose()


def started(services: Services) -> IndexRun:
    services.index_runs.append(run := IndexRun(ALL))
    return run


@pytest.mark.parametrize("error", [SnapshotDamaged(Path("/data"), "cut"), OSError("too many open files"), ValueError()])
async def test_the_result_of_a_run_is_known_even_if_the_new_index_can_not_be_opened_yet(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    async def report(_services: Services, run: IndexRun) -> None:
        run.results.append(REPORT)

    async def fail() -> None:
        raise error

    monkeypatch.setattr(index_running, "_do_parts", report)
    monkeypatch.setattr(services.pool, "refresh", fail)
    run = started(services)
    await work_on(services, run)
    assert run.results == [REPORT]
    assert run.ended.is_set()
    async with asyncio.timeout(1), services.replication.exclusive(INDEX_RUN):
        """Nobody holds it any more."""
    assert not services.index_runs
    assert "The new index could not be opened" in caplog.text


async def test_a_bug_in_a_run_is_its_result_and_the_next_one_works(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(index_running, "_do_parts", fail)
    run = started(services)
    await work_on(services, run)
    assert run.ended.is_set()
    [result] = run.results
    assert str(result["message"]).startswith("KeyError")
    assert "secret" not in str(result)
    async with asyncio.timeout(1), services.replication.exclusive(INDEX_RUN):
        """Nobody holds it any more."""


async def test_a_run_that_waits_can_be_cancelled_and_leaves_the_one_before_alone(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait(*_: Any) -> None:
        begun.set()
        await go_on.wait()

    monkeypatch.setattr(index_running, "_do_parts", wait)
    first = started(services)
    working = asyncio.create_task(work_on(services, first))
    await begun.wait()
    second = started(services)
    waiting = asyncio.create_task(work_on(services, second))
    await asyncio.sleep(0)
    assert second.step.stage == "waiting"
    assert second.cancel()
    await waiting
    assert second.ended.is_set()
    assert not first.is_cancelled
    go_on.set()
    await working
    assert not first.cancel()  # it is done
    assert not first.is_cancelled


async def test_a_run_that_is_cancelled_before_it_begins_does_nothing(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> None:
        raise AssertionError("it works although it was cancelled")

    monkeypatch.setattr(index_running, "_do_parts", fail)
    run = started(services)
    run.cancel()
    await asyncio.create_task(work_on(services, run))
    assert run.ended.is_set()
    assert not run.results


async def test_who_asks_for_a_part_joins_a_run_of_all_and_not_the_other_way_round() -> None:
    everything, source = IndexRun(ALL), IndexRun("a1")
    assert everything.covers(ALL)
    assert everything.covers("a1")
    assert source.covers("a1")
    assert not source.covers(ALL)
    assert not source.covers("b2")
    everything.cancel()
    assert not everything.covers(ALL)


async def test_a_refresh_by_hand_waits_for_the_one_that_the_bot_does_by_itself_and_the_other_way_round(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    running: list[str] = []
    ended = asyncio.Event()

    @asynccontextmanager
    async def command(_: Services, *arguments: str, **__: Any) -> AsyncIterator[Any]:
        running.append(" ".join(arguments))
        assert len(running) == 1, "two refreshes at once"
        await ended.wait()
        yield SimpleNamespace(stdout=asyncio.StreamReader(), wait=wait)
        running.clear()

    async def wait() -> int:
        return 0

    async def no_events(_: Any) -> AsyncIterator[dict[str, Any]]:
        nothing: tuple[dict[str, Any], ...] = ()
        for event in nothing:
            yield event

    for module in (index_running, refreshing):
        monkeypatch.setattr(module, "own_command", command)
        monkeypatch.setattr(module, "events_of", no_events)
    periodic = Refreshing(services, lambda: None)
    first = asyncio.create_task(periodic.refresh())
    await asyncio.sleep(0)
    services.index_runs.append(run := IndexRun("a1"))
    by_hand = asyncio.create_task(work_on(services, run))
    await asyncio.sleep(0)
    assert run.step.stage == "waiting for a refresh"
    later = asyncio.create_task(periodic.refresh())
    await asyncio.sleep(0)
    assert running == ["refresh --progress json"]
    ended.set()
    await asyncio.gather(first, by_hand, later)
    assert run.results == [{"event": "ended", "code": 0}]
