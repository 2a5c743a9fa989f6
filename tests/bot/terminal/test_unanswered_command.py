"""`newsbot unanswered` and the runs in `newsbot status`, as a process."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.memory import Memory
from index import Question, Wording

if TYPE_CHECKING:
    from tests.bot.conftest import Command

ALICE, BOB = 7000000001, 7000000002


@pytest.fixture
def asked(tmp_path: Path) -> None:
    """A memory with a question of two chats, a question of one, and an older one of two."""

    async def ask(age: timedelta, *questions: tuple[int, str]) -> None:
        memory = Memory(tmp_path / "data" / "chats.sqlite", lambda: datetime.now(UTC) - age)
        for chat, text in questions:
            await memory.remember_answer(chat, Question(text, ()), is_found=False, wording=Wording(text.lower(), text))
        await memory.aclose()

    (tmp_path / "data").mkdir()
    asyncio.run(ask(timedelta(days=9), (ALICE, "Where?"), (BOB, "Where?")))
    asyncio.run(
        ask(timedelta(0), (ALICE, "Who\x1b[31m?"), (BOB, "who\x1b[31m?"), (BOB, "Who\x1b[31m?"), (ALICE, "Why?"))
    )


@pytest.mark.usefixtures("asked")
def test_it_prints_a_table_without_what_a_terminal_would_obey(newsbot: Command) -> None:
    done = newsbot("unanswered")
    assert done.stdout.split() == [
        *("Times", "Question", "3", "Who", "[31m?"),
        *"Only questions asked in at least 2 chats are listed (NEWSBOT_UNANSWERED_CHATS).".split(),
    ]
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("asked")
def test_it_prints_json_lines(newsbot: Command) -> None:
    lines = newsbot("unanswered", "--json", "--days", "30", unanswered_chats="1").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"question": "Who\x1b[31m?", "times": 3},
        {"question": "Where?", "times": 2},
        {"question": "Why?", "times": 1},
    ]


def test_before_the_bot_ever_ran_there_is_nothing_to_show(newsbot: Command, tmp_path: Path) -> None:
    done = newsbot("unanswered", "--days", "1")
    assert done.stdout.startswith("No questions of the last 1 day to show.")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("chats", ["0", "x", "-1", "1.5"])
def test_the_minimum_of_chats_is_a_number(newsbot: Command, chats: str) -> None:
    done = newsbot("unanswered", unanswered_chats=chats)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newsbot: NEWSBOT_UNANSWERED_CHATS must be a whole number, 1 or more.\n"


def test_status_shows_the_newest_article_and_the_last_runs(newsbot: Command, examples: Path) -> None:
    newsbot("index", examples)
    newsbot("index", examples)
    lines = newsbot("status").stdout.splitlines()
    [newest] = [line for line in lines if line.startswith("Newest")]
    assert newest.endswith("· 6 November 2025")
    runs = lines[next(number for number, line in enumerate(lines) if line.startswith("Last runs")) :]
    assert ": 0 added, 0 changed, 0 removed, 0 failed" in runs[0]
    assert ": 18 added, 0 changed, 0 removed, 0 failed" in runs[1]
