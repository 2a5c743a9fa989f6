"""Which script a text is in, by Unicode's names. Not for its language: see `telling.py`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def script_of(text: Iterable[str]) -> str:
    """Return the script of the first letter of a text, by its Unicode name: "CYRILLIC"; empty if it has none."""
    return next((unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()), "")
