"""Words of one family that a stemmer tells apart, as data: `Families`.

"invade" and "invasion" tell the same, and so do "France" and "French". Not for synonyms.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """Groups of words in lower case, whose sense is the same in a question of fact."""

    words: tuple[tuple[str, ...], ...]
    """Verbs with their nouns, nouns with their adjectives, and irregular forms.

    Without those whose term is also that of another common word: English "department" has that of "depart".
    """
    peoples: tuple[tuple[str, ...], ...] = ()
    """Countries and regions with their people and adjectives."""


def read_groups(lines: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words that `lines` contain, separated by commas, or else one group per line."""
    groups = lines.split(",") if "," in lines else lines.strip().splitlines()
    return tuple(tuple(group.split()) for group in groups)
