"""Test sets for the benchmarks: a folder with gzipped JSON lines of articles, questions and quoted spans.

articles.jsonl.gz    id, title, source, published (ISO date or null), paragraphs
questions.jsonl.gz   id, question, kind, gold (list of [article id, position]); kind "null": without an answer
spans.jsonl.gz       article, paragraph, quote, source (the words that name the speaker), name, how
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from index.model import Article


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one file of a test set."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(folder: Path) -> Iterator[Article]:
    """Yield the articles of a test set."""
    for row in rows(folder, "articles"):
        yield Article(
            id=row["id"],
            origin=f"set:{row['id']}",
            title=row["title"],
            paragraphs=tuple(row["paragraphs"]),
            source=row["source"],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )


def table(records: list[dict[str, Any]]) -> str:
    """Return records with equal keys as an aligned text table."""
    lines = [list(records[0]), *([_cell(value) for value in row.values()] for row in records)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _cell(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
