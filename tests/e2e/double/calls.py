"""Calls to the double by plain HTTP, and what it refuses."""

import asyncio
from typing import Any

import httpx
import pytest
from botapi import BotApi
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest
from waits import WAIT_SECONDS

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more:1")]])


def call(api: BotApi, method: str, **parameters: Any) -> dict[str, Any]:
    """Call a method with a JSON body and return the whole response."""
    answer = httpx.post(f"{api.url}/bot{api.token}/{method}", json=parameters, timeout=WAIT_SECONDS)
    return dict(answer.json())


async def give_up(task: asyncio.Task[Any]) -> None:
    """Close the connection of a waiting call, like a client that times out."""
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def updates(api: BotApi, **parameters: Any) -> list[dict[str, Any]]:
    return list(call(api, "getUpdates", **parameters)["result"])


def message_of(api: BotApi) -> dict[str, Any]:
    """Return the message of the newest update."""
    return dict(updates(api)[-1]["message"])


async def refusal(awaitable: Any) -> str:
    """Return the description of the BadRequest that a bot's call raises."""
    with pytest.raises(BadRequest) as error:
        await awaitable
    return error.value.message


def refused(api: BotApi, chat_id: int, **parameters: Any) -> str:
    answer = call(api, "sendMessage", **{"chat_id": chat_id, "text": "Hi", **parameters})
    assert answer["error_code"] in (400, 403)
    return str(answer["description"])
