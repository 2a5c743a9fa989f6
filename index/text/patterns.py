"""Patterns that are compiled when they are first needed: few questions need many of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def lazily(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """`pattern`, compiled by the first call of what is returned and kept for the others."""
    return cache(lambda: re.compile(pattern, flags))
