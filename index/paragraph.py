"""A paragraph as the rules for quotes see it: what stands between marks, where sentences end, whom it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from index.marks import quoted_spans
from index.names import NAME, Named, read_name
from index.verbs import CUE_PATTERN

_SENTENCE_END = re.compile(
    r"[.!?](?<![A-Z.!?].)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr).)(?<!\bMrs.|\bSen.|\bRep.|\bGov.|\bGen.)[.!?]*+[”\"’»)]*+\s+(?=[^\sa-z])"
)
_CUE = re.compile(CUE_PATTERN)
_WORDS = re.compile(r"\S+")
_FIND = re.compile(NAME)
# "In Moscow Vladimir Putin said" is no name's beginning either: the place and the person can't be told apart.
_AFTER_PREPOSITION = re.compile(
    r"\b(?:In|At|From|On|of|for|from|at|in|on|with|to|by|about|near|against|than|like|and"
    r"|under|during|During|until|inside|into|over|between|With|For|By)\s+(?:(?:the|a|an|his|her|their|its)\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a paragraph."""

    who: Named
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph, with what the rules look at in it, each in the order of the text.

    `spans` are the words between marks, `ends` where sentences end, `cues` the verbs of saying, between marks or not.
    """

    text: str
    spans: list[tuple[int, int]]
    ends: list[int]
    mentions: list[Mention]
    cues: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> Marked:
        """Reads a paragraph."""
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        mentions = [_mention(who, match) for match in _FIND.finditer(text) if (who := read_name(match.group()))]
        return cls(text, quoted_spans(text), ends, mentions, [match.span() for match in _CUE.finditer(text)])

    def distance(self, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
        """How many sentences end, and how many letters stand, between two places, each a start and an end."""
        low, high = (second[1], first[0]) if second[1] <= first[0] else (first[1], second[0])
        return max(0, bisect_right(self.ends, high) - bisect_right(self.ends, low)), max(0, high - low)

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence around `position`."""
        after = bisect_right(self.ends, position)
        start = self.ends[after - 1] if after else 0
        end = self.ends[after] if after < len(self.ends) else len(self.text)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def sentence_number(self, position: int) -> int:
        """Which sentence `position` is in, counted from 0."""
        return bisect_right(self.ends, position)

    def quotes_within(self, start: int, end: int) -> bool:
        """Whether any words between marks overlap this part of the text."""
        span = bisect_left(self.spans, end, key=lambda span: span[0]) - 1
        return span >= 0 and self.spans[span][1] > start

    def follows_preposition(self, start: int) -> bool:
        """Whether what stands at `start` is no subject: "of Ana Brandt", "with the mayor"."""
        return bool(_AFTER_PREPOSITION.search(self.text, max(0, start - 20), start))

    def is_possessive(self, end: int) -> bool:
        """Whether a name that ends at `end` owns what follows: "Ana Brandt’s lawyer"."""
        return self.text[end : end + 1] in ("'", "’") and self.text[end + 1 : end + 3].strip(" s") == ""


def _mention(who: Named, match: re.Match[str]) -> Mention:
    """Where the name itself stands: "In Orrin Bay" without "In"."""
    return Mention(who, match.start() + _before(who, match.group()), match.end())


def _before(who: Named, text: str) -> int:
    """How many letters stand before a name and its titles: "House" of "House Rep. Paul Dray"."""
    at = max(0, text.find(who.name))
    words = _WORDS.finditer(text, 0, at) if who.titles else ()
    return next((word.start() for word in words if word[0].rstrip(".,").lower() in who.titles), at)
