"""Phrases that frame a question in a language with an `Asking`: greetings, thanks, requests for the latest."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from index.languages import Language
from index.question.languages.patterns import compiled, fold

_LONGEST_TAIL = 3  # words
_CLOSING_CHARACTERS = "?!.…,;:¿¡\ufe0f\u200d"  # the last two are parts of emoji
# Signs before a question, and what addresses the bot; quotation marks stay.
_SIGNS = re.compile(r"@\w*bot[,:]?(?:\s|$)|[¿¡,;:.!…-]+\s?|[^\w\s\x00-\xbf‘’“”„…–—]+\s?", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:'\w+)?")
_COMMAND = re.compile(r"latest(?!\w) ?", re.IGNORECASE)
"""The word that /latest puts before what is typed behind it, in any language."""


class Unframed(NamedTuple):
    """A question without its frame: what it asks for, and whether it asks for the latest."""

    words: str
    latest: bool


def strip_greeting(words: str, language: Language) -> str:
    """Return `words` without what precedes the question."""
    if not (asking := language.asking):
        return words
    greeting = compiled(asking.greeting, language.code)
    folded = fold(words)
    while match := greeting.match(folded) or _SIGNS.match(folded):
        words, folded = words[match.end() :], folded[match.end() :]
        if not match.end():
            break
    return words


def strip_tail(words: str, language: Language) -> str:
    """Return `words` without what may follow a question: marks, emoji, "please", "@newsbot"."""
    tails = language.asking.tails if language.asking else frozenset()
    while True:
        end = len(words)
        while end and _is_closing(words[end - 1]):
            end -= 1
        words = words[:end]
        start = _tail_start(words, tails)
        if not start:  # a lone "please" isn't a tail: something must precede it
            return words
        words = words[: start - 1]


def _tail_start(words: str, tails: frozenset[str]) -> int:
    """Return where a closing phrase of up to three words starts; 0 if there is none."""
    start = len(words)
    for _ in range(_LONGEST_TAIL):
        start = words.rfind(" ", 0, max(start - 1, 0)) + 1
        if not start:
            return 0
        phrase = fold(words[start:]).strip("¿¡")
        if phrase in tails or (phrase[:1] == "@" and phrase.endswith("bot")):
            return start
    return 0


def strip_latest(words: str, language: Language) -> Unframed:
    """Return `words` without an opening that asks for news and without "the latest", and whether they were there.

    An opening that doesn't ask for the latest goes, too: "what happened in".
    """
    if command := _COMMAND.match(words):
        return Unframed(_strip_own_latest(words[command.end() :], language).words, True)
    return _strip_own_latest(words, language)


def _strip_own_latest(words: str, language: Language) -> Unframed:
    """Return `words` without the language's own words for news and the latest, and whether they were there."""
    asking = language.asking
    if not asking:
        return Unframed(words, False)
    latest = False
    if match := compiled(asking.opening, language.code).match(fold(words)):
        words, latest = words[match.end() :], any(match.groupdict().values())
    elif (match := compiled(asking.news_behind, language.code).search(fold(words))) and match.start():
        words, latest = words[: match.start()], True
    stripped = _cut_all(compiled(asking.latest, language.code), words)
    if stripped != words:
        return Unframed(" ".join(stripped.split()), True)
    return Unframed(words, latest or bool(compiled(asking.recently, language.code).search(fold(words))))


def _cut_all(pattern: re.Pattern[str], words: str) -> str:
    for match in reversed(list(pattern.finditer(fold(words)))):
        words = f"{words[: match.start()]} {words[match.end() :]}"
    return words


def asks_for_now(words: str, language: Language) -> bool:
    """Return whether a question asks for the current state."""
    return bool(language.asking and compiled(language.asking.now, language.code).search(fold(words)))


def asks_for_news(words: str, language: Language) -> bool:
    """Return whether a word asks for news or events."""
    return bool(language.asking and compiled(language.asking.news, language.code).search(fold(words)))


def is_listing(words: str, language: Language) -> bool:
    """Return whether no word of `words` names a topic."""
    if not language.asking:
        return not _WORD.search(words)
    return all(word in language.asking.listing for word in _WORD.findall(fold(words)))


def split_parts(text: str, language: Language) -> tuple[str, str] | None:
    """Return the two questions in a text, each complete by itself; None if it has only one."""
    if not (asking := language.asking):
        return None
    text = " ".join(text.split())
    first_word = compiled(asking.asking, language.code)
    for match in compiled(asking.parts, language.code).finditer(fold(text)):
        first, second = text[: match.start()], text[match.end() :]
        opens = first_word.search(fold(first))
        if opens and first.count(" ") > 1 < second.count(" "):
            return first, second
    return None


def _is_closing(char: str) -> bool:
    return (
        char in _CLOSING_CHARACTERS
        or char.isspace()
        or (char > "\u2000" and unicodedata.category(char) in ("So", "Sk"))
    )
