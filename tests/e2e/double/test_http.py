"""The double of the Bot API over HTTP: parameters, tokens, methods, and the record of calls."""

import time

import httpx
import pytest
from botapi import BotApi, Chat
from botapi_methods import Methods
from double.calls import KEYBOARD, call
from telegram import Bot
from telegram.error import InvalidToken


@pytest.mark.parametrize("kind", ["json", "form", "multipart", "query"])
def test_parameters_may_come_as_json_form_multipart_or_in_the_query(api: BotApi, chat: Chat, kind: str) -> None:
    url = f"{api.url}/bot{api.token}/SendMessage"
    given = {"chat_id": str(chat.id), "text": "Hi", "reply_markup": KEYBOARD.to_json()}
    parts = {name: (None, value) for name, value in given.items()}
    answer = {
        "json": lambda: httpx.post(url, json=given),
        "form": lambda: httpx.post(url, data=given),
        "multipart": lambda: httpx.post(url, files=parts),
        "query": lambda: httpx.get(url, params=given),
    }[kind]()
    assert answer.json()["result"]["text"] == "Hi"
    [noted] = api.calls_of("sendMessage")
    assert noted.parameters == {"chat_id": chat.id, "text": "Hi", "reply_markup": KEYBOARD.to_dict()}


def test_a_wrong_token_is_unauthorized(api: BotApi) -> None:
    answer = httpx.post(f"{api.url}/bot999:WRONG/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("path", ["/", "/botnonsense/getMe", "/bot123456:TEST-token/sendDice"])
def test_unknown_paths_and_methods_are_not_found(api: BotApi, path: str) -> None:
    answer = httpx.post(api.url + path)
    assert answer.status_code == answer.json()["error_code"] == 404
    assert answer.json()["description"].startswith("Not Found")


async def test_python_telegram_bot_takes_a_wrong_token_for_an_invalid_one(api: BotApi) -> None:
    bot = Bot("999:WRONG", base_url=f"{api.url}/bot")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def test_get_me_describes_the_bot(bot: Bot, api: BotApi) -> None:
    assert bot.username == "NewsTestBot"
    assert bot.id == api.bot.id == 123456
    assert bot.supports_inline_queries


def test_json_that_cannot_be_read_is_refused(api: BotApi, chat: Chat) -> None:
    answer = call(api, "sendMessage", chat_id=chat.id, text="Hi", reply_markup="{")
    assert answer["description"] == "Bad Request: can't parse reply keyboard markup JSON object"


def test_every_call_is_recorded_with_its_answer(api: BotApi, chat: Chat) -> None:
    before = time.monotonic()
    call(api, "sendMessage", chat_id=chat.id, text="Hi")
    call(api, "sendMessage", chat_id=1, text="Hi")
    good, bad = api.calls
    assert good.ok
    assert good.result["text"] == "Hi"
    assert (bad.status, bad.error) == (400, "Bad Request: chat not found")
    assert before < good.time < good.answered < bad.time


def test_a_fault_of_the_double_itself_shows_in_the_record(
    api: BotApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(Methods, "call", broken)
    call(api, "getMe")
    assert api.calls[0].error == "Internal Server Error: the test double failed: KeyError('oops')"
    assert "failed at getMe" in caplog.text
