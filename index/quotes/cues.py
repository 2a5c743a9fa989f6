"""The places in a paragraph that say who speaks: "X said", "said X", "according to X", "she said", "a spokesman said".

Each rule reads a paragraph and yields such places; where two read the same word, the first of `RULES` holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from index.languages import CUES_AS_NOUNS, NAMING_VERBS, QUOTATIVE_VERBS, STRONG_CUES
from index.quotes.cue_pattern import CUE_PATTERN, alternation
from index.quotes.paragraph import Mention, ParsedParagraph
from index.quotes.roles import role_after, role_before
from index.text import BARE_NAME_PATTERN, NAME_PATTERN, NAME_WORD_PATTERN, PersonName, parse_name

_QUOTATIVE = alternation(QUOTATIVE_VERBS - {"told", "tells"})  # the name behind "told" is the listener's
_ASIDE = (
    r"(?:,\s(?!(?:he|she|it|they|we|I)\s)(?=[a-z\d]|[A-Z]\w+['’]s?\s[a-z]|[A-Z]{2,4}\s(?:of|at)\s|[DRI]-[A-Z])[^,“”\"«»]{2,90}(?:,\s[^,“”\"«»]{2,60})?,|\s\([^()]{1,40}\),?"
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
_POST = rf"(?:(?:{NAME_WORD_PATTERN}\s+){{1,4}}{_NO_ROLE}[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,2}}\s+)?"
# One class of characters first: the others are passed over fast.
_INVERTED = r"[,.?!…—–”\"’'»“-](?:(?<=[,.?!…—–-])[”\"’'»“]*|(?<=[”\"’'»“]))"

# "the mayor said Brandt is late": Brandt is whom it is about.
_NO_CLAUSE = (
    r"(?!\s(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|needs?|do|does|did|wants?)\b)"
)

# What stands from the end of a name to the verb.
_CUE_AFTER_NAME = re.compile(rf"(?:{_ASIDE}|(?P<comma>,))?{_BETWEEN}\s+(?P<cue>{CUE_PATTERN})")
# What announces words in the next paragraph.
_STATEMENT_AFTER_NAME = re.compile(
    rf"{_BETWEEN}\s+(?P<cue>(?:issued|released|posted|published|made|gave|offered|sent|put out)\s(?:the following|this)"
    r"\s(?:[a-z]+\s){0,2}(?:statement|message|response|reply|tweet|post|comment|remarks?))"
    r"(?=\s?[:.]|\s(?:on|to|about|after|in|via)\b)"
)
_CUE_BEFORE_NAME = re.compile(
    rf"{_INVERTED}\s*(?P<cue>{_QUOTATIVE})\s+{_NOBODY}"
    rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_ROLE}){_POST}(?P<name>{NAME_PATTERN}){_NO_CLAUSE}"
)
_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to)\s+{_ROLE}{_POST}(?P<name>{NAME_PATTERN})")
_FIRST_PRONOUN = re.compile(rf"(?P<name>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\b{_BETWEEN}\s+(?P<cue>{CUE_PATTERN})")
_PRONOUN = re.compile(rf"\W{_FIRST_PRONOUN.pattern}")
_PRONOUN_AFTER_CUE = re.compile(r"\s+(he|she|they)\b")


# "The man who shot Bo Lind said", "Lawyers defending Trump said", "Not even Ida Holm said", "Did Bo Lind say".
_NOT_SUBJECT = re.compile(
    r"\b(?:[Nn]ot even|[Nn]either|[Nn]or|[Ii]f|[Ww]hether|[Uu]nless|[Dd]id|[Dd]oes|who|whom|whose|both|between"
    r"|[a-z]+ing|[a-z]+ed|say|says|said|told|shot|knew|met|held|led)\s+$"
)
_APPOSED = re.compile(r"\b[a-z][\w-]*,\s$")  # "Her manager, Ole Brask, suggested", but not "As for Brask, called away"
_NO_STATEMENT = re.compile(r"(?:Did|Does|If|Whether|Unless|Neither|Nor|Not)\b")
_NAME_OF = re.compile(rf"(?P<name>{BARE_NAME_PATTERN})\s+(?:of|from|for|at|in)\s+(?:the\s+)?$")
# Between "said" and a name: the name is no speaker's in "said a report by X", "said people in Moscow".
_INDIRECTLY = re.compile(
    r"\b(?:of|for|to|by|in|at|from|with|who|whose|which|that|close|near|against|about|on|behind|under|as|while|[a-z]+ing)\b"
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BEHIND_MARK = re.compile(r"[”\"’'»“]\s*$")
_COLON = re.compile(
    rf"(?:^|(?<=[.!?”\"—–-]\s))(?P<name>{BARE_NAME_PATTERN})(?:\s\([^()]{{1,40}}\))?(?P<cue>:)\s*[“„\"«‘]"
)


@dataclass(slots=True)
class Attribution:
    """A place in a paragraph that says who speaks.

    `who` is the name that stands there; for a pronoun or a role it is None, and `words` are that pronoun or role.
    `start` and `end` are where it stands, from the speaker to the cue. `name` and `sure` change, once it is known who
    speaks: the likeliest person, and whether that is likely enough to say so. `whole` tells whether the label may be
    printed: a name, and all of it.
    """

    who: PersonName | None
    cue: str
    rule: str
    start: int
    end: int
    words: str = ""
    name: str | None = None
    sure: bool = True
    whole: bool = False


Rule = Callable[[ParsedParagraph, Container[int]], Iterator[tuple[int, Attribution]]]
"""Yields what it finds with the place of the cue; may leave out the cues that other rules have taken."""


def find_attributions(paragraph: ParsedParagraph) -> list[Attribution]:
    """Find all places that say who speaks, in the order of the text; none of them stands between quotation marks."""
    taken: dict[int, Attribution] = {}
    for rule in RULES if paragraph.cues or any(map(paragraph.text.__contains__, _WITHOUT_CUE)) else ():
        for cue, attribution in rule(paragraph, taken):
            if cue not in taken and not paragraph.quotes_within(cue, cue + 1):
                taken[cue] = attribution
    return sorted(taken.values(), key=lambda attribution: attribution.start)


def _match_names(rule: str, paragraph: ParsedParagraph, pattern: re.Pattern[str]) -> Iterator[tuple[int, Attribution]]:
    for match in pattern.finditer(paragraph.text):
        between = _INDIRECTLY.search(paragraph.text, match.end("cue"), match.start("name"))
        if between or _POSSESSIVE.match(paragraph.text, match.end("name")):
            continue
        if who := parse_name(match["name"]):
            yield match.start("cue"), Attribution(who, match["cue"], rule, *match.span())


def x_said(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Ana Brandt said, Ana Brandt, the mayor, also told."""
    for mention in paragraph.mentions:
        match = _CUE_AFTER_NAME.match(paragraph.text, mention.end)
        if match and match["cue"] in CUES_AS_NOUNS and paragraph.text.endswith(" the ", 0, mention.start):
            continue  # "after the Orrin attacks"
        if (
            match
            and _PASSIVE.search(paragraph.text, mention.end, match.start("cue"))
            and match["cue"] not in _PASSIVE_CUES
        ):
            continue  # "Brandt was asked"
        if match and (who := _subject(paragraph, mention, bool(match["comma"]))):
            yield match.start("cue"), Attribution(who, match["cue"], "X said", mention.start, match.end())


def x_stated(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Ana Brandt issued the following statement:"""
    if _FOLLOWING in paragraph.text or " this " in paragraph.text:
        for mention in paragraph.mentions:
            statement = _STATEMENT_AFTER_NAME.match(paragraph.text, mention.end)
            if statement and (who := _subject(paragraph, mention, comma=False)):
                attribution = Attribution(who, statement["cue"], "X stated", mention.start, statement.end())
                yield statement.start("cue"), attribution


def said_x(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """“…,” said Ana Brandt, “…” says the mayor, Ana Brandt."""
    return _match_names("said X", paragraph, _CUE_BEFORE_NAME)


def x_colon(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Ana Brandt: “…”"""
    if ":" in paragraph.text:
        yield from _match_names("X:", paragraph, _COLON)


def according_to_x(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """According to Ana Brandt."""
    if "ccording to" in paragraph.text:
        yield from _match_names("according to X", paragraph, _ACCORDING)


def pronoun(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """She said, said he."""
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
        if span := _role_before(paragraph, start, end) or _role_after(text, start, end):
            if span[0] > start and (who := _apposed(paragraph, span[1])):
                yield start, Attribution(who.who, text[start:end], "said X", start, who.end)
                continue
            first, last = min(span[0], start), max(span[1], end)
            yield start, Attribution(None, text[start:end], "role", first, last, words=text[slice(*span)])


def according_to_role(paragraph: ParsedParagraph, taken: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """According to officials."""
    if "ccording to" in paragraph.text:
        for match in _ACCORDING_TO.finditer(paragraph.text):
            if match.start() not in taken and (span := role_after(paragraph.text, match.end())):
                words = paragraph.text[slice(*span)]
                yield match.start(), Attribution(None, match[0], "role", match.start(), span[1], words=words)


def _apposed(paragraph: ParsedParagraph, end: int) -> Mention | None:
    """Return the name behind a role that ends at `end`: "said Brandt’s lawyer, Selma Dray"."""
    at = paragraph.mention_from(end)
    if at == len(paragraph.mentions) or paragraph.text[end : paragraph.mentions[at].start].strip() != ",":
        return None
    return None if paragraph.is_possessive(paragraph.mentions[at].end) else paragraph.mentions[at]


def _role_before(paragraph: ParsedParagraph, start: int, end: int) -> tuple[int, int] | None:
    """Return the role before a cue; a weak verb needs one that opens its sentence, or quoted words in its clause."""
    text = paragraph.text
    span = role_before(text, start)
    opens = span and text[max(0, span[0] - 20) : span[0]].rstrip()[-1:] in _BEFORE_SENTENCE
    return span if opens or text[start:end] in STRONG_CUES or _precedes_words(paragraph, start, end) else None


def _precedes_words(paragraph: ParsedParagraph, start: int, end: int) -> bool:
    """Return whether quoted words stand right behind a cue: "called him “a rock”", not "a film called “The Rock”"."""
    span = bisect_left(paragraph.spans, (end,))
    if span == len(paragraph.spans):
        return False
    between = _SHORT.fullmatch(paragraph.text, end, paragraph.spans[span][0] - 1)
    return bool(between and (between[1] or paragraph.text[start:end] not in NAMING_VERBS))


def _role_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    if text[start:end] in STRONG_CUES and _BEHIND_MARK.search(text, max(0, start - 8), start):
        return role_after(text, end)
    return None


_PASSIVE = re.compile(r"\b(?:is|was|are|were|been)(?:\s\w+ly)?\s+$")
_PASSIVE_CUES = frozenset(["quoted"])
_SHORT = re.compile(r"((?:\s[\w’'-]{1,20}){0,4}):?\s")
_BEFORE_SENTENCE = ("", ".", "!", "?", "”", '"', "»")
_ACCORDING_TO = re.compile(r"\b[Aa]ccording to\b")
_FOLLOWING = " the following "
_WITHOUT_CUE = (":", "ccording to", _FOLLOWING)
RULES: tuple[Rule, ...] = (x_said, x_stated, said_x, according_to_x, x_colon, pronoun, role, according_to_role)


def is_not_subject(text: str, start: int) -> bool:
    """Return whether what stands before a name makes it another's: "the man who shot Ana Brandt"."""
    return bool(_NOT_SUBJECT.search(text, max(0, start - 30), start))


def _subject(paragraph: ParsedParagraph, mention: Mention, comma: bool) -> PersonName | None:
    """Return who speaks in "Ana Brandt of Orrin Bay said"; None in "a spokeswoman for Orrin Bay said"."""
    text, start = paragraph.text, mention.start
    if comma and not _APPOSED.search(text, max(0, start - 30), start):
        return None
    if is_not_subject(text, start) or _NO_STATEMENT.match(text, start):
        return None
    if paragraph.follows_preposition(start) and not text.endswith(", and ", 0, start):
        of = _NAME_OF.search(text, max(0, start - 80), start)
        return parse_name(of["name"]) if of else None
    return mention.who
