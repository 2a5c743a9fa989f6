"""What people say before a question: small talk, and asking to be told. It hides nobody whose words are asked for."""

from __future__ import annotations

import pytest

from index.question import understand
from tests.index.question.languages.reading import Reading

NAMES = "Weller Lind Веллер"

SMALL_TALK = """
en hi, how are you? => what did Weller say about the ferry
en hey what's up? => what did Weller say about the ferry
de hallo wie geht's? => was sagte Weller zur Fähre
de Hi! Alles klar? => was sagte Weller zur Fähre
es hola, ¿qué tal? => ¿qué dijo Weller sobre el ferri?
es hola cómo estás?? => qué dijo Weller sobre el ferri
fr salut ça va ? => qu'a dit Weller sur le ferry
fr bonjour, comment allez-vous ? => qu'a dit Weller sur le ferry
ru привет, как дела? => что сказал Веллер о пароме
ru здравствуйте! как поживаете? => что сказал Веллер о пароме
uk привіт як справи? => що сказав Веллер про пором
uk добрий день! як ваші справи? => що сказав Веллер про пором
"""

OPENINGS = """
en remind me what Weller said about the ferry
en any idea what Weller said about the ferry?
en I was wondering what Weller said about the ferry
de erinnere mich daran, was Weller zur Fähre gesagt hat
de hast du eine Ahnung, was Weller zur Fähre gesagt hat
de ich wüsste gern, was Weller zur Fähre gesagt hat
de was ist das, was Weller zur Fähre gesagt hat
de kannst du mir sagen, was Weller von der Fähre hält
de kannst du mal schauen, was Weller zur Fähre gesagt hat
es qué es lo que dijo Weller sobre el ferri
es recuérdame qué dijo Weller sobre el ferri
es tienes idea de lo que dijo Weller del ferri
es busco lo que dijo Weller sobre el ferri
es Weller qué dijo del ferri
fr dis moi ce que Weller a dit sur le ferry
fr dites moi ce qu'a dit Weller sur le ferry
fr rappelle-moi ce que Weller a dit du ferry
fr sais-tu ce qu'a dit Weller sur le ferry ?
fr je voulais savoir ce que Weller a dit sur le ferry
fr t'as une idée de ce que Weller a dit sur le ferry ?
fr c'est quoi ce que Weller a dit sur le ferry
fr c'est quoi l'avis de Weller sur le ferry
fr Weller a dit quoi sur le ferry ?
fr Weller il a dit quoi sur le ferry
fr il a dit quoi Weller sur le ferry
ru не подскажете, что Веллер сказал о пароме
ru я бы хотел знать, что сказал Веллер о пароме
ru расскажи о том, что Веллер сказал о пароме
ru есть идеи, что Веллер сказал о пароме
uk не підкажете, що Веллер сказав про пором
uk я б хотіла знати, що сказав Веллер про пором
uk розкажи про те, що Веллер сказав про пором
"""

WITHOUT_TOPIC = """
de weißt du, was Weller gesagt hat
es sabes lo que dijo Weller
fr tu sais ce que Weller a dit ?
fr Weller a dit quoi ?
"""


def _lines(table: str) -> list[tuple[str, str]]:
    lines = (line.partition(" ") for line in table.strip().splitlines())
    return [(code, text) for code, _, text in lines]


@pytest.mark.parametrize(("code", "text"), _lines(SMALL_TALK))
def test_small_talk_before_a_question_is_no_part_of_it(code: str, text: str) -> None:
    before, asked = text.split(" => ")
    reading = Reading(code, NAMES, ())
    question, alone = reading.talk(f"{before} {asked}"), reading.talk(asked)
    assert (question.speaker_text, question.terms) == (alone.speaker_text, alone.terms)
    assert reading.talk(before).small_talk in ("greeting", "thanks")  # "Alles klar?"


def test_what_follows_thanks_is_the_question() -> None:
    question = Reading("fr", NAMES, ()).talk("merci beaucoup ! qu'a dit Weller sur le ferry ?")
    assert (question.speaker_text, question.small_talk) == ("Weller", "")


def test_a_question_before_another_is_no_small_talk() -> None:
    assert "bridg" in understand("Who built the bridge? Who paid?").terms


@pytest.mark.parametrize(("code", "text"), _lines(OPENINGS))
def test_asking_to_be_told_leaves_the_speaker_and_the_topic(code: str, text: str) -> None:
    question = Reading(code, NAMES, ()).talk(text)
    assert question.speaker_text in ("Weller", "Веллер")
    assert set(question.terms) == {*question.speaker, *question.topic}
    assert len(question.topic) == 1


@pytest.mark.parametrize(("code", "text"), _lines(WITHOUT_TOPIC))
def test_somebodys_words_may_be_asked_for_without_a_topic(code: str, text: str) -> None:
    question = Reading(code, NAMES, ()).talk(text)
    assert (question.speaker_text, question.topic) == ("Weller", ())


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "wie heißt die Fähre"),
        ("es", "cuál es el nombre del ferri"),
        ("fr", "quel est le nom du ferry"),
        ("fr", "comment s'appelle le ferry"),
        ("uk", "яка назва порома"),
    ],
)
def test_asking_for_a_name_looks_for_what_has_it(code: str, text: str) -> None:
    assert len(Reading(code, NAMES, ()).talk(text).terms) == 1
