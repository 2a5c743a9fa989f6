"""Looking up one of millions of strings by its hash: a few memory accesses, where a binary search takes dozens.

The table is an array of string numbers with open addressing: a string's hash (XXH3, 64 bits) gives a slot, and the
string takes the first free slot from there on. At most three quarters of the slots are taken; -1 marks a free one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xxhash
from numpy.typing import NDArray

from index.text import PackedStrings


def hash_slots(strings: Sequence[str]) -> NDArray[np.int32]:
    """Return the table of `strings`, which must be distinct. Its size is a power of two."""
    mask = (1 << max(1, len(strings) * 4 // 3).bit_length()) - 1
    slots = np.full(mask + 1, -1, np.int32)
    numbers = np.arange(len(strings), dtype=np.int32)
    tries = np.array([xxhash.xxh3_64_intdigest(string.encode()) & mask for string in strings], np.int64)
    while len(numbers):  # all at once: strings take a free slot, the others try the next slot
        free = slots[tries] < 0
        slots[tries[free]] = numbers[free]
        unplaced = slots[tries] != numbers  # of several strings that try one slot, one gets it
        numbers, tries = numbers[unplaced], (tries[unplaced] + 1) & mask
    return slots


def find_string(strings: PackedStrings, slots: NDArray[np.int32], string: str) -> int:
    """Return the index of `string` in `strings`, or -1; `slots` is their table.

    Raises IndexError if the table has no free slot, or refers to a string that doesn't exist.
    """
    encoded = string.encode()
    data, starts, mask = strings.data, strings.starts, len(slots) - 1
    slot = xxhash.xxh3_64_intdigest(encoded) & mask
    for _ in range(len(slots)):  # a damaged table may be full
        if (number := int(slots[slot])) < 0:
            return -1
        start = int(starts[number])
        if int(starts[number + 1]) - start == len(encoded) and data[start : start + len(encoded)].tobytes() == encoded:
            return number
        slot = (slot + 1) & mask
    raise IndexError("a table of strings that is full")
