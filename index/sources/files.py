"""Files and folders on disk: which of them are articles, and the bytes of one as an Article."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import ArticleError
from index.model import Article
from index.sources.formats import decode, parse
from index.versions import PARSER_VERSION

SUFFIXES = (".txt", ".md")
MAX_BYTES = 1_000_000
"""A longer file is no single article; its reader would be shown the wrong date and title for most of it."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be an article. `origin` names it for good: its absolute address, as a file: URL."""

    path: Path
    origin: str

    @property
    def name(self) -> str:
        """The path as it can be printed, whatever bytes it is made of."""
        return printable(self.path)


@dataclass(slots=True)
class Listing:
    """What stands under some paths: files, and the paths that couldn't be read or are no articles."""

    files: dict[str, File] = field(default_factory=dict)  # by where it really is: one named twice is read once
    failed: list[ArticleError] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)  # the origins of the folders that were listed whole
    unread: list[str] = field(default_factory=list)  # the origins of the folders below them that weren't


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, with what the reader of its file had to leave out, a sentence each."""

    article: Article
    notes: tuple[str, ...]


def list_files(paths: Iterable[Path]) -> Listing:
    """Lists the .txt and .md files under `paths`, folders with all below them, in the order of their names.

    Hidden files and folders below a given one are passed over. Symbolic links are followed, once.
    """
    listing = Listing()
    for path in paths:
        try:
            _find(path, listing)
        except OSError as error:
            listing.failed.append(ArticleError(printable(path), error.strerror or str(error)))
    return listing


def _find(path: Path, listing: Listing) -> None:
    if path.is_dir():
        listing.folders.append(_origin(path))
        for found in _walk(path, listing):
            _add(found, listing)
    elif not os.path.lexists(path):
        listing.missing.append(path)
        listing.failed.append(ArticleError(printable(path), "no such file or folder"))
    elif path.suffix.lower() not in SUFFIXES:
        listing.failed.append(ArticleError(printable(path), "not a .txt or .md file"))
    else:
        _add(path, listing)


def read_file(file: File) -> bytes:
    """The bytes of a file; raises ArticleError where it can't be read or is too long."""
    try:
        if not file.path.is_file():
            raise ArticleError(file.name, "not a regular file")
        if (size := file.path.stat().st_size) > MAX_BYTES:
            raise ArticleError(
                file.name, f"too long for one article ({size / 1e6:.1f} MB, at most {MAX_BYTES / 1e6:.0f} MB)"
            )
        return file.path.read_bytes()
    except OSError as error:
        raise ArticleError(file.name, error.strerror or str(error)) from error


def digest(raw: bytes) -> str:
    """Changes with the file's bytes, and with the rules by which they become an article."""
    return hashlib.blake2b(f"{PARSER_VERSION}\n".encode() + raw, digest_size=16).hexdigest()


def load(file: File, raw: bytes) -> Loaded:
    """The article that `raw`, the bytes of `file`, hold; raises ArticleError with the reason where they hold none."""
    try:
        parsed = parse(decode(raw), markdown=file.path.suffix.lower() == ".md")
    except ValueError as error:
        raise ArticleError(file.name, str(error)) from error
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
    return Loaded(article, tuple(f"{file.name}: {note}" for note in parsed.notes))


def printable(path: Path) -> str:
    """A path in characters that every terminal and database takes."""
    return "".join(char if char.isprintable() else "?" for char in os.fsencode(path).decode(errors="replace"))


def _origin(path: Path) -> str:
    # Links are not followed here: what is below a folder must have an origin below that folder's, to be pruned.
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  # Path.absolute leaves .. in


def _add(path: Path, listing: Listing) -> None:
    listing.files.setdefault(os.path.realpath(path), File(path, _origin(path)))


def _walk(folder: Path, listing: Listing) -> Iterator[Path]:
    """The article files below `folder`; what can't be listed goes into `listing`."""

    def failed(error: OSError) -> None:
        path = Path(error.filename)
        listing.failed.append(ArticleError(printable(path), error.strerror or str(error)))
        listing.unread.append(_origin(path))

    seen: set[str] = set()
    for here, folders, names in os.walk(folder, onerror=failed, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:  # a link that leads back up
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(here, name)
