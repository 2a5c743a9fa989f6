"""The labels of certain speakers in all articles of this project: none may look malformed.

`benchmarks.labels` judges them by its own word lists. If it suspects a good label, fix it there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.labels import suspicion
from index.quotes import find_quotes
from index.sources import list_files, load_file

ROOT = Path(__file__).resolve().parents[3]


def articles_of(folder: Path) -> list[Sequence[str]]:
    """Return the paragraphs of each article in a folder."""
    return [loaded.article.paragraphs for file in list_files([folder]).files.values() for loaded in load_file(file)]


def cases() -> list[Sequence[str]]:
    """Return the paragraphs of each case of the quality gate."""
    lines = (ROOT / "tests" / "data" / "quotes.jsonl").read_text().splitlines()
    return [json.loads(line)["paragraphs"] for line in lines]


ARTICLES = {
    "examples": articles_of(ROOT / "examples"),
    "news": articles_of(ROOT / "tests" / "data" / "news"),
    "cases": cases(),
}


@pytest.mark.parametrize("articles", ARTICLES.values(), ids=ARTICLES.keys())
def test_no_certain_speaker_has_a_malformed_label(articles: list[Sequence[str]]) -> None:
    quotes = [quote for paragraphs in articles for quote in find_quotes(paragraphs)]
    labels = {quote.speaker for quote in quotes if quote.certain and quote.speaker}
    assert labels
    malformed = {label: reason for label in sorted(labels) if (reason := suspicion(label))}
    assert malformed == {}
