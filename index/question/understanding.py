"""What a person asked, understood: the terms to look for, who is asked about saying what, when and where.

Pure functions: what an index knows comes in as `Known`, the asker's day as `today`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date

from index.question.dates import AskedDates, find_dates, may_give_dates
from index.question.follow_ups import follow_up, with_names
from index.question.framing import (
    LATEST_WORDS,
    OPENING_WORDS,
    asks_for_news,
    is_listing,
    without_greeting,
    without_latest,
    without_measure,
    without_opening,
    without_tail,
)
from index.question.model import Known, Question
from index.question.outlets import find_outlets, named_outlet, only_outlets
from index.question.slots import SLOT_WORDS, SLOTS
from index.question.typing_errors import mend
from index.text import lazily, name_terms, question_terms

MAX_TERMS = 64
"""A longer question (a pasted article) is cut to its first terms."""

_READ = 1000
"""So many characters are read for who, when and where; the rest gives terms alone."""


def understand(
    text: str, today: date | None = None, known: Known | None = None, follows: Question | None = None
) -> Question:
    """The question in `text`, which may be anything a person types.

    `today` is the asker's day; without it dates are relative to the newest article, or left alone. `follows` is the
    question before it in the same talk: "And about Kursk?" takes what it leaves open from there.
    """
    words, rest = _split(text)
    if follows:
        words = with_names(words, follows, known.names if known else {})
    held = frozenset(_WORD().findall(words.lower()))
    dates = find_dates(words, today, known.newest if known else None) if may_give_dates(held) else None
    words = _cut(words, dates)
    outlets, words = find_outlets(words, known.outlets, held) if known else ((), words)
    latest = False
    if not LATEST_WORDS.isdisjoint(held):
        words, latest = without_latest(words)
    if latest and known and not outlets and (outlets := only_outlets(words, known.outlets)):
        words = ""
    words, corrected = mend(words, known.names, known.holds) if known else (words, ())
    if corrected:
        held |= {right.lower() for _, right in corrected}
    listing = _is_listing(words, rest, bool(dates or outlets or latest))
    asked = _NOTHING if listing else _asked(words, text, rest, known, held)
    with_dates = asked.terms
    if dates:
        with_dates += tuple(_terms(dates.words, text.isupper()))
    question = Question(
        text,
        asked.terms[:MAX_TERMS],
        asked.speaker,
        asked.topic,
        since=dates.since if dates else None,
        until=dates.until if dates else None,
        dates_as=dates.words if dates else "",
        latest=latest,
        outlets=outlets or asked.outlets,
        corrected=corrected,
        who_said=asked.who_said,
        listing=listing,
        speaker_text=asked.speaker_text,
        topic_text=asked.topic_text,
        terms_with_dates=with_dates[:MAX_TERMS],
    )
    return _after(question, follows, words, text, known) if follows else question


def _after(question: Question, follows: Question, words: str, text: str, known: Known | None) -> Question:
    """The question, completed by the one before it."""
    question = follow_up(question, follows, words, known.names if known else {})
    with_dates = question.terms + tuple(_terms(question.dates_as, text.isupper()) if question.dates_as else ())
    return replace(question, terms=question.terms[:MAX_TERMS], terms_with_dates=with_dates[:MAX_TERMS])


def _split(text: str) -> tuple[str, str]:
    """What is read of a text, its blanks single and its greeting left out, and what is too long to read."""
    end = len(text) if len(text) <= _READ else text.rfind(" ", 0, _READ) + 1 or _READ
    return without_greeting(" ".join(text[:end].split())), text[end:]


def _cut(words: str, dates: AskedDates | None) -> str:
    if dates is None:
        return words
    before, after = words[: dates.start].rstrip(" ,"), words[dates.end :].lstrip(", ")
    return f"{before} {after}".strip()


def _is_listing(words: str, rest: str, limited: bool) -> bool:
    return not rest and is_listing(words) and (limited or asks_for_news(words))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The parts of a question that are left without its dates and outlets; see `Question`."""

    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    who_said: bool = False
    speaker_text: str = ""
    topic_text: str = ""


_NOTHING = _Asked(())


def _asked(words: str, text: str, rest: str, known: Known | None, held: Set[str]) -> _Asked:
    """The parts of the question in `words`, what is left of `text` without dates and outlets.

    `held` has all of its words in lower case.
    """
    shouting = text.isupper()
    found = None if SLOT_WORDS.isdisjoint(held) else _by_slots(without_tail(words), rest, known, held, shouting)
    if found:
        return found
    if not OPENING_WORDS.isdisjoint(held):
        words = without_opening(words)
    if "how" in held:
        words = without_measure(words)
    return _Asked(tuple(_terms(words + rest, shouting)))


def _by_slots(plain: str, rest: str, known: Known | None, held: Set[str], shouting: bool) -> _Asked | None:
    for slot in SLOTS:
        if slot.needs.isdisjoint(held) or not (match := slot.pattern().fullmatch(plain)):
            continue
        found = match.groupdict()
        speaker, topic = found.get("speaker") or "", without_tail(found.get("topic") or "")
        if "speaker" not in found:
            return _who_said(topic, rest, shouting)
        if known and topic and (outlet := named_outlet(speaker, known.outlets)):
            return _Asked(tuple(_terms(topic + rest, shouting)), outlets=(outlet,))
        if _may_speak(speaker) and (not slot.only_names or _is_name(speaker, plain, known)):
            asked = _said(speaker, topic, f"{found.get('to') or ''} {rest}", shouting)
            if asked:
                return asked
    return None


def _said(speaker: str, topic: str, more: str, shouting: bool) -> _Asked | None:
    terms = name_terms(speaker if shouting else f"a {speaker}"), tuple(_terms(topic, shouting)[:MAX_TERMS])
    if not terms[0]:
        return None
    every = _terms(f"{speaker} {more[:_READ]} {topic} {more[_READ:]}", shouting)
    return _Asked(tuple(every), *terms, speaker_text=speaker, topic_text=topic if terms[1] else "")


def _who_said(topic: str, rest: str, shouting: bool) -> _Asked:
    terms = tuple(_terms(topic, shouting))
    every = (*terms, *_terms(rest, shouting)) if rest else terms
    return _Asked(every, topic=terms[:MAX_TERMS], who_said=True, topic_text=topic)


def _terms(words: str, shouting: bool) -> list[str]:
    # The "a" tells a part in capitals of a mixed text ("about US") from a text in capitals, where "US" is a pronoun.
    return question_terms(words if shouting else f"a {words}")


def _may_speak(speaker: str) -> bool:
    # WHO in capitals is no "who".
    words = [word if word.isupper() and len(word) > 1 else word.lower() for word in speaker.split()]
    return len(words) <= _LONGEST_NAME and not set(words) & _NO_SPEAKERS and words[0] not in _PRONOUNS


def _is_name(words: str, text: str, known: Known | None) -> bool:
    """Whether words are written like a name, and by an index that knows speakers, whether one is named so."""
    if known and known.names:
        return (name_terms(f"a {words}") or ("",))[-1] in known.names
    if text == text.lower():
        return len(words.split()) <= 2 and words.split()[0] not in _NOT_NAMES - {"the"} and words not in _NOT_NAMES
    parts = words.removeprefix("the ").split()
    return all(part[0].isupper() or part in _PARTICLES for part in parts) and parts[0].lower() not in _NOT_NAMES


_WORD = lazily(r"\w+")
_PRONOUNS = frozenset(
    "i you he she it we they people everyone anyone somebody someone anybody everybody this that".split()
)
_NO_SPEAKERS = frozenset(
    "and or that which who what whom whose why how when where with to for is are was were did does not".split()
)
# What "... on ferries" begins with in headlines and questions without being anybody's name.
_NOT_NAMES = frozenset(
    """
    a an any the attack attacks strike strikes war report reports news law laws tax taxes ban bans vote votes debate
    deal talks book speech bill sanctions tariff tariffs rules pressure election crackdown raid assault update updates
    latest fire information data facts everything anything something article articles story stories more impact effect
    what when where who why how which is are was were did does do has have can could will would should in on at of
    quotes comments statements views opinions world live dead play limits focus hands based depending
    """.split()
)
_PARTICLES = frozenset("of the de del der den van von bin ibn al la le da di du dos y ten ter af zu".split())
_LONGEST_NAME = 6
"""A speaker's name and titles, in words."""
