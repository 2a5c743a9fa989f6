"""Attributions in a paragraph: "X said", "said X", "according to X", "she said", "a spokesman said".

Each rule reads a paragraph and yields attributions; if two use the same cue, the earlier one in `RULES` wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from index.languages import CUES_AS_NOUNS, NAMING_VERBS, STRONG_CUES, EnglishCues
from index.quotes.names import Name
from index.quotes.noun_phrases import Mention
from index.quotes.paragraph import ParsedParagraph
from index.quotes.roles import role_after, role_before

_POST = re.compile(EnglishCues.POST)
_MODIFIES = re.compile(EnglishCues.MODIFIES)
_CLAUSE = re.compile(EnglishCues.CLAUSE)
_CUE_AFTER_NAME = re.compile(EnglishCues.CUE_AFTER_NAME)
_STATEMENT_AFTER_NAME = re.compile(EnglishCues.STATEMENT_AFTER_NAME)
_CUE_BEFORE_NAME = re.compile(EnglishCues.CUE_BEFORE_NAME)
_INVERTED_CUE = re.compile(EnglishCues.INVERTED_CUE)
_ACCORDING = re.compile(EnglishCues.ACCORDING)
_BEFORE_NAME = re.compile(EnglishCues.BEFORE_NAME)
_FIRST_PRONOUN = re.compile(EnglishCues.FIRST_PRONOUN)
_PRONOUN = re.compile(rf"\W{_FIRST_PRONOUN.pattern}")
_PRONOUN_AFTER_CUE = re.compile(EnglishCues.PRONOUN_AFTER_CUE)
_NOT_SUBJECT = re.compile(EnglishCues.NOT_SUBJECT)
_MAX_ROLE = 120  # characters between a cue and its name
_APPOSED = re.compile(r"\b[a-z][\w-]*,\s$")  # "Her manager, Ole Brask, suggested", but not "As for Brask, called away"
_NO_STATEMENT = re.compile(EnglishCues.NO_STATEMENT)
_MEMBER_OF = re.compile(EnglishCues.MEMBER_OF)
_NAME_OF = re.compile(EnglishCues.NAME_OF)
_INDIRECTLY = re.compile(EnglishCues.INDIRECTLY)
_OWNS = re.compile(r"['’]s?\s")
_INNER_CUES = EnglishCues.INNER_CUES
_INNER_CUE = re.compile(EnglishCues.INNER_CUE)
_OUTER_CUE = re.compile(EnglishCues.OUTER_CUE)
_INNER_FRAME = re.compile(EnglishCues.INNER_FRAME)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BEHIND_MARK = re.compile(r"[”\"’'»“]\s*$")
_COLON = re.compile(EnglishCues.COLON)
_DASH = re.compile(r"[”\"’'»]\s*(?P<cue>—|–|--?)\s*")
_SIGNATURE_END = re.compile(r"(?:,[^.!?“”\"]{1,80})?\.?\s*")
_BEFORE_COLON = re.compile(r"(?:^|[.!?”\"—–-]\s)$")


@dataclass(slots=True)
class Attribution:
    """An attribution: a place in a paragraph that tells who speaks.

    `mention` is its name; for a pronoun or a role it is None, and `words` are that pronoun or role. `start` and `end`
    span the speaker and the cue. `name` and `sure` change once the speaker is resolved: the likeliest person, and
    whether that is likely enough to name them. `whole` tells whether the label may be printed: it is a complete name.
    """

    mention: Mention | None
    cue: str
    rule: str
    start: int
    end: int
    words: str = ""
    name: str | None = None
    sure: bool = True
    whole: bool = False

    @property
    def who(self) -> Name | None:
        """The attribution's name, if any."""
        return self.mention.who if self.mention else None


Rule = Callable[[ParsedParagraph, Container[int]], Iterator[tuple[int, Attribution]]]
"""A rule: yields attributions with the positions of their cues; may skip cues that other rules have taken."""


def find_attributions(paragraph: ParsedParagraph) -> list[Attribution]:
    """Find all attributions, in text order; none of them is inside quotation marks."""
    taken: dict[int, Attribution] = {}
    for rule in RULES if paragraph.cues or any(map(paragraph.text.__contains__, _WITHOUT_CUE)) else ():
        for cue, attribution in rule(paragraph, taken):
            if cue not in taken and not paragraph.quotes_within(cue, cue + 1):
                taken[cue] = attribution
    return sorted(taken.values(), key=lambda attribution: attribution.start)


def _match_names(rule: str, paragraph: ParsedParagraph, pattern: re.Pattern[str]) -> Iterator[tuple[int, Attribution]]:
    """Yield the names after the cues that `pattern` matches."""
    for match in pattern.finditer(paragraph.text):
        mention = _mention_behind(paragraph, match.end())
        if not mention:
            continue
        if _MODIFIES.match(paragraph.text, mention.end) or (
            rule == "said X" and _CLAUSE.match(paragraph.text, mention.end)
        ):
            continue
        yield match.start("cue"), Attribution(mention, match["cue"], rule, match.start(), mention.end)


def _mention_behind(paragraph: ParsedParagraph, position: int) -> Mention | None:
    """Return the person named at `position`: "Ana Brandt", "the mayor of Orrin spokesman Ole Brask"."""
    number = bisect_left(paragraph.mentions, position, key=lambda mention: mention.begin)
    if number == len(paragraph.mentions):
        return None
    mention = paragraph.mentions[number]
    if mention.begin > position + _MAX_ROLE or not _BEFORE_NAME.fullmatch(paragraph.text, position, mention.begin):
        return None
    if _INDIRECTLY.search(paragraph.text, position, mention.begin):
        return None
    behind = paragraph.mentions[number + 1] if number + 1 < len(paragraph.mentions) else None
    if behind and behind.begin < mention.end + _MAX_ROLE:
        owns = " " in behind.who.name and _OWNS.fullmatch(paragraph.text, mention.end, behind.begin)
        if owns or _POST.fullmatch(paragraph.text, mention.end, behind.begin):
            mention = behind
    return None if _POSSESSIVE.match(paragraph.text, mention.end) else mention


def x_said(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "Ana Brandt said", "Ana Brandt, the mayor, also told"."""
    for mention in paragraph.mentions:
        match = _CUE_AFTER_NAME.match(paragraph.text, mention.end)
        if not match or _is_no_subject_of(paragraph, mention, match["cue"], match.start("cue")):
            continue
        if who := _subject(paragraph, mention, bool(match["comma"])):
            yield match.start("cue"), Attribution(who, match["cue"], "X said", who.start, match.end())


def x_quoted(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "quoted Ana Brandt as saying", "criticised Ana Brandt for calling", "recalled Ana Brandt telling"."""
    if not any(map(paragraph.text.__contains__, _INNER_CUES)):
        return
    for mention in paragraph.mentions:
        inner = _INNER_CUE.match(paragraph.text, mention.end)
        if inner and _OUTER_CUE.search(paragraph.text, max(0, mention.begin - 60), mention.begin):
            yield inner.start("cue"), Attribution(mention, inner["cue"], "X said", mention.start, inner.end())


def _is_no_subject_of(paragraph: ParsedParagraph, mention: Mention, cue: str, start: int) -> bool:
    """Return whether a cue at `start`, after a name, doesn't have the name as its subject."""
    text = paragraph.text
    if paragraph.sentence_number(mention.end) != paragraph.sentence_number(start):
        return True
    if any(text.startswith(", ", other - 2) for other, _ in paragraph.cues_between(mention.end, start)):
        return True  # "Ana Brandt, 50, claims that the port, which promised …"
    if _INNER_FRAME.match(text, start):
        return True  # "Ana Brandt quoted Bo Lind as saying": see `x_quoted`
    if _names_another(paragraph, mention, start):
        return True  # "her interpreter, Bo Lind, the witness, Ana Brandt, said"
    if cue in CUES_AS_NOUNS and text.endswith(EnglishCues.THE, 0, mention.start):
        return True  # "after the Orrin attacks"
    return cue not in _PASSIVE_CUES and _PASSIVE.search(text, mention.end, start) is not None  # "Brandt was asked"


def _names_another(paragraph: ParsedParagraph, mention: Mention, cue: int) -> bool:
    """Return whether an aside after a name ends in another name, which a lower-case noun introduces."""
    number = paragraph.mention_from(cue) - 1
    last = paragraph.mentions[number]
    if number < 0 or last.start <= mention.start or " " not in last.who.name:
        return False
    return paragraph.text.startswith(", ", last.end) and bool(
        _APPOSED.search(paragraph.text, max(mention.end + 2, last.begin - 30), last.begin)
    )


def x_stated(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "Ana Brandt issued the following statement:"."""
    if _FOLLOWING in paragraph.text or EnglishCues.THIS in paragraph.text:
        for mention in paragraph.mentions:
            statement = _STATEMENT_AFTER_NAME.match(paragraph.text, mention.end)
            if statement and (who := _subject(paragraph, mention, comma=False)):
                attribution = Attribution(who, statement["cue"], "X stated", who.start, statement.end())
                yield statement.start("cue"), attribution


def said_x(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find “…,” said Ana Brandt, and “…” says the mayor, Ana Brandt."""
    yield from _match_names("said X", paragraph, _CUE_BEFORE_NAME)
    yield from _match_names("said X", paragraph, _INVERTED_CUE)


def x_colon(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find Ana Brandt: “…”."""
    for mention in paragraph.mentions if ":" in paragraph.text else ():
        colon = _COLON.match(paragraph.text, mention.end)
        if colon and paragraph.cues_between(mention.end, colon.end()):
            continue
        if colon and _BEFORE_COLON.search(paragraph.text, max(0, mention.begin - 2), mention.begin):
            yield colon.start("cue"), Attribution(mention, ":", "X:", mention.begin, colon.end())


def x_signed(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find “…” — Ana Brandt, at the end of a paragraph."""
    spans = paragraph.spans
    dash = _DASH.match(paragraph.text, spans[-1][1]) if len(spans) == 1 and spans[0][0] == 1 else None
    number = paragraph.mention_from(dash.end()) if dash else 0
    if dash and paragraph.start_of(number) == dash.end() and number < len(paragraph.mentions):
        mention = paragraph.mentions[number]
        if _SIGNATURE_END.fullmatch(paragraph.text, mention.end):
            yield dash.start("cue"), Attribution(mention, dash["cue"], "X signed", dash.start("cue"), mention.end)


def according_to_x(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "according to Ana Brandt"."""
    if EnglishCues.ACCORDING_SIGN in paragraph.text or EnglishCues.WORDS_OF_SIGN in paragraph.text:
        yield from _match_names("according to X", paragraph, _ACCORDING)


def pronoun(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "she said", "said he"."""
    text = paragraph.text
    first = _FIRST_PRONOUN.match(text)
    for match in (*([first] if first else ()), *_PRONOUN.finditer(text, first.end() if first else 0)):
        start, words = match.start("name"), match["name"].lower()
        yield match.start("cue"), Attribution(None, match["cue"], "pronoun", start, match.end(), words=words)
    for start, end in paragraph.cues:
        after = _PRONOUN_AFTER_CUE.match(text, end)
        if after and _BEHIND_MARK.search(text, max(0, start - 8), start):
            yield start, Attribution(None, text[start:end], "pronoun", start, after.end(), words=after[1])


def role(paragraph: ParsedParagraph, taken: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "the mayor of Orrin Bay said", "said a spokeswoman for the port"."""
    text = paragraph.text
    for start, end in paragraph.cues:
        if (
            start in taken
            or paragraph.quotes_within(start, end)
            or text[start - 1 : start] == "-"
            or text.startswith(EnglishCues.BY, end)
        ):
            continue
        if span := _role_before(paragraph, start, end) or _role_after(text, start, end):
            if span[0] > start and (who := _apposed(paragraph, span[1])):
                yield start, Attribution(who, text[start:end], "said X", start, who.end)
                continue
            first, last = min(span[0], start), max(span[1], end)
            yield start, Attribution(None, text[start:end], "role", first, last, words=text[slice(*span)])


def according_to_role(paragraph: ParsedParagraph, taken: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "according to officials"."""
    if EnglishCues.ACCORDING_SIGN in paragraph.text:
        for match in _ACCORDING_TO.finditer(paragraph.text):
            if match.start() not in taken and (span := role_after(paragraph.text, match.end())):
                words = paragraph.text[slice(*span)]
                yield match.start(), Attribution(None, match[0], "role", match.start(), span[1], words=words)


def _apposed(paragraph: ParsedParagraph, end: int) -> Mention | None:
    """Return the name after a role that ends at `end`: "said Brandt’s lawyer, Selma Dray"."""
    at = paragraph.mention_from(end)
    if at == len(paragraph.mentions) or paragraph.text[end : paragraph.mentions[at].start].strip() != ",":
        return None
    return None if paragraph.is_possessive(paragraph.mentions[at].end) else paragraph.mentions[at]


def _role_before(paragraph: ParsedParagraph, start: int, end: int) -> tuple[int, int] | None:
    """Return the role before a cue; a weak verb needs a role that opens its sentence, or quoted words in its clause."""
    text = paragraph.text
    span = role_before(text, start)
    opens = span and text[max(0, span[0] - 20) : span[0]].rstrip()[-1:] in _BEFORE_SENTENCE
    return span if opens or text[start:end] in STRONG_CUES or _precedes_words(paragraph, start, end) else None


def _precedes_words(paragraph: ParsedParagraph, start: int, end: int) -> bool:
    """Return whether quoted words follow a cue: "called him “a rock”", but not "a film called “The Rock”"."""
    span = bisect_left(paragraph.spans, (end,))
    if span == len(paragraph.spans):
        return False
    between = _SHORT.fullmatch(paragraph.text, end, paragraph.spans[span][0] - 1)
    return bool(between and (between[1] or paragraph.text[start:end] not in NAMING_VERBS))


def _role_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    if text[start:end] in STRONG_CUES and _BEHIND_MARK.search(text, max(0, start - 8), start):
        return role_after(text, end)
    return None


_PASSIVE = re.compile(EnglishCues.PASSIVE)
_PASSIVE_CUES = EnglishCues.PASSIVE_CUES
_SHORT = re.compile(r"((?:\s[\w’'-]{1,20}){0,4}):?\s")
_BEFORE_SENTENCE = ("", ".", "!", "?", "”", '"', "»")
_ACCORDING_TO = re.compile(EnglishCues.ACCORDING_TO)
_FOLLOWING = EnglishCues.FOLLOWING
_WITHOUT_CUE = EnglishCues.WITHOUT_CUE
RULES: tuple[Rule, ...] = (
    x_quoted,
    x_said,
    x_stated,
    said_x,
    according_to_x,
    x_colon,
    x_signed,
    pronoun,
    role,
    according_to_role,
)


def is_not_subject(text: str, start: int) -> bool:
    """Return whether the words before a name show that it isn't the subject: "the man who shot Ana Brandt"."""
    return bool(_NOT_SUBJECT.search(text, max(0, start - 30), start))


def _subject(paragraph: ParsedParagraph, mention: Mention, comma: bool) -> Mention | None:
    """Return the speaker in "Ana Brandt of Orrin Bay said"; None in "a spokeswoman for Orrin Bay said"."""
    text, start = paragraph.text, mention.begin
    if (
        comma
        and not text.startswith(EnglishCues.WHO, mention.end)
        and not _APPOSED.search(text, max(0, start - 30), start)
        and "," not in text[start : mention.start]
    ):
        return None
    if is_not_subject(text, start) or _NO_STATEMENT.match(text, start):
        return None
    if _MEMBER_OF.search(text, max(0, start - 60), start):
        return None  # "the former head of telecoms firm Orrin said"
    number = bisect_left(paragraph.mentions, mention)
    before = paragraph.mentions[number - 1] if number else None
    if before and text[before.end : start] in ("’s ", "'s ") and paragraph.follows_preposition(before.begin):
        return None  # "a member of Bo Lind’s Harbour Club said"
    if paragraph.follows_preposition(start) and not text.endswith(EnglishCues.AND, 0, start):
        return before if before and _NAME_OF.fullmatch(text, before.end, start) else None
    return mention
