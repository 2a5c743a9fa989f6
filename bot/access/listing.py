"""/access: the lists of who waits, who is allowed and who is blocked, and the page of each person and group."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from telegram import Bot

from bot.access.deciding import read_number, settle
from bot.access.names import entries_of, name_of
from bot.api import edit
from bot.memory import AccessAnswer, AccessRecord, AccessState
from bot.messages import AdminPress, Localization, Reply
from bot.messages.access import (
    ON_A_PAGE,
    TABS,
    AccessPage,
    entry_page,
    list_page,
    removed_message,
    say_decided_before,
    say_who,
)
from bot.services import PressContext, RequestContext, Services

_PAGE = re.compile(r"(?P<tab>waiting|allowed|blocked)\.(?P<number>[0-9]{1,6})", re.ASCII)
_SHOWN = re.compile(r"(?P<state>waiting|allowed|blocked|refused)\.(?P<chat>-?[0-9]{1,18})", re.ASCII)

_CHANGES: Mapping[str, tuple[AccessState, str]] = {
    "access-allow": ("allowed", "access-now-allowed"),
    "access-block": ("blocked", "access-now-blocked"),
    "access-not-now": ("refused", "access-now-refused"),
}
"""What each button does to a person or a group, and the Fluent message that says so."""


async def on_access(request: RequestContext) -> None:
    """Handle /access: show who waits for a decision, or if nobody does, who is allowed."""
    totals = await _totals(request.services)
    tab: AccessState = "waiting" if totals["waiting"] else "allowed"
    await request.reply(await _list(request.services, request.bot, request.words, tab, 0))


async def show_access_list(press: PressContext, pressed: AdminPress) -> None:
    """Show a page of a list."""
    if (match := _PAGE.fullmatch(pressed.argument)) is None:
        press.pop_up(press.words.say("note-command-again"))
        return
    tab = next(tab for tab in TABS if tab == match["tab"])
    page = await _list(press.services, press.bot, press.words, tab, int(match["number"]))
    press.confirm()
    await edit(press.message, page)


async def show_access_of(press: PressContext, pressed: AdminPress) -> None:
    """Show the page of a person or a group."""
    chat_id = read_number(pressed.argument)
    record = await asyncio.to_thread(press.services.memory.access_of, chat_id) if chat_id is not None else None
    if record is None:
        press.pop_up(press.words.say("note-access-gone"))
    else:
        press.confirm()
        await edit(press.message, await _entry(press, record))


async def change_access(press: PressContext, pressed: AdminPress) -> None:
    """Allow or block a person or a group, or put off their request, unless another admin was first."""
    if (shown := _shown(press, pressed)) is None:
        return
    (chat_id, expected), (state, note) = shown, _CHANGES[pressed.action]
    if state == "blocked" and chat_id in press.services.settings.admin_ids:
        press.pop_up(press.words.say("access-admin", who=str(chat_id)))
        return
    admin_id = press.query.from_user.id
    answer = await press.services.memory.decide_access(chat_id, state, admin_id, expected=expected)
    record = await _taken_up(press, answer)
    if record is not None:
        who = say_who(await name_of(press.bot, record.chat_id))
        settle(press.services, press.bot, record)
        await edit(press.message, await _entry(press, record, press.words.say(note, who=who)))


async def remove_access(press: PressContext, pressed: AdminPress) -> None:
    """Take a person or a group off all lists, unless another admin was first."""
    if (shown := _shown(press, pressed)) is None:
        return
    chat_id, expected = shown
    answer = await press.services.memory.remove_access(chat_id, expected)
    record = await _taken_up(press, answer)
    if record is not None:
        press.services.chats.access.drop(record.chat_id)
        who = say_who(await name_of(press.bot, record.chat_id))
        note = press.words.say("access-now-removed", who=who)
        await edit(press.message, removed_message(press.words, _tab_of(record), note=note))


def _shown(press: PressContext, pressed: AdminPress) -> tuple[int, AccessState] | None:
    """Return the person or the group of a page, and the state that it shows; None after saying that it is too old."""
    match = _SHOWN.fullmatch(pressed.argument)
    states: tuple[AccessState, ...] = (*TABS, "refused")
    if match is None:
        press.pop_up(press.words.say("note-command-again"))
        return None
    return int(match["chat"]), next(state for state in states if state == match["state"])


async def _taken_up(press: PressContext, answer: AccessAnswer) -> AccessRecord | None:
    """Return the record after a press that had its effect; None after showing that another admin was first."""
    record = answer.record
    if record is None:
        press.pop_up(press.words.say("note-access-gone"))
        return None
    press.services.chats.access.note(record)
    if answer.is_new:
        press.confirm()
        return record
    press.pop_up(say_decided_before(press.words, record.state))
    await edit(press.message, await _entry(press, record))
    return None


async def _entry(press: PressContext, record: AccessRecord, note: str = "") -> Reply:
    [entry] = await entries_of(press.bot, [record])
    return entry_page(press.words, entry, press.services.settings.now(), note)


async def _list(services: Services, bot: Bot, words: Localization, tab: AccessState, number: int) -> Reply:
    totals = await _totals(services)
    number = min(number, max(0, totals[tab] - 1) // ON_A_PAGE)
    records = await asyncio.to_thread(services.memory.access_page, tab, number * ON_A_PAGE, ON_A_PAGE)
    entries, settings = await entries_of(bot, records), services.settings
    page = AccessPage(tab, number, entries, totals, services.chats.access.mode, len(settings.allowed_chats))
    return list_page(words, page, settings.now())


async def _totals(services: Services) -> dict[AccessState, int]:
    counts = await asyncio.to_thread(services.memory.access_counts)
    return {tab: counts.get(tab, 0) for tab in TABS}


def _tab_of(record: AccessRecord) -> AccessState:
    return record.state if record.state in TABS else "allowed"
