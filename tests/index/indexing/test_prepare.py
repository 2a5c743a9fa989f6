"""Preparing articles in several processes: same results as in one, and no process outlives its run."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from waits import WAIT_SECONDS, eventually

from index import Article, DataFolder, index_files
from index.engine.snapshot import open_current
from index.indexing import prepare, workers
from index.indexing.prepare import Prepared
from index.indexing.workers import Workers
from index.processes import cores
from index.storage.postings import FIELDS

NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes as Linux shows them")


def articles(count: int) -> list[Article]:
    """Return articles with unique words and words that all share."""
    said = ("“We go {0},” said Ana Brandt{0}.", "Ferry number{0} sank.", "", "Ой, й and 日本 {0}")
    texts = [tuple(text.format(number) for text in said[: 1 + number % 4]) for number in range(count)]
    return [Article(f"{n:05}", f"file:/{n}", f"Title {n}", texts[n], source=f"Outlet {n % 3}") for n in range(count)]


def prepared(count: int, processes: int, folder: Path) -> list[Prepared]:
    """Return the prepared batches of `count` articles."""
    with Workers(processes, FIELDS, folder) as started:
        return list(started.prepare(articles(count), count))


def words(batches: list[Prepared]) -> list[list[str]]:
    """Return the terms of each entry of all batches."""
    terms: dict[str, list[str]] = {}
    found: list[list[str]] = []
    for batch in batches:
        terms.setdefault(batch.source, []).extend(batch.new_terms)
        forward = batch.documents.forward
        numbers = np.split(forward.data[:], forward.starts[1:-1])
        found += [[terms[batch.source][number] for number in entry.tolist()] for entry in numbers]
    return found


def contents(batches: list[Prepared]) -> list[Any]:
    held = [batch.documents for batch in batches]
    return [
        (one.article(number), *map(one.quotes.__getitem__, one.rows(number)))
        for one in held
        for number in range(len(one))
    ]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small batches, so that a few articles occupy several processes, without compiled code."""
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    monkeypatch.setattr(workers, "LARGE", 10)
    monkeypatch.setattr(workers, "_LARGE_BATCH", 7)


def test_several_processes_prepare_the_same_as_one(
    small_batches: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = prepared(60, 2, tmp_path)
    monkeypatch.setattr(workers, "LARGE", 1000)
    one = prepared(60, 2, tmp_path)
    assert (len(several), len(one)) == (9, 1)
    assert len({batch.source for batch in several}) <= 2
    assert contents(several) == contents(one)
    assert words(several) == words(one)


def test_articles_can_be_prepared_again_after_others(small_batches: None, tmp_path: Path) -> None:
    with Workers(2, FIELDS, tmp_path) as started:
        next(started.prepare(articles(60), 60))  # left unfinished, as after damage
        first, second = (list(started.prepare(articles(60), 60)) for _ in range(2))
    assert words(first) == words(second)


def test_no_article_is_taken_long_before_it_is_worked_on(small_batches: None, tmp_path: Path) -> None:
    taken: list[str] = []

    def told() -> Iterator[Article]:
        for article in articles(200):
            taken.append(article.id)
            yield article

    with Workers(2, FIELDS, tmp_path) as started:
        next(started.prepare(told(), 200))
        assert len(taken) <= 7 * 6


def test_processes_start_when_many_articles_are_expected_and_end_with_the_run(
    small_batches: None, tmp_path: Path
) -> None:
    with Workers(2, FIELDS, tmp_path) as started:
        started.expect(9)
        assert not processes()
        started.expect(10)
        began = processes()
        assert len(began) == 2
        assert len(contents(list(started.prepare(articles(60), 60)))) == 60
        assert processes() == began
    assert not processes()


def processes() -> set[int | None]:
    """Return the ids of this process's worker processes."""
    return {process.pid for process in multiprocessing.active_children()}


def test_few_articles_are_prepared_without_other_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WorkerProcess", None)
    assert len(contents(prepared(20, 8, tmp_path))) == 20


def test_a_vocabulary_that_grew_too_large_is_reset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = words(prepared(250, 1, tmp_path))
    monkeypatch.setattr(prepare, "_WORDS", 20)
    batches = prepared(250, 1, tmp_path)
    assert len({batch.source for batch in batches}) == 3
    assert words(batches) == expected


@pytest.mark.parametrize(
    ("step", "what"), [("read_paragraphs", "the languages of its paragraphs"), ("find_quotes", "its quotations")]
)
def test_a_bug_that_one_article_meets_costs_only_that_part_of_it(
    step: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, whole = prepared(8, 1, tmp_path)[0], getattr(prepare, step)

    def fail_once(texts: Sequence[str], *rest: Any) -> Any:
        if "“We go 6,” said Ana Brandt6." in texts:
            raise KeyError("x")
        return whole(texts, *rest)

    monkeypatch.setattr(prepare, step, fail_once)
    batch = prepared(8, 1, tmp_path)[0]
    assert batch.notes == (f"file:/6: {what} are left out because of a bug in newsbot (\"KeyError: 'x'\")",)
    assert [batch.documents.article(number) for number in range(8)] == [
        expected.documents.article(number) for number in range(8)
    ]


def test_there_is_at_least_one_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


# -- runs that end early

MANY = """
from index.indexing import prepare, workers
from index.text import Vocabulary

workers.LARGE, workers._LARGE_BATCH = 10, 5
prepare.Vocabulary = lambda *_, **__: Vocabulary()  # in the other processes, too, and nothing waits for a compiler
if __name__ == "__main__":
    from bot.cli import main

    main()
"""


class Run:
    """A `newsbot index` process with two workers and small batches."""

    def __init__(self, folder: Path, script: Path, articles: Path, root: Path) -> None:
        command = [sys.executable, str(script), "index", "--workers", "2", "--progress", "json", str(articles)]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "NEWSBOT_DATA_DIR": str(folder / "data")}
        self._process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.pid = self._process.pid

    def workers(self) -> list[int]:
        """Return the ids of its worker processes."""
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def wait_for(self, event: str) -> None:
        """Wait for a line on stdout that contains `event`."""
        assert self._process.stdout is not None
        assert any(event in line for line in self._process.stdout)

    def wait(self) -> tuple[int, str]:
        """Wait until the run and all processes with its streams have ended; return exit code and stderr."""
        _, errors = self._process.communicate(timeout=WAIT_SECONDS)
        return self._process.returncode, errors

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=WAIT_SECONDS)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """Data folder with an index of one article."""
    data = DataFolder(tmp_path / "data", f"sqlite:///{tmp_path}/data/articles.sqlite")
    (tmp_path / "old.txt").write_text("Title: Old\n\nIt rained.")
    index_files([tmp_path / "old.txt"], data)
    return data


@pytest.fixture
def start(tmp_path: Path, data: DataFolder, root: Path) -> Callable[[], Any]:
    """Function that returns a context manager for a run over 600 articles."""
    folder, script = tmp_path / "articles", tmp_path / "many.py"
    folder.mkdir()
    script.write_text(MANY)
    text = "\n\n".join(f"“We go,” said Ana Brandt of the ferry {number}." for number in range(30))
    for number in range(600):
        (folder / f"{number}.txt").write_text(f"Title: {number}\n\n{text}")

    @contextmanager
    def starting() -> Iterator[Run]:
        run = Run(tmp_path, script, folder, root)
        try:
            yield run
        finally:
            run.kill()

    return starting


def has_settled(pid: int) -> bool:
    """Return whether a worker runs Python and has set up its handling of SIGINT."""
    with suppress(OSError):
        if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
            masks = re.findall(r"Sig(?:Blk|Ign|Cgt):\s*(\w+)", Path(f"/proc/{pid}/status").read_text())
            return any(int(mask, 16) & 1 << signal.SIGINT - 1 for mask in masks)
    return False


def assert_old_snapshot(data: DataFolder) -> None:
    assert [one.title for one in open_current(data.snapshots).newest(9)] == ["Old"]


@NEEDS_PROC
def test_the_processes_end_with_a_run_that_is_killed(start: Callable[[], Any], data: DataFolder) -> None:
    with start() as run:
        run.wait_for('"building"')
        workers = run.workers()
        assert len(workers) >= 2
        os.kill(run.pid, signal.SIGKILL)
        run.wait()  # the workers share its streams
        eventually(lambda: not any(Path(f"/proc/{worker}/environ").exists() for worker in workers))
    assert_old_snapshot(data)


@NEEDS_PROC
@pytest.mark.parametrize("moment", ["at work", "starting"])
def test_ctrl_c_ends_a_run_and_its_processes_with_one_sentence_and_leaves_the_old_snapshot(
    start: Callable[[], Any], data: DataFolder, moment: str
) -> None:
    with start() as run:
        if moment == "at work":
            run.wait_for('"building"')
        else:
            eventually(lambda: any(has_settled(pid) for pid in run.workers()))
        os.killpg(run.pid, signal.SIGINT)
        code, errors = run.wait()
    assert (code, errors) == (130, "")
    assert_old_snapshot(data)
    assert not list(data.snapshots.glob("draft-*"))
    assert not (data.path / "index.lock.holder").exists()


@NEEDS_PROC
def test_where_one_of_the_processes_is_killed_the_run_ends_with_one_sentence(
    start: Callable[[], Any], data: DataFolder
) -> None:
    with start() as run:
        run.wait_for('"building"')
        os.kill(run.workers()[-1], signal.SIGKILL)  # as the system does when memory runs out
        code, errors = run.wait()
    assert code == 2
    assert errors.startswith("newsbot: ")
    assert errors.count("\n") == 1
    assert_old_snapshot(data)
    assert not list(data.snapshots.glob("draft-*"))
