"""The kind of answer that a question expects, by its words, and where a text has such an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from index.languages import (
    SPEECH_CUES,
    TIME_UNITS,
    UNKNOWN_SIGNS,
    AnswerKind,
    EnglishAnswers,
    any_word,
)
from index.question.framing import restore_apostrophes
from index.question.languages import ENGLISH, find_answers_in, kind_of_answer
from index.text import lazy_pattern

QUANTITIES: frozenset[AnswerKind] = frozenset(("age", "date", "duration", "money", "number", "share"))
"""Kinds that are written with digits or with words for numbers and dates."""


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """The answer that a question expects: its kind, the noun in question, and whether that is somebody's words.

    `noun` is counted or asked for ("seats" in "how many seats", "airline" in "which airline"); empty if there is none.
    """

    kind: AnswerKind
    noun: str = ""
    speech: bool = False


@lru_cache(maxsize=64)  # all passages of an answer share it
def expected_answer(question: str, language: str = ENGLISH) -> ExpectedAnswer:
    """Return the answer that `question` expects, by its first question word or else by its nouns.

    In another language than English, the question words alone tell, and only some kinds; others are "any".
    """
    if language != ENGLISH:
        asked_kind, asks_speech = kind_of_answer(question, language)
        return ExpectedAnswer(cast(AnswerKind, asked_kind), "", asks_speech)
    question = restore_apostrophes(question)
    speech = bool(_SPEECH().search(question))
    if _YES_NO().match(question):
        return ExpectedAnswer("yes_no", "", speech)
    asked = _ASKING().search(question)
    if asked is None:
        return ExpectedAnswer(_by_nouns(question), "", speech)
    kind, noun = _by_question_word(asked[0].lower(), question[asked.end() :])
    return ExpectedAnswer(kind, noun, speech)


def asks_to_name(question: str) -> bool:
    """Return whether an English question asks with a question word to name somebody or something, a place or a date.

    "How" doesn't: it asks for a way or an amount.
    """
    return expected_answer(question).kind in _NAMED and bool(_NAMING().search(restore_apostrophes(question)))


def find_answers(expected: ExpectedAnswer, question: str, text: str, language: str = ENGLISH) -> list[int]:
    """Return the offsets of possible answers in `text`: things of the expected kind that aren't in the question."""
    if language != ENGLISH:
        return find_answers_in(expected.kind, question, text, language)
    if (pattern := _ANSWERS.get(expected.kind)) is None:
        return []
    read = text if expected.kind in _BY_CAPITALS else _small_letters(text)
    matches = pattern().finditer(read)
    if expected.kind in ("reason", "result", "yes_no"):
        return [match.start() for match in matches]
    given = _given(question)
    places = [match.start() for match in matches if not given.issuperset(_WORD().findall(match.group().lower()))]
    if not places and expected.kind in QUANTITIES:
        return [match.start() for match in _UNKNOWN().finditer(_small_letters(text))]
    return places


def _small_letters(text: str) -> str:
    """Return a text in lower case, preserving offsets: a case-insensitive pattern takes twice as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def answer_check(question: str, language: str = ENGLISH) -> Callable[[str], bool]:
    """Return a check of whether a sentence may answer `question`: whether it has a date, number or name as asked for.

    If the question asks for none of these, the check accepts any sentence.
    """
    expected = expected_answer(question, language)
    if expected.kind in QUANTITIES or (expected.kind in ("person", "place") and language == ENGLISH):
        return lambda text: bool(find_answers(expected, question, text, language))
    return lambda _: True


def _by_question_word(word: str, rest: str) -> tuple[AnswerKind, str]:
    """Return the kind and noun that a question word ("how much", "who") and the words after it ask for."""
    word = " ".join(word.split())
    if kind := EnglishAnswers.BY_WORD.get(word):
        return kind, ""
    if word.startswith(EnglishAnswers.HOW):
        return _by_how(word, rest)
    return _by_what(rest) if word.startswith(EnglishAnswers.WHAT) else ("any", "")


def _by_how(word: str, rest: str) -> tuple[AnswerKind, str]:
    if word == EnglishAnswers.HOW:
        return "any", ""
    if word == EnglishAnswers.HOW_MUCH:
        return _by_how_much(rest.lower()), ""
    noun = (_NOUN().match(rest) or [""])[0].strip().lower()
    if word == EnglishAnswers.HOW_MANY:
        singular = noun.removesuffix("s")
        return ("duration", noun) if singular in TIME_UNITS else ("number", noun)
    return "number", ""


def _by_how_much(rest: str) -> AnswerKind:
    if _MUCH_TIME().match(rest):
        return "duration"
    return "number" if _AMOUNT().match(rest) else "money"


def _by_what(rest: str) -> tuple[AnswerKind, str]:
    lower_rest = rest.lower()
    for kind, nouns in _NOUNS:
        if nouns().match(lower_rest):
            return kind, ""
    if _PAYS().match(lower_rest):
        return "money", ""
    if match := _THE_NOUN().match(lower_rest):  # what is the salary of, what was the score
        return _by_nouns(match[0]), ""
    if (noun := _NOUN().match(lower_rest)) and noun[0].strip() not in EnglishAnswers.NO_NOUNS:
        return "thing", noun[0].strip()
    return "any", ""


def _by_nouns(words: str) -> AnswerKind:
    for kind, pattern in _NOUNS_ANYWHERE:
        if pattern().search(words):
            return kind
    return "any"


@lru_cache(maxsize=64)
def _given(question: str) -> frozenset[str]:
    return frozenset(_WORD().findall(question.lower()))


def _words(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> Callable[[], re.Pattern[str]]:
    return lazy_pattern(rf"\b{any_word(words)}\b", flags)


_WORD = lazy_pattern(r"[^\W_]+")
_SPEECH = _words(SPEECH_CUES)
_UNKNOWN = _words(UNKNOWN_SIGNS, re.NOFLAG)
_YES_NO = lazy_pattern(EnglishAnswers.YES_NO, re.IGNORECASE)
_ASKING = lazy_pattern(EnglishAnswers.ASKING, re.IGNORECASE)
_NAMING = lazy_pattern(EnglishAnswers.NAMING, re.IGNORECASE)
_NAMED: frozenset[AnswerKind] = frozenset(("any", "date", "person", "place", "thing"))
_PAYS = lazy_pattern(EnglishAnswers.PAYS, re.DOTALL)
_MUCH_TIME = lazy_pattern(EnglishAnswers.MUCH_TIME)
_AMOUNT = lazy_pattern(EnglishAnswers.AMOUNT, re.DOTALL)
_NOUN = lazy_pattern(EnglishAnswers.NOUN)
_THE_NOUN = lazy_pattern(EnglishAnswers.THE_NOUN, re.DOTALL)
_NOUNS = [(kind, lazy_pattern(nouns)) for kind, nouns in EnglishAnswers.NOUNS_BEHIND.items()]
_NOUNS_ANYWHERE = [(kind, _words(nouns)) for kind, nouns in EnglishAnswers.NOUNS_ANYWHERE]
_BY_CAPITALS: frozenset[AnswerKind] = frozenset(("date", "place", "person", "thing"))
"""Kinds recognised by capitals; the patterns of the others expect lower case."""
_ANSWERS = {kind: lazy_pattern(signs) for kind, signs in EnglishAnswers.SIGNS.items()}
