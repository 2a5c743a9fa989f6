"""Removing sources and articles while a refresh or an index run is under way."""

from __future__ import annotations

from contextlib import closing

import pytest

from index import DataFolder, remove_article, remove_source, restore_article
from index.archive import Store, WebSources
from index.errors import IndexBusy
from index.indexing.lock import hold_index_lock
from tests.index.indexing.refreshing.webs import HOUR, NOON, FakeWeb, Server, Story, add, run, stories
from tests.index.indexing.runs.published import titles

COURIER = "https://courier.example/feed"
FERRY = "https://courier.example/ferry"


def test_a_refresh_that_waits_for_a_removal_brings_no_article_back(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(data, COURIER)
    run(data, FakeWeb({COURIER: Server([*stories(3)])}))
    remove = WebSources.remove

    def remove_while_others_wait(sources: WebSources, key: str) -> None:
        with pytest.raises(IndexBusy), hold_index_lock(data.path):
            pass
        remove(sources, key)

    monkeypatch.setattr(WebSources, "remove", remove_while_others_wait)
    _, report = remove_source(data, COURIER, with_articles=True)
    assert (report.removed, titles(data)) == (3, set())


def test_a_removal_is_not_undone_while_a_run_may_refuse_the_article(data: DataFolder) -> None:
    web = FakeWeb({COURIER: Server([Story("a", url=FERRY), *stories(1)])})
    add(data, COURIER)
    run(data, web)
    remove_article(data, FERRY)
    with hold_index_lock(data.path), pytest.raises(IndexBusy):
        restore_article(data, FERRY)
    restore_article(data, FERRY)
    assert run(data, web, NOON + HOUR).added == 1
    with closing(Store(data.database)) as store:
        assert store.count() == 2
