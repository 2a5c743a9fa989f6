"""A file on disk: its records, and the article in each. Not for choosing files: see `listing.py`."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from index.errors import ArticleError, OutOfResources, is_out_of_resources
from index.model import Article
from index.sources.cleaning import clean, clean_line, is_beyond_tomorrow, utc_now
from index.sources.formats import (
    DEFAULT_OPTIONS,
    Format,
    Input,
    Parsed,
    ReadingOptions,
    Record,
    read_head,
    registered_formats,
    single_record,
    suffix_of,
)
from index.sources.formats import digest as digest
from index.sources.inputs import decompressed, open_regular
from index.sources.languages import language_of

_ARCHIVES = frozenset((".tar", ".tgz", ".tbz2", ".txz", ".7z", ".rar", ".bz2", ".xz", ".zst", ".lz4", ".z"))
_OTHER_FORMATS = {".doc": ".docx", ".odt": ".docx", ".xls": ".csv", ".xlsx": ".csv", ".ods": ".csv", ".mht": ".html"}
"""What files of other kinds can be saved as, by suffix."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that may hold articles. `origin` is its permanent name: its absolute path as a file: URL."""

    path: Path
    origin: str
    folder: Path | None = None
    """Folder that it must not lead out of; None for its own folder."""
    size: int = 0
    """Size in bytes when it was listed."""
    is_sample: bool = False
    """Whether it is one of the bundled sample articles, which make room for others."""
    options: ReadingOptions | None = None
    """How to read it; None: as the index run says."""

    @property
    def name(self) -> str:
        """Printable form of the path, even if it isn't valid text."""
        return printable(self.path)


@dataclass(slots=True)
class Reading:
    """An opened file: its records, and, once they are read, notes on the file as a whole.

    Iterating raises ArticleError where the rest of the file can't be read.
    """

    file: File
    is_single: bool
    """Whether the file is one article."""
    records: Iterator[Record]
    notes: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    stream: BinaryIO | None = None
    """The file itself, whose position tells how much is read."""

    @property
    def position(self) -> int:
        """Number of bytes of the file that are read."""
        return self.stream.tell() if self.stream and not self.stream.closed else 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, with notes on what was left out of it, a sentence each."""

    article: Article
    parsed: Parsed
    notes: tuple[str, ...]
    place: str
    """Where it is: the name of its file, and its place in that."""
    future: date | None = None
    """Date that was left out because it is in the future."""


def file_suffixes() -> tuple[str, ...]:
    """Return the suffixes of all files that newsbot reads, in lower case, with the dot."""
    return registered_formats().suffixes


@contextmanager
def open_records(file: File, options: ReadingOptions = DEFAULT_OPTIONS) -> Iterator[Reading]:
    """Open a file for reading its records. Raises ArticleError if it can't be read, or if no format takes it."""
    try:
        with open_regular(file.path, file.folder, file.name) as opened, decompressed(opened, file.path) as stream:
            reading = _begin(file, stream, options)
            reading.stream = opened
            yield reading
    except OSError as error:
        raise unreadable(file.path, error) from error


def _begin(file: File, stream: BinaryIO, options: ReadingOptions) -> Reading:
    with _naming(file):
        head = read_head(stream)
    file_format = _format_of(file, head)
    reading = Reading(file, file_format.parse is not None, iter(()))
    given = Input(file.name.removesuffix(".gz"), stream, options, reading.notes, reading.passed_over)
    reading.records = _records(file, file_format, given)
    return reading


def _format_of(file: File, head: bytes) -> Format:
    formats = registered_formats().formats_of(file.path)
    if not formats:
        raise of_another_kind(file.path)
    for item in formats:
        if item.recognises(head):
            return item
    names = " or ".join(item.name for item in formats)
    raise ArticleError(file.name, f"not {names}: newsbot doesn't know what it is")


def _records(file: File, file_format: Format, given: Input) -> Iterator[Record]:
    with _naming(file, file_format):
        if file_format.parse is not None:
            yield single_record(file_format, given)
        elif file_format.records is not None:
            yield from file_format.records(given)


@contextmanager
def _naming(file: File, file_format: Format | None = None) -> Iterator[None]:
    """Turn an error of a format into one that names the file and, if it is a bug, says so."""
    try:
        yield
    except (ArticleError, OSError, GeneratorExit):
        raise
    except ValueError as error:
        raise ArticleError(file.name, _clause(str(error))) from error
    except Exception as error:
        raise ArticleError(file.name, _missing(file_format, error) or describe_bug(error)) from error


def load(file: File, record: Record) -> Loaded:
    """Return the article in a record of `file`; raises ArticleError, with the place and the reason, if there is none.

    A bug in a parser affects only this article: it raises ArticleError, too.
    """
    place = f"{file.name}, {_clause(record.place)}" if record.place else file.name
    try:
        name = f"{file.origin}#{record.key or digest(record.raw)}" if record.place else file.origin
        return load_parsed(record.parse(), file.origin, name, place)
    except ValueError as error:
        raise ArticleError(place, _clause(str(error))) from error
    except Exception as error:
        formats = registered_formats().formats_of(file.path)
        missing = next(filter(None, (_missing(item, error) for item in formats)), None)
        raise ArticleError(place, missing or describe_bug(error)) from error


def load_parsed(parsed: Parsed, origin: str, name: str, place: str) -> Loaded:
    """Clean what was parsed, and return it as an article, whose id is made of `name`.

    `origin` and `place` say where it was read, for programs and for people. Raises ValueError if it has no text.
    """
    future = clean(parsed)
    article = Article(
        id=hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=8).hexdigest(),
        origin=origin,
        title=parsed.title,
        paragraphs=parsed.paragraphs,
        source=parsed.source,
        url=parsed.url,
        author=parsed.author,
        published=parsed.published,
        modified=parsed.modified,
        language=language_of(parsed.language, parsed.title, parsed.paragraphs),
    )
    return Loaded(article, parsed, tuple(f"{place}: {note}" for note in parsed.notes), place, future)


def load_file(file: File, options: ReadingOptions = DEFAULT_OPTIONS) -> list[Loaded]:
    """Return all articles of a file that fits into memory. Raises ArticleError at the first failure."""
    with open_records(file, options) as reading:
        return [load(file, record) for record in reading.records]


def load_bytes(file: File, raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> list[Loaded]:
    """Return all articles in the bytes of a file, which needn't exist. Raises ArticleError at the first failure."""
    return [load(file, record) for record in _begin(file, io.BytesIO(raw), options).records]


def _missing(file_format: Format | None, error: Exception) -> str | None:
    """Return what to install if `error` is that a library of the format is missing."""
    if not isinstance(error, ImportError) or file_format is None or file_format.extra is None:
        return None
    return f'{file_format.name} needs {error.name}: install newsbot with the extra "{file_format.extra}"'


def _clause(reason: str) -> str:
    """Return a reason in characters that every terminal shows: it may quote any bytes of the file."""
    return "".join(char if char.isprintable() else "?" for char in clean_line(reason))


def describe_bug(error: Exception) -> str:
    """Return the reason why an article can't be read, for an error that nobody foresaw."""
    return _clause(f"can't be read because of a bug in newsbot ({type(error).__name__}: {str(error)[:200]})")


def is_embargoed(parsed: Parsed) -> bool:
    """Return whether an outlet asks not to show an article yet."""
    return parsed.embargo is not None and parsed.embargo > utc_now()


def is_due(until: str | None) -> bool:
    """Return whether the day has come on which a record must be read again, whose date was in the future."""
    return until is not None and not is_beyond_tomorrow(date.fromisoformat(until))


def printable(path: Path) -> str:
    """Return a path in characters that every terminal and database accepts."""
    text = os.fsencode(path).decode(errors="replace")
    return text if text.isprintable() else "".join(char if char.isprintable() else "?" for char in text)


def unreadable(path: Path, error: OSError) -> ArticleError:
    """Return the error for a path that the system can't read; raises OutOfResources if that isn't its fault."""
    if is_out_of_resources(error):
        raise OutOfResources.of(error) from error
    return ArticleError(printable(path), error.strerror or str(error))


def of_another_kind(path: Path) -> ArticleError:
    """Return the error for a file that no format reads."""
    suffix = suffix_of(path)
    if suffix in _ARCHIVES:
        reason = "newsbot opens .zip and .gz files only: unpack it first"
    elif other := _OTHER_FORMATS.get(suffix):
        reason = f"newsbot reads no {suffix} files: save it as {other}"
    else:
        reason = f"newsbot reads no {_clause(suffix)} files" if suffix else "newsbot reads no files without an ending"
    return ArticleError(printable(path), reason)


def origin_of(path: Path) -> str:
    """Return the permanent name of a path."""
    # Links aren't resolved: for pruning, the origin of a file below a folder must be below the folder's origin.
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  # Path.absolute leaves .. in
