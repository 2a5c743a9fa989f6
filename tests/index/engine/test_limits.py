"""Searching within limits: dates and outlets exclude paragraphs and change nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Limits, Snapshot
from index.engine.snapshot import open_current
from index.indexing.build import write_addition, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.model import published_moment
from index.storage.snapshot_files import read_published

Make = Callable[..., Article]
EAST = timezone(timedelta(hours=3))


@pytest.fixture(params=[False, True], ids=["NumPy", "kernel"], autouse=True)
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small snapshots searched by NumPy, as usual, or by the kernel, like large ones."""
    if request.param:
        monkeypatch.setattr("index.engine.bm25.COMPILED_FROM", 0)


@pytest.fixture
def snapshot(snapshot_of: Callable[..., Snapshot], article: Make) -> Snapshot:
    """Five articles about rain, dated and undated, from three outlets and without an outlet."""
    return snapshot_of(
        article("It rained.", "Rain again.", id="day", source="Gazette", published=date(2024, 12, 19)),
        article("It rained.", id="evening", source="Herald", published=datetime(2024, 12, 19, 20, tzinfo=UTC)),
        article("It rained.", id="night", source="Gazette", published=datetime(2024, 12, 19, 2, tzinfo=EAST)),
        article("It rained.", id="old", source=None, published=date(2020, 1, 1)),
        article("It rained.", id="undated", source="Post"),
    )


def found(snapshot: Snapshot, limits: Limits) -> set[str]:
    return {hit.article_id for hit in snapshot.search(["rain"], 99, limits)}


ALL = {"day", "evening", "night", "old", "undated"}


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(), ALL),
        (Limits(since=date(2024, 12, 19)), {"day", "evening"}),
        (Limits(since=datetime(2024, 12, 18, 23, tzinfo=UTC)), {"day", "evening", "night"}),
        (Limits(since=datetime(2024, 12, 19, 2, tzinfo=EAST)), {"day", "evening", "night"}),
        (Limits(since=datetime(2024, 12, 18, 23, 0, 0, 1, tzinfo=UTC)), {"day", "evening"}),
        (Limits(until=date(2024, 12, 19)), {"night", "old"}),
        (Limits(until=datetime(2024, 12, 19, 20, tzinfo=UTC)), {"day", "night", "old"}),
        (Limits(until=datetime(2024, 12, 19, 20, 0, 0, 1, tzinfo=UTC)), {"day", "evening", "night", "old"}),
        (Limits(since=date(2024, 12, 19), until=date(2024, 12, 20)), {"day", "evening"}),
        (Limits(since=date.min), ALL - {"undated"}),
        (Limits(until=date.max), ALL - {"undated"}),
        (Limits(until=datetime.max.replace(tzinfo=UTC)), ALL - {"undated"}),
        (Limits(outlets=frozenset({"Gazette"})), {"day", "night"}),
        (Limits(outlets=frozenset({"Gazette", "Post", "nobody"})), {"day", "night", "undated"}),
        (Limits(since=date(2024, 12, 19), outlets=frozenset({"Gazette", "Post"})), {"day"}),
        (Limits(since=date(2025, 1, 1)), set()),
        (Limits(until=date(2020, 1, 1)), set()),
        (Limits(since=date(2021, 1, 1), until=date(2022, 1, 1)), set()),
        (Limits(since=date(2024, 12, 20), until=date(2024, 12, 1)), set()),
        (Limits(since=date(2024, 12, 19), until=date(2024, 12, 19)), set()),
        (Limits(outlets=frozenset()), set()),
        (Limits(outlets=frozenset({"gazette", "Gazette ", "", "None"})), set()),
    ],
)
def test_only_articles_within_the_limits_are_found(snapshot: Snapshot, limits: Limits, expected: set[str]) -> None:
    assert found(snapshot, limits) == expected


def test_an_outlet_may_be_named_in_any_script(snapshot_of: Callable[..., Snapshot], article: Make) -> None:
    names = ["Новости", "日報", "a\0b", "'; --", "x" * 5000]
    snapshot = snapshot_of(*(article("It rained.", id=str(n), source=name) for n, name in enumerate(names)))
    for number, name in enumerate(names):
        assert found(snapshot, Limits(outlets=frozenset({name}))) == {str(number)}


def test_an_empty_snapshot_holds_nothing_within_any_limits(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    for limits in (Limits(since=date(2024, 1, 1)), Limits(outlets=frozenset({"Gazette"}))):
        assert snapshot.search(["rain"], 9, limits) == []


# -- equal to filtering the hits afterwards


OUTLETS = ("Gazette", "Herald", None)
DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 5))
WHEN = DAYS | st.datetimes(datetime(2024, 1, 1), datetime(2024, 1, 6), timezones=st.sampled_from([UTC, EAST]))  # noqa: DTZ001
WHENS = st.lists(st.none() | WHEN, min_size=1, max_size=8)
TEXTS = ("The ferry struck.", "A strike and a ferry.", "Rain.", "")
LIMITS = st.builds(
    Limits,
    since=st.none() | WHEN,
    until=st.none() | WHEN,
    outlets=st.none() | st.frozensets(st.sampled_from(["Gazette", "Herald", "nobody"])),
)


def articles_of(whens: Sequence[date | None], prefix: str) -> list[Article]:
    return [
        Article(f"{prefix}{n}", "file:/a", "", (TEXTS[n % 4], TEXTS[n % 3]), OUTLETS[n % 3], published=when)
        for n, when in enumerate(whens)
    ]


def lies_within(article: Article, limits: Limits) -> bool:
    if (limits.since or limits.until) and article.published is None:
        return False
    if limits.outlets is not None and article.source not in limits.outlets:
        return False
    when = published_moment(article.published) if article.published else None
    early = limits.since is not None and when is not None and when < published_moment(limits.since)
    late = limits.until is not None and when is not None and when >= published_moment(limits.until)
    return not (early or late)


@given(WHENS, WHENS, st.sets(st.integers(0, 7)), st.lists(LIMITS, min_size=1, max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each has a new folder
def test_the_hits_are_those_without_limits_less_those_outside(
    tmp_path_factory: pytest.TempPathFactory,
    base: list[date | None],
    added: list[date | None],
    gone: set[int],
    limits: list[Limits],
) -> None:
    folder = tmp_path_factory.mktemp("data") / "snapshots"
    write_snapshot(folder, articles_of(base, "base"), "state")
    fresh = Fresh.of([*articles_of(added, "added"), *articles_of(added[:1], "base")])
    write_addition(folder, fresh, Plan("state"), read_published(folder), {f"base{number}" for number in gone})
    snapshot = open_current(folder)
    for terms in (["ferri"], ["ferri", "strike", "rain"], ["nowher"]):
        hits = snapshot.search(terms, 99)
        for limit in limits:
            expected = [hit for hit in hits if lies_within(snapshot.article(hit.article_id), limit)]
            assert snapshot.search(terms, 99, limit) == expected
            assert snapshot.search(terms, 2, limit) == expected[:2]


def test_removed_articles_are_not_found_within_limits_either(tmp_path: Path, article: Make) -> None:
    folder = tmp_path / "snapshots"
    old = [article("It rained.", id=name, source="Gazette", published=date(2024, 1, 1)) for name in "abc"]
    write_snapshot(folder, old, "state")
    changed = article("It rained.", id="b", source="Herald", published=date(2024, 1, 2))
    write_addition(folder, Fresh.of([changed]), Plan("state"), read_published(folder), {"a"})
    snapshot = open_current(folder)
    assert found(snapshot, Limits(since=date(2024, 1, 1))) == {"b", "c"}
    assert found(snapshot, Limits(outlets=frozenset({"Gazette"}))) == {"c"}
    assert found(snapshot, Limits(outlets=frozenset({"Herald"}))) == {"b"}
    assert found(snapshot, Limits(until=date(2024, 1, 2))) == {"c"}


def test_more_sets_of_outlets_than_are_remembered_are_all_right_from_several_threads(
    snapshot_of: Callable[..., Snapshot], article: Make
) -> None:
    snapshot = snapshot_of(*(article("It rained.", id=str(n), source=str(n)) for n in range(40)))
    wanted = [frozenset({str(n % 40), str((n + 1) % 40)}) for n in range(200)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda outlets: found(snapshot, Limits(outlets=outlets)), wanted))
    assert results == [set(outlets) for outlets in wanted]
