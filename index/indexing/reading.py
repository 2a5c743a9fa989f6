"""The first half of an index run: from files to the store, in bounded memory, whatever their size.

A run that was killed goes on where it stopped: what is stored already is recognised by its bytes, and not read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

import xxhash

from index.archive import TRANSACTION_ARTICLES, Copy, FileState, Outcome, Store, copy_id
from index.errors import ArticleError
from index.indexing.report import MAX_FAILURES, Progress, Report, note_on
from index.sources import (
    DEFAULT_OPTIONS,
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
_MOST_PENDING = 2 * TRANSACTION_ARTICLES  # records and ends of files: files without any record are dealt with, too
_CHUNK = 1 << 20
_OPTIONS = 1_000_000  # a number of rules must fit into 32 bits


@dataclass(slots=True)
class _FileRun:
    """A file while it is read: what its records came to."""

    file: File
    is_single: bool = False
    keys: set[int] = field(default_factory=set)
    """The ids of its copies, as numbers: they take some bytes each, for a million records."""
    failures: int = 0
    notes: int = 0
    has_embargo: bool = False
    """Whether it has records that wait for their moment."""
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
    first_id: str | None = None
    """Id of the first copy with the same key, if that isn't unique."""
    position: int = 0
    """Number of bytes of its file up to its end."""


class FileReader:
    """A reader of files into the store. With `prune`, it removes what is gone from the collections that it reads."""

    def __init__(
        self,
        store: Store,
        report: Report,
        progress: Callable[[Progress], None],
        options: ReadingOptions,
        prune: bool = False,
        on_put: Callable[[Copy, Outcome], None] = lambda _copy, _outcome: None,
    ) -> None:
        self._store, self._report, self._progress = store, report, progress
        self._options, self._prune, self._on_put = options, prune, on_put
        self._rules = _rules_of(options)
        self.unreadable: set[str] = set()
        """Origins of the files that couldn't be read to their ends."""
        self._known: dict[str, FileState] = {}
        self._pending: list[_Pending] = []
        self._pending_records, self._pending_bytes = 0, 0
        self._progressed, self._done_bytes = Progress("reading", 0, 0), 0

    def read(self, files: Collection[File]) -> None:
        """Read some files, and put their articles into the store."""
        self._known = self._store.files_of([file.origin for file in files])
        total_bytes, self._done_bytes = sum(file.size for file in files), 0
        self._progressed = Progress("reading", 0, len(files), self._progressed.articles, 0, total_bytes)
        for file in files:
            try:
                self._read_file(file)
            except ArticleError as error:
                self._report.fail(error)
                self.unreadable.add(file.origin)
            if self._is_full():
                self._flush()
        self._flush()

    def read_again(self, files: Collection[File]) -> None:
        """Read files whose articles are counted already: report withdrawals, and what wasn't said of them before."""
        report, self._report = self._report, Report()
        try:
            self.read(files)
        finally:
            again, self._report = self._report, report
        report.withdrawn += again.withdrawn
        report.notes += [note for note in again.notes if note not in report.notes]
        known = {str(error) for error in report.failed}
        for error in again.failed:
            if str(error) not in known:
                report.fail(error)

    def _options_of(self, file: File) -> ReadingOptions:
        return self._options if file.options is None else file.options

    def _rules_of(self, file: File) -> int:
        return self._rules if file.options is None else _rules_of(file.options)

    def _show(self, item: _Pending) -> None:
        """Show how far the run is after an item was dealt with: a record, or the end of a file."""
        before = self._progressed
        if item.record is None:
            done_bytes = self._done_bytes = self._done_bytes + item.run.file.size
            after = replace(before, done=before.done + 1, read_bytes=done_bytes)
        else:
            position = min(item.position, item.run.file.size)
            after = replace(before, articles=before.articles + 1, read_bytes=self._done_bytes + position)
        self._progressed = after
        if item.record is None or not item.run.is_single:  # of a single article, its end follows at once
            self._progress(after)

    def _read_file(self, file: File) -> None:
        """Read a file. Raises ArticleError."""
        run = _FileRun(file)
        try:
            with open_records(file, self._options_of(file)) as reading:
                run.is_single = reading.is_single
                if not run.is_single:
                    run.digest = _digest_of(reading, self._rules_of(file), lambda: self._progress(self._progressed))
                    if self._is_unchanged(run):
                        return
                for record in reading.records:
                    self._take(run, record, reading.position)
                    if self._is_full():
                        self._flush()
                self._note_file(run, reading)
            run.is_whole = True
        finally:
            self._pending.append(_Pending(run, None))

    def _is_unchanged(self, run: _FileRun) -> bool:
        """Return whether a collection was read whole before; count its articles."""
        known = self._known.get(run.file.origin)
        if known is None or known.digest != run.digest or is_due(known.until):
            return False
        if (count := self._store.count_copies(run.file.origin)) == 0:  # what it holds was withdrawn, say
            return False
        self._report.unchanged += count
        return True

    def _take(self, run: _FileRun, record: Record, position: int) -> None:
        raw = digest(record.raw)
        key, first = "" if run.is_single else record.key or raw, None
        name = copy_id(run.file.origin, key)
        is_repeated = int(name, 16) in run.keys and key != raw
        if is_repeated and not record.withdraws:  # an id that isn't unique tells nothing apart
            key, name, first = raw, copy_id(run.file.origin, raw), name
        run.keys.add(int(name, 16))
        self._pending.append(_Pending(run, record, name, key, raw, first, position))
        self._pending_records += 1
        self._pending_bytes += len(record.raw)

    def _is_full(self) -> bool:
        return (
            self._pending_records >= TRANSACTION_ARTICLES
            or self._pending_bytes > _BATCH_BYTES
            or len(self._pending) >= _MOST_PENDING
        )

    def _flush(self) -> None:
        """Store the records that wait, and finish the files that end with them."""
        pending, self._pending = self._pending, []
        self._pending_records, self._pending_bytes = 0, 0
        batch: list[Copy] = []
        runs: list[_FileRun] = []
        for item, is_changed in self._compared(pending):
            if is_changed and item.record and (copy := self._load(item, item.record)):
                batch.append(copy)
                runs.append(item.run)
            self._show(item)
        if batch:
            self._put(batch, runs)
        self._finish_single([item.run for item in pending if item.record is None and item.run.is_single])
        for item in pending:
            if item.record is None and not item.run.is_single:
                self._finish(item.run)

    def _compared(self, pending: Sequence[_Pending]) -> Iterator[tuple[_Pending, bool]]:
        """Yield each item, and whether it is a record that isn't stored yet; count the records that are."""
        ids = {name for item in pending for name in (item.copy_id, item.first_id) if name}
        states = self._store.copies([*ids])
        digests = {name: state.digest for name, state in states.items()}
        for item in pending:
            if item.record is None:
                yield item, False
                continue
            state = states.get(item.copy_id)
            is_current = state and state.digest == item.digest and state.parser == self._rules_of(item.run.file)
            is_changed = False
            if state and is_current and not is_due(state.until):
                self._report.unchanged += 1
                self._remember_day(item.run, state.until)
            elif item.first_id and digests.get(item.first_id) == item.digest:  # the same record again
                self._report.unchanged += 1
            else:
                digests[item.copy_id] = item.digest
                is_changed = True
            yield item, is_changed

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
            run.has_embargo = True
            return None
        until = loaded.future.isoformat() if loaded.future else None
        self._remember_day(run, until)
        self._describe(loaded)
        return Copy(
            run.file.origin,
            item.key,
            item.digest,
            loaded.article,
            self._rules_of(run.file),
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

    def _put(self, batch: Sequence[Copy], runs: Sequence[_FileRun]) -> None:
        outcomes = self._store.put(batch, {run.file.origin for run in runs if run.file.is_sample})
        self._report.count(Counter(outcomes))
        for copy, run, outcome in zip(batch, runs, outcomes, strict=True):
            self._on_put(copy, outcome)
            if (note := note_on(copy, outcome, run.file.name)) is not None:
                self._note(run, [note])

    def _finish_single(self, runs: Sequence[_FileRun]) -> None:
        """With `prune`, remove what was in files that are single articles now, and were collections before."""
        origins = [run.file.origin for run in runs if run.is_whole and run.file.origin in self._known]
        if self._prune and origins:
            keys = {key for run in runs for key in run.keys}
            self._drop(self._store.copy_ids(origins), keys)

    def _drop(self, names: Collection[str], keys: Collection[int]) -> None:
        """Remove copies that aren't among `keys`."""
        if gone := [name for name in names if int(name, 16) not in keys]:
            self._store.drop_copies(gone)

    def _finish(self, run: _FileRun) -> None:
        """Note that a collection was read, once its articles are stored; with `prune`, remove what is gone from it."""
        if run.failures > MAX_FAILURES:
            left = run.failures - MAX_FAILURES
            self._report.failed.append(ArticleError(run.file.name, f"and {left:,} more records that hold no article"))
        if not run.is_whole:
            return
        if self._prune:
            self._drop(self._store.copy_ids([run.file.origin]), run.keys)
        whole = None if run.failures or run.has_embargo else run.digest
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


def _rules_of(options: ReadingOptions) -> int:
    """Return a number for the rules that records are read by: PARSER_VERSION, and the options that differ."""
    if options == DEFAULT_OPTIONS:
        return PARSER_VERSION
    chosen = repr((options.date_order, sorted(options.columns.items()), sorted(options.usual_columns.items())))
    return PARSER_VERSION * _OPTIONS + 1 + xxhash.xxh32_intdigest(chosen.encode()) % (_OPTIONS - 1)


def _digest_of(reading: Reading, rules: int, show: Callable[[], None]) -> str:
    """Return the digest of a whole file and of the rules for it; call `show` from time to time."""
    checksum = xxhash.xxh3_128(f"{rules}".encode())
    assert reading.stream is not None
    before = reading.stream.tell()
    reading.stream.seek(0)
    while chunk := reading.stream.read(_CHUNK):
        checksum.update(chunk)
        show()
    reading.stream.seek(before)
    return checksum.hexdigest()
