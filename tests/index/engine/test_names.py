"""Words that an index recognises as names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Capitalised words inside sentences and at their start, and lower-case words."""
    return snapshot_of(
        article("Rain fell on Lomvik. News of it came late, and the rain went on.", id="a"),
        article("The news reached Ana Cash in Lomvik; she had no cash. “Rain!” the police said.", id="b"),
    )


@pytest.mark.parametrize(("term", "is_name"), [("lomvik", True), ("ana", True), ("rain", False), ("news", False)])
def test_a_name_is_capitalised_inside_sentences(engine: Snapshot, term: str, is_name: bool) -> None:
    assert engine.is_name(term) is is_name


def test_a_word_that_is_written_both_ways_is_no_name(engine: Snapshot) -> None:
    assert not engine.is_name("cash")


def test_a_word_that_no_article_holds_is_no_name(engine: Snapshot) -> None:
    assert not engine.is_name("xylophon")


def test_who_speaks_without_a_name_is_not_among_the_names(engine: Snapshot) -> None:
    assert "polic" not in engine.names
    assert not engine.is_name("polic")


def test_names_are_counted_over_a_base_and_an_addition(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    texts = ["He met Marsh in May.", "In the marsh, a marsh hen sang by the marsh."]
    assert snapshot_of(article(texts[0], id="a")).is_name("marsh")
    assert not snapshot_of(*(article(text, id=str(number)) for number, text in enumerate(texts))).is_name("marsh")


@pytest.mark.parametrize(
    ("word", "is_written"), [("reached", True), ("Reached", True), ("reaches", False), ("cas", False)]
)
def test_a_word_is_written_so_or_in_another_form(engine: Snapshot, word: str, is_written: bool) -> None:
    assert engine.holds("reach")
    assert engine.writes(word) is is_written


def test_words_that_are_used_often_are_counted_in_full_in_a_large_index(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    often = ["They met Marsh.", *["We saw Marsh by the marsh."] * 180]  # 181 and 180 times: together over a byte
    snapshot = snapshot_of(article("“We go,” said Ana Marsh.", *often))
    assert "ana" in snapshot.names
    assert "marsh" not in snapshot.names
