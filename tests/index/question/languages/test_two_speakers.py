"""Questions for what two people say, and for what somebody doesn't say."""

from __future__ import annotations

import pytest

from index.question import split_parts, understand
from index.text import extract_terms
from tests.index.question.facts import Index


def _facts(code: str, people: str) -> Index:
    names = {term: name for name in people.split() for term in extract_terms(name, code, mixed=True)}
    return Index(outlets=(), names=names, languages=(code,))


@pytest.mark.parametrize(
    ("code", "text", "topic"),
    [
        ("de", "Was sagten Weller und Lind zur Fähre?", "Fähre"),
        ("de", "Hallo, was haben Weller und Lind zur Fähre gesagt?", "Fähre"),
        ("de", "Vergleiche, was Weller und Lind zur Fähre sagten", "Fähre"),
        ("de", "Was sagten die Ministerin Weller und Karl Lind zur Fähre?", "Fähre"),
        ("ru", "Что сказали Веллер и Линд о пароме?", "пароме"),
        ("ru", "Сравни, что говорят Веллер и Линд о пароме", "пароме"),
        ("es", "¿Qué dijeron Weller y Lind sobre el ferri?", "el ferri"),
        ("es", "Compara lo que dijeron Weller y Lind sobre el ferri", "el ferri"),
        ("fr", "Qu'ont dit Weller et Lind sur le ferry ?", "le ferry"),
        ("fr", "Compare ce que Weller et Lind disent sur le ferry", "le ferry"),
        ("uk", "Що сказали Веллер і Лінд про пором?", "пором"),
        ("uk", "Порівняй, що кажуть Веллер та Лінд про пором", "пором"),
    ],
)
def test_what_two_people_say_is_a_question_about_each(code: str, text: str, topic: str) -> None:
    facts = _facts(code, "Weller Lind Веллер Линд Лінд")
    parts = split_parts(text, facts=facts)
    assert parts
    understood = [understand(part, None, facts) for part in parts]
    assert [question.speaker_text.split()[-1][:4].casefold() for question in understood] in (
        ["well", "lind"], ["велл", "линд"], ["велл", "лінд"],
    )  # fmt: skip
    assert [question.topic_text for question in understood] == [topic, topic]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Was sagte Weller zu Fähre und Brücke?"),
        ("de", "Was sagten Bund und Länder zur Fähre?"),
        ("ru", "Что сказал Веллер о хлебе и соли?"),
        ("es", "¿Qué dijo Weller sobre pan y sal?"),
        ("fr", "Qu'a dit Weller sur le pain et le sel ?"),
        ("uk", "Що сказав Веллер про хліб і сіль?"),
    ],
)
def test_two_topics_of_one_person_stay_together(code: str, text: str) -> None:
    assert split_parts(text, facts=_facts(code, "Weller Веллер")) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "What did Weller not say about the ferry?"),
        ("de", "Was sagte Weller nicht zur Fähre?"),
        ("ru", "Что не сказал Веллер о пароме?"),
        ("es", "¿Qué no dijo Weller sobre el ferri?"),
        ("fr", "Qu'est-ce que Weller n'a pas dit sur le ferry ?"),
        ("uk", "Чого не сказав Веллер про пором?"),
    ],
)
def test_what_somebody_does_not_say_is_searched_by_its_words(code: str, text: str) -> None:
    question = understand(text, None, _facts(code, "Weller Веллер"))
    assert not question.speaker
    assert question.terms[0][:3] in ("wel", "вел")


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("es", "¿Qué dijo Tomás Olmedo y Quiroga sobre el ferri?", "Tomás Olmedo y Quiroga"),
        ("es", "¿Qué ha dicho Olmedo y Quiroga sobre el ferri?", "Olmedo y Quiroga"),
        ("de", "Was sagte Ernst und Jung zur Fähre?", "Ernst und Jung"),
        ("de", "Was hat Ernst und Jung zur Fähre gesagt?", "Ernst und Jung"),
        ("fr", "Qu'a dit Larks et Spender sur le ferry ?", "Larks et Spender"),
        ("ru", "Что сказал Рамон и Кихаль о пароме?", "Рамон и Кихаль"),
        ("uk", "Що сказав Рамон і Кіхаль про пором?", "Рамон і Кіхаль"),
    ],
)
def test_a_verb_in_the_singular_shows_a_single_name_with_and_inside(code: str, text: str, name: str) -> None:
    facts = _facts(code, name)
    assert split_parts(text, facts=facts) is None
    assert understand(text, None, facts).speaker_text == name
