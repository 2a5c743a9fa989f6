"""Splitting paragraphs into sentences: nupunkt, with corrections around quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_LONG = 2000  # characters: longer texts aren't cached
_WINDOW = 5000  # characters to read at a time: few paragraphs are longer
_ONLY_MARKS = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?\u2026](?!\w)(?!\s+[a-z])")  # end of a sentence, even if no words follow


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence in `text`, in order, without the whitespace between them.

    A fragment belongs to the preceding sentence: `“Great!” | he said.`, or a lone closing mark.
    """
    return _split(text) if len(text) > _LONG else list(_split_memo(text))


@lru_cache(maxsize=512)  # shortening a paragraph needs its sentences more than once
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
    """Yield nupunkt's sentences, reading a long text in windows, since its time is quadratic in a word's length.

    The last sentence of a window may be incomplete, so the next window begins with it. A sentence that fills a window
    is extended piece by piece, and stays one sentence.
    """
    from nupunkt import sent_spans

    begin = at = 0  # start of the sentence, and of its unread part
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
    """Return whether a text is one sentence: nothing follows its end. Two in five paragraphs of news are."""
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum() or text[at] == "_"), -1)
    return not _END.search(text, 0, last + 1)


def _continues_sentence(piece: str) -> bool:
    return piece[0].islower() or _ONLY_MARKS.fullmatch(piece) is not None
