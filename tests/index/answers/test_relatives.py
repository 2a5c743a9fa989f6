"""Questions in six languages for the words of somebody's relative or staff, and of roles that nobody has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask

PARAGRAPHS = {
    "en": {
        "own": "Oliver Vasey appeared in court. “I did nothing wrong,” Oliver Vasey said.",
        "lawyer": "Jane Moor, a lawyer for Carl Brandt, filed an appeal. “We will appeal,” said his lawyer Jane Moor.",
    },
    "de": {
        "own": "Otto Weller, der Präsident von Lomvik, kam zur Brücke. „Die Brücke ist fertig“, sagte Otto Weller.",
        "school": "Die Bildungsministerin Karla Lind kam zur Schule. „Die Schule ist fertig“, sagte Lind.",
        "lawyer": "Der Anwalt von Jens Brandt, Ulf Moor, sagte: „Wir gehen in Berufung.“",
    },
    "es": {
        "own": "Diego Olmedo, presidente de Lomvia, inauguró el puente. «El puente está listo», dijo Diego Olmedo.",
        "school": "La ministra de Educación Ana Lind visitó la escuela. «La escuela está lista», dijo Lind.",
        "lawyer": "El abogado de Jaime Freire, Luis Moro, presentó un recurso. «Vamos a apelar», dijo Moro.",
    },
    "fr": {
        "own": "Denis Olmet, président de Lomvie, a inauguré le pont. « Le pont est prêt », a dit Denis Olmet.",
        "school": "La ministre de l’Éducation Anne Lind a visité l’école. « L’école est prête », a dit Anne Lind.",
        "lawyer": "L’avocat de Jean Brandt, Luc Moret, a déposé un recours. « Nous ferons appel », a dit Luc Moret.",
    },
    "ru": {
        "own": "Андрей Трубников выступил в суде. «Я невиновен и буду бороться», — сказал Андрей Трубников.",
        "lawyer": "Адвокат Трубникова Семён Лыков подал жалобу. «Мы подали жалобу в суд», — сказал Лыков.",
        "other": "Иван Палкин открыл причал. «Причал готов к лету», — сказал Иван Палкин.",
        "woman": "«Дело закрыто», — сказала адвокат Ирина Зубова о споре за лодку.",
        "school": "Министр образования Вера Лескова открыла школу. «Школа готова», — сказала министр Лескова.",
    },
    "uk": {
        "own": "Андрій Трубенко виступив у суді. «Я не винен і буду боротися», — сказав Андрій Трубенко.",
        "lawyer": "Адвокат Трубенка Семен Лисенко подав скаргу. «Ми подали скаргу до суду», — сказав Лисенко.",
        "school": "Міністерка освіти Віра Лескова відкрила школу. «Школа готова», — сказала Лескова.",
    },
}


@pytest.fixture
def engine_in(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Callable[[str], Snapshot]:
    """Function that returns an engine with the articles in a language."""

    def build(code: str) -> Snapshot:
        return snapshot_of(*(article(text, id=id, language=code) for id, text in PARAGRAPHS[code].items()))

    return build


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("en", "what did vasey's lawyer say"),
        ("en", "What did the lawyer of Vasey say?"),
        ("de", "was sagte die frau von weller"),
        ("de", "Was sagte Wellers Frau zur Brücke?"),
        ("de", "Was sagte die Frau des Präsidenten von Lomvik?"),
        ("de", "Was sagte der Sohn des Präsidenten?"),
        ("de", "was sagte der verkehrsminister zur schule"),
        ("es", "qué dijo la mujer de olmedo"),
        ("es", "¿Qué dijo la hija del presidente?"),
        ("es", "¿Qué dijo el ministro de Transportes sobre la escuela?"),
        ("fr", "Qu'a dit la femme d'Olmet ?"),
        ("fr", "qu'a dit l'avocat d'olmet"),
        ("fr", "Qu’a dit la femme de Denis Olmet sur le pont ?"),
        ("fr", "qu'a dit la fille du président"),
        ("fr", "qu'a dit le ministre des transports"),
        ("ru", "что сказал адвокат палкина"),
        ("ru", "Что сказала жена Палкина о причале?"),
        ("ru", "что сказал министр транспорта"),
        ("uk", "що сказала дружина трубенка"),
    ],
)
def test_words_of_somebody_else_are_not_shown(engine_in: Callable[[str], Snapshot], code: str, question: str) -> None:
    assert not ask(engine_in(code), question).found


@pytest.mark.parametrize(
    ("code", "question", "article_id"),
    [
        ("en", "what did brandt's lawyer say", "lawyer"),
        ("de", "Was sagte der Anwalt von Brandt?", "lawyer"),
        ("de", "was sagte der bildungsminister", "school"),
        ("es", "qué dijo el abogado de freire", "lawyer"),
        ("es", "qué dijo la ministra de educación", "school"),
        ("fr", "qu'a dit l'avocat de brandt", "lawyer"),
        ("ru", "что сказал адвокат трубникова", "lawyer"),
        ("ru", "что сказал адвокат Трубникова", "lawyer"),
        ("ru", "что сказала адвокат зубова", "woman"),
        ("ru", "что сказала министр лескова", "school"),
        ("ru", "что сказал министр образования", "school"),
        ("uk", "що сказав адвокат трубенка", "lawyer"),
        ("uk", "що сказала міністерка освіти", "school"),
    ],
)
def test_words_of_who_is_meant_are_shown(
    engine_in: Callable[[str], Snapshot], code: str, question: str, article_id: str
) -> None:
    answer = ask(engine_in(code), question)
    assert answer.found
    assert answer.passages[0].article_id == article_id


@pytest.mark.parametrize(
    ("code", "question"), [("ru", "что сказал зять трубникова"), ("uk", "що сказав зять трубенка")]
)
def test_a_relative_is_no_namesake(engine_in: Callable[[str], Snapshot], code: str, question: str) -> None:
    answer = ask(engine_in(code), question)
    assert not answer.found
    assert not answer.namesakes


@pytest.mark.parametrize(
    ("code", "own", "relative", "question"),
    [
        (
            "fr",
            "Denis Olmet a inauguré le pont. « Le pont est prêt », a dit Denis Olmet.",
            "La femme de Denis Olmet est restée chez elle.",
            "Qu’a dit la femme de Denis Olmet sur le pont ?",
        ),
        (
            "en",
            "Oliver Vasey opened the bridge. “The bridge is ready,” Oliver Vasey said.",
            "Vasey's lawyer stayed at home.",
            "What did Vasey's lawyer say about the bridge?",
        ),
    ],
)
def test_an_article_that_only_mentions_a_relative_gives_no_words_of_the_owner(
    snapshot_of: Callable[..., Snapshot],
    article: Callable[..., Article],
    code: str,
    own: str,
    relative: str,
    question: str,
) -> None:
    assert not ask(snapshot_of(article(own, relative, language=code)), question).found


@pytest.mark.parametrize(
    ("code", "text", "question"),
    [
        ("es", "Diego Olmedo deja el cargo. Será la primera mujer en el puesto.", "qué dijo la mujer de olmedo"),
        ("uk", "Андрій Трубенко продав буксир. Він продав його фірмі свого зятя.", "що сказав зять трубенка"),
    ],
)
def test_a_relative_who_is_only_mentioned_has_no_words(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], code: str, text: str, question: str
) -> None:
    assert not ask(snapshot_of(article(text, language=code)), question).found


def test_the_sentence_of_the_relative_is_marked_beside_that_of_the_owner(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    text = "„Wir freuen uns sehr“, sagte Karla Weller. Ihr Mann Otto Weller sagte: „Die Löwen bleiben zu Hause.“"
    (passage,) = ask(snapshot_of(article(text, language="de")), "was sagte der mann von karla weller").passages
    assert "Löwen" in passage.answer.text
    assert passage.speaker != "Karla Weller"
