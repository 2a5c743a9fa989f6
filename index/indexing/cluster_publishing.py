"""Publishing to a search cluster: the changes into its index, or everything into a new one, which then replaces it.

A run that is killed leaves an index that answers as before: what it wrote becomes visible with the next run, which
starts from the same state of the store, and writes the same again. Not for requests to the cluster: `index/cluster/`.
"""

from __future__ import annotations

import pickle
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np

from index.archive import Store
from index.cluster import (
    BulkWriter,
    Connection,
    Document,
    IndexState,
    Lease,
    connect,
    create_index,
    delete_indexes,
    find_documents,
    hold_lease,
    make_documents,
    measure,
    new_state,
    next_name,
    publish,
    put_template,
    read_origins,
    read_state,
    refresh,
    remove_leftovers,
    set_replicas,
    switch_alias,
)
from index.errors import ClusterError, ClusterIndexUnusable, ClusterUnavailable, IndexBusy
from index.indexing.build import DRIFT
from index.indexing.prepare import Prepared
from index.indexing.publishers import Published
from index.indexing.report import Progress, Report
from index.indexing.workers import Workers
from index.storage import FIELDS, SearchCluster, order_key

_WRITE_SECONDS = 60.0  # for one request, which may carry some megabytes
_REBUILT_AT_ONCE = 200_000
"""Number of paragraphs from which on a run leaves rebuilding to people: news would have to wait for it."""

_DRIFTED = (
    "The mean lengths of texts have moved by more than 1 % since the index was built, which shifts scores a little: "
    "run `newsbot index --rebuild` at a quiet time."
)
_SAMPLE = 50_000  # articles from which on some give the mean lengths for all


@dataclass(frozen=True)
class ClusterPublisher:
    """The publisher into the indexes of a cluster: see `Publisher`. Its methods raise ClusterError."""

    cluster: SearchCluster
    folder: Path
    """Where a run may put files for its time."""

    @cached_property
    def _connection(self) -> Connection:
        return connect(self.cluster, _WRITE_SECONDS)

    @property
    def where(self) -> str:
        """The indexes of its prefix."""
        return f"the indexes {self.cluster.prefix}-* of {self.cluster.where}"

    def current(self) -> Published | None:
        """Return what the index behind the alias holds."""
        state = self._read()
        return Published(state.state, state.articles, state.paragraphs) if state and state.is_ours else None

    def is_missing(self) -> bool:
        """Return whether there is no index behind the alias."""
        return self._read() is None

    def origins(self) -> Iterable[tuple[str, str]]:
        """Yield the id and the origin of each article."""
        return read_origins(self._connection)

    def run(
        self,
        store: Store,
        report: Report,
        progress: Callable[[Progress], None],
        workers: Workers,
        is_whole: bool = False,
    ) -> None:
        """Publish what changed in the store. Raises IndexBusy while another run does, on whatever machine."""
        self._connection.check()
        with hold_lease(self._connection) as lease:
            published = _Run(self._connection, self.folder, lease, store, report, progress, workers).run(is_whole)
        report.articles, report.paragraphs = published.articles, published.paragraphs

    def _read(self) -> IndexState | None:
        self._connection.check()
        return read_state(self._connection)


class _Run:
    """One run, which holds the lease."""

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        lease: Lease,
        store: Store,
        report: Report,
        progress: Callable[[Progress], None],
        workers: Workers,
    ) -> None:
        self._connection = connection
        self._folder = folder
        self._lease = lease
        self._store = store
        self._report = report
        self._progress = progress
        self._workers = workers
        self._revision = store.state  # concurrent changes are left to the next run

    def run(self, is_whole: bool) -> IndexState:
        current = read_state(self._connection)
        if current and current.is_newer:
            reason = f"a newer version of newsbot built its index {current.name}"
            remedy = "update this newsbot, or set NEWSBOT_SEARCH_PREFIX to another name"
            raise ClusterIndexUnusable(self._connection.cluster.where, reason, remedy)
        remove_leftovers(self._connection, current.name if current else None)
        if current and not current.is_ours:
            self._report.notes.append("The index was rebuilt because an earlier version of newsbot built it.")
            return self._build()
        changed = self._store.changed_since(current.state) if current and not is_whole else None
        if current is None or changed is None:
            return self._build()
        return self._update(current, changed)

    # -- the changes, into the current index

    def _update(self, current: IndexState, changed: set[str]) -> IndexState:
        put_template(self._connection, current.name)
        set_replicas(self._connection, current.name)
        if not changed and current.state == self._revision:
            return current
        if changed:
            self._write_changes(current, changed)
        counted, means = measure(self._connection, replace(current, state=self._revision))
        published = self._publish(counted)
        if _drift(means, published.averages) <= DRIFT:
            return published
        if published.paragraphs > _REBUILT_AT_ONCE:
            self._report.notes.append(_DRIFTED)
            return published
        return self._build(means)

    def _write_changes(self, current: IndexState, changed: Collection[str]) -> None:
        refresh(self._connection, current.name)  # shows what a killed run has written
        lengths: Counter[str] = Counter()
        with self._writer(current.name) as writer:
            ids = self._sorted(changed)
            for document in self._documents(self._prepare(ids), current.averages, len(ids)):
                writer.put(document)
                lengths[document.article_id] += 1
            for name, article_id, position in find_documents(self._connection, current.name, sorted(changed)):
                if position >= lengths[article_id]:
                    writer.delete(name, article_id)
        self._show(writer, current.name)

    # -- everything, into a new index

    def _build(self, means: Sequence[float] | None = None) -> IndexState:
        """Build an index beside the current one, if there is any, and let it take over. `means`: lengths, if known."""
        ids = self._sorted(None)
        averages, prepared = (means, self._prepare(ids)) if means else self._measured(ids)
        state = new_state(next_name(self._connection), [*averages], self._revision)
        put_template(self._connection, state.name)
        try:
            create_index(self._connection, state)
            published = self._fill(state, prepared, len(ids))
        except BaseException:
            with suppress(ClusterError, IndexBusy):  # otherwise, the next run deletes it
                self._lease.check()
                delete_indexes(self._connection, [state.name])
            raise
        self._lease.check()
        # Nothing is deleted if this fails: the alias may have moved even so. The next run tidies up.
        switch_alias(self._connection, state.name)
        remove_leftovers(self._connection, state.name)
        return published

    def _fill(self, state: IndexState, prepared: Iterable[Prepared], total: int) -> IndexState:
        written = 0
        with self._writer(state.name) as writer:
            for document in self._documents(prepared, state.averages, total):
                writer.put(document)
                written += 1
        written -= self._show(writer, state.name)
        counted, _ = measure(self._connection, state)
        if counted.paragraphs != written:
            lost = f"it holds {counted.paragraphs:,} of {written:,} paragraphs after they were written"
            raise ClusterUnavailable(self._connection.cluster.where, lost, "check its nodes' logs, and try again")
        return self._publish(counted)

    def _show(self, writer: BulkWriter, name: str) -> int:
        """Make visible what was written, but for articles that lack a part; return how many paragraphs weren't."""
        self._lease.check()
        refresh(self._connection, name)
        return writer.lost + (self._delete(writer.refused, name) if writer.refused else 0)

    def _delete(self, articles: Collection[str], name: str) -> int:
        """Delete the documents of some articles, and return how many there were."""
        deleted = 0
        with self._writer(name) as writer:
            for document, article_id, _ in find_documents(self._connection, name, sorted(articles)):
                writer.delete(document, article_id)
                deleted += 1
        self._lease.check()
        refresh(self._connection, name)
        return deleted

    def _publish(self, state: IndexState) -> IndexState:
        self._lease.check()
        self._progress(Progress("publishing", 0, 1))
        published = publish(self._connection, state)
        self._progress(Progress("publishing", 1, 1))
        self._report.published = True
        return published

    # -- documents

    def _sorted(self, ids: Collection[str] | None) -> list[str]:
        """Return the ids of articles, from newest to oldest; those that aren't in the store are left out."""
        published = self._store.published(ids)
        return [name for _, name in sorted(order_key(when, name) for name, when in published.items())]

    def _prepare(self, ids: Sequence[str]) -> Iterator[Prepared]:
        """Prepare articles; one that is removed meanwhile is left out, since the next run sees that as a change."""
        return self._workers.prepare(self._store.articles(ids), len(ids))

    def _measured(self, ids: Sequence[str]) -> tuple[list[float], Iterator[Prepared]]:
        """Return the mean lengths of the fields, and the prepared articles.

        They are prepared once, and wait in a file of the data folder; of very many, only some are measured before.
        """
        if len(ids) > _SAMPLE:
            some = sorted(random.Random(_SAMPLE).sample(range(len(ids)), _SAMPLE))  # noqa: S311 - no secret
            return _mean_lengths(self._prepare([ids[at] for at in some])), self._prepare(ids)
        return _spooled(self._prepare(ids), self._folder)

    def _documents(self, prepared: Iterable[Prepared], averages: Sequence[float], total: int) -> Iterator[Document]:
        terms: dict[str, list[str]] = {}
        done = 0
        for batch in prepared:
            self._report.notes += batch.notes
            known = terms.setdefault(batch.source, [])
            known += batch.new_terms
            yield from make_documents(batch.documents, known, averages)
            done += len(batch.documents)
            self._progress(Progress("building", done, total))

    def _writer(self, name: str) -> BulkWriter:
        return BulkWriter(self._connection, name, self._report.notes.append, self._lease.check)


def _spooled(prepared: Iterable[Prepared], folder: Path) -> tuple[list[float], Iterator[Prepared]]:
    """Return the mean lengths of the fields, and the batches, which wait in a temporary file of a folder."""
    file = TemporaryFile(dir=folder)  # noqa: SIM115 - the iterator closes it

    def written() -> Iterator[Prepared]:
        for batch in prepared:
            pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
            yield batch

    def read() -> Iterator[Prepared]:
        with file:
            file.seek(0)
            while file.tell() < size:
                yield pickle.load(file)  # noqa: S301 - this process wrote it

    means = _mean_lengths(written())
    size = file.tell()
    return means, read()


def _mean_lengths(prepared: Iterable[Prepared]) -> list[float]:
    """Return the mean length of each field over all paragraphs, in terms."""
    sums, rows = np.zeros(len(FIELDS)), 0
    for batch in prepared:
        forward = batch.documents.forward
        sums += [int(forward.lengths(forward.entries(field.name)).sum()) for field in FIELDS]
        rows += len(batch.documents.texts)
    means: list[float] = (sums / (rows or 1)).tolist()
    return means


def _drift(means: Sequence[float], averages: Sequence[float]) -> float:
    """Return the largest relative deviation of a field's mean length from that in the weights."""
    return max(abs(now - then) / (then or 1.0) for now, then in zip(means, averages, strict=True))
