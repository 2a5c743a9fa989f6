"""Kinds of paragraphs: news, headings, and boilerplate from the page around an article.

A copyright notice, "Read more: …" or a picture credit isn't news: it answers nothing, and nobody speaks in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.languages import BOILERPLATE_LABELS, LINK_OPENERS, NOTICE_ENDINGS, NOTICE_OPENERS, NOTICE_WORDS
from index.text.patterns import lazy_pattern

MAX_HEADING_CHARACTERS = 100
"""Maximum length of a heading."""

MAX_BOILERPLATE_CHARACTERS = 240
"""Maximum length of boilerplate: a longer paragraph may contain news as well."""

OPENING_PARAGRAPHS = 12
"""Number of paragraphs to search for the opening of an article."""

_ENDING_CHARACTERS = 110
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING_MARKS = "”\"'’»“)]"
_MARKS = re.compile(r"[^\w\s'’]+")
_BYLINE = lazy_pattern(
    r"[Bb][Yy](?:\s(?:[A-Z][\w.’'-]*|de|da|van|von|al|el|bin|and|for|in|of|the|,|\|))+(?:\s*[,|•-]\s*\S.{0,60})?"
)
_LINK = lazy_pattern(rf"(?:more:|(?:{'|'.join(map(re.escape, LINK_OPENERS))})\s?[:|>»–—])", re.IGNORECASE)
_NOTICE = lazy_pattern("|".join(NOTICE_OPENERS), re.IGNORECASE)
_ENDING = lazy_pattern(rf"(?:{'|'.join(NOTICE_ENDINGS)})[.!\s]*$", re.IGNORECASE)


def is_heading(text: str) -> bool:
    """Return whether a paragraph is a heading rather than a sentence: it is short, and doesn't end in a full stop."""
    if len(text) > MAX_HEADING_CHARACTERS:
        return False
    ending = text.rstrip()
    if ending.endswith(_SENTENCE_ENDS):
        return False
    return bool(ending) and not ending.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS)


@lru_cache(maxsize=4096)
def is_boilerplate(text: str) -> bool:
    """Return whether a paragraph belongs to the page around an article: a label, link, notice, credit or byline."""
    if len(text) > MAX_BOILERPLATE_CHARACTERS:
        return False
    text = " ".join(text.split())
    if " ".join(_MARKS.sub(" ", text.lower()).split()) in BOILERPLATE_LABELS:
        return True
    if _LINK().match(text) or _NOTICE().match(text) or _BYLINE().fullmatch(text):
        return True
    ending = text[-_ENDING_CHARACTERS:].lower()
    return any(word in ending for word in NOTICE_WORDS) and bool(_ENDING().search(ending))


def news_positions(paragraphs: Sequence[str]) -> list[int]:
    """Return the positions of the paragraphs that are news; of all if none is."""
    positions = [position for position, text in enumerate(paragraphs) if not is_boilerplate(text)]
    return positions or list(range(len(paragraphs)))


def opening_paragraph(paragraphs: Sequence[str]) -> str:
    """Return the opening paragraph of an article, skipping bylines and the like."""
    return paragraphs[news_positions(paragraphs[:OPENING_PARAGRAPHS])[0]]
