"""Finding an article's quotations by frames, in a language with `Speech`; by quotation marks alone in any other.

Not for the parts of a sentence: see `article.py`, `verbs.py`, `sources.py`, `subjects.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Quotation
from index.quotes.frames.article import FramedArticle
from index.quotes.frames.spans import quotation_of
from index.quotes.phrases import grammar_of
from index.text import quoted_spans


def find_framed_quotes(paragraphs: Sequence[str], title: str, code: str) -> list[Quotation]:
    """Find all quotations of an article, in reading order. `code` is its language's ISO 639-1 code."""
    grammar = grammar_of(code)
    if grammar is None:
        return _find_marked(paragraphs)
    return FramedArticle(paragraphs, title, grammar).quotations()


def _find_marked(paragraphs: Sequence[str]) -> list[Quotation]:
    """Find the words in quotation marks, without speakers: another language's rules would print wrong names."""
    return [
        quotation_of(position, text, span, rule="none")
        for position, text in enumerate(paragraphs)
        for span in quoted_spans(text)
    ]
