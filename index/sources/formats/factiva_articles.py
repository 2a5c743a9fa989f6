"""Articles as Factiva writes them, with the codes of its fields or without.

    HD  Ferry crews walk out                      Ferry crews walk out
    BY  By Lena Marsh                             By Lena Marsh
    WC  432 words                                 432 words
    PD  19 November 2026                          19 November 2026
    SN  The Orrin Bay Courier                     The Orrin Bay Courier
    SC  OBCOUR                                    OBCOUR
    LA  English                                   English
    CY  Copyright 2026 ...                        Copyright 2026 ...
    LP  The first paragraphs.                     The text.
    TD  The others.
    AN  Document OBCOUR0020261119emb900001        Document OBCOUR0020261119emb900001

The codes: Factiva, "Intelligence Indexing" (the two or three capitals before a field).
"""

from __future__ import annotations

import re

from index.sources.formats.download_texts import DAY, check_length, join_paragraphs, language_named, read_day
from index.sources.formats.format import Parsed

_ACCESSION = re.compile(
    r"\s*(?:AN(?:\s*\||\s+)\s*)?[^\W\d]{6,12} (?P<number>[A-Z0-9]{8,10}(?:19|20)\d{6}[a-z0-9]{9,10})(?:\s*\|)?\s*"
)
_CODES = (
    *("SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART", "CT"),
    *("RF", "CX", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "DLN", "RST", "TI"),
)
_CODE = re.compile(rf"\s*(?P<code>{'|'.join(_CODES)})(?:\s*\|\s*|\s{{2,}}|\t|\xa0+|\s*$)(?P<value>.*)")
_MARKUP = re.compile(r"^\s*\||\|\s*$")
_LENGTH = re.compile(r"\s*[\d.,]+\s+(?:words|wörter|mots|palabras|parole|woorden|palavras|слов\w*)\s*", re.IGNORECASE)
_TIME = re.compile(r"\s*\d{1,2}:\d\d(?:\s*[AP]M)?\s*", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"\s*[A-Z0-9]{3,8}\s*")
_COPYRIGHT = re.compile(r"\s*(?:copyright|©|\(c\)|all rights reserved)", re.IGNORECASE)
_BYLINE = re.compile(r"\s*by\s+(?P<name>.{2,120})", re.IGNORECASE)


def accession_number(line: str) -> str | None:
    """Return the accession number in the line that ends an article; None if this is no such line."""
    match = _ACCESSION.fullmatch(line) if len(line) < 80 else None
    return match["number"] if match else None


def parse(lines: list[str], wrapped: bool = False) -> Parsed:
    """Return the article in the lines of a Factiva download. Raises ValueError if there is none."""
    fields = _read_codes(lines)
    if "HD" in fields and ("LP" in fields or "TD" in fields):
        return _coded(fields, wrapped)
    return _uncoded(lines, wrapped)


def _read_codes(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        match = _CODE.fullmatch(line)
        if match and match["code"] not in fields:
            values = fields.setdefault(match["code"], [])
            line = match["value"]
        values.append(_MARKUP.sub("", line))
    return fields


def _coded(fields: dict[str, list[str]], wrapped: bool) -> Parsed:
    def value(code: str) -> str:
        return " ".join(" ".join(fields.get(code, ())).split())

    parsed = Parsed(title=value("HD"), source=value("SN") or None, author=_name(value("BY")), shape="Factiva, codes")
    parsed.language = language_named(value("LA"))
    if value("PD"):
        read_day(value("PD"), parsed)
    lines = [*fields.get("LP", ()), "", *fields.get("TD", ())]
    parsed.paragraphs = join_paragraphs(lines, wrapped)
    if not parsed.paragraphs:
        raise ValueError("it has no text")
    check_length(value("WC"), parsed)
    return parsed


def _uncoded(lines: list[str], wrapped: bool) -> Parsed:
    """Return an article without codes: its length, day, outlet, outlet's code and language follow each other."""
    lines = [_MARKUP.sub("", line) for line in lines]
    length = next((number for number, line in enumerate(lines) if _LENGTH.fullmatch(line)), None)
    day = next((number for number in range((length or 0) + 1, len(lines)) if _is_day(lines[number])), None)
    if length is None or day is None:
        raise ValueError("its header isn't one that Factiva writes: it has no length and day")
    above = [line.strip() for line in lines[:length] if line.strip()]
    parsed = Parsed(shape="Factiva")
    read_day(lines[day].strip(), parsed)
    if above and (match := _BYLINE.fullmatch(above[-1])):
        parsed.author = match["name"]
        above.pop()
    elif len(above) > 2:
        parsed.author = above.pop()
    parsed.title = above[-1] if above else ""  # above the headline is the section
    header, text = _header(lines[day + 1 :])
    parsed.source = header[0] if header else None
    parsed.language = next((tag for line in header[1:] if (tag := language_named(line))), None)
    parsed.paragraphs = join_paragraphs(text, wrapped)
    if not parsed.paragraphs:
        raise ValueError("it has no text")
    check_length(lines[length], parsed)
    return parsed


def _is_day(line: str) -> bool:
    return len(line) < 80 and DAY.fullmatch(line.strip()) is not None


def _header(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the header below the day, from the outlet on, and those of the text."""
    header: list[str] = []
    for number, line in enumerate(lines):
        if not line.strip() or _TIME.fullmatch(line):
            continue
        if _COPYRIGHT.match(line):
            return header, lines[number + 1 :]
        if len(header) > 1 and (len(line) > 60 or (len(header) > 6)):
            return header, lines[number:]
        header.append(line.strip())
        if len(header) > 2 and language_named(line) and not any(map(_COPYRIGHT.match, lines[number : number + 4])):
            return header, lines[number + 1 :]
    return header[:1], lines[1:]


def _name(byline: str) -> str | None:
    match = _BYLINE.fullmatch(byline)
    return (match["name"] if match else byline) or None
