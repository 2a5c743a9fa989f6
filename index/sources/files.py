"""Files and folders on disk: which of them are articles, and the bytes of one as an Article."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import ArticleError
from index.model import Article
from index.sources.formats import Format, registered_formats
from index.versions import PARSER_VERSION


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be an article. `origin` names it for good: its absolute address, as a file: URL."""

    path: Path
    origin: str

    @property
    def name(self) -> str:
        """The path as it can be printed, whatever bytes it is made of."""
        return printable(self.path)

    @property
    def format(self) -> Format:
        """The form that its article comes in. Raises ArticleError where no format reads such files."""
        if (file_format := registered_formats().format_of(self.path)) is None:
            raise _of_another_kind(self.path)
        return file_format


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


def file_kinds() -> str:
    """Return the suffixes of files that may be articles, as a sentence names them: ".txt or .md"."""
    return registered_formats().suffixes_in_words


def list_files(paths: Iterable[Path]) -> Listing:
    """List the files under `paths` that may be articles, folders with all below them, in the order of their names.

    Hidden files and folders below a given one are passed over. Symbolic links are followed, once.
    """
    listing = Listing()
    for path in paths:
        try:
            _find(path, listing)
        except OSError as error:
            listing.failed.append(_unreadable(path, error))
    return listing


def _find(path: Path, listing: Listing) -> None:
    if path.is_dir():
        listing.folders.append(_origin(path))
        for below in _walk(path, listing):
            _add(below, listing)
    elif not os.path.lexists(path):
        listing.missing.append(path)
        listing.failed.append(ArticleError(printable(path), "no such file or folder"))
    elif registered_formats().format_of(path) is None:
        listing.failed.append(_of_another_kind(path))
    else:
        _add(path, listing)


def read_file(file: File) -> bytes:
    """Return the bytes of a file; raises ArticleError where it can't be read or is too long."""
    limit = file.format.max_bytes
    try:
        if not file.path.is_file():
            raise ArticleError(file.name, "not a regular file")
        if (size := file.path.stat().st_size) > limit:
            raise ArticleError(
                file.name, f"too long for one article ({size / 1e6:.1f} MB, at most {limit / 1e6:.0f} MB)"
            )
        return file.path.read_bytes()
    except OSError as error:
        raise _unreadable(file.path, error) from error


def digest(raw: bytes) -> str:
    """Return a digest that changes with the file's bytes, and with the rules by which they become an article."""
    return hashlib.blake2b(f"{PARSER_VERSION}\n".encode() + raw, digest_size=16).hexdigest()


def load(file: File, raw: bytes) -> Loaded:
    """Return the article in `raw`, the bytes of `file`; raises ArticleError with the reason where they hold none."""
    parse = file.format.parse
    try:
        parsed = parse(raw)
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
    """Write a path in characters that every terminal and database takes."""
    return "".join(char if char.isprintable() else "?" for char in os.fsencode(path).decode(errors="replace"))


def _unreadable(path: Path, error: OSError) -> ArticleError:
    return ArticleError(printable(path), error.strerror or str(error))


def _of_another_kind(path: Path) -> ArticleError:
    return ArticleError(printable(path), f"not a {file_kinds()} file")


def _origin(path: Path) -> str:
    # Links are not followed here: what is below a folder must have an origin below that folder's, to be pruned.
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  # Path.absolute leaves .. in


def _add(path: Path, listing: Listing) -> None:
    listing.files.setdefault(os.path.realpath(path), File(path, _origin(path)))


def _walk(folder: Path, listing: Listing) -> Iterator[Path]:
    """Yield the article files below `folder`; what can't be listed goes into `listing`."""

    def failed(error: OSError) -> None:
        path = Path(error.filename)
        listing.failed.append(_unreadable(path, error))
        listing.unread.append(_origin(path))

    formats = registered_formats()
    seen: set[str] = set()
    for parent, folders, names in os.walk(folder, onerror=failed, followlinks=True):
        real = os.path.realpath(parent)
        if real in seen:  # a link that leads back up
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and formats.format_of(path) is not None:
                yield path
