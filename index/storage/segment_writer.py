"""Writing a segment: articles in order as they arrive, and finally the postings of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.arrays import SUFFIX, ArrayWriter, load_array, save_array
from index.storage.columns import BY_NAME, STREAMED
from index.storage.compact import CompressedStrings
from index.storage.documents import Documents
from index.storage.forward_index import ForwardIndex
from index.storage.postings import FIELDS, K1, Field, Inverted, invert
from index.storage.string_table import hash_slots
from index.text import PackedStrings

_STEPS = 4  # of writing the postings: invert, tables of names, uses of names, and what is still being written


@dataclass(frozen=True, slots=True)
class Written:
    """The result of writing a segment: counts, and the mean length of each field."""

    articles: int
    paragraphs: int
    averages: tuple[float, ...]


class DocumentSource:
    """Documents to copy into a segment, with the segment's own numbers for their terms and outlets.

    `outlets` has an extra element, for articles without an outlet.
    """

    def __init__(self, documents: Documents, terms: NDArray[np.int32], outlets: NDArray[np.int32]) -> None:
        self.documents = documents
        self.terms = terms
        self.outlets = outlets


class SegmentWriter:
    """A writer of a segment into an empty folder.

    Texts and terms go to disk as they arrive. The caller deletes an unfinished segment.
    """

    def __init__(self, folder: Path, fields: Sequence[Field] = FIELDS, k1: float = K1) -> None:
        folder.mkdir()
        self._folder = folder
        self._fields, self._k1 = tuple(fields), k1
        self._terms: dict[str, int] = {}
        self._outlet_names: dict[str, int] = {}
        with ExitStack() as stack:
            self._writers = {
                column.name: stack.enter_context(ArrayWriter(folder / column.file, np.dtype(column.dtype).type))
                for column in STREAMED
            }
            self._open = stack.pop_all()
        self._ends = {column.name: 0 for column in STREAMED if column.starts_of}
        for name in self._ends:
            self._writers[name].add(np.zeros(1, np.int64))

    def __enter__(self) -> SegmentWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    @property
    def articles(self) -> int:
        """Number of articles added."""
        return self._writers["moments"].length

    def number_terms(self, terms: Sequence[str]) -> NDArray[np.int32]:
        """Return the segment's own number for each term."""
        numbers = self._terms
        return np.array([numbers.setdefault(term, len(numbers)) for term in terms], np.int32)

    def source(self, documents: Documents, terms: NDArray[np.int32]) -> DocumentSource:
        """Return documents to copy from; `terms` are the numbers that `number_terms` gave their terms."""
        names = self._outlet_names
        outlets = [names.setdefault(name, len(names)) for name in documents.outlet_names]
        return DocumentSource(documents, terms, np.array([*outlets, -1], np.int32))

    def add(self, source: DocumentSource, first: int, last: int) -> None:
        """Copy the articles from `first` to before `last`."""
        documents, forward = source.documents, source.documents.forward
        rows = slice(int(forward.first_rows[first]), int(forward.first_rows[last]))
        self._add_strings("texts", documents.texts, rows.start, rows.stop)
        self._add_strings("quotes", documents.quotes, rows.start, rows.stop)
        self._writers["unsure"].add(documents.unsure[rows])
        self._writers["row_languages"].add(documents.languages[rows])
        sentences = self._add_starts("sentence_starts", documents.sentences.starts, rows.start, rows.stop)
        self._writers["sentences"].add(documents.sentences.data[sentences])
        capitals = self._add_starts("capital_starts", documents.capitals.starts, rows.start, rows.stop)
        numbers = documents.capitals.data[capitals]
        renumbered = source.terms[np.where(numbers < 0, -1 - numbers, numbers)]
        self._writers["capitals"].add(np.where(numbers < 0, -1 - renumbered, renumbered))
        self._add_strings("articles", documents.articles, first, last)
        self._add_strings("ids", documents.ids, first, last)
        self._writers["moments"].add(documents.moments[first:last])
        self._writers["days"].add(documents.days[first:last])
        self._writers["outlets"].add(source.outlets[documents.outlets[first:last]])
        self._add_starts("first_rows", forward.first_rows, first, last)
        entries = self._add_starts("forward_starts", forward.starts, 2 * rows.start + first, 2 * rows.stop + last)
        self._writers["forward"].add(source.terms[forward.data[entries]])

    def finish(
        self,
        averages: Sequence[float] | None = None,
        compiled: bool = False,
        threads: int = 1,
        step: Callable[[int, int], None] = lambda *_: None,
    ) -> Written:
        """Build and write the postings. `step` receives how many of how many steps are done; for the rest: `invert`."""
        step(0, _STEPS)
        for writer in self._writers.values():
            writer.finish()
        with ThreadPoolExecutor(2) as beside:  # the disk and the processor work in parallel
            pending = [beside.submit(self._open.close)]
            inverted = self._invert(averages, compiled, threads)
            step(1, _STEPS)
            for name in ("rows", "weights", "starts", "frequencies", "maxima", "lengths"):
                pending.append(beside.submit(self._save, name, getattr(inverted, name)))
            self._save_tables()
            step(2, _STEPS)
            self._save_name_uses()
            step(3, _STEPS)
            for write in pending:
                write.result()
        step(4, _STEPS)
        return Written(self.articles, len(inverted.lengths), inverted.averages)

    def _invert(self, averages: Sequence[float] | None, compiled: bool, threads: int) -> Inverted:
        forward = ForwardIndex(self._read("forward"), self._read("forward_starts"), self._read("first_rows"))
        return invert(forward, len(self._terms), self._fields, self._k1, averages, compiled, threads)

    def _save_tables(self) -> None:
        terms = list(self._terms)
        self._save("term_slots", hash_slots(terms))
        self._save("id_slots", hash_slots(list(PackedStrings(self._read("ids.data"), self._read("ids.starts")))))
        for name, strings in (("terms", terms), ("outlet_names", list(self._outlet_names))):
            packed = PackedStrings.pack(strings)
            self._save(f"{name}.data", packed.data)
            self._save(f"{name}.starts", packed.starts)

    def _save_name_uses(self) -> None:
        """Count how often each term is written capitalised inside sentences, and in lower case."""
        forward = ForwardIndex(self._read("forward"), self._read("forward_starts"), self._read("first_rows"))
        capitals, count = self._read("capitals"), len(self._terms)
        entries = forward.entries("text")
        own = np.bincount(forward.concatenated(entries, forward.lengths(entries)), minlength=count)
        inside = np.bincount(capitals[capitals >= 0], minlength=count)
        opening = np.bincount(-1 - capitals[capitals < 0], minlength=count)
        self._save("name_uses", inside.astype(np.int32))
        self._save("lower_uses", np.maximum(own - inside - opening, 0).astype(np.int32))

    def _add_strings(self, name: str, strings: PackedStrings | CompressedStrings, first: int, last: int) -> None:
        if isinstance(strings, CompressedStrings):
            strings, first, last = strings.unpacked(first, last), 0, last - first
        self._writers[f"{name}.data"].add(strings.data[self._add_starts(f"{name}.starts", strings.starts, first, last)])

    def _add_starts(self, name: str, starts: NDArray[np.int64], first: int, last: int) -> slice:
        """Append the starts of the pieces from `first` to before `last`; return the range that these cover."""
        begin, end = int(starts[first]), int(starts[last])
        self._writers[name].add(starts[first + 1 : last + 1] + (self._ends[name] - begin))
        self._ends[name] += end - begin
        return slice(begin, end)

    def _save(self, name: str, array: NDArray[Any]) -> None:
        column = BY_NAME[name]
        save_array(self._folder / column.file, column.fitted(array))

    def _read(self, name: str) -> NDArray[Any]:
        return load_array(self._folder / f"{name}{SUFFIX}")
