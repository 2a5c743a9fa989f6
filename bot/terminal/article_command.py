"""`newsbot article`: one article as it is stored, and what its outlet changed in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from bot.terminal.english import PLAIN_ENGLISH, count
from bot.terminal.rendering import print_text
from index import Article, DataFolder, History, StoredVersion, find_history, published_to_text

_ADDED, _REMOVED, _PLACE = "green", "red", "cyan"


def print_article(console: Console, data: DataFolder, name: str, with_history: bool) -> None:
    """Print the article with an id or a link; `with_history`, the differences between its versions.

    Raises ArticleMissing and StoreError.
    """
    history = find_history(data.database, name)
    for line in _head(history):
        print_text(console, line)
    if not with_history:
        for paragraph in history.article.paragraphs:
            console.print()
            print_text(console, Text(paragraph))
        return
    older: StoredVersion | None = None
    for version in history.versions:
        console.print()
        print_text(console, Text(_title_of(version, older), style="bold"))
        for line in _difference(older, version) if older else ():
            print_text(console, line)
        older = version


def _head(history: History) -> Iterator[Text]:
    article = history.article
    values = [
        ("Title", article.title),
        ("Outlet", article.source or PLAIN_ENGLISH.say("outlet-not-given")),
        ("Author", article.author),
        ("Published", published_to_text(article.published) or PLAIN_ENGLISH.say("undated")),
        ("Modified", published_to_text(article.modified)),
        ("Language", article.language),
        ("Link", article.url),
        ("Id", article.id),
        ("Versions", _say_versions(article)),
        *(("Read from", origin) for origin in history.origins),
    ]
    for name, value in values:
        if value:
            yield Text.assemble((f"{name:<11}", "dim"), value)


def _say_versions(article: Article) -> str | None:
    return count(article.version, "version") if article.version > 1 else None


def _title_of(version: StoredVersion, older: StoredVersion | None) -> str:
    seen = f", first read {version.seen}" if version.seen else ""
    if older is None:
        return f"Version {version.number}{seen}: {count(len(version.paragraphs), 'paragraph')}, digest {version.digest}"
    return f"Version {version.number}{seen}, digest {version.digest}"


def _difference(older: StoredVersion, newer: StoredVersion) -> Iterator[Text]:
    """Yield the lines of a unified difference between two versions, by paragraph, with their titles on top."""
    before, after = ([version.title, *version.paragraphs] for version in (older, newer))
    names = f"version {older.number}", f"version {newer.number}"
    lines = [*difflib.unified_diff(before, after, *names, lineterm="", n=0)]
    if not lines:
        yield Text("Only its head changed.")
    for line in lines:
        style = {"+": _ADDED, "-": _REMOVED, "@": _PLACE}.get(line[:1], "")
        yield Text(line, style=style)
