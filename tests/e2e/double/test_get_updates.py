"""How the double hands out updates: offsets, long polls, and kinds that a bot asks for."""

import asyncio

import httpx
import pytest
from botapi import BotApi, Chat, User
from double.calls import give_up, updates
from telegram import Bot
from telegram.error import Conflict
from waits import WAIT_SECONDS


def test_updates_are_repeated_until_an_offset_confirms_them(api: BotApi, alice: User, chat: Chat) -> None:
    for text in ("one", "two", "three"):
        chat.say(alice, text)
    first, second, third = updates(api)
    assert updates(api, limit=2) == [first, second]
    assert updates(api, offset=second["update_id"]) == [second, third]
    assert updates(api, offset=third["update_id"] + 1) == []
    assert updates(api) == []


def test_a_negative_offset_keeps_only_the_newest_updates(api: BotApi, alice: User, chat: Chat) -> None:
    for text in ("one", "two", "three"):
        chat.say(alice, text)
    assert [update["message"]["text"] for update in updates(api, offset=-1)] == ["three"]


async def test_a_long_poll_is_answered_when_something_happens(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(api.wait_until, lambda api: api.in_flight)
    chat.say(alice, "Hello")
    [update] = await poll
    assert update.effective_message is not None
    assert update.effective_message.text == "Hello"


async def test_a_long_poll_ends_empty_when_its_time_is_up(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_long_poll_ends_the_first_with_a_conflict(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(api.wait_until, lambda api: api.in_flight)
    second = asyncio.create_task(asyncio.to_thread(updates, api, timeout=50))
    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        await first
    api.update({"message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private", "first_name": "E"}}})
    assert len(await second) == 1


async def test_a_poll_whose_client_is_gone_is_forgotten(api: BotApi) -> None:
    async with httpx.AsyncClient(timeout=WAIT_SECONDS) as client:
        poll = asyncio.create_task(client.get(f"{api.url}/bot{api.token}/getUpdates?timeout=50"))
        await asyncio.to_thread(api.wait_until, lambda api: api.in_flight)
        await give_up(poll)
    await asyncio.to_thread(api.wait_until, lambda api: not api.in_flight)
    assert api.calls == []


def test_only_allowed_updates_are_queued_and_the_choice_lasts(api: BotApi, alice: User, chat: Chat) -> None:
    updates(api, allowed_updates=["edited_message"])
    message = chat.say(alice, "Hello")
    api.edit(message, "Hello!")
    assert [list(update)[1] for update in updates(api)] == ["edited_message"]


def test_member_changes_come_only_when_asked_for(api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    assert updates(api) == []
    updates(api, allowed_updates=["chat_member"])
    group.set_member(alice, "member")
    [update] = updates(api)
    assert update["chat_member"]["old_chat_member"]["status"] == "administrator"


async def test_waiting_updates_are_dropped_with_the_webhook(bot: Bot, api: BotApi, alice: User, chat: Chat) -> None:
    chat.say(alice, "Hello")
    await bot.delete_webhook(drop_pending_updates=True)
    assert api.pending_updates == 0
