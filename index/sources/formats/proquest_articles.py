"""Articles as ProQuest writes them into text, Word and RTF files: a title, "Full text:", and fields.

Ferry crews walk out
Author: Marsh, Lena.
Publication info: The Orrin Bay Courier; Orrin Bay [Orrin Bay]. 19 Nov 2026: 1.
Full text: The text.
Title: Ferry crews walk out
Publication title: The Orrin Bay Courier; Orrin Bay
Publication date: Nov 19, 2026
ProQuest document ID: 3100000001
Document URL: https://www.proquest.com/...
"""

from __future__ import annotations

import re

from index.sources.formats.download_texts import check_length, join_paragraphs, language_named, read_day
from index.sources.formats.format import Parsed

_START = re.compile(r"\s*Document \d{1,5} of \d{1,5}\s*", re.IGNORECASE)
_FULL_TEXT = re.compile(r"\s*full text(?::\s*(?P<rest>.*)|\s*$)", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*(?P<name>Title|Author|Publication title|Publication info|Publication date|Publication year|Year|Volume|Issue"
    r"|Abstract|Links|Subject|Location|People|Company / organization|Identifier / keyword|Classification|First page"
    r"|Pages|Number of pages|Section|Publisher|Place of publication|Country of publication|Publication subject|ISSN"
    r"|e-?ISSN|Source type|Language of publication|Document type|Document feature|Dateline|Column|Edition|Credit"
    r"|Word count|ProQuest document ID|ProQuest document link|Document URL|Copyright|Last updated|Database)"
    r":(?:\s+(?P<value>.*)|\s*)",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"\s*details\s*", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:none available|not available|unavailable)\.?\s*", re.IGNORECASE)
_CITED = re.compile(r"(?P<outlet>[^;]+?)\s*(?:;[^.]*|\([^)]*\))?\s*\.\s*(?P<day>\d{1,2} \w{3,9}\.? \d{4})\b.*")


def parse(lines: list[str], wrapped: bool = False) -> Parsed:
    """Return the article in the lines of a ProQuest download. Raises ValueError if there is none."""
    lines = [line for line in lines if not _START.fullmatch(line)]
    start = next((number for number, line in enumerate(lines) if _FULL_TEXT.fullmatch(line)), None)
    top = lines[:start] if start is not None else lines
    text, tail = _split_tail(lines[start:] if start is not None else [])
    fields = _read_fields(tail) | {}
    for name, value in _read_fields(top).items():
        fields.setdefault(name, value)
    title = fields.get("title") or next((line.strip() for line in top if line.strip()), "")
    parsed = Parsed(title=title, shape="ProQuest")
    parsed.source = re.split(r"[;]", fields.get("publication title", ""))[0].strip() or None
    parsed.author = fields.get("author", "").rstrip(".") or None
    parsed.language = language_named(fields.get("language of publication", ""))
    _read_day(fields, parsed)
    if number := fields.get("proquest document id"):
        parsed.guid = f"proquest.com/{number}"
    parsed.paragraphs = join_paragraphs(text, wrapped)
    if not parsed.paragraphs or _NONE.fullmatch(parsed.paragraphs[0]):
        raise ValueError("it has no full text, only a record of the article")
    check_length(fields.get("word count", ""), parsed)
    return parsed


def _read_day(fields: dict[str, str], parsed: Parsed) -> None:
    cited = _CITED.fullmatch(fields.get("publication info", ""))
    if cited and not parsed.source:
        parsed.source = cited["outlet"].strip()
    if day := fields.get("publication date") or (cited["day"] if cited else ""):
        read_day(day, parsed)


def _split_tail(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the text and those of the fields below it.

    The fields begin with the last run of lines that leads to "Publication title:": an article may have lines such as
    "Location: ..." of its own.
    """
    if not lines:
        return [], []
    first = _FULL_TEXT.fullmatch(lines[0])
    lines = [(first["rest"] or "") if first else lines[0], *lines[1:]]
    details = [number for number, line in enumerate(lines) if _DETAILS.fullmatch(line)]
    anchors = [
        number
        for number, line in enumerate(lines)
        if (match := _FIELD.fullmatch(line)) and match["name"].lower() in ("publication title", "proquest document id")
    ]
    if details:
        return lines[: details[-1]], lines[details[-1] + 1 :]
    if not anchors:
        return lines, []
    end = number = anchors[0]
    while number > 0 and (not lines[number].strip() or _FIELD.fullmatch(lines[number])):
        if lines[number].strip():
            end = number
        number -= 1
    return lines[:end], lines[end:]


def _read_fields(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for line in lines:
        if match := _FIELD.fullmatch(line):
            last = match["name"].lower()
            fields.setdefault(last, (match["value"] or "").strip())
        elif last and line.strip() and not fields[last]:
            fields[last] = line.strip()
        elif line.strip():
            last = ""
    return fields
