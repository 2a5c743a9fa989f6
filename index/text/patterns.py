"""Patterns that are compiled when they are first needed: few questions need many of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_patterns: list[Callable[[], re.Pattern[str]]] = []


def lazy_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives `pattern`, which its first call compiles."""
    compiled = cache(lambda: re.compile(pattern, flags))
    _patterns.append(compiled)
    return compiled


def compile_patterns() -> None:
    """Compile all patterns that were defined so far, for a process that answers many questions."""
    for compiled in _patterns:
        compiled()
