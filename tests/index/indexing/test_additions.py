"""A base with an addition gives the same results as a single index, after any changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, DataFolder, Snapshot, index_files
from index.archive import Store
from index.engine.snapshot import open_current
from index.indexing import build, prepare
from index.indexing.build import write_addition, write_base, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.quotes.finder import find_quotes
from index.storage import segment_writer
from index.storage.columns import PACKED_FILE
from index.storage.documents import order_key
from index.storage.forward_index import ForwardIndex
from index.storage.postings import Field, Inverted, invert
from index.storage.snapshot_files import read_published

STATE = "state"
QUERIES = (["ferri"], ["ferri", "strike"], ["rain", "rain", "brandt"], ["й", "nowher"], ["storm", "ferri", "rain"])
TEXTS = ["The ferry struck.", "A strike, a strike and a ferry.", "“Rain,” said Ana Brandt.", "It rained. й", "", "..."]
ARTICLE = st.builds(
    Article,
    id=st.sampled_from(["a", "b", "c", "й", "", "d/../e"]),
    origin=st.just("file:/a"),
    title=st.sampled_from(["", "Storm", "The ferry"]),
    paragraphs=st.lists(st.sampled_from(TEXTS), max_size=3).map(tuple),
    source=st.sampled_from([None, "Gazette", "Herald"]),
    published=st.none() | st.dates(),
)
CHANGES = st.tuples(st.lists(ARTICLE, max_size=3, unique_by=lambda one: one.id), st.sets(st.sampled_from("abc")))


@pytest.fixture(params=[False, True], ids=["NumPy", "kernel"])
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Small snapshots written and searched like large ones, or as usual."""
    if request.param:
        monkeypatch.setattr("index.engine.bm25.COMPILED_FROM", 0)
        monkeypatch.setattr("index.indexing.build.COMPILED_FROM", 0)
    return bool(request.param)


@pytest.fixture
def indexed(folder: Path, data: DataFolder, adding: None) -> DataFolder:
    """Data folder with three indexed articles and an addition with a fourth."""
    index_files([folder], data)
    (folder / "d.txt").write_text("Title: d\n\nA sponge slept.")
    index_files([folder], data)
    return data


def whole(folder: Path, articles: Sequence[Article], averages: Sequence[float]) -> Snapshot:
    """Return a snapshot without an addition whose weights use these averages."""

    def with_these(kept: ForwardIndex, size: int, used: Sequence[Field], k1: float, _: object, *how: Any) -> Inverted:
        return invert(kept, size, used, k1, averages, *how)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(segment_writer, "invert", with_these)
        write_snapshot(folder, articles, STATE)
    return open_current(folder)


def check(snapshot: Snapshot, articles: Sequence[Article], folder: Path) -> None:
    """Assert that a snapshot gives the same results as a single index of these articles."""
    expected = whole(folder, articles, snapshot.manifest.averages)
    snapshot.verify()
    assert snapshot.coverage == expected.coverage
    assert [one.id for one in snapshot.newest(99)] == [one.id for one in expected.newest(99)]
    assert snapshot.newest(2) == expected.newest(2)
    for article in articles:
        assert snapshot.article(article.id) == article
        for position, text in enumerate(article.paragraphs):
            assert snapshot.paragraph(article.id, position) == text
        quotes = [quote for at in range(len(article.paragraphs)) for quote in snapshot.quotes(article.id, at)]
        assert quotes == find_quotes(article.paragraphs)
    for terms in QUERIES:
        check_search(snapshot, expected, terms)


def check_search(snapshot: Snapshot, expected: Snapshot, terms: Sequence[str]) -> None:
    found, wanted = snapshot.search(terms, 99), expected.search(terms, 99)
    scores = {(hit.article_id, hit.position): hit.score for hit in found}
    assert scores == pytest.approx({(hit.article_id, hit.position): hit.score for hit in wanted}, rel=1e-6)
    assert len(scores) == len(found)

    def place(hit: Any) -> tuple[float, tuple[int, str], int]:
        return -hit.score, order_key(snapshot.article(hit.article_id).published, hit.article_id), hit.position

    assert found == sorted(found, key=place)
    assert [snapshot.search(terms, k) for k in (0, 1, 2, 5)] == [found[:k] for k in (0, 1, 2, 5)]
    assert snapshot.best_possible(terms) == pytest.approx(expected.best_possible(terms))
    assert [snapshot.idf(term) for term in terms] == [expected.idf(term) for term in terms]


# -- equal to a single index


@given(st.lists(ARTICLE, max_size=4, unique_by=lambda one: one.id), st.lists(CHANGES, min_size=1, max_size=3))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each has a new folder
def test_a_base_with_additions_equals_a_single_index(
    tmp_path_factory: pytest.TempPathFactory,
    compiled: bool,
    first: list[Article],
    changes: list[tuple[list[Article], set[str]]],
) -> None:
    folder = tmp_path_factory.mktemp("data")
    held = {article.id: article for article in first}
    write_snapshot(folder / "one", first, STATE)
    for fresh, gone in changes:
        held = {name: article for name, article in held.items() if name not in gone}
        held |= {article.id: article for article in fresh}
        write_addition(folder / "one", Fresh.of(fresh), Plan(STATE), read_published(folder / "one"), gone)
        check(open_current(folder / "one"), [*held.values()], folder / "other")
    write_base(folder / "one", Fresh.of([]), Plan(STATE), read_published(folder / "one"))
    write_snapshot(folder / "other", held.values(), STATE)
    assert len(open_current(folder / "one").segments) == 1
    assert open_current(folder / "one").manifest.averages == open_current(folder / "other").manifest.averages
    check(open_current(folder / "one"), [*held.values()], folder / "other")


def test_ties_go_to_the_newer_article_in_whichever_part_it_is_and_then_to_the_lower_id(
    tmp_path: Path, compiled: bool, article: Callable[..., Article]
) -> None:
    days = {"b": date(2024, 1, 2), "d": date(2024, 1, 4), "f": None, "a": date(2024, 1, 1), "c": date(2024, 1, 2)}
    days |= {"e": date(2024, 1, 5), "g": None}
    articles = [article("The ferry struck.", id=name, published=when) for name, when in days.items()]
    write_snapshot(tmp_path / "snapshots", articles[:3], STATE)
    write_addition(tmp_path / "snapshots", Fresh.of(articles[3:]), Plan(STATE), read_published(tmp_path / "snapshots"))
    snapshot = open_current(tmp_path / "snapshots")
    for k in range(8):
        assert "".join(hit.article_id for hit in snapshot.search(["ferri"], k)) == "edbcafg"[:k]


def test_a_removed_article_is_gone(tmp_path: Path, article: Callable[..., Article]) -> None:
    write_snapshot(tmp_path / "snapshots", [article("The ferry struck.", id=name) for name in "abc"], STATE)
    write_addition(tmp_path / "snapshots", Fresh.of([]), Plan(STATE), read_published(tmp_path / "snapshots"), {"b"})
    snapshot = open_current(tmp_path / "snapshots")
    assert [one.id for one in snapshot.newest(9)] == ["a", "c"]
    assert [hit.article_id for hit in snapshot.search(["ferri"], 9)] == ["a", "c"]
    for ask_for in (snapshot.article, lambda name: snapshot.paragraph(name, 0), lambda name: snapshot.quotes(name, 0)):
        with pytest.raises(KeyError, match="b"):
            ask_for("b")


def test_merging_drops_terms_that_no_article_contains_any_more(tmp_path: Path, article: Callable[..., Article]) -> None:
    folder = tmp_path / "snapshots"
    texts = {"a": "The ferry struck.", "b": "A wombat slept.", "c": "Whales sang.", "d": "The ferry, a wombat."}
    write_snapshot(folder, [article(text, id=name, title="") for name, text in texts.items()], STATE)
    write_addition(folder, Fresh.of([article("A sponge.", id="e", title="")]), Plan(STATE), read_published(folder))
    write_base(folder, Fresh.of([]), Plan(STATE), read_published(folder), {"b", "c"})
    (segment,) = open_current(folder).segments
    assert sorted(segment.postings.terms) == ["ferri", "spong", "strike", "wombat"]


FILES = st.dictionaries(
    st.sampled_from([f"{letter}.txt" for letter in "abcdef"]), st.none() | ARTICLE, min_size=1, max_size=3
)


def put_file(path: Path, article: Article | None) -> None:
    """Write or remove an article's file."""
    if article is None:
        path.unlink(missing_ok=True)
        return
    head = f"Title: {article.title or 'None'}\n" + (f"Source: {article.source}\n" if article.source else "")
    head += f"Date: {article.published.isoformat()}\n" if article.published else ""
    path.write_text(head + "\n" + "\n\n".join(["It rained.", *article.paragraphs]))


@given(st.lists(FILES, min_size=2, max_size=5), st.sampled_from([0.0, 0.5, 100.0]), st.sampled_from([0.01, 100.0]))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each has a new folder
def test_after_each_index_run_the_snapshot_equals_the_store(
    tmp_path_factory: pytest.TempPathFactory,
    adding: None,
    runs: list[dict[str, Article | None]],
    share: float,
    drift: float,
) -> None:
    folder = tmp_path_factory.mktemp("data")
    articles, data = folder / "articles", DataFolder(folder, folder / "articles.sqlite")
    articles.mkdir()
    (articles / "stays.txt").write_text("It stays.")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "ADDITION_SHARE", share)
        patched.setattr(build, "DRIFT", drift)
        for files in runs:
            for name, article in files.items():
                put_file(articles / name, article)
            index_files([articles], data, prune=True)
            snapshot = open_current(data.snapshots)
            assert not build.is_outgrown(snapshot.stored)
            with closing(Store(data.database)) as store:
                assert snapshot.manifest.state == store.state
                check(snapshot, [*store.articles()], folder / "other")


# -- files


def test_an_addition_shares_the_files_of_its_base(indexed: DataFolder, folder: Path) -> None:
    first, second = open_folder(indexed, 1), open_folder(indexed, 2)
    assert (first / "base" / PACKED_FILE).stat().st_ino == (second / "base" / PACKED_FILE).stat().st_ino
    assert not (first / "addition").exists()


def open_folder(data: DataFolder, number: int) -> Path:
    return data.snapshots / f"{number:06d}"


def test_a_base_whose_files_cannot_be_linked_is_copied(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    (folder / "e.txt").write_text("Title: e\n\nA sponge woke.")
    index_files([folder], indexed)
    assert (open_folder(indexed, 3) / "base" / PACKED_FILE).stat().st_nlink == 1
    open_current(indexed.snapshots).verify()
    assert titles(indexed) == set("abcde")


def titles(data: DataFolder) -> set[str]:
    return {article.title for article in open_current(data.snapshots).newest(99)}


def test_the_current_snapshot_the_one_before_and_one_of_another_base_are_kept(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (folder / "e.txt").write_text(f"Title: e\n\nA sponge slept {number}.")
        index_files([folder], indexed)
        assert kept(indexed) == [3 + number - 1, 3 + number]
    with monkeypatch.context() as patched:
        patched.setattr(build, "ADDITION_SHARE", 0)
        (folder / "f.txt").write_text("Title: f\n\nA sponge ate.")
        index_files([folder], indexed)
    assert kept(indexed) == [5, 6]
    for number in range(7, 10):
        (folder / "g.txt").write_text(f"Title: g\n\nA sponge sang {number}.")
        index_files([folder], indexed)
        assert kept(indexed) == sorted({5, number - 1, number})
    open_current(indexed.snapshots).verify()
    assert titles(indexed) == set("abcdefg")


def kept(data: DataFolder) -> list[int]:
    """Return the numbers of the existing snapshots."""
    return sorted(int(path.name) for path in data.snapshots.iterdir() if path.is_dir())


def test_unchanged_articles_are_not_prepared_again(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(paragraphs: Sequence[str], title: str, language: str | None) -> Any:
        read.extend(paragraphs)
        return find_quotes(paragraphs, title, language)

    monkeypatch.setattr(prepare, "find_quotes", counted)
    (folder / "a.txt").write_text("Title: a\n\nThe ferry floats.")
    index_files([folder], indexed)
    assert read == ["The ferry floats."]
    with monkeypatch.context() as patched:
        patched.setattr(build, "ADDITION_SHARE", 0)
        (folder / "e.txt").write_text("Title: e\n\nA sponge ate.")
        index_files([folder], indexed)
    assert len(open_current(indexed.snapshots).segments) == 1
    assert read == ["The ferry floats.", "A sponge ate."]


# -- merging


@pytest.mark.parametrize(("limit", "value"), [("ADDITION_SHARE", 0.2), ("DRIFT", 0.01)])
def test_an_addition_that_is_outgrown_is_published_and_then_merged(
    indexed: DataFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: float
) -> None:
    published: list[int] = []
    add = build.write_addition

    def adding_first(*arguments: Any) -> Path:
        monkeypatch.setattr(build, limit, value)
        written = add(*arguments)
        published.append(len(open_current(indexed.snapshots).segments))
        return written

    monkeypatch.setattr(build, "write_addition", adding_first)
    (folder / "e.txt").write_text("Title: e\n\nA sponge with very many arms and legs slept.\n\nAnd slept.")
    index_files([folder], indexed)
    snapshot = open_current(indexed.snapshots)
    assert (published, len(snapshot.segments), snapshot.manifest.drifted) == ([2], 1, 0)
    assert titles(indexed) == set("abcde")


def test_lengths_that_drift_because_an_article_went_are_noticed(
    folder: Path, data: DataFolder, adding: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "ADDITION_SHARE", 0.05)
    monkeypatch.setattr(build, "DRIFT", 0.01)
    for number in range(30):
        (folder / f"{number}.txt").write_text("Title: short\n\nA short ferry.")
    (folder / "long.txt").write_text("Title: long\n\n" + "very long ferry " * 500)
    index_files([folder], data)
    (folder / "long.txt").unlink()
    index_files([folder], data, prune=True)
    with closing(Store(data.database)) as store:
        write_snapshot(data.path / "other", store.articles(), STATE)
    held = open_current(data.snapshots).manifest.averages
    assert held == pytest.approx(open_current(data.path / "other").manifest.averages, rel=0.011)
