"""Visible text: without invisible characters, in composed form, with each character's offset in the original."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
_CHANGES = re.compile(rf"[{_INVISIBLE}]|.[\u0300-\u036f]+", re.DOTALL)
_NEEDED = re.compile(rf"[{_INVISIBLE}\u0300-\u036f]")
_REMOVED = re.compile(rf"[{_INVISIBLE}]")


class VisibleText(NamedTuple):
    """A visible text; its character n spans `starts[n]` to `ends[n]` of the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original of the characters from `start` to `end`, at least one."""
        return self.starts[start], self.ends[end - 1]


def make_visible(text: str) -> VisibleText | None:
    """Return a text without invisible characters and with composed letters; None if it is already."""
    if text.isascii() or not _NEEDED.search(text):
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    read = 0

    def take(part: str, start: int, end: int) -> None:
        parts.append(part)
        if len(part) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(part))
            ends.extend([end] * len(part))

    for match in _CHANGES.finditer(text):
        take(text[read : match.start()], read, match.start())
        read = match.end()
        if composed := unicodedata.normalize("NFC", _REMOVED.sub("", match[0])):
            take(composed, *match.span())
    take(text[read:], read, len(text))
    return VisibleText("".join(parts), starts, ends)
