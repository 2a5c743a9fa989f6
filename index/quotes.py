"""Who says what: the quotes in an article's paragraphs, by rules.

Three forms name a speaker in the paragraph itself, and only these are certain: "X said", "said X" and "according to
X". Where a paragraph names nobody, its quotes go to the last speaker named if it says so by a pronoun ("he said"),
or if it opens with a quotation mark right after a quote: such quotes are found by the speaker's name, but the name is
never printed with them. Rules alone, no model: every article passes through here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from index.article import Quote
from index.names import NAME, clean, full_names

OPENING = "“\"„«‘'‹»"
"""Marks that may open a quote at the start of a paragraph (» in German books)."""

NEAR_LETTERS = 40  # with more between the cue and the words, the clause may be another's
MANY_SENTENCES = 1

_CUES = """
    said says say told tells added adds replied replies insisted insists argued argues warned warns wrote writes
    tweeted tweets noted notes explained explains claimed claims stated states declared declares announced announces
    acknowledged acknowledges admitted admits continued continues concluded concludes responded responds recalled
    recalls predicted predicts promised promises suggested suggests remarked remarks joked jokes testified testifies
    vowed vows asserted asserts contended contends countered counters complained complains conceded concedes
    confirmed confirms cautioned cautions called calls denied denies described describes asked asks quipped
    reiterated stressed stresses emphasized emphasizes lamented urged urges observed observes maintained maintains
    believes thinks thought charged shouted yelled boasted commented declined declines refused refuses pledged pledges
    criticized criticised criticizes praised praises accused accuses blamed blames dismissed dismisses rejected rejects
    expressed revealed reveals demanded demands disputed
""".split()
_CUE = r"\b(?:" + "|".join(sorted(_CUES, key=len, reverse=True)) + r")\b"
_SAID = (
    r"\b(?:said|says|added|adds|replied|wrote|writes|told|tells|asked|explained|insisted|warned|noted|argued|recalled"
    r"|continued|concluded|joked|tweeted|declared|responded|quipped|remarked)\b"
)
_ASIDE = (
    r"(?:,\s(?=[a-z\d])[^,“”\"«»]{2,90}(?:,\s[^,“”\"«»]{2,60})?,|\s\([^()]{1,40}\)"
    r"|\s[—–-]\s[^—–“”\"]{2,80}\s[—–-])"
)
_BETWEEN = (
    r"(?:\s+(?:also|then|later|has|had|have|himself|herself|\w{1,20}ly|once|reportedly|repeatedly|who|again)){0,3}"
)
# "said on Capital Download" and "said Obama would" don't name who spoke.
_NOBODY = r"(?!(?:on|in|at|to|of|during|that|he|she|it|they|there|about|as|from|with|for|by|this|last|earlier|later)\b)"
_ROLE = r"(?:(?:the|a|an|its|his|her|their|one|former|then)\s+)?(?:(?!(?:of|for|from|to)\s)[a-z][\w'’-]*,?\s+){0,6}?"

_X_SAID = re.compile(rf"(?P<name>{NAME}){_ASIDE}?{_BETWEEN}\s+(?P<cue>{_CUE})")
_SAID_X = re.compile(
    rf"(?:[,.?!…—–-][”\"’'»“]*|[”\"’'»“])\s*(?P<cue>{_SAID})\s+{_NOBODY}"
    rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_ROLE})(?P<name>{NAME})"
)
_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to)\s+{_ROLE}(?P<name>{NAME})")
_PRONOUN = re.compile(rf"\b(?P<name>[Hh]e|[Ss]he|[Tt]hey)\b{_BETWEEN}\s+(?P<cue>{_CUE})")
_RULES = (
    ("X said", _X_SAID),
    ("said X", _SAID_X),
    ("according to X", _ACCORDING),
    ("pronoun", _PRONOUN),
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|for|from|at|in|on|with|to|by|about|near|against|than|like|and)\s+(?:the\s+)?$"
)
_NAME_OF = re.compile(rf"(?P<name>{NAME})\s+(?:of|from|for|at|in)\s+(?:the\s+)?$")
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr))(?<!\bMrs|\bSen|\bRep|\bGov|\bGen)[.!?]+[”\"’»)]*\s+(?=\S)"
)
_DOUBLE = re.compile(r"(?P<open>[“„«\"])(?P<words>[^“”„«»\"]*)(?P<close>[”“»\"]|$)")
_SINGLE = re.compile(r"(?<!\w)[‘'](?P<words>(?=[^\s\d])[^‘“”\"]*?\S)(?P<close>[’'](?!\w))|^‘(?P<rest>[^‘’“”\"]+)$")


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place in a paragraph that says who speaks: the speaker's name (None for a pronoun) and where it stands."""

    name: str | None
    cue: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as the rules see it: the (start, end) of the words between marks, and where sentences end."""

    text: str
    spans: list[tuple[int, int]]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> _Paragraph:
        return cls(text, list(_spans(text)), [match.end() for match in _SENTENCE_END.finditer(text)])

    def distance(self, start: int, end: int, naming: _Naming) -> tuple[int, int]:
        """How many sentences end, and how many letters stand, between some words and the naming of who says them."""
        low, high = (naming.end, start) if naming.end <= start else (end, naming.start)
        return max(0, bisect_right(self.ends, high) - bisect_right(self.ends, low)), max(0, high - low)

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence around `position`."""
        after = bisect_right(self.ends, position)
        start = self.ends[after - 1] if after else 0
        end = self.ends[after] if after < len(self.ends) else len(self.text)
        return start, start + len(self.text[start:end].rstrip())


def find_quotes(paragraphs: Sequence[str]) -> list[Quote]:
    """All quotes of one article, in reading order; `paragraphs` are its paragraphs, first to last."""
    read = [_Paragraph.of(text) for text in paragraphs]
    found = [list(_namings(paragraph)) for paragraph in read]
    full = full_names(paragraphs, {naming.name for namings in found for naming in namings if naming.name})
    quotes: list[Quote] = []
    last: str | None = None
    speaking = False  # did the paragraph before end in somebody's words, or in "X said:"?
    for position, paragraph in enumerate(read):
        namings, named = _resolve(found[position], full, last)
        here = list(_attribute(position, paragraph, namings, last if speaking else None))
        quotes.extend(here)
        spoken = any(quote.speaker and quote.kind != "indirect" for quote in here)
        last, speaking = named, spoken or (bool(namings) and paragraph.text.rstrip()[-1:] in ":;,")
    return quotes


def opens_with_mark(paragraph: str) -> bool:
    """Whether a paragraph begins with a quotation mark, as one does that goes on with somebody's words."""
    return paragraph[:1] in OPENING and len(paragraph) > 1 and not paragraph[1].isspace()


def _attribute(position: int, paragraph: _Paragraph, namings: list[_Naming], speaking: str | None) -> Iterator[Quote]:
    if not paragraph.spans:
        yield from _indirect(position, paragraph, namings)
        return
    going_on = speaking if opens_with_mark(paragraph.text) else None
    names = {naming.name for naming in namings}
    for start, end in paragraph.spans:
        words = paragraph.text[start:end]
        kind: Literal["direct", "mixed"] = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
        quote = partial(Quote, position, words, start, end, kind=kind)
        if namings:
            by = min(_around(namings, start), key=partial(paragraph.distance, start, end))
            alone = kind == "direct" and len(names) == 1
            near = _is_near(paragraph.distance(start, end, by), alone)
            yield quote(speaker=by.name, cue=by.cue, rule=by.rule, certain=near and by.rule != "pronoun")
        elif going_on:
            yield quote(speaker=going_on, cue="", rule="continues", certain=False)
        else:
            yield quote(speaker=None, cue="", rule="none", certain=False)


def _around(namings: list[_Naming], start: int) -> list[_Naming]:
    """The namings next to a place, which are in the order of the text: none further off is nearer."""
    after = bisect_left(namings, start, key=lambda naming: naming.start)
    return namings[max(0, after - 2) : after + 2]


def _is_near(distance: tuple[int, int], alone: bool) -> bool:
    """Whether the cue leaves no doubt: it stands next to the words, or nobody else speaks in the paragraph."""
    sentences, letters = distance
    return sentences <= MANY_SENTENCES if alone else sentences == 0 and letters <= NEAR_LETTERS


def _indirect(position: int, paragraph: _Paragraph, namings: list[_Naming]) -> Iterator[Quote]:
    """Reported speech: the sentence that names who says it."""
    for naming in namings:
        start, end = paragraph.sentence(naming.start)
        words, certain = paragraph.text[start:end], naming.rule != "pronoun"
        yield Quote(position, words, start, end, naming.name, naming.cue, "indirect", naming.rule, certain)


def _resolve(namings: list[_Naming], full: dict[str, str], last: str | None) -> tuple[list[_Naming], str | None]:
    """The namings in the order of the text, with full names, and pronouns as the name before them; the last name."""
    resolved = []
    for naming in sorted(namings, key=lambda naming: naming.start):
        last = full.get(naming.name, naming.name) if naming.name else last
        resolved.append(replace(naming, name=last))
    return resolved, last


def _namings(paragraph: _Paragraph) -> Iterator[_Naming]:
    text, taken = paragraph.text, set[int]()
    starts = [start for start, _ in paragraph.spans]
    for rule, pattern in _RULES:
        for match in pattern.finditer(text):
            cue = match.start("cue")
            span = bisect_right(starts, cue) - 1
            if cue in taken or (span >= 0 and cue < paragraph.spans[span][1]):  # within somebody's words
                continue
            name = match["name"] if rule == "pronoun" else _subject(text, match)
            if name:
                taken.add(cue)
                yield _Naming(None if rule == "pronoun" else name, match["cue"], rule, *match.span())


def _subject(text: str, match: re.Match[str]) -> str | None:
    """Who speaks in "Ana Brandt of Orrin Bay said"; nobody that can be named in "a spokeswoman for Orrin Bay said"."""
    if match.re is _X_SAID and _AFTER_PREPOSITION.search(text, max(0, match.start() - 20), match.start()):
        of = _NAME_OF.search(text, max(0, match.start() - 80), match.start())
        return clean(of["name"]) if of else None
    return clean(match["name"])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The words between double marks; between single ones only where there are no double ones (apostrophes)."""
    double = list(_DOUBLE.finditer(text))
    for match in double or _SINGLE.finditer(text):
        start, end = match.span("words" if match["words"] is not None else "rest")
        if text[start:end].strip():
            yield start, end
