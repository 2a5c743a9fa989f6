"""Faults that a test orders from the double."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from botapi import BotApi, Chat
from double.calls import call, give_up, refusal
from telegram import Bot
from telegram.error import NetworkError, RetryAfter


async def test_a_call_can_be_refused_for_any_reason(api: BotApi, bot: Bot, chat: Chat) -> None:
    api.refuse("can't parse entities")
    assert await refusal(bot.send_message(chat.id, "one")) == "Can't parse entities"
    await bot.send_message(chat.id, "one")


async def test_a_flood_limit_holds_for_as_many_calls_as_ordered(
    api: BotApi, bot: Bot, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # otherwise RetryAfter emits a deprecation warning
    api.flood(times=1, retry_after=7)
    with pytest.raises(RetryAfter) as error:
        await bot.send_message(chat.id, "one")
    assert error.value.retry_after == timedelta(seconds=7)
    await bot.send_message(chat.id, "two")
    assert [sent.text for sent in api.sent(chat)] == ["two"]
    assert api.calls_of("sendMessage")[0].response == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


def test_every_third_message_can_hit_a_flood_limit(api: BotApi, chat: Chat) -> None:
    api.flood_every(3)
    answers = [call(api, "sendMessage", chat_id=chat.id, text="Hi")["ok"] for _ in range(6)]
    assert answers == [True, True, False, True, True, False]


async def test_a_broken_gateway_answers_in_html(
    api: BotApi, bot: Bot, chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail(1)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(chat.id, "one")
    assert api.calls_of("sendMessage")[0].response.startswith("<html>\r\n<head><title>502 Bad Gateway</title>")
    await bot.send_message(chat.id, "one")
    assert "Can not load invalid JSON data" in caplog.text


def test_anything_can_be_answered_before_a_call_takes_effect_and_after(api: BotApi, chat: Chat) -> None:
    url = f"{api.url}/bot{api.token}/sendMessage"
    for processed in (False, True):
        api.answer("what?", status=203, processed=processed)
        response = httpx.post(url, json={"chat_id": chat.id, "text": "Hi"})
        assert (response.status_code, response.text) == (203, "what?")
        assert len(api.sent(chat)) == processed


def test_a_connection_can_be_cut_before_a_call_takes_effect_and_after(api: BotApi, chat: Chat) -> None:
    for processed in (False, True):
        api.cut(processed=processed)
        with pytest.raises(httpx.TransportError):
            call(api, "sendMessage", chat_id=chat.id, text="Hi")
        assert len(api.sent(chat)) == processed


def test_a_token_can_be_refused_for_a_while(api: BotApi) -> None:
    api.unauthorize(methods=["getMe"])
    assert call(api, "getMe") == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert call(api, "getMe")["ok"]


@pytest.mark.parametrize(("silent", "error"), [(False, httpx.ConnectError), (True, httpx.ConnectTimeout)])
def test_an_outage_leaves_everything_as_it_was(
    api: BotApi, chat: Chat, silent: bool, error: type[httpx.TransportError]
) -> None:
    url, calls = api.url, len(api.calls)
    with api.outage(silent=silent), pytest.raises(error):
        httpx.get(f"{url}/bot{api.token}/getMe", timeout=1)
    assert call(api, "sendMessage", chat_id=chat.id, text="Hi")["ok"]
    assert (api.url, len(api.calls), len(api.sent(chat))) == (url, calls + 1, 1)


async def test_a_call_that_hangs_takes_no_effect_until_it_is_released(api: BotApi, bot: Bot, chat: Chat) -> None:
    with api.hang("sendMessage") as hang:
        sending = asyncio.create_task(bot.send_message(chat.id, "one"))
        await asyncio.to_thread(api.wait_for_held, hang)
        assert api.sent(chat) == []
    assert (await sending).text == "one"


async def test_a_call_takes_effect_also_when_nobody_waits_for_its_answer(api: BotApi, bot: Bot, chat: Chat) -> None:
    with api.hang("sendMessage") as hang:
        sending = asyncio.create_task(bot.send_message(chat.id, "one"))
        await asyncio.to_thread(api.wait_for_held, hang)
        await give_up(sending)
    assert (await asyncio.to_thread(api.wait_for_sent, chat))[0].text == "one"


async def test_a_late_answer_leaves_the_message_sent(api: BotApi, bot: Bot, chat: Chat) -> None:
    with api.hang("sendMessage", processed=True):
        sending = asyncio.create_task(bot.send_message(chat.id, "one"))
        await asyncio.to_thread(api.wait_for_sent, chat)
        await give_up(sending)
        assert len(api.sent(chat)) == 1


def test_a_method_can_be_made_slow(api: BotApi, chat: Chat) -> None:
    api.delay("sendMessage", 0.05)
    call(api, "sendMessage", chat_id=chat.id, text="Hi")
    [slow] = api.calls
    assert slow.answered - slow.time >= 0.05
