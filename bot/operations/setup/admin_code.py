"""The code that makes a person the admin: its tries, and its end. Not for getting messages: see `claiming.py`."""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections.abc import Callable
from typing import Literal

TRIES = 5
"""Wrong codes after which a code is void, whoever sends them: guessing has 5 chances in a million."""

SECONDS = 600.0
"""Seconds for which a code is valid."""

Verdict = Literal["right", "wrong", "void"]
"""What a code turned out to be; "void" if no code is right any more."""

_SENT = re.compile(r"(?:/start(?:@\w+)?\s+)?(\d{3}[\s-]?\d{3})", re.ASCII)


class AdminCode:
    """A code of six digits, which is right once. `clock` returns seconds.

    >>> code = AdminCode()
    >>> code.check(code.digits)
    'right'
    >>> code.check(code.digits)
    'void'
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.digits = f"{secrets.randbelow(10**6):06}"
        self.tries_left = TRIES
        self._clock = clock
        self._until = clock() + SECONDS

    @property
    def seconds_left(self) -> float:
        """The seconds for which it is still valid."""
        return max(0.0, self._until - self._clock())

    def check(self, digits: str) -> Verdict:
        """Return whether some digits are the code; a wrong one counts as a try."""
        if not self.tries_left or not self.seconds_left:
            return "void"
        if hmac.compare_digest(digits.encode(), self.digits.encode()):
            self.tries_left = 0
            return "right"
        self.tries_left -= 1
        return "wrong"


def digits_in(text: str) -> str | None:
    """Return the six digits that a message consists of, also behind /start as in a link; None if there is more."""
    match = _SENT.fullmatch(text.strip())
    return re.sub(r"\D", "", match[1]) if match else None
