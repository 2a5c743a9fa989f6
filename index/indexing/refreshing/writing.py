"""Writing down what sources came to: their articles, how each source is doing, and what the report says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from index.archive import TRANSACTION_ARTICLES, Copy, HealthEvent, Outcome, Postponed, Store, StoredSource, WebSources
from index.errors import ArticleError
from index.indexing import MAX_FAILURES, note_on
from index.indexing.refreshing.report import RefreshReport, SourceReport
from index.indexing.refreshing.source_health import after_failure, after_success
from index.indexing.refreshing.source_reading import SourceRun
from index.sources.web import FetchError
from index.versions import PARSER_VERSION


class SourceWriter:
    """A writer of what sources came to into the database. The index lock must be held."""

    def __init__(self, store: Store, sources: WebSources, report: RefreshReport, interval: timedelta) -> None:
        self._store, self._sources, self._report, self._interval = store, sources, report, interval

    def write(self, run: SourceRun) -> None:
        """Store the articles of one source, and note how it is doing."""
        if run.error is not None:
            self._fail(run, run.error)
            return
        counts = self._put(run)
        self._store.finish_file(run.stored.origin, run.digest, run.until)
        gone_if_due = None if run.left or run.crawl.is_unchanged else run.now
        self._sources.postpone(run.stored.source.id, run.postponed, run.done, gone_if_due)
        self._describe(run)
        stored = replace(run.stored, source=run.remembered, is_ended=False)
        if url := run.crawl.moved_to:
            if not self._move(stored, url):
                reason = f"it moved to {url}, which is another source"
                self._fail(replace(run, stored=stored), FetchError(stored.source.url, reason, is_gone=True))
                return
            stored = replace(stored, source=replace(stored.source, url=url))
        added = counts[Outcome.ADDED]
        stored, event = after_success(stored, run.crawl, added, run.dates, run.now, self._interval)
        self._note(stored, event)
        unchanged = run.unchanged + counts[Outcome.SAME] + counts[Outcome.ELSEWHERE]
        self._list(stored, added, counts[Outcome.CHANGED], unchanged, len(run.failed))

    def _put(self, run: SourceRun) -> Counter[Outcome]:
        counts: Counter[Outcome] = Counter()
        for start in range(0, len(run.copies), TRANSACTION_ARTICLES):
            part = run.copies[start : start + TRANSACTION_ARTICLES]
            for copy, outcome in zip(part, self._store.put(part), strict=True):
                counts[outcome] += 1
                self._remark(run, copy, outcome)
        self._report.count(counts)
        self._report.unchanged += run.unchanged
        return counts

    def _remark(self, run: SourceRun, copy: Copy, outcome: Outcome) -> None:
        """Note what stays out of the index, and needn't be fetched again before it changes."""
        if outcome in (Outcome.REFUSED, Outcome.REMOVED, Outcome.WITHDRAWN):
            run.postponed[copy.id] = Postponed(copy.digest, PARSER_VERSION, 0, None)
        if (note := note_on(copy, outcome, run.stored.name)) is not None:
            run.notes.append(note)

    def _describe(self, run: SourceRun) -> None:
        """Add to the report what an index run of files says of its articles, too."""
        report, articles = self._report, [copy.article for copy in run.copies if not copy.is_withdrawn]
        report.undated += sum(article.published is None for article in articles)
        report.without_outlet += sum(article.source is None for article in articles)
        report.shapes += run.shapes
        report.passed_over += run.crawl.passed_over
        report.waiting += run.waiting
        notes = [*(f"{run.stored.name}: {note}" for note in run.crawl.notes), *run.notes]
        report.notes += notes[:MAX_FAILURES]
        if len(notes) > MAX_FAILURES:
            report.notes.append(f"{run.stored.name}: and more notes of this kind")
        report.failures += len(run.failed)
        report.failed += run.failed[:MAX_FAILURES]
        if (left := len(run.failed) - MAX_FAILURES) > 0:
            report.failed.append(ArticleError(run.stored.name, f"and {left:,} more items that hold no article"))

    def _move(self, stored: StoredSource, url: str) -> bool:
        if not self._sources.moved(stored.source.id, url):
            return False
        self._report.notes.append(f"{stored.name}: it moved to {url} for good, and is fetched from there now.")
        return True

    def _fail(self, run: SourceRun, error: FetchError) -> None:
        stored, event = after_failure(run.stored, error, run.now, self._interval)
        self._note(stored, event)
        url, name = stored.source.url, stored.name
        self._report.fail(ArticleError(name if name == url else f"{name} ({url})", error.reason))
        self._list(stored, error=error.reason)

    def _note(self, stored: StoredSource, event: HealthEvent | None) -> None:
        self._sources.note(stored, event)
        if event is not None:
            self._report.events.append(event)

    def _list(
        self,
        stored: StoredSource,
        added: int = 0,
        changed: int = 0,
        unchanged: int = 0,
        failures: int = 0,
        error: str = "",
    ) -> None:
        source = stored.source
        self._report.sources.append(
            SourceReport(source.id, stored.name, source.url, added, changed, unchanged, failures, error)
        )
