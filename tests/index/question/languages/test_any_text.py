"""Questions in other languages than English, as far as they are alike: any text, kinds of answers, two questions."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import ASKING_LANGUAGES, LANGUAGE_MODULES
from index.question import Question, expected_answer, find_answers, small_talk, split_parts, understand
from index.question.languages import reader_of
from tests.index.question.facts import Index
from tests.index.question.languages.reading import TODAY

WORDS = st.sampled_from(
    """
    was sagte hat Brandt zur Maut gesagt und er sie bitte laut Kurier gestern wer dass что сказал Орлов о мосте а он его
    по данным Маяк вчера кто нового qué dijo Solano sobre el puente y él según El Faro ayer quién qu'a dit Marchand sur
    de la grève et il selon hier qui що сказав Бойко про міст вона за даними учора хто ?
    , ¿ « » „ “ @bot 🔥 2025 3.5 ; : … - '
    """.split()
)
TEXTS = st.text() | st.lists(WORDS, max_size=20).map(" ".join)
OUTLETS = ("Kurier", "Маяк", "El Faro", "Le Phare", "Die Zeit")


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(sorted(LANGUAGE_MODULES)), st.booleans())
def test_any_text_is_read_in_any_language(text: str, later: str, code: str, knows: bool) -> None:
    facts = replace(Index(), outlets=OUTLETS, languages=(code,)) if knows else None
    first = understand(text, TODAY, facts)
    second = understand(later, TODAY, facts, first)
    for question, asked in ((first, text), (second, later)):
        assert question.text == asked
        assert question.speaker or question.who_said or not question.topic
        assert set(question.terms) <= set(question.terms_with_dates)
    small_talk(text)
    split_parts(text, facts=facts)


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
@pytest.mark.parametrize(
    "text", ["was " * 400, "что " * 400, "(" * 999, "a, " * 333, "не " * 333, "«" * 999, "qu'" * 333]
)
def test_a_hostile_text_takes_no_time(code: str, text: str) -> None:
    facts = replace(Index(), outlets=OUTLETS, languages=(code,))
    earlier = Question("?", ("x",), ("x",), ("y",), speaker_text="X", topic_text="y", language=code)
    understand(text, TODAY, facts, earlier)
    started = time.perf_counter()
    understand(text + "x", TODAY, facts, earlier)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("question", "code", "kind"),
    [
        ("Wer baut die Brücke?", "de", "person"),
        ("Wann wird die Brücke eröffnet?", "de", "date"),
        ("Wie viele Menschen starben?", "de", "number"),
        ("Was kostet die Fähre?", "de", "money"),
        ("Warum streiken die Fahrer?", "de", "reason"),
        ("Ist die Brücke gesperrt?", "de", "yes_no"),
        ("Nenne die Brücke", "de", "any"),
        ("Кто построил мост?", "ru", "person"),
        ("Когда откроют мост?", "ru", "date"),
        ("Сколько стоит паром?", "ru", "money"),
        ("Сколько домов сгорело?", "ru", "number"),
        ("Правда ли, что мост закрыт?", "ru", "yes_no"),
        ("¿Quién construyó el puente?", "es", "person"),
        ("¿Cuántas casas se quemaron?", "es", "number"),
        ("¿Por qué hay huelga?", "es", "reason"),
        ("Combien coûte le ferry ?", "fr", "money"),
        ("Quand ouvre le pont ?", "fr", "date"),
        ("Де міст?", "uk", "place"),
        ("Скільки днів триває страйк?", "uk", "duration"),
        ("Millainen silta on?", "fi", "any"),
    ],
)
def test_question_words_tell_the_kind_of_answer(question: str, code: str, kind: str) -> None:
    assert expected_answer(question, code).kind == kind


@pytest.mark.parametrize(
    ("question", "code", "text", "answers"),
    [
        ("Wie viele Häuser brannten?", "de", "In der Nacht brannten 14 Häuser.", 1),
        ("Wann brannten 14 Häuser?", "de", "Am 3. März brannten 14 Häuser.", 1),
        ("Сколько стоит паром?", "ru", "Билет стоит 200 ₽.", 1),
        ("Сколько стоит паром?", "ru", "Билет стоит дорого.", 0),
        ("Кто построил мост?", "ru", "Мост построил Иван Орлов.", 2),
        ("Wer baute die Brücke?", "de", "Die Brücke baute Ana Lind.", 0),
        ("Кто построил мост?", "fi", "Мост построил Иван Орлов.", 0),
    ],
)
def test_answers_are_found_by_digits_and_capitals(question: str, code: str, text: str, answers: int) -> None:
    assert len(find_answers(expected_answer(question, code), question, text, code)) == answers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Wann wird die Brücke eröffnet und was sagt Brandt dazu?",
            ("Wann wird die Brücke eröffnet", "was sagt Brandt dazu?"),
        ),
        ("Когда откроют мост, и что сказал Орлов о нём?", ("Когда откроют мост", "что сказал Орлов о нём?")),
        ("¿Cuándo abre el puente y quién lo ha pagado?", ("¿Cuándo abre el puente", "quién lo ha pagado?")),
        ("Quand ouvre le pont et qui a payé la facture ?", ("Quand ouvre le pont", "qui a payé la facture ?")),
        ("Коли відкриють міст і хто за нього платив?", ("Коли відкриють міст", "хто за нього платив?")),
    ],
)
def test_two_questions_in_one_message_are_split(text: str, parts: tuple[str, str]) -> None:
    assert split_parts(text) == parts


@pytest.mark.parametrize(
    "text", ["Was sagte Brandt zu Maut und Bahn?", "Кто и когда?", "¿Quién y cuándo?", "Qui et quand ?"]
)
def test_one_question_is_not_split(text: str) -> None:
    assert split_parts(text) is None


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("¡Hola!", "greeting"),
        ("buenos dias", "greeting"),
        ("muchas gracias", "thanks"),
        ("¿qué puedes hacer?", "about"),
        ("hasta luego", "goodbye"),
        ("eres tonto", "complaint"),
        ("jajaja", "reaction"),
        ("Bonjour !", "greeting"),
        ("merci beaucoup", "thanks"),
        ("qui es-tu ?", "about"),
        ("au revoir", "goodbye"),
        ("c'est faux", "complaint"),
        ("mdr", "reaction"),
        ("Привіт!", "greeting"),
        ("дуже дякую", "thanks"),
        ("що ти вмієш?", "about"),
        ("до побачення", "goodbye"),
        ("тупий бот", "complaint"),
        ("ого", "reaction"),
        ("schoenen tag", ""),
        ("gracias a quien se salvo el ferry", ""),
        ("merci de me dire qui a gagné", ""),
    ],
)
def test_small_talk_is_known_in_every_language(message: str, kind: str) -> None:
    assert small_talk(message) == kind


def test_a_language_with_terms_alone_is_read_without_rules() -> None:
    reader = reader_of("fi")
    assert reader is not None
    question = understand("Mitä Virtanen sanoi sillasta?", TODAY, replace(Index(), languages=("fi",)))
    assert question.language == "fi"
    assert not question.speaker
    assert question.terms
