"""Names and pronouns in questions that may mean somebody or something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.question import Question, understand
from tests.index.question.languages.reading import TODAY, Reading

RUSSIAN = Reading("ru", "Лескова Орлов", ("Вестник Лескова", "Маяк"))
GERMAN = Reading("de", "Weller Otto", ("Lomvik Bote",))
SPANISH = Reading("es", "Olmedo", ("El Faro",))


@pytest.mark.parametrize(
    "question", ["Что сообщила Лескова о причале?", "Что пишет Лескова о причале?", "Что говорила Лескова про причал?"]
)
def test_a_speaker_goes_before_an_outlet_with_her_name(question: str) -> None:
    asked = RUSSIAN.talk(question)
    assert asked.outlets == ()
    assert asked.speaker_text == "Лескова"


def test_an_outlet_with_a_speakers_name_is_asked_for_by_its_whole_name() -> None:
    assert RUSSIAN.talk("Что пишет Вестник Лескова о причале?").outlets == ("Вестник Лескова",)


def after(reading: Reading, first: str, second: str, people: tuple[str, ...]) -> Question:
    earlier = replace(reading.talk(first), people=people)
    return understand(second, TODAY, reading.index, earlier)


def test_a_pronoun_of_another_gender_is_not_the_speaker() -> None:
    asked = after(RUSSIAN, "Что сказала Вера Лескова о ремонте?", "когда он закончится?", ("Вера Лескова",))
    assert asked.resolved == ""
    asked = after(RUSSIAN, "Что сказала Вера Лескова о ремонте?", "когда она уедет?", ("Вера Лескова",))
    assert asked.resolved == "когда Вера Лескова уедет?"


def test_a_pronoun_after_a_topic_is_nobody_whom_the_answer_only_names() -> None:
    people = ("Bernd Otto", "Karla Weller")
    asked = after(GERMAN, "Was sagte Karla Weller zum Steg?", "Wann wird er wieder geöffnet?", people)
    assert asked.resolved == ""
    asked = after(GERMAN, "Was sagte Karla Weller zum Steg?", "Wie alt ist sie?", people)
    assert asked.resolved == "Wie alt ist Karla Weller?"


@pytest.mark.parametrize(
    ("reading", "question", "speaker"),
    [
        (SPANISH, "¿Qué dijo la mujer de Olmedo sobre el muelle?", "la mujer de Olmedo"),
        (SPANISH, "que dijo la mujer de olmedo sobre el muelle", "la mujer de olmedo"),
        (SPANISH, "¿Qué dijo el pescador Olmedo sobre el muelle?", "Olmedo"),
    ],
)
def test_somebody_of_a_person_is_not_that_person(reading: Reading, question: str, speaker: str) -> None:
    assert reading.talk(question).speaker_text == speaker
