"""Starting over the data of an earlier version: it is brought up to date, and questions are answered meanwhile."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from botapi import BotApi, Chat, User
from processes import Start

DATABASES = Path(__file__).parents[1] / "data" / "databases"
QUESTION = "What did Quist say about sleep?"


@pytest.fixture
def api() -> Iterator[BotApi]:
    """Double of the Bot API for a single test."""
    with BotApi() as api:
        yield api


@pytest.fixture
def data(examples_index: Path, tmp_path: Path) -> Path:
    """Data folder that the test's bot starts over."""
    return shutil.copytree(examples_index, tmp_path / "data")


def change_rules(data: Path, **rules: Any) -> None:
    """Let the index be one that another version built, by other rules."""
    path = next(data.glob("snapshots/*/manifest.json"))
    body = json.loads(path.read_text())
    del body["checksum"]
    body["settings"] |= rules
    digest = hashlib.blake2b(json.dumps(body, sort_keys=True).encode(), digest_size=16).hexdigest()
    path.write_text(json.dumps({"checksum": digest, **body}))


def rules(data: Path) -> dict[str, Any]:
    folder = data / "snapshots" / f"{int((data / 'snapshots' / 'CURRENT').read_text()):06d}"
    settings: dict[str, Any] = json.loads((folder / "manifest.json").read_text())["settings"]
    return settings


def test_an_index_of_other_rules_serves_while_it_is_built_again(
    start: Start, api: BotApi, alice: User, chat: Chat, data: Path
) -> None:
    now = rules(data)
    change_rules(data, terms=1, quotes=1)
    bot = start()
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    assert "Dervla Quist" in answer.text
    bot.wait_for_log("The index is of another version of newsbot: it serves until a run has built it again.")
    bot.wait_for_log("The index was built again.")
    assert rules(data) == now
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    assert "Dervla Quist" in answer.text


def test_an_index_whose_files_cannot_be_read_is_built_before_the_start(
    start: Start, api: BotApi, alice: User, chat: Chat, data: Path
) -> None:
    now = rules(data)
    change_rules(data, format=1)
    asked = chat.say(alice, QUESTION)
    bot = start()
    [answer] = api.wait_for_sent(chat, after=asked)
    assert "Dervla Quist" in answer.text
    assert "Another version of newsbot built the index: it is built again from the database now" in bot.log
    assert rules(data) == now


@pytest.mark.parametrize("version", ["0.1", "0.2"])
def test_the_databases_of_each_release_are_brought_up_to_date_by_a_start(
    start: Start, api: BotApi, alice: User, chat: Chat, tmp_path: Path, version: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    load(data / "articles.sqlite", (DATABASES / f"{version}.sql").read_text())
    if version == "0.2":
        load(data / "chats.sqlite", (DATABASES / "chats-0.2.sql").read_text())
    bot = start()
    bot.wait_for_log("is running: ")
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, "/help"))
    assert "I search 0 articles" not in answer.text
    assert " 0 articles" not in bot.log
    assert len(bot.remembers("SELECT * FROM follows")) == (version == "0.2")


def load(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(script)
