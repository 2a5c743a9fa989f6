"""The order of hits, and their probability of answering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Snapshot
from index.answers.candidates import Candidates, evidence_terms
from index.answers.features import compute_features
from index.answers.ranking import FOUND_CONFIDENCE, RERANKED_HITS, off_topic, rank, relative_features
from index.answers.search import ask, understand_for
from index.answers.weights import ANSWER_WEIGHTS, ORDER_WEIGHTS, OTHER_ANSWER_WEIGHTS, OTHER_ORDER_WEIGHTS


def first(engine: Snapshot, question: str) -> str:
    """Return the best paragraph for a question."""
    hit = next(iter(rank(engine, understand_for(engine, question), 10))).hit
    return engine.paragraph(hit.article_id, hit.position)


def features_of(engine: Snapshot, text: str) -> dict[str, np.ndarray]:
    question = understand_for(engine, text)
    columns = evidence_terms(question)
    hits, evidence = engine.search_with_evidence(question.terms, RERANKED_HITS, columns)
    return compute_features(Candidates(engine, question, list(hits), evidence, columns))


def test_a_paragraph_with_the_number_asked_for_goes_before_the_lead(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(
            "The new swimming bath in Lomvik has opened its doors at last, after long arguments over what it cost.",
            "People queued in the rain.",
            "The bath cost 12 million crowns, said the council of Lomvik.",
            title="Swimming bath opens in Lomvik",
        )
    )
    assert "12 million" in first(engine, "how much did the swimming bath in Lomvik cost")


def test_a_paragraph_of_another_article_without_the_name_goes_behind(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(
            "The bridge over the river closed for repairs on Monday.", "Orrin Bay waits.", id="a", title="Orrin Bay"
        ),
        article("The bridge closed for repairs, and closed again.", "Dellmouth waits.", id="b", title="Dellmouth"),
    )
    assert first(engine, "when did the bridge in Orrin Bay close for repairs").startswith("The bridge over the river")


def test_all_weights_are_of_features_that_there_are(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    features = features_of(snapshot_of(article("It rained.", "It snowed.")), "rain snow")
    relative = relative_features(np.array([1.0, 0.5]), np.array([0, 0]))
    assert set(ORDER_WEIGHTS) <= set(features)
    assert set(ANSWER_WEIGHTS) <= {*features, *relative}
    assert set(OTHER_ORDER_WEIGHTS) == set(ORDER_WEIGHTS)
    assert set(OTHER_ANSWER_WEIGHTS) == set(ANSWER_WEIGHTS)
    assert all(len(column) == 2 for column in features.values())


def test_no_feature_is_computed_that_nothing_uses(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    read: set[str] = set()

    class Read(dict[str, np.ndarray]):
        """Features that record which of them are read."""

        def __getitem__(self, name: str) -> np.ndarray:
            read.add(name)
            return super().__getitem__(name)

    features = Read(features_of(snapshot_of(article("It rained.")), "rain"))
    off_topic(features)
    assert set(features) - {*ORDER_WEIGHTS, *ANSWER_WEIGHTS} <= read


def test_the_same_story_in_many_outlets_is_found_as_well_as_in_one(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    said = "“The burrow law of 1907 says so,” said Judge Ottokar Brimble, who has heard many cases about moles."
    days = [date(2025, 1, day) for day in range(1, 10)]
    several = [article(said, id=str(day), title="Verdict", published=day) for day in days]
    question = "What did Brimble say about burrow law?"
    alone = ask(snapshot_of(several[0]), question).confidence
    assert alone >= FOUND_CONFIDENCE
    assert ask(snapshot_of(*several), question).confidence >= alone - 0.1


@pytest.mark.parametrize(
    "question", ["Who won the 2022 chess world cup?", "What did Brimble say about taxes on herring?"]
)
def test_a_passage_with_few_words_of_the_question_is_not_found(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    engine = snapshot_of(
        article(
            "“No wall in the world would have held,” said Ottokar Brimble of Dellmouth.", "It rained.", title="Wall"
        ),
        article("The wall had been leaking since 2022, a report found.", id="b"),
    )
    assert not ask(engine, question).found


def test_a_word_of_little_content_counts_less_than_another_as_rare(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("The guild of Dellmouth hired a warden.", id="a"),
        article("Some towns need no warden, and take a ferry.", id="b"),
    )
    general = features_of(engine, "which guild needs a warden")["covered"]
    other = features_of(engine, "which guild ferries a warden")["covered"]
    assert general.max() > other.max()


def test_a_synonym_is_no_answer_where_the_rest_of_the_question_is_missing(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("Some vehicles crossed the bridge in Dellmouth.", "It rained."),
        article("A tailor from Karsk repairs umbrellas.", id="b"),
    )
    assert not ask(engine, "who repairs cars").found
    assert ask(engine, "which cars crossed the bridge").found


def test_a_question_of_words_of_little_content_alone_is_not_answered(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("It is the kind of thing that people make in Dellmouth.", "It rained."))
    assert not ask(engine, "what kind of thing do people make").found
    assert ask(engine, "what do people make in Dellmouth").found


def test_a_question_that_asks_for_a_name_is_answered_sooner_than_one_for_a_way(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("Ottokar Brimble mended the wall of the old mill with clay and straw.", "It held."))
    sure = {word: ask(engine, f"{word} mended the wall").confidence for word in ("who", "how")}
    assert sure["who"] > sure["how"]


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=60), st.data())
def test_odds_are_shares(scores: list[float], data: st.DataObject) -> None:
    articles = data.draw(st.lists(st.integers(0, 5), min_size=len(scores), max_size=len(scores)))
    relative = relative_features(np.array(scores), np.array(articles, np.int64))
    assert all(0 <= share <= 1 + 1e-9 for name in ("article_odds", "best_odds") for share in relative[name])
    assert (relative["below"] >= 0).all()
