"""One index run at a time: the lock, its holder, and holders that were killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import DataFolder, index_files
from index.errors import IndexBusy
from index.indexing.lock import HOLDER, LOCK, hold_index_lock

HOLD = """
import sys
from pathlib import Path
from index.indexing.lock import hold_index_lock
with hold_index_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def hold(root: Path, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Function that starts a process that holds the lock until its stdin ends."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLD, str(tmp_path)]
        process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_run_learns_who_holds_the_lock_and_since_when(
    hold: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = hold()
    with (
        pytest.raises(IndexBusy, match=rf"process {process.pid} on \S+, since 20\d\d-") as error,
        hold_index_lock(tmp_path),
    ):
        pass
    assert error.value.folder == tmp_path
    assert "wait for it to finish" in str(error.value)


def test_a_second_one_in_the_same_process_is_refused_too_and_leaves_the_first_its_lock(tmp_path: Path) -> None:
    with hold_index_lock(tmp_path):
        for _ in range(2):
            with pytest.raises(IndexBusy, match=str(os.getpid())), hold_index_lock(tmp_path):
                pass
        assert (tmp_path / HOLDER).exists()


def test_a_released_lock_is_free_and_no_killed_holder_is_reported(
    hold: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = hold()
    process.communicate("")
    assert not (tmp_path / HOLDER).exists()
    with hold_index_lock(tmp_path) as killed:
        assert killed is None


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_run_that_fails_was_not_killed(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), hold_index_lock(tmp_path):
        raise error
    assert not (tmp_path / HOLDER).exists()


def test_a_killed_holder_is_named_once(hold: Callable[[], subprocess.Popen[str]], tmp_path: Path) -> None:
    process = hold()
    process.send_signal(signal.SIGKILL)
    process.wait()
    with hold_index_lock(tmp_path) as killed:
        assert killed is not None
        assert f"process {process.pid} on " in killed
    with hold_index_lock(tmp_path) as killed:
        assert killed is None


@pytest.mark.parametrize("content", [b"", b"garbage", b"\xff", b"[]", b"{}", b'"text"', b'{"process": 1}'])
def test_an_invalid_note_of_the_holder_is_harmless(tmp_path: Path, content: bytes) -> None:
    (tmp_path / HOLDER).write_bytes(content)
    with hold_index_lock(tmp_path) as killed:
        assert killed is None
        (tmp_path / HOLDER).write_bytes(content)
        with pytest.raises(IndexBusy, match=r"^Another index run is writing"), hold_index_lock(tmp_path):
            pass


def test_a_disk_that_is_full_as_the_lock_is_taken_leaves_no_note_of_a_holder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: Any, **__: Any) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match="No space"), hold_index_lock(tmp_path):
            pass
    assert not (tmp_path / HOLDER).exists()
    with hold_index_lock(tmp_path) as killed:
        assert killed is None


# -- reports of an index run


def test_a_run_says_that_the_one_before_was_killed_and_completes(
    hold: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Title: A\n\nText.")
    data = DataFolder(tmp_path, tmp_path / "articles.sqlite")
    process = hold()
    with pytest.raises(IndexBusy, match=f"process {process.pid}"):
        index_files([tmp_path / "a.txt"], data)
    process.kill()
    process.wait()
    [note] = index_files([tmp_path / "a.txt"], data).notes
    assert note.startswith(f"An earlier index run (process {process.pid} on ")
    assert index_files([tmp_path / "a.txt"], data).notes == []
    assert not (tmp_path / HOLDER).exists()


def test_a_leftover_lock_file_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("left behind")
    with hold_index_lock(tmp_path) as killed:
        assert killed is None
