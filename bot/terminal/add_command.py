"""`newsbot add`: single pages and documents that enter the index by hand, and leave it again."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.terminal.english import PLAIN_ENGLISH, count
from bot.terminal.index_command import INTERRUPTED, emit, json_progress, print_lines, progress_bar, report_to_json
from index import (
    AddedArticle,
    Addition,
    NewsbotError,
    NotAdded,
    Progress,
    add_articles,
    published_to_text,
    take_out,
)

if TYPE_CHECKING:
    from bot.settings import Settings

_STATES = {"added": "added", "changed": "changed", "unchanged": "there already"}
_STOPPED = "Stopped: what isn't in the index yet isn't added. Run the command again."


def run_add_articles(console: Console, settings: Settings, names: Sequence[str], progress: str) -> int:
    """Add pages and documents, and print what became of each; return the exit code: 1 if none is in the index."""
    if progress == "json":
        return _add_for_programs(settings, names)
    errors = Console(stderr=True, highlight=False, emoji=False)
    try:
        with progress_bar(errors, progress == "auto" and errors.is_terminal) as show:
            additions, report = add_articles(settings.data, names, settings.fetching, show)
    except KeyboardInterrupt:
        print_lines(errors, [_STOPPED])
        return INTERRUPTED
    print_lines(errors, [*map(str, report.failed), *report.notes])
    for addition in additions:
        for problem in _problems(addition):
            print(f"newsbot: {problem}", file=sys.stderr)
    if any(addition.articles for addition in additions):
        console.print(_table(additions))
        print(f"The index holds {count(report.articles, 'article')}, {count(report.paragraphs, 'paragraph')}.")
    return _code(additions)


def run_take_out(settings: Settings, names: Sequence[str], progress: str) -> int:
    """Take out what was added by some names; return the exit code: 1 if nothing was. Raises StoreError."""
    code = 1
    for name in names:
        try:
            titles = take_out(settings.data, name)
        except NotAdded as error:
            _say(progress, {"event": "missing", "name": name}, f"newsbot: {error}", sys.stderr)
            continue
        shown = ", ".join(f"“{title}”" for title in titles) or name
        _say(progress, {"event": "removed", "name": name, "titles": titles}, f"Took out {shown}.", sys.stdout)
        code = 0
    return code


def _say(progress: str, event: dict[str, Any], line: str, stream: Any) -> None:
    if progress == "json":
        emit(event)
    else:
        print(line, file=stream)


def _add_for_programs(settings: Settings, names: Sequence[str]) -> int:
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log may quote a link
    show: Callable[[Progress], None] = json_progress()
    try:
        additions, report = add_articles(settings.data, names, settings.fetching, show)
    except KeyboardInterrupt:
        emit({"event": "error", "message": _STOPPED})
        return INTERRUPTED
    except NewsbotError as error:
        emit({"event": "error", "message": str(error)})
        raise
    for addition in additions:
        emit(_to_json(addition))
    emit(report_to_json(report))
    return _code(additions)


def _code(additions: Sequence[Addition]) -> int:
    return 0 if any(not addition.error for addition in additions) else 1


def _to_json(addition: Addition) -> dict[str, Any]:
    return {
        "event": "addition",
        "name": addition.name,
        "key": addition.key,
        "total": addition.total,
        **{state: addition.counts[state] for state in ("added", "changed", "unchanged")},
        "articles": [
            asdict(article) | {"published": published_to_text(article.published)} for article in addition.articles
        ],
        "failures": addition.failures,
        "reasons": addition.reasons,
        "error": addition.error,
        "is_source": addition.is_source,
    }


def _problems(addition: Addition) -> list[str]:
    if addition.error:
        hint = f": `newsbot sources add {addition.name}`" if addition.is_source else ""
        return [f"{addition.error}{hint}"]
    more = addition.failures - len(addition.reasons)
    problems = [f"{addition.name}, {reason}" for reason in addition.reasons]
    return [*problems, f"{addition.name}: and {more:,} more that hold no article"] if more > 0 else problems


def _table(additions: Sequence[Addition]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("Title", "Outlet", "Date"):
        table.add_column(name, overflow="fold")
    table.add_column("Paragraphs", justify="right")
    table.add_column("", overflow="fold")
    for addition in additions:
        for article in addition.articles:
            table.add_row(*_cells(article))
        if (more := addition.total - len(addition.articles)) > 0:
            table.add_row(Text(f"… and {count(more, 'more article', 'more articles')}", style="dim"), "", "", "", "")
    return table


def _cells(article: AddedArticle) -> list[Text]:
    outlet = article.outlet or PLAIN_ENGLISH.say("outlet-not-given")
    when = published_to_text(article.published) or PLAIN_ENGLISH.say("undated")
    cells = [article.title, outlet, when, f"{article.paragraphs:,}", _STATES[article.state]]
    return [Text(cell) for cell in cells]
