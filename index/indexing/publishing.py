"""The second half of an index run: from the store to a published snapshot with the same articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.archive import DATABASE_SETTING, Store
from index.errors import NewsbotError, NoSnapshot, SnapshotDamaged, SnapshotError, SnapshotOutdated, StoreError
from index.indexing import build
from index.indexing.plan import Fresh, Plan
from index.indexing.publishers import Published
from index.indexing.report import Progress, Report, Stage
from index.indexing.workers import Workers
from index.model import Article
from index.storage import BASE, StoredSnapshot, order_key, read_published, verify_files


@dataclass(frozen=True, slots=True)
class SnapshotPublisher:
    """The publisher of snapshots in a folder: see `Publisher`. The index lock must be held."""

    folder: Path

    @property
    def where(self) -> str:
        """The folder."""
        return str(self.folder)

    def current(self) -> Published | None:
        """Return what the current snapshot holds."""
        try:
            manifest = read_published(self.folder).manifest
        except SnapshotError:
            return None
        return Published(manifest.state, manifest.articles, manifest.paragraphs)

    def is_missing(self) -> bool:
        """Return whether there has never been a snapshot."""
        try:
            read_published(self.folder)
        except NoSnapshot:
            return True
        except SnapshotError:  # what opens it says what is wrong with it
            return False
        return False

    def origins(self) -> Iterable[tuple[str, str]]:
        """Return the id and the origin of each article in the current snapshot."""
        return read_published(self.folder).origins()

    def run(
        self,
        store: Store,
        report: Report,
        progress: Callable[[Progress], None],
        workers: Workers,
        is_whole: bool = False,  # noqa: ARG002
    ) -> None:
        """Publish the changes, or a whole new snapshot: copying an intact one is as good, so `is_whole` is ignored."""
        _Run(store, store.state, self.folder, report, progress, workers).run()


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of the publisher."""

    store: Store
    state: str  # of the store before reading: concurrent changes are left to the next run
    folder: Path
    report: Report
    progress: Callable[[Progress], None]
    workers: Workers

    def run(self) -> None:
        """Publish the changes, or a whole new snapshot if the current one is unusable."""
        try:
            current = read_published(self.folder)
            changed = self.store.changed_since(current.manifest.state)
            current = self._build() if changed is None else self._update(current, changed)
        except NoSnapshot:
            current = self._build()
        except (SnapshotDamaged, SnapshotOutdated) as error:
            self.report.notes.append(_why_rebuilt(error))
            current = self._build()
        except NewsbotError:
            raise
        except Exception:
            if (damage := self._damage()) is None:
                raise
            self.report.notes.append(_why_rebuilt(damage))
            current = self._build()
        self.report.articles, self.report.paragraphs = current.manifest.articles, current.manifest.paragraphs

    def _damage(self) -> SnapshotDamaged | None:
        """Return the current snapshot's damage, if any: copying damaged arrays can raise anything."""
        try:
            verify_files(read_published(self.folder))
        except SnapshotDamaged as error:
            return error
        except SnapshotError:
            return None
        return None

    def _update(self, current: StoredSnapshot, changed: set[str]) -> StoredSnapshot:
        """Publish the changes: at once if there are few, otherwise after verifying every file.

        Files that the new snapshot copies are checked first; raises SnapshotDamaged.
        """
        few = len(changed) <= build.ADDITION_SHARE * current.manifest.articles
        if changed and few and build.takes_additions(current):
            verify_files(current, skip=[BASE])
            fresh = self._fresh(changed)
            in_addition = len(current.segments[1].documents) if len(current.segments) > 1 else 0
            build.write_addition(self.folder, fresh, self._plan(in_addition + len(fresh.keys)), current, changed)
            current, changed = self._published(), set()
        verify_files(current)
        if changed or build.is_outgrown(current):
            current = self._build(current, changed)
        return current

    def _build(self, previous: StoredSnapshot | None = None, changed: set[str] | None = None) -> StoredSnapshot:
        """Publish a whole new base: of the entire store, or of `previous` and the changes since."""
        fresh = self._fresh(changed)
        total = len(self.store.published()) if previous else len(fresh.keys)
        build.write_base(self.folder, fresh, self._plan(total), previous, changed or ())
        return self._published()

    def _fresh(self, ids: set[str] | None) -> Fresh:
        published = self.store.published(ids)
        return Fresh(sorted(order_key(when, name) for name, when in published.items()), self._fetch)

    def _fetch(self, ids: Sequence[str]) -> Iterator[Article]:
        count = 0
        for article in self.store.articles(ids):
            count += 1
            yield article
        if count != len(ids):
            raise StoreError(DATABASE_SETTING, "of the articles", "articles were removed from it while it was read")

    def _plan(self, total: int) -> Plan:
        def stage(name: Stage, done: int, of_all: int) -> None:
            self.progress(Progress(name, done, of_all))

        def done(count: int) -> None:
            stage("building", count, total)

        return Plan(self.state, done, workers=self.workers, stage=stage, note=self.report.notes.append)

    def _published(self) -> StoredSnapshot:
        self.report.published = True
        return read_published(self.folder)


def _why_rebuilt(error: SnapshotError) -> str:
    match error:
        case SnapshotOutdated():
            why = f"another version of newsbot built it (with {error.built_with}, this one needs {error.needed})"
        case SnapshotDamaged():
            why = f"it was damaged ({error.reason})"
        case _:
            why = str(error)
    return f"The index was rebuilt from the database of articles because {why}."
