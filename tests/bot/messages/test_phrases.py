"""Phrases for coverage, dates, outlets and questions, in Telegram and in the terminal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.localization import LANGUAGES, Localization, PlainEnglish
from bot.messages.markup import units
from bot.messages.phrases import (
    MessageSource,
    address,
    say_coverage,
    say_days,
    say_languages,
    say_outlet,
    say_small_talk,
    say_understood,
    shorten_question,
)
from index import Answer, Article, Coverage, Question
from index.question import SmallTalk

LINE = 160
"""UTF-16 units after which a message truncates a line about the question; only the line of outlets may be longer."""

both = pytest.mark.parametrize("words", [Localization.of("en"), PlainEnglish()], ids=["fluent", "plain"])


def article(url: str | None) -> Article:
    return Article("a", "file:///a.txt", "Ferries sail", ("Text.",), url=url)


@both
@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2024, 9, 12), date(2025, 11, 6), "2 articles from 12 September 2024 to 6 November 2025"),
        (date(2024, 9, 12), date(2024, 9, 12), "2 articles from 12 September 2024"),
        (None, None, "2 articles"),
    ],
)
def test_a_coverage_names_the_days_that_it_knows(
    words: MessageSource, first: date | None, last: date | None, said: str
) -> None:
    assert say_coverage(words, Coverage(2, 10, 1, first, last)) == said


@both
@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2025, 3, 1), date(2025, 3, 31), "1 March 2025 to 31 March 2025"),
        (date(2025, 3, 1), date(2025, 3, 1), "1 March 2025"),
        (date(2025, 3, 1), None, "from 1 March 2025 on"),
        (None, date(2025, 3, 1), "until 1 March 2025"),
    ],
)
def test_days_may_be_open_at_one_end(words: MessageSource, since: date | None, until: date | None, said: str) -> None:
    assert say_days(words, since, until) == said


@both
def test_the_understanding_of_a_question_is_shown_in_full_and_in_order(words: MessageSource) -> None:
    outlets = tuple(f"Outlet {number} " + "x" * 100 for number in range(20))
    corrected = tuple((f"tpyo{number}", f"typo{number}") for number in range(9))
    question = Question("?", (), since=date(2025, 3, 1), outlets=outlets, corrected=corrected)
    *mended, dates, only = say_understood(words, question)
    assert mended == [f"Showing results for typo{number} instead of tpyo{number}." for number in range(9)]
    assert dates == "Dates: from 1 March 2025 on."
    assert only == f"Only from {', '.join(outlets)}."


@both
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("greeting", "Hello! "),
        ("thanks", "You’re welcome."),
        ("about", "I’m a bot. I search 2 articles "),
        ("goodbye", "Goodbye!"),
        ("complaint", "Sorry about that. "),
        ("reaction", "Ask me about the news whenever you like."),
    ],
)
def test_each_kind_of_small_talk_has_its_own_line(words: MessageSource, kind: SmallTalk, said: str) -> None:
    asked, searched = Question("?", (), small_talk=kind), Coverage(2, 10, 1, None, None)
    assert say_small_talk(words, Answer("?", False, 0.0, 1.0, (), (), searched, asked)).startswith(said)


@both
def test_a_question_that_is_plain_needs_no_line(words: MessageSource) -> None:
    assert say_understood(words, Question("Who won?", ("won",))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.tuples(st.text(), st.text())), st.none() | st.dates(), st.none() | st.dates())
def test_only_the_line_of_outlets_can_be_too_long_for_a_message(
    language: str, corrected: list[tuple[str, str]], since: date | None, until: date | None
) -> None:
    question = Question("?", (), since=since, until=until, corrected=tuple(corrected))
    lines = say_understood(Localization.of(language), shorten_question(question))
    assert all(units(line) <= LINE for line in lines)
    assert len(lines) <= 4


def test_a_message_shortens_the_parts_of_a_question() -> None:
    long = "x" * 500
    question = Question(
        "?", (), outlets=(long,) * 20, corrected=((long, long),) * 20, speaker_text=long, topic_text=long
    )
    short = shorten_question(question)
    assert (len(short.outlets), len(short.corrected)) == (8, 3)
    assert {units(outlet) for outlet in short.outlets} <= set(range(81))
    assert {units(word) for pair in short.corrected for word in pair} <= set(range(51))
    assert max(units(short.speaker_text), units(short.topic_text)) <= 100


@both
def test_an_unknown_outlet_is_shown_as_unknown(words: MessageSource) -> None:
    assert [say_outlet(words, outlet) for outlet in ("Courier", None, "")] == [
        "Courier",
        "outlet not given",
        "outlet not given",
    ]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://courier.example/1", True),
        ("http://courier.example/1", True),
        ("javascript:alert(1)", False),
        ("ftp://courier.example/1", False),
        ("tg://user?id=1", False),
        ("data:text/html,x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_http_and_https_are_linked(url: str | None, linked: bool) -> None:
    assert (address(article(url)) is not None) is linked


@both
def test_a_name_in_another_script_is_said_to_be_how_the_articles_write_it(words: MessageSource) -> None:
    question = Question("Putin", (), corrected=(("Putin", "Путин"), ("Jelzin", "Yeltsin")))
    assert say_understood(words, question) == [
        "Searched for Путин, as my articles write Putin.",
        "Showing results for Yeltsin instead of Jelzin.",
    ]


def _answer(found: bool, languages: tuple[str, ...], names_only: bool) -> Answer:
    searched = Coverage(2, 10, 1, None, None)
    return Answer("?", found, 0.0, 1.0, (), (), searched, languages=languages, names_only=names_only)


@both
@pytest.mark.parametrize(
    ("found", "languages", "names_only", "said"),
    [
        (True, ("ru",), False, "These articles are in Russian."),
        (
            True, ("ru", "de"), True,
            "These articles are in Russian, German. I only searched for the names and numbers in your question.",
        ),
        (
            False, ("uk",), True,
            "My articles are in Ukrainian. I only searched for the names and numbers in your question.",
        ),
        (False, (), True, ""),
        (True, (), False, ""),
    ],
)  # fmt: skip
def test_the_languages_of_articles_are_named_if_the_question_is_in_none(
    words: MessageSource, found: bool, languages: tuple[str, ...], names_only: bool, said: str
) -> None:
    assert say_languages(words, _answer(found, languages, names_only)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Sprache dieser Artikel: Russisch."),
        ("ru", "Язык этих статей: русский."),
        ("uk", "Мова цих статей: російська."),
        ("es", "Idioma de estos artículos: ruso."),
        ("fr", "Langue de ces articles\u202f: russe."),
    ],
)
def test_languages_are_named_in_the_readers_language(language: str, said: str) -> None:
    assert say_languages(Localization.of(language), _answer(True, ("ru",), False)) == said
