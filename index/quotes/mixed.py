"""Finding the quotations of an article whose paragraphs are in several languages, each by the rules of its own.

Not for telling the languages: see `index/text/languages/paragraphs.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.languages import NO_LANGUAGE
from index.model import Quotation
from index.quotes.finder import find_quotes
from index.text import Reading, has_more_words_of, quoted_spans


def find_mixed_quotes(
    paragraphs: Sequence[str], title: str, language: str, readings: Sequence[Reading]
) -> list[Quotation]:
    """Find all quotations of an article, in reading order.

    `language` is that of the article and its `title`. The rules of each language see its own paragraphs alone: those of
    another one would read names wrongly.
    """
    codes = [_rules_for(*pair, language) for pair in zip(paragraphs, readings, strict=True)]
    quotes = [
        quote
        for code in dict.fromkeys(codes)
        for quote in find_quotes(
            [text if own == code else "" for text, own in zip(paragraphs, codes, strict=True)],
            title if code == language else "",
            code,
        )
    ]
    return sorted(quotes, key=lambda quote: quote.paragraph)


def _rules_for(text: str, reading: Reading, language: str) -> str:
    """Return the language of the rules for a paragraph: that of the words around quoted ones, if these are foreign."""
    if reading.words != language and (spans := quoted_spans(text)):
        ends = [0, *(end for _, end in spans)]
        starts = [*(start for start, _ in spans), len(text)]
        around = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
        if has_more_words_of(language, reading.words, around):
            return language
    return reading.speech or NO_LANGUAGE
