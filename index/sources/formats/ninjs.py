"""IPTC ninjs, "news in JSON", of news agencies: versions 1 to 3, as one item, a list of them, or an item a line.

The schemas are at https://iptc.org/std/ninjs/. Version 1 has a property for each kind of text (`body_html`), 2 and 3
have lists (`bodies`); 3 writes `versionCreated` where the others write `versioncreated`. Superdesk adds some names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any, BinaryIO

from index.sources.formats.addresses import is_web_address
from index.sources.formats.field_values import language_of, moment_of, names_of, text_of
from index.sources.formats.format import MAX_RECORD, Format, Input, Parsed, Record
from index.sources.formats.guids import unique_guid
from index.sources.formats.html_text import text_of_html
from index.sources.formats.json_rows import is_by_line, line_rows, too_long
from index.sources.formats.json_values import JsonReader, load_json
from index.sources.formats.ninjs_texts import paragraphs_of_item, value_of_role
from index.sources.formats.record_fields import Row
from index.sources.formats.text_streams import as_utf8

_VERSION = re.compile(rb"\"versioncreated\"\s*:")
_OTHER_NAMES = re.compile(rb"\"(?:pubstatus|representationtype|body_\w+|bodies|headlines?|byline|slugline)\"\s*:")
_IS_NINJS = re.compile(rb"iptc\.org/std/ninjs|\"standard\"\s*:\s*\{[^{}]*\"ninjs\"")
_LISTS = frozenset(("_items", "articles", "data", "items", "news", "results"))
_LIST = re.compile(rb"\"(?:%b)\"\s*:\s*\[" % "|".join(_LISTS).encode())
_WITHDRAWN = frozenset(("canceled", "cancelled", "killed"))
_OTHER_TYPES = {"audio": "recordings", "event": "events", "graphic": "graphics", "picture": "pictures"} | {
    "component": "components",
    "composite": "packages",
    "planning": "planned items",
    "video": "videos",
}
_KILL = re.compile(
    r"\W*(?:MANDATORY KILL\b"
    r"|(?i:(?:mandatory |bulletin )?kill|story (?:removed|withdrawn)|withdrawn)\s*(?:[:–—/]|-\s|$)"
    r"|(?i:advisory\b.{0,200}\b(?:withdrawn|killed)\b))"
)
_KILL_NAMES = re.compile(r"(?:.*[:/])?(?:mandatory ?)?(?:kill|killed|withdrawal|withdrawn|retraction)", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Return whether a JSON file has ninjs items: by its schema, or by names that others don't have together."""
    lower = head.lower()
    return bool(_IS_NINJS.search(lower) or (_VERSION.search(lower) and _OTHER_NAMES.search(lower)))


def records(given: Input) -> Iterator[Record]:
    """Yield the texts among the items. Raises ValueError where the file breaks off, after what came before."""
    for row in _rows(as_utf8(given.stream), given.name):
        try:
            item = row.read()
        except ValueError as error:
            yield Record(row.place, row.raw, partial(_fail, error))
        else:
            yield from _records_of(item, row.place, row.raw, given)


def _rows(stream: BinaryIO, name: str) -> Iterator[Row]:
    if is_by_line(stream, is_usual=name.lower().endswith((".jsonl", ".ndjson"))):
        yield from line_rows(stream)
        return
    for count, raw in enumerate(_items(JsonReader(stream)), 1):
        place = f"item {count}"
        yield Row(place, place.encode(), too_long) if raw is None else Row(place, raw, partial(load_json, raw))


def _items(reader: JsonReader) -> Iterator[bytes | None]:
    """Yield the items of all values in the file, one after the other; None for one that is too long."""
    while first := reader.peek():
        start = reader.position
        if first == b"[":
            yield from _array(reader)
        elif first == b"{":
            raw = reader.take(MAX_RECORD)
            if raw is not None and not _is_list(raw):
                yield raw
                continue
            end, count = reader.position, 0
            reader.seek(start)
            for count, item in enumerate(_lists_within(reader), 1):  # noqa: B007  # it counts them
                yield item
            if raw is None and not count:
                yield None
                reader.seek(end)
        else:
            raise reader.broken()


def _is_list(raw: bytes) -> bool:
    """Return whether an object isn't an item, but has a list of them."""
    if not _LIST.search(raw):
        return False
    with suppress(ValueError):
        value = load_json(raw)
        return not {"uri", "guid"} & value.keys() and any(isinstance(value.get(name), list) for name in _LISTS)
    return False


def _array(reader: JsonReader) -> Iterator[bytes | None]:
    reader.enter()
    while (first := reader.peek()) != b"]":
        if not first or first == b"}":
            raise reader.broken()
        yield reader.take(MAX_RECORD)
    reader.enter()


def _lists_within(reader: JsonReader) -> Iterator[bytes | None]:
    """Yield the items of the lists in an object."""
    reader.enter()
    while (first := reader.peek()) != b"}":
        if not first:
            raise reader.broken()
        name = reader.take_name()
        if name in _LISTS and reader.peek() == b"[":
            yield from _array(reader)
        else:
            reader.take(0)
    reader.enter()


def _records_of(item: object, place: str, raw: bytes, given: Input) -> Iterator[Record]:
    """Yield the record of an item, if it is a text, or those of a package."""
    if not isinstance(item, dict):
        given.passed_over["items that are no records"] += 1
        return
    fields = {name.lower(): value for name, value in item.items()}
    kind = text_of(fields.get("type")).lower() or "text"
    if kind == "composite":
        texts = [value for value in associations_of(fields) if str(value.get("type", "text")) == "text"]
        for number, text in enumerate(texts, 1):
            yield from _records_of(text, f"{place}, part {number}", repr(text).encode(errors="replace"), given)
    if kind != "text" and not (kind == "composite" and paragraphs_of_item(fields)[0]):
        name = _OTHER_TYPES.get(kind, "items of other types")
        given.passed_over[name] += 1
        return
    status = text_of(fields.get("pubstatus")).lower()
    if status == "withheld":
        given.passed_over["withheld items"] += 1
        return
    own = _identifier(fields)
    withdrawn = own if status in _WITHDRAWN else _killed(fields, own)
    if withdrawn is not None:
        yield Record(place, raw, partial(_withdraw, fields, withdrawn), withdrawn or None, withdraws=True)
    else:
        yield Record(place, raw, partial(_parse, fields), own or None)


def _identifier(fields: dict[str, Any]) -> str:
    return (text_of(fields.get("uri")) or text_of(fields.get("guid"))).strip()


def associations_of(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items that an item refers to or contains: an object of them in version 1, later a list."""
    value = fields.get("associations")
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in values if isinstance(item, dict)]


def _killed(fields: dict[str, Any], own: str) -> str | None:
    """Return the identifier of the article that a kill notice withdraws: another one, or its own; else None."""
    names = (
        value for name in ("signal", "signals", "genre", "genres", "profile") for value in _labels(fields.get(name))
    )
    if not _KILL.match(_headline(fields)) and not any(_KILL_NAMES.fullmatch(name) for name in names):
        return None
    if earlier := text_of(fields.get("evolvedfrom")).strip():
        return earlier
    related = ({name.lower(): value for name, value in item.items()} for item in associations_of(fields))
    texts = (_identifier(item) for item in related if text_of(item.get("type")).lower() in ("", "text"))
    return next((identifier for identifier in texts if identifier), own)


def _labels(value: object) -> Iterator[str]:
    """Yield the names and codes of a term of a controlled vocabulary, or of a list of them."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from (text for name in ("name", "code", "uri", "literal") if isinstance(text := item.get(name), str))
        elif isinstance(item, str):
            yield item


def _withdraw(fields: dict[str, Any], identifier: str) -> Parsed:
    headline = _headline(fields)
    title = _KILL.sub("", headline, count=1).lstrip(" :–—/-") if _KILL.match(headline) else ""
    return Parsed(title=title or headline, guid=unique_guid(identifier), withdrawn=True, shape=_shape(fields))


def _parse(fields: dict[str, Any]) -> Parsed:
    parsed = Parsed(title=_headline(fields), shape=_shape(fields), guid=unique_guid(_identifier(fields)))
    paragraphs, is_description = paragraphs_of_item(fields)
    parsed.paragraphs = tuple(paragraphs)
    if is_description:
        parsed.notes.append("it has no text but its description")
    parsed.author = names_of(fields.get("byline") or fields.get("by") or fields.get("authors"))
    outlets = ("provider", "source", "infosources", "infosource", "copyrightholder")
    parsed.source = next((name for key in outlets if (name := names_of(fields.get(key)))), None)
    parsed.language = language_of(fields.get("language"))
    parsed.url = _address(fields)
    parsed.embargo = _embargo(fields)
    _read_dates(fields, parsed)
    return parsed


def _shape(fields: dict[str, Any]) -> str:
    return "ninjs 2 or 3" if "headlines" in fields or "bodies" in fields else "ninjs 1"


def _headline(fields: dict[str, Any]) -> str:
    headline = text_of(fields.get("headline")) or value_of_role(fields.get("headlines"), "main")
    if not headline:
        headline = next((text_of(value) for name, value in fields.items() if name.startswith("headline_")), "")
    return text_of_html(headline)


def _address(fields: dict[str, Any]) -> str | None:
    """Return the address of the article on the web: `uri` only identifies it, and need not lead anywhere."""
    others = fields.get("altids")
    values = list(others.values()) if isinstance(others, dict) else others if isinstance(others, list) else []
    texts = (text_of(value).strip() for value in (fields.get("url"), fields.get("link"), *values))
    return next((text for text in texts if is_web_address(text)), None)


def _embargo(fields: dict[str, Any]) -> datetime | None:
    """Return the moment until which the item must not be shown. Raises ValueError if it isn't clear which."""
    text = fields.get("embargoeduntil") or fields.get("embargoed") or fields.get("embargo")
    if not text:
        return None
    try:
        moment = moment_of(text)
    except ValueError as error:
        raise ValueError(f"its embargo “{str(text)[:60]}” can't be read ({error})") from error
    if moment is None or isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, 23, 59, 59, tzinfo=UTC)


def _read_dates(fields: dict[str, Any], parsed: Parsed) -> None:
    for name in ("firstpublished", "firstcreated", "contentcreated", "versioncreated"):
        try:
            parsed.published = parsed.published or moment_of(fields.get(name))
        except ValueError as error:
            parsed.notes.append(f"date left out: “{str(fields[name])[:60]}”, {error}")
    with suppress(ValueError):
        changed = moment_of(fields.get("versioncreated"))
        parsed.modified = changed if changed != parsed.published else None


def _fail(problem: Exception) -> Parsed:
    raise problem


FORMAT = Format(
    "IPTC ninjs", (".json", ".ninjs", ".jsonl", ".ndjson"), records=records, recognises=recognises, order=25
)
