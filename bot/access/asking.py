"""Asking for access: a message with a button for those who may not use the bot, and the message to its admins.

A request is written down before the admins are told, and the press stays open until they are: a kill tells them late,
or twice, but not never.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from telegram import Bot
from telegram.error import TelegramError

from bot.access.names import admin_name
from bot.api import Destination, edit
from bot.errors import log_errors
from bot.memory import ASK_AGAIN_AFTER, AccessNotice, AccessRecord, AccessRequest
from bot.messages import AccessPress, Localization, text
from bot.messages.access import (
    ask_message,
    clean_name,
    refusal_message,
    request_message,
    say_standing,
)
from bot.services import PressContext, RequestContext, Services, is_private
from index import NewsbotError


async def say_refusal(request: RequestContext) -> None:
    """Say to a blocked person that the bot doesn't answer."""
    await request.reply(refusal_message(request.words))


async def offer_to_ask(services: Services, bot: Bot, destination: Destination, words: Localization) -> None:
    """Say how to ask for access, or that this has to wait. In a group, once an hour."""
    chat_id, access = destination.chat_id, services.chats.access
    if is_private(chat_id) or access.may_refuse(chat_id):
        state, asked_at = access.standing(chat_id)
        note = say_standing(words, state, asked_at and asked_at + ASK_AGAIN_AFTER, datetime.now(UTC))
        reply = text(note).reply() if note else ask_message(words, not is_private(chat_id))
        await services.deliver(bot, destination, reply)


async def on_ask_press(press: PressContext, _pressed: AccessPress) -> None:
    """Ask the admins for access: for a person, or for a group that this person is an admin of."""
    chats = press.services.chats
    if chats.may_answer(press.message.chat_id):
        press.pop_up(press.words.say("note-access-have"))
    elif chats.access.mode != "request":
        press.pop_up(press.words.say("private-not-listed"))
    elif (may_ask := await _may_ask(press)) is None:
        press.pop_up(press.words.say("trouble"))
    elif not may_ask:
        press.pop_up(press.words.say("note-access-group-admins"))
    else:
        await _ask(press)


async def _may_ask(press: PressContext) -> bool | None:
    """Return whether somebody may ask for this chat; None if Telegram doesn't say who the admins of a group are."""
    chat_id = press.message.chat_id
    if is_private(chat_id):
        return True
    with log_errors(f"The admins of chat {chat_id} could not be looked up: ", TelegramError):
        return await press.services.chats.admins.include(press.bot, chat_id, press.query.from_user.id)
    return None


async def _ask(press: PressContext) -> None:
    services, words = press.services, press.words
    if services.forgotten.covers(press.query.from_user.id):  # while Telegram was asked who the admins are
        press.confirm()
        return
    record = (await services.memory.ask_access(_request(press))).record
    if record is None:
        press.pop_up(words.say("note-access-busy"))
        return
    services.chats.access.note(record)
    if record.state == "waiting" and record.chat_id not in services.chats.access.asking:
        services.chats.access.asking.add(record.chat_id)
        done = services.worker.keep_open()
        services.worker.background(_tell_admins(services, press.bot, record, done))
    again_at = record.asked_at and record.asked_at + ASK_AGAIN_AFTER
    note = say_standing(words, record.state, again_at, datetime.now(UTC)) or words.say("note-access-have")
    press.pop_up(note)
    await edit(press.message, text(note).reply())


async def _tell_admins(services: Services, bot: Bot, record: AccessRecord, done: Callable[[], None]) -> None:
    """Tell all admins of a request who haven't been told yet, and call `done`."""
    try:
        notices = await asyncio.to_thread(services.memory.access_notices, record.chat_id)
        untold = services.settings.admin_ids - {notice.admin_id for notice in notices}
        await asyncio.gather(*(_tell(services, bot, record, admin_id) for admin_id in untold))
        done()
    finally:
        services.chats.access.asking.discard(record.chat_id)


async def _tell(services: Services, bot: Bot, record: AccessRecord, admin_id: int) -> None:
    words = Localization.of(services.chats.access.language_of(admin_id))
    with log_errors(f"Admin {admin_id} could not be told of a request: ", TelegramError, NewsbotError):
        if record.request is not None:
            sent = await services.deliver(bot, Destination(admin_id), request_message(words, record.request))
            notice = AccessNotice(admin_id, sent.message_id, words.language)
            now = await services.memory.access_noticed(record.chat_id, notice)
            if now is not None and now.state != "waiting":  # another admin was faster than this message
                by = await admin_name(bot, now.decided_by)
                await edit(sent, request_message(words, record.request, now.state, by))


def _request(press: PressContext) -> AccessRequest:
    message, user = press.message, press.query.from_user
    return AccessRequest(
        chat_id=message.chat_id,
        asker_id=user.id,
        thread_id=Destination.beside(message).thread_id,
        language=user.language_code,
        name=clean_name(user.full_name),
        username=user.username,
        title=clean_name(message.chat.title) or None,
    )
