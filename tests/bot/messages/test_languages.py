"""Each language of the bot's own words: its typography, letters, plural forms, dates and ages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.messages.localization import LANGUAGES, Localization, PlainEnglish
from bot.messages.phrases import say_days
from index import Published
from tests.bot.messages.fluent_files import KNOWN, say, source, variants

NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)

# --- typography and letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography_is_that_of_the_language(language: str) -> None:
    text = "\n".join(line for line in source(language).splitlines() if not line.startswith("#"))
    assert not re.search(r"['\"]|\.\.\.|(?<!\w)- ", text)
    marks = {
        **{"en": ("“", "”", "«»„"), "de": ("„", "“", "«»”’"), "es": ("«", "»", "“”„’"), "fr": ("«", "»", "“”„")},
        **{"ru": ("«", "»", "“”„’"), "uk": ("«", "»", "“”„")},
    }
    opening, closing, foreign = marks[language]
    assert not set(foreign) & set(text)
    assert re.sub(rf"[^{opening}{closing}]", "", text) == (opening + closing) * text.count(opening)


def test_french_marks_stand_behind_narrow_spaces() -> None:
    """At an ordinary space, a line could end in front of a question mark."""
    for name in KNOWN:
        assert not re.search(
            r"[^\N{NARROW NO-BREAK SPACE}][?!:;»%]|«[^\N{NARROW NO-BREAK SPACE}]", say("fr", name, 5)
        ), name


def test_spanish_questions_and_exclamations_are_opened() -> None:
    for name in KNOWN:
        said = say("es", name, 5)
        assert said.count("¿") == said.count("?"), name
        assert said.count("¡") == said.count("!"), name


@pytest.mark.parametrize(("language", "foreign"), [("ru", "іїєґ’"), ("uk", "ыэъё")])
def test_cyrillic_letters_are_those_of_the_language(language: str, foreign: str) -> None:
    names = r"\{[^}]*\}|/\w+|newsbot \w+(?: add)?|\[\w+\]|^[a-z-]+ =|NEWSBOT_\w+|^#.*"
    values = re.sub(names, "", source(language), flags=re.MULTILINE)
    mixed = [word for word in re.findall(r"\w+", values) if re.search(r"[A-Za-z]", word) and word != "count"]
    assert set(mixed) <= {"other", "one", "few", "many", "WordPress"}
    assert not set(foreign) & set(values.lower())


LIKE_ENGLISH = {
    "de": {"status-index", "status-bot", "unanswered-line"},
    "es": {"status-bot"},
    "fr": {"button-questions", "coverage", "sources", "source-page", "status-index", "status-bot"},
    "ru": {"unanswered-line"},
}
"""Messages that read the same in both languages."""


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_other_message_is_left_in_english(language: str) -> None:
    same = LIKE_ENGLISH.get(language, set())
    assert {name for name in KNOWN if say(language, name, 5) == say("en", name, 5)} == same


# --- plural forms


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "0 articles, 1 article, 2 articles, 5 articles, 11 articles, 21 articles, 1,204 articles"),
        ("de", "0 Artikel, 1 Artikel, 2 Artikel, 5 Artikel, 11 Artikel, 21 Artikel, 1.204 Artikel"),
        ("es", "0 artículos, 1 artículo, 2 artículos, 5 artículos, 11 artículos, 21 artículos, 1.204 artículos"),
        ("fr", "0 article, 1 article, 2 articles, 5 articles, 11 articles, 21 articles, 1\u202f204 articles"),
        ("ru", "0 статей, 1 статья, 2 статьи, 5 статей, 11 статей, 21 статья, 1\xa0204 статьи"),
        ("uk", "0 статей, 1 стаття, 2 статті, 5 статей, 11 статей, 21 стаття, 1\xa0204 статті"),
    ],
)
def test_counts_agree_with_their_noun(language: str, said: str) -> None:
    words = Localization.of(language)
    assert ", ".join(words.say("coverage", count=count) for count in (0, 1, 2, 5, 11, 21, 1204)) == said


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_slavic_nouns_have_their_forms_of_few_and_many(language: str) -> None:
    """But for those in an oblique case, abbreviated ones, and those without the number."""
    same = {name for name in variants(language) if say(language, name, 2) == say(language, name, 5).replace("5", "2")}
    assert same == {
        *("follow-limit", "also-in", "also-in-more", "unanswered-chats", "access-listed", "privacy-readers"),
        *("source-failing", "source-silent", "source-back", "source-ended", "error-reports"),
    }
    for name in variants(language):
        assert say(language, name, 25) == say(language, name, 5).replace("5", "25"), name
        assert say(language, name, 11) == say(language, name, 5).replace("5", "11"), name


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_the_slavic_form_of_one_names_its_number_which_may_be_21(language: str) -> None:
    assert [name for name, forms in variants(language).items() if "one" in forms and not forms["one"]] == []


def test_the_french_form_of_one_names_its_number_which_may_be_none() -> None:
    never_none = """
        limit-reached follow-limit time-left-minutes unanswered-chats privacy-questions privacy-readers setup-wrong-code
        source-failing source-silent source-back source-ended source-interval source-remove-articles error-reports
    """
    silent = {name for name, forms in variants("fr").items() if not forms["one"]}
    assert silent == set(never_none.split())


# --- dates and ages


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (
            date(2024, 12, 9),
            "9 December 2024, 9. Dezember 2024, 9 de diciembre de 2024, 9 décembre 2024, 9 декабря 2024, 9 грудня 2024",
        ),
        (
            datetime(2024, 5, 1, 1, tzinfo=timezone(timedelta(hours=3))),
            "1 May 2024, 1. Mai 2024, 1 de mayo de 2024, 1er mai 2024, 1 мая 2024, 1 травня 2024",
        ),
        (
            date(2024, 8, 31),
            "31 August 2024, 31. August 2024, 31 de agosto de 2024, 31 août 2024, 31 августа 2024, 31 серпня 2024",
        ),
        (None, "undated, ohne Datum, sin fecha, sans date, без даты, без дати"),
    ],
)
def test_a_day_is_the_articles_own(published: Published, said: str) -> None:
    days = [Localization.of(language).day(published) for language in LANGUAGES]
    assert ", ".join(days) == said
    assert PlainEnglish().day(published) == days[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 May 2024 to 3 May 2024 | from 1 May 2024 on | until 3 May 2024"),
        ("de", "1. Mai 2024 bis 3. Mai 2024 | ab 1. Mai 2024 | bis 3. Mai 2024"),
        ("es", "del 1 de mayo de 2024 al 3 de mayo de 2024 | desde el 1 de mayo de 2024 | hasta el 3 de mayo de 2024"),
        ("fr", "du 1er mai 2024 au 3 mai 2024 | à partir du 1er mai 2024 | jusqu’au 3 mai 2024"),
        ("ru", "с 1 мая 2024 по 3 мая 2024 | с 1 мая 2024 | по 3 мая 2024"),
        ("uk", "з 1 травня 2024 по 3 травня 2024 | з 1 травня 2024 | по 3 травня 2024"),
    ],
)
def test_a_range_of_days_takes_the_prepositions_of_the_language(language: str, said: str) -> None:
    words, first, last = Localization.of(language), date(2024, 5, 1), date(2024, 5, 3)
    assert " | ".join(say_days(words, *days) for days in ((first, last), (first, None), (None, last))) == said


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (date(2025, 3, 21), "today, heute, hoy, aujourd’hui, сегодня, сьогодні"),
        (date(2025, 3, 20), "today, heute, hoy, aujourd’hui, сегодня, сьогодні"),
        (date(2025, 3, 19), "yesterday, gestern, ayer, hier, вчера, учора"),
        (date(2025, 3, 17), "3 days ago, vor 3 Tagen, hace 3 días, il y a 3 jours, 3 дня назад, 3 дні тому"),
        (
            date(2025, 3, 6),
            "2 weeks ago, vor 2 Wochen, hace 2 semanas, il y a 2 semaines, 2 недели назад, 2 тижні тому",
        ),
        (
            date(2025, 1, 19),
            "8 weeks ago, vor 8 Wochen, hace 8 semanas, il y a 8 semaines, 8 недель назад, 8 тижнів тому",
        ),
        (date(2025, 1, 10), "2 months ago, vor 2 Monaten, hace 2 meses, il y a 2 mois, 2 месяца назад, 2 місяці тому"),
        (
            date(2023, 4, 1),
            "23 months ago, vor 23 Monaten, hace 23 meses, il y a 23 mois, 23 месяца назад, 23 місяці тому",
        ),
        (date(2023, 3, 1), "2 years ago, vor 2 Jahren, hace 2 años, il y a 2 ans, 2 года назад, 2 роки тому"),
        (
            date(1925, 3, 1),
            "100 years ago, vor 100 Jahren, hace 100 años, il y a 100 ans, 100 лет назад, 100 років тому",
        ),
        (
            NOW + timedelta(hours=1),
            "1 minute ago, vor 1 Minute, hace 1 minuto, il y a 1 minute, 1 минуту назад, 1 хвилину тому",
        ),
        (NOW, "1 minute ago, vor 1 Minute, hace 1 minuto, il y a 1 minute, 1 минуту назад, 1 хвилину тому"),
        (
            NOW - timedelta(minutes=119),
            "119 minutes ago, vor 119 Minuten, hace 119 minutos, il y a 119 minutes, 119 минут назад, 119 хвилин тому",
        ),
        (
            NOW - timedelta(hours=2.9),
            "2 hours ago, vor 2 Stunden, hace 2 horas, il y a 2 heures, 2 часа назад, 2 години тому",
        ),
        (
            NOW - timedelta(hours=47),
            "47 hours ago, vor 47 Stunden, hace 47 horas, il y a 47 heures, 47 часов назад, 47 годин тому",
        ),
        (NOW - timedelta(hours=71), "2 days ago, vor 2 Tagen, hace 2 días, il y a 2 jours, 2 дня назад, 2 дні тому"),
    ],
)
def test_an_age_is_given_in_whole_units(published: date | datetime, said: str) -> None:
    assert ", ".join(Localization.of(language).ago(published, NOW) for language in LANGUAGES) == said
