"""Fixtures for the tests of answers: articles about wombats, and a bot that answers from them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answers.presses import Ask
from answers.wombats import CENSUS, RAIN, VERDICT
from botapi import BotApi, Chat, Sent, User
from crowd import NO_LIMITS

from index import DataFolder, index_files

if TYPE_CHECKING:
    from conftest import Newsbot, Start


def write(folder: Path, name: str, source: str, date: str, body: str) -> None:
    head = f"Date: {date}\nTitle: {name.title()}\nSource: {source}\nURL: https://{name}.example/\n\n"
    (folder / f"{name}.txt").write_text(head + body)


@pytest.fixture(scope="module")
def articles(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the examples and more: some three days old, one with a copy; seven by one speaker on different days."""
    folder = tmp_path_factory.mktemp("given") / "articles"
    shutil.copytree(examples, folder)
    now = (datetime.now(UTC) - timedelta(days=3, hours=1)).isoformat(timespec="seconds")
    for name, source, body in (
        ("census", "Burrow Daily", CENSUS),
        ("copy", "Hill Post", CENSUS),
        ("rain", "Wet", RAIN),
    ):
        write(folder, name, source, now, body)
    for n in range(1, 8):
        write(folder, f"verdict-{n}", f"Outlet {n}", f"2025-0{n}-03", VERDICT.format(n=n))
    return folder


@pytest.fixture(scope="module")
def index(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data folder with an index of these articles."""
    data = tmp_path_factory.mktemp("index") / "data"
    index_files([articles], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))
    return data


@pytest.fixture(scope="module")
def admin(api: BotApi) -> User:
    return api.user("Admin")


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, articles: Path, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    """Bot for this module, over its own articles."""
    settings = {"articles_dir": str(articles), "admin_ids": str(admin.id)} | NO_LIMITS
    process = launch(api, tmp_path_factory.mktemp("bot"), **settings)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def ask(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> Ask:
    """Function that asks in private and returns the answer."""

    def say(question: str) -> Sent:
        [answer] = api.wait_for_sent(chat, after=chat.say(alice, question))
        return answer

    return say
