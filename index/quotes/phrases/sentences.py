"""A paragraph as sentences of words, with quoted words as a single one. Not for what the words mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.languages import Letters, Speech
from index.quotes.phrases.word_parts import WordParts
from index.text import quoted_spans

QUOTE = "“”"
"""The word that stands for quoted words."""

SEPARATORS = frozenset(",;:–—!?…")
"""Punctuation between clauses, each a word of its own."""

_SMALL = Letters.SMALL_WITH_SHARP_S
_END = re.compile(
    rf"(?<![.!?…])[.!?…]+[”“\"«»’‘)\]]*(?:\s»)?\s+(?=(?:[„“\"»«‚‘(]|«\s)?[^\W_{_SMALL}])"
    rf"|(?<=[{_SMALL}])[.!?](?=[^\W\d_{_SMALL}][{_SMALL}])"
)
_TOKEN = re.compile(
    rf"\w+(?:[-’'/&]\w+|\s&\s\w+|\.(?=[^\W_{Letters.LARGE_WITH_UMLAUTS}])\w+|(?<=\d),\d+)*-?|[,;:!?–—…]|(?<=\s)-(?=\s)"
)
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]")
_WORD_BEFORE = re.compile(r"(\w+)\.$")
_DASH = re.compile(r"[—–-]\s+")
_ENDS_OF_QUOTED = ("!", "?", "…")
"""Punctuation before a frame that belongs to the quoted words."""
_MARKS = "„“”\"«»‚‘’'‹›"
MAX_TITLE_WORDS = 3
"""Maximum number of quoted words in the title of a newspaper."""
MAX_NUMBER = 2
"""Maximum number of digits in an ordinal with a full stop: "am 5. August"."""


@dataclass(slots=True)
class Sentence:
    """A sentence's words: as written, in lower case, and where each begins and ends in its paragraph.

    Words in quotation marks are one word, `QUOTE`; parentheses are left out.
    """

    start: int
    end: int
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    quotes: list[int]
    """Positions of `QUOTE`."""
    titles: frozenset[int]
    """Those of them that are so short that they may be the title of a newspaper."""
    capitals: frozenset[int]
    """Those of them that begin with a capital letter."""

    def after(self, position: int) -> int:
        """Return the index of the first separator or quotation at or after a word; else the number of words."""
        words = self.words
        while position < len(words) and not self.separates(position):
            position += 1
        return position

    def before(self, position: int) -> int:
        """Return the index behind the last separator or quotation before a word; else 0."""
        while position > 0 and not self.separates(position - 1):
            position -= 1
        return position

    def separates(self, position: int) -> bool:
        """Return whether a word is punctuation between clauses, or quoted words that aren't a title."""
        word = self.words[position]
        return word in SEPARATORS or (word == QUOTE and position not in self.titles)


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its quoted spans, without their marks, and its sentences."""

    text: str
    spans: list[tuple[int, int]]
    sentences: list[Sentence]

    @classmethod
    def of(
        cls,
        text: str,
        speech: Speech,
        inner_frames: re.Pattern[str] | None = None,
        word_parts: WordParts | None = None,
    ) -> Paragraph:
        """Read a paragraph.

        `inner_frames` are frames between quotation marks, which split the quoted words; `word_parts` splits words that
        are written as one.
        """
        spans = quoted_spans(text)
        if inner_frames:
            spans = spans or _turn(text, speech, inner_frames)
            spans = [part for span in spans for part in _split(text, span, inner_frames)]
        bounds = _sentence_bounds(text, spans, speech)
        words = _words(text, spans, word_parts)
        sentences = []
        at = 0
        for start, end in bounds:
            first = at
            while at < len(words) and words[at][1] < end:
                at += 1
            sentences.append(_sentence(text, start, end, words[first:at]))
        return cls(text, spans, sentences)


def _sentence(text: str, start: int, end: int, words: list[tuple[str, int, int]]) -> Sentence:
    texts = [word for word, _, _ in words]
    quotes = [number for number, word in enumerate(texts) if word == QUOTE]
    quoted = {number: text[words[number][1] : words[number][2]].strip(_MARKS + " ") for number in quotes}
    return Sentence(
        start,
        end,
        texts,
        [word.lower() for word in texts],
        [begin for _, begin, _ in words],
        [stop for _, _, stop in words],
        quotes,
        frozenset(number for number, words_in in quoted.items() if _may_be_title(words_in)),
        frozenset(number for number, words_in in quoted.items() if words_in[:1].isupper()),
    )


def _may_be_title(words: str) -> bool:
    return words[:1].isupper() and words[-1:].isalnum() and len(words.split()) <= MAX_TITLE_WORDS


def _sentence_bounds(text: str, spans: list[tuple[int, int]], speech: Speech) -> list[tuple[int, int]]:
    """Return the bounds of sentences; quoted sentences stay together."""
    bounds, begin = [], 0
    starts = [start for start, _ in spans]
    for match in _END.finditer(text):
        stop = match.start()
        number = bisect_right(starts, stop) - 1
        if number >= 0 and stop < spans[number][1] and match.end() <= spans[number][1]:
            continue
        if text[stop] == "." and match.end() - stop == 2 and _is_abbreviated(text, stop, speech):
            continue
        bounds.append((begin, match.end()))
        begin = match.end()
    if begin < len(text):
        bounds.append((begin, len(text)))
    return [(start, start + len(text[start:end].rstrip())) for start, end in bounds]


def _is_abbreviated(text: str, stop: int, speech: Speech) -> bool:
    match = _WORD_BEFORE.search(text, max(0, stop - 12), stop + 1)
    if not match:
        return False
    word = match[1]
    if word.isdigit():
        return speech.has_ordinal_stops and len(word) <= MAX_NUMBER
    return word.lower() in speech.abbreviations or (len(word) == 1 and word.isupper())


def _split(text: str, span: tuple[int, int], inner_frames: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the parts of quoted words that frames between their marks leave."""
    begin, end = span
    parts = []
    for match in inner_frames.finditer(text, begin, end):
        parts.append((begin, match.start() + (match["stop"] in _ENDS_OF_QUOTED)))
        begin = match.end()
    return [(start, stop) for start, stop in [*parts, (begin, end)] if start < stop]


def _turn(text: str, speech: Speech, inner_frames: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the span of a paragraph that a dash shows to be spoken: "— Вода уходит, — сказал Лыков."."""
    dash = _DASH.match(text) if speech.dashes_open_speech else None
    return [(dash.end(), len(text))] if dash and inner_frames.search(text, dash.end()) else []


def _words(text: str, spans: list[tuple[int, int]], word_parts: WordParts | None) -> list[tuple[str, int, int]]:
    """Return the words of a paragraph with their bounds; quoted words are one, within its marks."""
    words: list[tuple[str, int, int]] = []
    begin = 0
    for start, end in spans:
        opening = _mark_before(text, start, begin)
        closing = next((at + 1 for at in range(end, min(end + 2, len(text))) if text[at] in _MARKS), end)
        _add_words(words, text, begin, opening)
        words.append((QUOTE, opening, closing))
        begin = closing
    _add_words(words, text, begin, len(text))
    return [part for word in words for part in _parts(word, word_parts)] if word_parts else words


def _parts(word: tuple[str, int, int], word_parts: WordParts) -> Iterator[tuple[str, int, int]]:
    text, start, _ = word
    if text == QUOTE:
        yield word
        return
    for begin, end in word_parts(text):
        yield text[begin:end], start + begin, start + end


def _mark_before(text: str, start: int, begin: int) -> int:
    """Return where the mark before quoted words is; without one, where the words begin."""
    return next((at for at in range(start - 1, max(begin, start - 2) - 1, -1) if text[at] in _MARKS), start)


def _add_words(words: list[tuple[str, int, int]], text: str, begin: int, end: int) -> None:
    if begin >= end:
        return
    asides = [match.span() for match in _ASIDE.finditer(text, begin, end)]
    for start, stop in asides:
        words.extend((match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, begin, start))
        begin = stop
    words.extend((match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, begin, end))
