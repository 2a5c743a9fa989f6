"""A program that runs every kernel over damaged arrays, with numba's bounds checks.

It fails if a kernel accesses memory outside an array. When kernels reject an array, they raise IndexErrors with other
messages.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.kernel_evidence import count, mark
from index.engine.kernel_search import NO_ROW, best_rows
from index.storage import ALL_ROWS, read_only
from index.storage.compact import SplitNumbers, encode_lists, parts_of
from index.storage.compact.kernel_lists import decode
from index.storage.kernel_postings import count_postings, fill_postings

ROUNDS = 400
REFUSAL = "that the segment doesn't have"
_NEAR = (-(2**62), -(2**31), -1, 0, 1, 2, 3, 63, 64, 4095, 4096, 32767, 32768, 2**31 - 1, 2**40, 2**62)


class Garbage:
    """Damaged arrays of a small segment: some elements are random, the others intact."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)

    def array(self, whole: NDArray[Any]) -> NDArray[Any]:
        """Return an array with zero or more elements replaced."""
        damaged = whole.copy()
        for _ in range(int(self.random.integers(0, 4)) if len(whole) else 0):
            place = int(self.random.integers(len(whole)))
            damaged[place] = self.element(whole)
        return read_only(damaged)

    def element(self, whole: NDArray[Any]) -> Any:
        """Return a random value of the array's type."""
        if whole.dtype.kind == "f":
            return self.random.choice(np.array([0, -1, np.nan, np.inf, 1e30], whole.dtype))
        limits = np.iinfo(whole.dtype)
        return np.clip(self.random.choice(_NEAR), limits.min, limits.max)


def outlive(kernel: Callable[..., Any], *arguments: Any) -> None:
    """Run a kernel; it may reject the arrays, but not fail."""
    with suppress(MemoryError):
        try:
            kernel(*arguments)
        except IndexError as error:
            if REFUSAL not in str(error):
                raise AssertionError(f"{kernel} reached outside of an array: {error}") from error


def search(garbage: Garbage, rows: int) -> None:
    """Search postings of three terms, by each algorithm, with and without a set of allowed rows."""
    numbers = garbage.random
    lists = [np.sort(numbers.choice(rows, rows // share, replace=False)).astype(np.int32) for share in (2, 3, 9)]
    starts = garbage.array(np.cumsum([0, *map(len, lists)], dtype=np.int32))
    postings = garbage.array(np.concatenate(lists))
    weights = garbage.array(numbers.uniform(0.1, 2, len(postings)).astype(np.float32))
    terms = garbage.array(np.arange(3, dtype=np.int32))
    gains, bounds = np.array([1.0, 0.9, 0.8]), np.array([2.0, 1.8, 1.6])
    some = read_only(numbers.random(rows) < 0.1)
    for allowed, share in ((ALL_ROWS, 1.0), (some, 0.1), (some, 0.5)):
        for at_once in (0.0, 1e18):
            first, last = sorted(numbers.integers(0, rows + 1, 2).tolist())
            found: list[Any] = []
            outlive(
                lambda *arguments, found=found: found.append(best_rows(*arguments)),
                *(postings, weights, starts, terms, gains, bounds, 10, 0.0, first, last, allowed, share, at_once),
            )
            for best, _ in found:
                assert all(0 <= row < rows or row == NO_ROW for row in best.tolist())


def gather(garbage: Garbage) -> None:
    """Gather evidence, and invert a forward index."""
    numbers, rows, articles = garbage.random, 40, 10
    first_rows = np.arange(0, rows + 1, rows // articles, dtype=np.int64)
    lengths = numbers.integers(0, 9, 2 * rows + articles)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    data = garbage.array(numbers.integers(0, 30, int(starts[-1])).astype(np.int32))
    first_rows, starts = garbage.array(first_rows), garbage.array(starts)
    some_rows, names = garbage.array(np.arange(0, rows, 7)), np.arange(len(range(0, rows, 7)))
    terms = np.array([1, 5, -1, 29], np.int32)
    split = SplitNumbers.split(data, 1 << 21)
    high, some = garbage.array(split.high)[int(numbers.integers(0, 2)) :], garbage.array(np.arange(articles))
    for parts in (parts_of(data), (read_only(split.low), read_only(high), split.width)):
        outlive(mark, *parts, starts, first_rows, some_rows, names, terms, np.zeros((6, len(names), 4), np.bool_))
        outlive(count, *parts, starts, first_rows, some, terms, 500)
    own = 2 * np.arange(rows) + np.repeat(np.arange(articles), rows // articles) + 1
    entries = np.stack([garbage.array(own.astype(np.int32)), garbage.array(own.astype(np.int32) + 1)])
    outlive(count_postings, data, starts, entries, 0, rows, 30)
    fields = np.array([1.0, 0.3]), np.array([0.75, 0.0]), np.array([4.0, 4.0])
    written = np.empty(50, np.int32), np.empty(50, np.float32)
    ends = garbage.array(np.arange(0, 60, 2, dtype=np.int64)).copy()
    outlive(fill_postings, data, starts, entries, *fields, 1.5, 0, rows, ends, *written)


def decode_lists(garbage: Garbage) -> None:
    """Decode the compact postings of some terms."""
    numbers, rows, articles = garbage.random, 40, 10
    first_rows = np.arange(0, rows + 1, rows // articles, dtype=np.int64)
    lengths = numbers.integers(0, 9, 2 * rows + articles)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    data, begins = encode_lists(numbers.integers(0, 5, int(starts[-1])).astype(np.int32), starts, first_rows, 5)
    first_rows, gains = garbage.array(first_rows), read_only(np.ones(rows))
    for begin, end in pairwise(begins.tolist()):
        lists = garbage.array(data[begin:end])
        outlive(decode, lists, first_rows, gains, gains, gains, read_only(np.ones(articles)), 1.5)


def main() -> None:
    """Run all kernels over many damaged arrays."""
    for seed in range(ROUNDS):
        search(Garbage(seed), (300, 5000, 70_000)[seed % 3])
        gather(Garbage(seed))
        decode_lists(Garbage(seed))


if __name__ == "__main__":
    main()
