"""Deep links into the private chat, `t.me/<bot>?start=<parameter>`: encoding questions as parameters, and decoding.

Telegram allows 64 characters of A-Z a-z 0-9 _ - (https://core.telegram.org/bots/features#deep-linking), and anybody can
write any: `read_parameter` accepts what `parameter_for` and `parameter_by` return, and returns None for anything else.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

HELP = "help"
"""The parameter that asks for help."""

_BYTES = 47
"""Maximum size of a question inside the parameter: with the letter in front, it takes 64 characters."""

_PARAMETER = re.compile(r"([qk])([A-Za-z0-9_-]{1,63})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Linked:
    """The content of a link: a question, or the key of a stored answer."""

    question: str = ""
    key: str = ""


def parameter_for(question: str) -> str | None:
    """Return a parameter that contains `question`; None if it is too long, and has to be stored."""
    packed = _tidy(question).encode()
    return "q" + urlsafe_b64encode(packed).decode().rstrip("=") if 0 < len(packed) <= _BYTES else None


def parameter_by(key: str) -> str:
    """Return a parameter for the question stored under `key`, a key from `bot.memory.new_key`."""
    return f"k{key}"


def read_parameter(parameter: str) -> Linked | None:
    """Decode a parameter."""
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
    """Return a question on one line, without lone surrogates."""
    return " ".join(question.encode(errors="ignore").decode().split())
