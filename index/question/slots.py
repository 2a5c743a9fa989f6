"""The ways to ask what somebody said about something, as patterns with the groups speaker and topic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.languages import EnglishAsking
from index.text import lazy_pattern


@dataclass(frozen=True, slots=True)
class Slot:
    """A way to ask. Without a group for the speaker, it asks for a quotation of anybody."""

    pattern: Callable[[], re.Pattern[str]]
    needs: frozenset[str]
    """Words of which any matching question has one: checking them takes a tenth of the pattern's time."""
    only_names: bool
    """True if the speaker must look like a name."""


SLOTS = tuple(
    Slot(lazy_pattern(way.pattern, re.IGNORECASE | re.DOTALL), way.needs, way.only_names) for way in EnglishAsking.WAYS
)
"""The first one that matches a whole question wins, so none of them searches."""
SLOT_WORDS = frozenset[str]().union(*(slot.needs for slot in SLOTS))
"""Words of all slots: a question without any of them matches no slot."""
