"""Messages that ask nothing of the news: greetings, thanks, questions about the bot, complaints, "lol"."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal, cast

from index.languages import (
    ENGLISH_SMALL_TALK,
    ENGLISH_SMALL_TALK_FILLERS,
    GERMAN_SMALL_TALK,
    GERMAN_SMALL_TALK_FILLERS,
    RUSSIAN_SMALL_TALK,
    RUSSIAN_SMALL_TALK_FILLERS,
)
from index.text import lazy_pattern

SmallTalk = Literal["about", "thanks", "greeting", "goodbye", "complaint", "reaction", ""]
"""What a message is that asks nothing of the news; empty for all others."""

MAX_CHARACTERS = 80
"""A longer message says something."""

_KINDS: tuple[SmallTalk, ...] = ("about", "complaint", "thanks", "greeting", "goodbye", "reaction")
"""Which counts where a message is several: the first."""

_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")


def small_talk(text: str) -> SmallTalk:
    """Return what kind of small talk a message is: all of it, emoji and marks aside, is made of known phrases."""
    if len(text) > MAX_CHARACTERS:
        return ""
    words = [word.replace("'", "").replace("’", "") for word in _WORD().findall(text.casefold())]
    if not words:
        return "reaction" if any(unicodedata.category(char) == "So" for char in text) else ""
    kinds: set[SmallTalk] = set()
    at = 0
    while at < len(words):
        length, kind = _phrase_at(words, at)
        if not length:
            return ""
        kinds.add(kind)
        at += length
    return next((kind for kind in _KINDS if kind in kinds), "")


def _phrase_at(words: list[str], at: int) -> tuple[int, SmallTalk]:
    """Return how many words the longest phrase has that begins there, 0 if none does, and its kind; "" for a filler."""
    phrases, fillers, longest = _phrases()
    for length in range(min(longest, len(words) - at), 0, -1):
        if kind := phrases.get(tuple(words[at : at + length])):
            return length, kind
    return (1, "") if words[at] in fillers else (0, "")


@cache
def _phrases() -> tuple[dict[tuple[str, ...], SmallTalk], frozenset[str], int]:
    phrases: dict[tuple[str, ...], SmallTalk] = {}
    for language in (RUSSIAN_SMALL_TALK, GERMAN_SMALL_TALK, ENGLISH_SMALL_TALK):
        for kind, of_kind in language.items():
            phrases |= {tuple(phrase.split()): cast(SmallTalk, kind) for phrase in of_kind}
    fillers = ENGLISH_SMALL_TALK_FILLERS | GERMAN_SMALL_TALK_FILLERS | RUSSIAN_SMALL_TALK_FILLERS
    return phrases, fillers, max(map(len, phrases))
