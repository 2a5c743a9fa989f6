"""How a language without a dictionary declines names and nouns: `Declension`, a language's endings as plain data.

Cases have the names of OpenCorpora: nomn, gent, datv, accs, ablt, loct.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class NameForm(NamedTuple):
    """A reading of a form of a name: gender, case, nominative, and whether the form is of no other name."""

    gender: str
    case: str
    nominative: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Declension:
    """Endings and forms of names and nouns. All words are in lower case."""

    given_names: Mapping[str, tuple[NameForm, ...]]
    """Readings of each form of the given names."""
    surnames: tuple[tuple[str, NameForm], ...]
    """Endings of surnames and patronymics in other cases, with their readings; `nominative` is the ending there."""
    fixed_endings: tuple[str, ...]
    """Endings of women's surnames that have no cases."""
    nominative_endings: tuple[str, ...]
    """Endings of surnames in the nominative."""
    oblique_endings: tuple[str, ...]
    """Endings that no name has in the nominative, though a shorter one of `nominative_endings` fits."""
    nouns: Mapping[str, frozenset[str]]
    """Cases of each form of common nouns."""
    lemmas: Mapping[str, str]
    """Nominatives of these forms."""
    adjectives: Mapping[str, frozenset[str]]
    """Cases by the endings of adjectives."""
    noun_endings: Mapping[str, frozenset[str]]
    """Cases by the endings of other common nouns."""
