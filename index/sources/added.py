"""The folder of what people add one by one: pages and documents, as files that index runs read like any other.

Names are made of digests, never of what somebody else chose. Not for fetching pages, nor for indexing files.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from index.errors import ArticleError
from index.sources.files import File, of_another_kind, origin_of, printable, unreadable
from index.sources.formats import COMPRESSED, DEFAULT_OPTIONS, registered_formats, suffix_of
from index.sources.inputs import open_regular
from index.sources.listing import size_of

KEY = re.compile(r"(?:page|file)-[0-9a-f]{24}", re.ASCII)
"""The name of something that was added, without its suffix."""

_PAGE, _FILE = "page", "file"
_CHUNK = 1 << 20
_DIGEST_BYTES = 12


def page_key(address: str) -> str:
    """Return the key of the page at an address, which is to be the same for all links to it."""
    digest = hashlib.blake2b(address.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    return f"{_PAGE}-{digest}"


def is_page(key: str) -> bool:
    """Return whether a key is that of a page."""
    return key.startswith(f"{_PAGE}-")


def file_of(path: Path) -> File:
    """Return a file of the folder, which is read by newsbot's usual rules, whatever an index run is told."""
    return File(path, origin_of(path), path.parent, size_of(str(path)), options=DEFAULT_OPTIONS)


def find_added(folder: Path, key: str) -> Path | None:
    """Return the file with a key; None if there is none."""
    if not KEY.fullmatch(key) or not folder.is_dir():
        return None
    return next((path for path in sorted(folder.glob(f"{key}.*")) if path.is_file()), None)


def page_path(folder: Path, key: str) -> Path:
    """Return the file of the page with a key, which needn't exist."""
    return folder / f"{key}.html"


def store_page(folder: Path, key: str, page: bytes) -> Path:
    """Store a page as a file; it takes the place of what was there before."""
    path = page_path(folder, key)
    with _writing(folder) as (stream, part):
        stream.write(page)
        _finish(stream)
        part.replace(path)
    return path


def store_file(folder: Path, source: Path) -> Path:
    """Store a copy of a file; one with the same bytes is there only once. Raises ArticleError if newsbot can't read it.

    The copy is named by its bytes and by the suffix of its format.
    """
    suffix = _suffix(source)
    with _writing(folder) as (stream, part):
        name = f"{_FILE}-{_copied(source, stream)}{suffix}"
        _finish(stream)
        path = folder / name
        if not path.exists():
            part.replace(path)
    return path


def file_key(source: Path) -> str:
    """Return the key that a file has by its bytes. Raises ArticleError if it can't be read."""
    return f"{_FILE}-{_copied(source, None)}"


def clean_up(folder: Path) -> None:
    """Delete what a run left half written that was killed. The index lock must be held."""
    for path in folder.glob(".*") if folder.is_dir() else ():
        path.unlink(missing_ok=True)


def _suffix(source: Path) -> str:
    if not os.path.lexists(source):
        raise ArticleError(printable(source), "no such file; a link begins with https://")
    if not registered_formats().formats_of(source):
        raise of_another_kind(source)
    return suffix_of(source) + (COMPRESSED if source.suffix.lower() == COMPRESSED else "")


def _copied(source: Path, target: BinaryIO | None) -> str:
    """Copy a file, if there is a `target`; return the digest of its bytes."""
    checksum = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    try:
        opened = open_regular(source, None, printable(source))
    except OSError as error:
        raise unreadable(source, error) from error
    except ValueError as error:  # no path has this name
        raise ArticleError(printable(source), "no such file") from error
    with opened:
        while chunk := _read(opened, source):
            checksum.update(chunk)
            if target is not None:
                target.write(chunk)
    return checksum.hexdigest()


def _read(opened: BinaryIO, source: Path) -> bytes:
    try:
        return opened.read(_CHUNK)
    except OSError as error:  # a full disk, which only writing meets, isn't the file's fault
        raise unreadable(source, error) from error


@contextmanager
def _writing(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a new hidden file in the folder, readable by its owner alone; delete it unless it got another name."""
    folder.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as stream:  # its mode is 0600
        part = Path(stream.name)
        try:
            yield cast("BinaryIO", stream), part
        finally:
            part.unlink(missing_ok=True)


def _finish(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def reason_in(error: ArticleError, file: File) -> str:
    """Return why something in a file is no article, without the name of the file, which nobody chose."""
    place = error.name.removeprefix(file.name).removeprefix(", ")
    return f"{place}: {error.reason}" if place else error.reason
