"""What English questions expect as an answer, and what such an answer looks like, as patterns and words by kind.

Not for the nouns themselves: see `english_answers.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from index.languages.alternatives import any_word
from index.languages.asking_words import AnswerKind
from index.languages.english import MONTHS, TIME_UNITS, WEEKDAYS
from index.languages.english_answers import (
    AMOUNT_NOUNS,
    AMOUNT_VERBS,
    AMOUNT_WORDS,
    AMOUNTS,
    CURRENCIES,
    DATE_NOUNS,
    DURATION_NOUNS,
    MONEY_NOUNS,
    MONEY_VERBS,
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
    YES_NO_OPENERS,
)


def _month_spellings() -> Iterator[str]:
    for month in MONTHS:
        name = month.capitalize()
        # "May" alone is more often a verb than a month.
        yield r"May(?= \d)|(?<=\d )May|(?<=in )May" if name == "May" else rf"{name}|{name[:3]}\b\.?(?= \d)"


def _behind(nouns: Iterable[str]) -> str:
    return rf"\s(?:of\sthe\s)?{any_word(nouns)}\b"


# Each is tried once per run of its characters, without backtracking: a paragraph may consist only of digits.
_DIGITS = r"(?<![\d,.])\d[\d,.]*+"
_NUMERALS = rf"(?:{_DIGITS}|\b{any_word((*SMALL_NUMBERS, *AMOUNTS))}s?\b)"
_UNITS = any_word([*TIME_UNITS, "minute", "second", "decade", "season"])
_NAME = r"[A-Z][\w’'-]++"
# The capital comes before the lookbehind, so that the engine skips all other characters at once.
_NAMES = rf"[A-Z](?:(?<![\w’'-].)[\w’'-]++(?:\s(?:(?:de|van|von|der|al|bin)\s)?{_NAME})+|(?<=[a-z,;\"“’'] .)[\w’'-]++)"


class EnglishAnswers:
    """Regular expressions over questions, some of them in lower case, and over text; and words of questions."""

    # Over questions, without regard to case.
    YES_NO = rf"(?:(?:and|so|but)\s)?{any_word(YES_NO_OPENERS)}\b"
    ASKING = (
        r"\b(?:how\s(?:old|long|much|many|far|large|big|tall|often|high|deep|fast|wide|heavy|badly|quickly|soon|come)"
        r"|how|what\sage|when|where|why|who(?:m|se)?|what(?:['’]?s)?|which)\b"
    )
    NAMING = r"\b(?:what|which|who(?:m|se)?|when|where)\b"
    """What asks to name something."""
    # What a question word asks for; others depend on the words after them.
    BY_WORD: Final[dict[str, AnswerKind]] = {
        "how old": "age",
        "what age": "age",
        "how long": "duration",
        "how soon": "date",
        "how come": "reason",
        "when": "date",
        "where": "place",
        "why": "reason",
        "who": "person",
        "whom": "person",
        "whose": "person",
    }
    HOW = "how"
    HOW_MANY = "how many"
    HOW_MUCH = "how much"
    WHAT = ("what", "which")
    # Over the words after a question word, in lower case.
    PAYS = rf"\s?(?:did|does|do|is|are|was|were|will|would|has|have)\s.*(?<!\ba\s)\b{any_word(MONEY_VERBS)}\b"
    # Over the words after "how much", in lower case; others ask for money.
    MUCH_TIME = r"\s(?:more\s)?(?:time|longer)\b"
    AMOUNT = (
        rf"\s{any_word((*AMOUNT_WORDS, *AMOUNT_NOUNS))}\b"
        rf"|\s(?:did|does|do|can|could|will|would|should|has|have)\s.*\b{any_word(AMOUNT_VERBS)}\b"
    )
    NOUN = r"\s(?:(?:kind|sort|type)s?\sof\s|of\sthe\s|more\s)?[^\W\d_]+"
    THE_NOUN = r"\s?(?:is|are|was|were|did|does|do|s)?\s?(?:the|his|her|their|its)\s.*"
    NO_NOUNS = frozenset(
        """
        did does do is are was were has have had will would can could should happened happens happening became made led
        the a an else exactly kind sort type if about
        """.split()
    )
    """Words that `NOUN` matches and that are none."""
    NOUNS_BEHIND: Final[dict[AnswerKind, str]] = {
        "share": _behind(SHARE_NOUNS),
        "date": _behind(DATE_NOUNS),
        "place": _behind(PLACE_NOUNS_ASKED),
        "person": _behind(PERSON_NOUNS),
        "duration": _behind(DURATION_NOUNS[:-1]),
        "number": _behind(NUMBER_NOUNS),
        "money": _behind(MONEY_NOUNS),
        "reason": _behind(REASON_PHRASES),
        "result": _behind(RESULT_NOUNS),
    }
    """Nouns right after "what" or "which", by the kind of answer that they ask for."""
    NOUNS_ANYWHERE: Final[tuple[tuple[AnswerKind, tuple[str, ...]], ...]] = (
        ("reason", REASON_PHRASES),
        ("share", SHARE_NOUNS[:-2]),
        ("money", MONEY_NOUNS),
        ("number", NUMBER_NOUNS),
        ("result", RESULT_NOUNS),
        ("age", ("age",)),
        ("duration", DURATION_NOUNS),
        ("person", ("name of", "name")),
    )
    """Nouns anywhere in a question without a question word; the first kind that has one wins."""
    SIGNS: Final[dict[AnswerKind, str]] = {
        "age": (
            r"\b\d{1,3}-year-old|\baged? (?:of )?\d+|, \d{1,3}[,.]|\b\d{1,3} years old|\bat \d\d\b|\bborn\b"
            rf"|{_NUMERALS}[ -]{any_word(AMOUNTS)}[ -]years?\b"
        ),
        "date": (
            rf"\b(?:1\d|20)\d\ds?\b|\b(?:{'|'.join(_month_spellings())})"
            rf"|\b{any_word(day.capitalize() for day in WEEKDAYS)}\b"
            rf"|\b(?:yesterday|today|tonight|tomorrow)\b|\b(?:last|next|this) {_UNITS}\b|\bcentur(?:y|ies)\b"
            rf"|\b{_UNITS}s? (?:ago|later|earlier)\b"
        ),
        "duration": (
            rf"(?:{_NUMERALS}|\b(?:an?|several|few|couple of))[ -](?:more |and a half )?{_UNITS}s?\b"
            rf"|\b(?:until|till|since) (?:[a-z]++ ){{0,4}}(?:\d{{3,4}}|{_UNITS}|century|end|{any_word(MONTHS)})\b"
        ),
        "money": (
            rf"[$£€¥]\s?{_DIGITS}(?:\s?(?:m|bn|k|{any_word(AMOUNTS)})\b)?"
            rf"|{_DIGITS}\s?(?:m|bn|{any_word(AMOUNTS)})?\s?(?:[a-z]+ )?{any_word(CURRENCIES)}s?\b"
            rf"|\b{any_word(AMOUNTS)}s (?:of )?{any_word(CURRENCIES)}s?\b|{_DIGITS}\s?(?:%|per ?cent)"
        ),
        "number": _NUMERALS,
        "share": (
            rf"{_DIGITS}\s?(?:%|per ?cent\b)|\bper ?cent\b|\b(?:half|a third|two-thirds|quarters?|majority)\b"
            rf"|{_NUMERALS} (?:in|out of) {_NUMERALS}"
        ),
        "place": (
            r"\b(?:in|at|from|near|to|outside|into|of|off|on|across) (?:the )?[A-Z][\w’'-]++(?>(?: [A-Z][\w’'-]++)*)"
        ),
        "person": _NAMES,
        "thing": (_NAMES + r"|[\"“‘]\w+"),
        "reason": rf"\b{any_word(REASON_SIGNS)}\b",
        "result": (rf"\b{any_word(RESULT_SIGNS)}\b|\b\d+[-–]\d+\b"),
        "yes_no": (rf"\b{any_word(NEGATIONS)}\b|n[’']t\b"),
    }
    """How answers of a kind look, with capitals where those tell it, else in lower case."""
