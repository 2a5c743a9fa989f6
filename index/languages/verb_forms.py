"""Forms of verbs that a stemmer tells apart, as data: `VerbForms`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class VerbForms:
    """Forms of verbs, each with the word of whose stem it is: "nahm" with "nehmen".

    Words are in lower case, with the letters that the `Spelling` replaces.
    """

    forms: Mapping[str, str]
    """A form, without a prefix, and the word that gives its stem."""
    prefixes: frozenset[str] = frozenset()
    """Prefixes that a form may follow, and that stay: "teil" makes "teilgenommen" a form of "teilnehmen"."""
    infix: str = ""
    """What may stand between a prefix and an infinitive: "zu" in "teilzunehmen"."""
    infinitives: frozenset[str] = frozenset()
    """Forms that the infix may precede."""
    exceptions: frozenset[str] = frozenset()
    """Words that only look like such a form."""
