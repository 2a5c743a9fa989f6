"""What is recorded of refreshes, and the counts of sources."""

from __future__ import annotations

import pytest

from index import DataFolder, count_sources, last_runs, pause_source
from tests.index.indexing.refreshing.webs import FakeWeb, Server, add, refusing, run, source_of, stories

COURIER, GAZETTE = "https://courier.example/feed", "https://gazette.example/feed"


@pytest.fixture
def web() -> FakeWeb:
    """Web with one feed of three stories, at COURIER, and one that fails."""
    return FakeWeb({COURIER: Server([*stories(3)]), GAZETTE: Server(error=refusing(GAZETTE))})


def test_a_refresh_is_recorded_unless_no_source_was_due(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    add(data, GAZETTE)
    run(data, web)
    report = run(data, web)
    assert (report.sources, report.not_due) == ([], 2)
    [recorded] = last_runs(data.database)
    assert (recorded.kind, recorded.error) == ("refresh", "")
    assert (recorded.added, recorded.changed, recorded.removed, recorded.failed) == (3, 0, 0, 1)


def test_sources_are_counted_by_how_they_are_doing(data: DataFolder, web: FakeWeb) -> None:
    for url in (COURIER, GAZETTE, "https://new.example/feed", "https://paused.example/feed"):
        add(data, url)
    pause_source(data, "https://paused.example/feed")
    assert count_sources(data) == {"new": 3, "paused": 1}
    run(data, web, only={source_of(data, COURIER).source.id, source_of(data, GAZETTE).source.id})
    assert count_sources(data) == {"well": 1, "failing": 1, "new": 1, "paused": 1}
