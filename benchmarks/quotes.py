"""Who said it: python -m benchmarks.quotes SET [--json]

For each way in which a span's speaker is given (name, pronoun, noun), and for the quotes that are certain: P = right /
attributed, R = right / all; right: the surname given stands in the words that name the speaker, or in the full name
(for a pronoun: in the full name). Also MB of text a second.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.sets import articles, rows, table
from index.article import Quote
from index.quotes import find_quotes


def measure(folder: Path) -> list[dict[str, Any]]:
    """One row a way, then all together, then the certain ones alone."""
    held = {article.id: article for article in articles(folder)}
    started = time.perf_counter()
    quotes = {name: find_quotes(article.paragraphs) for name, article in held.items()}
    took = time.perf_counter() - started
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows(folder, "spans"):
        text = held[row["article"]].paragraphs[row["paragraph"]]
        quote = _overlapping(quotes[row["article"]], row, text.find(row["quote"]))
        groups = [row["how"], "all"] + (["certain"] if quote and quote.certain else [])
        for group in groups:
            counts[group, "spans"] += 1
            counts[group, "attributed"] += bool(quote and quote.speaker)
            counts[group, "right"] += bool(quote and quote.speaker and _right(quote.speaker, row))
    size = sum(len(text.encode()) for article in held.values() for text in article.paragraphs)
    return [_row(group, counts, size / 1e6 / took) for group in ("name", "pronoun", "noun", "all", "certain")]


def _overlapping(quotes: Iterable[Quote], row: dict[str, Any], start: int) -> Quote | None:
    end = start + len(row["quote"])
    here = [q for q in quotes if q.paragraph == row["paragraph"] and q.start < end and q.end > start]
    return max(here, key=lambda quote: min(end, quote.end) - max(start, quote.start), default=None)


def _right(speaker: str, row: dict[str, Any]) -> bool:
    named = row["name"] if row["how"] == "pronoun" else f"{row['source']} {row['name']}"
    return speaker.split()[-1] in named


def _row(group: str, counts: Counter[tuple[str, str]], speed: float) -> dict[str, Any]:
    right = counts[group, "right"]
    return {
        "speaker given by": group,
        "spans": counts[group, "spans"],
        "P": right / max(1, counts[group, "attributed"]),
        "R": right / max(1, counts[group, "spans"]),
        "MB/s": speed,
    }


def main() -> None:
    """Measures the set given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path, help="a folder with articles.jsonl.gz and spans.jsonl.gz")
    parser.add_argument("--json", action="store_true", help="print a list of rows")
    given = parser.parse_args()
    found = measure(given.set)
    print(json.dumps(found) if given.json else table(found))


if __name__ == "__main__":
    main()
