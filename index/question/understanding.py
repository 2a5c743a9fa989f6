"""Interpreting a question: the terms to search for, the speaker and topic, the dates and the outlets.

Pure functions: facts about an index come in as `IndexFacts`, the asker's day as `today`. A question is read by the
rules of its language: English has its own, in this room; all others share those of `index/question/languages/`.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from index.languages import DATE_WORDS, LATEST_WORDS, LISTING_WORDS, AheadWords, find_language
from index.question.calendar import (
    AskedDates,
    asks_only_ahead,
    date_vocabulary,
    find_ahead,
    find_coming,
    oldest_about,
)
from index.question.dates import is_past_year, may_hold_dates, read_dates
from index.question.follow_ups import (
    complete,
    find_referent,
    has_personal_pronoun,
    no_name,
    replace_pronouns,
    starts_anew,
)
from index.question.framing import (
    asks_for_news,
    asks_for_now,
    asks_for_update,
    is_listing,
    restore_apostrophes,
    strip_greeting,
    strip_latest,
)
from index.question.framing import split_parts as split_english_parts
from index.question.languages import ENGLISH, Reader, behind_small_talk, question_languages, reader_of, small_talk
from index.question.model import IndexFacts, Question
from index.question.outlets import find_outlets, hide_outlets, match_outlets_only, outlet_names
from index.question.speakers import MAX_READ, MAX_TERMS, NOTHING, Parts, english_terms, read_parts
from index.question.two_speakers import AreTwo, are_known_speakers, split_two_speakers
from index.question.typing_errors import correct_typing_errors
from index.text import extract_terms, lazy_pattern


def understand(
    text: str,
    today: date | None = None,
    facts: IndexFacts | None = None,
    follows: Question | None = None,
    whole: str = "",
) -> Question:
    """Interpret the question `text`, which may be anything a person types.

    `today` is the asker's day; without it, dates are relative to the newest article, or ignored. `follows` is the
    preceding question of the conversation, which completes a follow-up like "And about Kursk?". `whole` is the text
    that the question is a part of, by which its language is told.
    """
    if (kind := small_talk(text)) and not (facts and _is_one_name(text, facts)):
        earlier = follows or Question("", ())
        return replace(earlier, text=text, small_talk=kind, resolved=earlier.whole_text)
    if follows and text.casefold().split() == follows.text.casefold().split():
        return replace(follows, text=text)  # asked again
    reader = _reader_for(whole or text, facts, follows)
    words, rest = _split(text, reader)
    anew = reader.starts_anew(words) if reader else starts_anew(words)
    if anew is not None:
        words, follows = anew, None
    resolved = _resolve(words, reader, facts, follows) if follows else words
    scope = _read_scope(resolved, today, facts, reader)
    question = replace(
        _read_question(scope, text, rest, today, facts, reader), resolved=resolved if resolved != words else ""
    )
    if not follows:
        return question
    question = _complete(question, follows, scope.words, text, facts)
    is_repeated = question.terms == follows.terms and question.dates_as != follows.dates_as and not question.listing
    return _about_other_days(question, follows, scope, today, reader) if is_repeated else question


def _reader_for(text: str, facts: IndexFacts | None, follows: Question | None = None) -> Reader | None:
    """Return the reader for a question; None for English."""
    held = tuple(facts.languages) if facts else ()
    if follows:  # "Lind?" is in the language of the conversation
        held = tuple(dict.fromkeys((follows.language, *held)))
    code = question_languages(behind_small_talk(text), held)[0]
    return reader_of(code)


def _resolve(words: str, reader: Reader | None, facts: IndexFacts | None, follows: Question) -> str:
    """Return the words of a follow-up with names instead of pronouns."""
    if reader is None:
        return replace_pronouns(words, follows, facts.has_name if facts else no_name)
    if not (follows.people or follows.speaker_text):
        return words
    follows = replace(follows, people=tuple(name for name in follows.people if not reader.has_article(name)))
    genders, named = reader.genders, frozenset(_WORD().findall(words.lower()))
    return reader.replace_pronouns(words, lambda who, other: find_referent(who, follows, other, genders, named))


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
    is_ahead: bool = False
    """True if the dates are days to come and the question names nothing else: "what will happen tomorrow"."""


def _read_scope(words: str, today: date | None, facts: IndexFacts | None, reader: Reader | None) -> _Scope:
    lower_words = frozenset(_WORD().findall(words.lower()))
    dates = _read_dates(words, lower_words, today, facts, reader)
    ahead_words = _ahead_words(reader.code if reader else ENGLISH)
    ahead = _read_ahead(words, lower_words, dates, today, reader)
    if ahead and today and ahead_words:
        rest, listing = _cut(words, ahead), reader.listing_words if reader else LISTING_WORDS
        if asks_only_ahead(rest, ahead_words, listing):
            return _Scope(rest, lower_words, ahead, (), latest=False, is_ahead=True)
        dates = replace(ahead, since=oldest_about(ahead, today, ahead_words), until=None)
    scope = _read_words(words if ahead else _cut(words, dates), lower_words, facts, reader)
    return replace(scope, dates=dates)


def _read_ahead(
    words: str, lower_words: Set[str], dates: AskedDates | None, today: date | None, reader: Reader | None
) -> AskedDates | None:
    """Return the days to come in a question; `dates` are those that were read as past ones."""
    code = reader.code if reader else ENGLISH
    ahead_words = _ahead_words(code)
    if not (ahead_words and today):
        return None
    coming = find_coming(words, dates, code, ahead_words, today)
    return coming or (find_ahead(words, ahead_words, lower_words, today) if not dates else None)


def _read_words(words: str, lower_words: Set[str], facts: IndexFacts | None, reader: Reader | None) -> _Scope:
    """Return the scope of a question whose words are without dates."""
    if reader:
        return _read_other_words(words, lower_words, facts, reader)
    outlets, words = find_outlets(words, facts.outlets, lower_words) if facts else ((), words)
    latest = False
    if not LATEST_WORDS.isdisjoint(lower_words):
        words, latest = strip_latest(words)
    latest = latest or asks_for_update(words)
    if facts is None:
        return _Scope(words, lower_words, None, outlets, latest)
    if latest and not outlets and (outlets := match_outlets_only(words, facts.outlets)):
        words = ""
    words, corrected = correct_typing_errors(words, facts)
    lower_words |= {right.lower() for _, right in corrected}
    return _Scope(words, lower_words, None, outlets, latest, corrected)


def _read_other_words(words: str, lower_words: Set[str], facts: IndexFacts | None, reader: Reader) -> _Scope:
    """Return the scope of a question that isn't English, whose words are without dates."""
    outlets: tuple[str, ...] = ()
    if facts:
        names = outlet_names(facts.outlets)
        outlets, words = reader.find_outlets(words, facts.outlets, names, facts.has_name)
    words, latest = reader.strip_latest(words)
    if facts is None:
        return _Scope(words, lower_words, None, outlets, latest)
    if latest and not outlets and (outlet := reader.match_outlet(words, facts.outlets, names, facts.has_name)):
        outlets, words = (outlet,), ""
    words, corrected = correct_typing_errors(words, facts, reader.code)
    return _Scope(words, lower_words, None, outlets, latest, corrected)


def _read_dates(
    words: str, lower_words: Set[str], today: date | None, facts: IndexFacts | None, reader: Reader | None
) -> AskedDates | None:
    other = reader.language.dates if reader else None
    if reader and not other:
        return None
    if not (other or may_hold_dates(lower_words)):
        return None

    def is_news(around: str) -> bool:
        return reader is not None and reader.is_listing(around) and reader.asks_for_news(around)

    if facts is None:
        return read_dates(words, today, other=other, is_news=is_news)
    hidden = hide_outlets(words, facts.outlets, date_vocabulary(other) if other else DATE_WORDS)
    return read_dates(hidden, today, facts.newest, other, is_news)


def _read_question(
    scope: _Scope, text: str, rest: str, today: date | None, facts: IndexFacts | None, reader: Reader | None
) -> Question:
    """Return the question in `text` by its scope, not yet completed by the preceding one."""
    dates = scope.dates
    listing = scope.is_ahead or _is_listing(scope.words, rest, bool(dates or scope.outlets or scope.latest), reader)
    asked = NOTHING
    if not listing and reader:
        asked = _read_other_parts(scope.words, rest, facts, reader)
    elif not listing:
        asked = read_parts(scope.words, text, rest, facts, scope.lower_words)
    listing = listing or bool(asked.outlets and not asked.terms)  # "was schreibt der Kurier"
    with_dates = asked.terms
    if dates:
        with_dates += _terms(dates.words, text, reader)
        if not (listing or scope.latest or asked.speaker or asked.who_said) and is_past_year(
            dates, today, reader.language.dates if reader else None
        ):
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
        now=reader.asks_for_now(scope.words) if reader else asks_for_now(scope.words),
        outlets=scope.outlets or asked.outlets,
        corrected=scope.corrected,
        who_said=asked.who_said,
        listing=listing,
        speaker_text=asked.speaker_text,
        topic_text=asked.topic_text,
        speaker_is_role=asked.speaker_is_role,
        terms_with_dates=with_dates[:MAX_TERMS],
        language=reader.code if reader else ENGLISH,
    )


def _read_other_parts(words: str, rest: str, facts: IndexFacts | None, reader: Reader) -> Parts:
    """Return the parts of a question that isn't English, without its dates and outlets."""
    every = reader.question_terms(f"{reader.strip_tail(words)} {rest}")
    spoken = reader.read_spoken(words, facts)
    if spoken is None:
        return Parts(every)
    topic = reader.question_terms(spoken.topic)
    more = reader.question_terms(rest)
    if not spoken.speaker:
        return Parts((*topic, *more), topic=topic[:MAX_TERMS], who_said=True, topic_text=spoken.topic)
    if facts:
        names = outlet_names(facts.outlets)
        if outlet := reader.match_outlet(spoken.speaker, facts.outlets, names, facts.has_name):
            return Parts((*topic, *more), outlets=(outlet,))
    speaker = reader.name_terms(spoken.speaker)
    if not speaker:
        return Parts(every)
    return Parts(
        (*speaker, *topic, *more),
        speaker,
        topic[:MAX_TERMS],
        speaker_text=spoken.speaker,
        topic_text=spoken.topic if topic else "",
        speaker_is_role=spoken.is_role,
    )


@cache
def _ahead_words(code: str) -> AheadWords | None:
    language = find_language(code)
    return language.ahead if language else None


def _terms(words: str, text: str, reader: Reader | None) -> tuple[str, ...]:
    if reader:
        return reader.question_terms(words)
    return tuple(english_terms(words, text.isupper()))


def _is_one_name(text: str, facts: IndexFacts) -> bool:
    """Return whether a text is a single word that the articles write as a name: Nice, Cheers."""
    words = _WORD().findall(text)
    return len(words) == 1 and words[0][0].isupper() and any(map(facts.is_name, extract_terms(words[0])))


def _complete(question: Question, follows: Question, words: str, text: str, facts: IndexFacts | None) -> Question:
    """Complete the question with the preceding one."""
    reader = reader_of(question.language)
    question = complete(question, follows, words, facts)
    question = replace(
        question,
        leans=question.leans or bool(question.resolved),
        near=follows.shown,
        people=follows.people,
        unread=follows.unread,
    )
    with_dates = question.terms + (_terms(question.dates_as, text, reader) if question.dates_as else ())
    return replace(question, terms=question.terms[:MAX_TERMS], terms_with_dates=with_dates[:MAX_TERMS])


def _about_other_days(
    question: Question, follows: Question, scope: _Scope, today: date | None, reader: Reader | None
) -> Question:
    """Return the preceding question about other days: "And tomorrow?" is for articles that may speak of tomorrow.

    That is, unless it asks for what somebody has said: nobody has said it tomorrow.
    """
    gone = frozenset(_terms(follows.dates_as, follows.text, reader)) if follows.dates_as else frozenset[str]()
    if (follows.speaker or follows.who_said) and gone.isdisjoint(follows.topic):
        return question
    words, added = _ahead_words(reader.code if reader else ENGLISH), tuple[str, ...]()
    if scope.is_ahead and scope.dates and today and words:
        added = _terms(scope.dates.words, question.text, reader)
        question = replace(question, since=oldest_about(scope.dates, today, words), until=None)
    terms = *(term for term in question.terms if term not in gone), *added
    topic = tuple(term for term in question.topic if term not in gone)
    if question.topic and not topic:  # "What did Lind say about tomorrow?"
        question, topic = replace(question, topic_text=question.dates_as if added else ""), added
    return replace(question, terms=terms[:MAX_TERMS], topic=topic, terms_with_dates=terms[:MAX_TERMS])


def may_mean_people(text: str, facts: IndexFacts | None = None, follows: Question | None = None) -> bool:
    """Return whether a question has a pronoun that may stand for a person of the conversation."""
    reader = _reader_for(text, facts, follows)
    words = _split(text, reader)[0]
    return reader.has_personal_pronoun(words) if reader else has_personal_pronoun(words)


def split_parts(
    text: str,
    speaks: Callable[[str], bool] = lambda name: name[0].isupper(),
    facts: IndexFacts | None = None,
    speak_apart: AreTwo | None = None,
) -> tuple[str, str] | None:
    """Return the two questions in a text; None if it has only one.

    Each must be complete: "How old is the reef, and what did Brandt say about it?". A question for what two people say
    is one about each. For `speaks`, see `framing.py`; for `speak_apart`, `two_speakers.py`.
    """
    reader = _reader_for(text, facts)

    def are_two(*names: str) -> bool:
        if facts is None or not facts.has_names:
            return all(word[0].isupper() for name in names for word in name.split())
        return are_known_speakers((names[0], names[1]), facts, reader.code if reader else ENGLISH, speak_apart)

    if reader:
        return reader.split_parts(text, are_two, facts)
    return split_english_parts(text, speaks) or split_two_speakers(text, are_two)


def _split(text: str, reader: Reader | None) -> tuple[str, str]:
    """Return the part of a text to interpret, with single spaces and without a greeting, and the excess."""
    end = len(text) if len(text) <= MAX_READ else text.rfind(" ", 0, MAX_READ) + 1 or MAX_READ
    words = behind_small_talk(" ".join(text[:end].split()))
    if reader:
        return reader.strip_greeting(words), text[end:]
    return strip_greeting(restore_apostrophes(words)), text[end:]


def _cut(words: str, dates: AskedDates | None) -> str:
    if dates is None:
        return words
    before, after = words[: dates.start].rstrip(" ,"), words[dates.end :].lstrip(", ")
    return f"{before} {after}".strip()


def _is_listing(words: str, rest: str, limited: bool, reader: Reader | None) -> bool:
    if rest:
        return False
    if reader:
        return reader.is_listing(words) and (limited or reader.asks_for_news(words))
    return is_listing(words) and (limited or asks_for_news(words))


_WORD = lazy_pattern(r"\w+")
