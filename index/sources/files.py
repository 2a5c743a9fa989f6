"""A file on disk: its bytes, and the article in them. Not for choosing files: see `listing.py`."""

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
    """A file that may be an article. `origin` is its permanent name: its absolute path as a file: URL."""

    path: Path
    origin: str
    folder: Path | None = None
    """Folder that it must not lead out of; None for its own folder."""

    @property
    def name(self) -> str:
        """Printable form of the path, even if it isn't valid text."""
        return printable(self.path)

    @property
    def format(self) -> Format:
        """Format of its article. Raises ArticleError if no format reads such files."""
        if (file_format := registered_formats().format_of(self.path)) is None:
            raise of_another_kind(self.path)
        return file_format


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, with notes on what was left out of it, a sentence each."""

    article: Article
    notes: tuple[str, ...]
    future: date | None = None
    """Date that was left out because it is in the future."""


def file_kinds() -> str:
    """Return the suffixes of article files in words: ".txt or .md"."""
    return registered_formats().suffixes_in_words


def read_file(file: File) -> bytes:
    """Return the bytes of a file; raises ArticleError if it can't be read, or is too long.

    It only opens a regular file within its folder: opening a device may have effects, and a pipe may never end.
    """
    limit = file.format.max_bytes
    try:
        descriptor = _open_regular(file)
        with os.fdopen(descriptor, "rb") as opened:
            raw = opened.read(limit + 1)  # it may grow meanwhile, so don't rely on its size
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
    # A file may have been replaced by a link or a pipe since it was listed.
    descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ArticleError(file.name, "not a regular file")
    return descriptor


def digest(raw: bytes) -> str:
    """Return a digest that changes with the file's bytes and with the version of the parsing rules."""
    return hashlib.blake2b(f"{PARSER_VERSION}\n".encode() + raw, digest_size=16).hexdigest()


def digest_until(fresh: str, future: date | None) -> str:
    """Return the digest to store for an article whose future date was left out; it is valid until that day."""
    return f"{fresh}{future:%Y%m%d}" if future else fresh


def is_current(stored: str | None, fresh: str) -> bool:
    """Return whether an article is up to date: the file is unchanged, and any future date is still in the future.

    So an article gets its date back once that day has come, or once a wrong clock is right again.
    """
    if stored is None or not stored.startswith(fresh):
        return False
    day = stored.removeprefix(fresh)
    return not day or is_beyond_tomorrow(date.fromisoformat(day))


def load(file: File, raw: bytes) -> Loaded:
    """Return the article in `raw`, the bytes of `file`; raises ArticleError, with the reason, if they hold none.

    A bug in a parser affects only this article: it raises ArticleError, too.
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
        reason = clean_line(f"can't be read because of a bug in newsbot ({type(error).__name__}: {str(error)[:200]})")
        raise ArticleError(file.name, reason) from error
    return Loaded(article, tuple(f"{file.name}: {note}" for note in parsed.notes), future)


def printable(path: Path) -> str:
    """Return a path in characters that every terminal and database accepts."""
    return "".join(char if char.isprintable() else "?" for char in os.fsencode(path).decode(errors="replace"))


def unreadable(path: Path, error: OSError) -> ArticleError:
    """Return the error for a path that the system can't read."""
    return ArticleError(printable(path), error.strerror or str(error))


def of_another_kind(path: Path) -> ArticleError:
    """Return the error for a file that no format reads."""
    return ArticleError(printable(path), f"not a {file_kinds()} file")


def origin_of(path: Path) -> str:
    """Return the permanent name of a path."""
    # Links aren't resolved: for pruning, the origin of a file below a folder must be below the folder's origin.
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  # Path.absolute leaves .. in


def link_out(path: Path) -> ArticleError:
    """Return the error for a link that leads out of its folder."""
    return ArticleError(printable(path), "a link out of its folder, which isn't followed: index its target instead")


def is_within(real: str, folder: str) -> bool:
    """Return whether a path is a folder or below it; both must have their links resolved."""
    return real == folder or real.startswith(f"{folder.rstrip('/')}/")
