"""Two bots on one memory: one joins and leaves, the server restarts, and another version changes the tables."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from waits import eventually

from tests.cluster.postgres import PostgresServer
from tests.cluster.team import Team, example_index, teaming


@pytest.fixture
def team(postgres: PostgresServer, tmp_path: Path) -> Iterator[Team]:
    (tmp_path / "team").mkdir()
    with teaming(postgres, tmp_path / "team", example_index(tmp_path / "index")) as team:
        yield team


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def readiness(port: int) -> tuple[int, str]:
    """Return the status of /readyz, and what it says of the database."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=30) as response:
            return response.status, json.load(response)["checks"]["database"]["detail"]
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)["checks"]["database"]["detail"]


def metrics(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as response:
        return str(response.read().decode())


def owned(team: Team, name: str) -> int:
    """Return the number of partitions of a bot."""
    return len(team.shares().get(name, ()))


def expected_metrics(team: Team) -> set[str]:
    """Return what the bot "a" of two says of itself, once it knows of the other.

    On a busy machine, a bot may lose its place for a moment, and then says that it is alone, or has no role. What it
    says and what the database says agree only between two such moments.
    """
    is_polling = float(team.who("polling") == "a")
    return {"newsbot_bots 2.0", "newsbot_partitions 32.0", f'newsbot_roles{{role="polling"}} {is_polling}'}


def test_bots_join_and_leave_outlast_a_restart_of_the_server_and_end_before_another_version(team: Team) -> None:
    port = free_port()
    team.start("a", health_port=str(port)).wait_for_log("is running: ")
    chats = team.chats(12)
    team.wait_for_one_answer_each(chats, team.ask(chats))
    eventually(lambda: owned(team, "a") == 64)

    asked = team.ask(chats, 3)
    team.start("b").wait_for_log("is running: ")
    team.wait_until_shared()
    team.wait_for_one_answer_each(chats, asked)
    eventually(lambda: expected_metrics(team) <= set(metrics(port).splitlines()))

    eventually(lambda: readiness(port)[0] == 200)
    team.server.stop()
    eventually(lambda: readiness(port)[0] == 503)
    asked = team.ask(chats)
    team.server.start()
    team.wait_for_one_answer_each(chats, asked)
    eventually(lambda: readiness(port) == (200, "writable"))
    team.wait_until_shared()

    asked = team.ask(chats, 2)
    assert team.bots.pop("b").stop() == 0
    team.wait_for_one_answer_each(chats, asked)
    eventually(lambda: owned(team, "a") == 64)

    team.rows("UPDATE alembic_version SET version_num = '9999'")
    bot = team.bots["a"]
    assert bot.wait() == 2
    sentence = bot.log.splitlines()[-1]
    assert sentence.startswith("newsbot: The database postgresql+psycopg://newsbot:***@127.0.0.1:")
    assert "another version of newsbot has changed its tables to version 9999 meanwhile" in sentence
    assert team.server.password not in bot.log
