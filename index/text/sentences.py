"""Where the sentences of a paragraph begin and end: nupunkt's, put right around quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_LONG = 2000  # characters of a text that isn't remembered
_WINDOW = 5000  # characters that are read at a time: hardly any paragraph is as long
_ONLY_MARKS = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?\u2026](?!\w)(?!\s+[a-z])")  # of a sentence, unless no words follow


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence in `text`, in order, without the blanks between them.

    A piece that can't stand alone belongs to the sentence before: `“Great!” | he said.`, or a lone closing mark.
    """
    return _split(text) if len(text) > _LONG else list(_split_memo(text))


@lru_cache(maxsize=512)  # whoever shortens a paragraph looks at its sentences more than once
def _split_memo(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_split(text))


def _split(text: str) -> list[tuple[int, int]]:
    if _is_one_sentence(text):
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return [(start, end)] if start < end else []
    spans: list[tuple[int, int]] = []
    for start, end in _raw_spans(text):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start >= end:
            continue
        if spans and _continues_sentence(text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _raw_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield nupunkt's sentences. It takes the square of a word's length, so that a long text is read in windows.

    The last sentence of a window may go on behind it: the next window begins with it. One that fills a window is read
    on piece by piece, and stays one.
    """
    from nupunkt import sent_spans

    begin = at = 0  # of the sentence, and of what wasn't read of it
    while len(text) - at > _WINDOW:
        *whole, last = [(at + start, at + end) for start, end in sent_spans(text[at : at + _WINDOW])] or [(at, at)]
        if not whole:
            at += _WINDOW
            continue
        yield begin, whole[0][1]
        yield from whole[1:]
        begin = at = last[0]
    rest = [(at + start, at + end) for start, end in sent_spans(text[at:])] or [(at, len(text))]
    yield begin, rest[0][1]
    yield from rest[1:]


def _is_one_sentence(text: str) -> bool:
    """Return whether a text is one sentence, as nothing follows a sentence end: two of five paragraphs in news are."""
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum() or text[at] == "_"), -1)
    return not _END.search(text, 0, last + 1)


def _continues_sentence(piece: str) -> bool:
    return piece[0].islower() or _ONLY_MARKS.fullmatch(piece) is not None
