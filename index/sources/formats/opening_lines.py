"""A headline and a date without labels above an article's text, in either order, as they are copied from a page.

Not for lines that say what they are: see `header_lines.py`.
"""

from __future__ import annotations

import re

from index.sources.formats.addresses import is_web_address
from index.sources.formats.entities import decode_references
from index.sources.formats.format import Parsed
from index.sources.formats.header_lines import HeaderLines
from index.sources.formats.options import ReadingOptions
from index.sources.formats.published_dates import Dates, UncertainDateError, parse_dates
from index.text import is_boilerplate

MAX_HEADLINE = 160
"""Maximum length of a headline without a label."""

_MOST_LINES = 5  # above a date: a headline, what it means, a byline
_MAX_DATE = 140
_YEAR = re.compile(r"(?:1[89]|20)\d\d")  # a line without one needs no closer look
_WRITER = re.compile(
    r"by\s([^\W\d][^\d|•·,;:–—]{1,60}?)\s*(?:[|•·,–—]|\s-\s)\s*", re.IGNORECASE
)  # "By Ann Lowe, 8 July 2025"
_ENDINGS = (".", ",", ";", ":", "…")
_MARKS = "”\"'’»)]"
_OPENING_MARKS = tuple("“\"'‘«„")


def read_opening(lines: list[str], header: HeaderLines, parsed: Parsed, options: ReadingOptions) -> list[str]:
    """Read a date without a label, and the headline beside it, and return the other lines.

    A headline alone is read only below a date: else a first paragraph without a full stop would be lost.
    """
    tops = [number for number, line in enumerate(lines[: 4 * _MOST_LINES]) if line.strip()][: _MOST_LINES + 2]
    taken: set[int] = set()
    if "published" not in header.fields:
        taken = _read_dates(lines, tops, header, parsed, options)
    has_date = bool(taken) or "published" in header.fields
    rest = [number for number in tops if number not in taken]
    if has_date and not parsed.title and rest and _is_headline(lines, rest[0], taken):
        parsed.title = decode_references(lines[rest[0]]).strip()
        taken.add(rest[0])
    return _without(lines, taken)


def _without(lines: list[str], taken: set[int]) -> list[str]:
    """Return the other lines, with a blank one where text above and below would become one paragraph."""
    others = [(number, line) for number, line in enumerate(lines) if number not in taken]
    if all(line.strip() for _, line in others):  # each line is a paragraph
        return [line for _, line in others]
    parted: list[str] = []
    last = -1
    for number, line in others:
        if parted and number > last + 1 and parted[-1].strip() and line.strip():
            parted.append("")
        parted.append(line)
        last = number
    return parted


def _read_dates(
    lines: list[str], tops: list[int], header: HeaderLines, parsed: Parsed, options: ReadingOptions
) -> set[int]:
    """Read the first date among the top lines, and those right below it; return the numbers of their lines."""
    taken: set[int] = set()
    has_date = False
    for number in tops:
        if parsed.url is None and is_web_address(address := lines[number].strip()):
            parsed.url = address
            taken.add(number)
            continue
        dates = _dates(lines[number], parsed, options)
        if dates is None:
            if has_date or not _may_precede_date(lines[number]):
                break
            continue
        if has_date and (dates.published is not None or parsed.modified is not None):
            break
        if _is_within_sentence(lines, number):
            break
        header.take_dates(*dates)
        has_date = True
        taken.add(number)
    return taken


def _dates(line: str, parsed: Parsed, options: ReadingOptions) -> Dates | None:
    """Return the dates of a line that has nothing else, or None if it isn't such a line."""
    line = line.strip(" \t*_")  # in italics, in Markdown
    writer = None
    if match := _WRITER.match(line):
        writer, line = match[1], line[match.end() :]
    if len(line) > _MAX_DATE or not _YEAR.search(line):
        return None
    try:
        dates = parse_dates(decode_references(line), options.date_order, strict=True)
    except UncertainDateError as error:
        parsed.notes.append(f"date left out: “{line}”: {error}")
        return Dates(None, None)
    except ValueError:
        return None
    parsed.author = parsed.author or writer
    return dates


def _is_within_sentence(lines: list[str], number: int) -> bool:
    """Return whether a line has text right above, and below it goes on in lower case: as wrapped text does."""
    above, below = lines[number - 1 : number], lines[number + 1 : number + 2]
    return bool(above and above[0].strip() and below and below[0].strip()[:1].islower())


def _may_precede_date(line: str) -> bool:
    text = line.strip()
    return len(text) <= MAX_HEADLINE and not text.rstrip(_MARKS).endswith(_ENDINGS)


def _is_headline(lines: list[str], number: int, dates: set[int]) -> bool:
    """Return whether a line is a headline: short, no sentence, alone in its block or above a date, with text below."""
    text = lines[number].strip()
    if not _may_precede_date(text) or is_boilerplate(text):
        return False
    if text.startswith(_OPENING_MARKS) and text.endswith(tuple(_MARKS)):
        return False  # somebody's words
    below = next((at for at in range(number + 1, len(lines)) if at not in dates and lines[at].strip()), None)
    if below is None:
        return False
    if below > number + 1 or any(date > number for date in dates):
        return True
    # Without blank lines, each line is a paragraph.
    return number - 1 in dates and all(line.strip() for line in lines)
