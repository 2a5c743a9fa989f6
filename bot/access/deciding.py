"""Deciding about a request: by the buttons under the message about it, and what follows from a decision.

A decision is written down before anybody is told. The press stays open until all are: a kill tells them late, or twice.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from telegram import Bot
from telegram.error import TelegramError

from bot.access.names import admin_name
from bot.api import Destination, edit, edit_sent
from bot.errors import log_errors
from bot.memory import ASK_AGAIN_AFTER, AccessNotice, AccessRecord, AccessRequest, AccessState
from bot.messages import AdminPress, Localization
from bot.messages.access import (
    decided_message,
    gone_message,
    outcome_message,
    request_message,
    say_decided_before,
)
from bot.services import PressContext, Services, is_private
from index import NewsbotError

_DECISIONS: Mapping[str, AccessState] = {"ask-allow": "allowed", "ask-block": "blocked", "ask-not-now": "refused"}
_NUMBER = re.compile(r"-?[1-9][0-9]{0,17}", re.ASCII)


def read_number(written: str) -> int | None:
    """Return the number of a person or a group as it is written; None if it is none."""
    return int(written) if _NUMBER.fullmatch(written) else None


async def on_decision(press: PressContext, pressed: AdminPress) -> None:
    """Decide about a request, unless another admin was first."""
    chat_id, state = read_number(pressed.argument), _DECISIONS[pressed.action]
    if chat_id is None:
        press.pop_up(press.words.say("note-command-again"))
        return
    admin_id, memory = press.query.from_user.id, press.services.memory
    answer = await memory.decide_access(chat_id, state, admin_id, expected="waiting")
    record = answer.record
    if record is None:
        press.pop_up(press.words.say("note-access-gone"))
        await edit(press.message, gone_message(press.words))
        return
    press.services.chats.access.note(record)
    if answer.is_new:
        press.confirm()
        await _show_decision(press, record)
        settle(press.services, press.bot, record)
    else:
        await _say_before(press, record)


async def _show_decision(press: PressContext, record: AccessRecord) -> None:
    by = await admin_name(press.bot, record.decided_by)
    if record.request is not None:
        await edit(press.message, request_message(press.words, record.request, record.state, by))


async def _say_before(press: PressContext, record: AccessRecord) -> None:
    """Say that another decision came first. While its admin's press is being worked on, that edits the message."""
    press.pop_up(say_decided_before(press.words, record.state))
    if record.request is None or record.chat_id not in press.services.chats.access.settling:
        by = await admin_name(press.bot, record.decided_by)
        await edit(press.message, decided_message(press.words, press.message.text or "", record.state, by))


def settle(services: Services, bot: Bot, record: AccessRecord) -> None:
    """Show a decision to all admins who were told of the request, and tell who asked. Returns at once."""
    under_way = services.chats.access.settling
    if record.request is not None and record.chat_id not in under_way:
        under_way.add(record.chat_id)
        done = services.worker.keep_open()
        services.worker.background(_settle(services, bot, record, record.request, done))


async def _settle(
    services: Services, bot: Bot, record: AccessRecord, request: AccessRequest, done: Callable[[], None]
) -> None:
    try:
        await _tell_all(services, bot, record, request)
        await services.memory.access_told(record.chat_id)
        done()
    finally:
        services.chats.access.settling.discard(record.chat_id)


async def _tell_all(services: Services, bot: Bot, record: AccessRecord, request: AccessRequest) -> None:
    notices = await asyncio.to_thread(services.memory.access_notices, record.chat_id)
    by = await admin_name(bot, record.decided_by)
    await asyncio.gather(
        _tell_asker(services, bot, record, request),
        *(_show(bot, notice, record, request, by) for notice in notices),
    )


async def _show(bot: Bot, notice: AccessNotice, record: AccessRecord, request: AccessRequest, by: str) -> None:
    with log_errors(f"Admin {notice.admin_id} could not be shown a decision: ", TelegramError):
        words = Localization.of(notice.language)
        await edit_sent(bot, notice.admin_id, notice.message_id, request_message(words, request, record.state, by))


async def _tell_asker(services: Services, bot: Bot, record: AccessRecord, request: AccessRequest) -> None:
    """Tell who asked what became of it. A blocked group isn't told: the bot is silent there."""
    chat_id, is_group = record.chat_id, not is_private(record.chat_id)
    if record.state == "blocked" and (is_group or not services.chats.access.may_refuse(chat_id)):
        return
    with log_errors(f"Chat {chat_id} could not be told of a decision: ", TelegramError, NewsbotError):
        words = await services.chats.words(chat_id, request.language)
        again_at = record.asked_at and record.asked_at + ASK_AGAIN_AFTER
        message = outcome_message(words, record.state, again_at, datetime.now(UTC), is_group)
        await services.deliver(bot, Destination(chat_id, request.thread_id), message)
