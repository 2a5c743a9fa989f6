"""Worker processes: their errors, and what happens when they are killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import WorkerProcess
from index.errors import SnapshotDamaged


class Killed(Exception):
    """An error that callers may choose for a killed process."""


def make(folder: Path) -> Callable[[str], str]:
    """Return the worker's function, which returns a word or raises an error."""

    def work(word: str) -> str:
        if word == "broken":
            raise SnapshotDamaged(folder, word)
        return word

    return work


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    """Worker process that returns the words it gets."""
    worker = WorkerProcess(make, Path("/news"), lost=Killed)
    yield worker
    worker.close()


def test_an_error_of_newsbot_arrives_intact_and_the_process_continues(worker: WorkerProcess) -> None:
    worker.send("broken")
    with pytest.raises(SnapshotDamaged, match=r"The index in /news is damaged \(broken\)") as raised:
        worker.receive()
    assert (raised.value.folder, raised.value.reason) == (Path("/news"), "broken")
    assert "test_processes.py" in raised.value.__notes__[0]
    worker.send("word")
    assert worker.receive() == "word"


def test_a_process_that_was_killed_is_lost_in_the_words_of_its_caller(worker: WorkerProcess) -> None:
    assert worker.pid is not None
    worker.send("word")
    worker.receive()
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(Killed):
        worker.receive()
    with pytest.raises(Killed):
        worker.send("word")
