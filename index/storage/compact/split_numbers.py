"""The forward index's terms in as few bits as the highest needs: 16 bits of each number together, and the rest apart.

A search compares the low bits of many terms, and reads the high bits of few.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LOW_BITS = 16
_LOW = (1 << LOW_BITS) - 1
MOST_HIGH_BITS = 8
"""Maximum number of high bits: they lie in two neighbouring bytes."""

_AT_ONCE = 1 << 16  # numbers: a multiple of eight, so that their bits fill bytes


@dataclass(frozen=True, slots=True)
class SplitNumbers:
    """An array of numbers: their `low` bits, and `width` bits of each in `high`, one after the other.

    `high` has a byte more than it needs, so that a number's bits never end outside.
    """

    low: NDArray[np.uint16]
    high: NDArray[np.uint8]
    width: int

    @classmethod
    def split(cls, numbers: NDArray[np.int32], size: int) -> SplitNumbers:
        """Split numbers from 0 to below `size`, which is at most 2**24."""
        width = high_bits(size)
        parts = (numbers[first : first + _AT_ONCE] for first in range(0, len(numbers), _AT_ONCE))
        high = [_packed(part, width) for part in parts] if width else []
        return cls(numbers.astype(np.uint16), np.concatenate((*high, np.zeros(int(width > 0), np.uint8))), width)

    @classmethod
    def of(cls, low: NDArray[np.uint16], high: NDArray[np.uint8], size: int) -> SplitNumbers:
        """Return what `split` returned for `size`, as these arrays. Raises ValueError if they don't fit it."""
        width = high_bits(size)
        if width > MOST_HIGH_BITS or len(high) != (len(low) * width + 7) // 8 + (width > 0):
            raise ValueError("high bits of terms that don't fit the low ones")
        return cls(low, high, width)

    def __len__(self) -> int:
        return len(self.low)

    def __getitem__(self, places: slice | NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the numbers at some places, or in a slice without a step."""
        if not self.width:
            return self.low[places].astype(np.int32)
        if not isinstance(places, slice):
            return self._at(places)
        start, stop, _ = places.indices(len(self))
        numbers = np.empty(max(0, stop - start), np.int32)
        for first in range(start, stop, _AT_ONCE):  # the places take several times the room of the numbers
            last = min(first + _AT_ONCE, stop)
            numbers[first - start : last - start] = self._at(np.arange(first, last))
        return numbers

    def _at(self, places: NDArray[np.int64]) -> NDArray[np.int32]:
        numbers = self.low[places].astype(np.int32)
        bits = np.where(places < 0, places + len(self), places) * self.width
        at = bits >> 3
        two = self.high[at].astype(np.int32) | self.high[at + 1].astype(np.int32) << 8
        numbers |= (two >> (bits & 7) & ((1 << self.width) - 1)).astype(np.int32) << LOW_BITS
        return numbers

    def matches(self, start: int, end: int, wanted: Collection[int]) -> list[tuple[int, int]]:
        """Return the distances from `start` to the numbers before `end` that are `wanted`, each with its number.

        Reads the high bits of only those whose low bits match.
        """
        lows = {number & _LOW for number in wanted}
        places = [place for place, low in enumerate(self.low[start:end].tolist()) if low in lows]
        numbers = [self._number(start + place) for place in places]
        return [(place, number) for place, number in zip(places, numbers, strict=True) if number in wanted]

    def places_of(self, start: int, end: int, wanted: int) -> NDArray[np.int64]:
        """Return where a number is from `start` to before `end`."""
        places = np.flatnonzero(self.low[start:end] == wanted & _LOW) + start
        return np.array([place for place in places.tolist() if self._number(place) == wanted], np.int64)

    def _number(self, place: int) -> int:
        number: int = self.low.item(place)
        if self.width:
            at, shift = divmod(place * self.width, 8)
            two = self.high.item(at) | self.high.item(at + 1) << 8
            number |= (two >> shift & ((1 << self.width) - 1)) << LOW_BITS
        return number


def _packed(numbers: NDArray[np.int32], width: int) -> NDArray[np.uint8]:
    bits = np.arange(LOW_BITS, LOW_BITS + width, dtype=np.int32)
    return np.packbits((numbers[:, None] >> bits & 1).astype(np.uint8), bitorder="little")


def high_bits(size: int) -> int:
    """Return how many bits numbers below `size` need beyond the low ones."""
    return max(0, (size - 1).bit_length() - LOW_BITS)


def parts_of(numbers: NDArray[Any] | SplitNumbers) -> tuple[NDArray[Any], NDArray[np.uint8], int]:
    """Return numbers as compiled code takes them: their low bits, or all; their high bits; and how many these are."""
    if isinstance(numbers, SplitNumbers):
        return numbers.low, numbers.high, numbers.width
    return numbers, _NO_BITS, 0


_NO_BITS = np.zeros(0, np.uint8)
_NO_BITS.flags.writeable = False
