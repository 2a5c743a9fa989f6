"""Links between terms: other words for the words of a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Article, Question, Snapshot, ask
from index.answers.links import find_links
from index.engine import MAX_EVIDENCE_TERMS
from index.text import extract_terms, spelt_out


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles with words that have other spellings and names."""
    return snapshot_of(
        article("The Lomvik Fishery Board (LFB) met on Monday. All of the LFB agreed on quotas.", id="board"),
        article("The G7 agreed on grain, the host said.", id="grain"),
        article("The F-35 fell into the bay, an officer said.", id="jet"),
        article("The Wi-Fi on the ferry failed, and Karl Mueller mended it.", id="wifi"),
        article("Police arrested a baker over the fire.", id="police"),
        article("The loan was 1.5 million crowns, and the grant £16bn.", id="loan"),
        article("A book by JK Tolk won.", id="book"),
        article("The choir sang until midnight.", id="choir"),
        article("Manchester United sold a keeper.", id="keeper"),
        article("The Australian embassy moved to Lomvik.", id="embassy"),
        article("The invasion of Skerrow by otters took a day.", id="otters"),
        article("The Norwegian harvest was poor.", id="harvest"),
    )


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("what did the G-7 agree on", "grain"),
        ("where did the F35 fall", "jet"),
        ("who mended the wifi", "wifi"),
        ("what did Müller mend", "wifi"),
        ("when did the LFB meet", "board"),
        ("when did the Lomvik Fishery Board agree on quotas", "board"),
        ("what did cops arrest the baker for", "police"),
        ("who lent 1.5m crowns", "loan"),
        ("who got a grant of 16 billion", "loan"),
        ("which book by J. K. Tolk won", "book"),
        ("who did Man Utd sell", "keeper"),
        ("where did the Aussie embassy move", "embassy"),
        ("which animals invaded Skerrow", "otters"),
        ("how was the harvest in Norway", "harvest"),
    ],
)
def test_other_spellings_and_names_are_found(engine: Snapshot, question: str, article_id: str) -> None:
    answer = ask(engine, question)
    assert [passage.article_id for passage in answer.passages] == [article_id]


def test_a_synonym_in_the_answer_is_mentioned(engine: Snapshot) -> None:
    assert ask(engine, "what did cops arrest the baker for").understood.also_searched == ("police",)
    assert ask(engine, "what did police arrest the baker for").understood.also_searched == ()


def test_a_people_is_no_country_that_the_articles_name(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("The Norwegian harvest was poor.", id="harvest"), article("Norway sang.", id="song"))
    links = find_links(engine, ask(engine, "how was the harvest in Norway").understood)
    assert not links


def test_another_spelling_needs_no_word(engine: Snapshot) -> None:
    assert ask(engine, "what did the G-7 agree on").understood.also_searched == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The Lomvik Fishery Board (LFB) met.", "lomvik fisheri board"),
        ("On Monday the Bureau of Inland Fish (BIF) met.", "bureau inland fish"),
        ("The Lomvik Board (LFB) met.", ""),
        ("A board (LFB) met.", ""),
        ("LFB met.", ""),
    ],
)
def test_an_abbreviation_stands_for_words_with_its_initials(text: str, whole: str) -> None:
    assert spelt_out("bif" if "BIF" in text else "lfb", text) == tuple(whole.split())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_links_go_from_terms_of_the_question_to_terms_of_the_articles(examples: Snapshot, text: str) -> None:
    terms = tuple(extract_terms(text))
    for link in find_links(examples, Question(text, terms)):
        assert set(link.terms) <= set(terms)
        assert all(map(examples.holds, link.others))


def test_an_unknown_name_is_not_composed_of_two_words(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“I sold the gold,” the man said of the mine.", id="a"))
    assert not ask(engine, "What did Goldman say about the mine?").found
    assert find_links(engine, Question("goldman", ("goldman",))) == []


def test_a_question_of_as_many_terms_as_are_looked_at_is_answered(examples: Snapshot) -> None:
    # All but a few are too long to have links; the synonyms of those few exceed the limit.
    question = " ".join(["cops wifi F35", *(f"{'q' * 30}{number}" for number in range(70))])
    assert len(ask(examples, question).understood.terms) == MAX_EVIDENCE_TERMS
