"""Kinds of paragraphs: news, headings, and boilerplate from the page around an article.

A copyright notice, "Read more: …" or a picture credit isn't news: it answers nothing, and nobody speaks in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from index.languages import (
    BAR_NAMES,
    BAR_WORDS,
    BOILERPLATE_LABELS,
    DATE_LINE_WORDS,
    NOTICE_WORDS,
    EnglishNotices,
)
from index.text.patterns import lazy_pattern

MAX_HEADING_CHARACTERS = 100
"""Maximum length of a heading."""

MAX_BOILERPLATE_CHARACTERS = 240
"""Maximum length of boilerplate: a longer paragraph may contain news as well."""

OPENING_PARAGRAPHS = 12
"""Number of paragraphs to search for the opening of an article."""

_ENDING_CHARACTERS = 110
_SENTENCE_ENDS = (*".!?…:;,", *"。！？：；，", *"।॥؟۔؛،", "։", "።")  # of other scripts, too
_CLOSING_MARKS = "”\"'’»“)]」』）】"
_MARKS = re.compile(r"[^\w\s'’]+")
_LABEL_WORD = re.compile(r"[\w'’]+")
_BYLINE = lazy_pattern(EnglishNotices.BYLINE)
_WRITER = lazy_pattern(EnglishNotices.WRITER)
_CREDIT = lazy_pattern(EnglishNotices.CREDIT)
_ADDRESS = lazy_pattern(EnglishNotices.ADDRESS, re.IGNORECASE)
_TITLED_LINK = lazy_pattern(EnglishNotices.TITLED_LINK)
_SECTION = lazy_pattern(EnglishNotices.SECTION, re.IGNORECASE)
# Not with "«" or "‹", which pair with "»" and "›" as quotation marks.
_BREADCRUMBS = lazy_pattern(r"[^>›»«‹|\d]{2,30}(?:\s?[>›»|]\s?[^>›»«‹|\d]{2,30}){2,12}")
_BAR_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_DAY = re.compile(EnglishNotices.DAY, re.IGNORECASE)
_MOST_BAR_WORDS = 20
_LINK = lazy_pattern(EnglishNotices.LINK, re.IGNORECASE)
_NOTICE = lazy_pattern(EnglishNotices.NOTICE, re.IGNORECASE)
_ENDING = lazy_pattern(EnglishNotices.ENDING, re.IGNORECASE)


def is_heading(text: str) -> bool:
    """Return whether a paragraph is a heading rather than a sentence: it is short, and doesn't end in a full stop."""
    if len(text) > MAX_HEADING_CHARACTERS:
        return False
    ending = text.rstrip()
    if ending.endswith(_SENTENCE_ENDS):
        return False
    return bool(ending) and not ending.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS)


@lru_cache(maxsize=1 << 14)
def is_boilerplate(text: str) -> bool:
    """Return whether a paragraph belongs to the page around an article: a label, link, notice, credit or byline."""
    if len(text) > MAX_BOILERPLATE_CHARACTERS:
        return False
    text = " ".join(text.split())
    low = text.lower()
    if _is_label(low) or _is_bar(low) or _is_date_line(text, low):
        return True
    opening = text.lstrip("(*")
    if _LINK().match(opening) or _NOTICE().match(opening) or _BYLINE().fullmatch(text) or _TITLED_LINK().match(text):
        return True
    if _WRITER().fullmatch(text) or _ADDRESS().fullmatch(text):
        return True
    if _SECTION().fullmatch(text) or _BREADCRUMBS().fullmatch(text):
        return True
    if _CREDIT().search(text[-_ENDING_CHARACTERS:]):
        return True
    ending = text[-_ENDING_CHARACTERS:].lower()
    return any(map(ending.__contains__, NOTICE_WORDS)) and bool(_ENDING().search(ending))


def _is_label(low: str) -> bool:
    """Return whether a paragraph, in lower case, has no word or is a label: "Related articles"."""
    first = _LABEL_WORD.search(low)
    if first is None:
        return True
    return first[0] in _label_openings() and " ".join(_MARKS.sub(" ", low).split()) in BOILERPLATE_LABELS


@cache
def _label_openings() -> frozenset[str]:
    return frozenset(label.split()[0] for label in BOILERPLATE_LABELS)


def _is_bar(low: str) -> bool:
    """Return whether a paragraph, in lower case, is a bar of buttons: "Share Tweet Email"."""
    if (words := _words_of(low, BAR_WORDS)) is None:
        return False
    return len(words) > 1 and sum(word in BAR_NAMES for word in words) > 1


def _words_of(low: str, known: Collection[str]) -> list[str] | None:
    """Return the words of a text in lower case; None if it has more than a bar, or one that isn't known."""
    first = _BAR_WORD.search(low)  # most texts have an unknown word at once
    if first is not None and first[0] not in known:
        return None
    words = _BAR_WORD.findall(low)
    return words if len(words) <= _MOST_BAR_WORDS and all(word in known for word in words) else None


def _is_date_line(text: str, low: str) -> bool:
    """Return whether a paragraph is nothing but a whole date: "Thursday, 6 March 2025, 10:00 GMT"."""
    if (words := _words_of(low, DATE_LINE_WORDS)) is None:
        return False
    numbers = _DIGITS.findall(text)
    if not numbers or len(numbers) > 6:
        return False
    if _DAY.fullmatch(text):
        return True
    return words[-1:] == [EnglishNotices.AGO] or (len(numbers) > 1 and any(len(number) == 4 for number in numbers))


def news_positions(paragraphs: Sequence[str]) -> list[int]:
    """Return the positions of the paragraphs that are news; of all if none is."""
    positions = [position for position, text in enumerate(paragraphs) if not is_boilerplate(text)]
    return positions or list(range(len(paragraphs)))


def opening_paragraph(paragraphs: Sequence[str]) -> str:
    """Return the opening paragraph of an article, skipping bylines and the like."""
    return paragraphs[news_positions(paragraphs[:OPENING_PARAGRAPHS])[0]]
