"""Reading a file as JSON shows it: its articles, failures, notes, and what it passes over on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from index.errors import ArticleError
from index.model import published_to_text
from index.sources import DEFAULT_OPTIONS, File, Loaded, ReadingOptions, load, open_records
from index.sources.files import origin_of


def contents_of(path: Path, options: ReadingOptions = DEFAULT_OPTIONS) -> dict[str, Any]:
    """Return what is in a file, in the form of the .expected.json files: without what is empty, or a machine's path."""
    articles, failures = [], []
    file = File(path, origin_of(path))
    notes: list[str] = []
    passed_over: dict[str, int] = {}
    try:
        with open_records(file, options) as reading:
            try:
                for record in reading.records:
                    try:
                        articles.append(_fields_of(load(file, record)))
                    except ArticleError as error:
                        failures.append(str(error))
            finally:
                notes, passed_over = reading.notes, dict(reading.passed_over)
    except ArticleError as error:
        failures.append(str(error))
    failures = [failure.replace(file.name, path.name) for failure in failures]
    contents = {"articles": articles, "failures": failures, "notes": notes, "passed_over": passed_over}
    return {name: value for name, value in contents.items() if value}


def read_bytes(folder: Path, name: str, raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> dict[str, Any]:
    """Return what is in a file of that name with these bytes, written to `folder`."""
    path = folder / name
    path.write_bytes(raw)
    return contents_of(path, options)


def _fields_of(loaded: Loaded) -> dict[str, Any]:
    article, parsed = loaded.article, loaded.parsed
    fields = {
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "published": published_to_text(article.published),
        "modified": published_to_text(article.modified),
        "language": parsed.language,
        "guid": parsed.guid,
        "withdrawn": parsed.withdrawn,
        "embargo": published_to_text(parsed.embargo),
        "paragraphs": list(article.paragraphs),
        "notes": parsed.notes,
    }
    return {name: value for name, value in fields.items() if value}
