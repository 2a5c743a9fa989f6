"""Telling the language of a question, as people type it: short, in lower case, without accents, with names in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import ASKING_LANGUAGES, LANGUAGE_MODULES
from index.question.languages import question_languages

EVERY = ("en", *ASKING_LANGUAGES)
QUESTIONS = {
    "de": """
        was sagte trump zu iran
        was sagt brandt zur maut
        wer hat das derby gewonnen
        wann wird die bruecke wieder geoeffnet
        wie viele haeuser brannten
        warum streiken die busfahrer
        wo liegt lomvik
        und lind?
        und zu kursk?
        was gibts neues
        neueste nachrichten zum streik
        hallo, kannst du mir sagen was brandt meint
        wie heisst der neue trainer
        wieviel kostet die fähre
        brandt über die maut
        was ist passiert
        ist die eisenbrücke noch gesperrt
        wer is der neue bürgermeister
        was wurde zum haushalt beschlossen
        warum
        nachrichten von gestern
        laut kurier
        wer sagte dass die fähre sinkt
        hat tolk etwas zur werft gesagt
        seit wann ist die klinik zu
        welche partei hat gewonnen
        was hält lind vom haushalt
        wie geht es mit der werft weiter
        zitate von tolk zur maut
        was haben brandt und lind gesagt
    """,
    "ru": """
        что сказал трамп про иран
        что сказал орлов о пароме
        кто выиграл дерби
        когда откроют мост
        сколько домов сгорело
        почему бастуют водители
        где находится курск
        а линд?
        а о курске?
        что нового
        последние новости
        привет подскажи что сказал орлов
        как зовут нового тренера
        сколько стоит паром
        орлов о мосте
        что случилось вчера
        мост еще закрыт?
        кто такой линд
        новости за неделю
        почему
        орлов и паром
        по данным тасс
        кто сказал что паром утонул
        говорил ли орлов о заводе
        мнение орлова о школе
        какие партии прошли в думу
        что думает линд о бюджете
        что будет с заводом
        цитаты орлова
        реакция на пожар
    """,
    "uk": """
        що сказав трамп про іран
        що сказав бойко про пором
        хто виграв дербі
        коли відкриють міст
        скільки будинків згоріло
        чому страйкують водії
        де знаходиться курськ
        а лінд?
        а про курськ?
        що нового
        останні новини
        привіт підкажи що сказав бойко
        як звати нового тренера
        скільки коштує пором
        бойко про міст
        що сталося вчора
        чи міст ще закритий
        хто такий лінд
        новини за тиждень
        чому
        бойко і пором
        за даними уніан
        хто сказав що пором потонув
        чи говорив бойко про завод
        думка бойка про школу
        які партії пройшли
        що думає лінд про бюджет
        що буде із заводом
        цитати бойка
        реакція на пожежу
    """,
    "es": """
        que dijo trump sobre iran
        que dijo solano del puente
        quien gano el derbi
        cuando abren el puente
        cuantas casas se quemaron
        por que hay huelga
        donde queda kursk
        ¿y lind?
        y sobre kursk?
        que hay de nuevo
        ultimas noticias
        hola me puedes decir que dijo solano
        como se llama el nuevo entrenador
        cuanto cuesta el ferry
        solano sobre el puente
        que paso ayer
        sigue cerrado el puente
        quien es lind
        noticias de la semana
        por qué
        qué opina quiroga
        segun el faro
        quien dijo que el ferry se hundio
        hablo solano del astillero
        la opinion de solano sobre la escuela
        que partidos ganaron
        que piensa lind del presupuesto
        que va a pasar con el astillero
        citas de solano
        reacciones al incendio
    """,
    "fr": """
        qu'a dit trump sur l'iran
        qu'a dit marchand sur le pont
        qui a gagné le derby
        quand ouvre le pont
        combien de maisons ont brulé
        pourquoi y a-t-il une grève
        où se trouve koursk
        et pour le pont ?
        et sur koursk ?
        quoi de neuf
        dernieres nouvelles
        bonjour peux-tu me dire ce que marchand a dit
        comment s'appelle le nouvel entraineur
        combien coute le ferry
        marchand sur le pont
        que s'est-il passé hier
        le pont est-il encore fermé
        qui est lind
        les nouvelles de la semaine
        pourquoi
        que pense lefort
        selon le phare
        qui a dit que le ferry a coulé
        marchand a-t-il parlé du chantier
        l'avis de marchand sur l'école
        quels partis ont gagné
        que pense lind du budget
        que va devenir le chantier
        citations de marchand
        réactions à l'incendie
    """,
    "en": """
        what did trump say about iran
        who won the derby
        when will the bridge open
        how many houses burned
        why are drivers on strike
        where is kursk
        and lind?
        what about kursk
        what's new
        latest news
        hi, can you tell me what brandt said
        who's the new coach
        ferry price
        brandt on the toll
        what happened yesterday
        is the bridge still closed
        los angeles fires
        le pen on the euro
        rio de janeiro carnival
        was putin in iran
        will merz resign
        did el pais report it
        die hard actor
        musharraf's opinion on the veil
        d'angelo russell trade
        san jose council
        quotes by lind
        ferry
        no deal brexit
        man utd score
    """,
}


def questions(code: str) -> list[str]:
    return [line.strip() for line in QUESTIONS[code].strip().splitlines()]


CASES = [(code, question) for code in QUESTIONS for question in questions(code)]


@pytest.mark.parametrize("code", EVERY)
def test_there_are_thirty_short_questions(code: str) -> None:
    assert len(set(questions(code))) >= 30


@pytest.mark.parametrize(("code", "question"), CASES)
def test_a_question_is_told_over_an_index_in_its_language(code: str, question: str) -> None:
    assert question_languages(question, (code,))[0] == code


@pytest.mark.parametrize(("code", "question"), CASES)
def test_a_question_is_told_over_an_index_in_many_languages(code: str, question: str) -> None:
    others = [other for other in EVERY if other != code]
    assert question_languages(question, (code, *others))[0] == code


@pytest.mark.parametrize("question", questions("en"))
def test_an_english_question_stays_english_over_an_english_index(question: str) -> None:
    assert question_languages(question, ("en",))[0] == "en"
    assert question_languages(question)[0] == "en"


@pytest.mark.parametrize("code", ASKING_LANGUAGES)
def test_most_questions_are_told_over_an_english_index(code: str) -> None:
    told = [question_languages(question, ("en",))[0] for question in questions(code)]
    assert told.count(code) >= 24


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Что сказал Зеленський?", "ru"),
        ("Що сказав Путин?", "uk"),
        ("хто це", "uk"),
        ("это правда", "ru"),
        ("объясни", "ru"),
        ("її слова", "uk"),
    ],
)
def test_russian_and_ukrainian_are_told_apart(question: str, code: str) -> None:
    assert question_languages(question, ("en",))[0] == code
    assert question_languages(question, ("ru", "uk"))[0] == code


def test_the_language_of_the_index_breaks_ties() -> None:
    assert question_languages("Lomvik", ("de", "en"))[0] == "de"
    assert question_languages("Lomvik", ("en", "de"))[0] == "en"


@pytest.mark.parametrize(
    ("question", "code"), [("今天有什么新闻", "zh"), ("ما الجديد", "ar"), ("τι είπε ο Μίλτος", "el"), ("क्या हुआ", "hi")]
)
def test_a_language_with_terms_alone_is_told_if_the_index_holds_it(question: str, code: str) -> None:
    assert question_languages(question, ("en", code))[0] == code


def test_telling_takes_microseconds() -> None:
    asked = [question for _, question in CASES]
    tell = question_languages.__wrapped__
    tell(asked[0], EVERY)
    started = time.perf_counter()
    for question in asked:
        tell(question, EVERY)
    assert (time.perf_counter() - started) / len(asked) < 1e-3  # a twentieth of that on an idle machine


@settings(deadline=None)
@given(st.text(), st.lists(st.sampled_from(sorted(LANGUAGE_MODULES)), unique=True).map(tuple))
def test_any_text_has_a_language(text: str, held: tuple[str, ...]) -> None:
    told = question_languages(text, held)
    assert told
    assert set(held) <= set(told)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("question", ["What happened?", "who won", "Why did Lind resign?", "What happened in March?"])
@pytest.mark.parametrize("held", [("de", "en"), ("ru", "es", "en")])
def test_an_english_question_word_tells_over_a_mixed_index(question: str, held: tuple[str, ...]) -> None:
    assert question_languages(question, held)[0] == "en"
