"""Links into the private chat, `t.me/<bot>?start=<parameter>`: what the parameter asks.

Telegram takes 64 characters of A-Z a-z 0-9 _ - (https://core.telegram.org/bots/features#deep-linking), and anybody may
write any: `read_parameter` takes what `parameter_for` and `parameter_by` gave, and says None of everything else.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

HELP = "help"
"""Asks nothing: the bot says what it does."""

_BYTES = 47
"""Of a question that stands in the parameter itself: with its letter in front, they make 64 characters."""

_PARAMETER = re.compile(r"([qk])([A-Za-z0-9_-]{1,63})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link asks: a question, or the one of the answer that is remembered by a key."""

    question: str = ""
    key: str = ""


def parameter_for(question: str) -> str | None:
    """Return a parameter that holds `question`; None for one that is too long, and has to be remembered."""
    packed = _tidy(question).encode()
    return "q" + urlsafe_b64encode(packed).decode().rstrip("=") if 0 < len(packed) <= _BYTES else None


def parameter_by(key: str) -> str:
    """Return a parameter for the question that is remembered by `key`, as `bot.memory.new_key` makes them."""
    return f"k{key}"


def read_parameter(parameter: str) -> Linked | None:
    """Return what a parameter asks."""
    match = _PARAMETER.fullmatch(parameter)
    if match is None:
        return None
    return Linked(key=match[2]) if match[1] == "k" else _question(parameter, match[2])


def _question(parameter: str, packed: str) -> Linked | None:
    try:
        question = urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
    except ValueError:
        return None
    return Linked(question) if parameter_for(question) == parameter else None


def _tidy(question: str) -> str:
    """Return a question on one line, without halves of characters."""
    return " ".join(question.encode(errors="ignore").decode().split())
