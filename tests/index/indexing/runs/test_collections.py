"""Index runs over files that hold many articles."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index import DataFolder, NothingIndexed, Progress, index_files
from index.archive import TRANSACTION_ARTICLES
from index.indexing.report import MAX_FAILURES
from index.sources import ReadingOptions, cleaning
from tests.index.indexing.runs.published import counts, snapshot, titles

WORDS = ["ferry", "whale", "bank", "bridge", "council", "harbour", "library", "school", "museum", "station"]


def record(name: str, text: str = "", **other: object) -> dict[str, object]:
    return {"id": name, "title": name, "text": text or f"The {name} opened again on Thursday.", **other}


def write(path: Path, *records: Mapping[str, object] | str) -> Path:
    path.write_text("".join(f"{item if isinstance(item, str) else json.dumps(item)}\n" for item in records))
    return path


@pytest.fixture
def three(collections: Path) -> Path:
    """Collection of three records."""
    return write(collections / "news.records", *map(record, WORDS[:3]))


# -- what is new


def test_each_record_of_a_collection_is_an_article(three: Path, data: DataFolder) -> None:
    assert counts(index_files([three], data)) == {"added": 3}
    assert titles(data) == {*WORDS[:3]}
    assert len({article.id for article in snapshot(data).newest(9)}) == 3


def test_a_collection_that_is_unchanged_is_not_parsed_again(
    three: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_files([three], data)
    monkeypatch.delattr("index.indexing.reading.load")
    monkeypatch.setattr("index.indexing.reading.FileReader._take", None)
    report = index_files([three], data)
    assert (counts(report), report.nothing_changed, report.published) == ({"unchanged": 3}, True, False)


def test_of_a_changed_collection_only_what_is_new_is_read(three: Path, data: DataFolder) -> None:
    index_files([three], data)
    write(three, record("bridge"), *map(record, WORDS[:2]), record("bank", "The bank cut its rate."))
    assert counts(index_files([three], data)) == {"added": 1, "changed": 1, "unchanged": 2}
    assert titles(data) == {*WORDS[:4]}


def test_another_date_order_reads_the_records_again(three: Path, data: DataFolder) -> None:
    index_files([three], data)
    reads: list[Progress] = []
    options = ReadingOptions(date_order="dmy")
    assert counts(index_files([three], data, options=options, progress=reads.append)) == {"unchanged": 3}
    assert reads[-1].articles == 3
    index_files([three], data, options=options, progress=reads.append)
    assert reads[-1].articles == 0


def test_a_record_without_an_id_is_known_by_its_bytes(collections: Path, data: DataFolder) -> None:
    records = [{"title": name, "text": f"The {name} opened."} for name in WORDS[:3]]
    path = write(collections / "news.records", *records, records[0])
    assert counts(index_files([path], data)) == {"added": 3, "unchanged": 1}
    write(path, *reversed(records))
    assert counts(index_files([path], data)) == {"unchanged": 3}


def test_records_with_one_id_are_articles_of_their_own(collections: Path, data: DataFolder) -> None:
    records = [{**record(name), "id": "1"} for name in WORDS[:3]]
    path = write(collections / "news.records", *records, records[0])
    assert counts(index_files([path], data)) == {"added": 3, "unchanged": 1}
    path.touch()
    write(path, *records)
    assert counts(index_files([path], data)) == {"unchanged": 3}
    assert titles(data) == {*WORDS[:3]}


def test_one_article_in_two_collections_is_shown_once(collections: Path, data: DataFolder) -> None:
    for name in ("a", "b"):
        write(collections / f"{name}.records", record("ferry", url="https://gazette.example/ferry"))
    report = index_files([collections], data)
    assert (counts(report), report.elsewhere, report.articles) == ({"added": 1}, 1, 1)
    assert index_files([collections], data).nothing_changed


# -- failures


def test_a_record_that_holds_no_article_is_named_with_its_place(collections: Path, data: DataFolder) -> None:
    path = write(collections / "news.records", record("ferry"), {"id": "x", "title": "x"}, record("whale"), "# a draft")
    report = index_files([path], data)
    assert counts(report) == {"added": 2}
    assert [str(error) for error in report.failed] == [f"{path}, line 2: it has no text"]
    assert report.notes == [f"{path}: passed over 1 drafts"]
    again = index_files([path], data)
    assert (counts(again), len(again.failed)) == ({"unchanged": 2}, 1)


def test_a_failure_is_counted_once_though_its_collection_is_read_twice(collections: Path, data: DataFolder) -> None:
    older, newer = collections / "older.records", collections / "newer.records"
    link, text = "https://courier.example/mill", "The mill opened again on Thursday."
    write(older, record("mill", url=link, text=text), {"title": "empty"})
    write(newer, record("mill", url=link, text=f"{text} It is old."), record("fair"))
    index_files([older, newer], data)
    write(newer, record("fair"))  # the mill shows the older text again, which is read for that
    report = index_files([older, newer], data, prune=True)
    assert (len(report.failed), report.failures) == (1, 1)


def test_many_failures_are_counted_and_the_first_are_listed(collections: Path, data: DataFolder) -> None:
    count = MAX_FAILURES + 2 * TRANSACTION_ARTICLES
    path = write(collections / "news.records", record("ferry"), *({"id": str(number)} for number in range(count)))
    report = index_files([path], data)
    assert (report.failures, len(report.failed)) == (count, MAX_FAILURES + 1)
    assert "and 400 more records that hold no article" in report.failed[-1].reason


@pytest.mark.parametrize("prune", [False, True])
def test_a_collection_that_breaks_in_the_middle_gives_what_it_has_and_removes_nothing(
    three: Path, data: DataFolder, prune: bool
) -> None:
    index_files([three], data)
    write(three, record("bridge"), "! broken", record("council"))
    for added in (1, 0):
        report = index_files([three], data, prune=prune)
        assert (report.added, report.removed) == (added, 0)
        assert [str(error) for error in report.failed] == [f"{three}: broken in line 2"]
    assert titles(data) == {*WORDS[:4]}


# -- prune


def test_without_prune_an_item_that_is_gone_stays(three: Path, data: DataFolder) -> None:
    index_files([three], data)
    write(three, *map(record, WORDS[:2]))
    assert counts(index_files([three], data)) == {"unchanged": 2}
    assert titles(data) == {*WORDS[:3]}


def test_prune_removes_what_is_gone_from_a_collection(three: Path, data: DataFolder) -> None:
    index_files([three], data)
    write(three, *map(record, WORDS[1:4]))
    assert counts(index_files([three], data, prune=True)) == {"added": 1, "removed": 1, "unchanged": 2}
    assert titles(data) == {*WORDS[1:4]}
    assert counts(index_files([three], data, prune=True)) == {"unchanged": 3}


def test_prune_removes_the_articles_of_a_collection_that_is_gone(three: Path, data: DataFolder) -> None:
    other = write(three.with_name("other.records"), record("bridge"))
    index_files([three.parent], data)
    three.unlink()
    assert counts(index_files([three.parent], data, prune=True)) == {"removed": 3, "unchanged": 1}
    assert (titles(data), other.exists()) == ({"bridge"}, True)


def test_what_prune_removes_from_one_file_keeps_its_id_where_another_one_has_it(
    collections: Path, data: DataFolder
) -> None:
    ferry = record("ferry", url="https://gazette.example/ferry")
    first = write(collections / "a.records", ferry, record("whale"))
    index_files([collections], data)
    before = {article.title: article.id for article in snapshot(data).newest(9)}
    write(first, record("whale"))
    write(collections / "b.records", ferry)
    report = index_files([collections], data, prune=True)
    assert report.removed == 0
    assert {article.title: article.id for article in snapshot(data).newest(9)} == before
    assert index_files([collections], data, prune=True).nothing_changed


def test_after_prune_a_text_whose_file_is_gone_is_not_shown(collections: Path, data: DataFolder) -> None:
    url = "https://gazette.example/ferry"
    first = write(collections / "a.records", record("ferry", "The ferry sank near Karsk on Thursday.", url=url))
    write(collections / "b.records", record("ferry", "The ferry sank near Karsk.", url=url))
    index_files([collections], data)
    first.unlink()
    index_files([collections], data, prune=True)
    (article,) = snapshot(data).newest(9)
    assert (article.paragraphs, article.origin.endswith("b.records")) == (("The ferry sank near Karsk.",), True)
    assert index_files([collections], data, prune=True).nothing_changed


# -- dates, embargoes, withdrawals


def test_a_future_date_in_a_collection_appears_once_its_day_has_come(
    three: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(three, record("ferry", published="2025-03-09"), record("whale"))
    for now, published, changed in (
        (datetime(2025, 3, 4, tzinfo=UTC), None, {"added": 2}),
        (datetime(2025, 3, 5, tzinfo=UTC), None, {"unchanged": 2}),
        (datetime(2025, 3, 9, tzinfo=UTC), date(2025, 3, 9), {"changed": 1, "unchanged": 1}),
        (datetime(2025, 3, 10, tzinfo=UTC), date(2025, 3, 9), {"unchanged": 2}),
    ):
        monkeypatch.setattr(cleaning, "utc_now", lambda now=now: now)
        assert counts(index_files([three], data)) == changed
        assert {article.published for article in snapshot(data).newest(9)} == {published, None}
        assert {article.version for article in snapshot(data).newest(9)} == {1}


def test_an_article_under_embargo_waits_for_its_moment(
    three: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime.now(UTC) + timedelta(hours=1)
    write(three, record("ferry", embargo=moment.isoformat()), record("whale"))
    report = index_files([three], data)
    assert (counts(report), titles(data)) == ({"added": 1}, {"whale"})
    assert "line 1: it waits until" in report.notes[0]
    assert index_files([three], data).nothing_changed
    monkeypatch.setattr("index.sources.files.utc_now", lambda: moment + timedelta(seconds=1))
    assert counts(index_files([three], data)) == {"added": 1, "unchanged": 1}
    assert titles(data) == {"ferry", "whale"}


def test_a_withdrawal_in_a_later_file_removes_its_article_for_good(three: Path, data: DataFolder) -> None:
    url = "https://gazette.example/ferry"
    write(three, record("ferry", url=url, published="2024-12-16"), record("whale"))
    index_files([three.parent], data)
    later = write(three.with_name("z.records"), {"url": url, "withdrawn": True, "modified": "2024-12-17"})
    report = index_files([three.parent], data)
    assert (report.withdrawn, titles(data)) == (1, {"whale"})
    assert "“ferry” was removed" in report.notes[0] or "was removed" in report.notes[0]
    for _ in range(2):
        assert index_files([three.parent], data).nothing_changed
    write(later, record("ferry", url=url, published="2024-12-16", modified="2024-12-18"))
    index_files([three.parent], data)
    assert titles(data) == {"ferry", "whale"}


def test_a_withdrawal_below_its_article_removes_it_whatever_its_identifier_is(three: Path, data: DataFolder) -> None:
    def item(name: str, **other: str) -> dict[str, str]:
        return {"uri": name, "headline": name, "body_text": f"The {name} opened.", "pubstatus": "usable", **other}

    mondays = [item(name, versioncreated="2024-12-16T10:00:00Z") for name in ("12", "13")]
    agency = write(three.with_name("agency.jsonl"), *mondays)
    index_files([agency], data)
    assert titles(data) == {"12", "13"}
    write(agency, *mondays, item("12", versioncreated="2024-12-17T10:00:00Z", pubstatus="canceled"))
    assert index_files([agency], data).withdrawn == 1
    for _ in range(2):
        assert titles(data) == {"13"}
        index_files([agency], data)


def test_a_collection_of_withdrawals_alone_is_no_failure(three: Path, data: DataFolder) -> None:
    write(three, {"url": "https://gazette.example/ferry", "withdrawn": True})
    for _ in range(2):
        assert index_files([three], data).nothing_changed


def test_a_collection_without_a_record_holds_nothing_to_index(three: Path, data: DataFolder) -> None:
    write(three, "# a draft")
    for _ in range(2):
        with pytest.raises(NothingIndexed):
            index_files([three], data)


# -- interruptions and size


class Killed(Exception):
    pass


def test_a_run_that_ends_in_the_middle_of_a_collection_goes_on_there(three: Path, data: DataFolder) -> None:
    count = 2 * TRANSACTION_ARTICLES + 50
    write(three, *(record(f"{WORDS[number % 10]} {number}") for number in range(count)))

    def end(told: Progress) -> None:
        if told.articles > TRANSACTION_ARTICLES:
            raise Killed

    with pytest.raises(Killed):
        index_files([three], data, progress=end)
    report = index_files([three], data)
    assert counts(report) == {"added": count - TRANSACTION_ARTICLES, "unchanged": TRANSACTION_ARTICLES}
    assert counts(index_files([three], data)) == {"unchanged": count}


def test_a_run_that_ends_before_a_collection_is_finished_reads_it_again_and_adds_nothing(
    three: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, pytest.raises(Killed):  # noqa: PT012
        patched.setattr("index.archive.Store.finish_file", lambda *_: (_ for _ in ()).throw(Killed))
        index_files([three], data)
    assert counts(index_files([three], data)) == {"unchanged": 3}
    assert titles(data) == {*WORDS[:3]}


def test_progress_tells_how_much_of_a_collection_is_read(three: Path, data: DataFolder) -> None:
    write(three, *(record(f"ferry {number}") for number in range(3 * TRANSACTION_ARTICLES)))
    told: list[Progress] = []
    index_files([three], data, progress=told.append)
    reading = [item for item in told if item.stage == "reading" and item.articles]
    assert [item.articles for item in reading] == [*range(1, 601), 600]
    assert [item.read_bytes for item in reading] == sorted(item.read_bytes for item in reading)
    for item in reading:
        assert abs(item.read_bytes / item.total_bytes - item.articles / 600) < 0.1
    assert reading[-1].read_bytes == reading[-1].total_bytes == three.stat().st_size


@pytest.fixture
def usual_collector() -> Iterator[None]:
    """Collect garbage as often as Python does by default, not as seldom as in other tests."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_collection_is_read_in_memory_that_does_not_grow_with_it(
    three: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch, usual_collector: None
) -> None:
    monkeypatch.setattr("index.sources.files.language_of", lambda *_: "en")  # its model takes much

    def stop(told: Progress) -> None:
        if told.done == told.total:
            raise Killed

    peaks = []
    for count in (200, 1000, 3000):
        text = " ".join(WORDS * 40)
        write(three, *(record(f"{count}-{number}", f"{text} {number}") for number in range(count)))
        tracemalloc.start()
        with pytest.raises(Killed):
            index_files([three], data, progress=stop)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + 1_000_000  # of the 6 MB that the other records take
