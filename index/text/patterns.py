"""Patterns that are compiled when they are first needed: few questions need many of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def lazy_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives `pattern`, which its first call compiles."""
    return cache(lambda: re.compile(pattern, flags))
