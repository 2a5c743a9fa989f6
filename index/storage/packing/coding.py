"""Array codings that make compression's work easier: they lose nothing, and NumPy undoes them in bulk.

Not for compressing: see `packed_file.py`.
"""

from __future__ import annotations

import struct
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Coding = Literal["plain", "numbers", "steps", "slots"]
"""How an array becomes bytes.

plain     as it is: text, or fractions
numbers   integers in as few bytes as the largest needs, the low bytes of all of them first
steps     the differences of offsets, coded as numbers
slots     a hash table: a bit per slot that tells whether it is taken, then what is in those, coded as numbers
"""

_HEAD = struct.Struct("<Bq")  # bytes per number, and the lowest number
_SLOTS = struct.Struct("<I")  # size of a hash table
_FREE = -1
_LEAST_TAKEN = 8  # a table has fewer slots for each number in it


def encode(array: NDArray[Any], coding: Coding) -> bytes:
    """Return a one-dimensional array as bytes."""
    match coding:
        case "plain":
            return array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
        case "numbers":
            return _encode_numbers(array)
        case "steps":
            return _encode_numbers(np.diff(array, prepend=array.dtype.type(0)))
        case "slots":
            taken = array != _FREE
            return _SLOTS.pack(len(array)) + np.packbits(taken).tobytes() + _encode_numbers(array[taken])


def decode(raw: bytes, coding: Coding, dtype: str) -> NDArray[Any]:
    """Return the array of type `dtype` that `encode` returned as `raw`.

    Raises ValueError, IndexError or struct.error if `raw` can't be such a result.
    """
    match coding:
        case "plain":
            return np.frombuffer(raw, np.dtype(dtype).newbyteorder("<")).astype(dtype, copy=False)
        case "numbers":
            return _decode_numbers(memoryview(raw), dtype)
        case "steps":
            return np.cumsum(_decode_numbers(memoryview(raw), dtype), dtype=dtype)
        case "slots":
            return _decode_slots(memoryview(raw), dtype)


def _encode_numbers(array: NDArray[Any]) -> bytes:
    lowest, highest = (int(array.min()), int(array.max())) if len(array) else (0, 0)
    width = max(1, ((highest - lowest).bit_length() + 7) // 8)
    raised = array.astype(np.int64).view(np.uint64) - np.uint64(lowest % 2**64)  # wraps around, as decoding does
    planes = raised.astype("<u8").view(np.uint8).reshape(len(array), 8)[:, :width].T
    return _HEAD.pack(width, lowest) + planes.tobytes()


def _decode_numbers(raw: memoryview, dtype: str) -> NDArray[Any]:
    width, lowest = _HEAD.unpack_from(raw)
    planes = np.frombuffer(raw[_HEAD.size :], np.uint8).reshape(width, -1)
    unsigned = np.dtype(f"u{np.dtype(dtype).itemsize}")
    numbers = np.full(planes.shape[1], lowest % 2 ** (8 * unsigned.itemsize), unsigned)
    for number, plane in enumerate(planes):
        numbers += plane.astype(unsigned) << unsigned.type(8 * number)
    return numbers.view(dtype)


def _decode_slots(raw: memoryview, dtype: str) -> NDArray[Any]:
    (size,) = _SLOTS.unpack_from(raw)
    end = _SLOTS.size + (size + 7) // 8
    numbers = _decode_numbers(raw[end:], dtype)
    if size > _LEAST_TAKEN * max(1, len(numbers)):
        raise ValueError(f"a hash table of {len(numbers)} numbers has {size} slots")
    taken = np.unpackbits(np.frombuffer(raw[_SLOTS.size : end], np.uint8), count=size).astype(np.bool_)
    slots = np.full(size, _FREE, dtype)
    slots[taken] = numbers
    return slots
