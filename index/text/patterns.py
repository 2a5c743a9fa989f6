"""Regular expressions compiled on first use: a single question needs few of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_patterns: list[Callable[[], re.Pattern[str]]] = []


def lazy_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """Return a function that returns `pattern`, compiled on the first call."""
    compiled = cache(lambda: re.compile(pattern, flags))
    _patterns.append(compiled)
    return compiled


def compile_patterns() -> None:
    """Compile all patterns defined by now, for a process that answers many questions."""
    for compiled in _patterns:
        compiled()
