"""Numbers as bytes, seven bits each, the lowest first; the last byte of a number is below 128 (LEB128)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BITS = 7
MOST_BYTES = 5
"""Maximum number of bytes of a number."""


def encode_varints(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return numbers from 0 to below 2**35 as bytes, and where each starts, with the end."""
    sizes = np.ones(len(values), np.int64)
    for count in range(1, MOST_BYTES):
        sizes += values >= 1 << (_BITS * count)
    starts = np.zeros(len(values) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    data = np.empty(int(starts[-1]), np.uint8)
    for count in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > count)
        more = np.where(sizes[longer] > count + 1, 128, 0)
        data[starts[longer] + count] = (values[longer] >> (_BITS * count)) & 127 | more
    return data, starts


def decode_varints(data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the numbers that `data` consists of. Raises IndexError if its last one is cut off, or one is too long."""
    ends = np.flatnonzero(data < 128) + 1
    if not len(data):
        return np.zeros(0, np.int64)
    if not len(ends) or int(ends[-1]) != len(data):
        raise IndexError("a number that is cut off")
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1]))
    sizes = ends - starts
    if int(sizes.max()) > MOST_BYTES:
        raise IndexError("a number that is too long")
    shifts = _BITS * (np.arange(len(data)) - np.repeat(starts, sizes))
    return np.asarray(np.add.reduceat((data & 127).astype(np.int64) << shifts, starts))


def first_varint(data: NDArray[np.uint8]) -> int:
    """Return the first of the numbers that `data` consists of. Raises IndexError if it is cut off."""
    value, some = 0, bytes(data[:MOST_BYTES])
    for place, byte in enumerate(some):
        value |= (byte & 127) << (_BITS * place)
        if byte < 128:
            return value
    raise IndexError("a number that is cut off")
