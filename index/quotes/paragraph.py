"""A paragraph as the rules for quotations see it: the quoted words, where sentences end, whom it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from index.quotes.cue_pattern import CUE_PATTERN
from index.text import CAPITAL_PATTERN, NAME_PATTERN, PersonName, parse_name, quoted_spans

_SENTENCE_END = re.compile(
    r"[.!?](?<![A-Z.!?].)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr).)(?<!\bMrs.|\bSen.|\bRep.|\bGov.|\bGen.)[.!?]*+[”\"’»)]*+\s+(?=[^\sa-z])"
)
# Each begins with a single class of characters, so that the others are passed over fast.
_CUE = re.compile(rf"\W{CUE_PATTERN}")
_FIRST_CUE = re.compile(CUE_PATTERN)
_CAPITAL = re.compile(rf"{CAPITAL_PATTERN}(?<!\w.)")
_NAME = re.compile(NAME_PATTERN)
_NOT = ("’t ", "'t ")  # "Don’t": no name
_WORDS = re.compile(r"\S+")
# "In Moscow Vladimir Putin said" is no name's beginning either: the place and the person can't be told apart.
_AFTER_PREPOSITION = re.compile(
    r"\b(?:In|At|From|On|of|for|from|at|in|on|with|to|by|about|near|against|than|like|and"
    r"|under|during|During|until|inside|into|over|between|With|For|By)\s+(?:(?:[Tt]he|a|an|his|her|their|its)\s+)?$"
)


class Mention(NamedTuple):
    """A name where it stands in a paragraph."""

    start: int
    end: int
    who: PersonName


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """A paragraph, with what the rules look at in it, each in the order of the text.

    `spans` are the quoted words, `ends` where sentences end, `cues` the verbs of saying, quoted or not.
    """

    text: str
    spans: list[tuple[int, int]]
    ends: list[int]
    mentions: list[Mention]
    cues: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> ParsedParagraph:
        """Read a paragraph."""
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        return cls(text, quoted_spans(text), ends, list(_mentions(text)), list(_cues(text)))

    def distance(self, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
        """Return how many sentences end, and how many characters stand, between two spans."""
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
        """Return where the sentence around `position` begins."""
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
        """Return where a mention starts, the end of the text behind the last."""
        return self.mentions[number].start if number < len(self.mentions) else len(self.text)

    def mention_from(self, position: int) -> int:
        """Return the number of the first mention that starts at `position` or behind it."""
        return bisect_left(self.mentions, (position,))

    def follows_preposition(self, start: int) -> bool:
        """Return whether what stands at `start` is no subject: "of Ana Brandt", "with the mayor"."""
        return bool(_AFTER_PREPOSITION.search(self.text, max(0, start - 20), start))

    def is_possessive(self, end: int) -> bool:
        """Return whether a name that ends at `end` owns what follows: "Ana Brandt’s lawyer"."""
        return self.text[end : end + 1] in ("'", "’") and self.text[end + 1 : end + 3].strip(" s") == ""


def _cues(text: str) -> Iterator[tuple[int, int]]:
    if first := _FIRST_CUE.match(text):
        yield first.span()
    for match in _CUE.finditer(text):
        yield match.start() + 1, match.end()


def _mentions(text: str) -> Iterator[Mention]:
    read = 0
    for capital in _CAPITAL.finditer(text):
        start = capital.start()
        if start < read:
            continue
        if text[start - 1] == "-" and start - 3 >= read and text[start - 3 : start] in ("al-", "el-"):
            start -= 3
        match = _NAME.match(text, start) or _NAME.match(text, capital.start())
        if match:
            read = match.end()
            parsed = _parse(match[0])
            if parsed and not text.startswith(_NOT, read):
                yield Mention(match.start() + parsed[1], read, parsed[0])


@lru_cache(maxsize=1 << 14)
def _parse(text: str) -> tuple[PersonName, int] | None:
    """Return the name in `text`, and where it begins there: "In Orrin Bay" without "In"."""
    who = parse_name(text)
    return (who, _before(who, text)) if who else None


def _before(who: PersonName, text: str) -> int:
    """Return how many characters stand before a name and its titles: "House" of "House Rep. Paul Dray"."""
    at = max(0, text.find(who.name))
    words = _WORDS.finditer(text, 0, at) if who.titles else ()
    return next((word.start() for word in words if word[0].rstrip(".,").lower() in who.titles), at)
