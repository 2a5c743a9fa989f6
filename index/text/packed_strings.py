"""Many strings concatenated in one array, so that a snapshot can hold millions of them memory-mapped.

Neither a cache nor mutable: strings are decoded each time they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PackedStrings(Sequence[str]):
    """A sequence of strings over two arrays: `data` (their concatenated UTF-8) and `starts` (n + 1 offsets)."""

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]

    @classmethod
    def pack(cls, strings: Iterable[str]) -> PackedStrings:
        """Pack `strings` in order."""
        encoded = list(map(str.encode, strings))
        starts = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=starts[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts)

    @classmethod
    def pack_at(cls, size: int, strings: Mapping[int, str]) -> PackedStrings:
        """Pack `size` strings: the given ones at their indexes (ascending), empty ones elsewhere."""
        packed = cls.pack(strings.values())
        lengths = np.zeros(size + 1, np.int64)
        lengths[np.array([*strings], np.int64) + 1] = np.diff(packed.starts)
        return cls(packed.data, np.cumsum(lengths))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # slices aren't needed
        bounds: list[int] = self.starts[index : index + 2].tolist() if index >= 0 else []
        if len(bounds) < 2:
            raise IndexError(index)
        return str(self.data.data[bounds[0] : bounds[1]], "utf-8")

    def take(self, indices: NDArray[np.int64]) -> list[str]:
        """Return the strings at these indexes, faster than one by one."""
        data = self.data.data
        bounds = zip(self.starts[indices].tolist(), self.starts[indices + 1].tolist(), strict=True)
        return [str(data[start:end], "utf-8") for start, end in bounds]
