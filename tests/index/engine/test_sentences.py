"""Sentences in an index: where they end, and which terms each contains."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Snapshot, sentence_spans
from index.engine.snapshot import open_current
from index.indexing.build import write_addition, write_snapshot
from index.indexing.plan import Fresh, Plan
from index.indexing.prepare import Batch, Preparer
from index.storage.documents import Documents
from index.storage.postings import FIELDS
from index.storage.snapshot_files import read_published
from index.text import read_paragraphs
from index.text.analysis import extract_terms

PIECES = [
    "The ferry",
    "sank",
    ".",
    "!",
    " ",
    "\n",
    "“",
    "”",
    "he said.",
    "US",
    "U.S.",
    "IT IS LATE.",
    "Дождь.",
    "é",
    ",",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14).map(" ".join)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=4)


def documents_of(articles: list[list[str]], compiled: bool) -> tuple[Documents, list[str]]:
    made = [Article(f"{n}", f"o{n}", "Title", tuple(texts), language="en") for n, texts in enumerate(articles)]
    prepared = Preparer(("text", "speakers"), compiled)(Batch.of(made))
    return prepared.documents, prepared.new_terms


def languages_of(texts: list[str]) -> list[str]:
    """Return the languages that the paragraphs of an English article are read in."""
    readings = read_paragraphs(texts, "en")
    return ["en"] * len(texts) if readings is None else [reading.words for reading in readings]


@pytest.mark.parametrize("compiled", [False, True], ids=["NumPy", "compiled"])
@given(st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_sentences_come_back_with_the_terms_that_each_holds(compiled: bool, articles: list[list[str]]) -> None:
    documents, known = documents_of(articles, compiled)
    wanted = dict(enumerate(known))
    read = [(text, code) for texts in articles for text, code in zip(texts, languages_of(texts), strict=True)]
    for row, (text, code) in enumerate(read):
        found = documents.sentences_in(row, wanted)
        assert [(span.start, span.end) for span in found] == (sentence_spans(text) or [(0, len(text))])
        assert [held for span in found for held in span.held] == list(enumerate(extract_terms(text, code)))
        if not any(map(str.isupper, text)):  # otherwise the words may be analysed differently on their own
            assert [[term for _, term in span.held] for span in found] == [
                extract_terms(text[span.start : span.end], code) for span in found
            ]


def test_words_that_are_read_otherwise_alone_stay_in_their_sentence() -> None:
    # In an all-capitals text these are pronouns; in a mixed-case paragraph they are names.
    capitals, others = ("THEY TOLD US.", ["they", "tell", "us"]), ("The ferry sank.", ["ferri", "sink"])
    assert extract_terms(capitals[0]) == ["tell"]
    for order in product((capitals, others), repeat=3):
        documents, known = documents_of([[" ".join(text for text, _ in order)]], compiled=False)
        held = [[term for _, term in span.held] for span in documents.sentences_in(0, dict(enumerate(known)))]
        assert held == [["tell"] if others not in order else each for _, each in order]


def test_only_requested_terms_are_returned(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("Rain fell on the port. The ferry sank."))
    first, second = engine.sentences("a", 0, ["ferri", "rain", "unknown"])
    assert (first.held, second.held) == ([(0, "rain")], [(3, "ferri")])
    assert engine.sentences("a", 0, []) == [(0, 22, []), (23, 38, [])]


def test_paragraphs_of_the_base_and_of_an_addition_are_told_apart(
    tmp_path: Path, article: Callable[..., Article]
) -> None:
    folder = tmp_path / "snapshots"
    old = article("Rain.", "A ferry sank. Brandt left.", id="old")
    write_snapshot(folder, [old, article("Sun.", id="gone")], "state")
    new = article("Brandt and rain.", "Nobody. Nothing.", "Snow on Brandt. More snow.", id="new")
    write_addition(folder, Fresh.of([new]), Plan("state"), read_published(folder), ["gone"])
    engine = open_current(folder)
    assert len(engine.segments) == 2
    assert [engine.positions_of(name, "brandt") for name in ("old", "new")] == [[1], [0, 2]]
    assert [engine.positions_of(name, "nowher") for name in ("old", "new")] == [[], []]
    assert [span.held for span in engine.sentences("new", 2, ["brandt", "snow"])] == [
        [(0, "snow"), (1, "brandt")],
        [(2, "snow")],
    ]
    assert [engine.length(name) for name in ("old", "new")] == [2, 3]
    assert engine.head("new").title == new.title
    with pytest.raises(KeyError):
        engine.head("gone")


@given(st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_paragraphs_that_hold_a_term_are_found(articles: list[list[str]]) -> None:
    documents, known = documents_of(articles, compiled=False)
    for number, texts in enumerate(articles):
        held = [extract_terms(text, code) for text, code in zip(texts, languages_of(texts), strict=True)]
        for term, word in enumerate(known):
            expected = [position for position, terms in enumerate(held) if word in terms]
            assert documents.positions_of(number, term) == expected


def test_headlines_and_speakers_do_not_count_as_paragraphs_with_a_term(article: Callable[..., Article]) -> None:
    made = article("“We go,” she said.", "Ana Brandt left.", "“It rains,” Brandt said.", title="Brandt")
    prepared = Preparer([field.name for field in FIELDS], compiled=False)(Batch.of([made]))
    brandt = prepared.new_terms.index("brandt")
    assert prepared.documents.positions_of(0, brandt) == [1, 2]
    assert prepared.documents.speakers_in(2) == {"Ana Brandt"}
    assert prepared.documents.unsure.tolist() == [
        not all(quote.certain for quote in prepared.documents.quotes_in(row, row)) for row in range(3)
    ]


def test_a_trial_index_without_quotes_has_paragraphs_for_sentences() -> None:
    made = Article("a", "o", "Title", ("Rain fell. The ferry sank.",))
    prepared = Preparer(("text",), compiled=False)(Batch.of([made]))
    (span,) = prepared.documents.sentences_in(0, dict(enumerate(prepared.new_terms)))
    assert (span.start, span.end) == (0, 26)
    assert [term for _, term in span.held] == ["rain", "fall", "ferri", "sink"]
