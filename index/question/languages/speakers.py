"""What somebody says about something, in a language with an `Asking`: the person and the topic in question."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.languages import Asking, Language
from index.question.languages.framing import strip_greeting, strip_tail
from index.question.languages.patterns import compiled, fold
from index.question.languages.relatives import has_elided, is_owners, is_relation, joins_owner
from index.question.languages.terms import name_terms

_LONGEST_NAME = 6
"""Maximum length of a speaker's name with titles, in words."""
_QUIET_NAME = 2
"""Maximum length of a name in lower case, in words, if no names are known."""
_LEAST_HEAD = 5
"""Minimum length of the last part of a compound: "Bildungsministerin"."""
_YEAR = re.compile(r"\s((?:19|20)\d\d)$")
_WORD = re.compile(r"[^\W\d_]+")
_OPENING_MARKS = "¿¡ "
_MARKS = " ,;:\"'„“”«»‚‘’()"


class Names(Protocol):
    """The facts about an index's names that reading a speaker needs."""

    @property
    def has_names(self) -> bool:
        """Whether the name of any speaker is known."""
        ...

    def has_name(self, term: str) -> bool:
        """Return whether a term is one of a speaker's name."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name."""
        ...

    def names_near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the speakers' names whose terms are at most `edits` edits from `term`."""
        ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody's words in question: the speaker, empty for anybody, and the topic, empty for none."""

    speaker: str
    topic: str
    is_role: bool = False


def read_spoken(words: str, language: Language, names: Names | None) -> Spoken | None:
    """Return whose words on what a question asks for; None if it asks for nobody's."""
    if not (asking := language.asking):
        return None
    plain = strip_tail(words, language)
    if joined := compiled(asking.conjunction, language.code).match(fold(plain)):
        plain = plain[joined.end() :].lstrip(" ,")
    plain = plain.lstrip(_OPENING_MARKS)
    folded = fold(plain)
    for patterns, only_names in ((asking.said, False), (asking.said_by_name, True)):
        for pattern in patterns:
            match = compiled(pattern, language.code).fullmatch(folded)
            spoken = _read(match, plain, language, asking, names, only_names) if match else None
            if spoken:
                return spoken
    return None


def split_speakers(
    text: str, language: Language, are_two: Callable[[str, str], bool], names: Names | None
) -> tuple[str, str] | None:
    """Return a question about what two people say as a question about each; None for any other.

    `are_two` tells whether two names are of two people: "Was sagten Weller und Lind zur Fähre?". A verb in the singular
    shows a single name with a conjunction inside.
    """
    if not (asking := language.asking):
        return None
    if not compiled(asking.both, language.code).search(fold(text)):
        return None  # most questions: the patterns below take time
    text = strip_greeting(text, language)
    compares = compiled(asking.comparing, language.code).match(fold(text))
    plain = strip_tail(text[compares.end() :] if compares else text, language).lstrip(_OPENING_MARKS)
    folded = fold(plain)
    for pattern in (*asking.said, *asking.said_by_name):
        match = compiled(pattern, language.code).fullmatch(folded)
        if not match or not match.groupdict().get("speaker"):
            continue
        start, end = match.span("speaker")
        joint = compiled(asking.both, language.code).search(folded, start, end)
        if not joint:
            continue
        people = plain[start : joint.start()], plain[joint.end() : end]
        if _has_one_speaker(plain[:start] + plain[end:], language):
            return None  # "Was sagte Ernst und Jung?"
        if not all(_may_speak(person, asking) for person in people):
            continue
        first, second = (_strip_titles(person, language, asking, names) for person in people)
        if are_two(first, second):
            return plain[:start] + people[0] + plain[end:], plain[:start] + people[1] + plain[end:]
    return None


def _has_one_speaker(words: str, language: Language) -> bool:
    """Return whether the verb of a question without its speaker is in the singular."""
    if not (speech := language.speech) or not speech.plural_verb_endings:
        return False
    finite = speech.reporting_verbs | speech.thinking_verbs | speech.auxiliaries
    verbs = finite.intersection(_WORD.findall(words.lower()))
    return bool(verbs) and not any(verb.endswith(speech.plural_verb_endings) for verb in verbs)


def _without_joint(speaker: str, around: str, language: Language, names: Names | None) -> str:
    """Return a speaker without a conjunction inside a single name: "Olmedo y Quiroga", with a verb in the singular."""
    words, joints = speaker.split(), language.speech.name_joints if language.speech else frozenset[str]()
    at = next((at for at in range(1, len(words) - 1) if words[at].lower() in joints), None)
    if at is None or not _has_one_speaker(around, language):
        return speaker
    parts = words[at - 1], words[at + 1]
    is_name = all(part[0].isupper() or (names and _is_known(part, language, names)) for part in parts)
    return " ".join([*words[:at], *words[at + 1 :]]) if is_name else speaker


def _read(
    match: re.Match[str], plain: str, language: Language, asking: Asking, names: Names | None, only_names: bool
) -> Spoken | None:
    groups = match.groupdict()
    topic = strip_tail(plain[slice(*match.span("topic"))], language) if groups.get("topic") else ""
    if not groups.get("speaker"):
        return Spoken("", topic) if topic else None
    start, end = match.span("speaker")
    if "topic" in groups and end + 1 == match.start("topic"):  # "как прокомментировал Иван Брандт паром"
        end = _end_of_name(plain, end, language, names)
        topic = plain[end:].strip()
        if not topic:
            return None
    if topic and joins_owner(plain[start:end], plain[end : match.start("topic")], language):
        end, topic = match.end("topic"), ""
    speaker = _strip_titles(plain[start:end].strip(_MARKS), language, asking, names)
    if fold(speaker) in asking.anybody:
        return Spoken("", topic) if topic else None
    if year := _YEAR.search(speaker):  # "was sagte Brandt 2025 zur Fähre"
        speaker, topic = speaker[: year.start()], f"{topic} {year[1]}".strip()
    around = plain[:start] + plain[end:]
    if not _may_speak(_without_joint(speaker, around, language, names), asking):
        return None
    if groups.get("ending"):
        speaker = _with_ending(speaker, plain[slice(*match.span("ending"))], language, names)
    if only_names and not _is_name(speaker, plain, language, asking, names, leads=start == 0):
        return None
    if is_owners(speaker.split(), language, names):
        return Spoken(speaker, topic, is_role=True)
    return Spoken(_as_known(speaker, language, names), topic, is_role=_is_role(speaker, language, asking))


def _end_of_name(plain: str, end: int, language: Language, names: Names | None) -> int:
    """Return the end of a name that may continue behind `end`, where the topic follows it without a preposition."""
    while (space := plain.find(" ", end + 1)) > 0:
        term = (name_terms(plain[end + 1 : space], language) or ("",))[-1]
        if not (plain[end + 1].isupper() and names and names.has_name(term)):
            break
        end = space
    return end


def _strip_titles(speaker: str, language: Language, asking: Asking, names: Names | None) -> str:
    """Return a name without preceding titles; a title without a name stays, with its article: "the minister"."""
    words = speaker.split()
    start = 0
    while start < len(words) and fold(words[start]) in asking.articles:
        start += 1
    titles_from = start
    while start < len(words) and is_one_of(words[start], asking.titles, language):
        start += 1
    if start == len(words) or is_one_of(words[-1], asking.roles, language):
        return speaker
    if start > titles_from and is_owners(words[start - 1 :], language, names):
        return speaker
    if start == titles_from:
        return _known_end(words, language, names) if 0 < start < len(words) - 1 else speaker
    if _begins_name(words[start:], language, names):
        return " ".join(words[start:])
    # A title of several words: "ministra de Defensa Ana Lind", "министр обороны Анна Линд".
    while start < len(words) and (not words[start][0].isupper() or fold(words[start - 1]) in language.stop_words):
        start += 1
    rest = words[start:]
    return " ".join(rest) if rest and _begins_name(rest, language, names) else speaker


def _known_end(words: Sequence[str], language: Language, names: Names | None) -> str:
    """Return the known name at the end of an article, a noun and a name: "el pescador Eladio Freire".

    Behind a preposition, it is somebody else's: "la mujer de Freire".
    """
    start = len(words)
    while names and start > 1 and any(map(names.is_name, name_terms(words[start - 1], language)[-1:])):
        start -= 1
    name = " ".join(words[start:])
    is_holder = 1 < start < len(words) and fold(words[start - 1]) not in language.stop_words
    is_holder = is_holder and not has_elided(words[start], language)
    is_known = is_holder and names is not None and _is_known(name, language, names)
    return name if is_known else " ".join(words)


def is_one_of(word: str, listed: frozenset[str], language: Language) -> bool:
    """Return whether a word is one of those listed or, in a language with compounds, ends with one."""
    folded = fold(word).rstrip(".")
    if folded in listed or not language.spelling.compound_joints:
        return folded in listed
    return any(folded.endswith(other) for other in listed if len(other) >= _LEAST_HEAD)


def _begins_name(words: Sequence[str], language: Language, names: Names | None) -> bool:
    """Return whether words that follow a title are the name of its holder."""
    if fold(words[0]) in language.stop_words and not words[0][0].isupper():
        return False
    if words[0][0].isupper():
        return True
    is_quiet = not any(word[0].isupper() for word in words)
    return is_quiet and names is not None and _is_known(" ".join(words), language, names)


def _may_speak(speaker: str, asking: Asking) -> bool:
    words = fold(speaker).split()
    if not words or len(words) > _LONGEST_NAME or words[0] in asking.pronouns or "," in speaker:
        return False
    return asking.no_speakers.isdisjoint(word.strip(_MARKS) for word in words)


def _is_role(speaker: str, language: Language, asking: Asking) -> bool:
    words = speaker.split()
    return any(is_one_of(word, asking.roles, language) for word in words) or fold(words[0]) in asking.articles


def _is_name(speaker: str, plain: str, language: Language, asking: Asking, names: Names | None, leads: bool) -> bool:
    """Return whether words look like a name or a role and, if the index has speakers, whether one has that name.

    Words that lead a question must be of a speaker: "Brandt zur Maut", but not "Weg zur Maut".
    """
    words = fold(speaker).split()
    if not (asking.words | language.question_words).isdisjoint(words[:-1] or words):
        return False
    if is_one_of(words[-1], asking.roles, language) or (
        words[0] in asking.articles | asking.titles
        and words[1:2]
        and (words[1] in asking.roles or is_relation(words[1], language))
    ):
        return True
    if names and names.has_names:
        terms = name_terms(speaker, language)
        if not terms or names.has_name(terms[-1]):
            return bool(terms)
        return all(map(names.is_name, terms)) and (len(terms) > 1 or not leads)
    if not asking.listing.isdisjoint(words) or compiled(asking.news, language.code).search(fold(speaker)):
        return False
    if plain == plain.lower():
        return len(words) <= _QUIET_NAME
    return all(part[0].isupper() for part in speaker.split())


def _with_ending(speaker: str, ending: str, language: Language, names: Names | None) -> str:
    """Return a name before what belongs to it: Brandts view is Brandt's, unless only a Brandts is known."""
    whole = speaker + ending
    if names and ending.isalpha() and not _is_known(speaker, language, names) and _is_known(whole, language, names):
        return whole
    return speaker


def _is_known(name: str, language: Language, names: Names) -> bool:
    terms = name_terms(name, language)
    return bool(terms) and names.has_name(terms[-1])


def _as_known(speaker: str, language: Language, names: Names | None) -> str:
    """Return a name as the articles write it where it is known: an inflected name in the nominative."""
    if not names or not language.asking or not language.asking.inflected:
        return speaker
    return " ".join(_spelling(word, language, names) for word in speaker.split())


def _spelling(word: str, language: Language, names: Names) -> str:
    terms = name_terms(word, language)
    if len(terms) != 1 or not names.has_name(terms[0]):
        return word
    spellings = {name for name in names.names_near(terms[0], 0) if name_terms(name, language) == terms}
    return min(spellings) if len(spellings) == 1 else word
