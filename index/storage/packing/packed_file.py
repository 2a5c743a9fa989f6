"""A packed file: named arrays, each compressed by itself, after a table of contents.

Its checksum is verified before it is read. What follows makes sure that no bug elsewhere goes unnoticed, and that a
file that was made to fill the memory doesn't.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from zstandard import ZstdCompressor, ZstdDecompressor, frame_content_size

from index.storage.packing.coding import Coding, decode, encode

MOST_BYTES = 32 << 20
"""Maximum size of a packed file, and of what it holds: twice that of any that is written."""

_LEVEL = 6  # of Zstandard: higher ones take twice as long or more, and save 1 to 3 %
_TABLE = struct.Struct("<I")  # size of the table of contents


class Packing(NamedTuple):
    """The type of an array, such as "i4", and how it is coded."""

    dtype: str
    coding: Coding


def pack_arrays(arrays: Mapping[str, NDArray[Any]], packings: Mapping[str, Packing]) -> bytes:
    """Return the arrays that `packings` names as the contents of a file."""
    encoded = {name: encode(arrays[name], packing.coding) for name, packing in packings.items()}
    compress = ZstdCompressor(level=_LEVEL).compress
    packed = {name: compress(raw) for name, raw in encoded.items()}
    table = json.dumps({name: len(frame) for name, frame in packed.items()}).encode()
    return b"".join([_TABLE.pack(len(table)), table, *packed.values()])


def unpack_arrays(content: bytes, packings: Mapping[str, Packing]) -> dict[str, NDArray[Any]]:
    """Return the arrays that `pack_arrays` packed; those that `packings` doesn't name are skipped.

    Raises ValueError, IndexError, struct.error or ZstdError if `content` isn't such a file, or would take more than
    `MOST_BYTES` of memory.
    """
    (size,) = _TABLE.unpack_from(content)
    position = _TABLE.size + size
    arrays, decompress, room = {}, ZstdDecompressor().decompress, MOST_BYTES
    for name, packed_size in json.loads(content[_TABLE.size : position]).items():
        if packing := packings.get(name):
            frame = memoryview(content)[position : position + packed_size]
            room -= _unpacked_size(frame)
            if room < 0:
                raise ValueError(f"its arrays are larger than {MOST_BYTES >> 20} MB")
            raw = decompress(frame)
            arrays[name] = np.asarray(decode(raw, packing.coding, packing.dtype))
        position += packed_size
    return arrays


def _unpacked_size(frame: memoryview) -> int:
    """Return the size that a frame claims, which decompressing allocates before it reads any of it."""
    if (size := frame_content_size(frame)) < 0:
        raise ValueError("an array doesn't tell its size")
    return size
