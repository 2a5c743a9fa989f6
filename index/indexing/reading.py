"""The first half of an index run: from files to the store, in bounded memory, whatever their size.

A run that was killed goes on where it stopped: what is stored already is recognised by its bytes, and not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import xxhash

from index.archive import TRANSACTION_ARTICLES, Copy, FileState, Outcome, Store, copy_id
from index.errors import ArticleError
from index.indexing.report import MAX_FAILURES, Progress, Report
from index.sources import (
    File,
    Loaded,
    Reading,
    ReadingOptions,
    Record,
    digest,
    is_due,
    is_embargoed,
    load,
    open_records,
)
from index.versions import PARSER_VERSION

_BATCH_BYTES = 20_000_000  # of records that wait for the next transaction
_CHUNK = 1 << 20


@dataclass(slots=True)
class _FileRun:
    """A file while it is read: what its records came to."""

    file: File
    is_single: bool = False
    keys: set[int] = field(default_factory=set)
    """Hashes of the ids of its copies: of some bytes each, for a million records."""
    failures: int = 0
    notes: int = 0
    until: str | None = None
    digest: str | None = None
    is_whole: bool = False
    """Whether it was read to its end, and all its records are stored, or failed for good."""


@dataclass(frozen=True, slots=True)
class _Pending:
    """A record that waits for the next transaction; None stands for the end of its file."""

    run: _FileRun
    record: Record | None
    copy_id: str = ""
    key: str = ""
    digest: str = ""


class FileReader:
    """A reader of files into the store. With `prune`, it removes what is gone from the collections that it reads."""

    def __init__(
        self,
        store: Store,
        report: Report,
        progress: Callable[[Progress], None],
        options: ReadingOptions,
        prune: bool = False,
    ) -> None:
        self._store, self._report, self._progress = store, report, progress
        self._options, self._prune = options, prune
        self._known: dict[str, FileState] = {}
        self._pending: list[_Pending] = []
        self._pending_bytes = 0
        self._articles = 0

    def read(self, files: Collection[File]) -> None:
        """Read some files, and put their articles into the store."""
        self._known = self._store.files()
        done_bytes, total_bytes = 0, sum(file.size for file in files)
        for count, file in enumerate(files):
            show = partial(self._show, count, len(files), done_bytes, total_bytes)
            try:
                for position in self._read_file(file):
                    show(position)
            except ArticleError as error:
                self._report.fail(error)
            done_bytes += file.size
            self._show(count + 1, len(files), done_bytes, total_bytes, 0)
        self._flush()

    def _show(self, done: int, total: int, before: int, total_bytes: int, position: int) -> None:
        self._progress(Progress("reading", done, total, self._articles, before + position, total_bytes))

    def _read_file(self, file: File) -> Iterator[int]:
        """Read a file; yield its position from time to time. Raises ArticleError."""
        run = _FileRun(file)
        try:
            with open_records(file, self._options) as reading:
                run.is_single = reading.is_single
                if not run.is_single:
                    run.digest = yield from _digest_of(reading)
                    if self._is_unchanged(run):
                        return
                for record in reading.records:
                    self._take(run, record)
                    if self._is_full():
                        self._flush()
                        yield reading.position
                self._note_file(run, reading)
            run.is_whole = True
        finally:
            if not run.is_single:
                self._pending.append(_Pending(run, None))

    def _is_unchanged(self, run: _FileRun) -> bool:
        """Return whether a collection was read whole before; count its articles."""
        known = self._known.get(run.file.origin)
        if known is None or known.digest != run.digest or is_due(known.until):
            return False
        run.digest = None
        self._report.unchanged += len(self._store.copy_ids(run.file.origin))
        return True

    def _take(self, run: _FileRun, record: Record) -> None:
        raw = digest(record.raw)
        key = "" if run.is_single else record.key or raw
        name = copy_id(run.file.origin, key)
        if hash(name) in run.keys and key != raw:  # an id that isn't unique tells nothing apart
            key, name = raw, copy_id(run.file.origin, raw)
        run.keys.add(hash(name))
        self._pending.append(_Pending(run, record, name, key, raw))
        self._pending_bytes += len(record.raw)
        self._articles += 1

    def _is_full(self) -> bool:
        return len(self._pending) >= TRANSACTION_ARTICLES or self._pending_bytes > _BATCH_BYTES

    def _flush(self) -> None:
        pending, self._pending, self._pending_bytes = self._pending, [], 0
        states = self._store.copies([item.copy_id for item in pending if item.record])
        batch: list[Copy] = []
        for item in pending:
            if item.record is None:
                continue
            state = states.get(item.copy_id)
            is_same = state and state.digest == item.digest and state.parser == PARSER_VERSION
            if state and is_same and not is_due(state.until):
                self._report.unchanged += 1
                self._remember_day(item.run, state.until)
            elif copy := self._load(item, item.record):
                batch.append(copy)
        if batch:
            self._put(batch, {item.run.file.origin for item in pending if item.run.file.is_sample})
        for item in pending:
            if item.record is None:
                self._finish(item.run)

    def _load(self, item: _Pending, record: Record) -> Copy | None:
        run = item.run
        try:
            loaded = load(run.file, record)
        except ArticleError as error:
            self._fail(run, error)
            return None
        self._note(run, loaded.notes)
        if is_embargoed(loaded.parsed):
            self._note(run, [f"{loaded.place}: it waits until {loaded.parsed.embargo}, as its outlet asks"])
            run.digest = None
            return None
        until = loaded.future.isoformat() if loaded.future else None
        self._remember_day(run, until)
        self._describe(loaded)
        return Copy(
            run.file.origin,
            item.key,
            item.digest,
            loaded.article,
            PARSER_VERSION,
            loaded.parsed.guid,
            loaded.parsed.shape,
            until,
            loaded.parsed.withdrawn,
        )

    def _describe(self, loaded: Loaded) -> None:
        if loaded.parsed.withdrawn:
            return
        self._report.undated += loaded.article.published is None
        self._report.without_outlet += loaded.article.source is None
        self._report.shapes[loaded.parsed.shape] += 1

    def _put(self, batch: Sequence[Copy], samples: Collection[str]) -> None:
        report = self._report
        for copy, outcome in zip(batch, self._store.put(batch, samples), strict=True):
            match outcome:
                case Outcome.ADDED:
                    report.added += 1
                case Outcome.CHANGED:
                    report.changed += 1
                case Outcome.SAME:
                    report.unchanged += 1
                case Outcome.ELSEWHERE:
                    report.elsewhere += 1
                case Outcome.WITHDRAWN:
                    report.withdrawn += 1
                    report.notes.append(f"“{copy.article.title}” was removed: its outlet withdraws it.")
                case Outcome.REFUSED if not copy.is_withdrawn:
                    report.notes.append(f"“{copy.article.title}” stays out: its outlet withdrew it.")

    def _finish(self, run: _FileRun) -> None:
        """Note that a collection was read, once its articles are stored; with `prune`, remove what is gone from it."""
        if run.failures > MAX_FAILURES:
            left = run.failures - MAX_FAILURES
            self._report.failed.append(ArticleError(run.file.name, f"and {left:,} more records that hold no article"))
        if not run.is_whole:
            return
        if self._prune:
            gone = [name for name in self._store.copy_ids(run.file.origin) if hash(name) not in run.keys]
            for start in range(0, len(gone), TRANSACTION_ARTICLES):
                self._report.removed += self._store.drop_copies(gone[start : start + TRANSACTION_ARTICLES])
        whole = None if run.failures else run.digest
        self._store.finish_file(run.file.origin, whole, run.until, run.file.is_sample)

    def _fail(self, run: _FileRun, error: ArticleError) -> None:
        run.failures += 1
        self._report.failures += 1
        if run.failures <= MAX_FAILURES:
            self._report.failed.append(error)

    def _note(self, run: _FileRun, notes: Sequence[str]) -> None:
        for note in notes:
            run.notes += 1
            if run.notes <= MAX_FAILURES:
                self._report.notes.append(note)
            elif run.notes == MAX_FAILURES + 1:
                self._report.notes.append(f"{run.file.name}: and more notes of this kind")

    def _note_file(self, run: _FileRun, reading: Reading) -> None:
        self._report.notes += [f"{run.file.name}: {note}" for note in reading.notes[:MAX_FAILURES]]
        if reading.passed_over:
            kinds = ", ".join(f"{number:,} {kind}" for kind, number in reading.passed_over.most_common())
            self._report.notes.append(f"{run.file.name}: passed over {kinds}")

    @staticmethod
    def _remember_day(run: _FileRun, until: str | None) -> None:
        if until is not None:
            run.until = min(run.until or until, until)


def _digest_of(reading: Reading) -> Generator[int, None, str]:
    """Return the digest of a whole file, yielding the position in its records while that takes."""
    checksum = xxhash.xxh3_128(f"{PARSER_VERSION}".encode())
    assert reading.stream is not None
    before = reading.stream.tell()
    reading.stream.seek(0)
    while chunk := reading.stream.read(_CHUNK):
        checksum.update(chunk)
        yield 0
    reading.stream.seek(before)
    return checksum.hexdigest()
