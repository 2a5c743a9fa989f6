"""Bad input to the command newsbot: one sentence that says what to set or run, exit code 2, no traceback, no token."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.bot.conftest import Command

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
TOKEN = "123456789:AAF-secret_part_of-it"

Change = Callable[[Path], dict[str, str]]


def damage(folder: Path) -> dict[str, str]:
    next((folder / "data" / "snapshots").glob("*/base/packed.bin")).write_bytes(b"nonsense")
    return {}


def lose(folder: Path) -> dict[str, str]:
    shutil.rmtree(folder / "data")
    return {}


def put_a_file_in_place_of_the_data_folder(folder: Path) -> dict[str, str]:
    (folder / "file").touch()
    return {"data_dir": str(folder / "file")}


def put_a_file_in_the_way_of_the_data_folder(folder: Path) -> dict[str, str]:
    (folder / "file").touch()
    return {"data_dir": str(folder / "file" / "data")}


def break_the_memory(folder: Path) -> dict[str, str]:
    (folder / "data" / "chats.sqlite").write_text("This is no database, whatever its name says.")
    return {}


BAD: dict[str, tuple[Change, str]] = {
    "no token": (lambda _: {"telegram_token": ""}, "NEWSBOT_TELEGRAM_TOKEN is not set: get a token from @BotFather"),
    "a malformed token": (
        lambda _: {"telegram_token": "AAF-secret_part_of-it"},
        "NEWSBOT_TELEGRAM_TOKEN is not a bot token: copy the whole token from @BotFather",
    ),
    "admin ids that are no numbers": (lambda _: {"admin_ids": "@alice"}, "NEWSBOT_ADMIN_IDS must be whole numbers"),
    "an API address that is none": (
        lambda _: {"telegram_api_url": TOKEN},
        "NEWSBOT_TELEGRAM_API_URL must be an address",
    ),
    "no articles folder": (lambda folder: {"articles_dir": str(folder / "nowhere")}, "NEWSBOT_ARTICLES_DIR"),
    "a file for a data folder": (put_a_file_in_place_of_the_data_folder, "set NEWSBOT_DATA_DIR to a writable folder"),
    "a file above the data folder": (
        put_a_file_in_the_way_of_the_data_folder,
        "set NEWSBOT_DATA_DIR to a writable folder",
    ),
    "no index": (lose, "run `newsbot index PATH`"),
    "a damaged index": (damage, "is damaged"),
    "a broken memory": (break_the_memory, "NEWSBOT_CHATS_URL"),
    "no database URL": (lambda _: {"chats_url": "nonsense"}, "NEWSBOT_CHATS_URL"),
}


BAD_FOR_RUN = {name: case for name, case in BAD.items() if name != "no index"}
"""What `newsbot run` can't start with: without an index, it starts with an empty one."""


@pytest.mark.parametrize(("change", "sentence"), BAD_FOR_RUN.values(), ids=BAD_FOR_RUN.keys())
def test_run_says_in_one_sentence_what_is_wrong(
    newsbot: Command, own_index: Path, examples: Path, tmp_path: Path, change: Change, sentence: str
) -> None:
    settings = {"telegram_token": TOKEN, "articles_dir": str(examples), "telegram_api_url": "http://127.0.0.1:9"}
    done = newsbot("run", **(settings | change(tmp_path)))
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("newsbot: ")
    assert sentence in line
    assert "secret_part" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("ask", "no index"),
        ("chat", "no index"),
        ("status", "no index"),
        ("ask", "a damaged index"),
        ("ask", "a malformed token"),
    ],
)
def test_other_commands_report_it_too(
    newsbot: Command, own_index: Path, tmp_path: Path, command: str, name: str
) -> None:
    change, sentence = BAD[name]
    done = newsbot(*([command, QUESTION] if command == "ask" else [command]), **change(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert sentence in line
    assert "secret_part" not in line


def test_an_index_run_needs_a_data_folder_that_it_can_write(newsbot: Command, articles: Path, tmp_path: Path) -> None:
    change, sentence = BAD["a file for a data folder"]
    done = newsbot("index", articles, **change(tmp_path))
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert sentence in line


def test_a_damaged_index_is_rebuilt_by_the_next_run(
    newsbot: Command, own_index: Path, examples: Path, tmp_path: Path
) -> None:
    damage(tmp_path)
    done = newsbot("index", examples)
    assert done.returncode == 0
    assert "The index was rebuilt." in done.stdout
    assert SAID in newsbot("ask", QUESTION).stdout


def test_a_password_with_an_at_sign_in_it_makes_no_traceback_and_is_not_shown(newsbot: Command, articles: Path) -> None:
    done = newsbot("index", articles, database_url="postgresql://user:p@ss:word@host/news")
    assert done.returncode == 2
    assert "NEWSBOT_DATABASE_URL" in done.stderr
    assert "word@host" not in done.stderr
