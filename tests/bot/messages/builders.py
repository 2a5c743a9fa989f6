"""Builders of passages for the tests of messages."""

from __future__ import annotations

from datetime import date
from typing import Any

from index import Passage, Sentence, sentence_spans
from index.model import Paragraph


def build_passage(*paragraphs: str, sentence: int = 0, sentences: int = 1, **fields: Any) -> Passage:
    """Build a passage of these paragraphs; `sentence` is the index of the answering one, counted across paragraphs.

    `sentences` is how many sentences of its paragraph answer, starting with that one.
    """
    spans = [(position, *span) for position, text in enumerate(paragraphs) for span in spans_of(text)]
    first = sentence % len(spans)
    position, start, _ = spans[first]
    end = [end for where, _, end in spans[first : first + sentences] if where == position][-1]
    defaults: dict[str, Any] = {
        "article_id": "a1",
        "title": "Ferries sail again",
        "source": "The Orrin Bay Courier",
        "published": date(2025, 3, 19),
        "url": "https://courier.example/1",
        "speaker": None,
        "score": 1.0,
        "paragraphs": tuple(Paragraph(number, text) for number, text in enumerate(paragraphs)),
        "answer": Sentence(position, start, end, paragraphs[position][start:end]),
    }
    return Passage(**(defaults | fields))


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return the sentence spans of a text, at least one."""
    return sentence_spans(text) or [(0, len(text))]
