"""The rules by which a message of Telegram is an article, whether it was exported or comes from the Bot API.

A text is given as parts: pairs of some characters and the kind of their formatting, as Telegram names it. Not for
reading a message: see `telegram_export.py`, and `index/sources/telegram/`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from index.sources.formats.paragraphs import SENTENCE_ENDS, split_blocks

Parts = Sequence[tuple[str, str]]
"""A text: some characters with the kind of their formatting, and then the next ones; "plain" is none."""

LEAST_LETTERS = 40
"""Number of letters of a short sentence: a message with fewer is no article."""

_SHORT_LINE = 120  # characters
_LETTER = re.compile(r"[^\W\d_]")


def is_short(text: str) -> bool:
    """Return whether a text has fewer letters than an article."""
    return sum(1 for _ in islice(_LETTER.finditer(text), LEAST_LETTERS)) < LEAST_LETTERS


def read_message_text(parts: Parts) -> tuple[str, tuple[str, ...]]:
    """Return the headline of a message, empty if it has none, and its paragraphs. Raises ValueError."""
    title, lines = _headline("".join(text for text, _ in parts).splitlines(), _bold_start(parts))
    paragraphs = (" ".join(line.strip() for line in block) for block in split_blocks(lines))
    return title, tuple(paragraph for paragraph in paragraphs if paragraph)


def message_guid(chat_id: int | str, number: int) -> str:
    """Return the GUID of a message. An export has the ids of channels without the -100 of the Bot API."""
    return f"telegram:{chat_id}:{number}"


def message_link(public_name: str, number: int) -> str:
    """Return the address of a message in a chat with a public name."""
    return f"https://t.me/{public_name}/{number}"


def _bold_start(parts: Parts) -> str:
    """Return the bold text at the start of a message."""
    bold = []
    for text, kind in parts:
        if kind not in ("bold", "custom_emoji") and not (kind == "plain" and not _LETTER.search(text)):
            break
        bold.append(text)
    return "".join(bold)


def _headline(lines: list[str], bold: str) -> tuple[str, list[str]]:
    """Return the first line as a headline, if it is bold or as short as one, and the lines below it."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    rest = lines[first + 1 :]
    if not any(map(_LETTER.search, rest)):
        return "", lines
    line = lines[first].strip()
    is_bold = bool(_LETTER.search(bold)) and bold.lstrip().startswith(line)
    is_short_line = len(line) <= _SHORT_LINE and not line.endswith(SENTENCE_ENDS) and not rest[0].strip()
    return (line, rest) if (is_bold or is_short_line) and _LETTER.search(line) else ("", lines)
