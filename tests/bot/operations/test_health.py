"""The port for health and metrics: when it counts a bot as alive or ready, and settings that are wrong."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from telegram.error import NetworkError
from waits import WAIT_SECONDS, eventually

from bot.api import PollingBot
from bot.memory import Memory
from bot.metrics import Metrics
from bot.operations.watching import Watcher, health
from bot.operations.watching.health import Health
from bot.services import Services
from bot.settings import Settings
from index import ClusterUnavailable, DataFolder, Library, Snapshot

if TYPE_CHECKING:
    from tests.bot.conftest import Command


def ask(port: int, path: str) -> tuple[int, dict[str, Any]]:
    """Return the status and the JSON at a path."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=WAIT_SECONDS) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, json.load(refusal)


class Telegram:
    """The calls to Telegram that the checks make."""

    def __init__(self) -> None:
        self.is_down = False
        self.pings = 0

    async def ping(self) -> None:
        self.pings += 1
        if self.is_down:
            raise NetworkError("no connection to api.telegram.example (Connection refused)")


class Watched:
    """A bot's parts on an event loop in a thread of its own, and the port that watches over them."""

    def __init__(self, services: Services, port: int, watcher: Watcher) -> None:
        self.services, self.port, self.telegram = services, port, Telegram()
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(services.metrics.pulse.beat(), self.loop)
        eventually(lambda: services.metrics.pulse.loop)
        watcher.attach(services, cast(PollingBot, self.telegram), self.loop)

    def stall(self) -> Callable[[], None]:
        """Block the event loop until the returned function is called."""
        go_on = threading.Event()
        self.loop.call_soon_threadsafe(go_on.wait, WAIT_SECONDS)
        return go_on.set

    def close(self) -> None:
        async def end() -> None:
            await self.services.memory.aclose()
            await self.services.pool.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self.loop).result(WAIT_SECONDS)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(WAIT_SECONDS)
        self.loop.close()


@pytest.fixture
def port() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        yield opened


@pytest.fixture
def watched(own_index: Path, tmp_path: Path, port: socket.socket) -> Iterator[Watched]:
    data = DataFolder(own_index, f"sqlite:///{own_index / 'articles.sqlite'}")
    settings = Settings(_env_file=None, data_dir=own_index, processes=0)  # type: ignore[call-arg]
    metrics = Metrics()
    services = Services(settings, Library(data), Memory(tmp_path / "chats.sqlite"), metrics)
    with Watcher(metrics, Health(loop_seconds=2.5)).serving(port) as watcher:
        assert ask(port.getsockname()[1], "/readyz")[0] == 503
        parts = Watched(services, port.getsockname()[1], watcher)
        yield parts
        parts.close()


def checks(watched: Watched) -> dict[str, tuple[bool, str]]:
    status, shown = ask(watched.port, "/readyz")
    assert (status == 200) == shown["ready"] == all(check["ok"] for check in shown["checks"].values())
    return {name: (check["ok"], check["detail"]) for name, check in shown["checks"].items()}


# --- alive


def test_a_bot_whose_loop_is_stuck_is_not_alive_until_it_turns_again(watched: Watched) -> None:
    assert ask(watched.port, "/healthz") == (200, {"alive": True, "detail": "ok"})
    go_on = watched.stall()
    eventually(lambda: "the event loop has been stuck for" in ask(watched.port, "/healthz")[1]["detail"])
    assert ask(watched.port, "/healthz")[0] == 503
    go_on()
    eventually(lambda: ask(watched.port, "/healthz")[0] == 200)


def test_a_bot_whose_poll_is_stuck_is_not_alive(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "POLL_SECONDS", 0.0)
    assert ask(watched.port, "/healthz")[0] == 200
    with watched.services.metrics.pulse.polling():
        status, shown = ask(watched.port, "/healthz")
    assert status == 503
    assert "a poll for updates has been stuck" in shown["detail"]
    assert ask(watched.port, "/healthz")[0] == 200


def test_a_start_may_take_long_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    starting = Health()
    assert starting.alive().is_ok
    monkeypatch.setattr(health, "START_SECONDS", 0.0)
    assert not starting.alive().is_ok


# --- ready


def test_a_bot_with_an_index_and_a_memory_that_reaches_telegram_is_ready(watched: Watched) -> None:
    assert checks(watched) == {
        "index": (True, "18 articles"),
        "telegram": (True, "answered just now"),
        "database": (True, "writable"),
    }


def test_telegram_is_not_asked_while_it_answers_other_calls(watched: Watched) -> None:
    watched.services.metrics.count_call("sendMessage", "flood_limit")
    assert checks(watched)["telegram"] == (True, "answered 0 s ago")
    assert watched.telegram.pings == 0


def test_without_telegram_a_bot_is_not_ready_and_says_why(watched: Watched) -> None:
    watched.telegram.is_down = True
    watched.services.metrics.count_call("getUpdates", "unreachable")
    assert checks(watched)["telegram"] == (False, "no connection to api.telegram.example (Connection refused)")


def test_many_probes_at_once_are_one_check(watched: Watched) -> None:
    threads = [threading.Thread(target=ask, args=(watched.port, "/readyz")) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_SECONDS)
    assert watched.telegram.pings <= 3  # a check counts for 2 s


def test_a_stuck_bot_is_not_ready_and_the_checks_end(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_SECONDS", 0.2)
    go_on = watched.stall()
    shown = checks(watched)
    go_on()
    assert shown["database"] == (False, "no answer within 0.2 s")
    assert shown["index"][0]


def test_a_new_index_that_cannot_be_opened_leaves_a_bot_ready(watched: Watched) -> None:
    (Path(watched.services.library.current.place).parent / "CURRENT").write_text("999999\n")
    assert checks(watched)["index"] == (True, "18 articles")


def test_an_index_that_cannot_be_searched_is_not_ready(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise ClusterUnavailable("http://search.example", "it is down", "start it")

    monkeypatch.setattr(Snapshot, "newest", fail)
    assert checks(watched)["index"] == (
        False,
        "The search cluster http://search.example can't be used (it is down): start it.",
    )


async def test_a_check_of_the_database_leaves_nothing_behind(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "chats.sqlite")
    await memory.check_writable()
    await memory.check_writable()
    assert memory.count_unfinished() == 0
    await memory.aclose()


# --- settings


def test_a_taken_port_ends_the_bot_with_one_sentence_before_anything_else(
    newsbot: Command, tmp_path: Path, port: socket.socket
) -> None:
    number = str(port.getsockname()[1])
    done = newsbot("run", telegram_token="123456:token", health_port=number)
    assert done.returncode == 2
    assert done.stderr == (
        f"newsbot: NEWSBOT_HEALTH_PORT is {number}, which another program uses at 127.0.0.1: choose another port.\n"
    )
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["bot.lock"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"health_port": "http"}, "NEWSBOT_HEALTH_PORT must be the number of a port, up to 65535, or 0 for none."),
        ({"health_port": "65536"}, "NEWSBOT_HEALTH_PORT must be the number of a port, up to 65535, or 0 for none."),
        ({"health_port": "-1"}, "NEWSBOT_HEALTH_PORT must be the number of a port, up to 65535, or 0 for none."),
        (
            {"health_port": "9464", "health_listen": "everywhere"},
            "NEWSBOT_HEALTH_LISTEN must be an IP address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them.",
        ),
        (
            {"health_port": "9464", "health_listen": "192.0.2.1"},
            "NEWSBOT_HEALTH_LISTEN is 192.0.2.1, which is no address of this machine: 127.0.0.1 is, or 0.0.0.0 for all "
            "of them.",
        ),
    ],
)
def test_a_wrong_port_or_address_is_named(newsbot: Command, settings: dict[str, str], sentence: str) -> None:
    done = newsbot("run", telegram_token="123456:token", **settings)
    assert (done.returncode, done.stderr) == (2, f"newsbot: {sentence}\n")
