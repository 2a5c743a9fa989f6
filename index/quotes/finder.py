"""Who says what: the quotes in an article's paragraphs, by rules.

Three forms name a speaker in the paragraph itself, and only these are certain: "X said", "said X" and "according to
X". Where a paragraph names nobody, its quotes go to a role ("a spokeswoman for the port"), to whom a pronoun most
likely means, to the subject of their sentence, or, if it opens with a quotation mark right after a quote, to whoever
spoke last: such quotes are found by the speaker's name, but it is never printed with them. Rules alone, no model:
every article passes through here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

from index.model import Quote
from index.quotes.cues import Naming, is_no_subject, namings
from index.quotes.paragraph import Marked, Mention
from index.quotes.people import People, Talk, is_personal
from index.quotes.roles import is_group, opening_role, owner_in, role_at
from index.quotes.verbs import SAID, STRONG
from index.text import Named, opens_with_mark

NEAR_LETTERS = 40  # with more between the cue and the words, the clause may be another's
MANY_SENTENCES = 1
_STRONG = STRONG | {"according to"}
UNSURE = frozenset(["pronoun", "role", "subject", "X:"])
"""Rules whose quotes are never certain."""

# "…”, X said her boss shouted": the words before it are then the boss's.
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
_CLAUSE = re.compile(rf"\s+(?:that|being|he|she|they|it|her|his|their|(?!{_DAY})[A-Z])")
_WORK = re.compile(
    r"\b(?:(?:is|was) called|book|film|movie|song|album|play|novel|poem|show|series|(?:en)?titled|headlined|author of)"
    r"\s+[“\"„«‘']?$"
)
_TO_OR_OF = re.compile(r"\s(?:of\s|about\s|to\s)?(?:[Mm]rs?\.\s)?")
_SAYING = re.compile(r"\s+(?:\w+ly\s+)?[a-z]+ing\b")
_WITH = re.compile(
    r",\swith\s((?:the|an?|one|his|her|its|their|some|many|several)\s[^,;:“”\"«»]{2,60}?)\s(?:saying|asking|noting|adding"
    r"|arguing|telling|warning|calling|claiming|insisting|declaring|chanting|shouting|writing|tweeting)\b"
)
_INNER = re.compile(r"(?<![A-Z]\.),\s(?=(?:the|a|an|his|her|their|its|one)\s)")
# "As Ana Brandt said, …", "who Ana Brandt said": a clause inside another's sentence.
_INSERTED = re.compile(r"\b(?:after|because|since|when|before|as|which|whom|that|who|if|where|than)\s+(?:the\s)?$")
# What opens a sentence whose subject stands behind a comma.
_SUBORDINATE = re.compile(
    r"(?:(?:Shortly|Soon|Just|Not long|Hours|Days|Even) (?:after|before|as|when)"
    r"|After|Before|When|While|As|Although|Though|Since|Because|Despite|During|In|On|At|With|Without|By|Once|Until"
    r"|If|Under|[A-Z][a-z]+ing|Asked|Pressed)\b"
)
_COMMA = re.compile(r",\s")
_VERB = re.compile(r"\s(?!and\b|or\b|of\b|in\b|at\b|for\b|to\b|on\b|from\b)[a-z]")
_INTRODUCES = re.compile(r"[^.;,:“”\"]{0,30}(?:\sthat\s|:\s)")  # "X said on Monday that “…”"
_ASKED = re.compile(r"\s(?:was|were|is|are|been|being)\s(?:\w+ly\s)?(?:asked|told|questioned|pressed|called|dubbed)\b")
_GUESSED = ("subject", "pronoun")
_WHO = re.compile(r"\bwho\s[^“”\".;:,]*[“\"]$")  # "Brandt met Holm, who is “glad”": whose words, isn't said
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def find_quotes(paragraphs: Sequence[str]) -> list[Quote]:
    """All quotes of one article, in reading order; `paragraphs` are its paragraphs, first to last."""
    read = [Marked.of(text) for text in paragraphs]
    said = [namings(paragraph) for paragraph in read]
    people = People(read, {naming.who.surname for found in said for naming in found if naming.who})
    talk = Talk(people)
    floor = _Floor(read, people)
    quotes: list[Quote] = []
    for position, paragraph in enumerate(read):
        found = [*said[position], *_subjects(paragraph, said[position], people)]
        known = list(_resolve(sorted(found, key=lambda one: one.start), people, talk, position, paragraph, floor))
        here = _attribute(position, paragraph, known, floor)
        quotes.extend(here)
        if known or paragraph.spans:
            floor.heard(known, _leaves_speaking(paragraph, known, here))
        else:
            floor.silent(position)
        talk.add(position, paragraph)
    return quotes


class _Floor:
    """Who spoke last, and whether a quote that opens the next paragraph can be theirs.

    After a paragraph in which nobody speaks, that may be whom its last sentence speaks of; it is read only if somebody
    asks.
    """

    def __init__(self, paragraphs: Sequence[Marked], people: People) -> None:
        self._paragraphs = paragraphs
        self._people = people
        self._last: str | None = None
        self._silent: list[int] = []  # paragraphs after the last speaker that aren't read yet
        self._speaking: bool | None = False  # None: as the last silent paragraph tells

    def heard(self, known: list[Naming], speaking: bool) -> None:
        """Ends a paragraph with words or speakers."""
        if known:
            self._last = known[-1].name if known[-1].sure else None
            self._silent.clear()
        self._speaking = speaking

    def silent(self, position: int) -> None:
        """Ends a paragraph in which nobody speaks."""
        self._silent.append(position)
        self._speaking = None

    def last(self) -> str | None:
        """Who spoke last, or was spoken of since."""
        while self._silent:
            lead = self._lead(self._silent.pop())
            if self._speaking is None:
                self._speaking = bool(lead)
            if lead:
                self._last = lead
                self._silent.clear()
        return self._last

    def going_on(self) -> str | None:
        """Whose a quote is that opens the next paragraph."""
        last = None if self._speaking is False else self.last()
        return last if self._speaking else None

    def _lead(self, position: int) -> str | None:
        lead = _lead(self._paragraphs[position], self._people)
        return self._people.full_name(lead, position) if lead else None


def _leaves_speaking(paragraph: Marked, known: list[Naming], here: list[Quote]) -> bool:
    """Whether a paragraph says who speaks: "X said:", "X said that they would go.", or ends in somebody's words."""
    announced = bool(known) and (known[-1].rule != "role" or paragraph.text.rstrip()[-1:] in (":", ";", ","))
    return announced or any(quote.speaker and quote.kind != "indirect" for quote in here)


def _lead(paragraph: Marked, people: People) -> Named | None:
    """Whom the last sentence of a paragraph without words speaks of: a quote after "Ana Brandt was angry." is hers."""
    begin = paragraph.sentence(max(0, len(paragraph.text.rstrip()) - 1))[0]
    lead = _subject(paragraph, begin, len(paragraph.text), people)
    who = lead.who if lead else None
    return who if who and is_personal(who.name) and people.is_person(who.name) else None


def _resolve(
    found: list[Naming], people: People, talk: Talk, position: int, paragraph: Marked, floor: _Floor
) -> Iterator[Naming]:
    """The namings with full names, and pronouns with the name that they most likely mean."""
    last: str | None = None
    for number, naming in enumerate(found):
        if naming.who:
            last = people.full_name(naming.who, position)
        elif naming.words in ("he", "she"):
            to = _spoken_to(naming, paragraph)
            last, naming.sure = talk.meant(naming.words, position, paragraph, naming.start, to)
        elif naming.words == "they":
            last = last if number else floor.last()
            last = last if last and is_group(last) else None
        else:
            last = naming.words if naming.rule in ("role", "subject") else None
        if last and last != naming.words and naming.cue not in ("asked", "asks", "ask"):
            talk.speaks(last, position, paragraph, naming.start)
        naming.name = last
        yield naming


def _spoken_to(naming: Naming, paragraph: Marked) -> str | None:
    """The surname of whom the words are said to or about: "she told Ana Brandt", "she said of Ana Brandt"."""
    after = paragraph.mention_from(naming.end)
    if after == len(paragraph.mentions):
        return None
    mention = paragraph.mentions[after]
    return mention.who.surname if _TO_OR_OF.fullmatch(paragraph.text, naming.end, mention.start) else None


def _subjects(paragraph: Marked, said: Sequence[Naming], people: People) -> Iterator[Naming]:
    """The subjects of sentences that hold words between marks, but no cue: "Ana Brandt went on to “thank” them"."""
    text = paragraph.text
    done = {paragraph.sentence_number(naming.start) for naming in said}
    for start, end in paragraph.spans:
        number = paragraph.sentence_number(start - 1)
        if number in done or _WORK.search(paragraph.text, max(0, start - 30), start):
            continue
        done.add(number)
        begin = paragraph.ends[number - 1] if number else 0
        subject = _beside(paragraph, begin, start - 1) or _subject(paragraph, begin, start - 1, people)
        if subject and subject.end >= start - 2 and text[start].islower():
            subject = None  # "Brandt “left in tears,” Holm said": the words are about her
        if not subject and text[end - 1] in ",?!—":
            subject = _subject(paragraph, end, paragraph.sentence(end)[1], people)
        if not subject and number and not said and start - 1 == begin:
            subject = _subject(paragraph, paragraph.ends[number - 2] if number > 1 else 0, begin, people)
        if subject:
            yield subject


def _beside(paragraph: Marked, begin: int, end: int) -> Naming | None:
    """Who goes along saying it: "They left, with Ana Brandt noting …"."""
    for mention in _mentions(paragraph, begin, end):
        if paragraph.text.endswith(", with ", 0, mention.start) and _SAYING.match(paragraph.text, mention.end, end):
            return Naming(mention.who, "", "subject", mention.start, mention.end)
    role = _WITH.search(paragraph.text, begin, end)
    return Naming(None, "", "subject", *role.span(1), words=role[1]) if role else None


def _subject(paragraph: Marked, begin: int, end: int, people: People) -> Naming | None:
    """Whom a part of a sentence speaks of first, or its main clause: "After Ana Brandt left, Ole Brask …"."""
    if _SUBORDINATE.match(paragraph.text, begin):
        for comma in _COMMA.finditer(paragraph.text, begin, end):
            if not paragraph.quotes_within(*comma.span()) and (found := _main(paragraph, comma.end(), end)):
                return found
    return _opening(paragraph, begin, end, people)


def _main(paragraph: Marked, begin: int, end: int) -> Naming | None:
    """The subject that opens a clause."""
    if said := _PRONOUN.match(paragraph.text, begin, end):
        return Naming(None, "", "subject", *said.span(), words=said[0].lower())
    if found := role_at(paragraph.text, begin):
        return _owner(paragraph, *found) or Naming(None, "", "subject", *found, words=paragraph.text[slice(*found)])
    first = paragraph.mention_from(begin)
    named = paragraph.mentions[first] if paragraph.start_of(first) == begin < end else None
    if named and _may_be_subject(paragraph, named) and _VERB.match(paragraph.text, named.end, end):
        return Naming(named.who, "", "subject", named.start, named.end)
    return None


def _opening(paragraph: Marked, begin: int, end: int, people: People) -> Naming | None:
    """Whom a part of a sentence speaks of first."""
    named = _named_subject(paragraph, begin, end, people)
    if found := role_at(paragraph.text, begin):
        return _owner(paragraph, *found) or Naming(None, "", "subject", *found, words=paragraph.text[slice(*found)])
    if found := _inner_role(paragraph, begin, named.start if named else end):
        return Naming(None, "", "subject", *found, words=paragraph.text[slice(*found)])
    if said := _PRONOUN.search(paragraph.text, begin, named.start if named else end):
        return Naming(None, "", "subject", *said.span(), words=said[0].lower())
    return Naming(named.who, "", "subject", named.start, named.end) if named else None


def _owner(paragraph: Marked, start: int, end: int) -> Naming | None:
    """Who speaks where a sentence is about somebody’s words: "Ana Brandt’s answer was “no”."."""
    owner = owner_in(paragraph.text[start:end])
    if not owner:
        return None
    if owner.lower() in ("his", "her"):
        return Naming(None, "", "subject", start, end, words="he" if owner.lower() == "his" else "she")
    mention = next((one for one in _mentions(paragraph, start, end) if one.end == start + len(owner)), None)
    return Naming(mention.who, "", "subject", mention.start, mention.end) if mention else None


def _named_subject(paragraph: Marked, begin: int, end: int, people: People) -> Mention | None:
    """The first name that can be the subject; a person's before any other."""
    other: Mention | None = None
    for mention in _mentions(paragraph, begin, end):
        if _may_be_subject(paragraph, mention) and (mention.start > begin or people.may_be_named(mention.who)):
            if is_personal(mention.who.name):
                return mention
            other = other or mention
    return other


def _mentions(paragraph: Marked, begin: int, end: int) -> Iterator[Mention]:
    """The names in a part of a paragraph."""
    first = paragraph.mention_from(begin)
    while first < len(paragraph.mentions) and paragraph.mentions[first].end <= end:
        yield paragraph.mentions[first]
        first += 1


def _inner_role(paragraph: Marked, begin: int, end: int) -> tuple[int, int] | None:
    """The role behind the first words of a sentence: "In December, the mayor called …"."""
    for comma in _INNER.finditer(paragraph.text, begin, end):
        if not paragraph.quotes_within(*comma.span()) and (found := opening_role(paragraph.text, comma.end())):
            return found if found[1] <= end else None
    return None


def _may_be_subject(paragraph: Marked, mention: Mention) -> bool:
    return not (
        paragraph.text[mention.start - 1 : mention.start] in ("(", "[")
        or paragraph.is_possessive(mention.end)
        or paragraph.follows_preposition(mention.start)
        or paragraph.quotes_within(mention.start, mention.end)
        or is_no_subject(paragraph.text, mention.start)
        or _ASKED.match(paragraph.text, mention.end)
    )


def _attribute(position: int, paragraph: Marked, namings: list[Naming], floor: _Floor) -> list[Quote]:
    """The quotes between marks, and the sentences without marks that report what somebody says."""
    indirect = list(_indirect(position, paragraph, namings)) if namings else []
    if not paragraph.spans:
        return indirect
    others = _other_cues(paragraph, namings)
    goes_on = not namings and not others and opens_with_mark(paragraph.text)
    going_on = floor.going_on() if goes_on else None
    alone = len({naming.name for naming in namings}) == 1
    found = [_direct(position, paragraph, span, namings, others, going_on, alone) for span in paragraph.spans]
    return sorted([*found, *indirect], key=lambda quote: quote.start)


def _direct(
    position: int,
    paragraph: Marked,
    span: tuple[int, int],
    namings: list[Naming],
    others: list[tuple[int, int]],
    going_on: str | None,
    alone: bool,
) -> Quote:
    words = paragraph.text[slice(*span)]
    kind: Literal["direct", "mixed"] = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
    quote = partial(Quote, position, words, *span, kind=kind)
    if not namings:
        return quote(speaker=going_on, cue="", rule="continues" if going_on else "none", certain=False)
    by = min(_around(namings, span[0]), key=lambda naming: _farness(paragraph, span, naming))
    alone = alone and kind == "direct"
    certain = by.rule not in UNSURE and _is_certain(paragraph, span, by, others, alone)
    sure = by.sure and not (by.rule in _GUESSED and _WHO.search(paragraph.text, max(0, span[0] - 120), span[0]))
    return quote(speaker=by.name if sure else None, cue=by.cue, rule=by.rule, certain=certain)


def _farness(paragraph: Marked, span: tuple[int, int], naming: Naming) -> tuple[float, bool, int]:
    """How far a naming is from words: by sentences, then those before the words first, then by letters."""
    sentences, letters = paragraph.distance(span, (naming.start, naming.end))
    if naming.end < span[0] and _INTRODUCES.fullmatch(paragraph.text, naming.end, span[0] - 1):
        letters = 0
    inserted = letters > 3 and _INSERTED.search(paragraph.text, max(0, naming.start - 20), naming.start)
    return sentences + (0.5 if inserted else 0.0), sentences > 0 and naming.start >= span[1], letters


def _around(namings: list[Naming], start: int) -> list[Naming]:
    """The namings next to a place, which are in the order of the text: none further off is nearer."""
    after = bisect_left(namings, start, key=lambda naming: naming.start)
    return namings[max(0, after - 2) : after + 2]


def _other_cues(paragraph: Marked, namings: list[Naming]) -> list[tuple[int, int]]:
    """Where somebody says something who isn't named: the words next to it may be theirs."""
    found = []
    for start, end in paragraph.cues:
        before = bisect_right(namings, start, key=lambda naming: naming.start) - 1
        named = before >= 0 and start < namings[before].end
        if not named and paragraph.text[start:end] in SAID and not paragraph.quotes_within(start, end):
            found.append((start, end))
    return found


def _is_certain(
    paragraph: Marked, span: tuple[int, int], by: Naming, others: list[tuple[int, int]], alone: bool
) -> bool:
    """Whether there is no doubt that `by` says these words; `alone`: nobody else is said to speak in the paragraph."""
    sentences, letters = distance = paragraph.distance(span, (by.start, by.end))
    near = sentences == 0 and letters <= NEAR_LETTERS
    if not near and (not alone or sentences > MANY_SENTENCES or by.cue.lower() not in _STRONG):
        return False
    if _WORK.search(paragraph.text, max(0, span[0] - 30), span[0]):
        return False
    reports = by.rule == "X said" and span[1] <= by.start and not by.cue.startswith(("told", "tell", "ask"))
    if reports and _CLAUSE.match(paragraph.text, by.end):
        return False
    after = bisect_left(others, span)
    return all(paragraph.distance(span, other) >= distance for other in others[max(0, after - 1) : after + 1])


def _indirect(position: int, paragraph: Marked, namings: list[Naming]) -> Iterator[Quote]:
    """Reported speech: the sentence that names who says it, if it is whole and there are no marks in it."""
    done = set()
    for naming in namings:
        start, end = paragraph.sentence(naming.start)
        if naming.rule in ("subject", "X stated") or not naming.name or not naming.sure or (start, naming.name) in done:
            continue
        done.add((start, naming.name))
        if not paragraph.quotes_within(start, end) and not paragraph.text[start].islower():
            words, certain = paragraph.text[start:end], naming.rule not in UNSURE
            yield Quote(position, words, start, end, naming.name, naming.cue, "indirect", naming.rule, certain)
