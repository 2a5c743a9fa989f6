"""`newsbot index`: an index run with its progress and its report, for people or as JSON lines."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from bot.terminal.english import count
from index import NewsbotError, NothingIndexed, Progress, Report, index_files

if TYPE_CHECKING:
    from bot.settings import Settings

INTERRUPTED = 130
"""The exit code after Ctrl-C, by the convention of shells."""

_EVERY = 0.2  # seconds between two JSON lines about the same stage
_STAGES = {"reading": "Reading files", "building": "Building the index"}


def run_index(settings: Settings, paths: Sequence[Path], prune: bool, progress: str, workers: int | None = None) -> int:
    """Run `newsbot index` and print its report; return the exit code. Raises NewsbotError if the run fails."""
    if progress == "json":
        return _run_for_programs(settings, paths, prune, workers)
    console = Console(stderr=True, highlight=False, emoji=False)
    try:
        with _bar(console, progress == "auto" and console.is_terminal) as show:
            report = index_files(paths, settings.data, prune=prune, progress=show, workers=workers)
    except NothingIndexed as error:
        _print_lines(console, [str(failed) for failed in error.failed])
        raise
    except KeyboardInterrupt:
        _print_lines(console, ["Stopped: the index is as it was before. Run the command again to continue."])
        return INTERRUPTED
    _print_lines(console, [*map(str, report.failed), *report.notes])
    print(summary(report))
    return 0


def summary(report: Report) -> str:
    """Return the report of an index run in one line."""
    totals = f"The index holds {count(report.articles, 'article')}, {count(report.paragraphs, 'paragraph')}."
    failed = f" {count(len(report.failed), 'file')} could not be indexed." if report.failed else ""
    if report.nothing_changed:
        rebuilt = " The index was rebuilt." if report.published else ""
        return f"Nothing changed: {count(report.unchanged, 'article')} already indexed.{failed}{rebuilt} {totals}"
    done = [(report.added, "added"), (report.changed, "changed"), (report.removed, "removed")]
    done.append((report.unchanged, "unchanged"))
    return f"{', '.join(f'{number:,} {what}' for number, what in done)}.{failed} {totals}"


def _run_for_programs(settings: Settings, paths: Sequence[Path], prune: bool, workers: int | None) -> int:
    try:
        report = index_files(paths, settings.data, prune=prune, progress=_json_progress(), workers=workers)
    except KeyboardInterrupt:
        _emit({"event": "error", "message": "Stopped: the index is as it was before."})
        return INTERRUPTED
    except NewsbotError as error:
        _emit({"event": "error", "message": str(error)})
        raise
    _emit(
        {
            "event": "report",
            "added": report.added,
            "changed": report.changed,
            "removed": report.removed,
            "unchanged": report.unchanged,
            "failed": [{"name": failed.name, "reason": failed.reason} for failed in report.failed],
            "notes": report.notes,
            "articles": report.articles,
            "paragraphs": report.paragraphs,
        }
    )
    return 0


def _json_progress() -> Callable[[Progress], None]:
    last: tuple[str, float] = ("", 0.0)

    def show(progress: Progress) -> None:
        nonlocal last
        stage, when = last
        now = time.monotonic()
        if progress.stage != stage or now - when >= _EVERY or progress.done == progress.total:
            last = (progress.stage, now)
            _emit({"event": "progress", "stage": progress.stage, "done": progress.done, "total": progress.total})

    return show


def _emit(event: dict[str, Any]) -> None:
    print(json.dumps(event), flush=True)


@contextmanager
def _bar(console: Console, shown: bool) -> Iterator[Callable[[Progress], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    if not shown:
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(_STAGES[progress.stage], total=progress.total)
            bars.update(tasks[progress.stage], completed=progress.done)

        yield show


def _print_lines(console: Console, lines: Sequence[str]) -> None:
    for line in lines:
        console.print(line, soft_wrap=True, markup=False)
