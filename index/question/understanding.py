"""Interpreting a question: the terms to search for, the speaker and topic, the dates and the outlets.

Pure functions: facts about an index come in as `IndexFacts`, the asker's day as `today`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date

from index.languages import (
    CLAUSE_WORDS,
    DATE_WORDS,
    DEFAULT_LANGUAGE,
    FORMS_OF_ADDRESS,
    HEADLINE_WORDS,
    INSTITUTION_NOUNS,
    LATEST_WORDS,
    NAME_PARTICLES,
    NON_SPEAKER_PRONOUNS,
    OPENING_WORDS,
    PERSON_NOUNS,
    PLACE_PREPOSITIONS,
    DateWords,
)
from index.question.calendar import AskedDates, date_vocabulary
from index.question.dates import is_past_year, may_hold_dates, read_dates
from index.question.follow_ups import complete, has_personal_pronoun, no_name, replace_pronouns, starts_anew
from index.question.framing import (
    asks_for_news,
    asks_for_now,
    asks_for_update,
    is_listing,
    restore_apostrophes,
    strip_greeting,
    strip_latest,
    strip_measure,
    strip_opening,
    strip_tail,
)
from index.question.languages import question_languages
from index.question.model import IndexFacts, Question
from index.question.outlets import find_outlets, hide_outlets, match_outlet, match_outlets_only
from index.question.slots import SLOT_WORDS, SLOTS
from index.question.small_talk import small_talk
from index.question.typing_errors import correct_typing_errors
from index.text import extract_name_terms, extract_question_terms, extract_terms, lazy_pattern

MAX_TERMS = 64
"""Maximum number of terms; a longer question (a pasted article) is truncated."""

_MAX_READ = 1000
"""Number of characters to search for speaker, dates and outlets; the rest only gives terms."""


def understand(
    text: str, today: date | None = None, facts: IndexFacts | None = None, follows: Question | None = None
) -> Question:
    """Interpret the question `text`, which may be anything a person types.

    `today` is the asker's day; without it, dates are relative to the newest article, or ignored. `follows` is the
    preceding question of the conversation, which completes a follow-up like "And about Kursk?".
    """
    if (kind := small_talk(text)) and not (facts and _is_one_name(text, facts)):
        earlier = follows or Question("", ())
        return replace(earlier, text=text, small_talk=kind, resolved=earlier.whole_text)
    language = question_languages(text, tuple(facts.languages) if facts else ())[0]
    if language != DEFAULT_LANGUAGE:
        return _read_in_other_language(text, language, facts)
    if follows and text.casefold().split() == follows.text.casefold().split():
        return replace(follows, text=text)  # asked again
    words, rest = _split(text)
    if (anew := starts_anew(words)) is not None:
        words, follows = anew, None
    resolved = replace_pronouns(words, follows, facts.has_name if facts else no_name) if follows else words
    scope = _read_scope(resolved, today, facts)
    question = replace(_read_question(scope, text, rest, today, facts), resolved=resolved if resolved != words else "")
    return _complete(question, follows, scope.words, text, facts) if follows else question


def _read_in_other_language(text: str, language: str, facts: IndexFacts | None) -> Question:
    """Return a question whose language has no rules but those for terms."""
    words, rest = _split(text)
    words, corrected = correct_typing_errors(words, facts, language) if facts else (words, ())
    terms = tuple(extract_question_terms(words + rest, language, mixed=not text.isupper()))[:MAX_TERMS]
    return Question(text, terms, corrected=corrected, terms_with_dates=terms, language=language)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What limits a question to some articles, and the `words` that remain, with typing errors mended.

    `lower_words` are all of its words in lower case.
    """

    words: str
    lower_words: Set[str]
    dates: AskedDates | None
    outlets: tuple[str, ...]
    latest: bool
    corrected: tuple[tuple[str, str], ...] = ()


def _read_scope(words: str, today: date | None, facts: IndexFacts | None) -> _Scope:
    lower_words = frozenset(_WORD().findall(words.lower()))
    dates = _read_dates(words, lower_words, today, facts)
    words = _cut(words, dates)
    outlets, words = find_outlets(words, facts.outlets, lower_words) if facts else ((), words)
    latest = False
    if not LATEST_WORDS.isdisjoint(lower_words):
        words, latest = strip_latest(words)
    latest = latest or asks_for_update(words)
    if facts is None:
        return _Scope(words, lower_words, dates, outlets, latest)
    if latest and not outlets and (outlets := match_outlets_only(words, facts.outlets)):
        words = ""
    words, corrected = correct_typing_errors(words, facts)
    lower_words |= {right.lower() for _, right in corrected}
    return _Scope(words, lower_words, dates, outlets, latest, corrected)


def _read_dates(
    words: str, lower_words: Set[str], today: date | None, facts: IndexFacts | None, other: DateWords | None = None
) -> AskedDates | None:
    """Return the dates in a question; `other` has the words of dates of its language if it isn't English."""
    if not (other or may_hold_dates(lower_words)):
        return None
    if facts is None:
        return read_dates(words, today, other=other)
    hidden = hide_outlets(words, facts.outlets, date_vocabulary(other) if other else DATE_WORDS)
    return read_dates(hidden, today, facts.newest, other)


def _read_question(scope: _Scope, text: str, rest: str, today: date | None, facts: IndexFacts | None) -> Question:
    """Return the question in `text` by its scope, not yet completed by the preceding one."""
    dates = scope.dates
    listing = _is_listing(scope.words, rest, bool(dates or scope.outlets or scope.latest))
    asked = _NOTHING if listing else _read_parts(scope.words, text, rest, facts, scope.lower_words)
    with_dates = asked.terms
    if dates:
        with_dates += tuple(_terms(dates.words, text.isupper()))
        if not (listing or scope.latest or asked.speaker or asked.who_said) and is_past_year(dates, today):
            # Later articles also report on a past year: treat it as part of the topic, not as the date of publication.
            asked, dates = replace(asked, terms=with_dates), None
    return Question(
        text,
        asked.terms[:MAX_TERMS],
        asked.speaker,
        asked.topic,
        since=dates.since if dates else None,
        until=dates.until if dates else None,
        dates_as=dates.words if dates else "",
        latest=scope.latest,
        now=asks_for_now(scope.words),
        outlets=scope.outlets or asked.outlets,
        corrected=scope.corrected,
        who_said=asked.who_said,
        listing=listing,
        speaker_text=asked.speaker_text,
        topic_text=asked.topic_text,
        speaker_is_role=asked.speaker_is_role,
        terms_with_dates=with_dates[:MAX_TERMS],
    )


def _is_one_name(text: str, facts: IndexFacts) -> bool:
    """Return whether a text is a single word that the articles write as a name: Nice, Cheers."""
    words = _WORD().findall(text)
    return len(words) == 1 and words[0][0].isupper() and any(map(facts.is_name, extract_terms(words[0])))


def _complete(question: Question, follows: Question, words: str, text: str, facts: IndexFacts | None) -> Question:
    """Complete the question with the preceding one."""
    question = complete(question, follows, words, facts)
    question = replace(
        question,
        leans=question.leans or bool(question.resolved),
        near=follows.shown,
        people=follows.people,
        unread=follows.unread,
    )
    with_dates = question.terms + tuple(_terms(question.dates_as, text.isupper()) if question.dates_as else ())
    return replace(question, terms=question.terms[:MAX_TERMS], terms_with_dates=with_dates[:MAX_TERMS])


def may_mean_people(text: str) -> bool:
    """Return whether a question has a pronoun that may stand for a person of the conversation."""
    return has_personal_pronoun(_split(text)[0])


def _split(text: str) -> tuple[str, str]:
    """Return the part of a text to interpret, with single spaces and without a greeting, and the excess."""
    end = len(text) if len(text) <= _MAX_READ else text.rfind(" ", 0, _MAX_READ) + 1 or _MAX_READ
    return strip_greeting(restore_apostrophes(" ".join(text[:end].split()))), text[end:]


def _cut(words: str, dates: AskedDates | None) -> str:
    if dates is None:
        return words
    before, after = words[: dates.start].rstrip(" ,"), words[dates.end :].lstrip(", ")
    return f"{before} {after}".strip()


def _is_listing(words: str, rest: str, limited: bool) -> bool:
    return not rest and is_listing(words) and (limited or asks_for_news(words))


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a question without its dates and outlets; see `Question`."""

    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    who_said: bool = False
    speaker_text: str = ""
    topic_text: str = ""
    speaker_is_role: bool = False


_NOTHING = _Parts(())


def _read_parts(words: str, text: str, rest: str, facts: IndexFacts | None, lower_words: Set[str]) -> _Parts:
    """Return the parts of the question `words`, which is `text` without dates and outlets.

    `lower_words` are all of its words in lower case.
    """
    in_capitals = text.isupper()
    if not SLOT_WORDS.isdisjoint(lower_words):
        parts = _fill_slots(strip_tail(words), rest, facts, lower_words, in_capitals)
        if parts:
            return parts
    if not OPENING_WORDS.isdisjoint(lower_words):
        words = strip_opening(words)
    if "how" in lower_words:
        words = strip_measure(words)
    terms = tuple(_terms(words + rest, in_capitals))
    if _SUM().search(words) and not any(char.isalpha() for term in terms for char in term):
        return _NOTHING  # no article answers "2+2"
    return _Parts(terms)


def _fill_slots(
    plain: str, rest: str, facts: IndexFacts | None, lower_words: Set[str], in_capitals: bool
) -> _Parts | None:
    for slot in SLOTS:
        if slot.needs.isdisjoint(lower_words) or not (match := slot.pattern().fullmatch(plain)):
            continue
        groups = match.groupdict()
        speaker = _strip_titles(groups.get("speaker") or "")
        topic = _QUOTES_BEHIND().sub("", strip_tail(groups.get("topic") or ""))
        if "speaker" not in groups:
            return _who_said(topic, rest, in_capitals)
        if facts and topic and (outlet := match_outlet(speaker, facts.outlets)):
            return _Parts(tuple(_terms(topic + rest, in_capitals)), outlets=(outlet,))
        if _may_speak(speaker) and (not slot.only_names or _is_name(speaker, plain, facts)):
            asked = _asked_of_speaker(speaker, topic, f"{groups.get('to') or ''} {rest}", in_capitals)
            if asked:
                return asked
    return None


def _asked_of_speaker(speaker: str, topic: str, more: str, in_capitals: bool) -> _Parts | None:
    terms = (
        extract_name_terms(speaker if in_capitals else f"a {speaker}"),
        tuple(_terms(topic, in_capitals)[:MAX_TERMS]),
    )
    if not terms[0]:
        return None
    every = _terms(f"{speaker} {more[:_MAX_READ]} {topic} {more[_MAX_READ:]}", in_capitals)
    words = speaker.lower().split()
    is_role = words[-1] in _SPEAKING_ROLES or "of" in words
    return _Parts(
        tuple(every), *terms, speaker_text=speaker, topic_text=topic if terms[1] else "", speaker_is_role=is_role
    )


def _who_said(topic: str, rest: str, in_capitals: bool) -> _Parts:
    terms = tuple(_terms(topic, in_capitals))
    every = (*terms, *_terms(rest, in_capitals)) if rest else terms
    return _Parts(every, topic=terms[:MAX_TERMS], who_said=True, topic_text=topic)


def _terms(words: str, in_capitals: bool) -> list[str]:
    # The "a" marks a capitalised part of a mixed text ("about US"); in a text in capitals, "US" is a pronoun.
    return extract_question_terms(words if in_capitals else f"a {words}")


def _strip_titles(speaker: str) -> str:
    """Return a name without preceding titles; a lone title stays: "President Brandt", "the president"."""
    words = speaker.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in FORMS_OF_ADDRESS and words[1][0].isupper():
        words.pop(0)
    return " ".join(words)


def _may_speak(speaker: str) -> bool:
    # WHO in capitals isn't "who".
    words = [word if word.isupper() and len(word) > 1 else word.lower() for word in speaker.split()]
    return len(words) <= _LONGEST_NAME and not set(words) & CLAUSE_WORDS and words[0] not in NON_SPEAKER_PRONOUNS


def _is_name(words: str, text: str, facts: IndexFacts | None) -> bool:
    """Return whether words look like a name and, if the index has speakers, whether one has that name."""
    if facts and facts.has_names:
        lower_words = words.lower().split()
        if lower_words[-1] in _SPEAKING_ROLES:
            return PLACE_PREPOSITIONS.isdisjoint(lower_words)
        if len(lower_words) > 1 and words == words.title() and text != text.title():
            return True
        name_terms = extract_name_terms(f"a {words}") or ("",)
        # Accept people who never speak in the articles, too, but not places: "attendance in Oslo on Friday".
        spoken = facts.has_name(name_terms[-1]) or (len(name_terms) > 1 and all(map(facts.is_name, name_terms)))
        return spoken and PLACE_PREPOSITIONS.isdisjoint(lower_words)
    if text == text.lower():
        parts = words.split()
        return len(parts) <= 2 and parts[0] not in HEADLINE_WORDS - {"the"} and words not in HEADLINE_WORDS
    parts = words.removeprefix("the ").split()
    return all(part[0].isupper() or part in _PARTICLES for part in parts) and parts[0].lower() not in HEADLINE_WORDS


_WORD = lazy_pattern(r"\w+")
_SUM = lazy_pattern(r"\d\s?[+*×÷=^]\s?\d")
_QUOTES_BEHIND = lazy_pattern(r",\s(?i:quotes?|statements?|comments?)$")
_SPEAKING_ROLES = FORMS_OF_ADDRESS.union(PERSON_NOUNS, INSTITUTION_NOUNS)
_PARTICLES = frozenset(("of", "the", *NAME_PARTICLES))
_LONGEST_NAME = 6
"""Maximum length of a speaker's name with titles, in words."""
