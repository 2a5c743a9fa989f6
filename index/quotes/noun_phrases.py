"""Mentions in a text: people, and organisations with their full names ("Department for Transport", "Crane & Sons").

A mention is a whole noun phrase, interpreted by its prepositions: after an institution, "of" and "for" continue its
name; after a title, they lead to the person's name; after a person, they only describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.languages import (
    COMPANY_NOUNS,
    FIELD_ENDINGS,
    FOUNDERS,
    INSTITUTION_NOUNS,
    OPENERS,
    PLACE_HEADS,
    STATE_BODIES,
    TIME_WORDS,
    TITLES,
    EnglishCues,
    EnglishNames,
)
from index.quotes.names import Name, Reading, Wholeness, is_first_name, is_institution, read_name

_DEGREES = re.compile(EnglishNames.DEGREES)
_CAPITAL = re.compile(EnglishNames.CAPITAL)
_NAME = re.compile(EnglishNames.NAME)
_NOT = ("’t ", "'t ")  # "Don’t": not a name
_OF = re.compile(EnglishNames.OF)
_AT = re.compile(EnglishNames.AT)
_TITLE_OF = re.compile(EnglishNames.TITLE_OF)
_AND = re.compile(EnglishNames.AND)
_FIELDS = re.compile(EnglishNames.FIELDS)
_LISTED_FIRM = re.compile(EnglishNames.LISTED_FIRM)
_FIRM = re.compile(EnglishNames.FIRM)
_SECOND_FOUNDER = re.compile(EnglishNames.SECOND_FOUNDER)
_SMALL_WORD = re.compile(EnglishNames.SMALL_WORD)
_BODY_BEHIND = re.compile(EnglishNames.BODY_BEHIND)
_OFFICE_ENDS = EnglishNames.OFFICE_ENDS
_NATIONAL = EnglishNames.NATIONAL
_ABBREVIATED_ENDS = EnglishNames.ABBREVIATED_ENDS
_STOP_INSIDE = re.compile(r"\.\s[a-z]")
_TRADE = re.compile(EnglishNames.TRADE)
_POSSESSIVE = re.compile(EnglishNames.POSSESSIVE)
_NICKNAME = re.compile(EnglishNames.NICKNAME)
_APPOSED = re.compile(EnglishNames.APPOSED)
_PARTICLES_BEFORE = re.compile(EnglishNames.PARTICLES_BEFORE)
_INSIDE_SENTENCE = re.compile(EnglishNames.INSIDE_SENTENCE)
_SPEAKS = re.compile(rf"\s{EnglishCues.CUE}|,")
_GOES_ON = re.compile(EnglishNames.GOES_ON)
_MONTHS = EnglishNames.MONTHS
_MONTH_BEFORE = re.compile(EnglishNames.MONTH_BEFORE)
MAX_PARTS = 5
"""Maximum number of parts that prepositions and the like join in the name of an organisation or an office."""


class Mention(NamedTuple):
    """A name in a paragraph: from `start`, its first title, to `end`.

    `begin` is the start of the noun phrase, including words before the name that aren't part of it.
    """

    start: int
    end: int
    who: Name
    begin: int
    wholeness: Wholeness = "whole"
    nickname: tuple[int, int] | None = None


def read_mentions(text: str) -> Iterator[Mention]:
    """Yield the mentions in a text, in order and without overlaps."""
    read = 0
    for capital in _CAPITAL.finditer(text):
        start = capital.start()
        if start < read:
            continue
        if text[start - 1] == "-" and start - 3 >= read and text[start - 3 : start] in EnglishNames.AL:
            start -= 3
        match = _NAME.match(text, start) or _NAME.match(text, capital.start())
        if not match:
            continue
        read, mention = _read_phrase(text, *match.span())
        if mention and text.endswith(_ABBREVIATED_ENDS, mention.start, read) and _STOP_INSIDE.match(text, read):
            read += 1
            mention = mention._replace(end=read, who=mention.who._replace(name=f"{mention.who.name}."))
        if mention and not text.startswith(_NOT, read):
            if degrees := _DEGREES.match(text, read):
                read = degrees.end()
                mention = mention._replace(end=read)
            yield _with_particles(text, mention)


def _read_phrase(text: str, start: int, end: int) -> tuple[int, Mention | None]:
    """Return the end of the noun phrase that opens with the given capitalised words, and its mention."""
    words = text[start:end]
    if words.startswith(_MONTHS) and _MONTH_BEFORE.search(text, max(0, start - 8), start):
        words = EnglishNames.IN.format(words)  # so that a month is read as a time
    reading = read_name(words)
    if reading and (shift := len(words) - (end - start)):
        reading = reading._replace(begin=reading.begin - shift, phrase=reading.phrase - shift)
    last = words.rpartition(" ")[2].lower()
    if _GOES_ON.match(text, end):
        whole = (
            (_body(text, start, end, reading) if is_institution(last) else None)
            or (_place(text, start, end) if last in PLACE_HEADS else None)
            or (_titled(text, start, end) if last.rstrip(".") in TITLES else None)
            or (_owned(text, start, end, reading) if text[end] in "'’" else None)
            or (_joined(text, start, end, reading) if reading and not reading.who.titles else None)
        )
        if whole:
            return whole.end, whole
    if reading is None:
        return end, None
    return end, Mention(start + reading.begin, end, reading.who, start + reading.phrase, reading.wholeness)


def _body(text: str, start: int, end: int, reading: Reading | None) -> Mention | None:
    """Read an institution with its tail: "Centers for Disease Control and Prevention"."""
    tail, wholeness = _tail(text, end, with_place=text.endswith(EnglishNames.PLACED, start, end))
    if tail == end or not reading:
        return None
    begin = start + reading.begin
    return Mention(begin, tail, Name(_spaced(text[begin:tail]), is_body=True), start + reading.phrase, wholeness)


def _place(text: str, start: int, end: int) -> Mention | None:
    """Read a town or a port that acts as an organisation: "City of Orrin", "Isle of Marlow Council"."""
    if " " in text[start:end] or not text.startswith(EnglishNames.CITY_OF, end):
        return None
    tail, wholeness = _tail(text, end)
    return Mention(start, tail, Name(_spaced(text[start:tail]), is_body=True), start, wholeness) if tail > end else None


def _tail(text: str, end: int, with_place: bool = False) -> tuple[int, Wholeness]:
    """Return the end of an organisation's name after its noun, and its wholeness."""
    wholeness: Wholeness = "whole"
    head = end
    for _ in range(MAX_PARTS):
        of = _OF.match(text, end) or (_AT.match(text, end) if with_place and end > head else None)
        match = _NAME.match(text, of.end()) if of else None
        if not of or not match:
            break
        if match[0].split()[0].lower() in TIME_WORDS:
            break
        reading = read_name(match[0])
        if reading and reading.who.titles and reading.begin:
            return of.end() + len(match[0][: reading.begin].rstrip()), wholeness  # "of Orrin President Ana Brandt"
        if reading and (reading.who.titles or is_first_name(reading.who.name.split()[0])):
            wholeness = "never"  # "Office of Gov. Ana Brandt", "Friends of Ana Brandt"
        end = match.end()
        if fields := _FIELDS.match(text, end):
            if _is_field(fields["last"]):
                end = fields.end()
            elif not fields[0].startswith(","):
                wholeness = "never"  # "Department of Health and Boeing": one organisation or two
        elif _AND.match(text, end):
            wholeness = "never"
    return end, wholeness


def _is_field(words: str) -> bool:
    """Return whether words are an institution's field: "Prevention", "Human Services"."""
    first, _, last = words.lower().rpartition(" ")
    return (not first or last.endswith(FIELD_ENDINGS)) and not is_first_name(first or last)


def _titled(text: str, start: int, end: int) -> Mention | None:
    """Read a title with its complement and holder: "Secretary of State for Wales Ana Brandt", "Mayor, Ana Brandt,"."""
    titles = frozenset(word.rstrip(".").lower() for word in text[start:end].split()) & TITLES
    head, title_end = end, end
    for _ in range(MAX_PARTS):
        of = _TITLE_OF.match(text, end)
        match = _NAME.match(text, of.end()) if of else None
        if not of or not match or (end == head and EnglishNames.JOINED in of[0]):
            break
        title_end = end = match.end()
        if bearer := _bearer(match[0]):
            at = of.end() + bearer[0]
            name = read_name(text[at:end])
            return Mention(start, end, Name(text[at:end], titles), start, bearer[1]) if name else None
    apposed = _APPOSED.match(text, title_end)
    named = read_name(apposed["name"]) if apposed else None
    if apposed and named and " " in named.who.name and not named.who.is_body:
        at = apposed.start("name") + named.begin
        return Mention(at, apposed.end(), named.who._replace(titles=titles | named.who.titles), start, named.wholeness)
    return None


def _bearer(words: str) -> tuple[int, Wholeness] | None:
    """Return the start of the holder's name after a title's complement ("Wales Ana Brandt"), or None."""
    reading = read_name(words)
    if reading and reading.who.titles and " " in reading.who.name:
        return words.rindex(reading.who.name), reading.wholeness
    parts = words.split()
    first = next((number for number in range(1, len(parts) - 1) if is_first_name(parts[number])), None)
    if first is not None:
        return words.rindex(" ".join(parts[first:])), "whole"
    if len(parts) < 3 or parts[-1].lower() in INSTITUTION_NOUNS or parts[-1].lower().endswith(FIELD_ENDINGS):
        return None
    is_field = all(part.lower().endswith(FIELD_ENDINGS) for part in parts[:-2])
    return words.rindex(" ".join(parts[-2:])), "whole" if is_field else "elsewhere"


def _owned(text: str, start: int, end: int, reading: Reading | None) -> Mention | None:
    """Read an organisation with its owner: "Cambodia’s Health Ministry", "Orrin County Sheriff’s Office"."""
    possessive = _POSSESSIVE.match(text, end)
    match = _NAME.match(text, possessive.end()) if possessive else None
    if not match:
        return None
    words, last = match[0].split(), match[0].rpartition(" ")[2].lower()
    owner = reading.who if reading else None
    by_title = text[start:end].endswith(_OFFICE_ENDS) and last in STATE_BODIES
    if not by_title and (not owner or owner.titles or is_first_name(owner.name.split()[0])):
        return None
    if last not in STATE_BODIES and not (len(words) == 1 and last in INSTITUTION_NOUNS):
        return None
    tail, wholeness = _tail(text, match.end())
    begin = start + (reading.begin if reading and not by_title else 0)
    return Mention(begin, tail, Name(_spaced(text[begin:tail]), is_body=True), start, wholeness)


def _joined(text: str, start: int, end: int, reading: Reading) -> Mention | None:
    """Read a name with a function word or a nickname in the middle."""
    begin = start + reading.begin
    body_end = (
        _match_end(_FIRM, text, end)
        or _match_end(_LISTED_FIRM, text, end)
        or _two_founders(text, begin, end)
        or _two_trades(text, end, reading)
        or _two_halves(text, begin, end)
        or _founded(text, start, end)
    )
    if body_end:
        return Mention(begin, body_end, Name(_spaced(text[begin:body_end]), is_body=True), begin)
    return _nicknamed(text, begin, end, reading) or _slogan(text, begin, end, reading)


def _match_end(pattern: re.Pattern[str], text: str, end: int) -> int | None:
    match = pattern.match(text, end)
    return match.end() if match else None


def _two_founders(text: str, begin: int, end: int) -> int | None:
    """Return the end of the name of a firm that has those of its founders: "Ernst and Young"."""
    second = _SECOND_FOUNDER.match(text, end)
    return second.end() if second and f"{text[begin:end]}-{second['second']}".lower() in FOUNDERS else None


def _two_trades(text: str, end: int, reading: Reading) -> int | None:
    """Return the end of "Orrin Hotels and Resorts", if both sides of "and" are nouns of companies."""
    trade = _TRADE.match(text, end)
    ends = reading.who.name.rpartition(" ")[2].lower() in COMPANY_NOUNS
    return trade.end() if trade and ends and trade[1].lower() in COMPANY_NOUNS else None


def _two_halves(text: str, begin: int, end: int) -> int | None:
    """Return the end of "U.S. Fish and Wildlife Service", unless its first half is a name by itself."""
    second = _BODY_BEHIND.match(text, end)
    first, _, last = text[begin:end].rpartition(" ")
    is_half = (not first or first in _NATIONAL) and not is_first_name(last)
    return second.end() if second and is_half and is_institution(second["last"].lower()) else None


def _founded(text: str, start: int, end: int) -> int | None:
    """Return the end of "the Lind of Marlow Foundation"."""
    of = _OF.match(text, end) if text.endswith(EnglishNames.ARTICLES, 0, start) else None
    match = _NAME.match(text, of.end()) if of else None
    is_body = match and " " in match[0] and is_institution(match[0].rpartition(" ")[2].lower())
    return match.end() if match and is_body else None


def _nicknamed(text: str, begin: int, end: int, reading: Reading) -> Mention | None:
    """Read "Ana “Bo” Brandt" without the nickname."""
    nickname = _NICKNAME.match(text, end)
    match = _NAME.match(text, nickname.end()) if nickname else None
    surname = read_name(match[0]) if match else None
    if not nickname or not match or not surname or surname.who.titles or surname.begin:
        return None
    who = reading.who._replace(name=f"{reading.who.name} {match[0]}")
    return Mention(begin, match.end(), who, begin, "whole", nickname.span(nickname.lastgroup or 0))


def _slogan(text: str, begin: int, end: int, reading: Reading) -> Mention | None:
    """Read "Feed the Harbour", "Friends of the Harbour": names only before a cue."""
    small = _SMALL_WORD.match(text, end)
    match = _NAME.match(text, small.end()) if small else None
    is_open = " " not in reading.who.name or reading.who.name.endswith(EnglishNames.OPEN_ENDS)
    if not small or not match or not is_open or not _SPEAKS.match(text, match.end()):
        return None
    people_of = small[1].startswith(EnglishNames.PEOPLE_OF)
    if people_of and (reading.who.name.lower() not in OPENERS or is_first_name(match[0].split()[0])):
        return None
    inside = _INSIDE_SENTENCE.search(text, max(0, begin - 10), begin)
    name = Name(text[begin : match.end()], is_body=True)
    return Mention(begin, match.end(), name, begin, "whole" if inside else "elsewhere")


def _with_particles(text: str, mention: Mention) -> Mention:
    """Return a mention with preceding particles: "van Gaal"."""
    if mention.who.titles or not text[mention.start - 2 : mention.start - 1].islower():
        return mention
    before = _PARTICLES_BEFORE.search(text, max(0, mention.start - 9), mention.start)
    if not before:
        return mention
    who = mention.who._replace(name=f"{before[0]}{mention.who.name}")
    return mention._replace(start=before.start(), begin=min(mention.begin, before.start()), who=who)


def _spaced(words: str) -> str:
    return " ".join(words.split())
