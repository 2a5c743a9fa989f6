"""Where quotations stand in an article, and which are certain in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Snapshot
from index.quotes.finder import find_quotes
from index.text.quotation_marks import opens_with_quotation_mark
from tests.index.quotes.quotations import only

WORDS = st.sampled_from(
    "“ ” ‘ ’ \" ' « » „ said says Ana Brandt Putin he she Mayor Mr. according to told . , : ; … — ( ) O'Hara’s".split(
        " "
    )
)
PARAGRAPHS = st.lists(st.text() | st.lists(WORDS | st.text(max_size=3)).map(" ".join), max_size=4)


@given(PARAGRAPHS)
def test_a_certain_speaker_is_named_in_the_paragraph(paragraphs: list[str]) -> None:
    for quote in find_quotes(paragraphs):
        if quote.certain:
            assert quote.speaker
            assert quote.speaker.split()[-1] in paragraphs[quote.paragraph]


def test_no_quote_of_the_examples_is_certain_by_a_pronoun_or_by_going_on(examples: Snapshot) -> None:
    quotes = [quote for article in examples.newest(100) for quote in find_quotes(article.paragraphs)]
    assert {quote.rule for quote in quotes if quote.certain} == {"X said", "said X", "according to X"}
    assert all(quote.certain is False for quote in quotes if quote.rule in ("role", "subject", "X:"))
    assert {quote.rule for quote in quotes} > {"pronoun", "continues"}


@given(PARAGRAPHS)
def test_a_quote_is_the_paragraphs_own_text_at_its_place(paragraphs: list[str]) -> None:
    for quote in find_quotes(paragraphs):
        assert paragraphs[quote.paragraph][quote.start : quote.end] == quote.text
        assert quote.text.strip()


def test_offsets_of_quotations_in_the_examples_are_right(examples: Snapshot) -> None:
    articles = examples.newest(100)
    quotes = [(article, quote) for article in articles for quote in find_quotes(article.paragraphs)]
    assert len(quotes) > 100
    assert all(article.paragraphs[one.paragraph][one.start : one.end] == one.text for article, one in quotes)


def test_words_whose_mark_is_never_closed_run_to_the_end() -> None:
    assert only("Ana Brandt said: “We go. And then").text == "We go. And then"


@pytest.mark.parametrize("paragraph", ["“”", "“ ”", "”", "rock ’n’ roll", "the workers' own", "it’s O’Hara’s"])
def test_marks_without_words_and_apostrophes_are_no_quotes(paragraph: str) -> None:
    assert find_quotes([paragraph]) == []


@pytest.mark.parametrize("paragraphs", [[], [""], ["", " "]])
def test_an_article_without_words_has_no_quotes(paragraphs: list[str]) -> None:
    assert find_quotes(paragraphs) == []


@pytest.mark.parametrize(
    ("paragraph", "opens"),
    [
        ("“We go", True),
        ('"We go', True),
        ("‘We go", True),
        ("«We go", True),
        ("We “go", False),
        ("“ We", False),
        ("“", False),
        ("", False),
    ],
)
def test_a_paragraph_opens_with_a_mark_only_if_words_follow_it(paragraph: str, opens: bool) -> None:
    assert opens_with_quotation_mark(paragraph) == opens


def test_a_mark_without_words_is_no_quotation() -> None:
    paragraphs = ["“It sank.", "He cried: “So?”", "He laughed: ”"]
    assert [quote.text for quote in find_quotes(paragraphs, paragraphs[0])] == ["It sank.", "So?"]


def test_a_quotation_in_a_link_to_another_article_is_never_certain() -> None:
    quote = only("Read more: Ana Brandt says “we never sail in May”")
    assert not quote.certain


def test_a_quotation_continues_after_an_advertisement() -> None:
    quotes = find_quotes(["“We go,” said Ana Brandt.", "Advertisement", "“We never come back.”"])
    assert [quote.speaker for quote in quotes] == ["Ana Brandt", "Ana Brandt"]
