"""Terms in order, in compressed pages, each with what is counted for its terms: found by a binary search for the page.

Neighbours in the order begin alike, so that a page takes few bytes; a term that a question asks for costs reading one.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError, frame_content_size

from index.storage.compact.strings import MOST_BYTES
from index.text import PackedStrings

TERMS_PER_PAGE = 128

LONGEST_TERM = MOST_BYTES // TERMS_PER_PAGE // 2
"""Maximum size of a term in bytes: a page of such terms stays below `MOST_BYTES`."""

_Type = Literal["B", "H", "I"]

_LEVEL = -1  # of Zstandard: others save a tenth at most, and take twice as long to read
_RECENT_PAGES = 512  # some 4 KB each
_END = b"\xff"  # of a term: no byte of UTF-8
_TYPES: dict[int, _Type] = {1: "B", 2: "H", 4: "I"}
"""Types of a column's numbers by their sizes: a page begins with the sizes of its columns, a byte each."""


class TermCounts(NamedTuple):
    """What is counted for some terms, with an element for each."""

    list_sizes: NDArray[np.integer[Any]]
    """Bytes of its lists: see `posting_lists.py`."""
    name_uses: NDArray[np.integer[Any]]
    """How often it is capitalised inside sentences."""
    lower_uses: NDArray[np.integer[Any]]
    """How often it isn't capitalised."""


class _Page(NamedTuple):
    """A page, decompressed: its terms begin at `at` in `raw`, with `_END` before and after each.

    The others are the columns of `TermCounts`: reading a few numbers of a view takes less than making an array.
    """

    raw: bytes
    at: int
    list_sizes: memoryview[int]
    name_uses: memoryview[int]
    lower_uses: memoryview[int]


@dataclass(frozen=True)
class TermPages(Sequence[str]):
    """The terms of a segment in ascending order, and what is counted for each: see `TermCounts`.

    There are `size` terms; a term's number is its place in the order. `data` holds the pages' Zstandard frames and
    `starts` their n + 1 offsets; `firsts` the first term of each page, and `list_starts` where the lists of its terms
    start, with their end.
    """

    size: int
    data: NDArray[np.uint8]
    starts: NDArray[np.int64]
    firsts: PackedStrings
    list_starts: NDArray[np.integer[Any]]
    _local: threading.local = field(default_factory=threading.local)

    @classmethod
    def write(cls, terms: Sequence[bytes], counts: TermCounts) -> TermPages:
        """Put terms, ascending and distinct, into pages."""
        compress = ZstdCompressor(level=_LEVEL).compress
        places = range(0, len(terms), TERMS_PER_PAGE)
        frames = [compress(_as_page(terms, counts, slice(at, at + TERMS_PER_PAGE))) for at in places]
        ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts.list_sizes, dtype=np.int64)))
        return cls(
            len(terms),
            np.frombuffer(b"".join(frames), np.uint8),
            np.cumsum([0, *map(len, frames)], dtype=np.int64),
            PackedStrings.pack(terms[at].decode() for at in places),
            ends[[*places, len(terms)]].astype(np.int32),
        )

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # slices aren't needed
        if not 0 <= index < self.size:
            raise IndexError(index)
        return self.take(np.array([index]))[0]

    def take(self, indices: NDArray[np.int64]) -> list[str]:
        """Return the terms with these numbers; ascending ones are read page by page."""
        terms: list[str] = []
        for number, places in groupby(indices.tolist(), key=lambda index: index // TERMS_PER_PAGE):
            page = self._page(number)
            own = page.raw[page.at + 1 : -1].split(_END)
            terms += [own[place % TERMS_PER_PAGE].decode() for place in places]
        return terms

    def find(self, term: str) -> int:
        """Return the number of a term, or -1."""
        encoded = term.encode()
        number = bisect_right(self._firsts, encoded) - 1
        if number < 0:
            return -1
        raw, at, *_ = self._page(number)
        place = raw.find(_END + encoded + _END, at)
        return -1 if place < 0 else number * TERMS_PER_PAGE + raw.count(_END, at, place)

    def list_span(self, number: int) -> tuple[int, int]:
        """Return where the lists of a term start, and end."""
        number, place = divmod(number, TERMS_PER_PAGE)
        sizes = self._page(number).list_sizes
        start = self.list_starts.item(number) + sum(sizes[:place])
        return start, start + sizes[place]

    def uses(self, numbers: NDArray[np.integer[Any]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return how often each of some terms is written as a name, and how often in lower case."""
        uses = np.array([self.uses_of(number) for number in numbers.tolist()], np.int64).reshape(-1, 2)
        return uses[:, 0], uses[:, 1]

    def uses_of(self, number: int) -> tuple[int, int]:
        """Return how often a term is written as a name, and how often in lower case."""
        number, place = divmod(number, TERMS_PER_PAGE)
        page = self._page(number)
        return page.name_uses[place], page.lower_uses[place]

    def _page(self, number: int) -> _Page:
        """Return a page, which stays in memory. Raises ValueError if it is damaged."""
        recent = self._recent
        if (page := recent.get(number)) is None:
            if len(recent) >= _RECENT_PAGES:
                recent.clear()
            page = recent[number] = self._read(number)
        return page

    def _read(self, number: int) -> _Page:
        frame = self.data[self.starts.item(number) : self.starts.item(number + 1)].data
        try:
            # Decompressing allocates the size that a frame claims before it reads any of it.
            if not 0 <= frame_content_size(frame) <= MOST_BYTES:
                raise ValueError("a page of terms that is too long")
            raw = self._decompressor.decompress(frame)
        except ZstdError as error:
            raise ValueError(f"a page of terms that can't be decompressed: {error}") from error
        size = min(TERMS_PER_PAGE, self.size - number * TERMS_PER_PAGE)
        page = _decoded(raw, size)
        if self.list_starts.item(number) + sum(page.list_sizes) != self.list_starts.item(number + 1):
            raise ValueError("a page of terms whose lists don't end where they should")
        return page

    @cached_property
    def _firsts(self) -> list[bytes]:
        return encoded(self.firsts)

    @cached_property
    def _recent(self) -> dict[int, _Page]:
        return {}  # safe from several threads: one may read a page again

    @property
    def _decompressor(self) -> ZstdDecompressor:
        """The calling thread's own: several threads can't share one."""
        own: ZstdDecompressor | None = getattr(self._local, "decompressor", None)
        if own is None:
            own = self._local.decompressor = ZstdDecompressor()
        return own


def encoded(strings: PackedStrings) -> list[bytes]:
    """Return strings in UTF-8."""
    raw = strings.data.tobytes()
    return [raw[start:end] for start, end in pairwise(strings.starts.tolist())]


def _as_page(terms: Sequence[bytes], counts: TermCounts, part: slice) -> bytes:
    columns = [_narrowed(column[part]) for column in counts]
    sizes = bytes(column.itemsize for column in columns)
    return b"".join((sizes, *(column.tobytes() for column in columns), _END, _END.join(terms[part]), _END))


def _narrowed(column: NDArray[np.integer[Any]]) -> NDArray[np.integer[Any]]:
    highest = int(column.max(initial=0))
    return column.astype(next(dtype for size, dtype in _TYPES.items() if highest < 1 << 8 * size))


def _decoded(raw: bytes, count: int) -> _Page:
    """Return the page of `count` terms that `_as_page` returned. Raises ValueError if it isn't one."""
    at = len(TermCounts._fields)
    sizes, columns, view = raw[:at], [], memoryview(raw)
    if len(sizes) < at or not {*sizes} <= {*_TYPES} or len(raw) < at + sum(sizes) * count:
        raise ValueError("a page of terms with numbers of an unknown size")
    for size in sizes:
        columns.append(view[at : at + size * count].cast(_TYPES[size]))
        at += size * count
    if raw.count(_END, at) != count + 1:
        raise ValueError("a page of terms with too many, or too few")
    return _Page(raw, at, *columns)
