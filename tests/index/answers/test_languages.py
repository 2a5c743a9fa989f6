"""Answers over articles in several languages, and in languages whose words need other rules than English ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from index import Article, Snapshot
from index.answers.links import compound_links, translated_links
from index.answers.ranking import rank, weights_for
from index.answers.search import understand_for
from index.answers.weights import ORDER_WEIGHTS, OTHER_ORDER_WEIGHTS

TEXTS = {
    "de": (
        "Fährbetrieb ruht",
        "Die Bürgermeisterin Ana Brandt will den Fährbetrieb nach Lomvik im Winter einstellen.",
        "Der Arbeitsmarkt in Solvang wächst wieder, sagte ein Sprecher der Reederei.",
    ),
    "ru": (
        "Мост закрыт",
        "Мэр Игорь Песков закрыл старый мост через реку до конца весны.",
        "Новая больница в городе Солванге откроется осенью, заявили врачи.",
    ),
    "en": (
        "Harbour deepened",
        "The port of Solvang will deepen its harbour for container ships by next summer.",
        "The museum of fishing opened a new wing with old boats and nets.",
    ),
    "zh": ("渡轮停航", "市长说，由于海冰，罗维克的渡轮冬天将停航三个月。", "新医院将于秋季在索尔旺开业。"),
    "tr": (
        "Köprü kapandı",
        "Belediye başkanı eski köprünün bahara kadar kapalı kalacağını söyledi.",
        "Yeni hastane sonbaharda Solvang'da açılacak.",
    ),
}


def articles(*codes: str) -> list[Article]:
    return [
        Article(f"{code}-1", f"test:{code}", TEXTS[code][0], TEXTS[code][1:], "Lomvik Post", language=None)
        for code in codes
    ]


Build = Callable[..., Snapshot]


@pytest.fixture
def mixed(snapshot_of: Build) -> Snapshot:
    return snapshot_of(*articles("en", "de", "ru", "zh", "tr"))


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("Wann stellt Brandt den Fährbetrieb ein?", "de-1"),
        ("Who will deepen the harbour of Solvang?", "en-1"),
        ("Кто закрыл старый мост?", "ru-1"),
        ("罗维克的渡轮什么时候停航？", "zh-1"),
        ("Eski köprü ne zamana kadar kapalı?", "tr-1"),
        ("What did Brandt plan in Lomvik?", "de-1"),  # names are found in any language
    ],
)
def test_a_mixed_index_answers_in_the_language_of_the_question(mixed: Snapshot, question: str, article_id: str) -> None:
    hits = list(rank(mixed, understand_for(mixed, question), 5))
    assert hits[0].hit.article_id == article_id


def test_an_index_says_which_languages_it_holds(snapshot_of: Build) -> None:
    twice = [*articles("de"), *(replace(one, id="de-2", origin="test:de-2") for one in articles("de"))]
    assert snapshot_of(*twice, *articles("ru")).coverage.languages == ("de", "ru")


def test_the_language_that_an_article_states_is_that_of_its_terms(snapshot_of: Build) -> None:
    stated = [replace(one, language="nb-NO", paragraphs=(one.title, "Lomvik, 12.30")) for one in articles("de")]
    assert snapshot_of(*stated).coverage.languages == ("no",)


def test_inflected_surnames_are_found(snapshot_of: Build) -> None:
    index = snapshot_of(*articles("ru"))
    found = [rank(index, understand_for(index, f"мост {name}"), 1) for name in ("Пескова", "Песков", "Пескову")]
    assert [next(iter(hits)).hit.article_id for hits in found] == ["ru-1"] * 3


def test_a_german_compound_is_found_by_its_parts_and_the_other_way_round(snapshot_of: Build) -> None:
    index = snapshot_of(*articles("de"))
    assert compound_link_terms(index, ("betrieb", "fahr")) == {("fahrbetrieb",)}
    assert compound_link_terms(index, ("sprecherreederei",)) == {("sprech", "reederei")}


def compound_link_terms(index: Snapshot, terms: tuple[str, ...]) -> set[tuple[str, ...]]:
    links = compound_links(index, "de", terms)
    return {link.others for link in links if all(map(index.holds, link.others))}


def test_terms_of_other_languages_stand_in_for_a_word_that_the_index_lacks(snapshot_of: Build) -> None:
    index = snapshot_of(*articles("de", "en"))
    links = list(translated_links(index, "en", "Bürgermeisterinnen", ("burgermeisterinnen",)))
    assert [link.others for link in links] == [("burgermeist",)]


def test_german_nouns_are_no_names_by_their_capitals(snapshot_of: Build) -> None:
    index = snapshot_of(*articles("de"))
    assert not index.is_name("winter")


@pytest.mark.parametrize(
    ("question", "is_other"),
    [
        ("Wann stellt die Stadt den Fährbetrieb ein?", True),
        ("Кто закрыл старый мост?", True),
        ("Who will deepen the harbour of Solvang?", False),
        ("Was sagte Ana Brandt zum Fährbetrieb?", False),
        ("Was gibt es Neues zum Fährbetrieb?", False),
    ],
)
def test_only_questions_of_fact_in_other_languages_have_weights_of_their_own(
    mixed: Snapshot, question: str, is_other: bool
) -> None:
    weights = weights_for(understand_for(mixed, question))
    assert weights.order == (OTHER_ORDER_WEIGHTS if is_other else ORDER_WEIGHTS)
