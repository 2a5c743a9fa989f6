"""What a format module defines: a `Format`, whose `parse` turns the bytes of a file into a `Parsed`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index.model import Published

MAX_BYTES = 1_000_000
"""A longer file is no single article; its reader would be shown the wrong date and title for most of it."""


@dataclass(slots=True)
class Parsed:
    """What a file says of its article."""

    title: str = ""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: Published = None
    paragraphs: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Format:
    """A form that articles come in.

    `parse` takes the bytes of a file; where they hold no article, it raises ValueError with the reason. It imports the
    library that it needs when it is called.
    """

    name: str
    suffixes: tuple[str, ...]  # in lower case, with the dot
    parse: Callable[[bytes], Parsed]
    max_bytes: int = MAX_BYTES
    order: int = 100
    """The position in lists that people read: lower numbers first, then by name."""
