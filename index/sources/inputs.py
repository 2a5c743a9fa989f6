"""Opening a file for a format: safely, and decompressed.

A file may be replaced by a link or a pipe after it was listed. Not for the limits of compressed files: see
`formats/unpacking.py`.
"""

from __future__ import annotations

import gzip
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from index.errors import ArticleError
from index.sources.formats import COMPRESSED, unpack


def open_regular(path: Path, folder: Path | None, name: str) -> BinaryIO:
    """Open a regular file within `folder` (None: its own) for reading. Raises ArticleError and OSError.

    Opening a device may have effects, and a pipe may never end.
    """
    real, within = os.path.realpath(path), os.path.realpath(folder or path.parent)
    if not is_within(real, within):
        raise link_out(name)
    if not os.path.lexists(real) or not stat.S_ISREG(os.lstat(real).st_mode):
        raise ArticleError(name, "not a regular file")
    # A file may have been replaced by a link or a pipe since it was listed.
    descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ArticleError(name, "not a regular file")
    return os.fdopen(descriptor, "rb")


@contextmanager
def decompressed(file: BinaryIO, path: Path) -> Iterator[BinaryIO]:
    """Open what an opened file holds: decompressed if its name ends in .gz."""
    if path.suffix.lower() != COMPRESSED:
        yield file
        return
    with gzip.GzipFile(fileobj=file) as packed:
        yield unpack(cast("BinaryIO", packed), os.fstat(file.fileno()).st_size)


def link_out(name: str) -> ArticleError:
    """Return the error for a link that leads out of its folder."""
    return ArticleError(name, "a link out of its folder, which isn't followed: index its target instead")


def is_within(real: str, folder: str) -> bool:
    """Return whether a path is a folder or below it; both must have their links resolved."""
    return real == folder or real.startswith(f"{folder.rstrip('/')}/")
