"""`newsbot sources`: the sources on the web, as people add, test, list and remove them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.terminal.english import PLAIN_ENGLISH, count
from bot.terminal.index_command import emit, json_progress, progress_bar, report_to_json
from bot.terminal.output import open_output
from bot.terminal.rendering import print_text
from bot.terminal.sources_events import (
    added_to_json,
    channel_to_json,
    error_to_json,
    listed_to_json,
    preview_to_json,
    run_for_programs,
)
from index import (
    Candidate,
    ChannelCount,
    DataFolder,
    FetchError,
    FetchOptions,
    FileUnusable,
    Kind,
    ListedSource,
    Preview,
    PreviewItem,
    SourceKnown,
    SourceOptions,
    add_source,
    export_sources,
    find_sources,
    import_sources,
    list_channels,
    list_sources,
    pause_source,
    preview_source,
    remove_source,
    resume_source,
)

if TYPE_CHECKING:
    from bot.settings import Settings

ProgressFormat = Literal["auto", "json", "none"]
_REFRESH = "Run `newsbot refresh` to fetch it."
_STYLES = {"failing": "red", "ended": "red", "silent": "yellow", "paused": "dim"}


def run_add(
    settings: Settings,
    urls: Sequence[str],
    options: SourceOptions,
    kind: Kind | None = None,
    progress: ProgressFormat = "auto",
) -> int:
    """Add what some addresses lead to; return the exit code: 1 if nothing was added."""
    if progress == "json":
        return run_for_programs(partial(_add_for_programs, settings, urls, options, kind))
    with _asking(progress, count(len(urls), "address", "addresses")):
        search = find_sources(urls, settings.fetching, kind)
    for error in search.errors:
        _complain(error)
    added, besides = 0, False
    for best, *others in filter(None, search.candidates):
        try:
            stored = add_source(settings.data, best, options)
        except SourceKnown as known:
            _complain(known)
            continue
        added, besides = added + 1, besides or bool(others)
        for note in best.notes:
            print(note)
        print(f"Added “{stored.name}”: {_article(best.kind)} {best.kind}, {best.url}")
        for other in others:
            print(f"  {_besides(other)}")
    if besides:
        print("To add one of these: `newsbot sources add --kind KIND ADDRESS`.")
    if added:
        print(_REFRESH if added == 1 else "Run `newsbot refresh` to fetch them.")
    return 0 if added else 1


def _add_for_programs(settings: Settings, urls: Sequence[str], options: SourceOptions, kind: Kind | None) -> int:
    search, added = find_sources(urls, settings.fetching, kind), 0
    for error in search.errors:
        emit(error_to_json(error))
    for best, *others in filter(None, search.candidates):
        try:
            stored = add_source(settings.data, best, options)
        except SourceKnown as known:
            emit(error_to_json(known))
            continue
        added += 1
        emit(added_to_json(stored, best, others))
    return 0 if added else 1


def run_list(console: Console, settings: Settings, as_json: bool) -> None:
    """Print all sources on the web, and the channels in Telegram, as a table, or as JSON lines."""
    listed, channels = list_sources(settings.data), list_channels(settings.data)
    if as_json:
        for source in listed:
            emit(listed_to_json(source))
        for channel, articles in channels:
            emit(channel_to_json(channel, articles, _state_of(settings, channel)))
    elif not listed and not channels:
        print("There are no sources on the web yet: `newsbot sources add URL` adds one.")
    else:
        table = _table(listed)
        _add_channels(table, settings, channels)
        console.print(table)


def _state_of(settings: Settings, channel: ChannelCount) -> str:
    return "" if settings.reads_channel(channel.channel_id, channel.public_name) else "not in NEWSBOT_CHANNELS"


def run_test(
    console: Console,
    url: str,
    options: SourceOptions,
    fetching: FetchOptions,
    kind: Kind | None = None,
    progress: ProgressFormat = "auto",
) -> int:
    """Print what a refresh of a source would index; return the exit code: 1 if nothing."""
    if progress == "json":
        return run_for_programs(partial(_test_for_programs, url, options, fetching, kind))
    try:
        with _asking(progress, url):
            preview = preview_source(url, options, fetching, kind=kind)
    except FetchError as error:
        _complain(error)
        return 1
    for line in _preview_lines(preview):
        print_text(console, line)
    return 0 if preview.items else 1


def _test_for_programs(url: str, options: SourceOptions, fetching: FetchOptions, kind: Kind | None) -> int:
    try:
        preview = preview_source(url, options, fetching, kind=kind)
    except FetchError as error:
        emit(error_to_json(error))
        return 1
    emit(preview_to_json(preview))
    return 0 if preview.items else 1


def run_pause(data: DataFolder, name: str) -> None:
    """Pause a source. Raises SourceMissing and SourceAmbiguous."""
    stored = pause_source(data, name)
    print(f"Paused “{stored.name}”. `newsbot sources resume` goes on with it.")


def run_resume(data: DataFolder, name: str) -> None:
    """Go on with a source. Raises SourceMissing and SourceAmbiguous."""
    stored = resume_source(data, name)
    print(f"“{stored.name}” is fetched again. {_REFRESH}")


def run_remove(data: DataFolder, name: str, with_articles: bool, progress: ProgressFormat = "auto") -> int:
    """Remove a source; return the exit code. Raises SourceMissing, SourceAmbiguous and IndexBusy."""
    if progress == "json":
        return run_for_programs(partial(_remove_for_programs, data, name, with_articles))
    console = Console(stderr=True, highlight=False, emoji=False)
    with progress_bar(console, progress == "auto" and console.is_terminal) as show:
        stored, report = remove_source(data, name, with_articles, show)
    articles = f"{count(report.removed, 'article')} of it left the index" if with_articles else "its articles stay"
    print(f"Removed “{stored.name}”: {articles}.")
    return 0


def _remove_for_programs(data: DataFolder, name: str, with_articles: bool) -> int:
    stored, report = remove_source(data, name, with_articles, json_progress())
    emit(report_to_json(report) | {"title": stored.name})
    return 0


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
        _complain(f"{file}: {problem}")
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


@contextmanager
def _asking(progress: ProgressFormat, what: str) -> Iterator[None]:
    """Show people in a terminal that `what` is asked, while the block runs."""
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    if progress == "auto" and console.is_terminal:
        with console.status(Text(f"Asking {what} …")):
            yield
    else:
        yield


def _besides(other: Candidate) -> str:
    return f"Besides it, there is “{other.title}”: {_article(other.kind)} {other.kind}, {other.url}"


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
        newest = age_of(source.newest_at, now)
        cells = (stored.name, stored.source.kind, newest, f"{source.articles:,}")
        table.add_row(*map(Text, cells), state, Text(stored.source.url))
    return table


def _add_channels(table: Table, settings: Settings, channels: Sequence[tuple[ChannelCount, int]]) -> None:
    now = datetime.now(UTC)
    for channel, articles in channels:
        posts = ", ".join(filter(None, (_state_of(settings, channel), count(channel.posts, "post"))))
        cells = (channel.name, "channel", age_of(channel.newest_at, now), f"{articles:,}", posts, channel.link or "")
        table.add_row(*map(Text, cells))


def _preview_lines(preview: Preview) -> Iterator[Text]:
    source = preview.source
    yield Text.assemble((source.title or source.url, "bold"), f": {_article(source.kind)} {source.kind}, {source.url}")
    for note in (*source.notes, *preview.notes):
        yield Text(note)
    for other in preview.others:
        yield Text(_besides(other))
    if preview.others:
        yield Text("To see one of these: `newsbot sources test --kind KIND ADDRESS`.")
    yield Text(f"{count(preview.count, 'item')}; the first of them as articles:")
    for item in preview.items:
        yield Text()
        yield from _item_lines(item)
    for error in preview.failed:
        yield Text()
        yield Text(str(error), style="red")


def _item_lines(item: PreviewItem) -> Iterator[Text]:
    outlet = item.outlet or PLAIN_ENGLISH.say("outlet-not-given")
    when = PLAIN_ENGLISH.day(item.published)
    yield Text(item.title, style="bold")
    yield Text(f"  {outlet} · {when} · {count(item.paragraphs, 'paragraph')}")
    yield Text(f"  {item.opening}")
    if item.url:
        yield Text(f"  {item.url}", style="cyan")
    for note in item.notes:
        yield Text(f"  {note}", style="yellow")
