"""Measure how fast articles are read: python -m benchmarks.ingest [--sizes N,...] [--formats NAME,...] [--store]

Writes generated articles in each format (ingest_data_*.py), and reads them in a process of its own per format and size:
records, parsing and cleaning, and with --store putting them into a database, as `newsbot index` does.

mb              size of the file, or of all files of a folder
per_s           articles per second
per_cpu_s       articles per second of processor time, all processes together: the figure to compare on a busy machine
start_mb        memory of the process before it reads, in MB
peak_mb         its peak memory
least           what per_cpu_s must reach, where something is demanded (per_s with --store)
failures        records that gave no article; the files have none

--gigabytes N writes one large file for each format instead of --sizes: its peak memory shows that no part of it stays.
--json prints the rows as a JSON list. The exit status is 1 if something failed or is slower than demanded.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import benchmarks
from benchmarks.memory import children_peak_mb, peak_mb
from benchmarks.sets import table

ROOT = Path(__file__).parent.parent
LEAST = {"jsonl": 300, "wordpress": 300, "html": 40}
"""Articles per second that reading must reach; the first two with storing, too."""

_SAMPLE = 500  # articles, whose size tells how many a gigabyte takes
_DATA = "ingest_data_"


def writers() -> dict[str, tuple[Callable[[Path, int], None], str]]:
    """Return the writers of all formats, by name, each with the suffix of what it writes ("" for a folder)."""
    modules = (
        importlib.import_module(f"benchmarks.{module.name}")
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if module.name.startswith(_DATA)
    )
    return {name: (writer, module.SUFFIXES[name]) for module in modules for name, writer in module.WRITERS.items()}


def read(path: Path) -> dict[str, Any]:
    """Read and clean all articles of a file or a folder; return counts and measurements."""
    from index.errors import ArticleError
    from index.sources import list_files, load, open_records

    start, started, cpu = _peak_mb(), time.perf_counter(), time.process_time()
    articles = failures = 0
    for file in list_files([path]).files.values():
        try:
            with open_records(file) as reading:
                for record in reading.records:
                    try:
                        load(file, record)
                        articles += 1
                    except ArticleError:
                        failures += 1
        except ArticleError:
            failures += 1
    return _measured(articles, failures, started, time.process_time() - cpu, start)


def store(path: Path, folder: Path) -> dict[str, Any]:
    """Read a file or a folder into a database as `newsbot index` does; return counts and measurements."""
    from index.archive import Store
    from index.indexing.reading import FileReader
    from index.indexing.report import Report
    from index.sources import DEFAULT_OPTIONS, list_files

    start, started, cpu = _peak_mb(), time.perf_counter(), _cpu_s()
    folder.mkdir(parents=True)
    report, articles = Report(), Store(folder / "articles.sqlite")
    FileReader(articles, report, lambda _: None, DEFAULT_OPTIONS).read(list_files([path]).files.values())
    articles.close()
    return _measured(report.added, report.failures, started, _cpu_s() - cpu, start)


def _measured(articles: int, failures: int, started: float, cpu_s: float, start: int) -> dict[str, Any]:
    seconds = time.perf_counter() - started
    per = {"per_s": round(articles / seconds), "per_cpu_s": round(articles / max(cpu_s, 1e-9))}
    return {"articles": articles, **per, "start_mb": start, "peak_mb": _peak_mb(), "failures": failures}


def _peak_mb() -> int:
    """Return the peak memory of this process, or of its largest child."""
    return round(max(peak_mb(), children_peak_mb()))


def _cpu_s() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure(
    names: Sequence[str], sizes: Sequence[int], gigabytes: float | None, is_stored: bool
) -> Iterator[dict[str, Any]]:
    """Yield a row for each format and size."""
    known = writers()
    for name in names:
        writer, suffix = known[name]
        for size in sizes if gigabytes is None else [_count_of(writer, suffix, gigabytes)]:
            with tempfile.TemporaryDirectory(prefix="newsbot-") as scratch:
                path = Path(scratch) / f"articles{suffix}"
                writer(path, size)
                mb = _size_of(path) / 1e6
                row = _in_own_process(path, Path(scratch) / "data" if is_stored else None)
                shutil.rmtree(Path(scratch) / "data", ignore_errors=True)
            yield {"format": name, "mb": round(mb, 1), **row, "least": _least(name, is_stored) or "", "wanted": size}


def _least(name: str, is_stored: bool) -> int | None:
    return LEAST.get(name) if not is_stored or name != "html" else None


def _count_of(writer: Callable[[Path, int], None], suffix: str, gigabytes: float) -> int:
    with tempfile.TemporaryDirectory(prefix="newsbot-") as scratch:
        path = Path(scratch) / f"sample{suffix}"
        writer(path, _SAMPLE)
        return max(1, round(gigabytes * 1e9 / _size_of(path) * _SAMPLE))


def _size_of(path: Path) -> int:
    return sum(file.stat().st_size for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())


def _in_own_process(path: Path, data: Path | None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.ingest", "--read", str(path), *(["--data", str(data)] if data else [])]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def is_good(row: dict[str, Any], is_stored: bool) -> bool:
    """Return whether all articles of a row were read, as fast as is demanded."""
    speed = row["per_s"] if is_stored else row["per_cpu_s"]
    return row["articles"] == row["wanted"] and not row["failures"] and speed >= (row["least"] or 0)


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000", help="numbers of articles (default: %(default)s)")
    parser.add_argument("--formats", help="names of formats, as in ingest_data_*.py (default: all)")
    parser.add_argument("--gigabytes", type=float, help="size of one large file instead")
    parser.add_argument("--store", action="store_true", help="put the articles into a database, too")
    parser.add_argument("--json", action="store_true", help="print the rows as a JSON list")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(json.dumps(store(given.read, given.data) if given.data else read(given.read)))
        return
    known = sorted(writers())
    names = given.formats.split(",") if given.formats else known
    if unknown := set(names) - set(known):
        parser.error(f"no format {', '.join(sorted(unknown))}: there are {', '.join(known)}")
    rows = list(measure(names, [int(size) for size in given.sizes.split(",")], given.gigabytes, given.store))
    good = [is_good(row, given.store) for row in rows]
    for row in rows:
        del row["wanted"]
    print(json.dumps(rows) if given.json else table(rows))
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
