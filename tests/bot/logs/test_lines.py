"""The lines of the log: as text, as JSON, and what they say of the update that is being handled."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from bot.logs import (
    LogOptions,
    current_update,
    handling,
    in_update,
    logged_handling,
    note,
    outside_updates,
    relay,
    set_up_logging,
)
from bot.logs.setting_up import OWN
from tests.bot.logs.streams import captured_log

Start = Callable[..., io.StringIO]
SECRET = '123456:AAF "secret"\\'


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Function that sets up logging with some options, and returns what is then logged."""
    with captured_log(monkeypatch) as stream:

        def start(**options: Any) -> io.StringIO:
            monkeypatch.setattr(sys, "stderr", stream)  # pytest puts its own there before each test
            set_up_logging(LogOptions(**{"secrets": (SECRET,)} | options))
            return stream

        yield start


def objects(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_json_has_an_object_a_line_with_the_time_in_utc(start: Start) -> None:
    stream = start(format="json")
    logging.getLogger("bot.x").info("The %s is\nfull", "disk")
    [line] = objects(stream)
    assert datetime.now(UTC) - datetime.fromisoformat(line.pop("time")) < timedelta(minutes=10)
    assert line == {"level": "info", "logger": "bot.x", "event": "The disk is\nfull"}


def test_json_has_a_traceback_in_the_same_object_without_secrets(start: Start) -> None:
    stream = start(format="json")
    try:
        raise ValueError(f"refused: {SECRET}")
    except ValueError:
        logging.getLogger("bot.x").exception("Failed with %s", SECRET)
    [line] = objects(stream)
    assert line["event"] == "Failed with ***"
    assert line["exception"].startswith("Traceback")
    assert line["exception"].endswith("ValueError: refused: ***")


def test_a_secret_that_ends_with_a_backslash_leaves_json_intact(start: Start) -> None:
    stream = start(format="json")
    logging.getLogger("bot.x").info('%s"next', SECRET)
    assert [line["event"] for line in objects(stream)] == ['***"next']


def test_warnings_of_python_and_crashed_threads_are_json_too(start: Start) -> None:
    stream = start(format="json")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("old", stacklevel=1)
    error = KeyError("x")
    sys.excepthook(KeyError, error, None)
    assert [line["level"] for line in objects(stream)] == ["warning", "critical"]


@pytest.mark.parametrize(("level", "count"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_the_level_is_the_lowest_that_is_logged(start: Start, level: str, count: int) -> None:
    stream = start(level=level)
    for each in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        logging.getLogger("index.x").log(each, "Something")
    assert len(stream.getvalue().splitlines()) == count


def test_libraries_never_log_at_debug_because_they_log_what_people_write(start: Start) -> None:
    stream = start(level="debug")
    logging.getLogger("telegram.Bot").debug("An update with a message")
    assert stream.getvalue() == ""


def test_libraries_can_be_left_out(start: Start) -> None:
    stream = start(libraries=False)
    for name in ("trafilatura.core", "botocore", *OWN):
        logging.getLogger(name).warning("Something")
    assert [line.split()[3] for line in stream.getvalue().splitlines()] == ["bot:", "index:"]


def test_text_has_colours_in_a_terminal_alone(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = start()
    logging.getLogger("bot.x").warning("Plain")
    assert "\033" not in stream.getvalue()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    start()
    logging.getLogger("bot.x").warning("Coloured")
    assert "\033[33mWARNING\033[0m" in stream.getvalue()


# -- updates


def test_a_line_names_the_update_that_is_being_handled(start: Start) -> None:
    stream, log = start(), logging.getLogger("bot.x")
    with handling(810):
        log.warning("Inside")
    log.warning("Outside")
    assert [line.split("bot.x: ")[1] for line in stream.getvalue().splitlines()] == ["Inside update=810", "Outside"]


async def test_threads_and_tasks_know_the_update_and_others_do_not(start: Start) -> None:
    async def ask() -> int | None:
        return await asyncio.to_thread(current_update)

    async def handle(number: int) -> int | None:
        with handling(number):
            return await asyncio.create_task(ask())

    assert list(await asyncio.gather(handle(1), handle(2), ask())) == [1, 2, None]
    assert in_update(7, current_update) == 7
    with handling(810):
        assert await asyncio.create_task(ask(), context=outside_updates()) is None
    assert copy_context().run(partial(in_update, None, current_update)) is None


def test_at_debug_each_handled_update_has_a_line_with_what_was_noted(start: Start) -> None:
    stream = start(level="debug", format="json")
    with handling(810), logged_handling():
        note(kind="question")
        note(outcome="found")
    [line] = objects(stream)
    assert line.pop("milliseconds") >= 0
    del line["time"]
    assert line == {
        "level": "debug",
        "logger": "bot.logs.updates",
        "event": "Handled.",
        "update": 810,
        "kind": "question",
        "outcome": "found",
    }


def test_at_info_it_has_none(start: Start) -> None:
    stream = start()
    with logged_handling(810):
        note(kind="question")
    assert stream.getvalue() == ""


# -- other processes


def test_what_another_process_logged_is_logged_again_with_its_command(start: Start) -> None:
    stream = start(format="json")
    line = {"level": "error", "logger": "index.engine.library", "event": f"Broken: {SECRET}", "exception": "Traceback"}
    assert relay(json.dumps(line).encode(), "refresh")
    [logged] = objects(stream)
    assert (logged["level"], logged["logger"], logged["command"]) == ("error", "index.engine.library", "refresh")
    assert logged["event"] == "Broken: ***\nTraceback"


@pytest.mark.parametrize("line", [b"", b"MemoryError", b"{}", b"[1]", b'{"level": "x", "logger": "bot"}', b"\xff"])
def test_what_is_no_line_of_a_log_is_not_logged_again(start: Start, line: bytes) -> None:
    stream = start()
    assert not relay(line, "refresh")
    assert stream.getvalue() == ""
