"""Phrases that frame a question: greetings, thanks, and requests for news or for the latest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from index.languages import CLOSING_PHRASES, CLOSING_SECOND_WORDS, LISTING_WORDS, EnglishFraming
from index.text import lazy_pattern


def restore_apostrophes(words: str) -> str:
    """Restore the apostrophes that people leave out: "whats", "didnt", "hes"."""
    return _NO_APOSTROPHE().sub(lambda match: f"{match[1] or match[3]}'{match[2] or match[4]}", words)


def split_parts(text: str, speaks: Callable[[str], bool] = lambda name: name[0].isupper()) -> tuple[str, str] | None:
    """Return the two questions in a text; None if it has only one.

    Each must be complete: "How old is the reef, and what did Brandt say about it?", but not "who won and who lost". A
    comparison of two people ("compare what Brandt and Lind said about the reef") gives a question about each. Unless it
    asks what they said, `speaks` must return true for both: Paris and London have no words to compare.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST_PARTS:
        return None
    if compared := _COMPARED().fullmatch(text):
        people = [_POSSESSIVE().sub("", compared[which]) for which in ("first", "second")]
        if compared["said"] or all(map(speaks, people)):
            first, second = (EnglishFraming.WHAT_SAID.format(person, compared["topic"]) for person in people)
            return first, second
    for match in _JOINED().finditer(text):
        first, second = text[: match.start()], text[match.end() :]
        if _FIRST_PART().match(first) and _SECOND_PART().match(second) and first.count(" ") > 1 < second.count(" "):
            return first, second
    return None


def strip_greeting(words: str) -> str:
    """Return `words` without what precedes the question: "hey", "please", "@newsbot", "can you tell me", 🔥."""
    greeting = _GREETING()
    while match := greeting.match(words):
        words = words[match.end() :]
    return words


def strip_tail(words: str) -> str:
    """Return `words` without what may follow a question: marks, emoji, "please", "thanks", "@newsbot"."""
    while True:
        end = len(words)
        while end and _is_closing(words[end - 1]):
            end -= 1
        words = words[:end]
        start = words.rfind(" ") + 1
        last = words[start:].lower()
        if last in CLOSING_SECOND_WORDS and start:
            pair = words.rfind(" ", 0, start - 1) + 1
            if words[pair:].lower() in CLOSING_PHRASES:
                start, last = pair, words[pair:].lower()
        # A lone "please" isn't a tail: something must precede it.
        if not start or not (last in CLOSING_PHRASES or (last[0] == "@" and last.endswith("bot"))):
            return words
        words = words[: start - 1]


def strip_latest(words: str) -> tuple[str, bool]:
    """Return `words` without "the latest", and whether it was there."""
    stripped = _LATEST().sub(" ", words)
    # "Recently" stays: in a factual question, the articles may use it, too.
    return (" ".join(stripped.split()), True) if stripped != words else (words, bool(_RECENTLY().search(words)))


def strip_measure(words: str) -> str:
    """Return `words` without the measure asked for (how deep, how cold): an answer may only have the number."""
    return _MEASURE().sub(EnglishFraming.NO_MEASURE, words)


def strip_naming(words: str) -> str:
    """Return `words` without asking for a kind or a name ("kind of", "called"): an answer may only have the name."""
    words = _KIND().sub(r"\1", words)
    return words if _NO_NAME().search(words) else _CALLED().sub("", words)


def strip_fillers(words: str) -> str:
    """Return `words` without those around what is asked for: "besides", "approximately", "name one of"."""
    return _FILLERS().sub(" ", _NAME_ONE().sub("", words, count=1))


def strip_opening(words: str) -> str:
    """Return `words` without an opening that asks for news: "any news on", "what happened in"."""
    stripped = _OPENING().sub("", words, count=1)
    behind = _update_behind(stripped)
    return stripped[: behind.start()] if behind else stripped


def asks_for_update(words: str) -> bool:
    """Return whether a question asks for news about something: "any news on", "what's happening with"."""
    return bool(_UPDATE().match(words) or _update_behind(words))


def _update_behind(words: str) -> re.Match[str] | None:
    """Return where a topic ends in a request for news ("ferry strike update"), but not "who owns Fox News"."""
    behind = _UPDATE_BEHIND().search(words)
    if behind is None or _FIRST_PART().match(words) or _NAMED_NEWS().search(words):
        return None
    return behind


def asks_for_now(words: str) -> bool:
    """Return whether a question asks for the current state, for which later reports count more."""
    return bool(_NOW().search(words))


def is_listing(words: str) -> bool:
    """Return whether no word of `words` names a topic."""
    return all(word.lower() in LISTING_WORDS for word in _WORD().findall(words.replace("’", "'")))


def asks_for_news(words: str) -> bool:
    """Return whether a word asks for news or events."""
    return bool(_NEWS().search(words))


def _is_closing(char: str) -> bool:
    return (
        char in _CLOSING_CHARACTERS
        or char.isspace()
        or (char > "\u2000" and unicodedata.category(char) in ("So", "Sk"))
    )


_CLOSING_CHARACTERS = "?!.…,;:\ufe0f\u200d"  # the last two are parts of emoji
_WORD = lazy_pattern(r"\w+")
_LONGEST_PARTS = 300  # characters
_JOINED = lazy_pattern(EnglishFraming.JOINED, re.IGNORECASE)
_FIRST_PART = lazy_pattern(EnglishFraming.FIRST_PART, re.IGNORECASE)
_SECOND_PART = lazy_pattern(EnglishFraming.SECOND_PART, re.IGNORECASE)
_COMPARED = lazy_pattern(EnglishFraming.COMPARED, re.IGNORECASE | re.VERBOSE)
_NO_APOSTROPHE = lazy_pattern(EnglishFraming.NO_APOSTROPHE, re.IGNORECASE)
_GREETING = lazy_pattern(EnglishFraming.GREETING, re.IGNORECASE | re.VERBOSE)
_OPENING = lazy_pattern(EnglishFraming.OPENING, re.IGNORECASE | re.VERBOSE)
_UPDATE = lazy_pattern(EnglishFraming.UPDATE, re.IGNORECASE | re.VERBOSE)
_NOW = lazy_pattern(EnglishFraming.NOW, re.IGNORECASE)
_UPDATE_BEHIND = lazy_pattern(EnglishFraming.UPDATE_BEHIND, re.IGNORECASE)
_NAMED_NEWS = lazy_pattern(EnglishFraming.NAMED_NEWS)
_MEASURE = lazy_pattern(EnglishFraming.MEASURE, re.IGNORECASE)
_KIND = lazy_pattern(EnglishFraming.KIND, re.IGNORECASE | re.VERBOSE)
_CALLED = lazy_pattern(EnglishFraming.CALLED, re.IGNORECASE)
_FILLERS = lazy_pattern(EnglishFraming.FILLERS, re.IGNORECASE | re.VERBOSE)
_NAME_ONE = lazy_pattern(EnglishFraming.NAME_ONE, re.IGNORECASE)
_NO_NAME = lazy_pattern(EnglishFraming.NO_NAME, re.IGNORECASE)
_LATEST = lazy_pattern(EnglishFraming.LATEST, re.IGNORECASE | re.VERBOSE)
_RECENTLY = lazy_pattern(EnglishFraming.RECENTLY, re.IGNORECASE)
_POSSESSIVE = lazy_pattern(EnglishFraming.POSSESSIVE)
_NEWS = lazy_pattern(EnglishFraming.NEWS, re.IGNORECASE)
