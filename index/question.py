"""What a person asked, understood: the terms to look for, who is asked about saying what, when and where.

Pure functions: what an index knows comes in as `Known`, the asker's day as `today`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from index.asked_dates import AskedDates, find_dates
from index.asked_names import find_outlets, mend, named_outlet
from index.follow_up import follow_up, with_names
from index.names import name_terms
from index.slots import SLOTS, TAIL
from index.terms import question_terms

MAX_TERMS = 64
"""A longer question (a pasted article) is cut to its first terms."""

_READ = 1000
"""So many characters are read for who, when and where; the rest gives terms alone."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, and what was understood of it.

    `terms` are what to look for: the question's words without those of its dates and outlets and without those it
    asks with, typing errors mended. `speaker` holds the terms of who is asked about, as saying something, and `topic`
    those of what it is said about; other questions have neither.
    """

    text: str
    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    """Who is asked about; empty if nobody in particular."""
    topic: tuple[str, ...] = ()
    """Never without a speaker, but for "Who said ...?"."""
    since: date | None = None
    """The first day asked about."""
    until: date | None = None
    """The last day asked about."""
    dates_as: str = ""
    """The words of the question that give its dates: "in March"."""
    latest: bool = False
    """Asked for the latest, recent or newest."""
    outlets: tuple[str, ...] = ()
    """Names of outlets, as the index has them."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Words that were mended: as typed, and what is looked for instead."""
    who_said: bool = False
    """ "Who said ...?": a quote is the answer, whoever speaks."""
    listing: bool = False
    """No topic is left: "What's new?", "Latest from Reuters"."""
    speaker_text: str = ""
    """The speaker's name as asked, mended."""
    topic_text: str = ""
    """The topic as asked."""
    terms_with_dates: tuple[str, ...] = ()
    """`terms` and those of the dates' words, for where no article lies in the dates."""


class Known(Protocol):
    """What an index knows, to read a question by."""

    @property
    def outlets(self) -> Sequence[str]:
        """The names of its outlets."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """The terms of names that speakers have, each with the spelling to show."""
        ...

    @property
    def newest(self) -> date | None:
        """The day of the newest article."""
        ...

    def holds(self, term: str) -> bool:
        """Whether any paragraph holds the term."""
        ...


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
    dates = find_dates(words, today, known.newest if known else None)
    words = _cut(words, dates)
    outlets, words = find_outlets(words, known.outlets if known else ())
    words, latest = _without_latest(words)
    words, corrected = mend(words, known.names, known.holds) if known else (words, ())
    asked = _asked(words, text, rest, known)
    question = replace(
        asked,
        since=dates.since if dates else None,
        until=dates.until if dates else None,
        dates_as=dates.words if dates else "",
        latest=latest,
        outlets=outlets or asked.outlets,
        corrected=corrected,
        listing=_is_listing(words) and bool(dates or outlets or latest or _NEWS.search(words)) and not rest,
    )
    if question.listing:
        question = replace(question, terms=())
    if follows:
        question = follow_up(question, follows, words, known.names if known else {})
    with_dates = question.terms + tuple(_terms(question.dates_as, text.isupper()))
    return replace(question, terms=question.terms[:MAX_TERMS], terms_with_dates=with_dates[:MAX_TERMS])


def _split(text: str) -> tuple[str, str]:
    """What is read of a text, its blanks single and its greeting left out, and what is too long to read."""
    end = len(text) if len(text) <= _READ else text.rfind(" ", 0, _READ) + 1 or _READ
    words = " ".join(text[:end].split())
    while match := _GREETING.match(words):
        words = words[match.end() :]
    return words, text[end:]


def _cut(words: str, dates: AskedDates | None) -> str:
    if dates is None:
        return words
    before, after = words[: dates.start].rstrip(" ,"), words[dates.end :].lstrip(", ")
    return f"{before} {after}".strip()


def _without_latest(words: str) -> tuple[str, bool]:
    found = _LATEST.sub(" ", words)
    # "Recently" stays: in a question of fact it may be the articles' word too.
    return (" ".join(found.split()), True) if found != words else (words, bool(_RECENTLY.search(words)))


def _is_listing(words: str) -> bool:
    """Whether no word is left that says what about."""
    return all(word.lower() in _LISTING_WORDS for word in re.findall(r"\w+", words.replace("’", "'")))


def _asked(words: str, text: str, rest: str, known: Known | None) -> Question:
    """The parts of the question in `words`, what is left of `text` without dates and outlets."""
    shouting, plain = text.isupper(), TAIL.sub("", words)
    for pattern, only_names in SLOTS:
        if not (match := pattern.fullmatch(plain)):
            continue
        found = match.groupdict()
        speaker, topic = found.get("speaker") or "", TAIL.sub("", found.get("topic") or "")
        if "speaker" not in found:
            return _who_said(text, topic, rest, shouting)
        if known and (outlet := named_outlet(speaker, known.outlets)) and topic:
            return Question(text, tuple(_terms(topic + rest, shouting)), outlets=(outlet,))
        if _may_speak(speaker) and (not only_names or _is_name(speaker, plain, known)):
            asked = _said(text, speaker, topic, f"{found.get('to') or ''} {rest}", shouting)
            if asked:
                return asked
    return Question(text, tuple(_terms(_OPENING.sub("", words, count=1) + rest, shouting)))


def _said(text: str, speaker: str, topic: str, more: str, shouting: bool) -> Question | None:
    terms = name_terms(speaker if shouting else f"a {speaker}"), tuple(_terms(topic, shouting)[:MAX_TERMS])
    if not terms[0]:
        return None
    every = _terms(f"{speaker} {more[:_READ]} {topic} {more[_READ:]}", shouting)
    return Question(text, tuple(every), *terms, speaker_text=speaker, topic_text=topic if terms[1] else "")


def _who_said(text: str, topic: str, rest: str, shouting: bool) -> Question:
    terms = tuple(_terms(topic, shouting)[:MAX_TERMS])
    every = tuple(_terms(f"{topic} {rest}", shouting))
    return Question(text, every, topic=terms, who_said=True, topic_text=topic)


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
        return len(words.split()) <= 2 and words not in _NOT_NAMES
    parts = words.removeprefix("the ").split()
    return all(part[0].isupper() or part in _PARTICLES for part in parts) and parts[0].lower() not in _NOT_NAMES


_GREETING = re.compile(
    r"""
    @\w+[,:]?(?:\s|$) | [,;:.!…-]+\s
    | (?:hey|hi|hello|dear\sbot|please|pls|ok|okay|so|well|then|also|thanks|thank\syou)\b[,!.]?\s
    | (?:(?:can|could|would|will)\syou\s(?:please\s)?)? (?:tell|show|give|find)\s(?:me|us)\s(?:please\s)?
    | (?:can|could|would)\syou\s(?:please\s)? (?:say|find|explain)\s
    | (?:do|does|did)\s(?:you|anyone|anybody|someone)\s(?:know|remember)\s
    | i(?:\swould|['’]d|\swant|\swould\slike|['’]d\slike|\sneed)\s(?:like\s)?to\s(?:know|hear|see|read|learn)\s
    | i(?:['’]m|\sam)\s(?:wondering|interested\sin|looking\sfor|curious)\s | i\swonder\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Asks for news of something, and says nothing of what: "any news on", "what's the latest about", "what happened in".
_OPENING = re.compile(
    r"""
    (?:what(?:\sis|\swas|\sare|['’]s)?\s)? (?:(?:the|any|some|more|all|me|anything|something|everything)\s){0,2}
    (?:news|updates?|headlines|stor(?:y|ies)|articles?|information|info|reports|new|anything|something|everything)
    \s(?:about|on|of|from|regarding|with|in)\s
    | what(?:\sis|\swas|\shas|['’]s)?\s(?:been\s)?(?:happening|happened|going\son)\s(?:about|in|to|with|at)\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LATEST = re.compile(
    r"""
    (?<![\w'’-]) (?:(?:the\s)?(?:latest|newest|most\srecent|recent)(?!\s(?:years?|decades?|history|times|centur\w+)\b)
    ) (?![\w'’-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RECENTLY = re.compile(r"\b(?:recently|lately)\b", re.IGNORECASE)
_NEWS = re.compile(r"\b(?:news|new|happen\w*|headlines?|updates?|going\son|top\sstor\w+|stories)\b", re.IGNORECASE)
_LISTING_WORDS = frozenset(
    """
    what s whats is are was were the a an any some all of in on for with to from by there it has have had do does did me
    us i you be been going happening happened happen happens news new newest headlines headline update updates story
    stories article articles top main major important today latest recent recently lately anything something
    everything else more and so just up give show list tell read see big biggest world
    """.split()
)
_PRONOUNS = frozenset(
    "i you he she it we they people everyone anyone somebody someone anybody everybody this that".split()
)
_NO_SPEAKERS = frozenset(
    "and or that which who what whom whose why how when where with to for is are was were not".split()
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
