"""From text to terms: which strings are words to the index."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from index.text.analysis import extract_question_terms, extract_terms

# Words that the rules mention, joined by random characters: plain st.text() rarely contains a word.
PIECES = st.sampled_from(
    "WHO who US us U.S. It it O'Brien O’Brien's Zürich йод Trump's haven't 1,500 3.5 « » “ ” ' \" , . - — ﬁ ² İ ß é e"
    " \u0301 \u200b \u00ad Путин не 北京 😀 say said".split(" ")
)
TEXT = st.one_of(
    st.text(), st.lists(PIECES | st.text(max_size=3)).map(" ".join), st.lists(PIECES | st.text(max_size=3)).map("".join)
)


# -- spellings of one word


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        pytest.param("Trump?", "trump", id="marks beside a word"),
        pytest.param("“Trump”", "Trump", id="quotation marks"),
        pytest.param("O’Brien", "O'Brien", id="curly apostrophe"),
        pytest.param("O´Brien", "O'Brien", id="acute for an apostrophe"),
        pytest.param("O`Brien", "O'Brien", id="grave for an apostrophe"),
        pytest.param("OʼBrien", "O'Brien", id="letter apostrophe"),
        pytest.param("O＇Brien", "O'Brien", id="full-width apostrophe"),
        pytest.param("ready—steady", "ready-steady", id="dashes"),
        pytest.param("ﬁnance", "finance", id="ligature"),
        pytest.param("ＮＡＴＯ", "NATO", id="full-width letters"),
        pytest.param("Ⅳ", "IV", id="Roman numeral"),
        pytest.param("Zürich", "Zurich", id="accent"),
        pytest.param("Zu\u0308rich", "Zürich", id="accent as a letter of its own"),
        pytest.param("Việt", "Viet", id="two accents on one letter"),
        pytest.param("Søren Łódź Đoković", "Soren Lodz Dokovic", id="Latin letters with strokes"),
        pytest.param("Æther Œuvre", "aether oeuvre", id="joined letters"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
        pytest.param("İzmir", "Izmir", id="dotted capital I"),
        pytest.param("Trump’s", "Trump", id="possessive"),
        pytest.param("TRUMP'S", "Trump", id="possessive in capitals"),
        pytest.param("the U.S. army", "the US army", id="full stops in U.S."),
        pytest.param("the U.S army", "the US army", id="last full stop missing"),
        pytest.param("the U.S.'s army", "the US army", id="possessive of U.S."),
        pytest.param("the u.s. army", "the US army", id="u.s. in small letters"),
        pytest.param("J.K. Rowling", "JK Rowling", id="initials"),
        pytest.param("1,500", "1500", id="thousands"),
        pytest.param("1,234,567", "1234567", id="millions"),
        pytest.param("12.5%", "12.5", id="per cent sign"),
        pytest.param("co\u00adoperate", "cooperate", id="soft hyphen"),
        pytest.param("re\u200belected", "reelected", id="invisible space"),
        pytest.param("first_name", "first name", id="underscore"),
        pytest.param("haven’t spoken", "spoken", id="n't is a stop word"),
        pytest.param("strikes", "strike", id="plural"),
        pytest.param("C++17’s C#.", "c++ 17 c#", id="signs beside signs"),
        pytest.param("Talks TALKED talking", "talk talk talk", id="verb forms"),
        pytest.param("переговорах", "переговоры", id="Russian case"),
    ],
)
def test_two_ways_to_write_a_word_give_the_same_terms(written: str, plain: str) -> None:
    assert extract_terms(written) == extract_terms(plain) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("йод", "иод", id="a Russian й is no и"),
        pytest.param("3.5", "35", id="a decimal point stays"),
        pytest.param("2016", "2017", id="numbers"),
        pytest.param("Trump", "trumpet", id="a word inside another"),
        pytest.param("C++", "C#", id="signs that make a name"),
        pytest.param("C++", "C", id="a letter alone"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert extract_terms(one) != extract_terms(other)


def test_a_russian_short_i_is_the_same_in_one_code_point_or_two() -> None:
    assert extract_terms("и\u0306од") == extract_terms("йод")


def test_terms_keep_the_order_of_the_text_and_its_repeats() -> None:
    assert extract_terms("Rain, sun, rain.") == ["rain", "sun", "rain"]


def test_a_decimal_number_is_one_term() -> None:
    assert extract_terms("It rose 3.5 metres") == ["rose", "3.5", "meter"]


# -- stop words, and names that look like stop words


@pytest.mark.parametrize(
    "word", ["the", "The", "and", "who", "it", "us", "I", "A", "he'll", "we’ve", "I'm", "it's", "they'd", "isn't", "не"]
)
def test_a_function_word_is_no_term(word: str) -> None:
    assert extract_terms(f"{word} rain") == ["rain"]


@pytest.mark.parametrize("name", ["WHO", "IT", "US"])
def test_a_stop_word_in_capitals_is_a_name_in_mixed_case_text(name: str) -> None:
    assert extract_terms(f"What the {name} wants") == [name.lower(), "want"]


@pytest.mark.parametrize("name", ["WHO", "IT", "US"])
def test_a_stop_word_in_capitals_is_no_name_where_all_is_in_capitals(name: str) -> None:
    assert extract_terms(f"WHAT THE {name} WANTS") == ["want"]


@pytest.mark.parametrize("name", ["WHO", "IT", "US"])
def test_the_possessive_of_a_name_in_capitals_is_that_name(name: str) -> None:
    assert extract_terms(f"The {name}’s plan") == extract_terms(f"The {name} plan")


def test_whether_a_text_is_all_capitals_is_judged_by_its_folded_letters() -> None:
    assert extract_terms("IT ㎏") == extract_terms("IT kg")


@pytest.mark.parametrize("text", ["U.S.", "u.s.", "THE U.S. AND US", "the U.S. and us"])
def test_u_s_with_full_stops_is_never_a_stop_word(text: str) -> None:
    assert extract_terms(text) == ["us"]


def test_a_single_capital_letter_is_no_name() -> None:
    assert extract_terms("I saw a ship") == ["see", "ship"]


@pytest.mark.parametrize("text", ["", " \n\t", "?!… — “”", "😀", "the and of", "\ud800"])
def test_a_text_without_words_has_no_terms(text: str) -> None:
    assert extract_terms(text) == []


# -- questions


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did Putin say about Trump?", ["putin", "trump"]),
        ("what has Putin said of Trump", ["putin", "trump"]),
        ("Did anyone comment on Kursk, please?", ["anyon", "kursk"]),
        ("Hello, tell me about Kursk!", ["kursk"]),
        ("How many people left, and how long ago?", ["peopl", "leav", "ago"]),
        ("What does the US say about the WHO?", ["us", "who"]),
    ],
)
def test_the_words_that_a_question_asks_with_are_left_out(question: str, found: list[str]) -> None:
    assert extract_question_terms(question) == found


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("grew grown", "grow"),
        ("Taken took", "take"),
        ("women", "woman"),
        ("colours colouring", "color"),
        ("defence", "defense"),
        ("organised organisation", "organize"),
        ("programmes", "program"),
    ],
)
def test_irregular_forms_and_british_spellings_meet_their_other_forms(form: str, base: str) -> None:
    assert set(extract_terms(form)) == set(extract_terms(base))


@pytest.mark.parametrize("word", ["founded", "Rose", "better"])
def test_a_word_that_only_looks_like_another_form_stays_itself(word: str) -> None:
    assert extract_terms(word) not in (extract_terms("find"), extract_terms("rise"), extract_terms("good"))


def test_an_article_keeps_the_words_that_questions_ask_with() -> None:
    assert extract_terms("Putin said hello") == ["putin", "said", "hello"]


def test_a_question_of_such_words_alone_keeps_them() -> None:
    assert extract_question_terms("Say hello!") == extract_terms("say hello") != []


def test_a_question_of_stop_words_alone_has_no_terms() -> None:
    assert extract_question_terms("What is it about?") == []


# -- any text


@given(TEXT)
def test_no_text_gives_an_empty_term_or_an_error(text: str) -> None:
    assert all(extract_terms(text))
    assert all(extract_question_terms(text))


@given(TEXT)
@example("O＇Brien ﬁnance ² Ⅳ")
def test_compatibility_forms_make_no_difference(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text)
    assume("´" not in text)  # an apostrophe to us, but a space with an accent to NFKC
    assert extract_terms(text) == extract_terms(folded)


@given(TEXT)
@example("O'Brien’s haven't")
def test_straight_and_curly_apostrophes_make_no_difference(text: str) -> None:
    assert extract_terms(text.replace("'", "’")) == extract_terms(text.replace("’", "'"))


@given(TEXT)
def test_a_text_twice_has_its_terms_twice(text: str) -> None:
    assert extract_terms(f"{text} {text}") == extract_terms(text) * 2


@given(st.lists(PIECES).map(" ".join).filter(str.isascii) | st.text(st.characters(max_codepoint=127)))
def test_all_capitals_and_all_small_letters_read_the_same(text: str) -> None:
    assert extract_terms(text.upper()) == extract_terms(text.lower())


@given(TEXT)
def test_a_question_has_no_terms_but_those_of_its_text(text: str) -> None:
    assert set(extract_question_terms(text)) <= set(extract_terms(text))


@pytest.mark.parametrize("read", [extract_terms, extract_question_terms])
def test_threads_read_the_same_terms(read: Callable[[str], list[str]]) -> None:
    texts = [f"Running ferries{number} переговорах" for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, texts)) == [read(text) for text in texts]


@given(st.text(st.sampled_from("abUS19 .,'’_-éñ"), max_size=40))
def test_a_plain_text_has_the_words_that_it_has_beside_a_foreign_one(text: str) -> None:
    # Pure ASCII text takes a different, faster path.
    assert extract_terms(f"{text} | ж") == [*extract_terms(f"{text} | z")[:-1], *extract_terms("ж")]
