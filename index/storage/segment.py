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
from index.storage.compact import MOST_BYTES, CompressedStrings, PostingLists, Weighing, encode_lists
from index.storage.documents import Capitals, Documents, Sentences
from index.storage.forward_index import ForwardIndex
from index.storage.packing import unpack_arrays
from index.storage.postings import CompactPostings, Postings, highest_weights
from index.storage.string_table import find_string
from index.text import PackedStrings

_POSTINGS = ("term_slots", "frequencies", "lengths")
_PLAIN = ("starts", "rows", "weights", "maxima")

COMPACT_ROWS = 65_536
"""Maximum number of paragraphs of a compact segment: in a larger one, decoding the postings of a frequent term would
take longer than searching them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """An open segment: its arrays are in memory or mapped, and stay valid after its files are deleted."""

    documents: Documents
    postings: Postings | CompactPostings
    id_slots: NDArray[np.int32]
    """Hash table to look up an article by its id, see `string_table.py`."""
    name_uses: NDArray[np.integer[Any]]
    """Number of times each term is capitalised inside a sentence."""
    lower_uses: NDArray[np.integer[Any]]
    """Number of times each term isn't capitalised."""
    arrays: Mapping[str, NDArray[Any]]
    """All of its arrays, by the names of their columns."""

    def __len__(self) -> int:
        """Return the number of paragraphs."""
        return len(self.postings.lengths)

    @property
    def size(self) -> int:
        """Bytes that its arrays take in memory."""
        return sum(array.nbytes for array in self.arrays.values())

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
    forward = segment.documents.forward
    lists, starts = encode_lists(forward.data, forward.starts, forward.first_rows, len(segment.postings.terms))
    columns: dict[str, NDArray[Any]] = {
        "lists": lists,
        "list_starts": starts,
        "weighing": weighing.to_array(),
        "forward": forward.data,
    }
    for name in COMPRESSED:
        strings = CompressedStrings.compress(_strings(segment.arrays, name))
        columns[f"{name}.data"], columns[f"{name}.starts"] = strings.data, strings.starts
        columns[f"{name}.dictionary"] = strings.dictionary
    return columns


def is_compactable(segment: Segment) -> bool:
    """Return whether a plain segment may be a compact one, too."""
    longest = (np.diff(segment.arrays[f"{name}.starts"]).max(initial=0) for name in COMPRESSED)
    return len(segment) <= COMPACT_ROWS and max(longest) <= MOST_BYTES


def _postings_of(
    arrays: Mapping[str, NDArray[Any]], terms: PackedStrings, forward: ForwardIndex
) -> Postings | CompactPostings:
    common: dict[str, Any] = {name: arrays[name] for name in _POSTINGS}
    if "lists" not in arrays:
        plain: dict[str, Any] = {name: arrays[name] for name in _PLAIN}
        return Postings(terms, **plain, **common)
    weighing = Weighing.of_array(arrays["weighing"])
    lists = PostingLists(arrays["lists"], arrays["list_starts"], forward.starts, forward.first_rows, weighing)
    return CompactPostings(terms, lists, **common)


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
        forward=ForwardIndex(arrays["forward"], arrays["forward_starts"], arrays["first_rows"]),
    )
    return Segment(
        documents,
        _postings_of(arrays, strings("terms"), documents.forward),
        arrays["id_slots"],
        arrays["name_uses"],
        arrays["lower_uses"],
        arrays,
    )
