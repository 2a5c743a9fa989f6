"""A refresh of sources: what is new is answerable, the rest costs nothing, and nobody waits for anybody."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index import DataFolder, Library, Progress, index_files
from index.archive import Store, WebSources
from index.errors import ArticlesLost
from index.indexing.lock import hold_index_lock
from index.sources.web import Crawl, SourceOptions, Validators
from tests.index.indexing.refreshing.webs import (
    HOUR,
    NOON,
    FakeWeb,
    Server,
    Story,
    add,
    forever,
    refusing,
    run,
    source_of,
    stories,
)
from tests.index.indexing.runs.published import titles

COURIER, GAZETTE = "https://courier.example/feed", "https://gazette.example/feed"
WAIT_SECONDS = 60


@pytest.fixture
def web() -> FakeWeb:
    """Web with one feed of three stories, at COURIER."""
    return FakeWeb({COURIER: Server([*stories(3)])})


def test_new_items_are_articles_that_answer(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    report = run(data, web)
    assert (report.added, report.articles, report.failed) == (3, 3, [])
    assert titles(data) == {"Story number 0", "Story number 1", "Story number 2"}
    assert Library(data).snapshot.search(["subject1"], 1)
    [source] = report.sources
    assert (source.title, source.added, source.error) == ("courier.example", 3, "")


def test_unchanged_items_are_not_loaded_again(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    published = (data.snapshots / "CURRENT").read_text()
    report = run(data, web, NOON + HOUR)
    assert (report.added, report.changed, report.unchanged, report.articles) == (0, 0, 3, 3)
    assert set(web.loads.values()) == {1}
    assert (data.snapshots / "CURRENT").read_text() == published


def test_a_changed_item_is_another_version_and_a_vanished_one_stays(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    first = web.servers[COURIER].stories[0]
    web.servers[COURIER].stories = [Story(first.key, first.title, f"{first.text} And more of it.")]
    report = run(data, web, NOON + HOUR)
    assert (report.added, report.changed, report.removed, report.articles) == (0, 1, 0, 3)
    with closing(Store(data.database)) as store:
        assert sorted(article.version for article in store.articles()) == [1, 1, 2]


def test_a_parser_of_a_later_version_reads_everything_again(
    data: DataFolder, web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.servers[COURIER].crawl = Crawl(validators=Validators("tag"), state="page 7")
    add(data, COURIER)
    run(data, web)
    assert (web.crawls[0].validators, web.crawls[0].state) == (Validators(), "")
    run(data, web, NOON + HOUR)
    assert (web.crawls[1].validators, web.crawls[1].state) == (Validators("tag"), "page 7")
    monkeypatch.setattr("index.indexing.refreshing.source_reading.PARSER_VERSION", 99)
    monkeypatch.setattr("index.indexing.refreshing.source_reading._WHOLE", "99")
    run(data, web, NOON + 2 * HOUR)
    assert (web.crawls[2].validators, web.crawls[2].state) == (Validators(), "")
    assert set(web.loads.values()) == {2}


# -- schedules


def test_sources_are_left_alone_until_they_are_due(data: DataFolder, web: FakeWeb) -> None:
    web.servers[GAZETTE] = Server([*stories(1)], crawl=Crawl(interval_seconds=7200))
    add(data, COURIER)
    add(data, GAZETTE, options=SourceOptions(interval_minutes=300))
    counts = []
    for minutes in (0, 5, 15, 29, 121, 300):
        run(data, web, NOON + timedelta(minutes=minutes))
        counts.append([sum(source.url == url for source in web.crawls) for url in (COURIER, GAZETTE)])
    assert counts == [[1, 1], [1, 1], [2, 1], [3, 1], [4, 1], [5, 2]]


def test_all_sources_are_fetched_if_asked_for_but_paused_ones_only_by_name(data: DataFolder, web: FakeWeb) -> None:
    web.servers[GAZETTE] = Server([*stories(1)])
    courier, gazette = add(data, COURIER, GAZETTE)
    with closing(WebSources(data.database)) as sources:
        sources.pause(gazette.source.id)
    run(data, web)
    report = run(data, web)
    assert (report.sources, report.not_due) == ([], 1)
    assert [source.url for source in run(data, web, force=True).sources] == [COURIER]
    assert [source.url for source in run(data, web, only=[gazette.source.id]).sources] == [GAZETTE]
    assert courier.source.id in {source.id for source in web.crawls}


def test_a_failing_source_is_tried_ever_more_seldom_and_no_oftener_than_its_server_asks(
    data: DataFolder, web: FakeWeb
) -> None:
    add(data, COURIER)
    web.servers[COURIER].error = refusing(COURIER)
    waits = []
    now = NOON
    for _ in range(8):
        report = run(data, web, now)
        assert [source.error for source in report.sources] == ["the server answers 503"]
        due = source_of(data, COURIER).due_at
        assert due is not None
        waits.append((due - now) / timedelta(minutes=15))
        now = due
    assert waits == [2, 4, 8, 16, 32, 64, 96, 96]
    web.servers[COURIER].error = refusing(COURIER, retry_after=100 * 3600)
    run(data, web, now)
    assert source_of(data, COURIER).due_at == now + 100 * HOUR
    web.servers[COURIER].error = None
    run(data, web, now + 100 * HOUR)
    source = source_of(data, COURIER)
    assert (source.failures, source.error, source.failing_since) == (0, "", None)


def test_a_source_that_is_gone_is_fetched_no_more(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    web.servers[COURIER].error = refusing(COURIER, "it is gone for good", is_gone=True)
    [event] = run(data, web, NOON + HOUR).events
    assert event.kind == "ended"
    assert "gone for good" in event.reason
    assert run(data, web, NOON + 1000 * HOUR, force=True).sources == []
    assert len(titles(data)) == 3


def test_a_source_that_moved_is_fetched_from_its_new_address_and_keeps_its_articles(
    data: DataFolder, web: FakeWeb
) -> None:
    add(data, COURIER)
    run(data, web)
    new = "https://new.example/feed"
    web.servers[new] = Server(web.servers[COURIER].stories)
    web.servers[COURIER].crawl = Crawl(moved_to=new)
    report = run(data, web, NOON + HOUR)
    assert any(new in note for note in report.notes)
    assert [source.url for source in report.sources] == [new]
    report = run(data, web, NOON + 2 * HOUR)
    assert web.crawls[-1].url == new
    assert (report.unchanged, report.added) == (3, 0)
    assert set(web.loads.values()) == {1}


def test_a_source_that_moves_to_another_one_ends(data: DataFolder, web: FakeWeb) -> None:
    web.servers[GAZETTE] = Server([*stories(1)])
    add(data, COURIER, GAZETTE)
    web.servers[COURIER].crawl = Crawl(moved_to=GAZETTE)
    report = run(data, web)
    assert [event.kind for event in report.events] == ["ended"]
    assert "is another source" in source_of(data, COURIER).error
    assert source_of(data, COURIER).is_ended


# -- failures of items


def test_an_item_that_fails_is_named_and_the_others_go_on(data: DataFolder, web: FakeWeb) -> None:
    server = web.servers[COURIER]
    server.stories[0].error = refusing("https://courier.example/s0", "the server answers 403")
    server.stories[1].error = ValueError("it is behind a paywall")
    server.stories[2].text = ""
    server.stories += [Story("bug", error=KeyError("x")), Story("good")]
    add(data, COURIER)
    report = run(data, web)
    assert report.added == 1
    assert sorted(map(str, report.failed)) == [
        "https://courier.example/bug: can't be read because of a bug in newsbot (KeyError: 'x')",
        "https://courier.example/s0: the server answers 403",
        "https://courier.example/s1: it is behind a paywall",
        "https://courier.example/s2: it has no text",
    ]
    assert [(source.failures, source.error) for source in report.sources] == [(4, "")]


def test_an_item_that_failed_is_tried_again_later_but_not_for_ever(data: DataFolder, web: FakeWeb) -> None:
    server = web.servers[COURIER]
    server.crawl = Crawl(validators=Validators("tag"), state="page 2")
    server.stories[0].error = ValueError("it has no text")
    add(data, COURIER)
    for hours in range(40):
        run(data, web, NOON + hours * HOUR)
    assert web.loads == {"s0": 5, "s1": 1, "s2": 1}
    assert web.crawls[-1].validators == Validators("tag")
    assert [web.crawls[number].state for number in (1, 5, -1)] == ["", "", "page 2"]  # until it was given up
    server.stories[0].text += " It changed."
    server.stories[0].error = None
    server.crawl = Crawl(validators=Validators("other"))
    assert run(data, web, NOON + 300 * HOUR).added == 1


def test_an_item_that_failed_and_left_its_source_is_waited_for_no_more(data: DataFolder, web: FakeWeb) -> None:
    server = web.servers[COURIER]
    server.crawl = Crawl(validators=Validators("tag"))
    server.stories[0].error = ValueError("it has no text")
    add(data, COURIER)
    run(data, web)
    del server.stories[0]
    server.crawl = Crawl(validators=Validators("other"))
    for hours in (1, 2, 3):
        run(data, web, NOON + hours * HOUR)
    assert web.crawls[-1].validators == Validators("other")


def test_an_item_under_embargo_waits_for_its_moment(data: DataFolder, web: FakeWeb) -> None:
    until = datetime.now(UTC) + timedelta(days=1)
    web.servers[COURIER].stories = [Story("a", embargo=until)]
    add(data, COURIER)
    report = run(data, web)
    assert report.added == 0
    assert any("waits until" in note for note in report.notes)
    run(data, web, NOON + HOUR)
    assert web.loads["a"] == 1
    web.servers[COURIER].stories[0].embargo = None
    assert run(data, web, until + HOUR).added == 1


def test_an_article_that_a_person_removed_stays_out_and_is_not_fetched_again(data: DataFolder, web: FakeWeb) -> None:
    web.servers[COURIER].stories = [Story("a", url="https://courier.example/ferry"), *stories(1)]
    add(data, COURIER)
    run(data, web)
    with closing(Store(data.database)) as store:
        store.remove("https://courier.example/ferry")
    for hours in (1, 2, 3):
        report = run(data, web, NOON + hours * HOUR)
        assert report.added == 0
    assert titles(data) == {"Story number 0"}
    assert web.loads["a"] == 2


@pytest.mark.parametrize("most", [250, 200])  # 200 items are looked up at a time
def test_only_so_many_items_are_taken_at_once_and_the_rest_follows(
    data: DataFolder, web: FakeWeb, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("index.indexing.refreshing.source_reading.MOST_ITEMS", most)
    web.servers[COURIER] = Server([*stories(600)], crawl=Crawl(validators=Validators("tag"), state="end"))
    add(data, COURIER)
    reports = [run(data, web, NOON + hours * HOUR) for hours in range(4)]
    assert [report.added for report in reports] == [most, most, 600 - 2 * most, 0]
    assert reports[0].notes == [f"courier.example: items left to the next refresh: {600 - most}"]
    assert [source.validators.etag for source in web.crawls] == [None, None, None, "tag"]


def test_an_identifier_of_two_items_hides_neither(data: DataFolder, web: FakeWeb) -> None:
    web.servers[COURIER].stories = [Story("same", "One", "Text of one story."), Story("same", "Two", "A whale sang.")]
    add(data, COURIER)
    assert run(data, web).added == 2
    assert run(data, web, NOON + HOUR).unchanged == 2


# -- nobody waits for anybody


def test_a_source_whose_server_never_answers_holds_up_no_other(data: DataFolder, web: FakeWeb) -> None:
    web.servers[GAZETTE] = Server(wait=forever)
    add(data, COURIER, GAZETTE)
    report = run(data, web, source_seconds=0.5)
    assert report.added == 3
    assert source_of(data, GAZETTE).error == "it took longer than 0 seconds"


def test_what_finished_is_answerable_while_others_are_still_fetched(data: DataFolder, web: FakeWeb) -> None:
    async def wait_for_news() -> None:
        async with asyncio.timeout(WAIT_SECONDS):
            while not (data.snapshots / "CURRENT").exists():  # noqa: ASYNC110  # only the disk tells
                await asyncio.sleep(0.01)
        assert titles(data) == {"Story number 0", "Story number 1", "Story number 2"}

    web.servers[GAZETTE] = Server([Story("late", "A whale sings", "A humpback whale sang.")], wait=wait_for_news)
    add(data, COURIER, GAZETTE)
    report = run(data, web)
    assert [source.error for source in report.sources] == ["", ""]
    assert report.added == 4


def test_what_finished_just_after_a_publication_waits_for_no_slow_source(data: DataFolder, web: FakeWeb) -> None:
    urls = [f"https://outlet{number}.example/feed" for number in range(3)]

    def wait_for(count: int) -> Callable[[], Awaitable[None]]:
        async def wait() -> None:
            async with asyncio.timeout(WAIT_SECONDS):
                while not (data.snapshots / "CURRENT").exists() or len(titles(data)) < count:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)

        return wait

    for number, url in enumerate(urls):
        story = Story(f"own{number}", f"Title {number}", f"A whale sang of subject{number}.")
        web.servers[url] = Server([story], wait=wait_for(3 + number))
    add(data, COURIER, *urls)
    report = run(data, web, publish_seconds=0.01)
    assert [source.error for source in report.sources] == [""] * 4
    assert report.added == 6


def test_items_that_came_before_the_limit_are_kept(data: DataFolder, web: FakeWeb) -> None:
    web.servers[COURIER].stories += [Story(f"slow{number}", wait=forever) for number in range(4)]
    add(data, COURIER)
    report = run(data, web, source_seconds=2)
    assert report.added == 3
    assert any("left to the next refresh: 4" in note for note in report.notes)
    assert source_of(data, COURIER).error == ""


def test_an_index_run_of_files_works_while_sources_are_fetched(data: DataFolder, web: FakeWeb, tmp_path: Path) -> None:
    file = tmp_path / "articles" / "whale.txt"
    file.parent.mkdir()
    file.write_text("Title: A whale sings\n\nA humpback whale sang in the bay for two nights.\n")

    async def index_meanwhile() -> None:
        report = await asyncio.to_thread(index_files, [file.parent], data, prune=True, workers=1)
        assert report.added == 1

    web.servers[COURIER].stories[0].wait = index_meanwhile
    add(data, COURIER)
    assert run(data, web).added == 3
    assert "A whale sings" in titles(data)
    assert len(titles(data)) == 4


def test_a_refresh_waits_for_an_index_run_that_holds_the_lock(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    fetched, done = threading.Event(), threading.Event()
    reports = []

    def show(progress: Progress) -> None:
        if progress.stage == "fetching":
            fetched.set()

    def refresh_now() -> None:
        reports.append(run(data, web, progress=show))
        done.set()

    data.check_writable()
    with hold_index_lock(data.path):
        thread = threading.Thread(target=refresh_now)
        thread.start()
        assert fetched.wait(WAIT_SECONDS)
        assert not done.wait(0.3)
    thread.join(WAIT_SECONDS)
    assert reports[0].added == 3


# -- together with files


def test_pruning_a_folder_touches_no_source(data: DataFolder, web: FakeWeb, tmp_path: Path) -> None:
    add(data, COURIER)
    run(data, web)
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Title: File {name}\n\nThe text of file {name} is here.\n")
    index_files([tmp_path], data, prune=True, workers=1)
    (tmp_path / "one.txt").unlink()
    report = index_files([tmp_path], data, prune=True, workers=1)
    assert (report.removed, report.articles) == (1, 4)


def test_the_samples_leave_with_the_first_article_of_a_source(data: DataFolder, web: FakeWeb, root: Path) -> None:
    index_files([root / "examples"], data, workers=1)
    add(data, COURIER)
    report = run(data, web)
    assert report.samples > 10
    assert len(titles(data)) == 3


def test_a_source_is_no_sample_though_a_folder_of_samples_has_its_path(
    data: DataFolder, web: FakeWeb, root: Path, tmp_path: Path
) -> None:
    url = f"https://courier.example{root / 'examples'}/feed"
    web.servers[url] = Server([*stories(2)])
    add(data, url)
    run(data, web)
    file = tmp_path / "whale.txt"
    file.write_text("Title: A whale sings\n\nA humpback whale sang in the bay for two nights.\n")
    assert index_files([file], data, workers=1).articles == 3


def test_a_database_that_was_emptied_is_not_published(data: DataFolder, web: FakeWeb) -> None:
    add(data, COURIER)
    run(data, web)
    for path in data.path.glob("articles.sqlite*"):
        path.unlink()
    add(data, GAZETTE)
    web.servers[GAZETTE] = Server([*stories(1)])
    with pytest.raises(ArticlesLost):
        run(data, web)
    assert len(titles(data)) == 3


def test_a_refresh_without_sources_changes_nothing(data: DataFolder, web: FakeWeb) -> None:
    report = run(data, web)
    assert (report.sources, report.articles, report.all_failed) == ([], 0, False)


def test_a_source_that_is_removed_meanwhile_brings_nothing(data: DataFolder, web: FakeWeb) -> None:
    [courier] = add(data, COURIER)

    async def remove() -> None:
        with closing(WebSources(data.database)) as sources:
            sources.remove(courier.source.id)

    web.servers[COURIER].wait = remove
    report = run(data, web)
    assert (report.added, report.sources) == (0, [])
