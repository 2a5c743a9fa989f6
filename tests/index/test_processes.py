"""Worker processes, and copies of a template: their errors, and what happens when they are killed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import Template, WorkerProcess
from index.errors import SnapshotDamaged

needs_copies = pytest.mark.skipif(not Template.is_possible(), reason="this system has no descriptors of processes")


class Killed(Exception):
    """An error that callers may choose for a killed process."""


def make(folder: Path) -> Callable[[str], str]:
    """Return the worker's function, which returns a word or raises an error."""

    def work(word: str) -> str:
        if word == "broken":
            raise SnapshotDamaged(folder, word)
        return word

    return work


LOADED: list[str] = []


def load(folder: Path) -> None:
    """Load a word, and note in the folder which process did."""
    (folder / str(os.getpid())).touch()
    LOADED.append("word")


def load_nothing() -> None:
    """Fail to load."""
    raise SnapshotDamaged(Path("/news"), "unreadable")


def hang() -> None:
    """Never come to an end of loading."""
    threading.Event().wait()


def make_teller() -> Callable[[str], tuple[int, list[str]]]:
    """Return the worker's function, which tells its process and what had been loaded there."""
    return lambda _: (os.getpid(), LOADED)


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


def copy(template: Template) -> WorkerProcess:
    return WorkerProcess(make_teller, lost=Killed, template=template)


@pytest.fixture
def template(tmp_path: Path) -> Iterator[Template]:
    template = Template(load, tmp_path, lost=Killed)
    yield template
    template.close()


def tell(worker: WorkerProcess) -> tuple[int, list[str]]:
    worker.send("tell")
    told: tuple[int, list[str]] = worker.receive()
    return told


@needs_copies
def test_copies_are_processes_of_their_own_with_what_one_process_has_loaded(template: Template, tmp_path: Path) -> None:
    workers = [copy(template) for _ in range(3)]
    told = [tell(worker) for worker in workers]
    assert [pid for pid, _ in told] == [worker.pid for worker in workers]
    assert len({os.getpid(), template.pid, *(pid for pid, _ in told)}) == 5
    assert all(loaded == ["word"] for _, loaded in told)
    assert [path.name for path in tmp_path.iterdir()] == [str(template.pid)]
    for worker in workers:
        worker.close()


@needs_copies
def test_a_killed_copy_is_lost_alone_and_can_be_replaced(template: Template) -> None:
    first, second = copy(template), copy(template)
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    with pytest.raises(Killed):
        first.receive()
    first.close()
    third = copy(template)
    assert [tell(second)[0], tell(third)[0]] == [second.pid, third.pid]
    second.close()
    third.close()


@needs_copies
def test_a_closed_copy_has_ended_and_leaves_no_zombie(template: Template) -> None:
    worker = copy(template)
    assert worker.pid is not None
    worker.close()
    tell(last := copy(template))
    with pytest.raises(ProcessLookupError):
        os.kill(worker.pid, 0)
    last.close()


@needs_copies
def test_copies_outlive_their_template_which_makes_no_more(template: Template) -> None:
    worker = copy(template)
    assert template.pid is not None
    os.kill(template.pid, signal.SIGKILL)
    assert tell(worker)[1] == ["word"]
    with pytest.raises(Killed):
        copy(template)
    worker.close()


@needs_copies
def test_what_a_template_cannot_load_is_raised_where_a_copy_is_wanted() -> None:
    template = Template(load_nothing, lost=Killed)
    for _ in range(2):
        with pytest.raises(SnapshotDamaged, match="unreadable"):
            copy(template)
    template.close()


@needs_copies
def test_a_template_that_hangs_is_given_up() -> None:
    template = Template(hang, lost=Killed, seconds=0.2)
    with pytest.raises(Killed):
        copy(template)
    template.close()


@needs_copies
def test_closing_a_template_ends_the_wait_for_a_copy() -> None:
    template, errors = Template(hang, lost=Killed), list[Exception]()

    def wait() -> None:
        with pytest.raises(Killed) as raised:
            copy(template)
        errors.append(raised.value)

    waiting = threading.Thread(target=wait)
    waiting.start()
    template.close()
    waiting.join()
    assert len(errors) == 1
