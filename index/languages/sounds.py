"""How names of a language in Latin letters are written in Cyrillic ones, by their sound, as data: `Sounds`.

Not for names that are transliterated letter by letter: see `latin_forms.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Sounds:
    """The practical transcription of names in one language into Russian, in lower case; ё is written as е.

    Other languages in Cyrillic letters derive theirs from it: see `LatinForms.by_sound`.
    """

    table: Mapping[str, tuple[str, ...]]
    """Latin letters, one or several, with their Cyrillic forms, the most frequent one first.

    "^" stands for the start of a word, and "$" for its end. A double consonant needs no row of its own.
    """
    rare: frozenset[str] = frozenset()
    """Rows that few names have, though they may be the rule for their letters: "ough"."""
