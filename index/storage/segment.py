"""An open segment of a snapshot: documents, their forward index and their postings.

A snapshot has one or two of them: a base, and a small addition. Not for writing one: see `segment_writer.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import SnapshotDamaged
from index.storage.arrays import load_array, read_error, read_only
from index.storage.columns import COMPRESSED, PACKED_FILE, PACKINGS, check_columns, load_columns
from index.storage.compact import (
    LONGEST_TERM,
    MOST_BYTES,
    MOST_HIGH_BITS,
    CompressedStrings,
    PostingLists,
    SplitNumbers,
    TermCounts,
    TermPages,
    Weighing,
    encode_lists,
    encoded,
    high_bits,
)
from index.storage.documents import Capitals, Documents, Sentences
from index.storage.forward_index import ForwardIndex
from index.storage.packing import unpack_arrays
from index.storage.postings import CompactPostings, Postings, highest_weights
from index.storage.string_table import find_string
from index.text import PackedStrings

_POSTINGS = ("term_slots", "starts", "rows", "weights", "frequencies", "maxima", "lengths")
_USES = ("name_uses", "lower_uses")

COMPACT_ROWS = 1 << 19
"""Maximum number of paragraphs of a compact segment: in a larger one, decoding the postings of a frequent term for the
first time would take longer than the rest of an answer."""

COMPACT_TERMS = 1 << 27
"""Maximum number of occurrences of terms in a compact segment: their lists take up to 8 bytes for each, and 20 for each
term, and are counted in 31 bits."""


@dataclass(frozen=True, slots=True)
class Segment:
    """An open segment: its arrays are in memory or mapped, and stay valid after its files are deleted."""

    documents: Documents
    postings: Postings | CompactPostings
    id_slots: NDArray[np.int32]
    """Hash table to look up an article by its id, see `string_table.py`."""
    arrays: Mapping[str, NDArray[Any]]
    """All of its arrays, by the names of their columns."""

    def __len__(self) -> int:
        """Return the number of paragraphs."""
        return len(self.postings.lengths)

    @property
    def size(self) -> int:
        """Bytes that its arrays take in memory."""
        return sum(array.nbytes for array in self.arrays.values())

    def uses(self, numbers: NDArray[np.integer[Any]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return how often each of some terms is capitalised inside a sentence, and how often it isn't capitalised."""
        if isinstance(terms := self.postings.terms, TermPages):
            return terms.uses(numbers)
        names, lowers = (self.arrays[name][numbers].astype(np.int64) for name in _USES)
        return names, lowers

    def uses_of(self, number: int) -> tuple[int, int]:
        """Return what `uses` does for one term."""
        if isinstance(terms := self.postings.terms, TermPages):
            return terms.uses_of(number)
        names, lowers = (self.arrays[name].item(number) for name in _USES)
        return names, lowers

    def number(self, article_id: str) -> int:
        """Return the number of an article; -1 if it isn't in this segment."""
        return find_string(self.documents.ids, self.id_slots, article_id)


def open_segment(folder: Path, load: Callable[[Path], NDArray[Any]] = load_array) -> Segment:
    """Open the segment in `folder`, reading its files with `load`.

    Raises SnapshotDamaged if arrays are missing, have the wrong type, or don't fit each other.
    """
    arrays = load_columns(folder, load)
    try:
        return _segment_of(arrays)
    except ValueError as error:
        raise SnapshotDamaged(folder, str(error)) from error


def open_packed(folder: Path, content: bytes) -> Segment:
    """Open the segment in `folder` whose packed file holds `content`. Raises SnapshotDamaged as `open_segment` does."""
    try:
        arrays = unpack_arrays(content, PACKINGS)
        # A mapped segment stores these, so that nobody has to read all postings of a term for one of them.
        arrays["maxima"] = highest_weights(arrays["starts"], arrays["weights"])
    except Exception as error:  # whatever the content leads to
        raise read_error(folder, PACKED_FILE, error) from error
    return _segment_of(check_columns(folder, {name: read_only(array) for name, array in arrays.items()}))


def _strings(arrays: Mapping[str, NDArray[Any]], name: str) -> PackedStrings:
    return PackedStrings(arrays[f"{name}.data"], arrays[f"{name}.starts"])


def compact_columns(segment: Segment, weighing: Weighing) -> dict[str, NDArray[Any]]:
    """Return the columns of a compact segment that differ from those of a plain one, which `segment` is."""
    columns = _term_columns(segment) | {"weighing": weighing.to_array()}
    for name in COMPRESSED:
        strings = CompressedStrings.compress(_strings(segment.arrays, name))
        columns[f"{name}.data"], columns[f"{name}.starts"] = strings.data, strings.starts
        columns[f"{name}.dictionary"] = strings.dictionary
    return columns


def _term_columns(segment: Segment) -> dict[str, NDArray[Any]]:
    """Return the columns with terms: a compact segment numbers them in their order, a plain one as they come."""
    forward, terms = segment.documents.forward, encoded(_strings(segment.arrays, "terms"))
    order = sorted(range(len(terms)), key=terms.__getitem__)
    numbers = np.empty(len(order), np.int32)
    numbers[order] = np.arange(len(order), dtype=np.int32)
    renumbered = numbers[forward.data[:]]
    lists, starts = encode_lists(renumbered, forward.starts, forward.first_rows, len(terms))
    counts = TermCounts(np.diff(starts), *segment.uses(np.array(order, np.int64)))
    pages = TermPages.write([terms[number] for number in order], counts)
    split = SplitNumbers.split(renumbered, len(terms))
    capitals = segment.documents.capitals.data
    return {
        "lists": lists,
        "forward": split.low,
        "forward_high": split.high,
        "capitals": np.where(capitals < 0, -1 - numbers[-1 - capitals], numbers[capitals]),
        "term_count": np.array([len(terms)], np.int32),
        "term_pages.data": pages.data,
        "term_pages.starts": pages.starts,
        "page_terms.data": pages.firsts.data,
        "page_terms.starts": pages.firsts.starts,
        "page_lists": pages.list_starts,
    }


def is_compactable(segment: Segment) -> bool:
    """Return whether a plain segment may be a compact one, too."""

    def longest(name: str) -> int:
        return int(np.diff(segment.arrays[f"{name}.starts"]).max(initial=0))

    return (
        len(segment) <= COMPACT_ROWS
        and len(segment.documents.forward.data) <= COMPACT_TERMS
        and max(map(longest, COMPRESSED)) <= MOST_BYTES
        and longest("terms") <= LONGEST_TERM
        and high_bits(len(segment.postings.terms)) <= MOST_HIGH_BITS
    )


def _postings_of(arrays: Mapping[str, NDArray[Any]], forward: ForwardIndex) -> Postings | CompactPostings:
    if "lists" not in arrays:
        plain: dict[str, Any] = {name: arrays[name] for name in _POSTINGS}
        return Postings(_strings(arrays, "terms"), **plain)
    if "term_count" in arrays:
        pages = _pages_of(arrays)
        return CompactPostings(pages, pages.find, _lists_of(arrays, pages.list_span, forward), arrays["lengths"])
    terms = _strings(arrays, "terms")  # of format 8
    lists = _lists_of(arrays, partial(_span, arrays["list_starts"]), forward)
    return CompactPostings(terms, partial(find_string, terms, arrays["term_slots"]), lists, arrays["lengths"])


def _lists_of(
    arrays: Mapping[str, NDArray[Any]], span: Callable[[int], tuple[int, int]], forward: ForwardIndex
) -> PostingLists:
    weighing = Weighing.of_array(arrays["weighing"])
    return PostingLists(arrays["lists"], span, forward.starts, forward.first_rows, weighing)


def _span(starts: NDArray[np.integer[Any]], number: int) -> tuple[int, int]:
    return int(starts[number]), int(starts[number + 1])


def _pages_of(arrays: Mapping[str, NDArray[Any]]) -> TermPages:
    return TermPages(
        int(arrays["term_count"][0]),
        arrays["term_pages.data"],
        arrays["term_pages.starts"],
        _strings(arrays, "page_terms"),
        arrays["page_lists"],
    )


def _forward_of(arrays: Mapping[str, NDArray[Any]]) -> ForwardIndex:
    data: NDArray[np.int32] | SplitNumbers = arrays["forward"]
    if "forward_high" in arrays:
        data = SplitNumbers.of(arrays["forward"], arrays["forward_high"], int(arrays["term_count"][0]))
    return ForwardIndex(data, arrays["forward_starts"], arrays["first_rows"])


def _segment_of(arrays: Mapping[str, NDArray[Any]]) -> Segment:
    def compressible(name: str) -> PackedStrings | CompressedStrings:
        if f"{name}.dictionary" not in arrays:
            return strings(name)
        return CompressedStrings(arrays[f"{name}.data"], arrays[f"{name}.starts"], arrays[f"{name}.dictionary"])

    strings = partial(_strings, arrays)
    documents = Documents(
        texts=compressible("texts"),
        quotes=compressible("quotes"),
        unsure=arrays["unsure"],
        sentences=Sentences(arrays["sentences"], arrays["sentence_starts"]),
        capitals=Capitals(arrays["capitals"], arrays["capital_starts"]),
        articles=compressible("articles"),
        ids=strings("ids"),
        moments=arrays["moments"],
        days=arrays["days"],
        outlets=arrays["outlets"],
        languages=arrays["row_languages"],
        outlet_names=strings("outlet_names"),
        forward=_forward_of(arrays),
    )
    return Segment(documents, _postings_of(arrays, documents.forward), arrays["id_slots"], arrays)
