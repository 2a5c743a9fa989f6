"""Where the sentences of a paragraph begin and end: nupunkt's, put right around quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

_LONG = 2000  # characters of a text that isn't remembered
_ONLY_MARKS = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?\u2026](?!\w)(?!\s+[a-z])(?=\W*\w)")  # of a sentence, before something that can stand alone


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence in `text`, in order, without the blanks between them.

    A piece that can't stand alone belongs to the sentence before: `“Great!” | he said.`, or a lone closing mark.
    """
    return _read(text) if len(text) > _LONG else list(_remembered(text))


@lru_cache(maxsize=512)  # whoever ranks a paragraph's sentences and whoever shows them ask for the same
def _remembered(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_read(text))


def _read(text: str) -> list[tuple[int, int]]:
    if not _END.search(text):  # half of the paragraphs in news are one sentence, and found so quicker
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


def _goes_on(piece: str) -> bool:
    return piece[0].islower() or _ONLY_MARKS.fullmatch(piece) is not None
