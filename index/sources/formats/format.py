"""The interface of a format module: a `Format`, which turns a file into one article, or into many.

A format of single articles gives `parse`, from the bytes of a file to a `Parsed`. A format of collections gives
`records`, from an opened file to its records, each of which can be parsed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from index.model import Published
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions

MAX_BYTES = 1_000_000
"""Maximum size of a file: a longer one isn't a single article, and most of it would get the wrong date and title."""

MAX_RECORD = 10_000_000
"""Maximum size of a record in a collection, in bytes, with all of its markup."""

HEAD_BYTES = 65_536
"""Number of bytes at the start of a file by which formats with the same suffix are told apart."""


@dataclass(slots=True)
class Parsed:
    """The contents of an article file, or of a record."""

    title: str = ""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: Published = None
    modified: Published = None
    """When the outlet last changed the article, if it says so."""
    language: str | None = None
    """Language that the file states, as a BCP 47 tag."""
    paragraphs: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    guid: str | None = None
    """Identifier that the outlet gave the article, unique among all outlets: a URN, a tag, or with a host before it."""
    shape: str = ""
    """Which names its header has, in words, for the report of an index run: "Date, Title, URL"."""
    withdrawn: bool = False
    """Whether the outlet withdraws the article; it then needs no text."""
    embargo: datetime | None = None
    """Moment before which the article must not be shown."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article in a collection, not parsed yet.

    `place` says where it is, for messages: "line 12", "item 3". `raw` is what it consists of: if that is unchanged, so
    is the article. `parse` raises ValueError, with the reason, where the record is no article. `key` tells the article
    from the others of the file, if the file has such a thing: its id or GUID. `withdraws` says that the outlet
    withdraws the article with that key, which may stand in the file as well.
    """

    place: str
    raw: bytes
    parse: Callable[[], Parsed]
    key: str | None = None
    withdraws: bool = False


@dataclass(slots=True)
class Input:
    """An opened file, decompressed, for the formats of collections. `stream` can seek, and is at its start."""

    name: str
    """Name of the file, without the ending .gz, fit to be printed."""
    stream: BinaryIO
    options: ReadingOptions = DEFAULT_OPTIONS
    notes: list[str] = field(default_factory=list)
    """What was left out of the file as a whole, a sentence each."""
    passed_over: Counter[str] = field(default_factory=Counter)
    """How many records are no articles on purpose, by their kind in the plural: {"drafts": 12}."""


def recognise_any(head: bytes) -> bool:
    """Return True: a format without a rule of its own takes every file of its suffix that no other one takes."""
    del head
    return True


@dataclass(frozen=True, slots=True)
class Format:
    """A file format of articles: of single ones (`parse`) or of collections (`records`).

    Both raise ValueError, with the reason, where a file holds no article, and import what they need when they are
    called. `records` may raise it in the middle; what it yielded before stays.
    """

    name: str
    suffixes: tuple[str, ...]  # in lower case, with the dot
    parse: Callable[[bytes, ReadingOptions], Parsed] | None = None
    records: Callable[[Input], Iterator[Record]] | None = None
    recognises: Callable[[bytes], bool] = recognise_any
    """Whether a file that starts with these bytes (at most HEAD_BYTES) is of this format, and not another's."""
    max_bytes: int = MAX_BYTES
    """Maximum size of a file with a single article."""
    order: int = 100
    """Sort key in lists that people read: lower numbers first, then by name."""
    extra: str | None = None
    """The extra of this project that installs its libraries; None: they are always there."""
