"""The interface of a format module: a `Format`, whose `parse` turns the bytes of a file into a `Parsed`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index.model import Published

MAX_BYTES = 1_000_000
"""Maximum size of a file: a longer one isn't a single article, and most of it would get the wrong date and title."""


@dataclass(slots=True)
class Parsed:
    """The contents of an article file."""

    title: str = ""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: Published = None
    paragraphs: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Format:
    """A file format of articles.

    `parse` takes the bytes of a file; if they hold no article, it raises ValueError with the reason. It imports any
    library that it needs when it is called.
    """

    name: str
    suffixes: tuple[str, ...]  # in lower case, with the dot
    parse: Callable[[bytes], Parsed]
    max_bytes: int = MAX_BYTES
    order: int = 100
    """Sort key in lists that people read: lower numbers first, then by name."""
