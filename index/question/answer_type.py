"""What kind of thing answers a question: a date, a number or a name, told by the words that it asks with."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from index.text import extract_terms, lazy_pattern

_WHEN = lazy_pattern(r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|decade)\b", re.IGNORECASE)
_HOW_MANY = lazy_pattern(
    r"\bhow (?:many|much|long|old|far|large|big|tall|often|high|deep|fast|wide)\b|\bpercentage\b"
    r"|\b(?:what|which) (?:percent|number|share|score|age|price)\b",
    re.IGNORECASE,
)
_WHO = lazy_pattern(
    r"\bwho(?:m|se)?\b|\bwhere\b"
    r"|\b(?:what|which) (?:person|player|team|artist|city|country|state|company|king|river|party)\b",
    re.IGNORECASE,
)
_DATE = lazy_pattern(
    r"\b(?:1\d{3}|20\d\d)s?\b|\b\d+(?:st|nd|rd|th) century|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_NUMBER = lazy_pattern(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion"
    r"|half|twice|dozen)\b",
    re.IGNORECASE,
)
_NAME = lazy_pattern(r"(?<=[a-z,] )[A-Z]\w+|[A-Z]\w+ [A-Z]\w+")


@lru_cache(maxsize=16)  # all passages of an answer ask for the same
def answer_check(question: str) -> Callable[[str], bool]:
    """Return a check of whether a sentence may answer `question`: it holds a date, a number or a name that it asks for.

    A question that asks for none of these is content with any sentence.
    """
    if _WHEN().search(question):
        return lambda text: bool(_DATE().search(text))
    lower_question = question.lower()
    if _HOW_MANY().search(question):
        return lambda text: any(match.group().lower() not in lower_question for match in _NUMBER().finditer(text))
    if _WHO().search(question):
        asked_terms = set(extract_terms(question))
        return lambda text: any(
            not asked_terms.issuperset(extract_terms(match.group())) for match in _NAME().finditer(text)
        )
    return lambda _: True
