"""How names of a language that isn't written in Latin letters are written in them, as data: `LatinForms`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class LatinForms:
    """The Latin forms of names in one language, in lower case."""

    tables: tuple[Mapping[str, tuple[str, ...]], ...]
    """A table for each way to write them, of which languages in Latin letters have different ones.

    Each maps a letter or several to their Latin forms, the most frequent one first; an empty one is left out.
    """
    endings: tuple[tuple[str, str], ...] = ()
    """Endings of inflected names, each with that of the name itself: "ского" and "ский"."""
    accented: Mapping[str, str] = field(default_factory=dict)
    """Letters that have an accent in some words, each with the accented one: it leaves no trace in Latin letters."""
    rare: str = ""
    """Letters that are rarer than others with the same Latin form."""
    name_ending: str = "(?!)"
    """Pattern of the ends of names in Latin letters that are likely to be of this language: "enko"."""
    by_sound: Mapping[str, tuple[str, ...]] | None = None
    """Letters of the Russian transcription of foreign names that this language writes in another way.

    None for a language that has no such transcription, or writes such names in other ways.
    """
