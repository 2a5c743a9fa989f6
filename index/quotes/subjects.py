"""The subjects of sentences, to attribute quoted words without a cue.

Not for finding quotations: see `finder.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.languages import EnglishSubjects
from index.quotes.cues import Attribution, is_not_subject
from index.quotes.noun_phrases import Mention
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People, is_personal
from index.quotes.roles import opening_role, owner_in, role_at

_WORK = re.compile(EnglishSubjects.WORK)
_WORK_BEHIND = re.compile(EnglishSubjects.WORK_BEHIND)
_SAYING = re.compile(EnglishSubjects.SAYING)
_WITH = re.compile(EnglishSubjects.WITH)
_INNER = re.compile(EnglishSubjects.INNER)
_SUBORDINATE = re.compile(EnglishSubjects.SUBORDINATE)
_COMMA = re.compile(r",\s")
_VERB = re.compile(EnglishSubjects.VERB)
_ASKED = re.compile(EnglishSubjects.ASKED)
_DENIED = re.compile(EnglishSubjects.DENIED)
_PRONOUN = re.compile(EnglishSubjects.PRONOUN)


def find_subjects(paragraph: ParsedParagraph, cued: Sequence[Attribution], people: People) -> Iterator[Attribution]:
    """Find the subjects of sentences with quotation marks but without a cue: "Ana Brandt went on to “thank” them"."""
    text = paragraph.text
    done = {paragraph.sentence_number(attribution.start) for attribution in cued}
    for start, end in paragraph.spans:
        number = paragraph.sentence_number(start - 1)
        if number in done or names_work(paragraph, start):
            continue
        done.add(number)
        begin = paragraph.ends[number - 1] if number else 0
        subject = _beside(paragraph, begin, start - 1) or find_subject(paragraph, begin, start - 1, people)
        if subject and subject.end >= start - 2 and text[start].islower():
            subject = None  # "Brandt “left in tears,” Holm said": the words are about her
        if not subject and text[end - 1] in ",?!—":
            subject = find_subject(paragraph, end, paragraph.sentence(end)[1], people)
        if not subject and number and not cued and start - 1 == begin:
            subject = find_subject(paragraph, paragraph.ends[number - 2] if number > 1 else 0, begin, people)
        if subject:
            yield subject


def _beside(paragraph: ParsedParagraph, begin: int, end: int) -> Attribution | None:
    """Return the speaker in a "with" clause: "They left, with Ana Brandt noting …"."""
    for mention in _mentions_between(paragraph, begin, end):
        if paragraph.text.endswith(EnglishSubjects.WITH_CLAUSE, 0, mention.start) and _SAYING.match(
            paragraph.text, mention.end, end
        ):
            return Attribution(mention, "", "subject", mention.start, mention.end)
    role = _WITH.search(paragraph.text, begin, end)
    return Attribution(None, "", "subject", *role.span(1), words=role[1]) if role else None


def find_subject(paragraph: ParsedParagraph, begin: int, end: int, people: People) -> Attribution | None:
    """Return the subject of part of a sentence, or of its main clause: "After Ana Brandt left, Ole Brask …"."""
    if _SUBORDINATE.match(paragraph.text, begin):
        for comma in _COMMA.finditer(paragraph.text, begin, end):
            if not paragraph.quotes_within(*comma.span()) and (subject := _main(paragraph, comma.end(), end)):
                return subject
    return _opening(paragraph, begin, end, people)


def _main(paragraph: ParsedParagraph, begin: int, end: int) -> Attribution | None:
    """Return the subject that opens a clause."""
    if pronoun := _PRONOUN.match(paragraph.text, begin, end):
        return Attribution(None, "", "subject", *pronoun.span(), words=pronoun[0].lower())
    if role := role_at(paragraph.text, begin):
        return _owner(paragraph, *role) or Attribution(None, "", "subject", *role, words=paragraph.text[slice(*role)])
    first = paragraph.mention_from(begin)
    mention = paragraph.mentions[first] if paragraph.start_of(first) == begin < end else None
    if mention and _may_be_subject(paragraph, mention) and _VERB.match(paragraph.text, mention.end, end):
        return Attribution(mention, "", "subject", mention.start, mention.end)
    return None


def _opening(paragraph: ParsedParagraph, begin: int, end: int, people: People) -> Attribution | None:
    """Return the first subject in part of a sentence."""
    mention = _named_subject(paragraph, begin, end, people)
    if role := role_at(paragraph.text, begin):
        return _owner(paragraph, *role) or Attribution(None, "", "subject", *role, words=paragraph.text[slice(*role)])
    if role := _inner_role(paragraph, begin, mention.start if mention else end):
        return Attribution(None, "", "subject", *role, words=paragraph.text[slice(*role)])
    if pronoun := _PRONOUN.search(paragraph.text, begin, mention.start if mention else end):
        return Attribution(None, "", "subject", *pronoun.span(), words=pronoun[0].lower())
    return Attribution(mention, "", "subject", mention.start, mention.end) if mention else None


def _owner(paragraph: ParsedParagraph, start: int, end: int) -> Attribution | None:
    """Return the speaker if a sentence is about somebody's words: "Ana Brandt’s answer was “no”."."""
    owner = owner_in(paragraph.text[start:end])
    if not owner:
        return None
    if owner.lower() in EnglishSubjects.OWNERS:
        return Attribution(
            None, "", "subject", start, end, words="he" if owner.lower() == EnglishSubjects.HIS else "she"
        )
    mentions = _mentions_between(paragraph, start, end)
    mention = next((mention for mention in mentions if mention.end == start + len(owner)), None)
    return Attribution(mention, "", "subject", mention.start, mention.end) if mention else None


def _named_subject(paragraph: ParsedParagraph, begin: int, end: int, people: People) -> Mention | None:
    """Return the first name that can be the subject, preferring people."""
    other: Mention | None = None
    for mention in _mentions_between(paragraph, begin, end):
        if _may_be_subject(paragraph, mention) and (mention.start > begin or people.may_be_named(mention.who)):
            if is_personal(mention.who.name):
                return mention
            other = other or mention
    return other


def _mentions_between(paragraph: ParsedParagraph, begin: int, end: int) -> Iterator[Mention]:
    """Yield the mentions in part of a paragraph."""
    first = paragraph.mention_from(begin)
    while first < len(paragraph.mentions) and paragraph.mentions[first].end <= end:
        yield paragraph.mentions[first]
        first += 1


def _inner_role(paragraph: ParsedParagraph, begin: int, end: int) -> tuple[int, int] | None:
    """Return the role after the first words of a sentence: "In December, the mayor called …"."""
    for comma in _INNER.finditer(paragraph.text, begin, end):
        if not paragraph.quotes_within(*comma.span()) and (role := opening_role(paragraph.text, comma.end())):
            return role if role[1] <= end else None
    return None


def _may_be_subject(paragraph: ParsedParagraph, mention: Mention) -> bool:
    return not (
        paragraph.text[mention.start - 1 : mention.start] in ("(", "[")
        or paragraph.is_possessive(mention.end)
        or paragraph.follows_preposition(mention.start)
        or paragraph.quotes_within(mention.start, mention.end)
        or is_not_subject(paragraph.text, mention.start)
        or _ASKED.match(paragraph.text, mention.end)
        or _DENIED.match(paragraph.text, mention.end)
    )


def names_work(paragraph: ParsedParagraph, start: int, end: int | None = None) -> bool:
    """Return whether the quoted words from `start` on are the title of a work: "a film called “The Rock”".

    With the words' `end`, the text after them counts, too: "the “Today” show".
    """
    behind = end is not None and _WORK_BEHIND.match(paragraph.text, end)
    return bool(behind or _WORK.search(paragraph.text, max(0, start - 30), start))
