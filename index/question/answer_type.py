"""The kind of answer that a question expects, by its words, and where a text has such an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from index.languages import (
    AMOUNTS,
    CURRENCIES,
    DATE_NOUNS,
    DURATION_NOUNS,
    MONEY_NOUNS,
    MONEY_VERBS,
    MONTHS,
    NEGATIONS,
    NUMBER_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS_ASKED,
    REASON_PHRASES,
    REASON_SIGNS,
    RESULT_NOUNS,
    RESULT_SIGNS,
    SHARE_NOUNS,
    SMALL_NUMBERS,
    SPEECH_CUES,
    TIME_UNITS,
    UNKNOWN_SIGNS,
    WEEKDAYS,
    YES_NO_OPENERS,
)
from index.question.framing import restore_apostrophes
from index.question.languages import ENGLISH, find_answers_in, kind_of_answer
from index.text import lazy_pattern

AnswerKind = Literal[
    "age",
    "date",
    "duration",
    "money",
    "number",
    "person",
    "place",
    "reason",
    "result",
    "share",
    "thing",
    "yes_no",
    "any",
]
"""Kinds of answers; "thing" is something that a noun names ("which airline"), "any" is unrestricted."""

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
    if kind := _BY_WORD.get(word):
        return kind, ""
    if word.startswith("how"):
        return _by_how(word, rest)
    return _by_what(rest) if word.startswith(("what", "which")) else ("any", "")


def _by_how(word: str, rest: str) -> tuple[AnswerKind, str]:
    if word == "how":
        return "any", ""
    noun = (_NOUN().match(rest) or [""])[0].strip().lower()
    if word == "how many":
        singular = noun.removesuffix("s")
        return ("duration", noun) if singular in TIME_UNITS else ("number", noun)
    return "number", ""


def _by_what(rest: str) -> tuple[AnswerKind, str]:
    lower_rest = rest.lower()
    for kind, nouns in _NOUNS:
        if nouns().match(lower_rest):
            return kind, ""
    if _PAYS().match(lower_rest):
        return "money", ""
    if match := _THE_NOUN().match(lower_rest):  # what is the salary of, what was the score
        return _by_nouns(match[0]), ""
    if (noun := _NOUN().match(lower_rest)) and noun[0].strip() not in _NO_NOUNS:
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


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _words(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> Callable[[], re.Pattern[str]]:
    return lazy_pattern(rf"\b{_any(words)}\b", flags)


def _month_spellings() -> Iterator[str]:
    for month in MONTHS:
        name = month.capitalize()
        # "May" alone is more often a verb than a month.
        yield r"May(?= \d)|(?<=\d )May|(?<=in )May" if name == "May" else rf"{name}|{name[:3]}\b\.?(?= \d)"


_WORD = lazy_pattern(r"[^\W_]+")
_SPEECH = _words(SPEECH_CUES)
_UNKNOWN = _words(UNKNOWN_SIGNS, re.NOFLAG)
_YES_NO = lazy_pattern(rf"(?:(?:and|so|but)\s)?{_any(YES_NO_OPENERS)}\b", re.IGNORECASE)
_ASKING = lazy_pattern(
    r"\b(?:how\s(?:old|long|much|many|far|large|big|tall|often|high|deep|fast|wide|heavy|badly|quickly|soon|come)|how"
    r"|what\sage|when|where|why|who(?:m|se)?|what(?:['’]?s)?|which)\b",
    re.IGNORECASE,
)
_BY_WORD: dict[str, AnswerKind] = {
    "how old": "age",
    "what age": "age",
    "how long": "duration",
    "how much": "money",
    "how soon": "date",
    "how come": "reason",
    "when": "date",
    "where": "place",
    "why": "reason",
    "who": "person",
    "whom": "person",
    "whose": "person",
}
_NO_NOUNS = frozenset(
    """
    did does do is are was were has have had will would can could should happened happens happening became made led
    the a an else exactly kind sort type if about
    """.split()
)
_PAYS = lazy_pattern(rf"\s?(?:did|does|do|is|are|was|were|will|would|has|have)\s.*\b{_any(MONEY_VERBS)}\b", re.DOTALL)
_NOUN = lazy_pattern(r"\s(?:(?:kind|sort|type)s?\sof\s|of\sthe\s|more\s)?[^\W\d_]+")
_THE_NOUN = lazy_pattern(r"\s?(?:is|are|was|were|did|does|do|s)?\s?(?:the|his|her|their|its)\s.*", re.DOTALL)
_KIND_OF_NOUNS: dict[AnswerKind, tuple[str, ...]] = {
    "share": SHARE_NOUNS,
    "date": DATE_NOUNS,
    "place": PLACE_NOUNS_ASKED,
    "person": PERSON_NOUNS,
    "duration": DURATION_NOUNS[:-1],
    "number": NUMBER_NOUNS,
    "money": MONEY_NOUNS,
    "reason": REASON_PHRASES,
    "result": RESULT_NOUNS,
}
_NOUNS = [(kind, lazy_pattern(rf"\s(?:of\sthe\s)?{_any(nouns)}\b")) for kind, nouns in _KIND_OF_NOUNS.items()]
_NOUNS_ANYWHERE: tuple[tuple[AnswerKind, Callable[[], re.Pattern[str]]], ...] = (
    ("reason", _words(REASON_PHRASES)),
    ("share", _words(SHARE_NOUNS[:-2])),
    ("money", _words(MONEY_NOUNS)),
    ("number", _words(NUMBER_NOUNS)),
    ("result", _words(RESULT_NOUNS)),
    ("age", _words(("age",))),
    ("duration", _words(DURATION_NOUNS)),
    ("person", _words(("name of", "name"))),
)

# Each is tried once per run of its characters, without backtracking: a paragraph may consist only of digits.
_DIGITS = r"(?<![\d,.])\d[\d,.]*+"
_NUMERALS = rf"(?:{_DIGITS}|\b{_any((*SMALL_NUMBERS, *AMOUNTS))}s?\b)"
_UNITS = _any([*TIME_UNITS, "minute", "second", "decade", "season"])
_NAME = r"[A-Z][\w’'-]++"
# The capital comes before the lookbehind, so that the engine skips all other characters at once.
_NAMES = rf"[A-Z](?:(?<![\w’'-].)[\w’'-]++(?:\s(?:(?:de|van|von|der|al|bin)\s)?{_NAME})+|(?<=[a-z,;\"“’'] .)[\w’'-]++)"
_BY_CAPITALS: frozenset[AnswerKind] = frozenset(("date", "place", "person", "thing"))
"""Kinds recognised by capitals; the patterns of the others expect lower case."""
_ANSWERS: dict[AnswerKind, Callable[[], re.Pattern[str]]] = {
    "age": lazy_pattern(
        r"\b\d{1,3}-year-old|\baged? (?:of )?\d+|, \d{1,3}[,.]|\b\d{1,3} years old|\bat \d\d\b|\bborn\b"
    ),
    "date": lazy_pattern(
        rf"\b(?:1\d|20)\d\ds?\b|\b(?:{'|'.join(_month_spellings())})|\b{_any(day.capitalize() for day in WEEKDAYS)}\b"
        rf"|\b(?:yesterday|today|tonight|tomorrow)\b|\b(?:last|next|this) {_UNITS}\b|\bcentur(?:y|ies)\b"
        rf"|\b{_UNITS}s? (?:ago|later|earlier)\b"
    ),
    "duration": lazy_pattern(rf"(?:{_NUMERALS}|\b(?:an?|several|few|couple of))[ -](?:more |and a half )?{_UNITS}s?\b"),
    "money": lazy_pattern(
        rf"[$£€¥]\s?{_DIGITS}(?:\s?(?:m|bn|k|{_any(AMOUNTS)})\b)?|{_DIGITS}\s?(?:m|bn|{_any(AMOUNTS)})?\s?(?:[a-z]+ )?"
        rf"{_any(CURRENCIES)}s?\b|\b{_any(AMOUNTS)}s (?:of )?{_any(CURRENCIES)}s?\b|{_DIGITS}\s?(?:%|per ?cent)",
    ),
    "number": lazy_pattern(_NUMERALS),
    "share": lazy_pattern(
        rf"{_DIGITS}\s?(?:%|per ?cent\b)|\bper ?cent\b|\b(?:half|a third|two-thirds|quarters?|majority)\b"
        rf"|{_NUMERALS} (?:in|out of) {_NUMERALS}",
    ),
    "place": lazy_pattern(
        r"\b(?:in|at|from|near|to|outside|into|of|off|on|across) (?:the )?[A-Z][\w’'-]++(?>(?: [A-Z][\w’'-]++)*)"
    ),
    "person": lazy_pattern(_NAMES),
    "thing": lazy_pattern(_NAMES + r"|[\"“‘]\w+"),
    "reason": _words(REASON_SIGNS, re.NOFLAG),
    "result": lazy_pattern(rf"\b{_any(RESULT_SIGNS)}\b|\b\d+[-–]\d+\b"),
    "yes_no": lazy_pattern(rf"\b{_any(NEGATIONS)}\b|n[’']t\b"),
}
