"""From the records of a file, as names and values, to articles: for all formats whose records name their fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from index.model import Published
from index.sources.formats.addresses import is_web_address
from index.sources.formats.field_values import address_of, language_of, moment_of, names_of, text_of
from index.sources.formats.format import Input, Parsed, Record
from index.sources.formats.guids import unique_guid
from index.sources.formats.options import ReadingOptions
from index.sources.formats.record_names import DOMAIN, NAMES, SUMMARY, Fields, simplified
from index.sources.formats.record_texts import paragraphs_in, without_end_mark, without_markup

NO_TEXT = "it has no records with text"
"""What is wrong with a file that is read, but isn't one of articles."""

_LOOKED_AHEAD = 100  # records
_LOOKED_AHEAD_BYTES = 5_000_000
_NAMES_SHOWN = 12
_UNPUBLISHED = {
    "draft": "drafts",
    "auto-draft": "drafts",
    "pending": "drafts",
    "private": "private posts",
    "trash": "deleted posts",
    "trashed": "deleted posts",
    "deleted": "deleted posts",
}
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_IDENTIFIERS = ("uri", "guid", "id")  # names of an address, at times
_LONGEST_KEY = 500


@dataclass(slots=True)
class Row:
    """A record of a file, before its names are understood. `read` raises ValueError if it can't be read."""

    place: str
    raw: bytes
    read: Callable[[], Mapping[str, object]]
    key: str | None = None
    """What the file calls it, if that isn't one of its fields."""


_Read = tuple[Row, Fields | ValueError]


def records_of(rows: Iterable[Row], given: Input) -> Iterator[Record]:
    """Yield the records in `rows`. Raises ValueError, first, if none of the first 100 has text or a mapped column."""
    read = ((row, _fields(row, given.options)) for row in rows)
    ahead, error = _look_ahead(read)
    if error is None and not ahead and not given.passed_over:
        raise ValueError("it has no records")
    check_names([fields for _, fields in ahead if isinstance(fields, Fields)], given.options)
    for row, fields in chain(ahead, _raising(error) if error else read):
        if isinstance(fields, ValueError):
            yield Record(row.place, row.raw, _failing(fields))
        elif kind := _UNPUBLISHED.get(text_of(next(iter(fields.of("status")), ("", None))[1]).casefold()):
            given.passed_over[kind] += 1
        else:
            yield Record(row.place, row.raw, _parsing(fields, given.options), row.key or _key(fields))


def looks_like_article(fields: Fields, least: int = 1) -> bool:
    """Return whether a record has a text, or a title, a summary and a date or URL; and at least `least` such parts."""
    has = {part for part in ("title", "text", SUMMARY, "date", "url", "source", "author") if fields.has(part)}
    if "text" in has:
        return len(has) >= least
    is_titled = any(simplified(name) != "name" for name, _ in fields.of("title"))
    return is_titled and SUMMARY in has and ("date" in has or "url" in has)


def _fields(row: Row, options: ReadingOptions) -> Fields | ValueError:
    try:
        return Fields(row.read(), options)
    except ValueError as error:
        return error


def _look_ahead(rows: Iterator[_Read]) -> tuple[list[_Read], ValueError | None]:
    """Return the first records, and the error after which there are no others."""
    size, ahead = 0, []
    try:
        for row, fields in rows:
            ahead.append((row, fields))
            size += len(row.raw)
            if len(ahead) >= _LOOKED_AHEAD or size > _LOOKED_AHEAD_BYTES:
                break
    except ValueError as error:
        return ahead, error
    return ahead, None


def _raising(error: ValueError) -> Iterator[_Read]:
    raise error
    yield  # which makes it an iterator: it raises once it is asked for a record


def check_names(records: list[Fields], options: ReadingOptions) -> None:
    """Raise ValueError if a mapped column is in none of `records`, or if none has a name for text."""
    if not records:
        return
    names = list(dict.fromkeys(name for record in records for name in record.given_names))
    shown = ", ".join(f"“{name[:40]}”" for name in names[:_NAMES_SHOWN]) + (" …" if len(names) > _NAMES_SHOWN else "")
    for part, column in options.columns.items():
        if part in NAMES and not any(record.has_column(column) for record in records):
            raise ValueError(f"it has no column “{column}” for the {part}: it has {shown}")
    if not any(record.has_name("text") or record.has_name(SUMMARY) for record in records):
        raise ValueError(f"{NO_TEXT}: none of its names is known for that ({shown}); say which is: --map text=NAME")


def _failing(error: ValueError) -> Callable[[], Parsed]:
    def parse() -> Parsed:
        raise error

    return parse


def _parsing(fields: Fields, options: ReadingOptions) -> Callable[[], Parsed]:
    return lambda: parse_fields(fields, options)


def _key(fields: Fields) -> str | None:
    key = next((text for _, value in fields.of("id") if (text := _identifier(value))), None)
    return key if key and len(key) <= _LONGEST_KEY else None


def _identifier(value: object) -> str:
    if isinstance(value, dict):  # MongoDB's {"$oid": "…"}
        value = next((value[name] for name in ("$oid", "rendered", "value", "#text") if name in value), None)
    return text_of(value).strip() if isinstance(value, str | int | float) else ""


def parse_fields(fields: Fields, options: ReadingOptions) -> Parsed:
    """Return the article in a record. Raises ValueError, with the reason, if it has no text."""
    parsed = Parsed()
    shape = list(_read_title(fields, parsed))
    shape += _read_text(fields, parsed)
    if not parsed.paragraphs:
        raise ValueError("it has no text")
    for part in ("published", "modified"):
        shape += _read_date(fields, parsed, part, options)
    shape += _read_url(fields, parsed)
    shape += _read_source(fields, parsed)
    for name, value in fields.of("author"):
        author = without_markup(names_of(value) or "")
        if author and not author.isdigit() and not is_web_address(author):
            parsed.author = author
            shape.append(name)
            break
    for name, value in fields.of("language"):
        if language := language_of(value):
            parsed.language = language
            shape.append(name)
            break
    parsed.guid = next((guid for _, value in fields.of("guid") if (guid := _guid(value))), None)
    parsed.shape = ", ".join(dict.fromkeys(shape))
    return parsed


def _read_title(fields: Fields, parsed: Parsed) -> Iterator[str]:
    for name, value in fields.of("title"):
        if title := without_markup(text_of(value)).strip():
            parsed.title = title
            yield name
            return


def _read_text(fields: Fields, parsed: Parsed) -> Iterator[str]:
    for part in ("text", SUMMARY):
        for name, value in fields.of(part):
            parsed.paragraphs, is_cut = without_end_mark(paragraphs_in(value))
            if parsed.paragraphs:
                if is_cut:
                    parsed.notes.append("its text is cut off: the file holds only the beginning")
                if part == SUMMARY:
                    parsed.notes.append(f"it has no full text: its “{name}” stands for it")
                yield name
                return


def _read_date(fields: Fields, parsed: Parsed, part: str, options: ReadingOptions) -> Iterator[str]:
    notes = []
    for name, value in fields.of("date" if part == "published" else part):
        try:
            moment: Published = moment_of(value, options.date_order)
        except ValueError as error:
            what = "date" if part == "published" else "date of the last change"
            notes.append(f"{what} left out: “{text_of(value)[:60]}”: {error}")
            continue
        if moment is not None:
            setattr(parsed, part, moment)
            yield name
            return
    parsed.notes += notes[:1]


def _read_url(fields: Fields, parsed: Parsed) -> Iterator[str]:
    """Read the address; an outlet's field may hold it, too, and an id or URI need not be one."""
    for part in ("url", "source"):
        for name, value in fields.of(part):
            address = (address_of(value) or "").strip()
            if is_web_address(address):
                parsed.url = address
                yield name
                return
            if part == "url" and parsed.url is None and simplified(name) not in _IDENTIFIERS:
                parsed.url = address or None  # which is left out later, with a note


def _read_source(fields: Fields, parsed: Parsed) -> Iterator[str]:
    """Read the outlet's name, and its host only where there is no name."""
    host: tuple[str, str] | None = None
    for name, value in chain(fields.of("source"), fields.of(DOMAIN)):
        source = without_markup(names_of(value) or "").strip()
        if not source or source.isdigit() or is_web_address(source):
            continue
        if not _HOST.fullmatch(source):
            parsed.source = source
            yield name
            return
        host = host or (name, source.lower().removeprefix("www."))
    if host:
        parsed.source = host[1]
        yield host[0]


def _guid(value: object) -> str | None:
    text = _identifier(value)
    if len(text) in (32, 36):
        try:
            return UUID(text).urn
        except ValueError:
            return None
    return unique_guid(text) if ":" in text else None
