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
from index.names import NAME, NAME_ONLY, WORD, Named, People, read_name

QUOTES_VERSION = 1
"""Goes into every snapshot; raise it when the same text gives other quotes, so that old snapshots are rebuilt."""

OPENING = "“\"„«‘'‹»"
"""Marks that may open a quote at the start of a paragraph (» in German books)."""

NEAR_LETTERS = 40  # with more between the cue and the words, the clause may be another's
MANY_SENTENCES = 1

_CUES = """
    said says say told tells added adds answered answers replied replies insisted insists argued argues warned
    warns wrote writes tweeted tweets noted notes explained explains claimed claims stated states declared
    declares announced announces acknowledged acknowledges admitted admits continued continues concluded
    concludes responded responds recalled recalls predicted predicts promised promises suggested suggests
    remarked remarks joked jokes testified testifies vowed vows asserted asserts contended contends countered
    counters complained complains conceded concedes confirmed confirms cautioned cautions called calls denied
    denies described describes asked asks quipped reiterated stressed stresses emphasized emphasizes lamented
    urged urges observed observes maintained maintains believes thinks thought charged shouted yelled boasted
    commented declined declines refused refuses pledged pledges criticized criticised criticizes praised praises
    accused accuses blamed blames dismissed dismisses rejected rejects expressed revealed reveals demanded
    demands disputed
""".split()
_CUE = r"\b(?:" + "|".join(sorted(_CUES, key=len, reverse=True)) + r")\b"
_SAID = (
    r"\b(?:said|says|added|adds|answered|replied|wrote|writes|told|tells|asked|explained|insisted|warned|noted|argued|recalled"
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
_ROLE = r"(?:(?:the|a|an|its|his|her|their|one|former|then)\s+)?(?:[a-z][\w'’-]*\s+){0,6}?"
# "Tesla chief executive Elon Musk": an organisation and a role before the name.
_NO_ROLE = (
    r"(?!(?:of|for|to|by|in|at|from|with|on|who|which|that|and|but|or|as|after|before|when|while|during|than|about|into"
    r"|over|late|early|earlier|later|yesterday|today|last|this|next|is|was|had|has|de|del|van|von|bin|ibn|al|la|le|da|di)\b)"
)
_POST = rf"(?:(?:{WORD}\s+){{1,4}}{_NO_ROLE}[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,2}}\s+)?"

_X_SAID = re.compile(rf"(?P<name>{NAME_ONLY}){_ASIDE}?{_BETWEEN}\s+(?P<cue>{_CUE})")
_SAID_X = re.compile(
    rf"(?:[,.?!…—–-][”\"’'»“]*|[”\"’'»“])\s*(?P<cue>{_SAID})\s+{_NOBODY}"
    rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_ROLE}){_POST}(?P<name>{NAME})"
)
_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to)\s+{_ROLE}{_POST}(?P<name>{NAME})")
_PRONOUN = re.compile(rf"\b(?P<name>[Hh]e|[Ss]he|[Tt]hey)\b{_BETWEEN}\s+(?P<cue>{_CUE})")
_RULES = (
    ("X said", _X_SAID),
    ("said X", _SAID_X),
    ("according to X", _ACCORDING),
    ("pronoun", _PRONOUN),
)
# "In Moscow Vladimir Putin said" is no name's beginning either: the place and the person can't be told apart.
_AFTER_PREPOSITION = re.compile(
    r"\b(?:In|At|From|On|of|for|from|at|in|on|with|to|by|about|near|against|than|like|and)\s+(?:the\s+)?$"
)
_NAME_OF = re.compile(rf"(?P<name>{NAME_ONLY})\s+(?:of|from|for|at|in)\s+(?:the\s+)?$")
# "The man who shot Bo Lind said", "Lawyers defending Trump said", "Not even Ida Holm said", "Did Bo Lind say".
_NOT_SUBJECT = re.compile(
    r"\b(?:[Nn]ot even|[Nn]either|[Nn]or|[Ii]f|[Ww]hether|[Uu]nless|[Dd]id|[Dd]oes|who|whom|whose|both|between"
    r"|[a-z]+ing|[a-z]+ed|say|says|said|told|shot|knew|met|held|led)\s+$"
)
_NO_STATEMENT = re.compile(r"(?:Did|Does|If|Whether|Unless|Neither|Nor|Not)\b")
# Between "said" and a name: the name is no speaker's in "said a report by X", "said people in Moscow".
_INDIRECTLY = re.compile(
    r"\b(?:of|for|to|by|in|at|from|with|who|whose|which|that|close|near|against|about|on|behind|under|[a-z]+ing)\b"
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# "…”, X said her boss shouted": the words before it are then the boss's.
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
_CLAUSE = re.compile(rf"\s+(?:that|being|he|she|they|it|her|his|their|(?!{_DAY})[A-Z])")
_WORK = re.compile(
    r"\b(?:book|film|movie|song|album|play|novel|poem|show|series|titled|entitled|headlined|author of)\s+[“\"„«‘']?$"
)
_ANY_SAID = re.compile(_SAID)
# Such words often tell of something else than what is quoted: "X declined to comment. “...,” her aide said."
_WEAK = frozenset(
    """
    declined declines refused refuses believes thinks thought praised praises called calls criticized criticised
    criticizes accused accuses blamed blames dismissed dismisses rejected rejects expressed demanded disputed describes
    described denied denies charged maintained maintains announced announces pledged pledges promised promises confirmed
    confirms suggested suggests predicted predicts revealed reveals
    """.split()
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr))(?<!\bMrs|\bSen|\bRep|\bGov|\bGen)[.!?]+[”\"’»)]*\s+(?=\S)"
)
_DOUBLE = re.compile(r"(?P<open>[“„«\"])(?P<words>[^“”„«»\"]*)(?P<close>[”“»\"]|$)")
_SINGLE = re.compile(r"(?<!\w)[‘'](?P<words>(?=[^\s\d])[^‘“”\"]*?\S)(?P<close>[’'](?!\w))|^‘(?P<rest>[^‘’“”\"]+)$")


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place in a paragraph that says who speaks: the speaker (None for a pronoun) and where the words stand."""

    who: Named | None
    cue: str
    rule: str
    start: int
    end: int
    name: str | None = None  # the full name, once it is known; for a pronoun the name that it may mean


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as the rules see it: the (start, end) of the words between marks, and where sentences end."""

    text: str
    spans: list[tuple[int, int]]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> _Paragraph:
        return cls(text, list(_spans(text)), [match.end() for match in _SENTENCE_END.finditer(text)])

    def distance(self, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
        """How many sentences end, and how many letters stand, between two places, each a start and an end."""
        low, high = (second[1], first[0]) if second[1] <= first[0] else (first[1], second[0])
        return max(0, bisect_right(self.ends, high) - bisect_right(self.ends, low)), max(0, high - low)

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence around `position`."""
        after = bisect_right(self.ends, position)
        start = self.ends[after - 1] if after else 0
        end = self.ends[after] if after < len(self.ends) else len(self.text)
        return start, start + len(self.text[start:end].rstrip())

    def quotes_within(self, start: int, end: int) -> bool:
        """Whether any words between marks overlap this part of the text."""
        span = bisect_left(self.spans, end, key=lambda span: span[0]) - 1
        return span >= 0 and self.spans[span][1] > start


def find_quotes(paragraphs: Sequence[str]) -> list[Quote]:
    """All quotes of one article, in reading order; `paragraphs` are its paragraphs, first to last."""
    read = [_Paragraph.of(text) for text in paragraphs]
    found = [sorted(_namings(paragraph), key=lambda naming: naming.start) for paragraph in read]
    short = {naming.who.name for namings in found for naming in namings if naming.who and " " not in naming.who.name}
    people = People(paragraphs, short)
    quotes: list[Quote] = []
    last: str | None = None
    speaking = False  # did the paragraph before end in somebody's words, or in "X said:"?
    for position, paragraph in enumerate(read):
        namings = list(_resolve(found[position], people, position, last))
        here = _attribute(position, paragraph, namings, last if speaking else None)
        quotes.extend(here)
        spoken = any(quote.speaker and quote.kind != "indirect" for quote in here)
        speaking = spoken or (bool(namings) and paragraph.text.rstrip()[-1:] in ":;,")
        last = namings[-1].name if namings else last
    return quotes


def opens_with_mark(paragraph: str) -> bool:
    """Whether a paragraph begins with a quotation mark, as one does that goes on with somebody's words."""
    return paragraph[:1] in OPENING and len(paragraph) > 1 and not paragraph[1].isspace()


def _resolve(namings: list[_Naming], people: People, position: int, last: str | None) -> Iterator[_Naming]:
    """The namings with full names, and pronouns with the name before them."""
    for naming in namings:
        last = people.full_name(naming.who, position) if naming.who else last
        yield replace(naming, name=last)


def _attribute(position: int, paragraph: _Paragraph, namings: list[_Naming], speaking: str | None) -> list[Quote]:
    """The quotes between marks, and the sentences without marks that report what somebody says."""
    going_on = speaking if opens_with_mark(paragraph.text) else None
    others = _other_cues(paragraph, namings) if namings else []
    found = [_direct(position, paragraph, span, namings, others, going_on) for span in paragraph.spans]
    return sorted([*found, *_indirect(position, paragraph, namings)], key=lambda quote: quote.start)


def _direct(
    position: int,
    paragraph: _Paragraph,
    span: tuple[int, int],
    namings: list[_Naming],
    others: list[tuple[int, int]],
    going_on: str | None,
) -> Quote:
    words = paragraph.text[slice(*span)]
    kind: Literal["direct", "mixed"] = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
    quote = partial(Quote, position, words, *span, kind=kind)
    if not namings:
        return quote(speaker=going_on, cue="", rule="continues" if going_on else "none", certain=False)
    by = min(_around(namings, span[0]), key=lambda naming: paragraph.distance(span, (naming.start, naming.end)))
    alone = kind == "direct" and len({naming.name for naming in namings}) == 1
    certain = by.rule != "pronoun" and _is_certain(paragraph, span, by, others, alone)
    return quote(speaker=by.name, cue=by.cue, rule=by.rule, certain=certain)


def _around(namings: list[_Naming], start: int) -> list[_Naming]:
    """The namings next to a place, which are in the order of the text: none further off is nearer."""
    after = bisect_left(namings, start, key=lambda naming: naming.start)
    return namings[max(0, after - 2) : after + 2]


def _other_cues(paragraph: _Paragraph, namings: list[_Naming]) -> list[tuple[int, int]]:
    """Where somebody says something who isn't named: the words next to it may be theirs."""
    found = []
    for match in _ANY_SAID.finditer(paragraph.text):
        before = bisect_right(namings, match.start(), key=lambda naming: naming.start) - 1
        named = before >= 0 and match.start() < namings[before].end
        if not named and not paragraph.quotes_within(*match.span()):
            found.append(match.span())
    return found


def _is_certain(
    paragraph: _Paragraph, span: tuple[int, int], by: _Naming, others: list[tuple[int, int]], alone: bool
) -> bool:
    """Whether there is no doubt that `by` says these words; `alone`: nobody else is said to speak in the paragraph."""
    sentences, letters = distance = paragraph.distance(span, (by.start, by.end))
    near = sentences == 0 and letters <= NEAR_LETTERS
    if not near and (not alone or sentences > MANY_SENTENCES or by.cue.lower() in _WEAK):
        return False
    if _WORK.search(paragraph.text, max(0, span[0] - 30), span[0]):
        return False
    reports = by.rule == "X said" and span[1] <= by.start and not by.cue.startswith(("told", "tell", "ask"))
    if reports and _CLAUSE.match(paragraph.text, by.end):
        return False
    after = bisect_left(others, span)
    return all(paragraph.distance(span, other) >= distance for other in others[max(0, after - 1) : after + 1])


def _indirect(position: int, paragraph: _Paragraph, namings: list[_Naming]) -> Iterator[Quote]:
    """Reported speech: the sentence that names who says it, if it is whole and there are no marks in it."""
    for naming in namings:
        start, end = paragraph.sentence(naming.start)
        if not paragraph.quotes_within(start, end) and not paragraph.text[start].islower():
            words, certain = paragraph.text[start:end], naming.rule != "pronoun"
            yield Quote(position, words, start, end, naming.name, naming.cue, "indirect", naming.rule, certain)


def _namings(paragraph: _Paragraph) -> Iterator[_Naming]:
    taken = set[int]()
    for rule, pattern in _RULES:
        for match in pattern.finditer(paragraph.text):
            cue = match.start("cue")
            if cue in taken or paragraph.quotes_within(cue, cue + 1):
                continue
            who = None if rule == "pronoun" else _subject(paragraph.text, match)
            if who or rule == "pronoun":
                taken.add(cue)
                yield _Naming(who, match["cue"], rule, *match.span())


def _subject(text: str, match: re.Match[str]) -> Named | None:
    """Who speaks in "Ana Brandt of Orrin Bay said"; nobody that can be named in "a spokeswoman for Orrin Bay said"."""
    if match.re is not _X_SAID:
        between = _INDIRECTLY.search(text, match.end("cue"), match.start("name"))
        return None if between or _POSSESSIVE.match(text, match.end("name")) else read_name(match["name"])
    start = match.start()
    if _NOT_SUBJECT.search(text, max(0, start - 30), start) or _NO_STATEMENT.match(text, start):
        return None
    if _AFTER_PREPOSITION.search(text, max(0, start - 20), start):
        of = _NAME_OF.search(text, max(0, start - 80), start)
        return read_name(of["name"]) if of else None
    return read_name(match["name"])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The words between double marks; between single ones only where there are no double ones (apostrophes)."""
    double = list(_DOUBLE.finditer(text))
    for match in double or _SINGLE.finditer(text):
        start, end = match.span("words" if match["words"] is not None else "rest")
        if text[start:end].strip():
            yield start, end
