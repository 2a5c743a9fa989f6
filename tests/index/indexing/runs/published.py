"""What an index run reported and published."""

from __future__ import annotations

from index import DataFolder, Report, Snapshot
from index.engine.snapshot import open_current


def snapshot(data: DataFolder) -> Snapshot:
    return open_current(data.snapshots)


def titles(data: DataFolder) -> set[str]:
    return {article.title for article in snapshot(data).newest(1000)}


def counts(report: Report) -> dict[str, int]:
    """Return a report's counts, without zeros."""
    names = ("added", "changed", "removed", "unchanged")
    return {name: count for name in names if (count := getattr(report, name))}
