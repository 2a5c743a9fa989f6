"""The interface for scripts outside this project: names, parameters and results that they rely on."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.retrieval import indexed
from benchmarks.sets import articles
from index import ask
from index.quotes import find_quotes

PARAGRAPHS = [
    "“The lighthouse at Marrow Point needs a new lamp,” said Ingrid Solberg, the harbour engineer.",
    "Keepers last climbed its stairs in 1987.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Test set of two articles, in the form that benchmarks/sets.py describes."""
    rows = [
        {
            "id": "lamp",
            "title": "Lighthouse goes dark",
            "source": "Harbour Post",
            "published": "2025-02-03",
            "paragraphs": PARAGRAPHS,
        },
        {"id": "bees", "title": "Bees", "source": None, "published": None, "paragraphs": ["The hives are full."]},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "articles.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return tmp_path


def test_a_set_gives_its_articles(folder: Path) -> None:
    lamp, bees = articles(folder)
    assert (lamp.id, lamp.title, lamp.source) == ("lamp", "Lighthouse goes dark", "Harbour Post")
    assert (lamp.published, list(lamp.paragraphs)) == (date(2025, 2, 3), PARAGRAPHS)
    assert (bees.id, bees.source, bees.published) == ("bees", None, None)


def test_a_set_can_be_indexed_and_asked(folder: Path) -> None:
    with indexed(folder) as snapshot:
        answer = ask(snapshot, "What did Solberg say about the lighthouse?", today=date(2025, 3, 1), follows=None)
        assert answer.found
        assert 0.5 <= answer.confidence <= 1
        assert answer.passages[0].article_id == "lamp"
        assert answer.passages[0].paragraphs[0].text == PARAGRAPHS[0]
        follow_up = ask(snapshot, "And about the hives?", today=date(2025, 3, 1), follows=answer.understood)
        assert follow_up.understood.speaker_text == answer.understood.speaker_text


def test_a_question_outside_the_set_is_not_found(folder: Path) -> None:
    with indexed(folder) as snapshot:
        answer = ask(snapshot, "Who won the chess title in Quito?", today=date(2025, 3, 1))
        assert (answer.found, answer.passages) == (False, ())
        assert answer.confidence < 0.5


def test_quotes_have_a_paragraph_a_text_a_speaker_and_whether_that_is_certain() -> None:
    [quote] = find_quotes(PARAGRAPHS)
    assert (quote.paragraph, quote.speaker, quote.certain) == (0, "Ingrid Solberg", True)
    assert "The lighthouse at Marrow Point needs a new lamp" in quote.text
