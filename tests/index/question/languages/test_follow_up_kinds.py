"""Follow-ups that name a person and a topic, whom pronouns mean in them, and what is asked without a topic."""

from __future__ import annotations

import pytest

from index.question import understand
from index.text import extract_terms
from tests.index.question.facts import Index


def _facts(code: str, people: str) -> Index:
    names = {term: name for name in people.split() for term in extract_terms(name, code, mixed=True)}
    return Index(outlets=(), names=names, languages=(code,))


@pytest.mark.parametrize(
    ("code", "first", "then", "speaker", "topic"),
    [
        ("en", "What did Weller say about the ferry?", "And Lind about the bridge?", "Lind", "the bridge"),
        ("de", "Was sagte Weller zur Fähre?", "Und die Fischer zur Brücke?", "die Fischer", "Brücke"),
        ("de", "was sagte weller zur fähre", "und lind zur brücke", "lind", "brücke"),
        ("es", "¿Qué dijo Weller sobre el ferri?", "¿Y los médicos sobre el puente?", "los médicos", "el puente"),
        ("fr", "Qu'a dit Weller sur le ferry ?", "Et Lind sur le pont ?", "Lind", "le pont"),
        ("ru", "Что сказал Веллер о пароме?", "А врачи о мосте?", "врачи", "мосте"),
        ("uk", "Що сказав Веллер про пором?", "А лікарі про міст?", "лікарі", "міст"),
    ],
)
def test_a_follow_up_may_name_a_person_and_a_topic(code: str, first: str, then: str, speaker: str, topic: str) -> None:
    facts = _facts(code, "Weller Lind Веллер")
    question = understand(then, None, facts, understand(first, None, facts))
    assert (question.speaker_text, question.topic_text) == (speaker, topic)
    assert set(question.terms) == {*question.speaker, *question.topic}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "О пароме что сказал Веллер?"),
        ("ru", "про паром что Веллер говорил"),
        ("uk", "Про пором що сказав Веллер?"),
    ],
)
def test_the_topic_may_come_first(code: str, text: str) -> None:
    question = understand(text, None, _facts(code, "Веллер"))
    assert (question.speaker_text, bool(question.topic)) == ("Веллер", True)


def test_a_pronoun_is_nobody_whom_the_question_names() -> None:
    facts = _facts("es", "Weller Lind")
    earlier = understand("¿Qué dijo Weller?", None, facts)
    assert understand("¿y qué dijo ella de Weller?", None, facts, earlier).speaker_text != "Weller"


def test_he_is_no_role_behind_a_feminine_article() -> None:
    facts = _facts("de", "Weller")
    earlier = understand("was hat die Polizei gesagt", None, facts)
    assert not understand("und was hat er gesagt", None, facts, earlier).resolved
    assert understand("und was hat sie gesagt", None, facts, earlier).resolved


def test_what_somebody_says_to_that_is_about_no_person_without_a_topic() -> None:
    facts = _facts("de", "Weller Lind")
    earlier = understand("was sagte Weller", None, facts)
    question = understand("und was sagt Lind dazu", None, facts, earlier)
    assert (question.speaker, question.topic, question.terms) == (("lind",), (), ("lind",))


@pytest.mark.parametrize(
    ("first", "pronoun"), [("Camille Weller", "il"), ("Camille Weller", "elle"), ("Marie Weller", "elle")]
)
def test_a_pronoun_may_mean_somebody_whose_given_name_tells_no_gender(first: str, pronoun: str) -> None:
    facts = _facts("fr", "Weller Camille Marie")
    earlier = understand(f"qu'a dit {first} sur le pont ?", None, facts)
    for text in (f"qu'a-t-{pronoun} dit sur le ferry ?", f"qu'est-ce qu'{pronoun} a dit sur le ferry ?"):
        assert understand(text, None, facts, earlier).speaker_text == first


def test_il_is_no_woman() -> None:
    facts = _facts("fr", "Weller Marie")
    earlier = understand("qu'a dit Marie Weller sur le pont ?", None, facts)
    assert not understand("qu'a-t-il dit sur le ferry ?", None, facts, earlier).resolved
