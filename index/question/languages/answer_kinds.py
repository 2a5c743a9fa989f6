"""What kind of answer a question in a language with an `Asking` expects, and where a text has it.

Only kinds that a text shows in any language by its digits, signs and capitals: dates, numbers, money, shares, names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from index.languages import Letters, find_language
from index.question.languages.patterns import compiled, fold

_DIGITS = r"(?<![\d,.])\d[\d,.]*+"
_PATTERNS = {
    "number": _DIGITS,
    "age": r"(?<!\d)\d{1,3}(?!\d)",
    "duration": _DIGITS,
    "money": rf"[$£€¥₽₴]\s?{_DIGITS}|{_DIGITS}",
    "share": rf"{_DIGITS}\s?%|{_DIGITS}",
    "date": r"(?<!\d)(?:1\d|20)\d\d(?!\d)|(?<!\d)\d{1,2}(?:[./]\d{1,2}|\.?(?=\s[^\W\d]{3,}))",
}
_NAMES = re.compile(rf"(?:(?<=\w\s)|(?<=\w[,;]\s)){Letters.NAME_CAPITAL}[\w’'-]+")


@lru_cache(maxsize=64)
def kind_of_answer(question: str, code: str) -> tuple[str, bool]:
    """Return the kind of answer that a question in the language `code` expects, and whether it is somebody's words.

    The kind is "any" where the language or the question doesn't tell. Nobody's words are expected in a language without
    rules for who says what.
    """
    language = find_language(code)
    asking = language.asking if language else None
    if language is None or asking is None:
        return "any", False
    folded = fold(question)
    speech = language.speech is not None and bool(compiled(asking.speech, code).search(folded))
    for kind, words in asking.answers:
        if compiled(words, code).search(folded):
            return kind, speech
    return ("yes_no" if compiled(asking.yes_no, code).match(folded) else "any"), speech


def find_answers_in(kind: str, question: str, text: str, code: str) -> list[int]:
    """Return the offsets of possible answers of a kind in `text`: things that aren't in the question."""
    language = find_language(code)
    asking = language.asking if language else None
    if asking is None:
        return []
    pattern = re.compile(_PATTERNS[kind]) if kind in _PATTERNS else None
    if kind == "person" and not asking.capital_nouns:
        pattern = _NAMES
    if pattern is None:
        return []
    given = set(re.findall(r"\w+", question.lower()))
    return [match.start() for match in pattern.finditer(text) if match[0].lower() not in given]


def needed_signs(question: str, code: str) -> Callable[[str], bool] | None:
    """Return a check of whether a paragraph may have what `question` asks for, or None if any paragraph may.

    An age, a birth and a founding need words or figures that show them; the names alone answer nothing.
    """
    language = find_language(code)
    if language is None or language.asking is None:
        return None
    folded = fold(question)
    needed = [
        compiled(signs, code) for asked, signs in language.asking.only_with if compiled(asked, code).search(folded)
    ]
    return (lambda text: all(signs.search(fold(text)) for signs in needed)) if needed else None
