"""Questions and articles in different languages, end to end: what is searched, and what the answer says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Snapshot
from index.answers.answer import Answer
from index.answers.search import ask

RUSSIAN = (
    "Президент Иван Ковалев в четверг приехал в Ладогино. «Мы построим новый мост за 3 года», — сказал Ковалев.",
    "Мост обойдется в 120 миллионов рублей. Жители Ладогино встретили Ковалева на площади, и они благодарили его.",
    "По словам Ковалева, мост нужен городу. О Ковалеве писали все газеты.",
)
ENGLISH = (
    'The mayor of Brackwater, Ada Lind, opened the harbour on Friday. "The harbour is open," Lind said.',
    "The harbour cost 45 million pounds, and Lind thanked the people of Brackwater for waiting.",
)
GERMAN = (
    "Die Bürgermeisterin von Torfhausen, Eva Brandt, hat am Freitag die Brücke eröffnet.",
    "Die Brücke hat 80 Millionen Euro gekostet, und Brandt dankte allen, die mit ihr daran gearbeitet haben.",
)


@pytest.fixture
def russian(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    return snapshot_of(article(*RUSSIAN, id="ru", language="ru"))


@pytest.fixture
def mixed(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    return snapshot_of(
        article(*RUSSIAN, id="ru", language="ru"),
        article(*ENGLISH, id="en", language="en"),
        article(*GERMAN, id="de", language="de"),
    )


def shown(answer: Answer) -> str:
    """Return the article that the first passage is from."""
    return answer.passages[0].article_id if answer.passages else ""


def closest(answer: Answer) -> str:
    """Return the article that answers or, without an answer, the one that comes closest."""
    near = [each.id for each in (answer.may_help, *answer.nearest) if each]
    return shown(answer) or next(iter(near), "")


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("What did Kovalev say about the bridge?", ("Kovalev", "Ковалев")),
        ("Was sagte Kowalew zur Brücke?", ("Kowalew", "Ковалев")),
        ("¿Qué dijo Kovalev sobre el puente?", ("Kovalev", "Ковалев")),
        ("kovalev", ("kovalev", "Ковалев")),
        ("Що сказав Kovalev?", ("Kovalev", "Ковалев")),
    ],
)
def test_a_name_in_latin_letters_finds_russian_articles(
    russian: Snapshot, question: str, corrected: tuple[str, str]
) -> None:
    answer = ask(russian, question)
    assert closest(answer) == "ru"
    assert answer.understood.corrected == (corrected,)
    assert (answer.languages, answer.names_only) == (("ru",), True)


def test_numbers_and_names_lead_to_articles_in_any_language(russian: Snapshot) -> None:
    answer = ask(russian, "What costs 120 in Ladogino?")
    assert answer.understood.terms == ("120", "ладогин")
    assert closest(answer) == "ru"


@pytest.mark.parametrize(
    "question", ["What happened in Torfhausen?", "where is Torfhausen", "Что было в Торфхаузене, в Torfhausen?"]
)
def test_names_are_found_in_german_articles_that_write_all_nouns_with_capitals(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    answer = ask(snapshot_of(article(*GERMAN, id="de", language="de")), question)
    assert closest(answer) == "de"
    assert answer.languages == ("de",)


def test_a_russian_name_is_found_in_german_articles(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    text = (
        "Der russische Präsident Wladimir Putin hat seine Reise nach Wien abgesagt, und ein Grund wurde nicht genannt."
    )
    answer = ask(snapshot_of(article(text, id="de", language="de")), "Что сказал Путин?")
    assert closest(answer) == "de"
    assert answer.understood.corrected == (("Путин", "Putin"),)


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("Что сказал Путин о Трампе?", (("Путин", "Putin"), ("Трампе", "Trump"))),
        ("Що сказав Трамп про Путіна?", (("Трамп", "Trump"), ("Путіна", "Putin"))),
        ("что сказал байден", (("байден", "Biden"),)),
        ("Что было в Нью-Йорке?", (("Нью-Йорке", "New York"),)),
    ],
)
def test_a_name_written_by_its_sound_is_found(
    snapshot_of: Callable[..., Snapshot],
    article: Callable[..., Article],
    question: str,
    corrected: tuple[tuple[str, str], ...],
) -> None:
    paragraphs = (
        'President Vladimir Putin will meet Donald Trump in Alaska. "We will talk to Trump," Putin said on Monday.',
        '"I like Putin," Trump said of Putin, and Joe Biden said of Trump in New York: "He does."',
    )
    answer = ask(snapshot_of(article(*paragraphs, id="en", language="en")), question)
    assert shown(answer) == "en"
    assert answer.understood.corrected == corrected
    assert (answer.languages, answer.names_only) == (("en",), True)


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("Wie war das Wetter in Warschau?", ("Warschau", "Варшава")),
        ("¿Qué pasó en Alemania?", ("Alemania", "Германия")),
        ("Germany", ("Germany", "Германия")),
    ],
)
def test_the_name_of_a_place_is_found_in_another_language(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str, corrected: tuple[str, str]
) -> None:
    text = "Министр приехал в Варшаву, а оттуда поехал в Германию. Там он говорил о границе Германии."
    answer = ask(snapshot_of(article(text, id="ru", language="ru")), question)
    assert closest(answer) == "ru"
    assert answer.understood.corrected == (corrected,)
    assert (answer.languages, answer.names_only) == (("ru",), True)


def test_the_sound_of_a_name_is_found_in_russian_articles(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    text = "В четверг президент США Дональд Трамп приехал в Осло. «Мы поговорим», — сказал Трамп."
    answer = ask(snapshot_of(article(text, id="ru", language="ru")), "What did Trump say?")
    assert shown(answer) == "ru"
    assert answer.understood.corrected == (("Trump", "Трамп"),)


@pytest.mark.parametrize("question", ["Почему Путин отменил поездку", "что сказал путин"])
def test_a_russian_name_is_found_in_ukrainian_articles(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    text = "Учора російський президент Володимир Путін скасував поїздку до Відня, причину Путін не назвав."
    answer = ask(snapshot_of(article(text, id="uk", language="uk")), question)
    assert shown(answer) == "uk"
    assert answer.languages == ("uk",)


@pytest.mark.parametrize(
    ("language", "paragraph", "question"),
    [
        ("hi", "पैंथर्स की रक्षा ने केवल तीन सौ अंक दिए और लीग में छठे स्थान पर रही।", "पैंथर्स डिफ़ेंस ने कितने अंक दिए?"),
        ("th", "ทีมแพนเธอร์สเสียแต้มเพียงสามร้อยแต้มและอยู่ในอันดับหกของลีก", "ทีมแพนเธอร์สเสียแต้มไปกี่แต้ม"),
    ],
)
def test_a_question_in_the_language_of_the_articles_keeps_all_of_its_words(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], language: str, paragraph: str, question: str
) -> None:
    answer = ask(snapshot_of(article(paragraph, id="own", language=language)), question)
    assert answer.understood.terms
    assert closest(answer) == "own"
    assert answer.languages == ()


def test_a_list_of_the_newest_articles_names_their_language_only_to_who_asks_in_another(russian: Snapshot) -> None:
    assert ask(russian, "latest").languages == ()
    assert ask(russian, "что нового").languages == ()
    assert ask(russian, "What's new?").languages == ("ru",)


@pytest.mark.parametrize("question", ["Что сказал Kovalev о мосте?", "Kovalev говорил о мосте?"])
def test_a_name_in_another_script_makes_no_question_foreign(russian: Snapshot, question: str) -> None:
    answer = ask(russian, question)
    assert shown(answer) == "ru"
    assert answer.understood.corrected == (("Kovalev", "Ковалев"),)
    assert answer.languages == ()


def test_a_russian_question_finds_an_english_article_by_its_names(mixed: Snapshot) -> None:
    answer = ask(mixed, "Что сказала Линд о гавани?")
    assert shown(answer) == "en"
    assert answer.understood.corrected == (("Линд", "Lind"),)
    assert (answer.languages, answer.names_only) == (("en",), True)


def test_a_question_in_the_language_of_the_articles_says_nothing_of_languages(mixed: Snapshot) -> None:
    for question, article_id in (
        ("What did Lind say about the harbour?", "en"),
        ("Was hat die Brücke gekostet?", "de"),
        ("Во сколько обойдется мост?", "ru"),
    ):
        answer = ask(mixed, question)
        assert shown(answer) == article_id
        assert (answer.languages, answer.names_only, answer.understood.corrected) == ((), False, ())


@pytest.mark.parametrize("question", ["Brackwater's mayor", "brackwater’s mayor"])
def test_an_english_possessive_makes_no_question_foreign(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    answer = ask(snapshot_of(article(*ENGLISH, id="en", language="en")), question)
    assert shown(answer) == "en"
    assert answer.languages == ()
    assert "mayor" in answer.understood.terms


def test_nothing_is_translated(mixed: Snapshot) -> None:
    answer = ask(mixed, "¿Cuánto costó el puente?")
    assert not answer.found
    assert answer.languages[0] in ("ru", "en", "de")
    assert answer.names_only


def test_a_name_that_several_languages_have_is_searched_in_all_and_said(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(*RUSSIAN, id="ru", language="ru"),
        article("The mayor met Ivan Kovalev on Monday, and he thanked her for the harbour.", id="en", language="en"),
    )
    answer = ask(engine, "Kovalev")
    assert {passage.article_id for passage in answer.passages} == {"ru", "en"}
    assert answer.understood.also_searched == ("Ковалев",)
    assert answer.languages == ()


@pytest.mark.parametrize(
    "question", ["Kovalev и мост", "Ковалев and Lind", "мост Lind 東京", "Что said Ковалев?", "東京"]
)
def test_a_question_in_two_scripts_has_a_sensible_answer(mixed: Snapshot, question: str) -> None:
    answer = ask(mixed, question)
    assert answer.found or answer.nearest or answer.may_help or answer.languages


def test_an_empty_index_says_nothing_of_languages(snapshot_of: Callable[..., Snapshot]) -> None:
    for question in ("Что сказал Ковалев?", "Was sagte Brandt?", "What's new?", "東京"):
        answer = ask(snapshot_of(), question)
        assert (answer.found, answer.languages, answer.names_only) == (False, (), False)


def test_articles_in_a_language_without_a_module_are_searched_as_they_are(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("ሰላም ለዓለም። አዲስ አበባ ከተማ ናት።", "Waqt yangi Toshkent shahri.", id="am", language="am"))
    for question in ("አዲስ አበባ", "Toshkent"):
        answer = ask(engine, question)
        assert (shown(answer), answer.languages) == ("am", ())


def test_an_article_in_two_languages_answers_in_both(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article(RUSSIAN[0], ENGLISH[0], RUSSIAN[1], ENGLISH[1], id="both"))
    for question in ("Что сказал Ковалев?", "What did Lind say about the harbour?", "Lind", "Ковалев"):
        assert shown(ask(engine, question)) == "both"


def test_a_mistyped_name_in_another_script_is_found_if_somebody_of_that_name_speaks(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article(*ENGLISH, id="en", language="en"), article(*RUSSIAN, id="ru", language="ru"))
    assert ask(engine, "Lindd").understood.corrected in ((("Lindd", "Lind"),), ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(question=st.text(max_size=60) | st.lists(st.sampled_from(
    "What did Ковалев Kovalev сказал о мосте Brücke was sagte 120 3 東京 ö й ? que dijo el le Lind Зеленский".split()
), max_size=8).map(" ".join))  # fmt: skip
def test_no_question_is_an_error(mixed: Snapshot, question: str) -> None:
    answer = ask(mixed, question)
    assert answer.found or not answer.passages
    assert set(answer.languages) <= {"ru", "en", "de"}
