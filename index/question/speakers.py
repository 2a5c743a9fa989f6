"""The parts of an English question: the speaker, the topic and the terms to search for.

Not for other languages: see `index/question/languages/`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from index.languages import (
    CLAUSE_WORDS,
    FORMS_OF_ADDRESS,
    HEADLINE_WORDS,
    INSTITUTION_NOUNS,
    NAME_PARTICLES,
    NON_SPEAKER_PRONOUNS,
    OPENING_WORDS,
    PERSON_NOUNS,
    PLACE_PREPOSITIONS,
    EnglishAsking,
)
from index.question.framing import strip_fillers, strip_measure, strip_naming, strip_opening, strip_tail
from index.question.model import IndexFacts
from index.question.outlets import match_outlet
from index.question.slots import SLOT_WORDS, SLOTS
from index.text import extract_name_terms, extract_question_terms, lazy_pattern

MAX_TERMS = 64
"""Maximum number of terms; a longer question (a pasted article) is truncated."""

MAX_READ = 1000
"""Number of characters to search for speaker, dates and outlets; the rest only gives terms."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question without its dates and outlets; see `Question`."""

    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    who_said: bool = False
    speaker_text: str = ""
    topic_text: str = ""
    speaker_is_role: bool = False


NOTHING = Parts(())


def read_parts(words: str, text: str, rest: str, facts: IndexFacts | None, lower_words: Set[str]) -> Parts:
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
    if EnglishAsking.MEASURING in lower_words:
        words = strip_measure(words)
    bare = words if EnglishAsking.NAMING.isdisjoint(lower_words) else strip_naming(words)
    if not EnglishAsking.FILLING.isdisjoint(lower_words):
        bare = strip_fillers(bare)
    # "What is it called?" has no other term.
    terms = tuple(english_terms(bare + rest, in_capitals) or english_terms(words + rest, in_capitals))
    if _SUM().search(words) and not any(char.isalpha() for term in terms for char in term):
        return NOTHING  # no article answers "2+2"
    return Parts(terms)


def _fill_slots(
    plain: str, rest: str, facts: IndexFacts | None, lower_words: Set[str], in_capitals: bool
) -> Parts | None:
    for slot in SLOTS:
        if slot.needs.isdisjoint(lower_words) or not (match := slot.pattern().fullmatch(plain)):
            continue
        groups = match.groupdict()
        speaker = _strip_titles(groups.get("speaker") or "")
        topic = _QUOTES_BEHIND().sub("", strip_tail(groups.get("topic") or ""))
        if "speaker" not in groups:
            return _who_said(topic, rest, in_capitals)
        if facts and topic and (outlet := match_outlet(speaker, facts.outlets)):
            return Parts(tuple(english_terms(topic + rest, in_capitals)), outlets=(outlet,))
        if _may_speak(speaker) and (not slot.only_names or _is_name(speaker, plain, facts)):
            asked = _asked_of_speaker(speaker, topic, f"{groups.get('to') or ''} {rest}", in_capitals)
            if asked:
                return asked
    return None


def _asked_of_speaker(speaker: str, topic: str, more: str, in_capitals: bool) -> Parts | None:
    terms = (
        extract_name_terms(speaker if in_capitals else f"a {speaker}"),
        tuple(english_terms(topic, in_capitals)[:MAX_TERMS]),
    )
    if not terms[0]:
        return None
    every = english_terms(f"{speaker} {more[:MAX_READ]} {topic} {more[MAX_READ:]}", in_capitals)
    words = speaker.lower().split()
    is_role = words[-1] in _SPEAKING_ROLES or EnglishAsking.OF in words
    return Parts(
        tuple(every), *terms, speaker_text=speaker, topic_text=topic if terms[1] else "", speaker_is_role=is_role
    )


def _who_said(topic: str, rest: str, in_capitals: bool) -> Parts:
    terms = tuple(english_terms(topic, in_capitals))
    every = (*terms, *english_terms(rest, in_capitals)) if rest else terms
    return Parts(every, topic=terms[:MAX_TERMS], who_said=True, topic_text=topic)


def english_terms(words: str, in_capitals: bool) -> list[str]:
    """Return the terms of some words of a question in capitals or not."""
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
        opens = parts[0] in HEADLINE_WORDS and parts[0] != EnglishAsking.ARTICLE
        return len(parts) <= 2 and not opens and words not in HEADLINE_WORDS
    parts = words.removeprefix(f"{EnglishAsking.ARTICLE} ").split()
    return all(part[0].isupper() or part in _PARTICLES for part in parts) and parts[0].lower() not in HEADLINE_WORDS


_SUM = lazy_pattern(r"\d\s?[+*×÷=^]\s?\d")
_QUOTES_BEHIND = lazy_pattern(EnglishAsking.QUOTES_BEHIND)
_SPEAKING_ROLES = FORMS_OF_ADDRESS.union(PERSON_NOUNS, INSTITUTION_NOUNS)
_PARTICLES = frozenset((EnglishAsking.OF, EnglishAsking.ARTICLE, *NAME_PARTICLES))
_LONGEST_NAME = 6
"""Maximum length of a speaker's name with titles, in words."""
