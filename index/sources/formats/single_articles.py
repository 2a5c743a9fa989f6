"""The record of a file, or of a member of an archive, that is one article."""

from __future__ import annotations

import hashlib
import os

from index.sources.formats.format import Format, Input, Record


def single_record(file_format: Format, given: Input) -> Record:
    """Return the record of a file with a single article; raises ValueError if it is too long for one."""
    raw = given.stream.read(file_format.max_bytes + 1)
    if len(raw) > file_format.max_bytes:
        size = given.stream.seek(0, os.SEEK_END)
        raise ValueError(
            f"too long for one article ({size / 1e6:.1f} MB, at most {file_format.max_bytes / 1e6:.0f} MB)"
        )
    parse, options = file_format.parse, given.options
    assert parse is not None
    return Record("", raw, lambda: parse(raw, options))


def digest(raw: bytes) -> str:
    """Return a digest of a record's bytes."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()
