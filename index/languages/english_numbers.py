"""How English writes numbers, besides their words, which stand in `english_claims.py`."""

from __future__ import annotations

from typing import Final


class EnglishNumbers:
    """Words and endings in lower case."""

    ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
    ENDING_BY_DIGIT: Final = {"1": "st", "2": "nd", "3": "rd"}
    """The ending that stands for all of them in a canonical spelling, by the last digit; others have `OTHER_ENDING`."""
    OTHER_ENDING = "th"
    IMPRECISE = ("1", "1st", "2nd")
    """Numbers that are rarely such when spelt out: "one of them", "at first"."""
    AND = "and"
    """What joins the parts of a number: "a hundred and five"."""
    INDEFINITE = ("a", "an", "another")
    """Words that stand where a number or a name may stand."""
    SCALES: Final = {"m": "million", "bn": "billion", "k": "thousand", "tn": "trillion"}
    """What letters right behind digits stand for."""
