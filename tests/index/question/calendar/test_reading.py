"""What dates have in common in all languages with words for them, and what a question makes of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.languages import LANGUAGE_MODULES, DateWords, find_language
from index.question.calendar import date_vocabulary, find_dates_in
from index.question.dates import is_past_year, is_relative_date, read_dates
from tests.index.question.calendar.ranges import FRIDAY, range_of, words_of

CODES = ("de", "es", "fr", "ru", "uk")
LANGUAGES = {code: language for code in LANGUAGE_MODULES if (language := find_language(code)) and language.dates}
YESTERDAY = {"de": "gestern", "es": "ayer", "fr": "hier", "ru": "вчера", "uk": "вчора"}
IN_MARCH = {"de": "im März", "es": "en marzo", "fr": "en mars", "ru": "в марте", "uk": "у березні"}


def test_the_languages_that_the_bot_speaks_have_dates() -> None:
    assert set(CODES) <= set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_all_months_days_and_seasons(code: str) -> None:
    words = words_of(code)
    assert all(words.months)
    assert (len(words.months), len(words.short_months), len(words.weekdays)) == (12, 12, 7)
    assert all(words.weekdays)
    assert set(words.seasons.values()) == {3, 6, 9, 12}
    assert {"hour", "day", "week", "month", "year"} <= set(words.units.values()) & {*words.plural_units.values()}
    assert set(words.relative.values()) == {0, 1, 2}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_form_belongs_to_two_months_or_days(code: str) -> None:
    words = words_of(code)
    for lists in (words.months + words.short_months, words.weekdays):
        forms = [form for forms in lists for form in forms]
        assert len(forms) == len(set(forms))


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_dates_are_in_lower_case_without_blanks_around_them(code: str) -> None:
    words = words_of(code)
    mappings = (words.seasons, words.relative, words.units, words.plural_units, words.numbers, words.named_periods)
    forms = [form for mapping in mappings for form in mapping]
    forms += [form for forms in (*words.months, *words.short_months, *words.weekdays) for form in forms]
    assert all(form == form.lower().strip() != "" for form in forms)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text", ["3.5.2024", "03.05.2024", "3/5/2024", "03-05-2024", "2024-05-03", "03.05.24", "Kursk 03.05.2024"]
)
def test_the_day_comes_first_in_digits(code: str, text: str) -> None:
    assert range_of(code, text) == "2024-05-03..2024-05-03"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("text", ["", "?", "3", "2+2", "12:30", "1.2.3.4", "31.02.2023", "3.13.2023", "€2024", "#2024"])
def test_other_numbers_are_no_dates(code: str, text: str) -> None:
    assert not range_of(code, text)


@pytest.mark.parametrize("code", CODES)
def test_without_the_askers_day_dates_are_relative_to_the_newest_article(code: str) -> None:
    assert range_of(code, YESTERDAY[code], None, FRIDAY) == "2024-12-19..2024-12-19"
    assert not range_of(code, YESTERDAY[code], None)
    assert not range_of(code, IN_MARCH[code], None)


@pytest.mark.parametrize("code", CODES)
def test_a_month_is_the_latest_that_has_articles_and_yesterday_is_the_askers(code: str) -> None:
    assert range_of(code, IN_MARCH[code], FRIDAY, date(2024, 2, 1)) == "2023-03-01..2023-03-31"
    assert range_of(code, YESTERDAY[code], FRIDAY, date(2024, 2, 1)) == "2024-12-19..2024-12-19"


@pytest.mark.parametrize("code", CODES)
def test_capitals_accents_and_typographic_marks_make_no_difference(code: str) -> None:
    for text in (IN_MARCH[code].upper(), IN_MARCH[code].capitalize(), IN_MARCH[code].replace("ä", "a")):
        assert range_of(code, text) == "2024-03-01..2024-03-31"


@pytest.mark.parametrize("code", CODES)
def test_only_the_words_of_the_date_are_taken(code: str) -> None:
    text = f"Kursk {IN_MARCH[code]}, Brandt"
    dates = find_dates_in(text, words_of(code), FRIDAY)
    assert dates
    assert dates.words == text[dates.start : dates.end] == IN_MARCH[code]


@pytest.mark.parametrize(
    ("code", "relative", "fixed"),
    [
        ("de", ["gestern", "letzte Woche", "seit drei Tagen", "in den letzten 2 Wochen", "heuer"],
         ["am 3. Mai", "im März", "am 19.", "seit Montag", "2024", "im Sommer", "vom 3. bis 5. Mai"]),
        ("ru", ["вчера", "на прошлой неделе", "за последние 3 дня", "два дня назад", "в этом году"],
         ["3 мая", "в марте", "с понедельника", "в 2024 году", "летом", "03.05.2024", "19 числа"]),
        ("es", ["ayer", "la semana pasada", "hace 3 días", "en los últimos dos meses"],
         ["el 3 de mayo", "en marzo", "desde el lunes", "en 2024", "el verano pasado"]),
        ("fr", ["hier", "la semaine dernière", "il y a 3 jours", "aujourd'hui"],
         ["le 3 mai", "en mars", "depuis lundi", "en 2024", "l’été dernier"]),
        ("uk", ["вчора", "минулого тижня", "три дні тому", "за останні 2 тижні", "торік"],
         ["3 травня", "у березні", "з понеділка", "2024 року", "до п’ятниці"]),
    ],
)  # fmt: skip
def test_relative_dates_are_told_from_those_of_the_calendar(code: str, relative: list[str], fixed: list[str]) -> None:
    words = words_of(code)
    assert [text for text in relative if not is_relative_date(text, words)] == []
    assert [text for text in fixed if is_relative_date(text, words)] == []


@pytest.mark.parametrize(
    ("code", "year", "others"),
    [
        ("de", "im Jahr 2023", ["letztes Jahr", "im März 2023", "seit 2023", "von 2022 bis 2023", "im Jahr 2024"]),
        ("ru", "в 2023 году", ["в прошлом году", "в марте 2023 года", "с 2023 года", "в 2024 году"]),
        ("es", "en 2023", ["el año pasado", "en marzo de 2023", "desde 2023", "en 2024"]),
        ("fr", "en 2023", ["l'an dernier", "en mars 2023", "depuis 2023", "en 2024"]),
        ("uk", "у 2023 році", ["торік", "у березні 2023 року", "з 2023 року", "у 2024 році"]),
    ],
)
def test_a_past_year_is_one_that_is_named_and_over(code: str, year: str, others: list[str]) -> None:
    def is_past(text: str, words: DateWords) -> bool:
        dates = read_dates(text, FRIDAY, other=words)
        assert dates
        return is_past_year(dates, FRIDAY, words)

    words = words_of(code)
    assert is_past(year, words)
    assert [text for text in others if is_past(text, words)] == []


@pytest.mark.parametrize("code", CODES)
@given(day=st.dates(date(1900, 1, 1), date(2090, 12, 31)), later=st.integers(0, 400))
def test_every_day_is_read_back_as_it_is_written(code: str, day: date, later: int) -> None:
    today = day + timedelta(days=later)
    written = f"{day.day}.{day.month:02}.{day.year}"
    expected = f"{day}..{day}"
    assert range_of(code, day.isoformat(), today) == expected
    assert range_of(code, written, today) == expected


_NUMBERS = ["3", "5.", "30", "31", "2024", "1999", "2000", "29", ",", ".", "-", "–", "’", "'", "19.", "«", "Brandt"]


def _pieces(code: str) -> st.SearchStrategy[str]:
    words = words_of(code)
    lists = [form for forms in (*words.months, *words.short_months, *words.weekdays) for form in forms]
    mappings = (words.seasons, words.relative, words.units, words.plural_units, words.numbers, words.named_periods)
    patterns = (words.since, words.until, words.before, words.after, words.of, words.last, words.this, *words.parts)
    small = re.findall(r"\w{1,9}", " ".join((*patterns, *(part for pair in words.ranges for part in pair))))
    return st.sampled_from([*lists, *(form for mapping in mappings for form in mapping), *small, *_NUMBERS])


PIECES = {code: _pieces(code) for code in CODES}


@pytest.mark.parametrize("code", CODES)
@given(data=st.data(), today=st.none() | st.dates(), newest=st.none() | st.dates())
def test_any_text_has_a_range_in_order_or_none(
    code: str, data: st.DataObject, today: date | None, newest: date | None
) -> None:
    words = " ".join(data.draw(st.lists(PIECES[code], max_size=9).map(" ".join) | st.text()).split())
    dates = find_dates_in(words, words_of(code), today, newest)
    if dates:
        assert dates.since or dates.until
        assert not (dates.since and dates.until) or dates.since <= dates.until
        assert dates.words == words[dates.start : dates.end] != ""
        assert not (today and dates.since and dates.since > today)


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
def test_a_date_without_digits_has_a_word_of_dates(code: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(PIECES[code], max_size=6).map(" ".join)).split())
    dates = find_dates_in(text, words_of(code), FRIDAY)
    if dates and not re.search(r"\d", dates.words):
        vocabulary = date_vocabulary(words_of(code))
        assert any(word.startswith(tuple(vocabulary)) for word in re.findall(r"\w+", dates.words.lower()))


@pytest.mark.parametrize("code", CODES)
def test_a_long_text_takes_no_longer_than_its_length(code: str) -> None:
    text = " ".join([IN_MARCH[code].split()[0], "3", "x"] * 1500)
    assert not range_of(code, text)
