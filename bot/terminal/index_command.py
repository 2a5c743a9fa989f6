"""`newsbot index`: an index run with its progress and its report, for people or as JSON lines."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from bot.terminal.english import count
from bot.terminal.rendering import say_shapes
from index import NewsbotError, NothingIndexed, Progress, ReadingOptions, Report, Stage, index_files, publish_stored

if TYPE_CHECKING:
    from bot.settings import Settings
    from index import ArticleError

INTERRUPTED = 130
"""The exit code after Ctrl-C, by the convention of shells."""

BEAT_SECONDS = 1.0
"""Maximum number of seconds between two signs of life of a run."""

_EVERY = 0.2  # seconds between two JSON lines, or two steps of a bar, in the same stage
_STAGES: dict[Stage, str] = {
    "listing": "Looking for files",
    "fetching": "Fetching sources",
    "reading": "Reading files",
    "building": "Building the index",
    "merging": "Sorting its words",
    "publishing": "Saving the index",
}


def run_index(
    settings: Settings,
    paths: Sequence[Path],
    prune: bool,
    progress: str,
    workers: int | None = None,
    options: ReadingOptions | None = None,
) -> int:
    """Run `newsbot index` and print its report; return the exit code. Raises NewsbotError if the run fails."""
    run = partial(index_files, paths, settings.data, prune=prune, workers=workers, options=options or ReadingOptions())
    return _run(run, progress)


def run_rebuild(settings: Settings, progress: str, workers: int | None = None) -> int:
    """Build the index again from the database, and print the report; return the exit code.

    Raises NewsbotError if that fails.
    """
    return _run(partial(publish_stored, settings.data, workers=workers), progress, _rebuilt)


def _rebuilt(report: Report) -> str:
    was = "The index was built from the database" if report.published else "The index is that of the database already"
    return f"{was}: {count(report.articles, 'article')}, {count(report.paragraphs, 'paragraph')}."


def _run(run: Callable[..., Report], progress: str, say: Callable[[Report], str] | None = None) -> int:
    if progress == "json":
        return _run_for_programs(run)
    console = Console(stderr=True, highlight=False, emoji=False)
    try:
        with progress_bar(console, progress == "auto" and console.is_terminal) as show:
            report = run(progress=show)
    except NothingIndexed as error:
        print_lines(console, [str(failed) for failed in error.failed])
        raise
    except KeyboardInterrupt:
        print_lines(console, ["Stopped: the index is as it was before. Run the command again to continue."])
        return INTERRUPTED
    print_lines(console, [*map(str, report.failed), *report.notes, *remarks(report)])
    print((say or summary)(report))
    return 0


def remarks(report: Report) -> list[str]:
    """Return what an index run says about the files as a whole, a sentence each."""
    remarks = []
    if report.passed_over:
        by_number = report.passed_over.most_common()
        kinds = ", ".join(f"{number:,} {kind or 'without an ending'}" for kind, number in by_number)
        remarks.append(f"Passed over files of other kinds: {kinds}.")
    counts = (("a date", report.undated), ("an outlet", report.without_outlet))
    if lacking := [f"without {what}: {number:,}" for what, number in counts if number]:
        remarks.append(f"New and changed articles {'; '.join(lacking)}.")
    if len(report.shapes) > 1:
        remarks.append(f"Headers: {'; '.join(say_shapes(report.shapes))}.")
    return remarks


def summary(report: Report) -> str:
    """Return the report of an index run in one line."""
    totals = f"The index holds {count(report.articles, 'article')}, {count(report.paragraphs, 'paragraph')}."
    failed = f" {count(report.failures, 'article or file', 'articles or files')} could not be indexed."
    failed = failed if report.failures else ""
    if report.nothing_changed:
        rebuilt = " The index was rebuilt." if report.published else ""
        return f"Nothing changed: {count(report.unchanged, 'article')} already indexed.{failed}{rebuilt} {totals}"
    done = [(report.added, "added"), (report.changed, "changed"), (report.removed, "removed")]
    done.append((report.unchanged, "unchanged"))
    done += [(number, what) for number, what in _seldom(report) if number]
    return f"{', '.join(f'{number:,} {what}' for number, what in done)}.{failed} {totals}"


def _seldom(report: Report) -> list[tuple[int, str]]:
    """Return counts that most runs have none of."""
    return [(report.withdrawn, "withdrawn by their outlets"), (report.elsewhere, "copies of articles in other files")]


def _run_for_programs(run: Callable[..., Report]) -> int:
    try:
        with beating(json_progress()) as show:
            report = run(progress=show)
    except KeyboardInterrupt:
        emit_error("Stopped: the index is as it was before.")
        return INTERRUPTED
    except NewsbotError as error:
        emit_error(str(error), error.failed if isinstance(error, NothingIndexed) else ())
        raise
    emit(report_to_json(report))
    return 0


def report_to_json(report: Report) -> dict[str, Any]:
    """Return the event with the report of a run."""
    return {
        "event": "report",
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "elsewhere": report.elsewhere,
        "withdrawn": report.withdrawn,
        "samples": report.samples,
        "failed": _failed_to_json(report.failed),
        "failures": report.failures,
        "passed_over": [list(pair) for pair in report.passed_over.most_common()],
        "undated": report.undated,
        "without_outlet": report.without_outlet,
        "headers": [list(pair) for pair in report.shapes.most_common()],
        "notes": report.notes,
        "articles": report.articles,
        "paragraphs": report.paragraphs,
    }


def _failed_to_json(failures: Iterable[ArticleError]) -> list[dict[str, str]]:
    return [{"name": failed.name, "reason": failed.reason} for failed in failures]


def json_progress() -> Callable[[Progress], None]:
    """Return a function that prints progress as JSON lines, a few a second."""
    return _seldom_enough(lambda progress: emit({"event": "progress"} | asdict(progress)))


def _seldom_enough(show: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Return a function that shows the first and the last step of each stage, and a few a second of the others."""
    last: tuple[str, float] = ("", 0.0)

    def pass_on(progress: Progress) -> None:
        nonlocal last
        stage, when = last
        now = time.monotonic()
        if progress.stage != stage or now - when >= _EVERY or progress.done == progress.total:
            last = (progress.stage, now)
            show(progress)

    return pass_on


@contextmanager
def beating(show: Callable[[Progress], None]) -> Iterator[Callable[[Progress], None]]:
    """Give the block a function that shows progress, and shows the last step again every `BEAT_SECONDS`.

    A single step may take long. And `show` may leave out steps that follow each other quickly: without the beat, what
    comes before a long pause would not be seen.
    """
    lock, ended = threading.Lock(), threading.Event()
    last: Progress | None = None

    def pass_on(progress: Progress) -> None:
        nonlocal last
        with lock:
            last = progress
            show(progress)

    def beat() -> None:
        with suppress(OSError):  # nobody reads it any more; the run itself finds out, too
            while not ended.wait(BEAT_SECONDS):
                with lock:
                    if last is not None:
                        show(last)

    thread = threading.Thread(target=beat, name="beat", daemon=True)
    thread.start()
    try:
        yield pass_on
    finally:
        ended.set()
        thread.join()


def emit_error(message: str, failed: Iterable[ArticleError] = ()) -> None:
    """Print the event that a run ended without a report; `failed` are what it could not read."""
    emit({"event": "error", "message": message, "failed": _failed_to_json(failed)})


def emit(event: dict[str, Any]) -> None:
    """Print an event as a JSON line."""
    print(json.dumps(event), flush=True)


@contextmanager
def progress_bar(console: Console, shown: bool) -> Iterator[Callable[[Progress], None]]:
    """Give the block a function that shows progress as bars, if `shown`."""
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    if not shown:
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}
        started = time.monotonic()

        def show(progress: Progress) -> None:
            total = progress.total_bytes or progress.total or None  # None: a bar that only moves
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(_STAGES[progress.stage], total=total, said="")
            done = progress.read_bytes if progress.total_bytes else progress.done
            seconds = max(0.1, time.monotonic() - started)
            bars.update(tasks[progress.stage], completed=done, total=total, said=_said(progress, seconds))

        with beating(_seldom_enough(show)) as beat:
            yield beat


def _said(progress: Progress, seconds: float) -> str:
    """Return the progress in words; while files are read, with the articles read in `seconds` and their rate."""
    match progress.stage:
        case "listing":
            return count(progress.done, "file")
        case "building":
            return f"{progress.done:,} of {count(progress.total, 'article')}"
        case "merging" | "publishing":
            return f"{progress.done:,} of {count(progress.total, 'part')}"
    rate = f" ({progress.articles / seconds:,.0f} a second)" if progress.articles else ""
    noun = "source" if progress.stage == "fetching" else "file"
    return f"{progress.done:,} of {count(progress.total, noun)}, {count(progress.articles, 'article')}{rate}"


def print_lines(console: Console, lines: Sequence[str]) -> None:
    """Print lines as they are, without wrapping them."""
    for line in lines:
        console.print(line, soft_wrap=True, markup=False)
