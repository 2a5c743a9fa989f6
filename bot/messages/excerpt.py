"""Excerpts of a passage: the answering sentences, and as many whole sentences around them as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.messages.markup import GAP, LEFT_OUT, Piece, bold, quote, text, units
from index import Passage, Sentence, sentence_spans

_Span = tuple[int, int, int]
"""A sentence: the index of its paragraph in the passage, its start and its end."""


@dataclass(frozen=True, slots=True)
class Room:
    """UTF-16 units for an excerpt: up to `most` for the answering sentence, `preferred` with those around it."""

    most: int
    preferred: int


def excerpt(
    passage: Passage, room: Room, too_long: str, *, opening: str = "", expandable: bool = False, evenly: bool = False
) -> Piece | None:
    """Return whole sentences of a passage, with marks where some are left out; None if nothing fits.

    `too_long` replaces a sentence that is too long for any message; `opening` comes before the passage. Sentences after
    the answering one are added first, since people read on from an answer; `evenly`: before and after by turns.
    """

    def quoted(first: int, last: int) -> Piece:
        before = text(f"{opening} {LEFT_OUT}{GAP}") if opening else Piece()
        return quote(before + _between(passage, sentences, first, last), expandable)

    def fits(first: int, last: int) -> bool:
        return quoted(first, last).units <= min(room.most, room.preferred)

    sentences = list(_sentences(passage))
    answer = _numbers(passage, sentences, passage.answer)
    if quoted(*answer).units > min(room.most, room.preferred):
        answer = answer[0], answer[0]
    if quoted(*answer).units > room.most:
        note = quote(text(too_long), expandable)
        return note if note.units <= room.most else None
    short = sum(units(paragraph.text) for paragraph in passage.paragraphs) <= room.preferred
    if short and fits(0, len(sentences) - 1):
        return quoted(0, len(sentences) - 1)
    second = _numbers(passage, sentences, passage.second) if passage.second else answer
    both = min(answer[0], second[0]), max(answer[1], second[1])
    first, last = _grown(both if fits(*both) else answer, len(sentences), fits, evenly)
    return quoted(first, last)


def _grown(span: tuple[int, int], count: int, fits: Callable[[int, int], bool], evenly: bool) -> tuple[int, int]:
    """Return a range of sentences, grown on both sides as far as it `fits` within the `count` sentences."""
    first, last = span
    turns = [(0, 1), (-1, 0)]
    while turns:
        start, end = first + turns[0][0], last + turns[0][1]
        if start >= 0 and end < count and fits(start, end):
            first, last = start, end
            if evenly:
                turns.reverse()
        else:
            turns.pop(0)
    return first, last


def _sentences(passage: Passage) -> Iterator[_Span]:
    for index, paragraph in enumerate(passage.paragraphs):
        for start, end in sentence_spans(paragraph.text) or [(0, len(paragraph.text))]:
            yield index, start, end


def _numbers(passage: Passage, sentences: Sequence[_Span], target: Sentence) -> tuple[int, int]:
    """Return the numbers of the first and the last sentence of the target."""
    numbers = [
        number
        for number, (paragraph, start, _) in enumerate(sentences)
        if passage.paragraphs[paragraph].position == target.position and target.start <= start < target.end
    ]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _between(passage: Passage, sentences: Sequence[_Span], first: int, last: int) -> Piece:
    """Return the sentences from `first` to `last` verbatim, with marks where some are left out."""
    body = text(f"{LEFT_OUT} " if first else "")
    for index in range(sentences[first][0], sentences[last][0] + 1):
        bounds = [(start, end) for paragraph, start, end in sentences[first : last + 1] if paragraph == index]
        if index > sentences[first][0]:
            body += text(GAP)
        body += _marked(passage, index, bounds[0][0], bounds[-1][1])
    return body + text(f" {LEFT_OUT}" if last < len(sentences) - 1 else "")


def _marked(passage: Passage, index: int, start: int, end: int) -> Piece:
    """Return part of a paragraph, with the answering sentences in bold."""
    paragraph = passage.paragraphs[index]
    answers = sorted(
        (sentence.start, sentence.end)
        for sentence in (passage.answer, passage.second)
        if sentence and sentence.position == paragraph.position
    )
    piece, at = Piece(), start
    for low, high in answers:
        low, high = max(at, low), min(end, high)
        if low < high:
            piece += text(paragraph.text[at:low]) + bold(paragraph.text[low:high])
            at = high
    return piece + text(paragraph.text[at:end])
