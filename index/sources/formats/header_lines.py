"""Header lines above an article's text, for formats that have them: in any order, each may be missing.

date 2024-12-19                     or Date: 19 December 2024
Title: Ferry crews walk out
Source: The Orrin Bay Courier
URL: https://courier.example/ferries
Author: Lena Marsh

`header_names.py` has the other names; lines with unknown ones are left out with a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from index.model import Published
from index.sources.formats.addresses import is_web_address
from index.sources.formats.entities import decode_references
from index.sources.formats.field_values import is_missing, language_of
from index.sources.formats.format import Parsed
from index.sources.formats.header_names import FALLBACK_RANK, field_of, is_fallback, is_other_name, split_line
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.published_dates import parse_dates
from index.text import opening_paragraph, sentence_spans

_OPENING_CHARACTERS = 2000  # to search for a first sentence
_BARE_DATE = re.compile(r"\s*date\s+(\S.*)", re.IGNORECASE)
_RULE = re.compile(r"\s*([-=*_])\1{2,}\s*")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
_LIST = re.compile(r"\[\s*(['\"]).*\1\s*,?\s*\]")
_LIST_ITEM = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_LINK = re.compile(r"(?:\[[^\[\]]{0,300}\]\(|<)(https?://[^\s<>()]+)[)>]")
_NAME_AND_LINK = re.compile(r"(?:\[([^\[\]]{1,200})\]|([^()<>\[\]]{1,200}?))\s?[(<](https?://[^\s()<>]{1,2000})[)>]")
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_TEXT_OPENING, _TEXT_ENDING = tuple('“"«„‘'), tuple('.!?…”"»’')


_BAR = " | "
_MAX_SIDE_BY_SIDE = 1000  # characters of a line with several pairs
_MAX_STACKED = 160  # characters of a value below its name
_QUOTED = re.compile(r"\"([^\"]*)\"|“([^“”]*)”")


class _Row(NamedTuple):
    line: str
    name: str
    value: str
    lines: int = 1

    def continued(self, line: str) -> _Row:
        """Return the row with one more line of its value."""
        return self._replace(value=f"{self.value} {line.strip()}", lines=self.lines + 1)

    @property
    def may_be_stacked(self) -> bool:
        """Whether the value stands below the name."""
        return self.is_known and (self.lines > 1 or not self.value)

    def awaits(self, line: str) -> bool:
        """Return whether the value is missing and may be `line`."""
        value = line.strip()
        return self.is_known and not self.value and len(value) <= _MAX_STACKED and not value.endswith(_TEXT_ENDING)

    @property
    def is_known(self) -> bool:
        return field_of(self.name) is not None

    @property
    def reads_like_text(self) -> bool:
        """Whether the line may be a sentence, or the words of somebody who is named before the colon."""
        return self.value.startswith(_TEXT_OPENING) or self.value.endswith(_TEXT_ENDING)


class HeaderLines:
    """A reader of header lines into `parsed`. `fields` are those for which it has read a line."""

    def __init__(self, parsed: Parsed, options: ReadingOptions = DEFAULT_OPTIONS) -> None:
        self.fields: set[str] = set()
        self._parsed = parsed
        self._options = options
        self._ranks: dict[str, int] = {}
        self._names: dict[str, None] = {}

    def read(self, lines: list[str]) -> list[str]:
        """Read the header lines at the top and return the lines below them.

        Blank lines may separate them. A line with an unknown or repeated name is left out with a note if it stands
        between others, or below them in a block that has no text.
        """
        end = start = 0
        while (start := _skip_blank(lines, start)) < len(lines):
            stop = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
            block = lines[start:stop]
            count = self._read_block(block)
            if count:
                end = start + count
            if count < len(block):
                break
            start = stop
        if self.fields and end < len(lines) and _RULE.fullmatch(lines[end]):
            end += 1
        return lines[_skip_blank(lines, end) :] if end else lines

    def _read_block(self, block: Sequence[str]) -> int:
        """Read the header lines at the top of a block; return the number of lines."""
        rows = self._rows(block)
        known = [number for number, row in enumerate(rows) if row.is_known]
        if not known or not self._opens_header(rows):
            return 0
        end = known[-1] + 1
        whole = sum(row.lines for row in rows) == len(block)
        while end < len(rows) and (is_other_name(rows[end].name) or (whole and not rows[end].reads_like_text)):
            end += 1
        for row in rows[:end]:
            if not self.give(row.name, row.value):
                self._parsed.notes.append(f"header line left out: “{row.line.strip()[:60]}”")
        return sum(row.lines for row in rows[:end])

    def _rows(self, block: Sequence[str]) -> list[_Row]:
        """Return the lines at the top of a block that have the form of header lines."""
        rows: list[_Row] = []
        for number, line in enumerate(block):
            if (bare := _BARE_DATE.fullmatch(line)) and self._is_date(bare[1]):
                rows.append(_Row(line, "date", bare[1]))
            elif pairs := _side_by_side(line):
                rows += (_Row(line, *pair, lines=int(not place)) for place, pair in enumerate(pairs))
            elif pair := split_line(line):
                rows.append(_Row(line, *pair))
            elif rows and line[0] in " \t" and number + 1 < len(block) and is_header_line(block[number + 1]):
                rows[-1] = rows[-1].continued(line)  # a long value is folded, as in e-mails
            elif rows and rows[0].may_be_stacked and rows[-1].awaits(line) and _ends_value(block, number):
                rows[-1] = rows[-1].continued(line)
            else:
                break
        return rows

    def _opens_header(self, rows: Sequence[_Row]) -> bool:
        """Return whether a block with a known name opens a header, and not with a headline: "Ferries: a history"."""
        first = rows[0]
        if field := field_of(first.name):
            return not self.fields or field[0] not in self.fields
        if self.fields:
            return False
        has_title = any((field := field_of(row.name)) and field[0] == "title" for row in rows)
        return has_title or is_other_name(first.name) or "-" in first.name

    def _is_date(self, value: str) -> bool:
        try:
            parse_dates(value, self._options.date_order, strict=True)
        except ValueError:
            return False  # "Date palms ..." is text
        return True

    def read_line(self, line: str) -> bool:
        """Read `line` if it is a header line with a name of a field not read yet; return whether it is."""
        pair = split_line(line)
        field = field_of(pair[0]) if pair else None
        return bool(pair and field and field[0] not in self.fields and self.give(*pair))

    def give(self, name: str, value: str) -> bool:
        """Read a value into the field that `name` stands for, unless a better one was read.

        Return False if the value is left out without a note of its own.
        """
        if (field := field_of(name)) is None:
            return False
        kind, rank = field
        self._names[name.strip().capitalize()] = None
        value = _shown(value)
        if kind != "title":  # "None" may be a headline, and a headline may be somebody's words
            value = "".join(match.groups("")) if (match := _QUOTED.fullmatch(value)) else value
            if is_missing(value) or (kind == "published" and value.lower() == "true"):  # "published: true", in blogs
                return True
        if kind == "source":
            if match := _NAME_AND_LINK.fullmatch(value):
                value = match[1] or match[2]
                self.give("source url", match[3])
            elif is_web_address(value):
                kind, rank = "url", rank + 3
        self.fields.add(kind)
        if not value or value == self._given(kind):
            return True
        if kind in self._ranks:
            if rank >= self._ranks[kind]:
                return is_fallback(name)
            if not self._has_fallback(kind):
                self._parsed.notes.append(f"{kind} left out: “{self._given(kind)[:60]}”")
        if self._set(kind, value):
            self._ranks[kind] = rank
        return True

    def _has_fallback(self, kind: str) -> bool:
        return kind == "source" and self._ranks[kind] >= FALLBACK_RANK

    def _given(self, kind: str) -> str:
        return str(getattr(self._parsed, kind) or "")

    def _set(self, kind: str, value: str) -> bool:
        if kind in ("published", "modified"):
            return self._set_date(kind, value)
        if kind == "url":
            return self._set_url(value)
        if kind == "language":
            self._parsed.language = language_of(value)
            return self._parsed.language is not None
        if kind == "author":
            value = _BY.sub("", value, count=1) if _BY.match(value) else value
        setattr(self._parsed, kind, value)
        return True

    def _set_date(self, kind: str, value: str) -> bool:
        try:
            dates = parse_dates(value, self._options.date_order, is_modified=kind == "modified")
        except ValueError as error:
            what = "date" if kind == "published" else "date of modification"
            self._parsed.notes.append(f"{what} left out: “{value[:60]}”: {error}")
            return False
        self.take_dates(*dates)
        if kind == "published" and dates.published is None:
            self._parsed.published = dates.modified  # "Date: Updated ..."
        return True

    def take_dates(self, published: Published, modified: Published) -> None:
        """Keep dates that are given."""
        if published is not None:
            self._parsed.published = published
        if modified is not None:
            self._parsed.modified = modified

    def _set_url(self, value: str) -> bool:
        value = match[1] if (match := _LINK.fullmatch(value)) else value
        if not is_web_address(value):
            self._parsed.notes.append(f"URL left out: “{value[:60]}” is not an http or https address")
            return False
        self._parsed.url = value
        return True

    def complete(self) -> None:
        """Describe the header, and take the date of modification for that of publication if there is no other."""
        self._parsed.shape = ", ".join(sorted(self._names))
        if self._parsed.url and self._parsed.source == self._parsed.title:
            self._parsed.source = None  # a link to the article, with its title
        if self._parsed.published is None and "published" not in self._ranks:
            self._parsed.published = self._parsed.modified


def is_header_line(line: str) -> bool:
    """Return whether `line` gives a date, a title, a source, a URL or an author by name."""
    return (pair := split_line(line)) is not None and field_of(pair[0]) is not None


def _side_by_side(line: str) -> list[tuple[str, str]]:
    """Return the pairs of a line such as "Date: 2025-07-08 | Source: The Herald"; none if it isn't one."""
    if _BAR not in line or len(line) > _MAX_SIDE_BY_SIDE:
        return []
    pairs = [pair for part in line.split(_BAR) if (pair := split_line(part)) and field_of(pair[0])]
    return pairs if len(pairs) == line.count(_BAR) + 1 else []


def _ends_value(block: Sequence[str], number: int) -> bool:
    return number + 1 == len(block) or is_header_line(block[number + 1])


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


def _skip_blank(lines: Sequence[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if lines[at].strip()), len(lines))


def _shown(value: str) -> str:
    """Return a value as it is meant: the items of a list ['a', 'b'], the words shown for a [[wiki link]]."""
    value = decode_references(value).strip()
    if "[[" in value:
        value = _WIKI_LINK.sub(lambda match: match[1].strip(), value)
    if _LIST.fullmatch(value):
        value = ", ".join(item[0] or item[1] for item in _LIST_ITEM.findall(value))
    return value
