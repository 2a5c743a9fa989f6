"""Opening a snapshot: its contents, which of several is opened, and versions."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Coverage, Snapshot, ask
from index.engine.snapshot import open_current
from index.errors import NoSnapshot, SnapshotOutdated
from index.indexing.build import write_snapshot
from index.quotes.finder import find_quotes
from index.storage.snapshot_files import current_mark

# -- contents


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ARTICLES = st.lists(
    st.builds(
        Article,
        id=TEXT,
        origin=TEXT,
        title=TEXT,
        paragraphs=st.lists(TEXT).map(tuple),
        source=st.none() | TEXT,
        url=st.none() | TEXT,
        author=st.none() | TEXT,
        published=st.none() | st.dates() | st.datetimes(datetime(1000, 1, 2), timezones=st.just(UTC)),  # noqa: DTZ001
    ),
    max_size=4,
    unique_by=lambda article: article.id,
)


@given(ARTICLES)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example publishes a new snapshot
def test_articles_and_their_quotes_come_back_as_they_went_in(
    snapshot_of: Callable[..., Snapshot], articles: list[Article]
) -> None:
    snapshot = snapshot_of(*articles)
    for article in articles:
        assert snapshot.article(article.id) == article
        for position, text in enumerate(article.paragraphs):
            assert snapshot.paragraph(article.id, position) == text
        positions = range(len(article.paragraphs))
        quotes = [quote for position in positions for quote in snapshot.quotes(article.id, position)]
        assert quotes == find_quotes(article.paragraphs)


def test_articles_come_newest_first_and_undated_ones_last_and_ties_by_their_ids(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    east = timezone(timedelta(hours=3))
    published = {
        "undated b": None,
        "undated a": None,
        "old": date(2020, 1, 1),
        "day b": date(2024, 12, 19),
        "day a": date(2024, 12, 19),
        "evening": datetime(2024, 12, 19, 20, tzinfo=UTC),
        "night before": datetime(2024, 12, 19, 2, tzinfo=east),
    }
    snapshot = snapshot_of(*(article("Rain.", id=name, published=when) for name, when in published.items()))
    expected = ["evening", "day a", "day b", "night before", "old", "undated a", "undated b"]
    assert [one.id for one in snapshot.newest(100)] == expected
    assert [hit.article_id for hit in snapshot.search(["rain"], 100)] == expected


@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_the_number_of_newest_articles_is_limited(examples: Snapshot, count: int) -> None:
    assert examples.newest(count) == examples.newest(100)[:count]


def test_a_hit_names_its_paragraph_however_the_articles_around_it_change(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    one = article("It rained.", "A whale sang.", id="one", published=date(2024, 1, 1))
    others = [article("Text.", "Text.", id=name, published=date(2025, 1, 1)) for name in ("x", "y")]
    for around in ([], others[:1], others, [article(id="empty", published=date(2024, 6, 1))]):
        snapshot = snapshot_of(*around, one)
        (hit,) = snapshot.search(["whale"], 10)
        assert (hit.article_id, hit.position) == ("one", 1)
        assert snapshot.paragraph(hit.article_id, hit.position) == "A whale sang."


def test_an_article_that_is_not_there_is_a_key_error(examples: Snapshot) -> None:
    for ask_for in (examples.article, lambda name: examples.paragraph(name, 0), lambda name: examples.quotes(name, 0)):
        with pytest.raises(KeyError, match="nowhere"):
            ask_for("nowhere")


@pytest.mark.parametrize("position", [-1, 1, 100])
def test_a_position_that_the_article_has_not_has_no_quotes(folder: Path, position: int) -> None:
    assert open_current(folder).quotes("a", position) == ()


def test_coverage_counts_what_is_held_and_its_days(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    snapshot = snapshot_of(
        article("One.", "Two.", id="a", source="X", published=date(2024, 12, 19)),
        article("One.", id="b", source="X", published=datetime(2025, 1, 1, 1, tzinfo=timezone(timedelta(hours=3)))),
        article("One.", id="c", source="Y"),
        article("One.", id="d"),
    )
    assert snapshot.coverage == Coverage(4, 5, 2, date(2024, 12, 19), date(2025, 1, 1), ("en",), ("en",))


def test_an_empty_snapshot_answers(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    assert snapshot.coverage == Coverage(0, 0, 0, None, None)
    assert (snapshot.search(["rain"], 10), snapshot.newest(10)) == ([], [])
    assert snapshot.best_possible(["rain"]) > 0
    snapshot.verify()


def test_an_opened_snapshot_answers_after_its_folder_was_deleted(examples: Snapshot, tmp_path: Path) -> None:
    shutil.copytree(examples.folder.parent, tmp_path / "snapshots")
    snapshot = open_current(tmp_path / "snapshots")
    shutil.rmtree(tmp_path / "snapshots")
    question = "What did Putin say about Trump?"
    assert ask(snapshot, question).passages == ask(examples, question).passages != ()


def test_a_snapshot_knows_when_it_was_made_and_its_size_on_disk(folder: Path) -> None:
    snapshot = open_current(folder)
    assert abs(datetime.now(UTC) - snapshot.created) < timedelta(minutes=5)
    files = [path for path in snapshot.folder.rglob("*.*") if path.name != "manifest.json"]
    assert snapshot.size == sum(path.stat().st_size for path in files) > 0


def test_a_snapshot_answers_several_threads(examples: Snapshot) -> None:
    ids = [article.id for article in examples.newest(100)] * 20
    with ThreadPoolExecutor(8) as pool:
        assert [article.id for article in pool.map(examples.article, ids)] == ids


# -- opening


@pytest.mark.parametrize("made", [False, True])
def test_where_there_is_no_snapshot_the_error_names_the_data_folder(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "data" / "snapshots").mkdir(parents=True)
    with pytest.raises(NoSnapshot) as error:
        open_current(tmp_path / "data" / "snapshots")
    assert error.value.folder == tmp_path / "data"


@pytest.mark.parametrize("content", [None, b"", b"garbage", b"\xff\xfe\0", b"99", b"-1", b"000002\n"])
def test_without_a_sound_current_file_the_newest_snapshot_serves(two: Path, content: bytes | None) -> None:
    (two / "CURRENT").unlink()
    if content is not None:
        (two / "CURRENT").write_bytes(content)
    assert open_current(two).manifest.state == "new"


def test_the_snapshot_that_current_names_serves_though_another_is_newer(two: Path) -> None:
    (two / "CURRENT").write_text("000001")
    assert open_current(two).manifest.state == "old"


def test_other_files_and_folders_beside_the_snapshots_are_passed_over(two: Path) -> None:
    (two / "draft-1").mkdir()
    (two / "lost+found").mkdir()
    (two / "000009").write_text("no folder")
    assert open_current(two).manifest.state == "new"


def test_a_reader_whose_snapshot_is_replaced_while_it_looks_opens_the_new_one(
    folder: Path, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_text = Path.read_text

    def late(path: Path, *options: str) -> str:
        if path == folder / "000001" / "manifest.json":
            for text in ("New.", "Newer."):
                write_snapshot(folder, [article(text)], text)
        return read_text(path, *options)

    monkeypatch.setattr(Path, "read_text", late)
    assert open_current(folder).manifest.state == "Newer."


def test_a_folder_without_a_snapshot_name_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    with pytest.raises(NoSnapshot):
        open_current(tmp_path)


def test_the_mark_changes_with_each_snapshot_that_is_published(folder: Path, article: Callable[..., Article]) -> None:
    marks = [current_mark(folder), current_mark(folder)]
    for number in range(3):
        write_snapshot(folder, [article("Rain.")], str(number))
        marks.append(current_mark(folder))
    assert marks[0] == marks[1] is not None
    assert len(set(marks)) == 4


def test_without_a_published_snapshot_there_is_no_mark(tmp_path: Path) -> None:
    assert current_mark(tmp_path) is None


# -- versions


@pytest.mark.parametrize(
    ("setting", "value"),
    [("FORMAT_VERSION", 99), ("TERMS_VERSION", 99), ("QUOTES_VERSION", 99), ("K1", 0.1), ("FIELDS", ())],
)
def test_a_snapshot_of_another_version_is_outdated(
    folder: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: object
) -> None:
    monkeypatch.setattr(f"index.storage.manifest.{setting}", value)
    with pytest.raises(SnapshotOutdated, match="another version") as error:
        open_current(folder)
    assert error.value.folder == folder / "000001"
    assert error.value.built_with != error.value.needed


def test_another_format_is_named_with_the_one_that_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.manifest.FORMAT_VERSION", 99)
    with pytest.raises(SnapshotOutdated, match=r"\(with format 9, this one needs format 99\)"):
        open_current(folder)


def test_a_snapshot_of_a_later_format_is_outdated_whatever_its_manifest_holds(folder: Path) -> None:
    path = folder / "000001" / "manifest.json"
    body = json.loads(path.read_text())
    del body["checksum"]
    body["settings"]["format"] += 1
    body["languages"] = ["en"]
    checksum = hashlib.blake2b(json.dumps(body, sort_keys=True).encode(), digest_size=16).hexdigest()
    path.write_text(json.dumps({"checksum": checksum, **body}))
    with pytest.raises(SnapshotOutdated):
        open_current(folder)
