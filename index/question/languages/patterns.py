"""Patterns of a language's `Asking`, compiled, and the folded text that they match.

Not for words: those stand in `index/languages/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from index.languages import Letters, find_language

_SPEAKER = r"(?P<speaker>\S.{0,80}?)"
_TOPIC = r"(?P<topic>\S.*)"


class _Folded(dict[int, str]):
    """Small letters without accents, one for each character; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        small = char.lower()
        base = unicodedata.normalize("NFD", small)[0]
        folded = base if base.isascii() else _ALIKE.get(small, small)
        self[code] = folded if len(folded) == 1 else char
        return self[code]


_ALIKE = {Letters.YO[0]: Letters.YO[1], "’": "'", "ʼ": "'", "‘": "'", "`": "'"}
_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return `text` in lower case without accents on Latin letters, character by character: offsets stay."""
    return text.translate(_FOLDED)


@lru_cache(maxsize=1024)
def compiled(pattern: str, code: str) -> re.Pattern[str]:
    """Return a pattern of the language `code` with its phrases filled in."""
    return re.compile(_phrases(code).fill(pattern).replace(" ", r"\s"), re.DOTALL)


class _Phrases:
    """What the names in patterns stand for."""

    def __init__(self, named: Mapping[str, str]) -> None:
        self._named = dict(named)

    def add(self, name: str, pattern: str) -> None:
        """Let a name stand for a pattern, which may use the names before it."""
        self._named[name] = f"(?:{self.fill(pattern)})"

    def fill(self, pattern: str) -> str:
        """Return a pattern with its names replaced."""
        names = "|".join(sorted(self._named, key=len, reverse=True))
        return re.sub(names, lambda match: self._named[match[0]], pattern)


@cache
def _phrases(code: str) -> _Phrases:
    language = find_language(code)
    if language is None or language.asking is None:
        raise ValueError(f"{code} has no ways to ask")
    asking = language.asking
    article = rf"(?!(?:{'|'.join(asking.articles)})\s)" if asking.articles else ""
    ending = f"(?P<ending>{'|'.join(asking.endings)})"
    phrases = _Phrases({"SPEAKER": _SPEAKER, "NAME": article + _SPEAKER, "TOPIC": _TOPIC, "ENDING": ending})
    for name, pattern in asking.phrases.items():
        phrases.add(name, pattern)
    return phrases
