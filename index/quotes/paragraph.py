"""A paragraph parsed for the quotation rules: the quoted words, the ends of sentences, and the mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.languages import EnglishCues, EnglishSubjects
from index.quotes.noun_phrases import Mention, read_mentions
from index.text import quoted_spans

_SENTENCE_END = re.compile(r"[.!?](?<![.!?].)[.!?]*+[”\"’»)]*+\s+(?=[^\sa-z])")
_ABBREVIATIONS = EnglishSubjects.ABBREVIATIONS
MAX_ABBREVIATION = 5
"""Maximum length of an abbreviation."""
# Each begins with a single character class, to skip other characters fast.
_CUE = re.compile(rf"\W{EnglishCues.CUE}")
_FIRST_CUE = re.compile(EnglishCues.CUE)
_AFTER_PREPOSITION = re.compile(EnglishSubjects.AFTER_PREPOSITION)


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """A paragraph with the data that the rules need, each in text order.

    `spans` are the quoted words, `ends` the ends of sentences, `cues` the verbs of saying, quoted or not.
    """

    text: str
    spans: list[tuple[int, int]]
    ends: list[int]
    mentions: list[Mention]
    cues: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> ParsedParagraph:
        """Parse a paragraph."""
        ends = [match.end() for match in _SENTENCE_END.finditer(text) if not _is_abbreviated(text, match.start())]
        mentions = list(read_mentions(text))
        nicknames = {mention.nickname for mention in mentions}
        spans = [span for span in quoted_spans(text) if span not in nicknames]
        return cls(text, spans, ends, mentions, list(_cues(text)))

    def distance(self, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
        """Return the number of sentence ends and of characters between two spans."""
        low, high = (second[1], first[0]) if second[1] <= first[0] else (first[1], second[0])
        return max(0, bisect_right(self.ends, high) - bisect_right(self.ends, low)), max(0, high - low)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence around `position`."""
        after = bisect_right(self.ends, position)
        start = self.sentence_start(position)
        end = self.ends[after] if after < len(self.ends) else len(self.text)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def sentence_start(self, position: int) -> int:
        """Return the start of the sentence around `position`."""
        after = bisect_right(self.ends, position)
        return self.ends[after - 1] if after else 0

    def sentence_number(self, position: int) -> int:
        """Return the number of the sentence around `position`, counted from 0."""
        return bisect_right(self.ends, position)

    def quotes_within(self, start: int, end: int) -> bool:
        """Return whether any quoted words overlap this part of the text."""
        if not self.spans:
            return False
        span = bisect_left(self.spans, (end,)) - 1
        return span >= 0 and self.spans[span][1] > start

    def start_of(self, number: int) -> int:
        """Return the start of a mention; after the last one, the end of the text."""
        return self.mentions[number].start if number < len(self.mentions) else len(self.text)

    def mention_from(self, position: int) -> int:
        """Return the index of the first mention that starts at or after `position`."""
        return bisect_left(self.mentions, (position,))

    def cues_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the verbs of saying that start in a part of the text."""
        return self.cues[bisect_left(self.cues, (start,)) : bisect_left(self.cues, (end,))]

    def follows_preposition(self, start: int) -> bool:
        """Return whether a preposition precedes `start`, so that it isn't a subject: "of Ana Brandt"."""
        return bool(_AFTER_PREPOSITION.search(self.text, max(0, start - 20), start))

    def is_possessive(self, end: int) -> bool:
        """Return whether a name that ends at `end` is possessive: "Ana Brandt’s lawyer"."""
        return self.text[end : end + 1] in ("'", "’") and self.text[end + 1 : end + 3].strip(" s") == ""


def _is_abbreviated(text: str, stop: int) -> bool:
    """Return whether a full stop belongs to an abbreviation: "Dr.", "J.", "U.S.", but not "NATO."."""
    if text[stop] != ".":
        return False
    word = stop
    while word > max(0, stop - MAX_ABBREVIATION) and text[word - 1].isalpha():
        word -= 1
    letters = text[word:stop]
    return letters in _ABBREVIATIONS or (len(letters) == 1 and letters.isupper())


def _cues(text: str) -> Iterator[tuple[int, int]]:
    if first := _FIRST_CUE.match(text):
        yield first.span()
    for match in _CUE.finditer(text):
        yield match.start() + 1, match.end()
