"""Substack exports: a .zip file with posts.csv, and a file of HTML for each of its posts.

A row of posts.csv has the id (12345.the-slug), the date and the title; posts/12345.the-slug.html has the text. Other
members are lists of subscribers and of who opened what: they are never read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from index.sources.formats.decoding import decode_text
from index.sources.formats.field_values import moment_of
from index.sources.formats.format import MAX_RECORD, Format, Input, Parsed, Record
from index.sources.formats.html_text import paragraphs_of_html, text_of_html
from index.sources.formats.zip_members import failure, shown

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from index.sources.formats.zip_members import Members

_TABLE = "posts.csv"
_COLUMNS = ("post_id", "post_date", "is_published", "title")
_KINDS = {"page": "pages", "thread": "threads"}
_MAX_TABLE = 100_000_000
"""Maximum size of posts.csv, in bytes."""


def folder_of_export(names: Iterable[str]) -> str | None:
    """Return the folder of a Substack export within an archive ("" for its top), or None if it is no such export."""
    names = list(names)
    folders = {name.removesuffix(_TABLE) for name in names if name.rpartition("/")[2] == _TABLE}
    for folder in sorted(folders):
        if any(name.startswith(f"{folder}posts/") and name.endswith(".html") for name in names):
            return folder
    return None


def records_of_export(members: Members, folder: str) -> Iterator[Record]:
    """Yield the published posts of an export. Raises ValueError if posts.csv can't be read."""
    texts: dict[str, ZipInfo] = {}
    table: ZipInfo | None = None
    for info in members.usable():
        if info.filename == folder + _TABLE:
            table = info
        elif info.filename.startswith(f"{folder}posts/") and info.filename.endswith(".html"):
            texts[info.filename.rpartition("/")[2].removesuffix(".html")] = info
        else:
            members.pass_over("lists of readers and other files")
    if table is None:
        raise ValueError("its posts.csv can't be read: export it again")
    for row in _rows(members, table):
        post_id = row["post_id"].strip()
        text = texts.pop(post_id, None)
        if kind := _other_kind(row):
            members.pass_over(kind)
        elif text is None:
            members.pass_over("posts without a text")
        else:
            yield _record(members, text, row)
    if texts:
        members.given.notes.append(
            f"{len(texts):,} of its texts are left out, since posts.csv doesn't name them"
            f" (the first is {shown(min(texts))})"
        )


def _rows(members: Members, table: ZipInfo) -> Iterator[dict[str, str]]:
    with members.opened(table) as stream:
        raw = stream.read(_MAX_TABLE + 1)
    if len(raw) > _MAX_TABLE:
        raise ValueError(f"its posts.csv is too long (at most {_MAX_TABLE / 1e6:.0f} MB)")
    reader = csv.DictReader(io.StringIO(decode_text(raw), newline=""), restval="")
    try:
        if missing := [name for name in _COLUMNS if name not in (reader.fieldnames or ())]:
            raise ValueError(f"its posts.csv has no column {missing[0]}")
        yield from reader
    except csv.Error as error:
        raise ValueError(f"its posts.csv is broken after line {reader.line_num:,} ({error})") from error


def _other_kind(row: dict[str, str]) -> str | None:
    if row["is_published"].strip().casefold() not in ("true", "1", "t", "yes"):
        return "drafts"
    return _KINDS.get(row.get("type", "").strip())


def _record(members: Members, text: ZipInfo, row: dict[str, str]) -> Record:
    place = f"member {shown(text.filename)}"
    try:
        with members.opened(text) as stream:
            html = stream.read(MAX_RECORD + 1)
    except ValueError as error:
        return failure(place, f"{text.filename}\0{text.CRC}".encode(errors="surrogatepass"), error)
    if len(html) > MAX_RECORD:
        return failure(place, html[:1000], ValueError(f"too long for one article (at most {MAX_RECORD / 1e6:.0f} MB)"))
    names = ("title", "post_date")
    raw = "\0".join(row[name] for name in names).encode(errors="surrogatepass") + b"\0" + html
    return Record(place, raw, partial(_parse, html, row), row["post_id"].strip())


def _parse(html: bytes, row: dict[str, str]) -> Parsed:
    parsed = Parsed(title=text_of_html(row["title"]), shape="Substack post")
    parsed.paragraphs = tuple(paragraphs_of_html(decode_text(html)))
    try:
        parsed.published = moment_of(row["post_date"])
    except ValueError as error:
        parsed.notes.append(f"date left out: “{row['post_date'][:60]}”, {error}")
    return parsed


def recognises_table(head: bytes) -> bool:
    """Return whether a file is the table of posts of an export that was unpacked."""
    first = head.split(b"\n", 1)[0].decode(errors="replace").lstrip("\ufeff").strip()
    columns = {name.strip('" ') for name in first.split(",")}
    return {"post_id", "post_date", "is_published", "audience"} <= columns


def _refuse(given: Input) -> Iterator[Record]:
    del given
    raise ValueError(
        "the list of posts of a Substack export, whose texts are other files: index the .zip file from Substack itself"
    )


FORMAT = Format("Substack list of posts", (".csv",), records=_refuse, recognises=recognises_table, order=32)
