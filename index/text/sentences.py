"""Where the sentences of a paragraph begin and end: nupunkt's, put right around quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

_LONG = 2000  # characters of a text that isn't remembered
_ONLY_MARKS = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?\u2026](?!\w)(?!\s+[a-z])")  # of a sentence, unless no words follow


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence in `text`, in order, without the blanks between them.

    A piece that can't stand alone belongs to the sentence before: `“Great!” | he said.`, or a lone closing mark.
    """
    return _read(text) if len(text) > _LONG else list(_remembered(text))


@lru_cache(maxsize=512)  # whoever shortens a paragraph looks at its sentences more than once
def _remembered(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_read(text))


def _read(text: str) -> list[tuple[int, int]]:
    if _is_one(text):
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return [(start, end)] if start < end else []
    from nupunkt import sent_spans

    spans: list[tuple[int, int]] = []
    for start, end in sent_spans(text):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start >= end:
            continue
        if spans and _goes_on(text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _is_one(text: str) -> bool:
    """Whether nothing can stand alone behind a mark that ends a sentence: two of five paragraphs in news are so."""
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum() or text[at] == "_"), -1)
    return not _END.search(text, 0, last + 1)


def _goes_on(piece: str) -> bool:
    return piece[0].islower() or _ONLY_MARKS.fullmatch(piece) is not None
