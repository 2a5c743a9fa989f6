"""The bot's own words: complete in every language, with the right variables, and within Telegram's limits."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.localization import LANGUAGES, Localization, PlainEnglish, load_localizations
from tests.bot.messages.fluent_files import COUNTS, KNOWN, messages, say

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


DESCRIPTION = 512
"""Maximum characters in setMyDescription."""

SHORT_DESCRIPTION = 120
"""Maximum characters in setMyShortDescription."""


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
    for name in KNOWN:
        said = say(language, name, count)
        assert said == said.strip()
        assert "{" not in said
        assert "\n" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_notes_and_commands_are_as_short_as_telegram_wants_them(language: str) -> None:
    limits = {
        **{"button-": BUTTON, "note-": POPUP, "command-": COMMAND, "inline-private": 64},
        **{"setup-description": DESCRIPTION, "setup-short-description": SHORT_DESCRIPTION},
    }
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
def test_three_numbers_of_followed_questions_have_room_in_a_row(language: str) -> None:
    label = Localization.of(language).say("button-stop")
    assert len(f"{label} 10") <= BUTTON_OF_THREE + 1  # digits are narrow


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
        ("es", "es"),
        ("es-419", "es"),
        ("fr-CA", "fr"),
        ("uk", "uk"),
        ("UK_ua", "uk"),
        ("pt-br", "en"),
        ("be", "en"),
        ("zh-hans", "en"),
        ("", "en"),
        ("-", "en"),
        (None, "en"),
    ],
)
def test_the_language_is_that_of_the_user_or_else_english(code: str | None, language: str) -> None:
    assert Localization.of(code).language == language


def test_variables_are_inserted_as_plain_text() -> None:
    for words in (Localization.of("en"), PlainEnglish()):
        said = words.say("reindex-failed", reason="{ $x } <b>")
        assert said.startswith("The index could not be updated: { $x } <b> ")


# --- loading


def test_all_languages_can_be_loaded_ahead() -> None:
    load_localizations()


def test_each_language_has_the_same_files() -> None:
    files = {
        language: {path.name for path in (BOT / "messages" / "locales" / language).iterdir()} for language in LANGUAGES
    }
    assert files["en"] >= {"newsbot.ftl"}
    assert all(names == files["en"] for names in files.values())
