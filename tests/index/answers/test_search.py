"""From questions to answers: what is found, what is not, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Snapshot, ask
from index.answers.ranking import FOUND_CONFIDENCE
from index.answers.search import find_hits
from index.question.understanding import understand
from tests.index.answers.passage_text import text


@pytest.fixture(params=["examples", "seed"])
def corpus(request: pytest.FixtureRequest) -> Snapshot:
    """Index of the examples, or of the seed article alone."""
    found: Snapshot = request.getfixturevalue(request.param)
    return found


# -- questions that must always be answered correctly


def test_the_first_passage_shows_what_putin_said_about_trump(corpus: Snapshot) -> None:
    answer = ask(corpus, "What did Putin say about Trump?")
    assert answer.found
    assert "I haven't spoken to him at all in over four years" in text(answer.passages[0])


def test_the_passages_show_that_putin_declined_to_set_a_date_for_kursk(corpus: Snapshot) -> None:
    answer = ask(corpus, "When will Russia retake Kursk?")
    assert answer.found
    assert any("declined to" in text(passage) and "Kursk" in text(passage) for passage in answer.passages)


def test_who_won_the_world_cup_is_not_found(corpus: Snapshot) -> None:
    assert not ask(corpus, "Who won the 2022 World Cup?").found


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("What did Edwin Marsh say about barley?", "I have cut thinner barley", "Edwin Marsh"),
        ("What did Rosalind Tarn say about the grout?", "reached for the grout", None),
        ("What did Dervla Quist say about winning?", "I wouldn't call that winning", "Dervla Quist"),
        ("How old is the glass sponge reef?", "9,200 years", None),
        ("Who won the Varnholt Open?", "half a point ahead of a grandmaster", None),
        ("How high was the River Dell at the Tanner Street gauge?", "4.7 metres", None),
    ],
)
def test_the_examples_answer(examples: Snapshot, question: str, words: str, speaker: str | None) -> None:
    answer = ask(examples, question)
    showing = [passage for passage in answer.passages if words in text(passage)]
    assert answer.found
    assert showing
    assert speaker is None or showing[0].speaker == speaker


# -- found or not


@pytest.mark.parametrize("top", [1, 2, 3, 10])
def test_a_found_answer_shows_as_many_passages_as_asked_for_at_most(examples: Snapshot, top: int) -> None:
    answer = ask(examples, "What did Brandt Line say about the strike?", top)
    assert 1 <= len(answer.passages) <= top
    assert answer.nearest == ()


def test_three_passages_are_shown_unless_asked_otherwise(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        *(article(f"It rained {word}.", id=word) for word in ("here", "there", "hard", "long", "late"))
    )
    assert [len(one.passages) for one in (ask(engine, "rain"), ask(engine, "rain", 5), ask(engine, "rain", 1))] == [
        3,
        5,
        1,
    ]


def test_passages_that_hold_too_little_of_the_question_are_not_shown(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("A whale sang in Dellmouth.", id="a"), article("Dellmouth is a town.", id="b"))
    assert [passage.article_id for passage in ask(engine, "Which whale in Dellmouth?").passages] == ["a"]


def test_the_passages_come_best_first(examples: Snapshot) -> None:
    scores = [passage.score for passage in ask(examples, "What did Putin say about Trump?", 10).passages]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_what_is_not_found_names_the_nearest_articles_once_and_shows_nothing(examples: Snapshot) -> None:
    answer = ask(examples, "Which song did Brandt Line enter for the Eurovision contest in Lisbon?", 10)
    near = [*answer.nearest, *([answer.may_help] if answer.may_help else [])]
    assert (answer.found, answer.passages) == (False, ())
    assert near
    assert len({article.id for article in near}) == len(near)
    assert all("Brandt" in "\n".join((article.title, *article.paragraphs)) for article in near)


def test_a_question_that_shares_no_word_with_the_articles_has_nothing_near(examples: Snapshot) -> None:
    answer = ask(examples, "Xylophon quetzal?")
    assert (answer.found, answer.confidence, answer.nearest) == (False, 0, ())


def test_an_answer_repeats_the_question_and_says_what_was_searched(examples: Snapshot) -> None:
    answer = ask(examples, "  Kursk?? ")
    assert (answer.question, answer.coverage) == ("  Kursk?? ", examples.coverage)
    assert answer.took_ms >= 0


WORDS = st.sampled_from("Putin Trump Kursk ferry barley Brandt what did say about who won the World Cup 2022 ?".split())


@given(st.lists(WORDS).map(" ".join) | st.text())
def test_any_question_is_answered_with_words_of_the_articles_or_not_at_all(examples: Snapshot, question: str) -> None:
    answer = ask(examples, question)
    assert answer.found == bool(answer.passages or answer.listed)
    assert FOUND_CONFIDENCE <= answer.confidence <= 1 if answer.found else 0 <= answer.confidence <= FOUND_CONFIDENCE
    for passage in answer.passages:
        held = examples.article(passage.article_id).paragraphs
        assert all(held[paragraph.position] == paragraph.text for paragraph in passage.paragraphs)


@pytest.mark.parametrize(
    "question",
    [
        "",
        " \n",
        "?",
        "😀🎉",
        "the of and",
        "\ud800",
        "\0",
        "--verbose",
        "<b>&amp;",
        "'; DROP TABLE articles; --",
        "北京天气",
        "ما هو",
        "อะไร",
    ],
)
def test_an_odd_question_is_not_found_and_harms_nothing(examples: Snapshot, question: str) -> None:
    assert not ask(examples, question).found


@pytest.mark.parametrize(
    "question",
    [
        "What did " * 12_500,
        "ferry " * 17_000,
        "x" * 100_000,
        "What did " + "a " * 50_000 + "say about b",
        "’" * 100_000,
        "\u0301" * 100_000,
    ],
    ids=["asking", "one word", "no blank", "slots", "apostrophes", "accents"],
)
def test_a_question_of_100_kilobytes_is_answered(examples: Snapshot, question: str) -> None:
    assert ask(examples, question).question == question


def test_a_question_with_a_paragraph_pasted_in_finds_that_paragraph(examples: Snapshot) -> None:
    pasted = examples.newest(5)[4].paragraphs[0]
    assert pasted.replace("’", "'") in text(ask(examples, pasted).passages[0])


def test_a_question_with_an_article_pasted_in_comes_near_that_article(examples: Snapshot) -> None:
    pasted = examples.newest(5)[4]
    answer = ask(examples, " ".join(pasted.paragraphs))
    nearest = answer.passages[0].article_id if answer.found else (answer.may_help or answer.nearest[0]).id
    assert nearest == pasted.id


@pytest.mark.parametrize("question", ["Кто выиграл кубок?", "Qui a gagné la coupe ?", "どこですか"])
def test_a_question_in_a_language_of_no_article_is_not_found(examples: Snapshot, question: str) -> None:
    answer = ask(examples, question)
    assert not answer.found
    assert (answer.languages, answer.names_only) == (("en",), True)


@pytest.mark.parametrize("question", ["Что сказал Путин о Трампе?", "Qu'a dit Poutine ?"])
def test_its_names_are_searched_for_and_the_answer_says_so(examples: Snapshot, question: str) -> None:
    answer = ask(examples, question)
    assert answer.found
    assert all("Putin" in text(passage) for passage in answer.passages[:1])
    assert (answer.languages, answer.names_only) == (("en",), True)


def test_a_russian_question_finds_a_russian_article(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("Паром ходит раз в час.", "Инженеры нашли трещину в мосту."))
    answer = ask(engine, "Где нашли трещины?")
    assert answer.passages[0].answer.text == "Инженеры нашли трещину в мосту."


def test_an_empty_index_finds_nothing(snapshot_of: Callable[..., Snapshot]) -> None:
    answer = ask(snapshot_of(), "What did Putin say about Trump?")
    assert (answer.found, answer.confidence, answer.nearest) == (False, 0, ())


def test_a_name_in_capitals_that_no_article_holds_is_not_found(examples: Snapshot) -> None:
    assert not ask(examples, "What is the WHO’s plan?").found


def test_threads_get_the_same_answers(examples: Snapshot) -> None:
    questions = ["What did Putin say about Trump?", "When will Russia retake Kursk?", "ferry strike"] * 10
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda question: ask(examples, question).passages, questions))
    assert answers == [ask(examples, question).passages for question in questions]


# -- hits


def test_without_terms_there_are_no_hits(examples: Snapshot) -> None:
    assert find_hits(examples, understand("what about it?"), 10) == []


def test_scores_never_rise(examples: Snapshot) -> None:
    scores = [hit.score for hit in find_hits(examples, understand("ferry strike rosters"), 200)]
    assert len(scores) > 10
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("k", [100, 150])
def test_a_question_with_a_speaker_loses_no_hits(examples: Snapshot, k: int) -> None:
    question = understand("What did Brandt say about the ferry strike and the islands and the company?")
    assert question.speaker
    plain = {(hit.article_id, hit.position) for hit in examples.search(question.terms, k)}
    assert {(hit.article_id, hit.position) for hit in find_hits(examples, question, k)} == plain


def test_equal_paragraphs_come_newest_first(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    days = {"old": date(2020, 1, 1), "new": date(2024, 1, 1), "undated": None}
    engine = snapshot_of(*(article("It rained.", id=name, published=day) for name, day in days.items()))
    assert [hit.article_id for hit in find_hits(engine, understand("rain"), 3)] == ["new", "old", "undated"]


# -- text around an article


def test_text_around_an_article_never_answers(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(
            "By Ana Brandt",
            "Read more: ferry crew “ashamed” of the ferry",
            "Sign up for our newsletter about the ferry.",
            "The ferry crew waves. Photo: Ole Lind/Reuters",
            "The ferry crew met at noon and voted for a strike.",
            title="Ferry crew votes",
        )
    )
    answer = ask(engine, "What did the ferry crew vote for?")
    assert [text(passage) for passage in answer.passages] == ["The ferry crew met at noon and voted for a strike."]


def test_another_article_comes_before_the_same_one_again(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    first, last = "“The ferry strike began at dawn,” said Ana Brandt.", "“The ferry strike is over,” Ana Brandt said."
    engine = snapshot_of(
        article(first, "It rained.", "It snowed.", "Nobody came.", last, id="a"),
        article("“I never liked the ferry strike, whoever loses by it,” Ana Brandt said.", id="b"),
    )
    passages = ask(engine, "What did Brandt say about the ferry strike?").passages
    assert [passage.article_id for passage in passages] == ["a", "b", "a"]
