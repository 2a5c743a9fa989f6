"""Gathering what is added: one run for what comes together, one run at a time, and a crash is one thing's alone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, cast

import pytest

from bot.runs import Adding, adding
from bot.services import Services
from index import NothingAdded


class FakeServices:
    """Services that only run work in the background."""

    def __init__(self) -> None:
        self.worker = self
        self.tasks: set[asyncio.Task[None]] = set()

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        self.tasks.add(asyncio.ensure_future(work))


class Runs(Adding):
    """Runs that are noted instead of started; one with the name "crash" fails."""

    def __init__(self) -> None:
        self.services = FakeServices()
        super().__init__(cast(Services, self.services))
        self.batches: list[list[str]] = []
        self.going = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def _command(self, names: Sequence[str]) -> dict[str, Any]:
        self.batches.append([*names])
        self.going.set()
        await self.may_end.wait()
        if "crash" in names:
            raise NothingAdded("the run ended without a report")
        return {name: {"name": name} for name in names}


@pytest.fixture(autouse=True)
def no_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "QUIET_SECONDS", 0.02)


async def add(runs: Runs, name: str) -> str:
    async def fetch() -> str:
        return name

    return str((await runs.add(fetch))["name"])


async def test_what_comes_together_is_added_by_one_run() -> None:
    runs, names = Runs(), [str(number) for number in range(10)]
    assert await asyncio.gather(*(add(runs, name) for name in names)) == names
    assert runs.batches == [names]


async def test_what_comes_during_a_run_waits_for_the_next() -> None:
    runs = Runs()
    runs.may_end.clear()
    first = asyncio.ensure_future(add(runs, "a"))
    await runs.going.wait()
    others = [asyncio.ensure_future(add(runs, name)) for name in "bc"]
    await asyncio.sleep(0)
    runs.may_end.set()
    assert await asyncio.gather(first, *others) == ["a", "b", "c"]
    assert runs.batches == [["a"], ["b", "c"]]


async def test_a_run_waits_for_what_is_being_fetched() -> None:
    runs, fetched = Runs(), asyncio.Event()

    async def fetch() -> str:
        await fetched.wait()
        return "large"

    large = asyncio.ensure_future(runs.add(fetch))
    await asyncio.sleep(0)
    small = asyncio.ensure_future(add(runs, "small"))
    asyncio.get_running_loop().call_later(0.1, fetched.set)
    await asyncio.gather(large, small)
    assert runs.batches == [["small", "large"]]


async def test_a_crash_is_that_of_one_thing() -> None:
    runs = Runs()
    results = await asyncio.gather(*(add(runs, name) for name in ("a", "crash", "b")), return_exceptions=True)
    assert (results[0], results[2]) == ("a", "b")
    assert isinstance(results[1], NothingAdded)
    assert runs.batches == [["a", "crash", "b"], ["a"], ["crash"], ["b"]]


async def test_what_cannot_be_fetched_holds_nobody_up() -> None:
    runs = Runs()

    async def fail() -> str:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        await runs.add(fail)
    assert await add(runs, "a") == "a"


async def test_the_titles_of_what_was_taken_out_are_known_to_a_second_press(monkeypatch: pytest.MonkeyPatch) -> None:
    runs, there = Runs(), {"file-a": ["Wombats"]}

    async def take_out(_: Runs, key: str) -> list[str] | None:
        return there.pop(key, None)

    monkeypatch.setattr(Runs, "_take_out", take_out)
    assert [await runs.take_out("file-a") for _ in range(2)] == [["Wombats"], None]
    assert runs.titles_taken_out("file-a") == ["Wombats"]
    assert runs.titles_taken_out("file-b") is None
