"""Questions of languages in another script that are typed in Latin letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask
from index.languages import ROMANISED_SIGNS, ROMANISED_WORDS
from index.question import read_romanised
from tests.index.question.facts import Index

NOBODY = Index(outlets=(), names={}, held=frozenset())


@pytest.mark.parametrize(
    ("typed", "meant", "code"),
    [
        ("chto skazal Lebedev o mostakh", "что сказал Лебедев о мостах", "ru"),
        ("Kogda otkroyut parom?", "когда откроют паром?", "ru"),
        ("pochemu zakryli shkolu", "почему закрыли школу", "ru"),
        ("shcho skazav Bondarenko pro tramvai", "що сказав Бондаренко про трамваі", "uk"),
        ("koly vidkryiut park", "коли відкриют парк", "uk"),
    ],
)
def test_a_question_is_written_in_the_letters_of_its_language(typed: str, meant: str, code: str) -> None:
    romanised = read_romanised(typed, NOBODY)
    assert romanised is not None
    assert (romanised.text.split()[:2], romanised.language) == (meant.split()[:2], code)


@pytest.mark.parametrize(
    "text",
    [
        "what did skazal mean",
        "who said chto delat is a novel",
        "was sagte Kogda zur Brücke",
        "qué dijo Pochemu sobre el puente",
        "Chto is new?",
        "chto skazal putin about trump",
        "kto wygral mecz",
        "gde je most",
        "pro and contra",
        "Koly?!"[:3],
        "что сказал Лебедев",
        "",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert read_romanised(text, NOBODY) is None


def test_signs_are_words_of_some_language() -> None:
    assert frozenset[str]().union(*ROMANISED_WORDS.values()) >= ROMANISED_SIGNS


def test_articles_answer_a_romanised_question_in_their_language(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("«Мост пора чинить», — сказал Пётр Лебедев.", id="bridge", language="ru"),
        article("Паром ходит по вторникам.", id="ferry", language="ru"),
    )
    answer = ask(engine, "chto skazal lebedev o moste")
    assert [(passage.article_id, passage.speaker) for passage in answer.passages] == [("bridge", "Пётр Лебедев")]
    assert answer.question == "chto skazal lebedev o moste"
    assert answer.understood.corrected == (("chto skazal lebedev o moste", "что сказал лебедев о мосте"),)
    assert not answer.names_only


def test_english_articles_answer_a_romanised_question_by_its_names(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“The bridge needs repair,” said Volodymyr Zelensky of Kharkiv.", id="bridge"),
        article("The ferry sails on Tuesdays.", id="ferry"),
    )
    answer = ask(engine, "shcho skazav Zelenskyi pro Kharkiv")
    assert [(passage.article_id, passage.speaker) for passage in answer.passages] == [("bridge", "Volodymyr Zelensky")]
    assert answer.names_only


def test_a_name_before_words_of_the_articles_is_no_question_in_another_script(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    snapshot = snapshot_of(article("The harbour master Ibra Koly closed the harbour in May."))
    answer = ask(snapshot, "Koly harbour master")
    assert answer.found
    assert answer.understood.corrected == ()
