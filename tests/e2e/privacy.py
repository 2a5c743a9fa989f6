"""What no log of a bot may show: what people wrote to it, their names, and its token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from botapi import BotApi

SHORTEST_TEXT = 8
"""Characters of a text that is looked for. Shorter ones, such as /help, may stand in a log for another reason."""

SHORTEST_NAME = 3
PIECE = 30
"""Characters of the pieces at both ends of a long text that are looked for: a log could show it cut."""

_NUMBER = re.compile(r"-?\d+")  # of a person or a chat, which the log names people by

_TEXTS = ("text", "caption", "query", "file_name")
_NAMES = ("first_name", "last_name", "username", "title")
_ORDINARY = {"Admin", "News"}
"""Names in tests that are also words of log lines."""


def assert_private(log: str, api: BotApi, token: str) -> None:
    """Assert that a bot's log shows neither its token nor what people wrote to it, nor their names."""
    for secret in (token, token.partition(":")[2]):
        assert secret not in log, "the token stands in the log"
    texts, names = written_by_people(api.updates)
    texts.discard(f"@{api.bot.username}")
    shown = {piece for text in texts for piece in _pieces(text) if piece in log or _escaped(piece) in log}
    shown |= {name for name in names if re.search(rf"\b{re.escape(name)}\b", log)}
    assert not shown, f"the log shows what people wrote: {sorted(shown)}\n{log}"


def written_by_people(updates: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str]]:
    """Return the texts and the names in some updates, without those of bots."""
    texts, names = set[str](), set[str]()
    for update in updates:
        for key, value in _strings(update):
            if key in _TEXTS:
                command, _, argument = value.partition(" ")
                texts |= {argument} if command.startswith("/") else {value}
            elif len(value) >= SHORTEST_NAME and value not in _ORDINARY:
                names.add(value)
    return texts, names


def _strings(thing: object) -> Iterator[tuple[str, str]]:
    """Yield the texts and names in a part of an update."""
    if isinstance(thing, list):
        for part in thing:
            yield from _strings(part)
    if not isinstance(thing, dict) or thing.get("is_bot"):
        return
    sender = thing.get("from")
    is_of_bot = isinstance(sender, dict) and sender.get("is_bot") is True
    for key, value in thing.items():
        if isinstance(value, str):
            if key in _NAMES or (key in _TEXTS and not is_of_bot):
                yield key, value
        elif key != "reply_markup":
            yield from _strings(value)


def _pieces(text: str) -> set[str]:
    stripped = text.strip()
    pieces = {stripped, stripped[:PIECE].strip(), stripped[-PIECE:].strip()}
    return {piece for piece in pieces if len(piece) >= SHORTEST_TEXT and not _NUMBER.fullmatch(piece)}


def _escaped(text: str) -> str:
    return repr(text)[1:-1]
