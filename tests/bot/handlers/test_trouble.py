"""Failures of the bot itself: people are always told that it failed."""

from __future__ import annotations

import errno
import os

import pytest
from telegram.error import NetworkError, TelegramError

from bot.errors import given_up_aloud
from index import AnswererLost, OutOfResources


@pytest.mark.parametrize("error", [ValueError("odd"), AnswererLost(2), KeyError("gone")])
async def test_when_an_answer_fails_people_are_notified_and_the_error_is_raised(error: Exception) -> None:
    said: list[str] = []

    async def say(error: Exception) -> None:
        said.append("trouble")

    with pytest.raises(type(error)):
        async with given_up_aloud(say):
            raise error
    assert said == ["trouble"]


@pytest.mark.parametrize("error", [MemoryError(), OSError(errno.EMFILE, os.strerror(errno.EMFILE))])
async def test_running_out_of_memory_or_files_gives_one_sentence_with_advice(error: Exception) -> None:
    async def say(error: Exception) -> None:
        raise NetworkError("nobody hears it")

    with pytest.raises(OutOfResources, match=r"newsbot can't continue \(.+\): .+\."):
        async with given_up_aloud(say):
            raise error


async def test_network_errors_are_left_to_the_code_that_retries() -> None:
    async def say(error: Exception) -> None:
        raise AssertionError("it would not arrive either")

    with pytest.raises(TelegramError):
        async with given_up_aloud(say):
            raise NetworkError("no network")
