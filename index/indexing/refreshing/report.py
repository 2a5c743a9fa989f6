"""The report of a refresh: that of an index run, with what each source came to, and what people should be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.archive import HealthEvent
from index.indexing import Report


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a refresh of one source came to."""

    id: str
    title: str
    url: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: int = 0
    error: str = ""
    """Why it couldn't be read at all."""


@dataclass(slots=True)
class RefreshReport(Report):
    """The outcome of a refresh: as of an index run, and by source; `events` are to be told to people, once."""

    sources: list[SourceReport] = field(default_factory=list)
    not_due: int = 0
    """Sources that were left alone, since they were fetched lately, or failed."""
    waiting: int = 0
    """Items that failed before, and are tried again later."""
    events: list[HealthEvent] = field(default_factory=list)

    @property
    def all_failed(self) -> bool:
        """True if there were sources to fetch, and none could be read."""
        return bool(self.sources) and all(source.error for source in self.sources)
