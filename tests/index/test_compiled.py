"""Compiled code: its cache, and answers when nothing can be cached."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import Article, Snapshot
from index.engine.snapshot import open_current
from index.indexing.build import write_base
from index.indexing.plan import Fresh, Plan

Run = Callable[..., subprocess.CompletedProcess[str]]

# A small kernel in a separate module, which compiles quickly.
MODULE = """
from index.compiled import kernel

@kernel
def double(number: int) -> int:
    return 2 * number
"""
ASK = """
import resource
import sys
from pathlib import Path
from index.compiled import keep_in

for folder in sys.argv[2:]:
    keep_in(Path(folder))
if sys.argv[1] != "-":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
import module
assert module.double(21) == 42
print(sum(module.double.stats.cache_hits.values()))
"""


@pytest.fixture
def double(tmp_path: Path, root: Path) -> Run:
    """Function that runs the kernel in a new process, which prints whether the kernel was cached."""
    (tmp_path / "module.py").write_text(MODULE)

    def run(*folders: Path, file_size: int | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
        paths = f"{root}{os.pathsep}{tmp_path}"
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "PYTHONPATH": paths} | settings
        command = [sys.executable, "-B", "-W", "error", "-c", ASK, str(file_size or "-"), *map(str, folders)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


def assert_works(done: subprocess.CompletedProcess[str], kept: bool) -> None:
    assert (done.stderr, done.stdout, done.returncode) == ("", f"{int(kept)}\n", 0)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("module.*") if path.is_file()]


def test_compiled_code_is_kept_in_the_folder_given_for_the_next_process(double: Run, tmp_path: Path) -> None:
    assert_works(double(tmp_path / "kernels"), kept=False)
    assert files(tmp_path / "kernels")
    assert not (tmp_path / "__pycache__").exists()
    assert_works(double(tmp_path / "kernels"), kept=True)


def test_the_first_folder_counts(double: Run, tmp_path: Path) -> None:
    assert_works(double(tmp_path / "one", tmp_path / "two"), kept=False)
    assert files(tmp_path / "one")
    assert not (tmp_path / "two").exists()


def test_the_folder_that_numba_was_told_of_goes_before_it(double: Run, tmp_path: Path) -> None:
    assert_works(double(tmp_path / "kernels", NUMBA_CACHE_DIR=str(tmp_path / "told")), kept=False)
    assert files(tmp_path / "told")
    assert not (tmp_path / "kernels").exists()


def test_without_a_folder_it_is_kept_beside_the_module(double: Run, tmp_path: Path) -> None:
    assert_works(double(), kept=False)
    assert files(tmp_path / "__pycache__")


@pytest.mark.parametrize("setting", [False, True], ids=["own folder", "NUMBA_CACHE_DIR"])
def test_where_nothing_can_be_written_it_is_compiled_in_each_process(
    double: Run, tmp_path: Path, setting: bool
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "__pycache__").write_text("")  # a file in its place stops even root
    nowhere = str(tmp_path / "file" / "below")
    settings = {"HOME": nowhere, "XDG_CACHE_HOME": nowhere} | ({"NUMBA_CACHE_DIR": nowhere} if setting else {})
    assert_works(double(Path(nowhere), **settings), kept=False)


def test_on_a_full_disk_it_is_compiled_and_not_kept(double: Run, tmp_path: Path) -> None:
    assert_works(double(tmp_path / "kernels", file_size=100), kept=False)
    assert_works(double(tmp_path / "kernels"), kept=False)


@pytest.mark.parametrize(("suffix", "size"), [("nbi", 0), ("nbc", 100)])
def test_damaged_cache_files_are_compiled_again(double: Run, tmp_path: Path, suffix: str, size: int) -> None:
    assert_works(double(tmp_path / "kernels"), kept=False)
    [path] = [path for path in files(tmp_path / "kernels") if path.suffix == f".{suffix}"]
    path.write_bytes(path.read_bytes()[:size])  # as after a power cut
    assert_works(double(tmp_path / "kernels"), kept=False)
    assert_works(double(tmp_path / "kernels"), kept=True)


# -- before the first question

GROWN = """
import sys
from pathlib import Path
from index import Article, DataFolder, Library
from index.engine import bm25
from index.indexing.build import write_snapshot

bm25.COMPILED_FROM = 5
data = DataFolder(Path(sys.argv[1]), "")
articles = [Article(str(number), "", "", ("It rained.",)) for number in range(10)]
write_snapshot(data.snapshots, articles[:2], "small")
library = Library(data)
library.snapshot.warm_up()
assert "index.engine.kernel_search" not in sys.modules
write_snapshot(data.snapshots, articles, "large")
library.refresh()
print("index.engine.kernel_search" in sys.modules)
"""


def test_when_an_index_has_grown_large_no_question_waits_for_the_compiler(root: Path, tmp_path: Path) -> None:
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-c", GROWN, str(tmp_path)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_warming_up_compiles_the_search_though_no_paragraph_holds_the_first_term_any_more(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engine import kernel_search as kernel

    searched: list[int] = []

    def best_rows(*arguments: Any) -> Any:
        searched.append(1)
        return found(*arguments)

    found = kernel.best_rows
    monkeypatch.setattr(kernel, "best_rows", best_rows)
    monkeypatch.setattr("index.engine.bm25.COMPILED_FROM", 0)
    before = snapshot_of(article("Wombats.", id="a"), article("It rained.", id="b"))
    write_base(before.folder.parent, Fresh.of([]), Plan("state"), before.stored, {"a"})
    open_current(before.folder.parent).warm_up()
    assert searched
