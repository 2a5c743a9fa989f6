"""A test double of what understanding a question needs to know of an index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA

from index.text import NameKind

NAMES = {"putin": "Putin", "vladimir": "Vladimir", "biden": "Biden", "zelenski": "Zelensky", "brandt": "Brandt"}


@dataclass
class Index:
    """A test double of an index's vocabulary and names."""

    outlets: Sequence[str] = ("Reuters", "The Guardian", "BBC News")
    names: Mapping[str, str] = field(default_factory=lambda: NAMES)
    newest: date | None = date(2024, 12, 20)
    languages: tuple[str, ...] = ("en",)

    held: frozenset[str] | None = None

    @property
    def has_names(self) -> bool:
        return bool(self.names)

    def has_name(self, term: str) -> bool:
        return term in self.names

    def names_near(self, term: str, edits: int) -> Collection[str]:
        return names_near(self.names, term, edits)

    def prefetch_terms(self, terms: Iterable[str]) -> None:
        list(terms)

    def is_name(self, term: str) -> bool:
        return term in self.names

    def writes(self, word: str) -> bool:
        return bool(word)

    def name_kind(self, term: str) -> NameKind:
        return "person" if term in self.names else ""

    def holds(self, term: str) -> bool:
        return term not in ("putn", "zelenskyy") if self.held is None else term in self.held


def names_near(names: Mapping[str, str], term: str, edits: int) -> set[str]:
    """Return the names whose terms are at most `edits` edits from `term`."""
    return {name for stem, name in names.items() if OSA.distance(term, stem) <= edits}
