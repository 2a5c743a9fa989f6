"""Who says what: the quotes in an article's paragraphs, by rules.

Three forms name a speaker in the paragraph itself, and only these are certain: "X said", "said X" and "according to
X". Where a paragraph names nobody, its quotes go to a role ("a spokeswoman for the port"), to whom a pronoun most
likely means, to the subject of their sentence, or, if it opens with a quotation mark right after a quote, to whoever
spoke last: such quotations are found by the speaker's name, but it is never printed with them. Rules alone, no model:
every article passes through here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

from index.languages import QUOTATIVE_VERBS, STRONG_CUES
from index.model import Quotation
from index.quotes.certainty import is_doubtful, is_doubtful_cue, is_heading, is_whole_name
from index.quotes.cues import Attribution, find_attributions
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People, is_personal
from index.quotes.pronouns import PronounResolver
from index.quotes.roles import is_group
from index.quotes.subjects import find_subject, find_subjects, names_work
from index.text import PersonName, opens_with_quotation_mark

NEAR_CHARACTERS = 40  # with more between the cue and the words, the clause may be another's
MAX_SENTENCES_AWAY = 1
_STRONG = STRONG_CUES | {"according to"}
UNCERTAIN_RULES = frozenset(["pronoun", "role", "subject", "X:"])
"""Rules whose quotes are never certain."""

# "…”, X said her boss shouted": the words before it are then the boss's.
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
_CLAUSE = re.compile(rf"\s+(?:that|being|he|she|they|it|her|his|their|(?!{_DAY})[A-Z])")
_TO_OR_OF = re.compile(r"\s(?:of\s|about\s|to\s)?(?:[Mm]rs?\.\s)?")
# "As Ana Brandt said, …", "who Ana Brandt said": a clause inside another's sentence.
_INSERTED = re.compile(r"\b(?:after|because|since|when|before|as|which|whom|that|who|if|where|than)\s+(?:the\s)?$")
_INTRODUCES = re.compile(r"[^.;,:“”\"]{0,30}(?:\sthat\s|:\s)")  # "X said on Monday that “…”"
_GUESSED = ("subject", "pronoun")
_WHO = re.compile(r"\bwho\s[^“”\".;:,]*[“\"]$")  # "Brandt met Holm, who is “glad”": whose words, isn't said


def find_quotes(paragraphs: Sequence[str]) -> list[Quotation]:
    """Find all quotations of one article, in reading order; `paragraphs` are its paragraphs, first to last."""
    parsed = [ParsedParagraph.of(text) for text in paragraphs]
    cued = [find_attributions(paragraph) for paragraph in parsed]
    names = [attribution.who for attributions in cued for attribution in attributions if attribution.who]
    people = People(parsed, {name.surname for name in names})
    resolver = PronounResolver(people)
    last_speaker = _LastSpeaker(parsed, people)
    quotes: list[Quotation] = []
    for position, paragraph in enumerate(parsed):
        attributions = [*cued[position], *find_subjects(paragraph, cued[position], people)]
        attributions.sort(key=lambda attribution: attribution.start)
        resolved = list(_resolve(attributions, people, resolver, position, paragraph, last_speaker))
        local_quotations = _attribute(position, paragraph, resolved, last_speaker)
        quotes.extend(local_quotations)
        if resolved or paragraph.spans:
            last_speaker.end_spoken(resolved, _leaves_speaking(paragraph, resolved, local_quotations))
        else:
            last_speaker.end_silent(position)
        resolver.add(position, paragraph)
    return quotes


class _LastSpeaker:
    """Who spoke last, and whether a quote that opens the next paragraph can be theirs.

    After a paragraph in which nobody speaks, that may be whom its last sentence speaks of; it is read only if somebody
    asks.
    """

    def __init__(self, paragraphs: Sequence[ParsedParagraph], people: People) -> None:
        self._paragraphs = paragraphs
        self._people = people
        self._last: str | None = None
        self._silent: list[int] = []  # paragraphs after the last speaker that aren't read yet
        self._speaking: bool | None = False  # None: as the last silent paragraph tells

    def end_spoken(self, attributions: list[Attribution], speaking: bool) -> None:
        """End a paragraph with quoted words or speakers."""
        if attributions:
            self._last = attributions[-1].name if attributions[-1].sure else None
            self._silent.clear()
        self._speaking = speaking

    def end_silent(self, position: int) -> None:
        """End a paragraph in which nobody speaks."""
        self._silent.append(position)
        self._speaking = None

    def last(self) -> str | None:
        """Return who spoke last, or was spoken of since."""
        while self._silent:
            lead = self._lead(self._silent.pop())
            if self._speaking is None:
                self._speaking = bool(lead)
            if lead:
                self._last = lead
                self._silent.clear()
        return self._last

    def continuing(self) -> str | None:
        """Return the speaker of a quotation that opens the next paragraph."""
        last = None if self._speaking is False else self.last()
        return last if self._speaking else None

    def _lead(self, position: int) -> str | None:
        lead = _lead(self._paragraphs[position], self._people)
        return self._people.full_name(lead, position) if lead else None


def _leaves_speaking(paragraph: ParsedParagraph, attributions: list[Attribution], quotations: list[Quotation]) -> bool:
    """Return whether a paragraph leaves somebody speaking: it says "X said:", or ends in somebody's words."""
    is_open = paragraph.text.rstrip()[-1:] in (":", ";", ",")
    announced = bool(attributions) and (attributions[-1].rule != "role" or is_open)
    return announced or any(quote.speaker and quote.kind != "indirect" for quote in quotations)


def _lead(paragraph: ParsedParagraph, people: People) -> PersonName | None:
    """Return whom the last sentence of a paragraph speaks of: a quotation after "Ana Brandt was angry." is hers."""
    begin = paragraph.sentence(max(0, len(paragraph.text.rstrip()) - 1))[0]
    lead = find_subject(paragraph, begin, len(paragraph.text), people)
    who = lead.who if lead else None
    return who if who and is_personal(who.name) and people.is_person(who.name) else None


def _resolve(
    attributions: list[Attribution],
    people: People,
    resolver: PronounResolver,
    position: int,
    paragraph: ParsedParagraph,
    last_speaker: _LastSpeaker,
) -> Iterator[Attribution]:
    """Yield the attributions with full names, and pronouns with the name that they most likely mean."""
    last: str | None = None
    for number, attribution in enumerate(attributions):
        if attribution.who:
            last = people.full_name(attribution.who, position)
        elif attribution.words in ("he", "she"):
            to = _spoken_to(attribution, paragraph)
            last, attribution.sure = resolver.resolve(attribution.words, position, paragraph, attribution.start, to)
        elif attribution.words == "they":
            last = last if number else last_speaker.last()
            last = last if last and is_group(last) else None
        else:
            last = attribution.words if attribution.rule in ("role", "subject") else None
        if last and last != attribution.words and attribution.cue not in ("asked", "asks", "ask"):
            resolver.add_speaker(last, position, paragraph, attribution.start)
        attribution.name = last
        if attribution.who and attribution.rule not in UNCERTAIN_RULES:
            attribution.whole = is_whole_name(paragraph, attribution, people.is_named_elsewhere(attribution.who))
        yield attribution


def _spoken_to(attribution: Attribution, paragraph: ParsedParagraph) -> str | None:
    """Return the surname of whom the words are said to or about: "she told Ana Brandt", "she said of Ana Brandt"."""
    after = paragraph.mention_from(attribution.end)
    if after == len(paragraph.mentions):
        return None
    mention = paragraph.mentions[after]
    return mention.who.surname if _TO_OR_OF.fullmatch(paragraph.text, attribution.end, mention.start) else None


def _attribute(
    position: int, paragraph: ParsedParagraph, attributions: list[Attribution], last_speaker: _LastSpeaker
) -> list[Quotation]:
    """Return the quotations between quotation marks, and the sentences without them that report speech."""
    indirect = list(_indirect(position, paragraph, attributions)) if attributions else []
    if not paragraph.spans:
        return indirect
    others = _other_cues(paragraph, attributions)
    goes_on = not attributions and not others and opens_with_quotation_mark(paragraph.text)
    going_on = last_speaker.continuing() if goes_on else None
    alone = len({attribution.name for attribution in attributions}) == 1
    quotations = [_direct(position, paragraph, span, attributions, others, going_on, alone) for span in paragraph.spans]
    return sorted([*quotations, *indirect], key=lambda quote: quote.start)


def _direct(
    position: int,
    paragraph: ParsedParagraph,
    span: tuple[int, int],
    attributions: list[Attribution],
    others: list[tuple[int, int]],
    going_on: str | None,
    alone: bool,
) -> Quotation:
    words = paragraph.text[slice(*span)]
    kind: Literal["direct", "mixed"] = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
    quote = partial(Quotation, position, words, *span, kind=kind)
    if not attributions:
        return quote(speaker=going_on, cue="", rule="continues" if going_on else "none", certain=False)
    nearest = min(_around(attributions, span[0]), key=lambda attribution: _distance(paragraph, span, attribution))
    alone = alone and kind == "direct"
    certain = nearest.whole and _is_certain(paragraph, span, nearest, others, alone)
    in_clause_of_other = nearest.rule in _GUESSED and _WHO.search(paragraph.text, max(0, span[0] - 120), span[0])
    sure = nearest.sure and not in_clause_of_other
    return quote(speaker=nearest.name if sure else None, cue=nearest.cue, rule=nearest.rule, certain=certain)


def _distance(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> tuple[float, bool, int]:
    """Return how far an attribution is from words: by sentences, by whether it follows them, then by characters."""
    sentences, characters = paragraph.distance(span, (attribution.start, attribution.end))
    if attribution.end < span[0] and _INTRODUCES.fullmatch(paragraph.text, attribution.end, span[0] - 1):
        characters = 0
    inserted = characters > 3 and _INSERTED.search(paragraph.text, max(0, attribution.start - 20), attribution.start)
    return sentences + (0.5 if inserted else 0.0), sentences > 0 and attribution.start >= span[1], characters


def _around(attributions: list[Attribution], start: int) -> list[Attribution]:
    """Return the attributions next to a place, which are in the order of the text: none further off is nearer."""
    after = bisect_left(attributions, start, key=lambda attribution: attribution.start)
    return attributions[max(0, after - 2) : after + 2]


def _other_cues(paragraph: ParsedParagraph, attributions: list[Attribution]) -> list[tuple[int, int]]:
    """Return where somebody says something who isn't named: the words next to it may be theirs."""
    other_cues = []
    for start, end in paragraph.cues:
        before = bisect_right(attributions, start, key=lambda attribution: attribution.start) - 1
        named = before >= 0 and start < attributions[before].end
        if not named and paragraph.text[start:end] in QUOTATIVE_VERBS and not paragraph.quotes_within(start, end):
            other_cues.append((start, end))
    return other_cues


def _is_certain(
    paragraph: ParsedParagraph,
    span: tuple[int, int],
    attribution: Attribution,
    others: list[tuple[int, int]],
    alone: bool,
) -> bool:
    """Return whether there is no doubt that the words are the attributed speaker's.

    `alone` means that the paragraph attributes words to nobody else.
    """
    sentences, characters = distance = paragraph.distance(span, (attribution.start, attribution.end))
    near = sentences == 0 and characters <= NEAR_CHARACTERS
    if not near and (not alone or sentences > MAX_SENTENCES_AWAY or attribution.cue.lower() not in _STRONG):
        return False
    if names_work(paragraph, span[0]) or _is_in_heading(paragraph, span) or is_doubtful(paragraph, span, attribution):
        return False
    addresses = attribution.cue.startswith(("told", "tell", "ask"))
    reports = attribution.rule == "X said" and span[1] <= attribution.start and not addresses
    if reports and _CLAUSE.match(paragraph.text, attribution.end):
        return False
    after = bisect_left(others, span)
    return all(paragraph.distance(span, other) >= distance for other in others[max(0, after - 1) : after + 1])


def _is_in_heading(paragraph: ParsedParagraph, span: tuple[int, int]) -> bool:
    """Return whether words stand in a headline; words whose mark is never closed are no headline's."""
    return is_heading(paragraph.text) and span[1] < len(paragraph.text.rstrip())


def _indirect(position: int, paragraph: ParsedParagraph, attributions: list[Attribution]) -> Iterator[Quotation]:
    """Find reported speech: the sentence that names its speaker, if it is whole and has no quotation marks."""
    done = set()
    for attribution in attributions:
        start, end = paragraph.sentence(attribution.start)
        name, cue, rule = attribution.name, attribution.cue, attribution.rule
        if rule in ("subject", "X stated") or not name or not attribution.sure or (start, name) in done:
            continue
        done.add((start, name))
        if not paragraph.quotes_within(start, end) and not paragraph.text[start].islower():
            words = paragraph.text[start:end]
            certain = attribution.whole and not is_doubtful_cue(paragraph, attribution)
            yield Quotation(position, words, start, end, name, cue, "indirect", rule, certain)
