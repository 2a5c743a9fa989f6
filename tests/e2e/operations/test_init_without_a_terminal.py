"""`newsbot init` in a script: everything comes from options and the environment, and nothing is asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from botapi import BotApi
from operations.test_init import settings_in
from processes import environment
from waits import WAIT_SECONDS

Script = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def script(api: BotApi, folder: Path) -> Script:
    """Function that runs `newsbot init` with something on its standard input."""

    def run(*options: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "init", *options],
            cwd=folder,
            env=environment(folder, {"telegram_api_url": api.url} | settings),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
            check=False,
        )

    return run


def test_options_set_a_bot_up(script: Script, api: BotApi, folder: Path) -> None:
    done = script("--token-file", "-", "--admin", "7,8", "--articles", "samples", stdin=f"{api.token}\n")
    assert (done.returncode, "18 added," in done.stdout) == (0, True)
    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token, "NEWSBOT_ADMIN_IDS": "7,8"}
    assert api.token not in done.stdout + done.stderr


def test_the_token_may_be_in_the_environment(script: Script, api: BotApi, folder: Path) -> None:
    done = script(telegram_token=api.token)
    assert (done.returncode, done.stderr) == (0, "")
    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token}


@pytest.mark.parametrize(
    ("options", "settings", "sentence"),
    [
        ((), {}, "newsbot: `newsbot init` asks in a terminal, and this is none: give the bot's token by --token-file"),
        (("--token-file", "missing"), {}, "newsbot: The file missing can't be used (No such file or directory)"),
        ((), {"telegram_token": "999:revoked"}, "newsbot: Telegram refuses this token"),
        ((), {"telegram_token": "nonsense"}, "newsbot: NEWSBOT_TELEGRAM_TOKEN is not a bot token"),
        (
            (),
            {"telegram_api_url": "http://127.0.0.1:9"},
            "newsbot: Telegram can't be asked (no connection to 127.0.0.1",
        ),
        (("--admin", "me"), {}, "newsbot: NEWSBOT_ADMIN_IDS must be whole numbers with commas between them"),
        (("--articles", "missing"), {}, "newsbot: There is no file or folder missing: check its name."),
    ],
)
def test_what_is_wrong_gets_one_sentence_and_leaves_nothing(
    script: Script, api: BotApi, folder: Path, options: tuple[str, ...], settings: dict[str, str], sentence: str
) -> None:
    given = settings if "terminal" in sentence else {"telegram_token": api.token} | settings
    done = script(*options, **given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert "revoked" not in done.stderr
    assert list(folder.iterdir()) == []


def test_a_env_that_exists_is_changed_on_request_alone(script: Script, api: BotApi, folder: Path) -> None:
    (folder / ".env").write_text("NEWSBOT_FOLLOWS=3\n")
    done = script(telegram_token=api.token)
    assert done.returncode == 2
    assert done.stderr == f"newsbot: {folder / '.env'} exists: give --update to change it; its other lines stay.\n"
    assert (folder / ".env").read_text() == "NEWSBOT_FOLLOWS=3\n"
    assert script("--update", telegram_token=api.token).returncode == 0
    assert (folder / ".env").read_text() == f"NEWSBOT_FOLLOWS=3\nNEWSBOT_TELEGRAM_TOKEN={api.token}\n"


def test_a_setting_of_the_environment_that_goes_before_the_file_is_named(
    script: Script, api: BotApi, folder: Path
) -> None:
    (folder / "token").write_text(api.token)
    done = script("--token-file", "token", "--admin", "8", telegram_token="999:other", admin_ids="7")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "newsbot: NEWSBOT_TELEGRAM_TOKEN is also set in the environment, which goes before .env.",
        "newsbot: NEWSBOT_ADMIN_IDS is also set in the environment, which goes before .env.",
    ]
    assert settings_in(folder)["NEWSBOT_ADMIN_IDS"] == "7,8"
