"""A part of a snapshot on disk: documents and their postings. Written once, then only read.

A snapshot has one or two of them, see `snapshot.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import SUFFIX, ArrayWriter, check_kinds, load, save
from index.documents import Documents, Kept, Sentences
from index.errors import SnapshotDamaged
from index.hashed import find, slots_of
from index.postings import FIELDS, K1, Field, Inverted, Postings, invert
from index.text import PackedStrings

_PACKED = ("texts", "quotes", "articles", "ids", "outlet_names", "terms")  # packed strings, two arrays each
_KINDS = {f"{name}.data": "u1" for name in _PACKED} | {f"{name}.starts": "i8" for name in _PACKED}
_KINDS |= {"moments": "i8", "days": "i4", "outlets": "i4", "id_slots": "i4"}
_KINDS |= {"kept": "i4", "kept_starts": "i8", "first_rows": "i8"}
_KINDS |= {"unsure": "?", "sentences": "i4", "sentence_starts": "i8"}
_KINDS |= {"term_slots": "i4", "starts": "i8", "rows": "i4", "weights": "f4", "frequencies": "i4"}
_KINDS |= {"maxima": "f4", "lengths": "i4"}

# What is written as the articles come: where pieces start, the pieces, and what there is one of each.
_STARTS = ("texts.starts", "quotes.starts", "articles.starts", "ids.starts", "sentence_starts", "kept_starts")
_PIECES = ("texts.data", "quotes.data", "articles.data", "ids.data", "sentences", "kept")
_STREAMED = (*_STARTS, "first_rows", *_PIECES, "unsure", "moments", "days", "outlets")

NAMES = tuple(f"{name}{SUFFIX}" for name in _KINDS)
"""The files of a part."""


@dataclass(frozen=True, slots=True)
class Part:
    """An opened part: its arrays are mapped, and stay so after its files are deleted."""

    documents: Documents
    postings: Postings
    id_slots: NDArray[np.int32]  # the table by which an article is found by its id, see `hashed.py`

    def __len__(self) -> int:
        """How many paragraphs it holds."""
        return len(self.postings.lengths)

    def number(self, article_id: str) -> int:
        """Where an article stands; -1 if it isn't here."""
        return find(self.documents.ids, self.id_slots, article_id)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: counts, and the mean length of each field in it."""

    articles: int
    paragraphs: int
    averages: tuple[float, ...]


class Source:
    """Documents that are copied into a part: `numbers` are the part's own numbers of their terms."""

    def __init__(self, documents: Documents, numbers: NDArray[np.int32], outlets: NDArray[np.int32]) -> None:
        self.documents = documents
        self.numbers = numbers
        self.outlets = outlets  # likewise of their outlets; the last place is for those without one


class PartWriter:
    """Writes a part into an empty folder: articles in their order, and at the end the postings of all of them.

    Texts and terms go to the disk as they come. What was begun is left to the caller to remove.
    """

    def __init__(self, folder: Path, fields: Sequence[Field] = FIELDS, k1: float = K1) -> None:
        folder.mkdir()
        self._folder = folder
        self._fields, self._k1 = tuple(fields), k1
        self._terms: dict[str, int] = {}
        self._outlet_names: dict[str, int] = {}
        with ExitStack() as stack:
            self._writers = {
                name: stack.enter_context(ArrayWriter(folder / f"{name}{SUFFIX}", np.dtype(_KINDS[name]).type))
                for name in _STREAMED
            }
            self._open = stack.pop_all()
        self._ends = dict.fromkeys((*_STARTS, "first_rows"), 0)
        for name in self._ends:
            self._writers[name].add(np.zeros(1, np.int64))

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    @property
    def articles(self) -> int:
        """How many articles were added."""
        return self._writers["moments"].length

    def number_terms(self, terms: Sequence[str]) -> NDArray[np.int32]:
        """The part's own number of each term."""
        numbers = self._terms
        return np.array([numbers.setdefault(term, len(numbers)) for term in terms], np.int32)

    def source(self, documents: Documents, numbers: NDArray[np.int32]) -> Source:
        """Documents to copy from; `numbers` are their terms' as `number_terms` gave them."""
        names = self._outlet_names
        outlets = [names.setdefault(name, len(names)) for name in documents.outlet_names]
        return Source(documents, numbers, np.array([*outlets, -1], np.int32))

    def add(self, source: Source, first: int, last: int) -> None:
        """Copies the articles from `first` to before `last`."""
        documents, kept = source.documents, source.documents.kept
        rows = slice(int(kept.first_rows[first]), int(kept.first_rows[last]))
        self._add_packed("texts", documents.texts, rows.start, rows.stop)
        self._add_packed("quotes", documents.quotes, rows.start, rows.stop)
        self._writers["unsure"].add(documents.unsure[rows])
        marks = self._add_starts("sentence_starts", documents.sentences.starts, rows.start, rows.stop)
        self._writers["sentences"].add(documents.sentences.data[marks])
        self._add_packed("articles", documents.articles, first, last)
        self._add_packed("ids", documents.ids, first, last)
        self._writers["moments"].add(documents.moments[first:last])
        self._writers["days"].add(documents.days[first:last])
        self._writers["outlets"].add(source.outlets[documents.outlets[first:last]])
        self._add_starts("first_rows", kept.first_rows, first, last)
        segments = 2 * rows.start + first, 2 * rows.stop + last
        terms = self._add_starts("kept_starts", kept.starts, *segments)
        self._writers["kept"].add(source.numbers[kept.data[terms]])

    def finish(self, averages: Sequence[float] | None = None, compiled: bool = False, threads: int = 1) -> Written:
        """Builds and writes the postings; the arguments are those of `invert`."""
        for writer in self._writers.values():
            writer.finish()
        with ThreadPoolExecutor(2) as beside:  # the disk has its work while the processor has its own
            written = [beside.submit(self._open.close)]
            inverted = self._invert(averages, compiled, threads)
            for name in ("rows", "weights", "starts", "frequencies", "maxima", "lengths"):
                written.append(beside.submit(self._save, name, getattr(inverted, name)))
            self._save_tables()
            for each in written:
                each.result()
        return Written(self.articles, len(inverted.lengths), inverted.averages)

    def _invert(self, averages: Sequence[float] | None, compiled: bool, threads: int) -> Inverted:
        kept = Kept(self._read("kept"), self._read("kept_starts"), self._read("first_rows"))
        return invert(kept, len(self._terms), self._fields, self._k1, averages, compiled, threads)

    def _save_tables(self) -> None:
        terms = list(self._terms)
        self._save("term_slots", slots_of(terms))
        self._save("id_slots", slots_of(list(PackedStrings(self._read("ids.data"), self._read("ids.starts")))))
        for name, strings in (("terms", terms), ("outlet_names", list(self._outlet_names))):
            packed = PackedStrings.pack(strings)
            self._save(f"{name}.data", packed.data)
            self._save(f"{name}.starts", packed.starts)

    def _add_packed(self, name: str, strings: PackedStrings, first: int, last: int) -> None:
        self._writers[f"{name}.data"].add(strings.data[self._add_starts(f"{name}.starts", strings.starts, first, last)])

    def _add_starts(self, name: str, starts: NDArray[np.int64], first: int, last: int) -> slice:
        """Adds the starts behind those of the pieces from `first` to before `last`; returns where these lie."""
        begin, end = int(starts[first]), int(starts[last])
        self._writers[name].add(starts[first + 1 : last + 1] + (self._ends[name] - begin))
        self._ends[name] += end - begin
        return slice(begin, end)

    def _save(self, name: str, array: NDArray[Any]) -> None:
        save(self._folder / f"{name}{SUFFIX}", array)

    def _read(self, name: str) -> NDArray[Any]:
        return load(self._folder / f"{name}{SUFFIX}")


def open_part(folder: Path) -> Part:
    """Opens a part; raises SnapshotDamaged where arrays are missing, of another kind, or don't fit each other."""
    found = {name: load(folder / f"{name}{SUFFIX}") for name in _KINDS if (folder / f"{name}{SUFFIX}").exists()}
    check_kinds(folder, found, _KINDS)
    packed = {name: PackedStrings(found[f"{name}.data"], found[f"{name}.starts"]) for name in _PACKED}
    _check_ends(folder, found, packed)
    documents = Documents(
        texts=packed["texts"],
        quotes=packed["quotes"],
        unsure=found["unsure"],
        sentences=Sentences(found["sentences"], found["sentence_starts"]),
        articles=packed["articles"],
        ids=packed["ids"],
        moments=found["moments"],
        days=found["days"],
        outlets=found["outlets"],
        outlet_names=packed["outlet_names"],
        kept=Kept(found["kept"], found["kept_starts"], found["first_rows"]),
    )
    arrays: dict[str, Any] = {
        name: found[name] for name in ("term_slots", "starts", "rows", "weights", "frequencies", "maxima", "lengths")
    }
    return Part(documents, Postings(packed["terms"], **arrays), found["id_slots"])


def _check_ends(folder: Path, found: dict[str, NDArray[Any]], packed: dict[str, PackedStrings]) -> None:
    """That all arrays end where the others say; checksums tell the rest."""
    rows, articles, terms = len(found["lengths"]), len(found["moments"]), len(found["frequencies"])
    lengths = dict.fromkeys(("texts.starts", "quotes.starts", "sentence_starts"), rows + 1)
    lengths |= dict.fromkeys(("articles.starts", "ids.starts", "first_rows"), articles + 1)
    lengths |= dict.fromkeys(("days", "outlets"), articles)
    lengths |= dict.fromkeys(("terms.starts", "starts"), terms + 1) | {"maxima": terms}
    for name, count in (("term_slots", terms), ("id_slots", articles)):
        size = len(found[name])
        if size & (size - 1) or size < 2 * count or not size:  # a search in a full table would never end
            raise SnapshotDamaged(folder, f"{name}{SUFFIX} doesn't fit the others")
    lengths |= {"unsure": rows, "kept_starts": 2 * rows + articles + 1, "weights": len(found["rows"])}
    ends = {f"{name}.starts": len(strings.data) for name, strings in packed.items()}
    ends |= {"starts": len(found["rows"]), "kept_starts": len(found["kept"]), "first_rows": rows}
    ends |= {"sentence_starts": len(found["sentences"])}
    for name in [*lengths, *ends]:
        fits = len(found[name]) == lengths.get(name, len(found[name]))
        if not fits or (name in ends and (not len(found[name]) or int(found[name][-1]) != ends[name])):
            raise SnapshotDamaged(folder, f"{name}{SUFFIX} doesn't fit the others")
