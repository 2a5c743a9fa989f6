"""Limits on markup that parsers of HTML and XML alike need before they begin."""

from __future__ import annotations

import re

MAX_ATTRIBUTES = 5_000
"""Maximum number of attributes of an element: parsers take time by the square of it."""

_LONG_TAG = 20_000  # characters
_TAG = re.compile(r"<[a-zA-Z]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def check_attributes(markup: str) -> None:
    """Raise ValueError if an element has too many attributes. Takes time in proportion to the size."""
    for piece in markup.split(">"):
        if len(piece) > _LONG_TAG and (match := _TAG.search(piece)):
            count = len(_QUOTED.sub("", piece[match.start() :]).split())
            if count > MAX_ATTRIBUTES:
                raise ValueError(f"an element has too many attributes ({count:,}, at most {MAX_ATTRIBUTES:,})")
