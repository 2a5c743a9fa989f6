"""Check that a damaged index never answers wrongly: python -m benchmarks.damage [--count N] [--seed S] [--json]

Damages one file of a published index, N times: flips a bit, overwrites bytes, or truncates, empties, lengthens, removes
or replaces the file. Half of the time a reader has already answered from the index. The index is treated as a large
one: memory-mapped, not verified when it is opened, and searched by compiled code. Each question is asked twice: before
all files are verified, when an answer may still be wrong, and afterwards. Then the answer must be that of the
undamaged index, that of the previous snapshot, or the one-sentence error for a damaged index. Any other error counts
as failed, and so does a process that dies.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

from index import DataFolder, Library, Snapshot, SnapshotError, ask, index_files
from index.storage import read_snapshot
from index.storage.columns import file_names

ROOT = Path(__file__).parent.parent
TODAY = date(2025, 11, 7)
QUESTIONS = (
    "What did Putin say about Trump?",
    "What did Quist say about sleep?",
    "Who won the 2022 World Cup?",
    "latest",
    "What did Edwin Marsh say about barley in November 2024?",
    "flood wall warning",
)
NAMES = (
    "manifest.json",
    "removed.npy",
    "removed_terms.npy",
    "removed_counts.npy",
    *(f"{part}/{name}" for part in ("base", "addition") for name in file_names("compact")),
)
_AS_LARGE = (
    ("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0),
    ("index.engine.bm25.COMPILED_FROM", 0),
    ("index.indexing.build.COMPILED_FROM", 0),
    ("index.indexing.build.ADDITION_SHARE", 100.0),  # additions are never merged
    ("index.indexing.build.DRIFT", 100.0),
)


@contextmanager
def as_large() -> Iterator[None]:
    """Treat small indexes as large ones."""
    with ExitStack() as patches:
        for name, value in _AS_LARGE:
            patches.enter_context(patch(name, value))
        yield


# -- kinds of damage


def flip(path: Path, random_numbers: random.Random) -> None:
    """Flip one bit, as a failing disk does."""
    raw = path.read_bytes()
    offset = random_numbers.randrange(len(raw))
    _overwrite(path, offset, bytes([raw[offset] ^ 1 << random_numbers.randrange(8)]))


def overwrite(path: Path, random_numbers: random.Random) -> None:
    """Overwrite some bytes with zeros, ones or random bytes."""
    size = path.stat().st_size
    length = min(size, random_numbers.choice([1, 8, 64, 4096]))
    filling = random_numbers.choice([bytes(length), b"\xff" * length, random_numbers.randbytes(length)])
    _overwrite(path, random_numbers.randrange(size - length + 1), filling)


def cut(path: Path, random_numbers: random.Random) -> None:
    """Truncate the file at a random offset."""
    with path.open("r+b") as file:
        file.truncate(random_numbers.randrange(path.stat().st_size))


def empty(path: Path, _: random.Random) -> None:
    """Truncate the file to zero bytes."""
    path.write_bytes(b"")


def lengthen(path: Path, random_numbers: random.Random) -> None:
    """Append random bytes."""
    with path.open("ab") as file:
        file.write(random_numbers.randbytes(random_numbers.choice([1, 8, 5000])))


def remove(path: Path, _: random.Random) -> None:
    """Remove the file."""
    path.unlink()


def replace(path: Path, random_numbers: random.Random) -> None:
    """Overwrite the file with another file of the index."""
    others = [other for other in sorted(path.parent.rglob("*")) if other.is_file() and other != path]
    path.write_bytes(random_numbers.choice(others).read_bytes())


DAMAGES = (flip, overwrite, cut, empty, lengthen, remove, replace)


def _overwrite(path: Path, offset: int, raw: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(raw)


# -- the index and its answers


@dataclass(frozen=True, slots=True)
class Published:
    """An index with two snapshots on the same base, the second with an addition, and the answers of each."""

    folder: Path
    right: Sequence[str]
    before: Sequence[str]

    @classmethod
    def of_examples(cls, folder: Path) -> Published:
        """Publish the sample articles in two runs, the second of which adds and changes a few."""
        articles = folder / "articles"
        shutil.copytree(ROOT / "examples", articles)
        late = sorted(articles.rglob("*.md"))[:2] + sorted(articles.rglob("*.txt"))[:2]
        texts = {path: path.read_bytes() for path in late}
        for path in late[1:]:
            path.unlink()
        late[0].write_text("Title: It was otherwise\n\nThe flood wall was sound, said Ida Holm.")
        with as_large():
            for _ in range(2):
                index_files([articles], DataFolder(folder / "data", folder / "articles.sqlite"), workers=1)
                for path, text in texts.items():
                    path.write_bytes(text)
        return cls.of_folder(folder / "data")

    @classmethod
    def of_folder(cls, folder: Path) -> Published:
        """Return the index that `of_examples` published into a data folder."""
        with as_large():
            first, second = (Snapshot(read_snapshot(folder / "snapshots" / name)) for name in ("000001", "000002"))
            snapshots = (second, first)
            return cls(folder, *([_answer(snapshot, question) for question in QUESTIONS] for snapshot in snapshots))

    def outcomes(self, name: str, damage: Callable[[Path], None], running: bool) -> tuple[list[str], list[str]]:
        """Damage a file of a copy; return the outcome of each question before and after all files were verified.

        An outcome is "right", "before" (the previous snapshot's answer), "sentence", "wrong" or "failed: ...".
        """
        with tempfile.TemporaryDirectory(dir=self.folder.parent) as copy, as_large():
            data = DataFolder(Path(copy) / "data", "")
            shutil.copytree(self.folder / "snapshots", data.snapshots, copy_function=_link_base())
            path = data.snapshots / "000002" / name
            try:
                if not running:
                    damage(path)
                library = Library(data)
                if running:
                    library.do(partial(_answer, question=QUESTIONS[0]))
                    damage(path)
                early = self._ask(library)
                library.check()
            except SnapshotError:
                return ["sentence"], ["sentence"]
            except Exception as error:
                return [f"failed: {error!r}"], []
            return early, self._ask(library)

    def _ask(self, library: Library) -> list[str]:
        return [self._outcome(library, number, question) for number, question in enumerate(QUESTIONS)]

    def _outcome(self, library: Library, number: int, question: str) -> str:
        try:
            answer = library.do(partial(_answer, question=question))
        except SnapshotError:
            return "sentence"
        except Exception as error:
            return f"failed: {error!r}"
        if answer == self.right[number]:
            return "right"
        return "before" if answer == self.before[number] else "wrong"


def _answer(snapshot: Snapshot, question: str) -> str:
    return repr(replaced(ask(snapshot, question, today=TODAY), took_ms=0.0))


def _link_base() -> Callable[[str, str], object]:
    """Return a copy function that keeps hard links between the copied files."""
    copies: dict[int, str] = {}

    def copy(source: str, target: str) -> None:
        number = Path(source).stat().st_ino
        if number in copies:
            Path(target).hardlink_to(copies[number])
        else:
            shutil.copyfile(source, target)
            copies[number] = target

    return copy


# -- damages in series, in a process that may die


def damages(count: int, seed: int) -> Iterator[tuple[str, Callable[[Path], None], bool, str]]:
    """Yield damages: the file, the damaging function, whether a reader is open, and a description."""
    random_numbers = random.Random(seed)
    for number in range(count):
        name = random_numbers.choice(NAMES)
        kind, running = random_numbers.choice(DAMAGES), random_numbers.random() < 0.5
        words = f"{number}: {kind.__name__} {name} {'under a reader' if running else 'before it is opened'}"
        yield name, partial(_damage, kind, f"{seed} {number}"), running, words


def _damage(kind: Callable[[Path, random.Random], None], seed: str, path: Path) -> None:
    kind(path, random.Random(seed))


def _run(folder: Path, count: int, seed: int, first: int) -> None:
    """Do the damages from number `first` on; print a line before and after each."""
    published = Published.of_folder(folder / "data")
    for number, (name, damage, running, words) in enumerate(damages(count, seed)):
        if number >= first:
            print(json.dumps([words]), flush=True)
            early, late = published.outcomes(name, damage, running)
            print(json.dumps([words, early, late]), flush=True)


def _run_all(folder: Path, count: int, seed: int) -> Iterator[tuple[str, list[str], list[str]]]:
    first = 0
    while first < count:
        command = [sys.executable, "-m", "benchmarks.damage", "--folder", str(folder)]
        command += ["--count", str(count), "--seed", str(seed), "--first", str(first)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        for line in lines:
            if len(line) == 3:
                yield line[0], line[1], line[2]
        first += sum(len(line) == 3 for line in lines)
        if done.returncode:
            words = lines[-1][0] if lines else "the start"
            yield words, [f"failed: the process ended with {done.returncode}"], []
            first += 1


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, metavar="N", help="number of damages (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="random seed (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.folder:
        _run(arguments.folder, arguments.count, arguments.seed, arguments.first)
        return
    early, late, failed = Counter[str](), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        Published.of_examples(Path(folder))
        for words, first, then in _run_all(Path(folder), arguments.count, arguments.seed):
            early.update(outcome.partition(":")[0] for outcome in first)
            late.update(outcome.partition(":")[0] for outcome in then)
            wrong = [outcome for outcome in first if outcome.startswith("failed")]
            wrong += [outcome for outcome in then if outcome == "wrong" or outcome.startswith("failed")]
            failed += [f"{words}: {outcome}" for outcome in dict.fromkeys(wrong)]
    if arguments.json:
        print(json.dumps({"damages": arguments.count, "before": early, "after": late, "failed": failed}))
    else:
        print(f"{arguments.count} damages, {len(failed)} failed.")
        print(f"Answers before verification: {dict(early)}, after it: {dict(late)}")
        print("\n".join(failed))


if __name__ == "__main__":
    main()
