"""Small talk: greetings, thanks, questions about the bot, complaints, "lol"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, cast

from index.languages import ASKING_LANGUAGES, find_language
from index.question.languages.patterns import fold
from index.question.languages.telling import ENGLISH
from index.text import lazy_pattern

SmallTalk = Literal["about", "thanks", "greeting", "goodbye", "complaint", "reaction", ""]
"""Kinds of small talk; empty for other messages."""

MAX_CHARACTERS = 80
"""Maximum length of small talk, in characters."""

_KINDS: tuple[SmallTalk, ...] = ("about", "complaint", "thanks", "greeting", "goodbye", "reaction")
"""Kinds by priority, for messages of several kinds."""

_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_THANKED = 5
"""Maximum length of what thanks are for, in words."""
_LEADS = lazy_pattern(r"[?!]+\s+")
"""What ends small talk before a question."""
_GOES_ON = lazy_pattern(r"[?¿,;:]|[.!…]\s*\w")
"""What follows thanks for something only if the message goes on with a question."""


def small_talk(text: str) -> SmallTalk:
    """Return the kind of small talk if a message consists of known phrases, apart from emoji and punctuation.

    Thanks may say what they are for: "danke für die Info".
    """
    if len(text) > MAX_CHARACTERS:
        return ""
    words = _words(text)
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
        if _are_for_something(text, words, at):
            return "thanks"
    return next((kind for kind in _KINDS if kind in kinds), "")


def behind_small_talk(text: str) -> str:
    """Return a text without the small talk before its question: "hi, how are you?", but not without the whole text."""
    ends = [match.end() for match in _LEADS().finditer(text, 0, MAX_CHARACTERS)]
    leading = (end for end in reversed(ends) if text[end:] and small_talk(text[:end]) in ("greeting", "thanks"))
    return text[next(leading, 0) :]


def _phrase_at(words: list[str], at: int) -> tuple[int, SmallTalk]:
    """Return the length of the longest phrase at `at`, in words (0: none), and its kind; "" for a filler."""
    phrases, fillers, longest = _phrases()
    for length in range(min(longest, len(words) - at), 0, -1):
        if kind := phrases.get(tuple(words[at : at + length])):
            return length, kind
    return (1, "") if words[at] in fillers else (0, "")


def _are_for_something(text: str, words: list[str], at: int) -> bool:
    """Return whether the words from `at` on say no more than what the thanks before them are for."""
    if tuple(words[at - 1 : at + 1]) not in _thanks_for() or not 0 < len(words) - at - 1 <= _MOST_THANKED:
        return False
    start = [match.end() for match in _WORD().finditer(_fold(text))][at]
    return not _GOES_ON().search(text[start:])


@cache
def _thanks_for() -> frozenset[tuple[str, ...]]:
    languages = (find_language(code) for code in (*ASKING_LANGUAGES, ENGLISH))
    return frozenset(tuple(_words(phrase)) for language in languages if language for phrase in language.thanks_for)


@cache
def _phrases() -> tuple[dict[tuple[str, ...], SmallTalk], frozenset[str], int]:
    """Return the phrases and fillers of all languages; English wins where two have the same phrase."""
    phrases: dict[tuple[str, ...], SmallTalk] = {}
    fillers: set[str] = set()
    for code in (*ASKING_LANGUAGES, ENGLISH):
        if not (language := find_language(code)):
            continue
        fillers.update(map(_fold, language.small_talk_fillers))
        for kind, of_kind in language.small_talk.items():
            phrases |= {tuple(_words(phrase)): cast(SmallTalk, kind) for phrase in of_kind}
    return phrases, frozenset(fillers), max(map(len, phrases))


def _words(text: str) -> list[str]:
    return [re.sub("['’]", "", word) for word in _WORD().findall(_fold(text))]


def _fold(text: str) -> str:
    """Return a text as typed without accents, which many leave out."""
    return fold(text.casefold())
