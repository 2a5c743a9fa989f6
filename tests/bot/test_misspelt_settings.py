"""Names that look like settings and are none, in the environment and in `.env`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.settings import PREFIX, Settings, misspelt_settings

SECRET = "s3cret-value"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty current folder, with an environment without newsbot settings."""
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting_is_spelt_right(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    names = [f"{PREFIX}{name}".upper() for name in Settings.model_fields]
    (folder / ".env").write_text("".join(f"{name}=\n export {name.lower()} = 'x'\n" for name in names))
    for name in names:
        monkeypatch.setenv(name, "x")
    assert misspelt_settings() == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("NEWSBOT_TIMEZON", "TIMEZONE"),
        ("newsbot_timezon", "TIMEZONE"),
        ("NEWSBOT_TIMEZONE ", "TIMEZONE"),
        (" NEWSBOT_FOLLOWS", "FOLLOWS"),
        ("NEWSBOT-INLINE", "INLINE"),
        ("NEWSBOT_TOKEN", "TELEGRAM_TOKEN"),
        ("NEWSBOT_ADMINS", "ADMIN_IDS"),
        ("NEWBOT_TELEGRAM_TOKEN", "TELEGRAM_TOKEN"),
        ("NEWS_BOT_DATA_DIR", "DATA_DIR"),
    ],
)
def test_a_name_is_said_with_the_setting_that_it_resembles(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    monkeypatch.setenv(name, SECRET)
    [sentence] = misspelt_settings()
    assert name.strip() in sentence
    assert sentence.endswith(f"is no setting of newsbot: did you mean NEWSBOT_{meant}?")
    assert SECRET not in sentence


def test_a_name_that_resembles_no_setting_is_said_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBOT_XYZZY", "1")
    assert misspelt_settings() == [
        "NEWSBOT_XYZZY in the environment is no setting of newsbot: docs/settings.md lists them."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "NEWSBOT_SERVICE_HOST",
        "NEWSBOT_SERVICE_PORT_HTTP",
        "NEWSBOT_PORT_8080_TCP_ADDR",
        "NEWSBOT_PORT",
        "TELEGRAM_TOKEN",
        "DATA_DIR",
        "TIMEZONE",
        "COMPOSE_PROJECT_NAME",
    ],
)
def test_what_other_programs_put_into_the_environment_is_theirs(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "1")
    assert misspelt_settings() == []


def test_lines_of_the_file_are_named_by_their_number(folder: Path) -> None:
    (folder / ".env").write_text(
        f"# mine\n\nNEWSBOT_TIMEZON=UTC\nTELEGRAM_TOKEN={SECRET}\nCOMPOSE_FILE=x\n\n"
        f"NEWSBOT_TELEGRAM_TOKEN: {SECRET}\nNEWSBOT_INLINE\nNEWSBOT DATA DIR={SECRET}\n{SECRET}\n",
        encoding="utf-8",
    )
    sentences = misspelt_settings()
    assert sentences == [
        "NEWSBOT_TIMEZON in line 3 of .env is no setting of newsbot: did you mean NEWSBOT_TIMEZONE?",
        "TELEGRAM_TOKEN in line 4 of .env is no setting of newsbot: did you mean NEWSBOT_TELEGRAM_TOKEN?",
        "Line 7 of .env sets nothing: write it as NEWSBOT_TELEGRAM_TOKEN=value, or put # before a comment.",
        "Line 8 of .env sets nothing: write it as NEWSBOT_INLINE=value, or put # before a comment.",
        "Line 9 of .env sets nothing: write it as NEWSBOT_DATA_DIR=value, or put # before a comment.",
        "Line 10 of .env sets nothing: write it as NAME=value, or put # before a comment.",
    ]


def test_a_bot_that_starts_says_it_once_and_starts_all_the_same(
    newsbot: Callable[..., subprocess.CompletedProcess[str]], folder: Path
) -> None:
    (folder / ".env").write_text("NEWSBOT_TIMEZON=UTC\nNEWSBOT INLINE=on\n")
    lines = newsbot("run").stderr.splitlines()
    assert lines[0].startswith("newsbot: NEWSBOT_TIMEZON in line 1 of .env ")
    assert lines[1].startswith("newsbot: Line 2 of .env sets nothing")
    assert lines[2].startswith("newsbot: NEWSBOT_TELEGRAM_TOKEN is not set")
    assert len(lines) == 3


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"\xef\xbb\xbf# mine\n"])
def test_a_file_that_is_empty_or_no_text_is_no_trouble(folder: Path, content: bytes) -> None:
    (folder / ".env").write_bytes(content)
    assert misspelt_settings() == []


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), value=st.just(SECRET))
def test_no_text_of_the_file_is_too_odd_and_no_value_is_shown(folder: Path, text: str, value: str) -> None:
    written = f"{text}\nNEWSBOT_TOKEN={value}\n{text}={value}\n".encode(errors="replace")
    (folder / ".env").write_bytes(written)
    for sentence in misspelt_settings():
        assert sentence.isprintable()
        assert len(sentence) < 300
