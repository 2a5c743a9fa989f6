"""The bot's own words: complete in every language, with the right variables, and within Telegram's limits."""

from __future__ import annotations

import ast
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.localization import LANGUAGES, Localization, PlainEnglish, load_localizations
from index import Published

ROOT = Path(__file__).resolve().parents[3]
BOT = ROOT / "bot"
NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)

BUTTON = 16
"""Maximum characters in the label of a button, with two buttons in a row. On a phone of 360 dp, a message is about
290 dp wide; half of it, minus padding, is 125 dp. A character of Telegram's button font (15 sp, medium) takes 8 dp;
longer labels end in an ellipsis."""

BUTTON_OF_THREE = 9
"""The same with three buttons in a row, as in the first row below an answer: a third, minus padding, is 76 dp."""

POPUP = 200
"""Maximum characters in answerCallbackQuery."""

COMMAND = 256
"""Maximum characters in a command's description."""


class _Variables(Visitor):
    """A visitor that collects the variables of a message."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  # the library's name
        self.found.add(node.id.name)


def source(language: str) -> str:
    files = sorted((BOT / "messages" / "locales" / language).glob("*.ftl"))
    return "\n".join(path.read_text("utf-8") for path in files)


def messages(language: str) -> dict[str, frozenset[str]]:
    """Return the messages of a language with their variables."""
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(source(language)).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, "it stands there twice"
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.found)
    return found


KNOWN = messages("en")
COUNTS = frozenset("count done total limit seconds added changed removed unchanged failed code articles number".split())
"""Names of numeric variables."""


def calls() -> list[tuple[str, str, frozenset[str] | None]]:
    """Return each `words.say(...)` call in the code: location, message, and variables (None for a `**`)."""
    found = []
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say"):
                continue
            where, [name] = f"{path.name}:{node.lineno}", node.args
            given = [keyword.arg for keyword in node.keywords]
            variables = None if None in given else frozenset(filter(None, given))
            if isinstance(name, ast.Constant):
                found.append((where, str(name.value), variables))
            else:
                # `self.description` is that of a command.
                simple = isinstance(name, ast.Name) or ast.unparse(name) == "self.description"
                assert where.startswith("localization.py") or simple, f"{where}: a name, or a constant"
    return found


def names_in_code() -> set[str]:
    """Return all strings in the code that are names of messages: some stand in tables."""
    trees = [ast.parse(path.read_text("utf-8")) for path in BOT.rglob("*.py")]
    constants = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str) and value in KNOWN}


# --- the messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_with_the_same_variables(language: str) -> None:
    assert messages(language) == KNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_messages_in_the_same_order(language: str) -> None:
    assert list(messages(language)) == list(KNOWN)


def test_every_message_that_the_code_says_exists_and_gets_its_variables() -> None:
    said = calls()
    assert said
    wrong = [call for call in said if call[2] not in (None, KNOWN.get(call[1]))]
    assert not wrong
    assert all(name in KNOWN for _, name, _ in said)


def test_every_message_is_used_somewhere() -> None:
    assert set(KNOWN) - names_in_code() == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 5, 21, 1204])
def test_every_message_can_be_formatted(language: str, count: int) -> None:
    for name, variables in KNOWN.items():
        said = Localization.of(language).say(name, **{each: count if each in COUNTS else "X" for each in variables})
        assert said == said.strip()
        assert "{" not in said
        assert "\n" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_notes_and_commands_are_as_short_as_telegram_wants_them(language: str) -> None:
    limits = {"button-": BUTTON, "note-": POPUP, "command-": COMMAND, "inline-private": 64}
    words = Localization.of(language)
    long = {
        name: words.say(name)
        for name in KNOWN
        for start, limit in limits.items()
        if name.startswith(start) and len(words.say(name)) > limit
    }
    assert not long


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["button-back", "button-more", "button-context", "button-follow"])
def test_three_labels_have_room_in_the_first_row_under_an_answer(language: str, name: str) -> None:
    assert len(Localization.of(language).say(name)) <= BUTTON_OF_THREE


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography_is_that_of_the_language(language: str) -> None:
    text = "\n".join(line for line in source(language).splitlines() if not line.startswith("#"))
    assert not re.search(r"['\"]|\.\.\.|(?<!\w)- ", text)
    marks = {"en": ("“", "”", "«»„"), "de": ("„", "“", "«»”’"), "ru": ("«", "»", "“”„’")}
    opening, closing, foreign = marks[language]
    assert not set(foreign) & set(text)
    assert re.sub(rf"[^{opening}{closing}]", "", text) == (opening + closing) * text.count(opening)


def test_russian_letters_are_not_latin_ones() -> None:
    names = r"\{[^}]*\}|/\w+|newsbot \w+|\[\w+\]|^[a-z-]+ =|NEWSBOT_\w+|^#.*"
    values = re.sub(names, "", source("ru"), flags=re.MULTILINE)
    mixed = [word for word in re.findall(r"\w+", values) if re.search(r"[A-Za-z]", word) and word != "count"]
    assert set(mixed) <= {"other", "one", "few"}


@pytest.mark.parametrize("count", [0, 1, 2, 5, 21, 1204, 1_000_000])
def test_plain_english_says_every_message_as_fluent_does(count: int) -> None:
    for name, variables in KNOWN.items():
        values = {each: count if each in COUNTS else "{ $x } \\1 [one]" for each in variables}
        assert PlainEnglish().say(name, **values) == Localization.of("en").say(name, **values), name


@pytest.mark.parametrize("words", [PlainEnglish(), Localization.of("en")], ids=["plain", "fluent"])
def test_a_message_that_does_not_exist_is_an_error(words: PlainEnglish | Localization) -> None:
    with pytest.raises(LookupError):
        words.say("no-such-message")


@given(st.dates())
def test_plain_english_says_every_day_as_babel_does(day: date) -> None:
    assert PlainEnglish().day(day) == Localization.of("en").day(day)


# --- choosing a language


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("fr", "en"),
        ("uk", "en"),
        ("zh-hans", "en"),
        ("", "en"),
        ("-", "en"),
        (None, "en"),
    ],
)
def test_the_language_is_that_of_the_user_or_else_english(code: str | None, language: str) -> None:
    assert Localization.of(code).language == language


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 1204, "1,204 articles"),
        ("de", 1, "1 Artikel"),
        ("de", 1204, "1.204 Artikel"),
        ("ru", 1, "1 статья"),
        ("ru", 3, "3 статьи"),
        ("ru", 11, "11 статей"),
        ("ru", 21, "21 статья"),
        ("ru", 1204, "1\N{NO-BREAK SPACE}204 статьи"),
    ],
)
def test_counts_agree_with_their_noun(language: str, count: int, said: str) -> None:
    assert Localization.of(language).say("coverage", count=count) == said


def test_variables_are_inserted_as_plain_text() -> None:
    for words in (Localization.of("en"), PlainEnglish()):
        said = words.say("reindex-failed", reason="{ $x } <b>")
        assert said.startswith("The index could not be updated: { $x } <b> ")


# --- dates and ages


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (date(2024, 12, 9), ("9 December 2024", "9. Dezember 2024", "9 декабря 2024")),
        (
            datetime(2024, 12, 9, 1, tzinfo=timezone(timedelta(hours=3))),
            ("9 December 2024", "9. Dezember 2024", "9 декабря 2024"),
        ),
        (None, ("undated", "ohne Datum", "без даты")),
    ],
)
def test_a_day_is_the_articles_own(published: Published, said: tuple[str, str, str]) -> None:
    assert tuple(Localization.of(language).day(published) for language in LANGUAGES) == said
    assert PlainEnglish().day(published) == said[0]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (date(2025, 3, 21), ("today", "heute", "сегодня")),
        (date(2025, 3, 20), ("today", "heute", "сегодня")),
        (date(2025, 3, 19), ("yesterday", "gestern", "вчера")),
        (date(2025, 3, 17), ("3 days ago", "vor 3 Tagen", "3 дня назад")),
        (date(2025, 3, 6), ("2 weeks ago", "vor 2 Wochen", "2 недели назад")),
        (date(2025, 1, 19), ("8 weeks ago", "vor 8 Wochen", "8 недель назад")),
        (date(2025, 1, 10), ("2 months ago", "vor 2 Monaten", "2 месяца назад")),
        (date(2023, 4, 1), ("23 months ago", "vor 23 Monaten", "23 месяца назад")),
        (date(2023, 3, 1), ("2 years ago", "vor 2 Jahren", "2 года назад")),
        (date(1925, 3, 1), ("100 years ago", "vor 100 Jahren", "100 лет назад")),
        (NOW + timedelta(hours=1), ("1 minute ago", "vor 1 Minute", "1 минуту назад")),
        (NOW, ("1 minute ago", "vor 1 Minute", "1 минуту назад")),
        (NOW - timedelta(minutes=119), ("119 minutes ago", "vor 119 Minuten", "119 минут назад")),
        (NOW - timedelta(hours=2.9), ("2 hours ago", "vor 2 Stunden", "2 часа назад")),
        (NOW - timedelta(hours=47), ("47 hours ago", "vor 47 Stunden", "47 часов назад")),
        (NOW - timedelta(hours=71), ("2 days ago", "vor 2 Tagen", "2 дня назад")),
    ],
)
def test_an_age_is_given_in_whole_units(published: date | datetime, said: tuple[str, str, str]) -> None:
    assert tuple(Localization.of(language).ago(published, NOW) for language in LANGUAGES) == said


# --- loading


def test_all_languages_can_be_loaded_ahead() -> None:
    load_localizations()


def test_each_language_has_the_same_files() -> None:
    files = {
        language: {path.name for path in (BOT / "messages" / "locales" / language).iterdir()} for language in LANGUAGES
    }
    assert files["en"] >= {"newsbot.ftl"}
    assert all(names == files["en"] for names in files.values())
