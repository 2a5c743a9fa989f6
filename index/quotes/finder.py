"""Finding the quotations in an article's paragraphs and their speakers, by rules.

Only forms that name the speaker in the paragraph itself are certain: "X said", "said X", "according to X", "X: “…”",
"“…” — X", a turn of a transcript, and the continuation of an unclosed quotation. If a paragraph names nobody, its
quotations are attributed to a role ("a spokeswoman for the port"), to the likeliest referent of a pronoun, to the
subject of their sentence, or, if it opens with a quotation mark right after a quotation, to the last speaker. These can
be searched by the speaker's name, but it is never printed with them. It uses rules only, no model, since it reads every
article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from index.languages import QUOTATIVE_VERBS, EnglishSubjects
from index.model import Quotation
from index.quotes.certainty import is_certain, is_certain_report, is_whole_name
from index.quotes.cues import Attribution, find_attributions
from index.quotes.frames import find_framed_quotes
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People
from index.quotes.pronouns import PronounResolver
from index.quotes.role_holders import RoleHolders
from index.quotes.roles import is_group
from index.quotes.subjects import find_subjects
from index.quotes.turns import LastSpeaker, Turn, read_turns
from index.text import is_boilerplate, make_visible, opens_with_quotation_mark

UNCERTAIN_RULES = frozenset(["pronoun", "role", "subject"])
"""Rules whose quotations are never certain."""

_TO_OR_OF = re.compile(EnglishSubjects.TO_OR_OF)
_INSERTED = re.compile(EnglishSubjects.INSERTED)
_INTRODUCES = re.compile(EnglishSubjects.INTRODUCES)
_LINK = re.compile(EnglishSubjects.LINK)
_ONE_CLAUSE = re.compile(EnglishSubjects.ONE_CLAUSE)
_BY_ROLE = ("role", "subject")
_GUESSED = ("subject", "pronoun")
_WHO = re.compile(EnglishSubjects.WHO)


def find_quotes(paragraphs: Sequence[str], title: str = "", language: str | None = None) -> list[Quotation]:
    """Find all quotations of one article, in reading order.

    `paragraphs` are its paragraphs, first to last. The `title` helps to recognise a first paragraph that repeats it,
    and the interviewee. Invisible characters are ignored. `language` is the article's, a BCP 47 tag such as "de-CH";
    None means English. In a language without rules, words in quotation marks have no speaker.
    """
    visible = [make_visible(text) for text in paragraphs]
    seen = [view.text if view else text for view, text in zip(visible, paragraphs, strict=True)]
    code = (language or "en").replace("_", "-").partition("-")[0].lower()
    quotes = _find(seen, title) if code == "en" else find_framed_quotes(seen, title, code)
    for number, quote in enumerate(quotes):
        if view := visible[quote.paragraph]:
            start, end = view.original_span(quote.start, quote.end)
            quotes[number] = replace(quote, text=paragraphs[quote.paragraph][start:end], start=start, end=end)
    return quotes


def _find(paragraphs: Sequence[str], title: str) -> list[Quotation]:
    parsed = [ParsedParagraph.of(text) for text in paragraphs]
    cued = [find_attributions(paragraph) for paragraph in parsed]
    names = [attribution.who for attributions in cued for attribution in attributions if attribution.who]
    people = People(parsed, {name.surname for name in names})
    resolver = PronounResolver(people)
    last_speaker = LastSpeaker(parsed, people)
    turns = read_turns(parsed, title, people)
    quotes: list[Quotation] = []
    for position, paragraph in enumerate(parsed):
        if turn := turns.get(position):
            if turn.end > turn.start:  # a turn may be nothing but a mark
                quotes.append(_turn_quotation(position, paragraph, turn))
            last_speaker.end_turn()
            continue
        attributions = [*cued[position], *find_subjects(paragraph, cued[position], people)]
        attributions.sort(key=lambda attribution: attribution.start)
        resolved = list(_resolve(attributions, people, resolver, position, paragraph, last_speaker))
        local_quotations = _attribute(position, paragraph, resolved, last_speaker)
        aside = is_boilerplate(paragraph.text)
        if aside or (position == 0 and _repeats(paragraph.text, title)):
            local_quotations = [replace(quote, certain=False) for quote in local_quotations]
        quotes.extend(local_quotations)
        if aside:  # the same speaker continues after it
            continue
        if resolved or paragraph.spans:
            speaking = _leaves_speaking(paragraph, resolved, local_quotations)
            last_speaker.end_spoken(paragraph, resolved, speaking, _open_quotation(paragraph, local_quotations))
        else:
            last_speaker.end_silent(position)
        resolver.add(position, paragraph)
    holders = RoleHolders(
        parsed, people, [quote.speaker for quote in quotes if quote.rule in _BY_ROLE and quote.speaker]
    )
    return [_with_aliases(quote, holders) for quote in quotes]


def _with_aliases(quote: Quotation, holders: RoleHolders) -> Quotation:
    if not quote.speaker:
        return quote
    aliases = holders.holder(quote.speaker) if quote.rule in _BY_ROLE else holders.roles(quote.speaker)
    return replace(quote, aliases=aliases) if aliases else quote


def _turn_quotation(position: int, paragraph: ParsedParagraph, turn: Turn) -> Quotation:
    words = paragraph.text[turn.start : turn.end]
    return Quotation(position, words, turn.start, turn.end, turn.speaker, "", "direct", "turn", turn.certain)


def _repeats(text: str, title: str) -> bool:
    """Return whether a paragraph repeats the article's headline."""
    return bool(title) and _letters(text) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _open_quotation(paragraph: ParsedParagraph, quotations: list[Quotation]) -> Quotation | None:
    """Return the quotation that the paragraph doesn't close, so that it continues in the next one."""
    if not paragraph.spans or paragraph.spans[-1][1] < len(paragraph.text.rstrip()):
        return None
    return next((quote for quote in reversed(quotations) if quote.start == paragraph.spans[-1][0]), None)


def _leaves_speaking(paragraph: ParsedParagraph, attributions: list[Attribution], quotations: list[Quotation]) -> bool:
    """Return whether a paragraph leaves somebody speaking: it ends with "X said:" or with somebody's words."""
    is_open = paragraph.text.rstrip()[-1:] in (":", ";", ",")
    announced = bool(attributions) and (attributions[-1].rule != "role" or is_open)
    return announced or any(quote.speaker and quote.kind != "indirect" for quote in quotations)


def _resolve(
    attributions: list[Attribution],
    people: People,
    resolver: PronounResolver,
    position: int,
    paragraph: ParsedParagraph,
    last_speaker: LastSpeaker,
) -> Iterator[Attribution]:
    """Yield the attributions with full names, and pronouns with their likeliest names."""
    last: str | None = None
    for number, attribution in enumerate(attributions):
        if attribution.who:
            last = people.full_name(attribution.who)
            if attribution.mention and not people.fits_role(last, paragraph, attribution.mention.start):
                last = attribution.who.name
        elif attribution.words in ("he", "she"):
            to = _spoken_to(attribution, paragraph)
            last, attribution.sure = resolver.resolve(attribution.words, position, paragraph, attribution.start, to)
        elif attribution.words == "they":
            last = last if number else last_speaker.last()
            last = last if last and is_group(last) else None
        else:
            last = attribution.words if attribution.rule in ("role", "subject") else None
        if last and last != attribution.words and attribution.cue not in EnglishSubjects.ASKING_CUES:
            resolver.add_speaker(last, position, paragraph, attribution.start)
        attribution.name = last
        if attribution.who and attribution.rule not in UNCERTAIN_RULES:
            name, sure = people.identify(attribution.who)
            elsewhere = name != attribution.who.name or people.is_named_elsewhere(attribution.who)
            attribution.whole = sure and name == last and is_whole_name(paragraph, attribution, elsewhere)
        yield attribution


def _spoken_to(attribution: Attribution, paragraph: ParsedParagraph) -> str | None:
    """Return the surname of the listener or the topic: "she told Ana Brandt", "she said of Ana Brandt"."""
    after = paragraph.mention_from(attribution.end)
    if after == len(paragraph.mentions):
        return None
    mention = paragraph.mentions[after]
    return mention.who.surname if _TO_OR_OF.fullmatch(paragraph.text, attribution.end, mention.start) else None


def _attribute(
    position: int, paragraph: ParsedParagraph, attributions: list[Attribution], last_speaker: LastSpeaker
) -> list[Quotation]:
    """Return the quotations in quotation marks, and the sentences without marks that report speech."""
    indirect = list(_indirect(position, paragraph, attributions)) if attributions else []
    if not paragraph.spans:
        return indirect
    others = _other_cues(paragraph, attributions)
    goes_on = not attributions and not others and opens_with_quotation_mark(paragraph.text)
    going_on = last_speaker.continuing() if goes_on else (None, False)
    alone = len({attribution.name for attribution in attributions}) == 1
    quotations = [_direct(position, paragraph, span, attributions, others, going_on, alone) for span in paragraph.spans]
    for number in range(1, len(quotations)):
        if _is_linked(paragraph, quotations[number - 1], quotations[number]):
            quotations[number] = replace(quotations[number], certain=True)
    return sorted([*quotations, *indirect], key=lambda quote: quote.start)


def _is_linked(paragraph: ParsedParagraph, before: Quotation, quote: Quotation) -> bool:
    """Return whether words continue certain ones by the same speaker: said it was “late” and “far too late”."""
    if not before.certain or quote.certain or (before.speaker, before.rule) != (quote.speaker, quote.rule):
        return False
    return _LINK.fullmatch(paragraph.text, before.end, quote.start) is not None


def _direct(
    position: int,
    paragraph: ParsedParagraph,
    span: tuple[int, int],
    attributions: list[Attribution],
    others: list[tuple[int, int]],
    going_on: tuple[str | None, bool],
    alone: bool,
) -> Quotation:
    words = paragraph.text[slice(*span)]
    kind: Literal["direct", "mixed"] = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
    quote = partial(Quotation, position, words, *span, kind=kind)
    if not attributions:
        speaker, certain = going_on
        return quote(speaker=speaker, cue="", rule="continues" if speaker else "none", certain=certain)
    nearest = min(_around(attributions, span[0]), key=lambda attribution: _distance(paragraph, span, attribution))
    alone = alone and kind == "direct"
    certain = (
        nearest.whole
        and not _is_nested(paragraph, attributions, nearest)
        and is_certain(paragraph, span, nearest, others, alone)
    )
    in_clause_of_other = nearest.rule in _GUESSED and _WHO.search(paragraph.text, max(0, span[0] - 120), span[0])
    sure = nearest.sure and not in_clause_of_other
    return quote(speaker=nearest.name if sure else None, cue=nearest.cue, rule=nearest.rule, certain=certain)


def _is_nested(paragraph: ParsedParagraph, attributions: list[Attribution], attribution: Attribution) -> bool:
    """Return whether somebody else reports the speaker's words: "Bo Lind told them Ana Brandt offered …"."""
    number = bisect_left(attributions, attribution.start, key=lambda other: other.start)
    outer = attributions[number - 1] if number else None
    if not outer or outer.end > attribution.start or outer.rule != "X said":
        return False
    return _ONE_CLAUSE.fullmatch(paragraph.text, outer.end, attribution.start) is not None


def _distance(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> tuple[float, bool, int]:
    """Return the distance of an attribution from words: in sentences, whether it follows them, then in characters."""
    sentences, characters = paragraph.distance(span, (attribution.start, attribution.end))
    if attribution.end < span[0] and _INTRODUCES.fullmatch(paragraph.text, attribution.end, span[0] - 1):
        characters = 0
    inserted = characters > 3 and _INSERTED.search(paragraph.text, max(0, attribution.start - 20), attribution.start)
    return sentences + (0.5 if inserted else 0.0), sentences > 0 and attribution.start >= span[1], characters


def _around(attributions: list[Attribution], start: int) -> list[Attribution]:
    """Return the attributions nearest to `start` on either side, given all of them in text order."""
    after = bisect_left(attributions, start, key=lambda attribution: attribution.start)
    return attributions[max(0, after - 2) : after + 2]


def _other_cues(paragraph: ParsedParagraph, attributions: list[Attribution]) -> list[tuple[int, int]]:
    """Return the cues of unnamed speakers, who may have said adjacent words."""
    other_cues = []
    for start, end in paragraph.cues:
        before = bisect_right(attributions, start, key=lambda attribution: attribution.start) - 1
        named = before >= 0 and start < attributions[before].end
        if not named and paragraph.text[start:end] in QUOTATIVE_VERBS and not paragraph.quotes_within(start, end):
            other_cues.append((start, end))
    return other_cues


def _indirect(position: int, paragraph: ParsedParagraph, attributions: list[Attribution]) -> Iterator[Quotation]:
    """Find reported speech: complete sentences that name their speaker and have no quotation marks."""
    done = set()
    for attribution in attributions:
        start, end = paragraph.sentence(attribution.start)
        name, cue, rule = attribution.name, attribution.cue, attribution.rule
        if rule in ("subject", "X stated") or not name or not attribution.sure or (start, name) in done:
            continue
        done.add((start, name))
        if not paragraph.quotes_within(start, end) and not paragraph.text[start].islower():
            words = paragraph.text[start:end]
            certain = attribution.whole and is_certain_report(paragraph, attribution)
            yield Quotation(position, words, start, end, name, cue, "indirect", rule, certain)
