"""What articles in downloads of news databases have in common: days, lengths, languages and paragraphs."""

from __future__ import annotations

import re

from index.sources.formats.field_values import language_of
from index.sources.formats.format import Parsed
from index.sources.formats.paragraphs import split_blocks
from index.sources.formats.published_dates import parse_published

DAY = re.compile(
    r"(?:[^\W\d]{3,9}day,?\s+)?"
    r"(?P<day>[^\W\d]{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,12}\.?,?\s+(?:de\s+)?\d{4}|"
    r"\d{4}-\d\d-\d\d)"
    r"(?:,?\s+(?P<weekday>[^\W\d]+(?:-feira)?))?"
    r"(?:,?\s+(?P<time>\d{1,2}:\d\d(?::\d\d)?\s*(?:[AP]M)?)(?:\s+(?P<zone>GMT|UTC|[A-Z]{2,4}))?)?"
    r"(?:\s+.{0,60})?",
    re.IGNORECASE,
)
"""A line with a day, as databases write it: "November 19, 2026 Thursday 9:46 AM GMT", "19 november 2026 donderdag"."""

_WORDS = re.compile(r"\d[\d.,]*")
_SPACES = re.compile(r"[^\S\n]+")
_MIN_DIFFERENCE = 60  # words: headlines and captions count in some databases, and not in others
_MAX_RATIO = 1.6


def read_day(text: str, parsed: Parsed) -> None:
    """Read the day or moment of publication in a line; note why it can't be read."""
    text = " ".join(text.split())
    if not (match := DAY.fullmatch(text)):
        parsed.notes.append(f"date left out: “{text[:60]}”: it can't be read as a date")
        return
    day, time, zone = match["day"], match["time"], match["zone"]
    try:
        parsed.published = parse_published(f"{day} {time} {zone}" if time and zone else day)
    except ValueError as error:
        parsed.notes.append(f"date left out: “{text[:60]}”: {error}")


def join_paragraphs(lines: list[str], wrapped: bool) -> tuple[str, ...]:
    """Return the paragraphs in the lines of a text: those between blank lines if they are wrapped, else the lines."""
    blocks = split_blocks(lines) if wrapped else [[line] for line in lines]
    texts = (_SPACES.sub(" ", " ".join(line.strip() for line in block)).strip() for block in blocks)
    return tuple(text for text in texts if text)


def check_length(stated: str, parsed: Parsed) -> None:
    """Note if a text has far fewer or more words than its database states ("432 words")."""
    if not (number := _WORDS.search(stated)) or not (digits := re.sub(r"\D", "", number[0])):
        return
    words, count = int(digits[:9]), sum(len(text.split()) for text in parsed.paragraphs)
    if abs(words - count) > _MIN_DIFFERENCE and max(words, count) > _MAX_RATIO * min(words, count):
        parsed.notes.append(f"its length is given as {words:,} words, but {count:,} were read")


def language_named(name: str) -> str | None:
    """Return the tag of the language that has this English name ("ENGLISH; ENGLISH"); None if it is unknown."""
    first = re.split(r"[;,/(]", name)[0].strip()
    return language_of(first) if len(first) > 3 else None
