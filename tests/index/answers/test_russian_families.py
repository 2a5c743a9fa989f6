"""Russian words of one family: verbs with their nouns, adjectives with theirs, countries with their people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask
from index.text import extract_terms


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Short articles that name things with another word than the questions."""
    return snapshot_of(
        article("Строительство маяка в Ольховке заняло два года.", id="lighthouse", language="ru"),
        article("Изобретение Тихона Лугового изменило ловлю сельди.", id="herring", language="ru"),
        article("Польский паром дошёл до Ольховки за шесть часов.", id="ferry", language="ru"),
        article("Парижские пекари закрыли лавки на неделю.", id="bakers", language="ru"),
    )


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("Сколько лет строили маяк в Ольховке?", "lighthouse"),
        ("Кто изобретатель ловли сельди?", "herring"),
        ("Какой паром из Польши дошёл до Ольховки?", "ferry"),
        ("Какие пекари в Париже закрыли лавки?", "bakers"),
    ],
)
def test_another_word_of_the_family_is_found(engine: Snapshot, question: str, article_id: str) -> None:
    assert [passage.article_id for passage in ask(engine, question).passages][:1] == [article_id]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Париж", "парижского", True),
        ("история", "исторических", True),
        ("Иван", "Иванова", True),
        ("Иране", "Иран", True),
        ("описание", "описала", True),
        ("Минск", "мина", False),
        ("Жуковский", "Жуков", False),
        ("Зеленского", "зелёного", False),
        ("советский", "совет", False),
        ("Казань", "казалось", False),
    ],
)
def test_a_derived_word_has_the_term_of_its_root_unless_that_is_another_word(
    first: str, second: str, alike: bool
) -> None:
    assert (extract_terms(first, "ru") == extract_terms(second, "ru")) is alike
