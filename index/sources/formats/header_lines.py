"""Header lines above an article's text, for formats that have them: a few at most, in any order.

date 2024-12-19                     or Date: 19 December 2024; every header line may be missing
Title: Ferry crews walk out
Source: The Orrin Bay Courier
URL: https://courier.example/ferries
Author: Lena Marsh
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from index.sources.formats.addresses import is_web_address
from index.sources.formats.format import Parsed
from index.sources.formats.published_dates import parse_published
from index.text import opening_paragraph, sentence_spans

_HEADER = re.compile(r"\s*(date|published|title|source|url|author)\s*:\s*(.*)", re.IGNORECASE)
# An article's text never begins with these; any other "Word: ..." may be its first paragraph.
_OTHER_HEADER = re.compile(
    r"\s*(?:category|tags?|keywords|section|by|byline|editor|language|location|copyright|publisher|updated|modified|slug"
    r"|layout|type|status|image|photo)\s*:.*",
    re.IGNORECASE,
)
_OPENING_CHARACTERS = 2000  # to search for a first sentence
_BARE_DATE = re.compile(r"\s*date\s+(\S.*)", re.IGNORECASE)


class HeaderLines:
    """A reader of header lines into `parsed`, each name once. `names` are those already read."""

    def __init__(self, parsed: Parsed) -> None:
        self.names: set[str] = set()
        self._parsed = parsed

    def read(self, lines: list[str]) -> list[str]:
        """Read the header lines at the top and return the lines below them.

        Blank lines may separate them. A line with an unknown or repeated name is left out with a note.
        """
        end, within = 0, False
        for number, line in enumerate(lines):
            if not line.strip():
                within = False
            elif self.read_line(line):
                within = True
            elif within and (is_header_line(line) or _OTHER_HEADER.fullmatch(line)):
                self._parsed.notes.append(f"header line left out: “{line.strip()[:60]}”")
            else:
                break
            end = number + 1
        return lines[end:]

    def read_line(self, line: str) -> bool:
        """Read `line` if it is a header line with a new name; return whether it is."""
        if bare := _BARE_DATE.fullmatch(line):
            return "date" not in self.names and self._read_bare_date(bare[1])
        if not (match := _HEADER.fullmatch(line)):
            return False
        name, value = match[1].lower().replace("published", "date"), match[2].strip()
        if name in self.names:
            return False
        self.names.add(name)
        if name == "date":
            self._read_date(value)
        elif name == "url":
            self._read_url(value)
        elif value:
            setattr(self._parsed, name, value)
        return True

    def _read_bare_date(self, value: str) -> bool:
        try:
            self._parsed.published = parse_published(value.strip())
        except ValueError:
            return False  # "Date palms ..." is text
        self.names.add("date")
        return True

    def _read_date(self, value: str) -> None:
        if not value:
            return
        try:
            self._parsed.published = parse_published(value)
        except ValueError as error:
            self._parsed.notes.append(f"date left out: “{value[:60]}”: {error}")

    def _read_url(self, value: str) -> None:
        if not value:
            return
        if is_web_address(value):
            self._parsed.url = value
        else:
            self._parsed.notes.append(f"URL left out: “{value[:60]}” is not an http or https address")


def is_header_line(line: str) -> bool:
    """Return whether `line` gives a date, a title, a source, a URL or an author by name."""
    return _HEADER.fullmatch(line) is not None


def fill_gaps(parsed: Parsed, text: str) -> Parsed:
    """Fill in a missing title from the first sentence, and a missing source from the URL.

    Raises ValueError, with the reason, if the parsed `text` holds no paragraph.
    """
    if not parsed.paragraphs:
        raise ValueError("empty" if not text.strip() else "no text below its header lines")
    if not parsed.title:
        opening = opening_paragraph(parsed.paragraphs)[:_OPENING_CHARACTERS]
        start, end = sentence_spans(opening)[0]
        parsed.title = opening[start:end]
    if not parsed.source and parsed.url:
        parsed.source = (urlsplit(parsed.url).hostname or "").removeprefix("www.") or None
    return parsed
