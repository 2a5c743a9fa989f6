"""/settings: the settings of a group, which its admins change in a menu. `bot/messages/settings_menu.py` draws it."""

from __future__ import annotations

import asyncio

from telegram.error import TelegramError

from bot.api import edit
from bot.errors import log_errors
from bot.memory import ChatSettings
from bot.messages import Localization, Reply, SettingsPress, settings_change, settings_page
from bot.services import PressContext, RequestContext, Services, is_private
from index import NewsbotError


async def on_settings(request: RequestContext) -> None:
    """Handle /settings: show the menu. `commands` has checked that an admin of the group asks."""
    chat_id, page = request.message.chat_id, None
    if is_private(chat_id):
        await request.say("settings-in-groups")
        return
    with log_errors(f"The settings of chat {chat_id} could not be shown: "):
        settings = await _settings(request.services, chat_id)
        page = await _page(SettingsPress("main"), request.services, request.words, settings)
    if page is None:
        await request.say("trouble")
    else:
        await request.reply(page)


async def on_press(press: PressContext, pressed: SettingsPress) -> None:
    """Handle a press on a button of the menu: change the setting, and show the page again."""
    chat_id, user, change = press.message.chat_id, press.query.from_user, None
    with log_errors(f"The settings of chat {chat_id} could not be changed: ", NewsbotError, TelegramError):
        if not await press.services.chats.admins.include(press.bot, chat_id, user.id):
            press.pop_up(press.words.say("note-admins"))
            return
        change = await _change(pressed, press.services, chat_id)
    if change is None:
        press.pop_up(press.words.say("trouble"))
        return
    settings, is_saved = change
    words = Localization.of(settings.language or user.language_code)
    press.confirm(words.say("note-saved") if is_saved else None)
    await edit(press.message, await _page(pressed, press.services, words, settings))


async def _change(pressed: SettingsPress, services: Services, chat_id: int) -> tuple[ChatSettings, bool]:
    """Return the settings after a press, and whether the press changed them. Raises StoreError."""
    settings = await _settings(services, chat_id)
    change = settings_change(pressed, settings, await _outlets(services) if pressed.choice else ())
    return (await services.chats.change(chat_id, change), True) if change else (settings, False)


async def _page(pressed: SettingsPress, services: Services, words: Localization, settings: ChatSettings) -> Reply:
    outlets = await _outlets(services) if pressed.page == "outlets" else ()
    return await asyncio.to_thread(settings_page, pressed, words, settings, outlets, services.settings.timezone)


async def _settings(services: Services, chat_id: int) -> ChatSettings:
    """Read the settings from the database, which a change starts from. Raises StoreError."""
    return await asyncio.to_thread(services.memory.chat_settings, chat_id)


async def _outlets(services: Services) -> tuple[str, ...]:
    """Return the outlets of the index."""
    return await asyncio.to_thread(services.library.do, lambda engine: tuple(engine.outlets))
