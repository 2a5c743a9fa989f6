"""Selecting quotations and articles: who is meant by a name, which days, in which order."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index import Article, Snapshot
from index.engine.snapshot import open_current
from index.errors import SnapshotDamaged
from index.indexing.build import write_addition, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.research import Selection, near_outlets, near_people, select_articles, select_quotations
from index.storage import read_published

Make = Callable[..., Article]
Build = Callable[..., Snapshot]


def said(name: str, words: str = "The wall will hold for another winter,") -> str:
    return f"“{words}” said {name}, who has watched it for years."


@pytest.fixture
def archive(article: Make, snapshot_of: Build) -> Snapshot:
    """Five articles: two people named Brandt, a mayor by name and by office, and one without a date."""
    return snapshot_of(
        article(said("Ana Brandt"), id="ana", source="The Harbour Gazette", published=date(2025, 3, 4)),
        article(said("Maria Brandt"), id="maria", source="Northern Post", published=date(2025, 3, 5)),
        article(
            "Ines Ferrante, the mayor of Dellmouth, opened the wall.",
            "“It is safe,” the mayor said. “It will hold for many winters to come.”",
            id="mayor",
            source="The Harbour Gazette",
            published=datetime(2025, 3, 6, 23, 30, tzinfo=UTC),
        ),
        article("Nobody said a word about the wall.", id="silent", published=date(2025, 3, 7)),
        article(said("Ana Brandt"), id="undated"),
    )


@pytest.fixture
def grown(article: Make, tmp_path: Path) -> Snapshot:
    """A base of four articles, and an addition with a new one and changed ones."""
    folder, titles = tmp_path / "snapshots", {"a": "gone", "b": "old", "c": "old", "d": "old"}
    days = {name: date(2025, 3, number) for number, name in enumerate("abcd", 1)}
    old = [article("Rain.", id=name, title=title, published=days[name]) for name, title in titles.items()]
    new = [article("Rain.", id=name, title=title, published=when) for name, title, when in CHANGES]
    write_snapshot(folder, old, "state")
    write_addition(folder, Fresh.of(new), Plan("state"), read_published(folder), {"a"})
    return open_current(folder)


CHANGES = [("c", "changed", date(2025, 3, 3)), ("e", "new", date(2025, 3, 5))]


def ids(snapshot: Snapshot, selection: Selection) -> list[str]:
    return list(dict.fromkeys(quoted.article_id for quoted in select_quotations(snapshot, selection)))


def test_all_quotations_come_newest_first_and_undated_ones_last(archive: Snapshot) -> None:
    assert ids(archive, Selection()) == ["mayor", "maria", "ana", "undated"]


def test_words_are_verbatim_and_stand_at_their_place_in_the_paragraph(examples: Snapshot) -> None:
    quotations = list(select_quotations(examples, Selection()))
    assert len(quotations) > 100
    for quoted in quotations:
        paragraph = examples.paragraph(quoted.article_id, quoted.paragraph)
        assert quoted.words == paragraph[quoted.start : quoted.end]
        head = examples.head(quoted.article_id)
        assert (quoted.headline, quoted.outlet, quoted.url) == (head.title, head.source, head.url)


def test_a_name_is_certain_only_where_the_engine_says_so(examples: Snapshot) -> None:
    quotations = select_quotations(examples, Selection())
    exported = [(q.article_id, q.paragraph, q.start, q.speaker, q.certain) for q in quotations]
    stored = [
        (head.id, quote.paragraph, quote.start, quote.speaker, quote.certain and quote.speaker is not None)
        for head in select_articles(examples, Selection())
        for position in range(examples.length(head.id))
        for quote in examples.quotes(head.id, position)
    ]
    assert exported == stored
    assert {certain for *_, certain in exported} == {True, False}


def test_a_full_name_selects_no_namesake(archive: Snapshot) -> None:
    assert ids(archive, Selection("Ana Brandt")) == ["ana", "undated"]
    assert ids(archive, Selection("Dr Ana Brandt")) == ["ana", "undated"]
    assert ids(archive, Selection("ana brandt")) == ["ana", "undated"]
    assert ids(archive, Selection("ANA BRANDT")) == ["ana", "undated"]


def test_a_surname_selects_everybody_who_has_it_as_in_a_question(archive: Snapshot) -> None:
    assert ids(archive, Selection("Brandt")) == ["maria", "ana", "undated"]


def test_a_first_name_alone_selects_nobody(archive: Snapshot) -> None:
    assert ids(archive, Selection("Ana")) == []


@pytest.mark.parametrize("name", ["Zoe Quist", "?!", "the", "Brandt Ana"])
def test_a_name_that_nobody_has_selects_nothing(archive: Snapshot, name: str) -> None:
    assert ids(archive, Selection(name)) == []


def test_the_name_behind_a_role_is_searched_and_never_printed(archive: Snapshot) -> None:
    quotations = list(select_quotations(archive, Selection("Ines Ferrante")))
    assert [quoted.article_id for quoted in quotations] == ["mayor"] * len(quotations)
    assert quotations
    stored = [quote for position in range(2) for quote in archive.quotes("mayor", position)]
    assert [quoted.speaker for quoted in quotations] == [quote.speaker for quote in stored]


@pytest.mark.parametrize("name", ["The Harbour Gazette", "the harbour gazette", "Harbour Gazette", "HARBOUR GAZETTE"])
def test_an_outlet_is_named_as_in_a_question(archive: Snapshot, name: str) -> None:
    assert ids(archive, Selection(outlet=name)) == ["mayor", "ana"]


def test_an_outlet_that_is_not_in_the_index_selects_nothing(archive: Snapshot) -> None:
    assert ids(archive, Selection(outlet="Reuters")) == []


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2025, 3, 5), None, ["mayor", "maria"]),
        (None, date(2025, 3, 5), ["maria", "ana"]),
        (date(2025, 3, 6), date(2025, 3, 6), ["mayor"]),
        (date(2025, 3, 8), None, []),
        (date.min, date.max, ["mayor", "maria", "ana"]),
    ],
)
def test_both_days_of_a_range_are_in_it_and_undated_articles_are_not(
    archive: Snapshot, since: date | None, until: date | None, expected: list[str]
) -> None:
    assert ids(archive, Selection(since=since, until=until)) == expected


def test_articles_are_cited_whether_they_quote_anybody_or_not(archive: Snapshot) -> None:
    assert [head.id for head in select_articles(archive, Selection())] == ["silent", "mayor", "maria", "ana", "undated"]


def test_with_a_person_only_articles_that_quote_them_are_cited(archive: Snapshot) -> None:
    assert [head.id for head in select_articles(archive, Selection("Maria Brandt"))] == ["maria"]


def test_names_are_offered_that_resemble_one_that_nobody_has(archive: Snapshot) -> None:
    assert near_people(archive, "Anna Brand")[0] == "Ana Brandt"
    assert near_people(archive, "Eva Brandt") == ["Ana Brandt", "Maria Brandt"]
    assert near_people(archive, "Zoe Quist") == []
    assert near_outlets(archive, "Harbor Gazete") == ["The Harbour Gazette"]
    assert near_outlets(archive, "xyz") == []


def test_articles_of_the_addition_stand_in_order_between_those_of_the_base_and_replace_them(
    grown: Snapshot,
) -> None:
    assert len(grown.segments) == 2
    assert [(head.id, head.title) for head in select_articles(grown, Selection())] == [
        ("e", "new"), ("d", "old"), ("c", "changed"), ("b", "old"),
    ]  # fmt: skip


def test_memory_does_not_grow_with_the_archive(article: Make, snapshot_of: Build) -> None:
    def peak(articles: int) -> int:
        texts = [said("Ana Brandt"), *("The wall stood in the rain. " * 200 for _ in range(5))]
        snapshot = snapshot_of(*(article(*texts, id=f"{number}") for number in range(articles)))
        tracemalloc.start()
        try:
            assert sum(1 for _ in select_quotations(snapshot, Selection())) >= articles
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # loads what is loaded on first use
    assert peak(400) < peak(40) + 100_000  # bytes; the texts of 360 articles are 2 MB


def test_damage_is_reported_as_such(examples: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise IndexError("of a damaged array")

    def report(snapshot: Snapshot) -> None:
        raise SnapshotDamaged(snapshot.folder, "wrong checksum")

    monkeypatch.setattr("index.storage.documents.Documents.head", broken)
    with pytest.raises(IndexError):  # its files are whole
        list(select_quotations(examples, Selection()))
    monkeypatch.setattr("index.engine.snapshot.Snapshot.verify", report)
    with pytest.raises(SnapshotDamaged):
        list(select_quotations(examples, Selection()))
