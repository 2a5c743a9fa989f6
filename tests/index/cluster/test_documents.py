"""The documents of a cluster: that they hold what the embedded index would, for any text."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cluster import Document, escape_term, make_documents
from index.indexing.prepare import Batch, Preparer
from index.model import Article, Published
from index.storage import FIELDS, K1, UNDATED, Documents
from index.storage.postings import invert
from index.text import extract_terms

NAMES = tuple(field.name for field in FIELDS)
AVERAGES = [7.5, 1.25, 6.0, 3.0]
PARAGRAPHS = st.lists(st.text(min_size=1, max_size=200).filter(str.strip), min_size=1, max_size=5)
HARBOUR = (
    'The harbour will reopen at 3.5 times its old depth, Mayor Lena Ostrow said on Friday. "The Baltic is patient."',
    "Fishing boats return first. In Baltic ports, fishing is what the harbour lives from.",
    "A ferry follows in May.",
)


def article(
    *paragraphs: str, number: int = 1, published: Published = date(2026, 3, 4), outlet: str | None = "Courier"
) -> Article:
    return Article(
        f"id{number}",
        f"file:///{number}",
        "Baltic harbour reopens",
        paragraphs,
        outlet,
        published=published,
        language="en",
    )


def made(*articles: Article) -> tuple[list[Document], Documents, list[str]]:
    """Return the documents of some articles, and the arrays that they were made of."""
    prepared = Preparer(NAMES, compiled=False)(Batch.of(articles))
    return (
        list(make_documents(prepared.documents, prepared.new_terms, AVERAGES)),
        prepared.documents,
        prepared.new_terms,
    )


def bodies(*paragraphs: str) -> list[dict[str, Any]]:
    return [document.body for document in made(article(*paragraphs))[0]]


@given(st.text())
def test_terms_get_names_without_dots_and_no_name_twice(text: str) -> None:
    terms = set(extract_terms(text))
    names = {escape_term(term) for term in terms}
    assert len(names) == len(terms)
    assert not any("." in name or " " in name or ":" in name for name in names)


def test_a_number_with_a_point_is_a_term_that_can_be_searched_for() -> None:
    body = bodies(*HARBOUR)[0]
    assert "3_5" in body["weights"]
    assert "3.5" in body["own"]


@given(PARAGRAPHS, PARAGRAPHS)
def test_weights_are_those_of_the_embedded_index(first: list[str], second: list[str]) -> None:
    documents, arrays, terms = made(article(*first), article(*second, number=2))
    inverted = invert(arrays.forward, len(terms), averages=AVERAGES)
    saturated: list[dict[str, float]] = [{} for _ in documents]
    for number, term in enumerate(terms):
        for at in range(int(inverted.starts[number]), int(inverted.starts[number + 1])):
            saturated[inverted.rows[at]][escape_term(term)] = float(inverted.weights[at])
    for document, expected in zip(documents, saturated, strict=True):
        weights = document.body["weights"]
        assert weights.keys() == expected.keys()
        for term, weight in weights.items():
            assert (K1 + 1) * weight / (weight + K1) == pytest.approx(expected[term], rel=2**-9)
            bits = int(np.float32(weight).view(np.uint32))
            assert not bits & 0x7FFF, "Lucene would cut these bits off"


@given(PARAGRAPHS)
def test_evidence_has_the_terms_of_each_text_in_order(paragraphs: list[str]) -> None:
    documents, _, _ = made(article(*paragraphs))
    own = [extract_terms(text) for text in paragraphs]
    for position, document in enumerate(documents):
        lines = document.body["evidence"].split("\n")
        assert len(lines) == 8
        assert lines[0].split() == own[position]
        assert lines[1].split() == (own[position - 1] if position else [])
        assert lines[2].split() == extract_terms("Baltic harbour reopens")
        assert lines[5].split() == list(dict.fromkeys(own[position + 1] if position + 1 < len(own) else []))
        assert lines[6].endswith(f" {len(paragraphs)}")
        assert set(document.body["own"]) == set(own[position])


@given(PARAGRAPHS)
def test_each_paragraph_tells_how_many_of_its_article_have_a_term(paragraphs: list[str]) -> None:
    counts = Counter(term for text in paragraphs for term in set(extract_terms(text)))
    for body in bodies(*paragraphs):
        stored = body["in_article"]
        assert {term for term in stored if " " not in term} == set(counts)
        assert len(stored) == len(set(stored))
        digits = [part.split() for part in stored if " " in part]
        summed = {term: sum(int(value) for of, value in digits if of == term) for term, _ in digits}
        assert summed == {term: count for term, count in counts.items() if count > 1}


def test_a_paragraph_says_which_abbreviations_it_spells_out() -> None:
    first, second = bodies("The Harbour Safety Board (HSB) met (twice).", "The HSB (a board) met.")
    assert (first["spelt_out"], second["spelt_out"]) == (["hsb harbor safeti board"], [])


def test_a_paragraph_says_who_speaks_and_what_is_shown() -> None:
    body = bodies(*HARBOUR)[0]
    assert body["shown"]["text"] == HARBOUR[0]
    assert "Lena Ostrow" in body["shown"]["quotes"]
    assert {"lena", "ostrow"} <= set(body["speaker_terms"])
    assert body["evidence"].split("\n")[7] == "Lena Ostrow"
    assert body["evidence"].split("\n")[6].startswith("1 ")
    assert len(body["shown"]["sentences"]) == 6


def test_uses_as_a_name_and_in_lower_case_can_be_counted() -> None:
    body = bodies("He likes the Baltic, and Baltic ports. A harbour is a harbour.")[0]
    assert {"baltic", "baltic 2"} <= set(body["name_uses"])
    assert {"harbor", "harbor 2"} <= set(body["lower_uses"])
    assert "baltic" not in body["lower_uses"]


def test_lengths_add_up_to_the_mean_lengths() -> None:
    documents, arrays, _ = made(article(*HARBOUR), article(*HARBOUR[:2], number=2))
    for field in FIELDS:
        lengths = arrays.forward.lengths(arrays.forward.entries(field.name))
        assert [document.body["lengths"][field.name] for document in documents] == lengths.tolist()


def test_an_article_without_date_and_outlet_sorts_last_and_has_no_day() -> None:
    body = made(article("Rain falls.", published=None, outlet=None))[0][0].body
    assert body["moment"] == UNDATED
    assert not body.keys() & {"day", "outlet"}


def test_documents_have_the_same_ids_each_time_and_count_paragraphs() -> None:
    assert [document.name for document in made(article(*HARBOUR))[0]] == ["id1:0", "id1:1", "id1:2"]
    heads = Counter("headline_terms" in body for body in bodies(*HARBOUR))
    assert heads == {True: 1, False: 2}


def test_a_term_that_is_too_long_to_be_asked_for_is_left_out_of_the_weights() -> None:
    body = bodies(f"Short {'x' * 5000} words.")[0]
    assert all(len(term) < 100 for term in body["weights"])
    assert "x" * 5000 in body["evidence"]
