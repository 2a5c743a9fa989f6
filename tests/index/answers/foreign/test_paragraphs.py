"""Articles in several languages: a question finds the paragraphs in its own, and the notes on languages stay true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot
from index.answers.foreign import in_other_languages
from index.answers.search import ask
from index.question import Question
from tests.index.quotes.test_mixed import ENGLISH, GERMAN, SWAHILI

MORE = "The council of Lomvik met for the {0} time this year, and it was about the budget and about the roads again."
RUSSIAN = "Городской совет Ломвика утвердил бюджет на следующий год, сообщила в понедельник пресс-служба мэрии города."

SnapshotOf = Callable[..., Snapshot]
ArticleOf = Callable[..., Article]


@pytest.fixture
def mixed(snapshot_of: SnapshotOf, article: ArticleOf) -> Snapshot:
    return snapshot_of(
        article(*ENGLISH, *GERMAN, id="both", language="en"),
        article(MORE.format("third"), MORE.format("fourth"), id="other", language="en"),
    )


@pytest.fixture
def large(snapshot_of: SnapshotOf, article: ArticleOf) -> Snapshot:
    """An index where German is only one of very many paragraphs."""
    others = [article(*map(MORE.format, range(at, at + 9)), id=f"other{at}", language="en") for at in range(9)]
    return snapshot_of(article(*ENGLISH, *GERMAN, id="both", language="en"), *others)


def test_a_paragraph_is_found_by_the_word_forms_of_its_language(mixed: Snapshot) -> None:
    assert mixed.coverage.languages == mixed.coverage.main_languages == ("en", "de")
    answer = ask(mixed, "Was sagte Lindemann über die Kaimauer?")
    assert answer.passages[0].answer.text == GERMAN[1]
    assert answer.passages[0].speaker == "Petra Lindemann"
    assert (answer.languages, answer.names_only) == ((), False)


def test_a_question_in_the_language_of_the_article_finds_it_as_before(mixed: Snapshot) -> None:
    answer = ask(mixed, "What did Lindemann say about the quay walls?")
    assert answer.passages[0].answer.text == ENGLISH[1]
    assert answer.languages == ()


def test_a_question_in_a_third_language_is_told_both(mixed: Snapshot) -> None:
    answer = ask(mixed, "¿Quién ganó la copa ayer?")
    assert (answer.found, answer.languages, answer.names_only) == (False, ("en", "de"), True)


def test_paragraphs_are_compared_with_the_language_of_the_question(mixed: Snapshot) -> None:
    question = Question("Wann wird der Hafen ausgebaut?", (), language="de")
    texts = [*ENGLISH, *GERMAN]
    assert in_other_languages(mixed, question, ["both"] * 4, lambda: texts) == [True, True, False, False]


def test_a_few_paragraphs_are_found_in_their_language_too(large: Snapshot) -> None:
    assert (large.coverage.languages, large.coverage.main_languages) == (("en", "de"), ("en",))
    answer = ask(large, "Was sagte Lindemann über die Kaimauer?")
    assert answer.passages[0].answer.text == GERMAN[1]
    assert (answer.languages, answer.names_only) == ((), False)


def test_what_a_few_paragraphs_do_not_answer_is_searched_by_its_names(large: Snapshot) -> None:
    answer = ask(large, "Worüber sprach man in Lomvik zum vierten Mal in diesem Jahr?")
    assert answer.found
    assert (answer.languages, answer.names_only) == (("en",), True)
    answer = ask(large, "Wer gewann gestern den Pokal im Schwimmen?")
    assert (answer.found, answer.languages, answer.names_only) == (False, ("en",), True)


@pytest.mark.parametrize("language", ["sw", None])
def test_nothing_is_claimed_of_articles_in_a_language_without_a_module(
    snapshot_of: SnapshotOf, article: ArticleOf, language: str | None
) -> None:
    engine = snapshot_of(article(*SWAHILI, id="sw", language=language, title="Bandari ya Lomvik"))
    assert (engine.coverage.main_languages, engine.coverage.has_others) == ((), True)
    assert ask(engine, "Serikali inataka nini bandari Lomvik?").passages[0].article_id == "sw"
    for question in ("Wer gewann gestern den Pokal?", "Who won the cup yesterday?", "Wer baut Lomvik aus?"):
        assert ask(engine, question).languages == ()
    assert all(quote.speaker is None for quote in engine.quotes("sw", 1))


def test_languages_of_the_others_are_named_unless_many_articles_are_in_an_unknown_one(
    snapshot_of: SnapshotOf, article: ArticleOf
) -> None:
    english = article(*ENGLISH, id="en", language="en")
    engine = snapshot_of(english, article(*SWAHILI, id="sw", language="sw"))
    assert ask(engine, "Кто выиграл вчера кубок?").languages == ()
    engine = snapshot_of(english, article(RUSSIAN, id="ru", language="ru"))
    assert ask(engine, "Wer gewann gestern den Pokal?").languages == ("en", "ru")
