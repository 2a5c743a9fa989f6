"""Who says what in Ukrainian, whose names are declined without a dictionary."""

import pytest

from index.quotes.phrases import grammar_of
from tests.index.quotes.frames.spoken import printed, speakers, words


@pytest.mark.parametrize(
    "text",
    [
        "«Причал закрито», — сказала Мар’яна Лозова.",
        "«Причал закрито», — повідомила в суботу журналістам Мар’яна Лозова.",
        "«Причал закрито», — вважає рятувальниця Мар’яна Лозова.",
        "Мар’яна Лозова заявила, що причал закрито.",
        "Мар’яна Лозова наголосила: «Причал закрито».",
        "Речниця порту Мар’яна Лозова запевнила, що причал закрито.",
        "Як повідомила Мар’яна Лозова, причал закрито.",
        "За словами Мар’яни Лозової, причал закрито.",
        "На думку рятувальниці Мар’яни Лозової, причал закрито.",
        "— Причал закрито, — сказала Мар’яна Лозова.",
    ],
)
def test_a_speaker_is_printed(text: str) -> None:
    assert printed("uk", text) == ["Мар’яна Лозова"]


@pytest.mark.parametrize(
    "text",
    [
        "Мар’яна Лозова не сказала, що причал закрито.",
        "Мар’яна Лозова нібито сказала: «Причал закрито».",
        "Мар’яна Лозова заперечила, що причал закрито.",
        "Мар’яна Лозова згадала, як батько казав: «Причал закрито».",
        "«Причал закрито», — сказали Мар’яні Лозовій.",
        "«Причал закрито», — сказав адвокат Мар’яни Лозової.",
        "Мар’яну Лозову назвали «зрадницею».",
        "— Причал закрито, Мар’яно Лозова.",
    ],
)
def test_what_a_person_did_not_surely_say_has_no_printed_speaker(text: str) -> None:
    assert printed("uk", text) == []


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Тараса Лозенка", "Тарас Лозенко"),
        ("Андрія Лозовського", "Андрій Лозовський"),
        ("Петра Лозчука", "Петро Лозчук"),
        ("Ірини Лозчук", "Ірина Лозчук"),
        ("Ольги Лозицької", "Ольга Лозицька"),
        ("Миколи Лозиги", "Микола Лозига"),
        ("Миколи Коваля", "Микола Коваль"),
        ("Любові Лозенко", "Любов Лозенко"),
        ("Валентина Лозенка", "Валентин Лозенко"),
        ("Юрія Михайловича Лозенка", "Юрій Михайлович Лозенко"),
    ],
)
def test_a_declined_name_is_printed_in_the_nominative(form: str, nominative: str) -> None:
    assert printed("uk", f"За словами {form}, причал закрито.") == [nominative]


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Тараса Стукала", "Тарас Стукало"),
        ("Тараса Стукала", "Тарас Стукал"),
        ("Тараса Лозного", "Тарас Лозний"),
        ("Тараса Лозця", "Тарас Лозець"),
        ("Тараса Соболя", "Тарас Соболь"),
        ("Тараса Гончарова", "Тарас Гончаров"),
    ],
)
def test_a_name_whose_nominative_is_open_is_printed_only_if_the_article_has_it(form: str, nominative: str) -> None:
    text = f"За словами {form}, причал закрито."
    assert printed("uk", text) == []
    assert printed("uk", f"{nominative} прийшов.", text) == [nominative]


@pytest.mark.parametrize("form", ["Тараса Журавля", "Тараса Киселя", "Тараса Хмеля"])
def test_a_name_that_loses_or_changes_a_vowel_is_not_printed(form: str) -> None:
    assert printed("uk", f"За словами {form}, причал закрито.") == []


def test_the_name_behind_a_relation_may_be_its_owners() -> None:
    assert printed("uk", "«Так», — сказав адвокат Лозчук.", "Ірина Лозчук пішла.") == []
    assert printed("uk", "«Так», — сказав адвокат Андрій Лозчук.") == ["Андрій Лозчук"]


def test_a_surname_between_brothers_names_nobody() -> None:
    paragraphs = ("Тарас Лозенко і його брат Іван Лозенко прийшли.", "«Так», — сказав Лозенко.")
    assert printed("uk", *paragraphs) == []


def test_a_dash_opens_and_interrupts_spoken_words() -> None:
    text = "— Причал закрито, — сказала Мар’яна Лозова. — Надовго."
    assert words("uk", text) == [("Мар’яна Лозова", "Причал закрито"), ("Мар’яна Лозова", "Надовго.")]


def test_bodies_are_never_printed() -> None:
    for text, speaker in (
        ("«Причал закрито», — заявило Міноборони.", "Міноборони"),
        ("Причал закрито, повідомили в ДСНС.", "ДСНС"),
    ):
        assert speakers("uk", text) == [speaker]
        assert printed("uk", text) == []


@pytest.mark.parametrize(
    ("word", "cases"),
    [("речником", {"ablt"}), ("речник", {"nomn"}), ("поліції", {"gent", "datv", "loct"}), ("ДСНС", {"nomn", "gent"})],
)
def test_nouns_have_the_cases_of_their_endings(word: str, cases: set[str]) -> None:
    grammar = grammar_of("uk")
    assert grammar
    assert grammar.cases
    assert {case for case in ("nomn", "gent", "datv", "ablt", "loct") if grammar.cases.may_be(word, case)} >= cases
    if word == "речником":
        assert not grammar.cases.may_be(word, "nomn")
