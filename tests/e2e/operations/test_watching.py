"""Health and metrics of a running bot: what a probe and Prometheus read at its port."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from botapi import BotApi, Chat, User
from prometheus_client import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families
from waits import WAIT_SECONDS, eventually

if TYPE_CHECKING:
    from conftest import Newsbot, Start

PAGE = Path(__file__).resolve().parents[3] / "docs" / "watching.md"
FOUND, NOT_FOUND = "What did Quist say about sleep?", "Who wove the violet tapestry?"
OPEN_METRICS = "application/openmetrics-text"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])


class Port:
    """The port of a bot."""

    def __init__(self, number: int) -> None:
        self.number = number

    def get(self, path: str, accept: str = "*/*") -> tuple[int, str, str]:
        """Return the status, the type and the text at a path."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.number}{path}", headers={"Accept": accept})
        try:
            with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.headers["Content-Type"], refusal.read().decode()

    def families(self) -> dict[str, Metric]:
        return {family.name: family for family in text_string_to_metric_families(self.get("/metrics")[2])}

    def value(self, name: str, **labels: str) -> float:
        """Return the sum of the samples of this name that have these labels."""
        samples = [sample for family in self.families().values() for sample in family.samples]
        return sum(one.value for one in samples if one.name == name and labels.items() <= one.labels.items())

    def rises(self, name: str, **labels: str) -> Callable[[], bool]:
        """Return a function that tells whether a value is higher than now."""
        before = self.value(name, **labels)
        return lambda: self.value(name, **labels) > before


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    """Double of the Bot API for all tests of this module."""
    with BotApi() as api:
        yield api


@pytest.fixture(scope="module")
def port() -> Port:
    return Port(free_port())


@pytest.fixture(scope="module")
def bot(api: BotApi, launch: Start, tmp_path_factory: pytest.TempPathFactory, port: Port) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), health_port=str(port.number), limit_person="6")
    process.wait_for_log("is running: ")
    return process


@pytest.fixture(autouse=True)
def _running(bot: Newsbot) -> None:
    """Start the bot before the first look at its port."""


def ask(api: BotApi, user: User, chat: Chat, question: str) -> None:
    api.wait_for_sent(chat, after=chat.say(user, question))


# --- health


def test_a_running_bot_is_alive_and_ready(port: Port) -> None:
    status, content_type, body = port.get("/healthz")
    assert (status, json.loads(body)) == (200, {"alive": True, "detail": "ok"})
    assert content_type.startswith("application/json")
    eventually(lambda: port.get("/readyz")[0] == 200)
    checks = json.loads(port.get("/readyz")[2])["checks"]
    assert {name: check["ok"] for name, check in checks.items()} == {"index": True, "telegram": True, "database": True}


@pytest.mark.parametrize("path", ["/", "/healthz/", "/../.env", "/metrics%00"])
def test_nothing_else_is_served(port: Port, path: str) -> None:
    assert port.get(path)[0] == 404


# --- metrics


def test_questions_are_counted_by_kind_and_outcome(api: BotApi, port: Port, alice: User, chat: Chat) -> None:
    group = api.group("Harbour")
    found = port.rises("newsbot_questions_total", kind="private", outcome="found")
    nothing = port.rises("newsbot_questions_total", kind="private", outcome="not_found")
    in_group = port.rises("newsbot_questions_total", kind="group", outcome="found")
    thanks = port.rises("newsbot_questions_total", kind="private", outcome="small_talk")
    answered = port.rises("newsbot_answer_seconds_count", kind="group")
    ask(api, alice, chat, FOUND)
    ask(api, alice, chat, NOT_FOUND)
    ask(api, alice, chat, "Thank you!")
    ask(api, alice, group, f"/ask {FOUND}")
    for has_risen in (found, nothing, thanks, in_group, answered):
        eventually(has_risen)
    for stage in ("queue", "pool", "search", "compose", "store", "send"):
        assert port.value("newsbot_stage_seconds_count", stage=stage) >= 3, stage


def test_inline_queries_are_questions_but_an_empty_one_is_none(api: BotApi, port: Port, alice: User) -> None:
    before = port.value("newsbot_questions_total", kind="inline")
    found = port.rises("newsbot_questions_total", kind="inline", outcome="found")
    for query in ("", FOUND):
        api.wait_for_answer(api.inline_query(alice, query))
    eventually(found)
    assert port.value("newsbot_questions_total", kind="inline") == before + 1


def test_a_429_is_counted_by_method_and_so_is_the_second_try(api: BotApi, port: Port, alice: User, chat: Chat) -> None:
    refused = port.rises("newsbot_telegram_calls_total", method="sendMessage", result="flood_limit")
    retried = port.rises("newsbot_telegram_retries_total", method="sendMessage")
    sent = port.rises("newsbot_telegram_calls_total", method="sendMessage", result="ok")
    logged = port.rises("newsbot_log_messages_total", level="warning", logger="bot.api.rate_limits")
    api.flood()
    ask(api, alice, chat, FOUND)
    for has_risen in (refused, retried, sent, logged):
        eventually(has_risen)


def test_a_refused_message_is_an_error_and_its_answer_undelivered(
    api: BotApi, port: Port, alice: User, chat: Chat
) -> None:
    failed = port.rises("newsbot_errors_total", error="BadRequest")
    undelivered = port.rises("newsbot_questions_total", kind="private", outcome="undelivered")
    api.refuse("Bad Request: not enough rights", times=2)
    chat.say(alice, FOUND)
    eventually(failed)
    eventually(undelivered)


def test_who_asks_too_fast_is_counted_as_limited(api: BotApi, port: Port) -> None:
    eve = api.user("Eve")
    limited = port.rises("newsbot_questions_total", kind="private", outcome="limited")
    for _ in range(8):
        api.private(eve).say(eve, FOUND)
    eventually(limited)


def test_the_state_of_the_index_and_the_bot_is_shown(port: Port, bot: Newsbot) -> None:
    assert port.value("newsbot_index_articles") == 18
    assert port.value("newsbot_index_paragraphs") > 100
    built, newest = (port.value(f"newsbot_index_{what}_timestamp_seconds") for what in ("built", "newest_article"))
    assert newest == 1762387200  # 6 November 2025, UTC
    assert built > newest
    assert port.value("newsbot_last_run_articles", kind="index", change="added") == 18
    assert port.value("newsbot_memory_bytes", process="bot") > 50e6
    assert port.value("process_start_time_seconds") > built
    eventually(lambda: port.value("newsbot_inbox_updates") == 0)
    [build] = port.families()["newsbot_build_info"].samples
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", build.labels["version"])


def test_open_metrics_are_given_where_they_are_asked_for(port: Port) -> None:
    status, content_type, body = port.get("/metrics", f"{OPEN_METRICS}; version=1.0.0")
    assert (status, content_type.partition(";")[0]) == (200, OPEN_METRICS)
    families = read_openmetrics(body)  # type: ignore[no-untyped-call]
    assert {family.name for family in families} >= {"newsbot_questions", "newsbot_build"}
    assert port.get("/metrics")[1].startswith("text/plain")


def test_no_label_tells_who_asked_or_what(api: BotApi, port: Port, alice: User, chat: Chat) -> None:
    ask(api, alice, chat, FOUND)
    body = port.get("/metrics")[2]
    for secret in (str(alice.id), "Alice", "Quist", "sleep", api.token.partition(":")[2]):
        assert secret not in body
    series = [sample for family in port.families().values() for sample in family.samples]
    assert len(series) < 700


# --- the page


def sections() -> str:
    return PAGE.read_text()


def test_the_page_names_each_metric_with_its_labels(port: Port) -> None:
    documented = {
        name: set(re.findall(r"`(\w+)`", labels))
        for name, labels in re.findall(r"^\| `((?:newsbot|process)_\w+)` \| ([^|]*)\|", sections(), re.MULTILINE)
    }
    shown: dict[str, set[str]] = {}
    for family in port.families().values():
        if family.name.endswith("_created"):
            continue
        name = f"{family.name}_total" if family.type == "counter" else family.name
        shown[name] = {label for sample in family.samples for label in sample.labels} - {"le"}
    assert documented.keys() == shown.keys()
    assert {name: labels for name, labels in shown.items() if labels - documented[name]} == {}


def blocks(language: str) -> Iterator[Any]:
    for block in re.findall(rf"^```{language}\n(.*?)^```", sections(), re.MULTILINE | re.DOTALL):
        yield yaml.safe_load(block)


def test_rules_of_the_page_use_metrics_that_exist(port: Port) -> None:
    _, rules = blocks("yaml")
    expressions = [rule["expr"] for rule in rules["groups"][0]["rules"]]
    assert len(expressions) > 5
    names = {name for expression in expressions for name in re.findall(r"newsbot_\w+", expression)}
    families = port.families().values()
    known = {f"{family.name}{suffix}" for family in families for suffix in ("", "_total", "_count", "_bucket")}
    assert names <= known


def test_prometheus_accepts_the_configuration_and_the_rules_of_the_page(tmp_path: Path, port: Port) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool isn't installed")
    config, rules = blocks("yaml")
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config))
    (tmp_path / "newsbot.rules.yml").write_text(yaml.safe_dump(rules))
    check = [promtool, "check", "config", "prometheus.yml"]
    checked = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, timeout=WAIT_SECONDS)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    lint, shown = [promtool, "check", "metrics"], port.get("/metrics")[2]
    linted = subprocess.run(lint, input=shown, capture_output=True, text=True, timeout=WAIT_SECONDS)
    assert linted.stdout + linted.stderr == ""
