"""A file on disk: its bytes, and the article that they hold. Which files are read is in `listing.py`."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import ArticleError
from index.model import Article
from index.sources.cleaning import clean, clean_line, is_beyond_tomorrow
from index.sources.formats import Format, registered_formats
from index.versions import PARSER_VERSION


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be an article. `origin` names it for good: its absolute address, as a file: URL."""

    path: Path
    origin: str
    folder: Path | None = None
    """The folder that it must not lead out of; None: the one that it is in."""

    @property
    def name(self) -> str:
        """The path as it can be printed, whatever bytes it is made of."""
        return printable(self.path)

    @property
    def format(self) -> Format:
        """The form that its article comes in. Raises ArticleError where no format reads such files."""
        if (file_format := registered_formats().format_of(self.path)) is None:
            raise of_another_kind(self.path)
        return file_format


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, with what the reader of its file had to leave out, a sentence each."""

    article: Article
    notes: tuple[str, ...]
    future: date | None = None
    """The date that was left out since it is in the future."""


def file_kinds() -> str:
    """Return the suffixes of files that may be articles, as a sentence names them: ".txt or .md"."""
    return registered_formats().suffixes_in_words


def read_file(file: File) -> bytes:
    """Return the bytes of a file; raises ArticleError where it can't be read, or is too long.

    Nothing but a regular file within its folder is opened: a device may act on being opened, and a pipe never end.
    """
    limit = file.format.max_bytes
    try:
        descriptor = _open_regular(file)
        with os.fdopen(descriptor, "rb") as opened:
            raw = opened.read(limit + 1)  # it may grow while it is read, so that its size says nothing
            size = max(len(raw), os.fstat(descriptor).st_size)
    except OSError as error:
        raise unreadable(file.path, error) from error
    if len(raw) > limit:
        raise ArticleError(file.name, f"too long for one article ({size / 1e6:.1f} MB, at most {limit / 1e6:.0f} MB)")
    return raw


def _open_regular(file: File) -> int:
    real, folder = os.path.realpath(file.path), os.path.realpath(file.folder or file.path.parent)
    if not is_within(real, folder):
        raise link_out(file.path)
    if not os.path.lexists(real) or not stat.S_ISREG(os.lstat(real).st_mode):
        raise ArticleError(file.name, "not a regular file")
    # What was a file a moment ago may be a link, or a pipe, by now.
    descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ArticleError(file.name, "not a regular file")
    return descriptor


def digest(raw: bytes) -> str:
    """Return a digest that changes with the file's bytes, and with the rules by which they become an article."""
    return hashlib.blake2b(f"{PARSER_VERSION}\n".encode() + raw, digest_size=16).hexdigest()


def digest_until(fresh: str, future: date | None) -> str:
    """Return the digest to store of an article whose date was left out as one in the future, up to that day."""
    return f"{fresh}{future:%Y%m%d}" if future else fresh


def is_current(stored: str | None, fresh: str) -> bool:
    """Return whether an article needn't be read again: nothing changed, and a date that was in the future still is.

    So an article gets its date back when its day has come, or when the clock that was wrong is right again.
    """
    if stored is None or not stored.startswith(fresh):
        return False
    day = stored.removeprefix(fresh)
    return not day or is_beyond_tomorrow(date.fromisoformat(day))


def load(file: File, raw: bytes) -> Loaded:
    """Return the article in `raw`, the bytes of `file`; raises ArticleError with the reason where they hold none.

    A fault of a parser is the trouble of this article alone: it is an ArticleError, too.
    """
    parse = file.format.parse
    try:
        parsed = parse(raw)
        future = clean(parsed)
        article = Article(
            id=hashlib.blake2b(file.origin.encode(), digest_size=8).hexdigest(),
            origin=file.origin,
            title=parsed.title,
            paragraphs=parsed.paragraphs,
            source=parsed.source,
            url=parsed.url,
            author=parsed.author,
            published=parsed.published,
        )
    except ValueError as error:
        raise ArticleError(file.name, clean_line(str(error))) from error
    except Exception as error:
        reason = clean_line(f"it can't be read, by a fault of newsbot ({type(error).__name__}: {str(error)[:200]})")
        raise ArticleError(file.name, reason) from error
    return Loaded(article, tuple(f"{file.name}: {note}" for note in parsed.notes), future)


def printable(path: Path) -> str:
    """Write a path in characters that every terminal and database takes."""
    return "".join(char if char.isprintable() else "?" for char in os.fsencode(path).decode(errors="replace"))


def unreadable(path: Path, error: OSError) -> ArticleError:
    """Return the error that the system gave for a path."""
    return ArticleError(printable(path), error.strerror or str(error))


def of_another_kind(path: Path) -> ArticleError:
    """Return the error that no format reads such files."""
    return ArticleError(printable(path), f"not a {file_kinds()} file")


def origin_of(path: Path) -> str:
    """Return what names a path for good."""
    # Links are not followed here: what is below a folder must have an origin below that folder's, to be pruned.
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  # Path.absolute leaves .. in


def link_out(path: Path) -> ArticleError:
    """Return the error that a link leads out of its folder."""
    return ArticleError(printable(path), "a link out of its folder, which isn't followed: name its target instead")


def is_within(real: str, folder: str) -> bool:
    """Return whether a path is a folder or stands below it, both without links."""
    return real == folder or real.startswith(f"{folder.rstrip('/')}/")
