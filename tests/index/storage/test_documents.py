"""Articles as arrays: offsets of each field's terms, order and packing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article
from index.indexing.prepare import Batch, Preparer
from index.model import Head, Quotation
from index.storage.documents import UNDATED, microseconds, order_key, pack_head, pack_quotes
from index.storage.forward_index import ForwardIndex

# For each article the headline, then for each paragraph its own terms and its speakers'.
TERMS = st.lists(st.integers(0, 5), max_size=3)
ARTICLES = st.lists(st.tuples(TERMS, st.lists(st.tuples(TERMS, TERMS), max_size=3)), max_size=4)
Articles = list[tuple[list[int], list[tuple[list[int], list[int]]]]]


def forward_of(articles: Articles) -> ForwardIndex:
    entries = [terms for head, texts in articles for terms in (head, *(one for text in texts for one in text))]
    data = np.array([term for terms in entries for term in terms], np.int32)
    first_rows = np.cumsum([0, *(len(texts) for _, texts in articles)], dtype=np.int64)
    return ForwardIndex(data, np.cumsum([0, *map(len, entries)], dtype=np.int64), first_rows)


def fields_of(articles: Articles) -> dict[str, list[list[int] | None]]:
    """Return the terms of each field of each row, or None if the row has no such field."""
    pairs = [(head, texts, position) for head, texts in articles for position in range(len(texts))]
    return {
        "text": [texts[position][0] for _, texts, position in pairs],
        "speakers": [texts[position][1] for _, texts, position in pairs],
        "previous": [texts[position - 1][0] if position else None for _, texts, position in pairs],
        "headline": [head for head, _, _ in pairs],
    }


@given(ARTICLES)
def test_each_field_of_a_paragraph_is_where_its_terms_are(articles: Articles) -> None:
    forward = forward_of(articles)
    for field, expected in fields_of(articles).items():
        entries = forward.entries(field)
        found = [
            None if entry < 0 else forward.data[forward.starts[entry] : forward.starts[entry + 1]].tolist()
            for entry in entries.tolist()
        ]
        assert found == expected
        assert forward.lengths(entries).tolist() == [len(terms or ()) for terms in expected]


def test_a_field_that_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="tags"):
        forward_of([]).entries("tags")


@given(ARTICLES, st.data())
def test_some_articles_alone_are_as_if_there_were_no_others(articles: Articles, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(articles))), unique=True) if articles else st.just([]))
    found, expected = forward_of(articles).take(chosen), forward_of([articles[number] for number in chosen])
    for name in ("data", "starts", "first_rows"):
        assert getattr(found, name).tolist() == getattr(expected, name).tolist()
        assert getattr(found, name).dtype == getattr(expected, name).dtype


@given(ARTICLES)
def test_terms_are_counted_once_a_paragraph_and_in_own_texts_alone(articles: Articles) -> None:
    expected = Counter(term for _, texts in articles for own, _ in texts for term in set(own))
    terms, counts = forward_of(articles).count_terms()
    assert list(zip(terms.tolist(), counts.tolist(), strict=True)) == sorted(expected.items())
    assert terms.dtype == counts.dtype == np.dtype(np.int32)


# -- order


def test_articles_are_ordered_from_newest_to_oldest_undated_ones_last_and_then_by_id() -> None:
    east = timezone(timedelta(hours=3))
    expected = [
        (datetime(2024, 12, 19, 0, 0, 0, 1, tzinfo=UTC), "z"),
        (date(2024, 12, 19), "a"),
        (datetime(2024, 12, 19, 3, tzinfo=east), "b"),
        (datetime(2024, 12, 19, 2, 59, tzinfo=east), "a"),
        (date(1, 1, 1), "a"),
        (None, ""),
        (None, "a"),
        (None, "й"),
    ]
    keys = [order_key(*pair) for pair in expected]
    assert keys == sorted(set(keys))


@given(st.dates() | st.datetimes(timezones=st.just(UTC)))
def test_any_date_lies_after_undated_and_fits_into_64_bits(published: date) -> None:
    assert UNDATED < microseconds(published) < 2**62


# -- packing


def test_a_quote_is_packed_without_its_text(article: Callable[..., Article]) -> None:
    quote = Quotation(3, "We go", 1, 6, "Ána", "said", "direct", "after", True)
    assert json.loads(pack_quotes([quote])) == [[1, 6, "Ána", "said", "direct", "after", True]]


def test_an_article_is_packed_without_its_paragraphs(article: Callable[..., Article]) -> None:
    packed = json.loads(pack_head(Head.of(article("Text.", title="T", published=date(2024, 1, 2)))))
    assert (packed["title"], packed["published"]) == ("T", "2024-01-02")
    assert "paragraphs" not in packed


# -- arrays of articles


def documents(articles: Sequence[Article]) -> tuple[list[str], ForwardIndex]:
    prepared = Preparer(("text", "speakers", "headline"), compiled=False)(Batch.of(articles))
    return prepared.new_terms, prepared.documents.forward


def test_the_terms_of_headline_text_and_speakers_lie_in_their_entries(article: Callable[..., Article]) -> None:
    text = "“We go,” said Ana Brandt. “We stay,” said Bo Quist."
    terms, forward = documents([article("Rain.", text, title="Ferry strike"), article(title="Storm", id="b")])
    held = [[terms[number] for number in segment] for segment in np.split(forward.data[:], forward.starts[1:-1])]
    assert held[:3] == [["ferri", "strike"], ["rain"], []]
    assert held[4] == ["ana", "brandt", "bo", "quist"]
    assert held[5] == ["storm"]
    assert forward.first_rows.tolist() == [0, 2, 2]


def test_articles_come_back_from_their_arrays(article: Callable[..., Article]) -> None:
    articles = [
        article("One.", "", "“We go,” said Ana Brandt.", id="a", source="X", published=date(2024, 1, 2)),
        article(id="none"),
        article("Два 日本 😀", id="й", title="Ц", source="Y", url="u", author="w"),
        article("Four.", id="d", source="X", published=datetime(2024, 1, 2, 3, tzinfo=timezone(timedelta(hours=3)))),
    ]
    held = Preparer(("text", "speakers"), compiled=False)(Batch.of(articles)).documents
    assert [held.article(number) for number in range(len(held))] == articles
    assert held.outlets.tolist() == [0, -1, 1, 0]
    assert list(held.outlet_names) == ["X", "Y"]
    assert held.days.tolist() == [date(2024, 1, 2).toordinal(), 0, 0, date(2024, 1, 2).toordinal()]
    assert [quote.speaker for quote in held.quotes_in(2, 2)] == ["Ana Brandt"]
    assert held.quotes_in(0, 0) == ()
