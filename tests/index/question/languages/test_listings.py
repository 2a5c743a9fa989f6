"""Questions for any news: without a topic, they list the newest articles, of a day if they name one."""

from __future__ import annotations

import pytest

from index.question import Question, understand
from tests.index.question.facts import Index
from tests.index.question.languages.reading import TODAY


def asked(language: str, text: str) -> Question:
    return understand(text, TODAY, Index(names={}, newest=TODAY, languages=(language,)))


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Nachrichten von gestern", "2026-03-19..2026-03-19"),
        ("de", "news vom 9. Januar", "2026-01-09..2026-01-09"),
        ("de", "alle Artikel aus dem Januar", "2026-01-01..2026-01-31"),
        ("es", "noticias de ayer", "2026-03-19..2026-03-19"),
        ("es", "noticias de la semana pasada", "2026-03-09..2026-03-15"),
        ("es", "todos los artículos de enero", "2026-01-01..2026-01-31"),
        ("es", "titulares del 9 de enero", "2026-01-09..2026-01-09"),
        ("fr", "les infos d'hier", "2026-03-19..2026-03-19"),
        ("fr", "les articles de janvier", "2026-01-01..2026-01-31"),
        ("fr", "qu'est-ce qui s'est passé en janvier ?", "2026-01-01..2026-01-31"),
        ("fr", "qu'est ce qui s'est passé la semaine dernière", "2026-03-09..2026-03-15"),
        ("uk", "всі статті за січень", "2026-01-01..2026-01-31"),
    ],
)
def test_news_of_a_day_are_from_that_day_alone(language: str, text: str, days: str) -> None:
    question = asked(language, text)
    assert (question.listing, f"{question.since}..{question.until}") == (True, days)


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "die Rede von gestern"), ("es", "el ataque de ayer"), ("fr", "la réunion d'hier")],
)
def test_what_happened_on_a_day_is_spoken_of_from_then_on(language: str, text: str) -> None:
    question = asked(language, text)
    assert (question.listing, f"{question.since}..{question.until}") == (False, "2026-03-19..None")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Welche Artikel hast du?"),
        ("de", "Nachrichten der Woche"),
        ("ru", "Какие у тебя есть статьи?"),
        ("ru", "новости недели"),
        ("ru", "что в новостях"),
        ("es", "qué noticias tienes"),
        ("fr", "quels articles as-tu ?"),
        ("fr", "l'actu de la semaine"),
        ("uk", "які в тебе є статті"),
        ("uk", "шо нового"),
        ("uk", "шо там в новинах"),
        ("uk", "заголовки"),
    ],
)
def test_a_question_for_any_news_lists_the_newest(language: str, text: str) -> None:
    assert asked(language, text).listing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Artikel zum Wolf"),
        ("ru", "статьи про волка"),
        ("es", "artículos sobre el lobo"),
        ("fr", "articles sur le loup"),
        ("uk", "статті про вовка"),
    ],
)
def test_articles_about_something_are_no_listing(language: str, text: str) -> None:
    question = asked(language, text)
    assert not question.listing
    assert len(question.terms) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "qué dice el Kurier"),
        ("es", "qué publica Kurier"),
        ("fr", "que dit le Kurier"),
        ("fr", "qu'écrit le Kurier"),
        ("ru", "что пишет Kurier"),
    ],
)
def test_what_an_outlet_says_is_its_newest_articles(language: str, text: str) -> None:
    question = understand(text, TODAY, Index(("Kurier",), {}, TODAY, (language,)))
    assert (question.listing, question.outlets) == (True, ("Kurier",))
