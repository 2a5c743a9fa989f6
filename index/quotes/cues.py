"""The places in a paragraph that say who speaks: "X said", "said X", "according to X", "she said", "a spokesman said".

Each rule reads a paragraph and yields such places; where two read the same word, the first of `RULES` holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from index.quotes.paragraph import Marked, Mention
from index.quotes.roles import role_after, role_before
from index.quotes.verbs import CUE_PATTERN, SAID, STRONG, pattern_of
from index.text import NAME, NAME_ONLY, WORD, Named, read_name

_CUE = CUE_PATTERN
_SAID = pattern_of(SAID - {"told", "tells"})  # whom they are behind is told
_ASIDE = (
    r"(?:,\s(?!(?:he|she|it|they|we|I)\s)(?=[a-z\d]|[A-Z]\w+['’]s?\s[a-z])[^,“”\"«»]{2,90}(?:,\s[^,“”\"«»]{2,60})?,|\s\([^()]{1,40}\),?"
    r"|\s[—–-]\s[^—–“”\"]{2,80}\s[—–-])"
)
_BETWEEN = (
    r"(?:\s+(?:also|then|later|has|had|have|would|will|himself|herself|themselves|\w{1,20}ly|once|reportedly|repeatedly"
    r"|who|again|often|first|even|just|still|recently|finally|publicly|been|is|was|are|were|did|(?:going|went|goes)\s+on\s+to"
    r"|(?:on|late|early|last|this)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)"
    r"(?:\s+(?:night|morning|evening|afternoon))?)){0,3}"
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
# One class of characters first: the others are passed over fast.
_INVERTED = r"[,.?!…—–”\"’'»“-](?:(?<=[,.?!…—–-])[”\"’'»“]*|(?<=[”\"’'»“]))"

# "the mayor said Brandt is late": Brandt is whom it is about.
_NO_CLAUSE = (
    r"(?!\s(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|needs?|do|does|did|wants?)\b)"
)

# What stands from the end of a name to the verb.
_SAID_BEHIND = re.compile(rf"(?:{_ASIDE}|(?P<comma>,))?{_BETWEEN}\s+(?P<cue>{_CUE})")
# What announces words in the next paragraph.
_STATED = re.compile(
    rf"{_BETWEEN}\s+(?P<cue>(?:issued|released|posted|published|made|gave|offered|sent|put out)\s(?:the following|this)"
    r"\s(?:[a-z]+\s){0,2}(?:statement|message|response|reply|tweet|post|comment|remarks?))"
    r"(?=\s?[:.]|\s(?:on|to|about|after|in|via)\b)"
)
_SAID_X = re.compile(
    rf"{_INVERTED}\s*(?P<cue>{_SAID})\s+{_NOBODY}"
    rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_ROLE}){_POST}(?P<name>{NAME}){_NO_CLAUSE}"
)
_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to)\s+{_ROLE}{_POST}(?P<name>{NAME})")
_FIRST_PRONOUN = re.compile(rf"(?P<name>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\b{_BETWEEN}\s+(?P<cue>{_CUE})")
_PRONOUN = re.compile(rf"\W{_FIRST_PRONOUN.pattern}")
_HE = re.compile(r"\s+(he|she|they)\b")


# "The man who shot Bo Lind said", "Lawyers defending Trump said", "Not even Ida Holm said", "Did Bo Lind say".
_NOT_SUBJECT = re.compile(
    r"\b(?:[Nn]ot even|[Nn]either|[Nn]or|[Ii]f|[Ww]hether|[Uu]nless|[Dd]id|[Dd]oes|who|whom|whose|both|between"
    r"|[a-z]+ing|[a-z]+ed|say|says|said|told|shot|knew|met|held|led)\s+$"
)
_APPOSED = re.compile(r"\b[a-z][\w-]*,\s$")  # "Her manager, Ole Brask, suggested", but not "As for Brask, called away"
_NO_STATEMENT = re.compile(r"(?:Did|Does|If|Whether|Unless|Neither|Nor|Not)\b")
_NAME_OF = re.compile(rf"(?P<name>{NAME_ONLY})\s+(?:of|from|for|at|in)\s+(?:the\s+)?$")
# Between "said" and a name: the name is no speaker's in "said a report by X", "said people in Moscow".
_INDIRECTLY = re.compile(
    r"\b(?:of|for|to|by|in|at|from|with|who|whose|which|that|close|near|against|about|on|behind|under|[a-z]+ing)\b"
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BEHIND_MARK = re.compile(r"[”\"’'»“]\s*$")
_COLON = re.compile(rf"(?:^|(?<=[.!?”\"—–-]\s))(?P<name>{NAME_ONLY})(?:\s\([^()]{{1,40}}\))?(?P<cue>:)\s*[“„\"«‘]")


@dataclass(slots=True)
class Naming:
    """A place in a paragraph that says who speaks.

    `who` is the name that stands there; for a pronoun or a role it is None, and `words` are that pronoun or role.
    `start` and `end` are where it stands, from the speaker to the cue. `name` and `sure` change, once it is known who
    speaks: the likeliest person, and whether that is likely enough to say so.
    """

    who: Named | None
    cue: str
    rule: str
    start: int
    end: int
    words: str = ""
    name: str | None = None
    sure: bool = True


Rule = Callable[[Marked, Container[int]], Iterator[tuple[int, Naming]]]
"""Yields what it finds with the place of the cue; may leave out the cues that other rules have taken."""


def namings(paragraph: Marked) -> list[Naming]:
    """All places that say who speaks, in the order of the text; none of them stands between marks."""
    taken: dict[int, Naming] = {}
    for rule in RULES if paragraph.cues or any(map(paragraph.text.__contains__, _WITHOUT_CUE)) else ():
        for cue, naming in rule(paragraph, taken):
            if cue not in taken and not paragraph.quotes_within(cue, cue + 1):
                taken[cue] = naming
    return sorted(taken.values(), key=lambda naming: naming.start)


def _named(rule: str, paragraph: Marked, pattern: re.Pattern[str]) -> Iterator[tuple[int, Naming]]:
    for match in pattern.finditer(paragraph.text):
        between = _INDIRECTLY.search(paragraph.text, match.end("cue"), match.start("name"))
        if between or _POSSESSIVE.match(paragraph.text, match.end("name")):
            continue
        if who := read_name(match["name"]):
            yield match.start("cue"), Naming(who, match["cue"], rule, *match.span())


def x_said(paragraph: Marked, _: Container[int]) -> Iterator[tuple[int, Naming]]:
    """Ana Brandt said, Ana Brandt, the mayor, also told."""
    for mention in paragraph.mentions:
        said = _SAID_BEHIND.match(paragraph.text, mention.end)
        if said and said["cue"] in _NOUNS and paragraph.text.endswith(" the ", 0, mention.start):
            continue  # "after the Orrin attacks"
        if said and _PASSIVE.search(paragraph.text, mention.end, said.start("cue")) and said["cue"] not in _QUOTED:
            continue  # "Brandt was asked"
        if said and (who := _subject(paragraph, mention, bool(said["comma"]))):
            yield said.start("cue"), Naming(who, said["cue"], "X said", mention.start, said.end())


def x_stated(paragraph: Marked, _: Container[int]) -> Iterator[tuple[int, Naming]]:
    """Ana Brandt issued the following statement:"""
    if _STATEMENT in paragraph.text or " this " in paragraph.text:
        for mention in paragraph.mentions:
            said = _STATED.match(paragraph.text, mention.end)
            if said and (who := _subject(paragraph, mention, comma=False)):
                yield said.start("cue"), Naming(who, said["cue"], "X stated", mention.start, said.end())


def said_x(paragraph: Marked, _: Container[int]) -> Iterator[tuple[int, Naming]]:
    """“…,” said Ana Brandt, “…” says the mayor, Ana Brandt."""
    return _named("said X", paragraph, _SAID_X)


def x_colon(paragraph: Marked, _: Container[int]) -> Iterator[tuple[int, Naming]]:
    """Ana Brandt: “…”"""
    if ":" in paragraph.text:
        yield from _named("X:", paragraph, _COLON)


def according_to_x(paragraph: Marked, _: Container[int]) -> Iterator[tuple[int, Naming]]:
    """According to Ana Brandt."""
    if "ccording to" in paragraph.text:
        yield from _named("according to X", paragraph, _ACCORDING)


def pronoun(paragraph: Marked, _: Container[int]) -> Iterator[tuple[int, Naming]]:
    """She said, said he."""
    text = paragraph.text
    first = _FIRST_PRONOUN.match(text)
    for match in (*([first] if first else ()), *_PRONOUN.finditer(text, first.end() if first else 0)):
        start, words = match.start("name"), match["name"].lower()
        yield match.start("cue"), Naming(None, match["cue"], "pronoun", start, match.end(), words=words)
    for start, end in paragraph.cues:
        after = _HE.match(text, end)
        if after and _BEHIND_MARK.search(text, max(0, start - 8), start):
            yield start, Naming(None, text[start:end], "pronoun", start, after.end(), words=after[1])


def role(paragraph: Marked, taken: Container[int]) -> Iterator[tuple[int, Naming]]:
    """The mayor of Orrin Bay said, said a spokeswoman for the port."""
    text = paragraph.text
    for start, end in paragraph.cues:
        if (
            start in taken
            or paragraph.quotes_within(start, end)
            or text[start - 1 : start] == "-"
            or text.startswith(" by ", end)
        ):
            continue
        if found := _role_before(paragraph, start, end) or _role_after(text, start, end):
            place = min(found[0], start), max(found[1], end)
            if found[0] > start and (who := _apposed(paragraph, found[1])):
                yield start, Naming(who.who, text[start:end], "said X", start, who.end)
                continue
            yield start, Naming(None, text[start:end], "role", *place, words=text[slice(*found)])


def according_to_role(paragraph: Marked, taken: Container[int]) -> Iterator[tuple[int, Naming]]:
    """According to officials."""
    if "ccording to" in paragraph.text:
        for match in _ACCORDING_TO.finditer(paragraph.text):
            if match.start() not in taken and (found := role_after(paragraph.text, match.end())):
                words = paragraph.text[slice(*found)]
                yield match.start(), Naming(None, match[0], "role", match.start(), found[1], words=words)


def _apposed(paragraph: Marked, end: int) -> Mention | None:
    """The name behind a role that ends at `end`: "said Brandt’s lawyer, Selma Dray"."""
    at = paragraph.mention_from(end)
    if at == len(paragraph.mentions) or paragraph.text[end : paragraph.mentions[at].start].strip() != ",":
        return None
    return None if paragraph.is_possessive(paragraph.mentions[at].end) else paragraph.mentions[at]


def _role_before(paragraph: Marked, start: int, end: int) -> tuple[int, int] | None:
    """A weak verb counts only behind a role that opens its sentence, or before words in the same clause."""
    text = paragraph.text
    found = role_before(text, start)
    opens = found and text[max(0, found[0] - 20) : found[0]].rstrip()[-1:] in _BEFORE_SENTENCE
    return found if opens or text[start:end] in STRONG or _precedes_words(paragraph, start, end) else None


def _precedes_words(paragraph: Marked, start: int, end: int) -> bool:
    """Whether words between marks stand right behind a cue: "called him “a rock”", not "a film called “The Rock”"."""
    span = bisect_left(paragraph.spans, (end,))
    if span == len(paragraph.spans):
        return False
    between = _SHORT.fullmatch(paragraph.text, end, paragraph.spans[span][0] - 1)
    return bool(between and (between[1] or paragraph.text[start:end] not in _NAMING))


def _role_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    if text[start:end] in STRONG and _BEHIND_MARK.search(text, max(0, start - 8), start):
        return role_after(text, end)
    return None


_NOUNS = frozenset("attacks reports claims calls posts notes reads charges credits remarks demands estimates".split())
_PASSIVE = re.compile(r"\b(?:is|was|are|were|been)(?:\s\w+ly)?\s+$")
_QUOTED = frozenset(["quoted"])
_SHORT = re.compile(r"((?:\s[\w’'-]{1,20}){0,4}):?\s")
_NAMING = frozenset("called labeled labelled dubbed termed described quoted touted hailed titled".split())
_BEFORE_SENTENCE = ("", ".", "!", "?", "”", '"', "»")
_ACCORDING_TO = re.compile(r"\b[Aa]ccording to\b")
_STATEMENT = " the following "
_WITHOUT_CUE = (":", "ccording to", _STATEMENT)
RULES: tuple[Rule, ...] = (x_said, x_stated, said_x, according_to_x, x_colon, pronoun, role, according_to_role)


def is_no_subject(text: str, start: int) -> bool:
    """Whether what stands before a name makes it another's: "the man who shot Ana Brandt"."""
    return bool(_NOT_SUBJECT.search(text, max(0, start - 30), start))


def _subject(paragraph: Marked, mention: Mention, comma: bool) -> Named | None:
    """Who speaks in "Ana Brandt of Orrin Bay said"; nobody that can be named in "a spokeswoman for Orrin Bay said"."""
    text, start = paragraph.text, mention.start
    if comma and not _APPOSED.search(text, max(0, start - 30), start):
        return None
    if is_no_subject(text, start) or _NO_STATEMENT.match(text, start):
        return None
    if paragraph.follows_preposition(start) and not text.endswith(", and ", 0, start):
        of = _NAME_OF.search(text, max(0, start - 80), start)
        return read_name(of["name"]) if of else None
    return mention.who
