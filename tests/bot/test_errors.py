"""Errors that are logged and end only the block in which they occur."""

from __future__ import annotations

import asyncio
import re

import pytest
from telegram.error import BadRequest, TelegramError

from bot.errors import describe, log_errors, read_or
from index import NewsbotError, StoreError

FULL = StoreError("NEWSBOT_CHATS_URL", "sqlite://", "disk is full")


def test_an_error_is_logged_in_one_line_and_the_block_is_left(caplog: pytest.LogCaptureFixture) -> None:
    with log_errors("The settings could not be shown: "):
        raise FULL
    [record] = caplog.records
    assert record.getMessage() == f"The settings could not be shown: {FULL}"
    assert record.levelname == "ERROR"
    assert record.exc_info is None


def test_a_block_without_an_error_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with log_errors():
        pass
    assert not caplog.records


@pytest.mark.parametrize("error", [ValueError("odd"), BadRequest("refused"), asyncio.CancelledError()])
def test_other_errors_are_raised(error: BaseException, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(type(error)), log_errors():
        raise error
    assert not caplog.records


def test_the_errors_to_log_can_be_named(caplog: pytest.LogCaptureFixture) -> None:
    for error in (BadRequest("refused"), FULL):
        with log_errors("", NewsbotError, TelegramError):
            raise error
    assert [record.getMessage() for record in caplog.records] == ["refused", str(FULL)]


async def test_a_failed_read_returns_the_default(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> list[int]:
        raise FULL

    assert await read_or([1], lambda: [2, 3]) == [2, 3]
    assert await read_or([1], fail) == [1]
    assert [record.getMessage() for record in caplog.records] == [str(FULL)]


def fail_for(person: str) -> None:
    raise ValueError(person)


def test_a_description_names_the_kind_and_the_place_of_an_error_and_not_its_text() -> None:
    with pytest.raises(ValueError, match="Alice") as raised:
        fail_for("Alice")
    assert re.fullmatch(r"ValueError at test_errors\.py:\d+\.", describe(raised.value))
    assert describe(ExceptionGroup("of tasks", [raised.value])) == describe(raised.value)
    assert describe(KeyError("Alice")) == "KeyError."
