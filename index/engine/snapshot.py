"""The embedded engine: one immutable, memory-mapped index on disk that is all an answer needs.

Not for the files themselves: `index/storage/` writes, checks and opens them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.compiled import ALWAYS, KernelSwitch
from index.engine.bm25 import PostingsBM25
from index.engine.bus_errors import outlive_bus_errors
from index.engine.evidence import MAX_EVIDENCE_TERMS, Evidence
from index.engine.hits import Hits, article_of, gather
from index.engine.memo import Memo
from index.engine.names import NameTerms, SpeakerNames
from index.engine.row_filter import RowFilter
from index.errors import SnapshotDamaged
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quotation, Span
from index.storage import (
    Field,
    LanguageSummary,
    Manifest,
    Segment,
    StoredSnapshot,
    note_damage,
    read_current,
    read_snapshot,
    verify_files,
)
from index.text import NameKind, compile_patterns

# Recent values are cached: people keep asking about the news of the day.
_ARTICLES, _HEADS, _QUOTATIONS, _LOCATIONS = 128, 1024, 1024, 4096
_NONE_DAMAGED: Mapping[str, SnapshotDamaged] = {}

T = TypeVar("T")


class Snapshot:
    """An open snapshot: the embedded engine. Immutable and thread-safe.

    Its arrays stay mapped for its lifetime, even after its folder is deleted. With `compiled`, compiled code searches a
    large one where `switch` is on.
    """

    def __init__(self, stored: StoredSnapshot, compiled: bool = True, switch: KernelSwitch = ALWAYS) -> None:
        self.stored = stored
        self.segments: tuple[Segment, ...] = stored.segments
        self._has_lost_pages: Callable[[], bool] = lambda: False
        alive = stored.tombstones.alive(self.segments[0])
        self._filter = RowFilter(self.segments, alive)
        self._locations: Memo[str, tuple[int, int]] = Memo(_LOCATIONS)
        self._articles: Memo[str, Article] = Memo(_ARTICLES)
        self._heads: Memo[str, Head] = Memo(_HEADS)
        self._quotations: Memo[tuple[str, int], tuple[Quotation, ...]] = Memo(_QUOTATIONS)
        self._bm25 = PostingsBM25(
            [segment.postings for segment in self.segments],
            alive,
            stored.tombstones,
            k1=stored.manifest.settings["k1"],
            compiled=compiled,
            switch=switch,
        )
        self._is_guarded = False
        self._languages = LanguageSummary.of(stored.manifest.languages)
        self._name_terms = NameTerms(self.segments, self._bm25.numbers_of, self._languages.languages)

    @property
    def lost_pages(self) -> bool:
        """True once part of a mapped file couldn't be read (truncated, say), and read as zeros instead."""
        return self._has_lost_pages()

    @property
    def wants_kernels(self) -> bool:
        """Whether it is so large that compiled code searches it and guards its files, where that may run."""
        return self._bm25.wants_kernels or self.stored.is_mapped

    def outlive_bus_errors(self) -> None:
        """Keep the process alive if a mapped file is truncated or can't be read; `lost_pages` then tells."""
        if self._is_guarded or not self.stored.is_mapped:
            return
        self._is_guarded = True
        arrays = [array for segment in self.segments for array in segment.arrays.values()]
        self._has_lost_pages = outlive_bus_errors(self, arrays)

    @property
    def version(self) -> str:
        """Its name: that of its folder."""
        return self.stored.folder.name

    @property
    def place(self) -> str:
        """Its folder."""
        return str(self.stored.folder)

    @property
    def folder(self) -> Path:
        """Folder that it was opened from; may have been deleted since."""
        return self.stored.folder

    @property
    def manifest(self) -> Manifest:
        """The snapshot's manifest."""
        return self.stored.manifest

    @property
    def is_outdated(self) -> bool:
        """Whether another version's rules built it: it answers until it is built again."""
        return self.manifest.is_outdated

    @property
    def fingerprint(self) -> str:
        """Digest of its contents and settings; see `Manifest.fingerprint`."""
        return self.manifest.fingerprint

    @property
    def created(self) -> datetime:
        """Time when it was built, in UTC."""
        return datetime.fromisoformat(self.manifest.created)

    @property
    def size(self) -> int:
        """Bytes on disk, without the manifest."""
        return self.stored.size

    @cached_property
    def coverage(self) -> Coverage:
        """Counts and date range of its articles."""
        counts = self.manifest
        first, last = (date.fromisoformat(day) if day else None for day in (counts.first, counts.last))
        return Coverage(counts.articles, counts.paragraphs, counts.outlets, first, last, *self._languages)

    @cached_property
    def outlets(self) -> Sequence[str]:
        """Names of its articles' outlets."""
        names = dict.fromkeys(name for segment in self.segments for name in segment.documents.outlet_names)
        return list(names)

    @cached_property
    def names(self) -> SpeakerNames:
        """Terms of speakers' names, each with a spelling to show."""
        return SpeakerNames(self.segments, self._languages.languages)

    @property
    def has_names(self) -> bool:
        """Whether the name of any speaker is known."""
        return bool(self.names)

    def has_name(self, term: str) -> bool:
        """Return whether a term is one of a speaker's name."""
        return term in self.names

    def names_near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the speakers' names whose terms are at most `edits` edits from `term`."""
        return self.names.near(term, edits)

    def together(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Return the results of some work, one after the other: asking takes no time."""
        return [work() for work in works]

    def prefetch_terms(
        self,
        terms: Iterable[str],
        abbreviations: Iterable[str] = (),
        names: Iterable[str] = (),
        misspelt: Iterable[str] = (),
        spellings: Iterable[str] = (),
    ) -> None:
        """Do nothing: looking a term up takes microseconds."""

    def prefetch(self, article_ids: Iterable[str]) -> None:
        """Do nothing: articles are in memory, or mapped."""

    # -- searching

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        """Return the best `k` paragraphs, best first; see `Engine.search`."""
        return list(Hits(self.segments, self._top(terms, k, limits)))

    def search_with_evidence(
        self, terms: Sequence[str], k: int, evidence_terms: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        """Return the best `k` paragraphs and their evidence; see `Engine.search_with_evidence`."""
        ranked = self._top(terms, k, limits)
        numbers = self._bm25.numbers_of(evidence_terms[:MAX_EVIDENCE_TERMS])
        return Hits(self.segments, ranked), gather(self.segments, ranked, numbers, self._bm25.compiled)

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has a term."""
        return self._bm25.holds(term)

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name, or a speaker has it in theirs."""
        return self._name_terms.has(term) or term in self.names

    def name_kind(self, term: str) -> NameKind:
        """Return what a name with this term names."""
        return self._name_terms.kind(term)

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return what an abbreviation stands for, as terms."""
        return self._name_terms.expansions(term)

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word."""
        return self._name_terms.writes(word)

    def best_possible(self, terms: Sequence[str]) -> float:
        """Return an upper bound, never reached, of a paragraph's score for `terms`."""
        return self._bm25.best_possible(terms)

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`."""
        return self._bm25.idf_of(term)

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        """Return the newest articles within `limits`, undated ones last."""
        newest: list[tuple[tuple[int, str], int, int]] = []
        for index in range(len(self.segments)):
            newest += islice(self._numbered(index, limits), count)
        return [self.segments[index].documents.article(number) for _, index, number in sorted(newest)[:count]]

    def covers(self, limits: Limits) -> bool:
        """Return whether any article is within `limits`."""
        return bool(self.newest(1, limits))

    def walk(self, limits: Limits = EVERYTHING) -> Iterator[tuple[Head, tuple[Quotation, ...]]]:
        """Yield every article within `limits`, newest first, undated ones last, with its quotations in reading order.

        Reads one article at a time and caches none: all of them may be more than the memory holds.
        """
        for _, index, number in merge(*(self._numbered(index, limits) for index in range(len(self.segments)))):
            documents = self.segments[index].documents
            yield documents.head(number), documents.quotations(number)

    def _numbered(self, index: int, limits: Limits) -> Iterator[tuple[tuple[int, str], int, int]]:
        """Yield the articles of a segment within `limits`, as sort key, segment and number, in order."""
        for number in self._filter.articles(index, self._filter.rows(index, limits)):
            yield self._filter.order_key(index, number), index, number

    def verify(self) -> None:
        """Read every file; raise SnapshotDamaged for a wrong checksum."""
        verify_files(self.stored)

    def verify_reading(self) -> None:
        """Raise SnapshotDamaged if part of a file couldn't be read."""
        if self.lost_pages:
            raise SnapshotDamaged(self.folder, "a file was truncated or could not be read while in use")

    def warm_up(self) -> None:
        """Compile the code that questions need, and gather names, so that no question has to wait for it."""
        compile_patterns()
        len(self.names), len(self.outlets)
        postings = self.segments[0].postings
        if (used := postings.used_term()) is not None:
            term = postings.terms[used]
            _, evidence = self.search_with_evidence([term], 1, [term])
            weights = np.ones(1)
            evidence.near(weights), evidence.adjacent(weights, [0])

    def _top(self, terms: Sequence[str], k: int, limits: Limits) -> list[tuple[int, float]]:
        within = None
        if limits != EVERYTHING:
            within = [self._filter.rows(index, limits) for index in range(len(self.segments))]
        return self._bm25.top(terms, k, within, self._goes_before)

    def _goes_before(self, base_row: int, addition_row: int) -> bool:
        """Return whether a row of the base precedes one of the addition: newest first, then by article id."""
        base, addition = self.segments
        in_base = article_of(base.documents, base_row)
        in_addition = article_of(addition.documents, addition_row - len(base))
        return self._filter.order_key(0, in_base) < self._filter.order_key(1, in_addition)

    # -- reading articles

    def has(self, article_id: str) -> bool:
        """Return whether the snapshot has an article."""
        try:
            self._locate(article_id)
        except KeyError:
            return False
        return True

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        return self._articles.get(article_id, self._read_article)

    def head(self, article_id: str) -> Head:
        """Return an article without its paragraphs."""
        return self._heads.get(article_id, self._read_head)

    def length(self, article_id: str) -> int:
        """Return the number of an article's paragraphs."""
        segment, number = self._locate(article_id)
        return len(segment.documents.rows(number))

    def paragraph(self, article_id: str, position: int) -> str:
        """Return the verbatim text of one paragraph."""
        segment, number = self._locate(article_id)
        return segment.documents.texts[segment.documents.rows(number)[position]]

    def sentences(self, article_id: str, position: int, terms: Sequence[str]) -> list[Span]:
        """Return the sentences of one paragraph, each with the positions of `terms` in it."""
        index, number = self._locations.get(article_id, self._find_location)
        documents = self.segments[index].documents
        numbers = [term_numbers[index] for term_numbers in self._bm25.numbers_of(terms)]
        return documents.sentences_in(documents.rows(number)[position], dict(zip(numbers, terms, strict=True)))

    def positions_of(self, article_id: str, term: str) -> list[int]:
        """Return the positions of an article's paragraphs whose own text has a term."""
        index, number = self._locations.get(article_id, self._find_location)
        return self.segments[index].documents.positions_of(number, self._bm25.numbers_of([term])[0][index])

    def mentions(self, article_id: str, term: str) -> bool:
        """Return whether any paragraph's own text of an article has a term."""
        return bool(self.positions_of(article_id, term))

    def quotes(self, article_id: str, position: int) -> tuple[Quotation, ...]:
        """Return the quotations in one paragraph, in reading order."""
        return self._quotations.get((article_id, position), self._read_quotations)

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        """Return the named speakers of the quotations in one paragraph."""
        segment, number = self._locate(article_id)
        return segment.documents.speakers_in(segment.documents.rows(number)[position])

    def published_key(self, article_id: str) -> int:
        """Return when an article was published, as a number that grows with time."""
        segment, number = self._locate(article_id)
        return int(segment.documents.moments[number])

    def _read_article(self, article_id: str) -> Article:
        segment, number = self._locate(article_id)
        return segment.documents.article(number)

    def _read_head(self, article_id: str) -> Head:
        segment, number = self._locate(article_id)
        return segment.documents.head(number)

    def _read_quotations(self, location: tuple[str, int]) -> tuple[Quotation, ...]:
        article_id, position = location
        segment, number = self._locate(article_id)
        rows = segment.documents.rows(number)
        return segment.documents.quotes_in(rows[position], position) if 0 <= position < len(rows) else ()

    def _locate(self, article_id: str) -> tuple[Segment, int]:
        """Return the segment of an article, and its number there; raise KeyError if it doesn't exist."""
        index, number = self._locations.get(article_id, self._find_location)
        return self.segments[index], number

    def _find_location(self, article_id: str) -> tuple[int, int]:
        for index in range(len(self.segments) - 1, -1, -1):
            number = self.segments[index].number(article_id)
            if number >= 0 and (index or not self.stored.tombstones.has(number)):
                return index, number
        raise KeyError(article_id)


def open_current(
    folder: Path,
    fields: Sequence[Field] | None = None,
    compiled: bool = True,
    *,
    damaged: Mapping[str, SnapshotDamaged] = _NONE_DAMAGED,
    verified: bool = False,
    ready: bool = False,
    switch: KernelSwitch = ALWAYS,
    of_any_rules: bool = False,
) -> Snapshot:
    """Open the newest usable snapshot under `folder`: the current one, or else an earlier one.

    `fields` are for trials, with other fields than the product's. With `compiled`, compiled code searches a large
    snapshot: the first search waits for the compiler, so this is for processes that search more than once. While
    `switch` is off, NumPy searches. Snapshots named in `damaged` are skipped. With `verified`, a snapshot is fully
    checked first; with `ready`, it is warmed up. With `of_any_rules`, it may be one that another version of newsbot
    built, if its files are the same. Raises NoSnapshot if there is none, SnapshotOutdated or SnapshotDamaged if none
    can be opened.
    """

    def read(path: Path) -> Snapshot:
        if path.name in damaged:
            raise damaged[path.name]
        return _open(path, fields, compiled, verified, ready, switch, of_any_rules)

    return read_current(folder, read)


def _open(
    folder: Path,
    fields: Sequence[Field] | None,
    compiled: bool,
    verified: bool,
    ready: bool,
    switch: KernelSwitch,
    of_any_rules: bool,
) -> Snapshot:
    stored = read_snapshot(folder, fields, of_any_rules=of_any_rules)
    if verified:
        try:
            verify_files(stored)
        except SnapshotDamaged as damage:
            note_damage(folder, damage.reason)  # so that nobody reads it whole again
            raise
    try:
        snapshot = Snapshot(stored, compiled, switch)
        if compiled and stored.is_mapped:
            if switch():
                snapshot.outlive_bus_errors()
            for segment in stored.segments:
                segment.postings.touch()
        if ready:
            snapshot.warm_up()
    except Exception:
        verify_files(stored)  # damaged arrays can raise anything: report the damage instead
        raise
    return snapshot
