"""`newsbot refresh` and `newsbot remove`: news of the sources on the web, and articles that leave for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.console import Console

from bot.terminal.english import count
from bot.terminal.index_command import (
    INTERRUPTED,
    beating,
    emit,
    emit_error,
    json_progress,
    print_lines,
    progress_bar,
    remarks,
    report_to_json,
    summary,
)
from bot.terminal.sources_events import run_for_programs
from index import (
    DataFolder,
    NewsbotError,
    RefreshReport,
    name_source,
    refresh,
    remove_article,
    restore_article,
    web_of,
)

if TYPE_CHECKING:
    from bot.settings import Settings

_STOPPED = "Stopped: what was published before stays. Run the command again to continue."


def run_refresh(settings: Settings, names: Sequence[str], force: bool, progress: str) -> int:
    """Refresh the sources that are due, or those with some names, and print the report; return the exit code.

    It is 1 if all that were fetched failed. Raises SourceMissing and SourceAmbiguous.
    """
    only = {stored.source.id for stored in name_source(settings.data, names)} if names else None
    run = partial(refresh, settings.data, web_of(settings.fetching), settings.refreshing, only=only, force=force)
    if progress == "json":
        return _run_for_programs(run)
    console = Console(stderr=True, highlight=False, emoji=False)
    try:
        with progress_bar(console, progress == "auto" and console.is_terminal) as show:
            report = run(progress=show)
    except KeyboardInterrupt:
        print_lines(console, [_STOPPED])
        return INTERRUPTED
    events = [event.reason for event in report.events]
    print_lines(console, [*map(str, report.failed), *report.notes, *remarks(report), *events])
    for line in source_lines(report):
        print(line)
    print(_summary(report))
    return int(report.all_failed)


def run_remove_article(data: DataFolder, name: str, undo: bool, progress: str = "auto") -> int:
    """Remove an article for good, or let it in again; return the exit code.

    Raises ArticleMissing, ArticleNotRemoved and IndexBusy.
    """
    if progress == "json":
        return run_for_programs(partial(_remove_for_programs, data, name, undo))
    if undo:
        restore_article(data, name)
        print("The article may come back: the next index run or refresh that meets it adds it.")
        return 0
    console = Console(stderr=True, highlight=False, emoji=False)
    with progress_bar(console, progress == "auto" and console.is_terminal) as show:
        title, report = remove_article(data, name, show)
    print(f"Removed “{title}” for good. The index holds {count(report.articles, 'article')}.")
    return 0


def _remove_for_programs(data: DataFolder, name: str, undo: bool) -> int:
    if undo:
        restore_article(data, name)
        emit({"event": "restored"})
    else:
        title, report = remove_article(data, name, json_progress())
        emit(report_to_json(report) | {"title": title})
    return 0


def source_lines(report: RefreshReport) -> list[str]:
    """Return a line for each source that brought something."""
    lines = []
    for source in report.sources:
        numbers = ((source.added, "added"), (source.changed, "changed"))
        if words := ", ".join(f"{number:,} {what}" for number, what in numbers if number):
            lines.append(f"{source.title}: {words}")
    return lines


def _summary(report: RefreshReport) -> str:
    fetched, failed = len(report.sources), sum(bool(source.error) for source in report.sources)
    if not fetched and report.not_due:
        return (
            f"No source is due: {count(report.not_due, 'source')} fetched lately. `newsbot refresh --all` doesn't wait."
        )
    if not fetched:
        return "There is nothing to refresh: `newsbot sources add URL` adds a source."
    failing = f", {failed:,} failed" if failed else ""
    return f"{count(fetched, 'source')} fetched{failing}. {summary(report)}"


def _run_for_programs(run: partial[RefreshReport]) -> int:
    try:
        with beating(json_progress()) as show:
            report = run(progress=show)
    except KeyboardInterrupt:
        emit_error(_STOPPED)
        return INTERRUPTED
    except NewsbotError as error:
        emit_error(str(error))
        raise
    for event in report.events:
        emit(_health_to_json(asdict(event)))
    emit(
        report_to_json(report)
        | {
            "sources": [asdict(source) for source in report.sources],
            "not_due": report.not_due,
            "waiting": report.waiting,
        }
    )
    return int(report.all_failed)


def _health_to_json(event: dict[str, Any]) -> dict[str, Any]:
    return {"event": "health", **event}
