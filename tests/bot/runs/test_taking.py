"""Gathering posts of channels for index runs, and runs that crash or fail."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.memory import Memory
from bot.runs import Taking, taking
from bot.services import Refused, Services, Taken
from bot.settings import Settings
from index import DataFolder, Library, PostsNotTaken

FATAL = "kills the run"


@pytest.fixture
def data(examples_index: DataFolder, tmp_path: Path) -> Path:
    """Data folder with an index of the examples."""
    shutil.copytree(examples_index.path, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses that are short, so that tests needn't wait."""
    monkeypatch.setattr(taking, "QUIET_SECONDS", 0.05)


@asynccontextmanager
async def running(data: Path) -> AsyncIterator[Services]:
    """Open the services of a bot, without one."""
    settings = Settings(_env_file=None, data_dir=data)  # type: ignore[call-arg]
    services = Services(settings, Library(settings.data), Memory(data / "chats.sqlite"))
    services.taking = Taking(services)
    try:
        yield services
    finally:
        await services.close(1)
        await services.memory.aclose()


class Runs:
    """Runs of a command in place of `newsbot take`: each notes the posts it was given, and answers as that does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: list[list[int]] = []
        self.begun = asyncio.Event()
        self.error = ""
        self.during: asyncio.Event | None = None
        """What a run waits for."""
        monkeypatch.setattr(Taking, "_command", self._command)

    async def _command(self, posts: Sequence[Mapping[str, Any]]) -> list[Taken | Refused]:
        self.given.append([post["message_id"] for post in posts])
        self.begun.set()
        if self.during is not None:
            await self.during.wait()
        if self.error:
            raise PostsNotTaken(self.error)
        if any(post.get("text") == FATAL for post in posts):
            raise taking._Crashed("exit code -9")
        return [Taken(f"a{post['message_id']}", "", None, None, 1, "added") for post in posts]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(monkeypatch)


def post(number: int, **fields: Any) -> dict[str, Any]:
    return {"message_id": number, "date": 1_772_471_100, "chat": {"id": -1_000_000_000_014, "type": "channel"}} | fields


async def test_a_post_is_taken_by_a_process_and_others_are_refused_with_a_reason(data: Path) -> None:
    text = "“The ferry crews walked out on Thursday,” said Ida Holm at the pier."
    async with running(data) as services:
        good = post(7, chat={"id": -1_000_000_000_014, "type": "channel", "title": "Orrin Bay News"}, text=text)
        results = await asyncio.gather(*(services.taking.take(item) for item in (good, post(8), {"text": text})))
        again = await services.taking.take(json.loads(json.dumps(good)))
    taken, *refused = results
    assert isinstance(taken, Taken)
    assert (taken.outlet, taken.paragraphs, taken.state) == ("Orrin Bay News", 1, "added")
    assert taken.published == "2026-03-02T17:05:00+00:00"
    assert refused == [
        Refused("it has no words"),
        Refused("it is not a post of a channel, nor the forward of one"),
    ]
    assert isinstance(again, Taken)
    assert (again.article_id, again.state) == (taken.article_id, "unchanged")


async def test_what_comes_while_a_run_is_in_progress_waits_for_the_next_one(data: Path, runs: Runs) -> None:
    runs.during = asyncio.Event()
    async with running(data) as services:
        tasks = [asyncio.create_task(services.taking.take(post(1)))]
        await runs.begun.wait()
        tasks += [asyncio.create_task(services.taking.take(post(number))) for number in range(2, 6)]
        await asyncio.sleep(0)
        runs.during.set()
        results = await asyncio.gather(*tasks)
    assert runs.given == [[1], [2, 3, 4, 5]]
    assert [result.article_id for result in results if isinstance(result, Taken)] == ["a1", "a2", "a3", "a4", "a5"]


def test_a_run_starts_a_second_after_its_first_post_and_after_the_last_part_of_an_album() -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(taking, "QUIET_SECONDS", 1.0)
        assert taking.quiet_until([(10.0, None), (10.9, None)]) == 11.0
        assert taking.quiet_until([(10.0, None), (10.4, "1"), (10.9, "1")]) == 11.9
        parts = [(10.0 + 0.9 * number, "1") for number in range(10)]
        assert taking.quiet_until(parts) == 10.0 + taking.LONGEST_QUIET


async def test_a_post_at_which_the_run_crashes_is_given_up_and_the_others_are_taken(
    data: Path, runs: Runs, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data) as services:
        fields = [{"text": FATAL} if number == 2 else {} for number in range(5)]
        results = await asyncio.gather(*(services.taking.take(post(n, **given)) for n, given in enumerate(fields)))
    assert results[2] == Refused("newsbot crashes on it")
    assert [number for number, result in enumerate(results) if isinstance(result, Taken)] == [0, 1, 3, 4]
    assert runs.given.count([2]) == taking.MOST_CRASHES
    assert "ended without a report" in caplog.text


async def test_a_failed_run_is_told_to_all_who_wait_and_the_next_ones_go_on(data: Path, runs: Runs) -> None:
    runs.error = "the disk is full."
    async with running(data) as services:
        waiting = (services.taking.take(post(number)) for number in range(2))
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert [str(result) for result in results] == ["Posts of channels could not be indexed: the disk is full."] * 2
        runs.error = ""
        assert isinstance(await services.taking.take(post(3)), Taken)


async def test_posts_are_not_awaited_for_ever_when_the_bot_ends(data: Path, runs: Runs) -> None:
    runs.during = asyncio.Event()
    async with running(data) as services:
        task = asyncio.create_task(services.taking.take(post(1)))
        await runs.begun.wait()
    with pytest.raises(asyncio.CancelledError):
        await task
