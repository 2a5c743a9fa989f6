"""`newsbot stats`, as a process."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waits import WAIT_SECONDS

from bot.memory import AnswerDay, Memory
from bot.operations.stats.chart import ASCII, SHADES, draw_days
from index import Question, Wording
from tests.bot.conftest import environment

if TYPE_CHECKING:
    from tests.bot.conftest import Command

ALICE = 7000000001
NOW = datetime.now(UTC)


def remember(folder: Path, *answers: tuple[timedelta, bool | None], user: int | None = ALICE) -> None:
    """Remember answers by their age, and whether they found something."""

    async def ask() -> None:
        for age, is_found in answers:
            memory = Memory(folder / "chats.sqlite", lambda age=age: NOW - age)  # type: ignore[misc]
            wording = Wording("where", "Where?") if is_found is False else None
            await memory.remember_answer(
                ALICE, Question("Where?", ()), user_id=user, is_found=is_found, wording=wording
            )
            await memory.aclose()

    folder.mkdir(exist_ok=True)
    asyncio.run(ask())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A memory with 3 questions today, 1 three days ago, and 1 twenty days ago; and answers that aren't counted."""
    today = timedelta(0)
    old = [(timedelta(days=days), True) for days in (3, 20)]
    remember(tmp_path / "data", (today, True), (today, True), (today, False), (today, None), *old)
    remember(tmp_path / "data", (today, False), user=None)
    return tmp_path / "data"


def day(ago: int) -> date:
    return (NOW - timedelta(days=ago)).date()


@pytest.mark.usefixtures("data")
def test_each_day_has_a_bar_of_what_was_found_and_not(newsbot: Command) -> None:
    done = newsbot("stats", "--days", "5")
    head, _, *bars, _, legend = done.stdout.splitlines()
    assert re.fullmatch(r"4 questions since .+ \(UTC\), 3 with an answer \(75%\)", head)
    assert legend == "█ found  ░ nothing found"
    numbers = [line.split()[3] for line in bars]
    assert numbers == ["0", "1", "0", "0", "3"]
    assert len(bars[4]) == 80
    assert bars[4].count("█") == pytest.approx(2 * bars[4].count("░"), abs=4)
    assert bars[1].count("█") == pytest.approx(bars[4].count("░"), abs=2)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("data")
def test_json_has_every_day_also_those_without_questions(newsbot: Command) -> None:
    lines = [json.loads(line) for line in newsbot("stats", "--days", "4", "--json").stdout.splitlines()]
    assert lines == [
        {"day": str(day(3)), "found": 1, "not_found": 0},
        {"day": str(day(2)), "found": 0, "not_found": 0},
        {"day": str(day(1)), "found": 0, "not_found": 0},
        {"day": str(day(0)), "found": 2, "not_found": 1},
    ]


@pytest.mark.usefixtures("data")
def test_it_says_since_when_questions_are_remembered_if_that_is_less_than_was_asked_for(newsbot: Command) -> None:
    first = f"{day(20).day} {day(20):%B %Y}"
    done = newsbot("stats", "--days", "300")
    assert done.stdout.endswith(f"The bot remembers no question from before {first}.\n")
    assert "remembers no question" not in newsbot("stats", "--days", "20").stdout


@pytest.mark.parametrize("options", [(), ("--days", "1")])
def test_an_empty_memory_has_one_sentence(newsbot: Command, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = newsbot("stats", *options)
    assert re.fullmatch(r"No question of the last \d+ days? is remembered\.\n", done.stdout)
    assert not (tmp_path / "data").exists()
    assert newsbot("stats", "--json").stdout == ""


def test_days_are_those_of_the_bots_time_zone(newsbot: Command, tmp_path: Path) -> None:
    before_midnight = NOW.replace(hour=23, minute=50) - timedelta(days=2)
    remember(tmp_path / "data", (NOW - before_midnight, True))

    def days(zone: str) -> list[str]:
        lines = map(json.loads, newsbot("stats", "--json", timezone=zone).stdout.splitlines())
        return [line["day"] for line in lines if line["found"]]

    assert days("UTC") == [str(day(2))]
    assert days("Asia/Kathmandu") == [str(day(1))]  # UTC+5:45


def on_terminal(folder: Path, **variables: str) -> str:
    """Return what a terminal of 60 columns gets from `newsbot stats`."""
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "bot", "stats", "--days", "1"]
    variables = environment(folder, {}) | {"TERM": "xterm-256color", "COLUMNS": "60"} | variables
    try:
        subprocess.run(command, cwd=folder, env=variables, stdout=terminal, check=True, timeout=WAIT_SECONDS)
        return os.read(master, 1 << 16).decode().replace("\r\n", "\n")
    finally:
        os.close(terminal)
        os.close(master)


@pytest.mark.usefixtures("data")
def test_a_terminal_without_the_shades_gets_ascii(tmp_path: Path) -> None:
    printed = on_terminal(tmp_path, PYTHONIOENCODING="latin-1", NO_COLOR="1")
    assert "# found  . nothing found" in printed
    assert re.search(r" #+\.+\n", printed)
    assert printed.isascii()


@pytest.mark.usefixtures("data")
def test_colours_are_for_terminals_and_no_color_switches_them_off(tmp_path: Path, newsbot: Command) -> None:
    coloured = on_terminal(tmp_path)
    assert coloured.count("\x1b[32m") == coloured.count("\x1b[33m") == 1
    plain = on_terminal(tmp_path, NO_COLOR="1")
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines()[1:])) == 60
    assert "\x1b" not in newsbot("stats").stdout


def test_an_older_memory_is_named_with_what_to_do(newsbot: Command, data: Path) -> None:
    with closing(sqlite3.connect(data / "chats.sqlite")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    done = newsbot("stats")
    assert done.returncode == 2
    assert "start the bot once" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@settings(deadline=None)
@given(
    counts=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=40).filter(
        lambda counts: any(map(any, counts))
    ),
    width=st.integers(1, 300),
    marks=st.sampled_from([SHADES, ASCII]),
)
def test_no_line_is_wider_than_the_terminal_and_every_day_has_one(
    counts: list[tuple[int, int]], width: int, marks: tuple[str, str]
) -> None:
    days = [AnswerDay(date(2024, 3, 1) + timedelta(days=number), *pair) for number, pair in enumerate(counts)]
    lines = draw_days(days, width, type(SHADES)(*marks))
    assert len(lines) == len(days)
    assert all(len(line) <= max(30, width) for line in lines)
    for line, (found, nothing) in zip(lines, counts, strict=True):
        assert f" {found + nothing:,}" in line
        assert marks[1] not in line or nothing
        assert marks[0] not in line or found
