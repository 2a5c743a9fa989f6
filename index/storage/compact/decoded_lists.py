"""Decoded lists of postings that stay in memory: in two arrays, which compiled code searches in place.

Not for decoding: see `posting_lists.py`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Weights = tuple[NDArray[np.int32], NDArray[np.float32]]
"""The rows with a term, ascending, and their weights."""


class Together(NamedTuple):
    """The postings of several terms in the same arrays."""

    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    bounds: NDArray[np.int32]
    """Where the postings of each term start and end, in turn."""


class DecodedLists:
    """Lists by their terms' numbers: up to `size` postings, or as many as are needed together. Thread-safe.

    What was returned stays valid: arrays that are full are replaced by new ones, and never written again.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._arrays = _Arrays(size)

    def __len__(self) -> int:
        return len(self._arrays.spans)

    def get(self, number: int) -> Weights | None:
        """Return the list of a term, or None."""
        return self._arrays.get(number)

    def add(self, number: int, weights: Weights) -> Weights:
        """Remember a list, and return it."""
        with self._lock:
            return self._including([number], [weights]).get(number) or weights

    def together(self, numbers: Sequence[int], lists: Sequence[Weights]) -> Together:
        """Return these terms' lists from the same arrays; those that others have pushed out are added again."""
        arrays = self._arrays
        if not arrays.spans.keys() >= {*numbers}:
            with self._lock:
                arrays = self._including(numbers, lists)
        bounds = np.array([arrays.spans[number] for number in numbers], np.int32)
        return Together(arrays.rows, arrays.weights, bounds.ravel())

    def _including(self, numbers: Sequence[int], lists: Sequence[Weights]) -> _Arrays:
        """Return arrays that have these lists: the current ones, or new ones if these are full."""
        lacking = {
            number: weights for number, weights in zip(numbers, lists, strict=True) if number not in self._arrays.spans
        }
        if not self._arrays.add(lacking):
            every = dict(zip(numbers, lists, strict=True))
            arrays = _Arrays(max(self._size, sum(len(rows) for rows, _ in every.values())))
            arrays.add(every)
            self._arrays = arrays
        return self._arrays


class _Arrays:
    """Two arrays with room for some postings, and where each list is in them."""

    def __init__(self, size: int) -> None:
        self.spans: dict[int, tuple[int, int]] = {}
        self._rows, self._weights = np.empty(size, np.int32), np.empty(size, np.float32)
        self.rows, self.weights = self._rows.view(), self._weights.view()
        for array in (self.rows, self.weights):
            array.flags.writeable = False  # numba compiles a kernel separately for read-only and writable arrays
        self._end = 0

    def get(self, number: int) -> Weights | None:
        if (span := self.spans.get(number)) is None:
            return None
        return self.rows[slice(*span)], self.weights[slice(*span)]

    def add(self, lists: dict[int, Weights]) -> bool:
        """Append lists if there is room for all of them; return whether there was."""
        if self._end + sum(len(rows) for rows, _ in lists.values()) > len(self.rows):
            return False
        for number, (rows, weights) in lists.items():
            end = self._end + len(rows)
            self._rows[self._end : end], self._weights[self._end : end] = rows, weights
            self.spans[number] = self._end, end
            self._end = end
        return True
