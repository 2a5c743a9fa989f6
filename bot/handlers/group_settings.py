"""/settings: how a group wants things. Its admins say so, in a menu of one message; what it looks like is not here."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, CallbackQuery, ChatMember, Message
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError

from bot.api import Destination, confirm, edit, send
from bot.handlers.services import Services
from bot.incoming import language
from bot.memory import ChatSettings
from bot.messages import Reply, SettingsPress, Words, settings_change, settings_page, text
from index import NewsbotError

_log = logging.getLogger(__name__)

_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def show(services: Services, bot: Bot, message: Message, _text: str) -> None:
    """/settings: the menu for an admin of the group, one line for everybody else."""
    words = await services.words(message.chat_id, language(message))
    reply = await _first_page(services, bot, message, words)
    quiet = await services.is_quiet(message.chat_id)
    await send(bot, Destination.beside(message), reply, services.migrate, quiet)


async def _first_page(services: Services, bot: Bot, message: Message, words: Words) -> Reply:
    if message.chat.type == ChatType.PRIVATE:
        return text(words.say("settings-in-groups")).reply()
    try:
        if not await _writes_as_admin(services, bot, message):
            return text(words.say("note-admins")).reply()
        return await _page(SettingsPress("main"), services, words, await _settings(services, message.chat_id))
    except (NewsbotError, TelegramError) as error:
        _log.error("The settings of chat %s could not be shown: %s", message.chat_id, error)
        return text(words.say("trouble")).reply()


async def press(
    pressed: SettingsPress, services: Services, bot: Bot, query: CallbackQuery, message: Message, words: Words
) -> None:
    """A press on a button of the menu: changes what it is for, and shows the page anew."""
    chat_id = message.chat_id
    try:
        if not await _is_admin(services, bot, chat_id, query.from_user.id):
            services.background(confirm(query, words.say("note-admins"), alert=True))
            return
        settings, saved = await _change(pressed, services, chat_id)
    except (NewsbotError, TelegramError) as error:
        _log.error("The settings of chat %s could not be changed: %s", chat_id, error)
        services.background(confirm(query, words.say("trouble"), alert=True))
        return
    words = Words.of(settings.language or query.from_user.language_code)
    services.background(confirm(query, words.say("note-saved") if saved else None))
    await edit(message, await _page(pressed, services, words, settings))


async def _change(pressed: SettingsPress, services: Services, chat_id: int) -> tuple[ChatSettings, bool]:
    """What the chat wants after a press, and whether that was written down. Raises StoreError where it can't be."""
    settings = await _settings(services, chat_id)
    change = settings_change(pressed, settings, await _outlets(services) if pressed.choice else ())
    return (await services.change_chat(chat_id, change), True) if change else (settings, False)


async def _page(pressed: SettingsPress, services: Services, words: Words, settings: ChatSettings) -> Reply:
    outlets = await _outlets(services) if pressed.page == "outlets" else ()
    return await asyncio.to_thread(settings_page, pressed, words, settings, outlets, services.settings.timezone)


async def _settings(services: Services, chat_id: int) -> ChatSettings:
    """As they are written down: what is changed is changed from there. Raises StoreError where they can't be read."""
    return await asyncio.to_thread(services.memory.chat_settings, chat_id)


async def _outlets(services: Services) -> tuple[str, ...]:
    """Those of the index."""
    return await asyncio.to_thread(lambda: tuple(services.library.snapshot.outlets))


# -- who may


async def _writes_as_admin(services: Services, bot: Bot, message: Message) -> bool:
    if message.sender_chat is not None:  # an anonymous admin writes as the group itself, others as their channels
        return message.sender_chat.id == message.chat_id
    return message.from_user is not None and await _is_admin(services, bot, message.chat_id, message.from_user.id)


async def _is_admin(services: Services, bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether somebody is an admin of the group, or the bot's own. Telegram is asked once a minute at most."""
    if user_id in services.settings.admin_ids:
        return True
    if (known := services.admins.get((chat_id, user_id))) is None:
        known = services.admins[chat_id, user_id] = await _ask_telegram(bot, chat_id, user_id)
    return known


async def _ask_telegram(bot: Bot, chat_id: int, user_id: int) -> bool:
    try:
        return (await bot.get_chat_member(chat_id, user_id)).status in _ADMINS
    except BadRequest:  # where members are hidden, a bot that is no admin may ask for the admins alone
        return any(admin.user.id == user_id for admin in await bot.get_chat_administrators(chat_id))
