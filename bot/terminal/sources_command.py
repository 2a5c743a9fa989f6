"""`newsbot sources`: the sources on the web, as people add, test, list and remove them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.terminal.english import PLAIN_ENGLISH, count
from bot.terminal.output import open_output
from bot.terminal.rendering import print_text
from index import (
    DataFolder,
    FetchOptions,
    FileUnusable,
    ListedSource,
    Preview,
    PreviewItem,
    SourceKnown,
    SourceOptions,
    add_source,
    export_sources,
    find_sources,
    import_sources,
    list_sources,
    pause_source,
    preview_source,
    published_to_text,
    remove_source,
    resume_source,
)

if TYPE_CHECKING:
    from bot.settings import Settings

_REFRESH = "Run `newsbot refresh` to fetch it."
_STYLES = {"failing": "red", "ended": "red", "silent": "yellow", "paused": "dim"}


def run_add(settings: Settings, urls: Sequence[str], options: SourceOptions) -> int:
    """Add what some addresses lead to; return the exit code: 1 if nothing was added."""
    found = find_sources(urls, settings.fetching)
    for error in found.errors:
        _complain(error)
    added = 0
    for candidates in filter(None, found.candidates):
        best, *others = candidates
        try:
            stored = add_source(settings.data, best, options)
        except SourceKnown as known:
            _complain(known)
            continue
        added += 1
        for note in best.notes:
            print(note)
        print(f"Added “{stored.name}”: {_article(best.kind)} {best.kind}, {best.url}")
        for other in others:
            print(f"  Besides it, there is “{other.title}”: {_article(other.kind)} {other.kind}, {other.url}")
    if added:
        print("Run `newsbot refresh` to fetch it." if added == 1 else "Run `newsbot refresh` to fetch them.")
    return 0 if added else 1


def run_list(console: Console, data: DataFolder, as_json: bool) -> None:
    """Print all sources, as a table, or as JSON lines."""
    listed = list_sources(data)
    if as_json:
        for source in listed:
            print(json.dumps(_to_json(source)))
    elif not listed:
        print("There are no sources on the web yet: `newsbot sources add URL` adds one.")
    else:
        console.print(_table(listed))


def run_test(console: Console, url: str, options: SourceOptions, fetching: FetchOptions) -> int:
    """Print what a refresh of a source would index; return the exit code: 1 if nothing. Raises FetchError."""
    preview = preview_source(url, options, fetching)
    for line in _preview_lines(preview):
        print_text(console, line)
    return 0 if preview.items else 1


def run_pause(data: DataFolder, name: str) -> None:
    """Pause a source. Raises SourceMissing and SourceAmbiguous."""
    stored = pause_source(data, name)
    print(f"Paused “{stored.name}”. `newsbot sources resume` goes on with it.")


def run_resume(data: DataFolder, name: str) -> None:
    """Go on with a source. Raises SourceMissing and SourceAmbiguous."""
    stored = resume_source(data, name)
    print(f"“{stored.name}” is fetched again. {_REFRESH}")


def run_remove(data: DataFolder, name: str, with_articles: bool) -> None:
    """Remove a source. Raises SourceMissing and SourceAmbiguous."""
    stored, report = remove_source(data, name, with_articles)
    articles = f"{count(report.removed, 'article')} of it left the index" if with_articles else "its articles stay"
    print(f"Removed “{stored.name}”: {articles}.")


def run_import(data: DataFolder, file: str) -> int:
    """Add the sources of an OPML list; return the exit code: 1 if none was added. Raises FileUnusable."""
    path = Path(file)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileUnusable(path, error.strerror or str(error)) from error
    try:
        added, problems = import_sources(data, raw)
    except ValueError as error:
        _complain(f"{file}: {error}")
        return 1
    for problem in problems:
        _complain(problem)
    print(f"{count(len(added), 'source')} added from {file}." + (f" {_REFRESH}" if added else ""))
    return 0 if added else 1


def run_export_sources(data: DataFolder, file: str) -> None:
    """Write all sources as an OPML list. Raises FileUnusable."""
    with open_output(file) as write:
        write(export_sources(data).decode())


def age_of(moment: datetime | None, now: datetime) -> str:
    """Return how long ago something was, roughly."""
    if moment is None:
        return ""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    return count(minutes // 60, "hour") if minutes < 48 * 60 else count(minutes // (24 * 60), "day")


def _complain(error: object) -> None:
    print(f"newsbot: {error}", file=sys.stderr)


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def _table(listed: Sequence[ListedSource]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name, justify in (("Title", "left"), ("Kind", "left"), ("Newest", "right"), ("Articles", "right")):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    table.add_column("State", overflow="fold")
    table.add_column("Address", overflow="fold")
    now = datetime.now(UTC)
    for source in listed:
        stored = source.stored
        state = Text(source.state, style=_STYLES.get(source.state, ""))
        if stored.error:
            state.append(f": {stored.error}")
        newest = age_of(stored.newest_at or stored.changed_at, now)
        cells = (stored.name, stored.source.kind, newest, f"{source.articles:,}")
        table.add_row(*map(Text, cells), state, Text(stored.source.url))
    return table


def _to_json(listed: ListedSource) -> dict[str, Any]:
    stored, options = listed.stored, listed.stored.source.options
    moments = ("added_at", "fetched_at", "succeeded_at", "changed_at", "newest_at", "due_at", "failing_since")
    return {
        "id": stored.source.id,
        "title": stored.source.title,
        "kind": stored.source.kind,
        "url": stored.source.url,
        "state": listed.state,
        "error": stored.error,
        "articles": listed.articles,
        **{name: value.isoformat() if (value := getattr(stored, name)) else None for name in moments},
        "failures": stored.failures,
        "usual_gap_seconds": stored.usual_gap_seconds,
        "text_from": options.text_from,
        "select": list(options.select),
        "drop": list(options.drop),
        "outlet": options.outlet,
        "interval_minutes": options.interval_minutes,
    }


def _preview_lines(preview: Preview) -> Iterator[Text]:
    source = preview.source
    yield Text.assemble((source.title or source.url, "bold"), f": {_article(source.kind)} {source.kind}, {source.url}")
    for note in (*source.notes, *preview.notes):
        yield Text(note)
    for other in preview.others:
        yield Text(f"Besides it, there is “{other.title}”: {_article(other.kind)} {other.kind}, {other.url}")
    yield Text(f"{count(preview.count, 'item')}; the first of them as articles:")
    for item in preview.items:
        yield Text()
        yield from _item_lines(item)
    for error in preview.failed:
        yield Text()
        yield Text(str(error), style="red")


def _item_lines(item: PreviewItem) -> Iterator[Text]:
    outlet = item.outlet or PLAIN_ENGLISH.say("outlet-not-given")
    when = published_to_text(item.published) or PLAIN_ENGLISH.say("undated")
    yield Text(item.title, style="bold")
    yield Text(f"  {outlet} · {when} · {count(item.paragraphs, 'paragraph')}")
    yield Text(f"  {item.opening}")
    if item.url:
        yield Text(f"  {item.url}", style="cyan")
    for note in item.notes:
        yield Text(f"  {note}", style="yellow")
