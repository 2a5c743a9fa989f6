"""The arrays of a segment, in one table: their files, types, and how their lengths depend on each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import SnapshotDamaged
from index.storage.arrays import SUFFIX, check_kinds, load_array, read_only
from index.storage.compact import TERMS_PER_PAGE
from index.storage.packing import Packing

Unit = Literal["row", "article", "entry", "term", "posting", "page"]
"""Units that a column can have one element per: a row is a paragraph; an entry belongs to the forward index; a page has
several terms."""


_NOT_NUMBERS = ("u1", "?", "f4")
_NARROWER = ("u1", "u2")


Layout = Literal["plain", "compact", "compact 8"]
"""Layouts of a segment's files: arrays as they are, or some in fewer bytes, in two ways. Nothing writes the last any
more: segments of format 8 have it."""


class Column(NamedTuple):
    """One array of a segment, in a file of its own."""

    name: str
    dtype: str
    per: Unit | None = None
    """Unit with one element each; None if the length is free."""
    starts_of: str | None = None
    """For offsets: the column (or unit) whose pieces they start. One element more than `per`, for the end."""
    slots_of: Unit | None = None
    """For a hash table: the unit it looks up. Its size is a power of two, and higher than their count."""
    optional: bool = False
    """True if it may be missing, in a segment that was written before it existed: it then has zeros."""
    streamed: bool = False
    """True if it is written as articles arrive; the others are written at the end."""
    also: tuple[str, ...] = ()
    """Other types that its file may have, narrower or wider: it has the narrowest that holds all values."""
    is_packed: bool = True
    """False if a packed file leaves it out: it follows from other columns."""
    layouts: tuple[Layout, ...] = ("plain", "compact", "compact 8")
    """The layouts that have it."""

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}{SUFFIX}"

    @property
    def file_types(self) -> tuple[str, ...]:
        """Types that its file may have."""
        return (self.dtype, *self.also)

    def fitted(self, array: NDArray[Any]) -> NDArray[Any]:
        """Return the array in the narrowest type of its file that holds its values, which aren't negative."""
        if not self.also:
            return array
        highest = int(array.max(initial=0))
        fitting = [name for name in self.file_types if highest <= np.iinfo(name).max]
        return array.astype(min(fitting, key=lambda name: np.dtype(name).itemsize), copy=False)

    @property
    def packing(self) -> Packing:
        """How a packed file holds it."""
        if self.slots_of:
            return Packing(self.dtype, "slots")
        if self.starts_of:
            return Packing(self.dtype, "steps")
        return Packing(self.dtype, "plain" if self.dtype in _NOT_NUMBERS else "numbers")


_NOT_PAGED: tuple[Layout, ...] = ("plain", "compact 8")
_COMPACT: tuple[Layout, ...] = ("compact", "compact 8")


def _strings(
    name: str, per: Unit | None, streamed: bool = True, layouts: tuple[Layout, ...] = ("plain", *_COMPACT)
) -> tuple[Column, Column]:
    """Return the two columns of packed strings."""
    data = f"{name}.data"
    if streamed:
        return Column(data, "u1", streamed=True), Column(f"{name}.starts", "i8", per, data, streamed=True)
    return Column(data, "u1", layouts=layouts), Column(f"{name}.starts", "i4", per, data, also=("i8",), layouts=layouts)


COLUMNS = (
    # documents
    *_strings("texts", "row"),
    *_strings("quotes", "row"),
    Column("texts.dictionary", "u1", layouts=_COMPACT),
    Column("quotes.dictionary", "u1", layouts=_COMPACT),
    Column("articles.dictionary", "u1", layouts=_COMPACT),
    Column("unsure", "?", "row", streamed=True),
    Column("sentences", "i4", streamed=True),
    Column("sentence_starts", "i8", "row", "sentences", streamed=True),
    Column("capitals", "i4", streamed=True),
    Column("capital_starts", "i8", "row", "capitals", streamed=True),
    Column("row_languages", "u2", "row", optional=True, streamed=True),
    *_strings("articles", "article"),
    *_strings("ids", "article"),
    Column("moments", "i8", "article", streamed=True),
    Column("days", "i4", "article", streamed=True),
    Column("outlets", "i4", "article", streamed=True),
    *_strings("outlet_names", None, streamed=False),
    Column("id_slots", "i4", slots_of="article"),
    # the forward index
    Column("forward", "i4", streamed=True, also=("u2",)),
    Column("forward_high", "u1", layouts=("compact",)),
    Column("forward_starts", "i8", "entry", "forward", streamed=True),
    Column("first_rows", "i8", "article", "row", streamed=True),
    # postings
    *_strings("terms", "term", streamed=False, layouts=_NOT_PAGED),
    Column("term_slots", "i4", slots_of="term", layouts=_NOT_PAGED),
    Column("term_count", "i4", layouts=("compact",)),
    *_strings("term_pages", "page", streamed=False, layouts=("compact",)),
    *_strings("page_terms", "page", streamed=False, layouts=("compact",)),
    Column("page_lists", "i4", "page", "lists", layouts=("compact",)),
    Column("starts", "i4", "term", "rows", also=("i8",), layouts=("plain",)),
    Column("rows", "i4", "posting", layouts=("plain",)),
    Column("weights", "f4", "posting", layouts=("plain",)),
    Column("lists", "u1", layouts=_COMPACT),
    Column("list_starts", "i4", "term", "lists", layouts=("compact 8",)),
    Column("weighing", "f8", layouts=_COMPACT),
    Column("frequencies", "i4", "term", also=_NARROWER, layouts=_NOT_PAGED),
    Column("name_uses", "i4", "term", also=_NARROWER, layouts=_NOT_PAGED),
    Column("lower_uses", "i4", "term", also=_NARROWER, layouts=_NOT_PAGED),
    Column("maxima", "f4", "term", is_packed=False, layouts=("plain",)),
    Column("lengths", "i4", "row"),
)

BY_NAME = {column.name: column for column in COLUMNS}
STREAMED = tuple(column for column in COLUMNS if column.streamed)
PACKED_FILE = "packed.bin"
"""File that holds all arrays of a small segment, in place of a file for each."""
_LISTS_FILE, _PAGES_FILE = BY_NAME["lists"].file, BY_NAME["term_pages.data"].file


def columns_of(layout: Layout) -> tuple[Column, ...]:
    """Return the columns of a layout."""
    return tuple(column for column in COLUMNS if layout in column.layouts)


def layout_of(has_file: Callable[[str], bool]) -> Layout:
    """Return the layout of a segment with files, by a function that tells whether it has one of a name."""
    if has_file(_PAGES_FILE):
        return "compact"
    return "compact 8" if has_file(_LISTS_FILE) else "plain"


COMPRESSED = ("texts", "quotes", "articles")
"""Strings that a compact segment holds compressed, in the same columns and one more."""

PACKINGS = {column.name: column.packing for column in columns_of("plain") if column.is_packed}


def file_names(layout: Layout, needed: bool = False) -> tuple[str, ...]:
    """Return the files of a layout; with `needed`, those that a segment by the rules of an earlier version has, too."""
    return tuple(column.file for column in columns_of(layout) if not (needed and column.optional))


def load_columns(folder: Path, load: Callable[[Path], NDArray[Any]] = load_array) -> dict[str, NDArray[Any]]:
    """Return the arrays of the segment in `folder`, as `load` returns them: mapped, by default.

    Raises SnapshotDamaged if one is missing, has the wrong type, or doesn't fit the others.
    """
    layout = layout_of(lambda name: (folder / name).exists())
    columns = (column for column in columns_of(layout) if (folder / column.file).exists())
    return check_columns(folder, {column.name: load(folder / column.file) for column in columns}, layout)


def check_columns(folder: Path, arrays: dict[str, NDArray[Any]], layout: Layout = "plain") -> dict[str, NDArray[Any]]:
    """Return the arrays of the segment in `folder`, with those that an earlier version left out.

    Raises SnapshotDamaged if one is missing, has the wrong type, or doesn't fit the others.
    """
    columns = columns_of(layout)
    for column in columns:
        if column.optional and "lengths" in arrays:
            arrays.setdefault(column.name, np.zeros(len(arrays["lengths"]), np.dtype(column.dtype)))
    check_kinds(folder, arrays, {column.name: column.file_types for column in columns})
    if layout == "plain" and arrays["starts"].dtype.itemsize > np.dtype(BY_NAME["starts"].dtype).itemsize:
        # The version before wrote all offsets in eight bytes, and numba compiles a kernel for each type.
        arrays["starts"] = read_only(BY_NAME["starts"].fitted(arrays["starts"]))
    counts = _counts(folder, arrays)
    for column in columns:
        if not _fits(column, arrays, counts):
            raise SnapshotDamaged(folder, f"{column.file} doesn't fit the others")
    return arrays


def _counts(folder: Path, arrays: Mapping[str, NDArray[Any]]) -> dict[str, int]:
    """Count each unit by the length of a column with one element per unit."""
    rows, articles, postings = len(arrays["lengths"]), len(arrays["moments"]), len(arrays.get("rows", ()))
    if "term_count" not in arrays:
        terms = len(arrays["frequencies"])
    elif len(arrays["term_count"]) == 1:
        terms = int(arrays["term_count"][0])
    else:
        raise SnapshotDamaged(folder, f"{BY_NAME['term_count'].file} doesn't fit the others")
    # One entry per headline, and two per paragraph: its text and the speakers.
    entries, pages = 2 * rows + articles, -(-terms // TERMS_PER_PAGE)
    return {"row": rows, "article": articles, "entry": entries, "term": terms, "posting": postings, "page": pages}


def _fits(column: Column, arrays: Mapping[str, NDArray[Any]], counts: Mapping[str, int]) -> bool:
    """Return whether lengths and ends agree with the other columns; checksums cover the rest."""
    array = arrays[column.name]
    if column.slots_of:  # a lookup in a full table would never end
        size = len(array)
        return bool(size) and not size & (size - 1) and size > counts[column.slots_of]
    if column.per and len(array) != counts[column.per] + bool(column.starts_of):
        return False
    if not column.starts_of:
        return True
    pieces = arrays.get(column.starts_of)
    end = counts[column.starts_of] if pieces is None else len(pieces)
    return bool(len(array)) and int(array[-1]) == end
