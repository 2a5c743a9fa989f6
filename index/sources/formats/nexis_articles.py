"""Articles as Nexis Uni, Lexis+ and LexisNexis Academic write them, line by line.

Ferry crews walk out                          1 of 50 DOCUMENTS
The Orrin Bay Courier                            The Orrin Bay Courier
November 19, 2026 Thursday                     November 19, 2026 Thursday
Copyright 2026 ... All Rights Reserved
Section: NEWS; Pg. 1                          Ferry crews walk out
Length: 432 words                             BYLINE: Lena Marsh
Byline: Lena Marsh                            LENGTH: 432 words
Body
The text.                                     The text.
Load-Date: November 19, 2026                  LOAD-DATE: November 19, 2026
End of Document                                  Copyright 2026 ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.sources.formats.download_texts import DAY, check_length, join_paragraphs, language_named, read_day
from index.sources.formats.format import Parsed

_NAMES = {
    "length": ("length", "länge", "longueur", "lengte", "longitud", "lunghezza", "tamanho"),
    "byline": ("byline", "autor", "auteur", "signature", "author"),
    "headline": ("headline", "title"),
    "highlight": ("highlight", "hinweis", "encadré", "teaser"),
    "dateline": ("dateline",),
    "language": ("language", "sprache", "langue", "taal", "idioma", "lingua"),
    "load-date": ("load-date", "update", "ladedatum", "date de chargement", "laaddatum"),
    "url": ("url",),
    "other": (
        *("section", "rubrik", "rubrique", "sectie", "series", "correction", "correction-date", "graphic", "type"),
        *("classification", "publication-type", "journal code", "journal-code", "subject", "company", "industry"),
        *("person", "geographic", "organization", "ticker", "isin", "copyright", "notes", "edition", "distribution"),
        *("publication-code", "pub-type", "acc-no", "document-type", "category", "state", "city", "country"),
    ),
}
_NAME_OF = {label: name for name, labels in _NAMES.items() for label in labels}
_FIELD = re.compile(rf"\s*(?P<label>{'|'.join(map(re.escape, _NAME_OF))}):(?:\s+(?P<value>.*)|\s*)", re.IGNORECASE)
_BODY = re.compile(r"\s*(?:body|text|volltext|corps|tekst)\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:classification|klassifizierung|graphic)\s*", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\s*(?:copyright\b|©|all rights reserved|alle rechte vorbehalten|tous droits réservés)", re.IGNORECASE
)
_LINK = re.compile(r"\s*link (?:to|zum|zur) \S+.*|\s*lien vers .*", re.IGNORECASE)
_ERROR = "there is an error in this document and it is not possible to display it"
_MAX_HEADER = 40  # lines between an article's title and its text


@dataclass(slots=True)
class _Header:
    title: str
    source: str
    day: str
    rest: list[str]


def parse(lines: list[str], wrapped: bool = False) -> Parsed:
    """Return the article in the lines of a Nexis Uni or Lexis+ download. Raises ValueError if there is none."""
    lines = [line for line in lines if line.strip()] if not wrapped else lines
    if any(_ERROR in line for line in lines):
        raise ValueError("Nexis failed to put this document into the download")
    body = next((number for number, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    top = lines if body is None else lines[:body]
    day = _day_line(top)
    if day is None:
        return _unlabelled(lines, wrapped)
    above = [line.strip() for line in lines[:day] if line.strip() and not _LINK.fullmatch(line)]
    if len(above) < 2:
        return _unlabelled(lines, wrapped)
    header = _Header(above[-2], above[-1], lines[day], lines[day + 1 : body])
    text = lines[body + 1 :] if body is not None else []
    return _read(header, text, wrapped)


def parse_academic(lines: list[str], wrapped: bool = True) -> Parsed:
    """Return the article in the lines of a LexisNexis Academic download. Raises ValueError if there is none."""
    del wrapped  # such texts always are
    day = _day_line(lines[:_MAX_HEADER])
    above = [line.strip() for line in lines[:day] if line.strip() and not _COPYRIGHT.match(line)] if day else []
    if day is None or not above:
        return _unlabelled(lines, True)
    below = lines[day + 1 :]
    start = next((number for number, line in enumerate(below) if line.strip() and not _is_edition(line)), len(below))
    end = start
    while end < len(below) and below[end].strip() and not _FIELD.fullmatch(below[end]):
        end += 1
    title = " ".join(line.strip() for line in below[start:end])
    return _read(_Header(title, above[0], lines[day], below[end:]), [], True)


def _is_edition(line: str) -> bool:
    """Return whether a line says which edition an article is from: it is in the middle of the page, as its day is."""
    return line.startswith("      ") and line.strip().lower().endswith(("edition", "edition 1", "edition 2"))


def _day_line(lines: list[str]) -> int | None:
    """Return the number of the line with the day of publication: a list of contents may come before the article."""
    numbers = [number for number, line in enumerate(lines) if len(line) < 160 and DAY.fullmatch(line.strip())]
    if not numbers:
        return None
    for number in numbers:  # the one with a copyright notice or a field below it
        below = [line for line in lines[number + 1 : number + 8] if line.strip()]
        if any(_COPYRIGHT.match(line) or _FIELD.fullmatch(line) for line in below):
            return number
    return numbers[-1]


def _unlabelled(lines: list[str], wrapped: bool) -> Parsed:
    """Return an article without the header that these databases write: its first line is its title."""
    paragraphs = join_paragraphs(lines, wrapped)
    if len(paragraphs) < 2:
        return Parsed(paragraphs=paragraphs)
    return Parsed(title=paragraphs[0], paragraphs=paragraphs[1:])


def _read(header: _Header, text: list[str], wrapped: bool) -> Parsed:
    parsed = Parsed(title=header.title, source=header.source, shape="Nexis")
    fields: dict[str, str] = {}
    rest = _read_fields(header.rest, fields, wrapped)
    if text:  # "Body" comes between
        parsed.notes += [f"header line left out: “{line.strip()[:60]}”" for line in rest if line.strip()]
        rest = []
    text = _without_tail(rest + text, fields)
    parsed.title = fields.get("headline") or parsed.title
    parsed.author = re.sub(r"^by\s+", "", fields.get("byline", ""), flags=re.IGNORECASE) or None
    parsed.language = language_named(fields.get("language", ""))
    parsed.url = fields.get("url") or None
    read_day(header.day, parsed)
    body = join_paragraphs(text, wrapped)
    if not body:
        raise ValueError("it has no text")
    parsed.paragraphs = (*filter(None, [fields.get("highlight")]), *body)
    check_length(fields.get("length", ""), parsed)
    return parsed


def _read_fields(lines: list[str], fields: dict[str, str], wrapped: bool) -> list[str]:
    """Read the fields at the top of some lines and return the lines below them.

    In wrapped text, a value may go on in the next lines, up to a blank one.
    """
    last = ""
    for number, line in enumerate(lines):
        if match := _FIELD.fullmatch(line):
            last = _NAME_OF[match["label"].lower()]
            fields.setdefault(last, (match["value"] or "").strip())
        elif not line.strip():
            last = ""
        elif wrapped and last and last != "length":
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        elif not (_COPYRIGHT.match(line) or _LINK.fullmatch(line) or _is_edition(line)):
            return lines[number:]
    return []


def _without_tail(lines: list[str], fields: dict[str, str]) -> list[str]:
    """Return the lines without links, and without the captions and fields below an article's text, which are read.

    A line such as "Graphic" begins them only in the second half or above a field, and if the day of loading or the
    language comes after.
    """
    last = next((number for number in range(len(lines) - 1, -1, -1) if _is_last_field(lines[number])), -1)
    end = len(lines)
    for number, line in enumerate(lines[: last + 1]):
        is_tail = _TAIL.fullmatch(line) and (number >= len(lines) / 2 or _FIELD.fullmatch(lines[number + 1]))
        if is_tail or _is_last_field(line):
            end = number
            break
    for field in lines[end:]:
        _read_fields([field], fields, wrapped=False)
    return [line for line in lines[:end] if not _LINK.fullmatch(line)]


def _is_last_field(line: str) -> bool:
    match = _FIELD.fullmatch(line)
    return match is not None and _NAME_OF[match["label"].lower()] in ("load-date", "language")
