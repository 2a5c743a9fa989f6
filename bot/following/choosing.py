"""The menu of a chat's plan, /leaveout and /tellin: when and where a chat is told the news of what it follows.

In a group, only its admins change the plan. `bot/messages/following/plan_menu.py` draws the menu, `channels.py` checks
channels. Not for sending news.
"""

from __future__ import annotations

import asyncio
import re

from telegram import Message
from telegram.error import TelegramError

from bot.api import Destination, edit
from bot.errors import log_errors
from bot.following.channels import ChannelRefused, channel_named_in, find_channel
from bot.following.questions import list_questions
from bot.memory import Place, Plan, PlanChange
from bot.messages import Localization, PlanPress, clip_line, name_outlets, without_halves
from bot.messages.following import MAX_OUTLETS, plan_change, plan_page, words_page
from bot.services import PressContext, RequestContext, Services, is_private
from index import NewsbotError, terms_to_leave_out

MAX_WORDS = 20
"""Maximum number of words that a chat leaves out."""

WORD_CHARACTERS = 40
"""Maximum length of one of them."""

_SEPARATORS = re.compile("[,;\uff0c\u060c\u3001]")  # also those of Chinese, Arabic and Japanese
_LABEL = 60  # UTF-16 units of a wrong word that the bot repeats


async def on_plan_press(press: PressContext, pressed: PlanPress) -> None:
    """Handle a press on a button of the menu: change the plan, and show the page again."""
    chat_id, plan = press.message.chat_id, None
    with log_errors(f"The plan of chat {chat_id} could not be changed: ", NewsbotError, TelegramError):
        if not await _may_change(press):
            press.pop_up(press.words.say("note-admins"))
            return
        outlets = await _outlets(press.services) if pressed.page == "outlets" else ()
        before = await asyncio.to_thread(press.services.memory.plan_of, chat_id)
        change = plan_change(pressed, before, outlets, _place_of(press.message))
        if len(change.get("outlets", ())) > MAX_OUTLETS:
            press.pop_up(press.words.say("leave-out-outlets-limit", limit=MAX_OUTLETS))
            return
        plan = await press.services.memory.change_plan(chat_id, **change) if change else before
    if plan is None:
        press.pop_up(press.words.say("trouble"))
        return
    press.confirm(press.words.say("note-saved") if change else None)
    await _show(press, pressed, plan, outlets)


async def _may_change(press: PressContext) -> bool:
    chat_id = press.message.chat_id
    return is_private(chat_id) or await press.services.chats.admins.include(
        press.bot, chat_id, press.query.from_user.id
    )


async def _show(press: PressContext, pressed: PlanPress, plan: Plan, outlets: tuple[str, ...]) -> None:
    services, message, words = press.services, press.message, press.words
    if pressed.page == "list":
        await edit(message, await list_questions(services, message.chat_id, words))
        return
    zone, has_topics = services.settings.timezone, bool(message.chat.is_forum or message.is_topic_message)
    page = await asyncio.to_thread(plan_page, pressed, words, plan, outlets, zone, has_topics=has_topics)
    if pressed.page == "open":  # under a digest, which stays
        await services.deliver(press.bot, Destination.beside(message, reply=False), page)
    else:
        await edit(message, page)


def _place_of(message: Message) -> Place:
    """Return the topic of a message. General has no id."""
    return Place(message.chat_id, message.message_thread_id if message.is_topic_message else None)


async def _outlets(services: Services) -> tuple[str, ...]:
    """Return the outlets of the index."""
    return await asyncio.to_thread(services.library.do, lambda engine: tuple(engine.outlets))


# -- /leaveout


async def on_leave_out(request: RequestContext) -> None:
    """Handle /leaveout: leave out these words, too, and show all of them. Wrong words change nothing."""
    chat_id, words = request.message.chat_id, request.words
    if not request.services.settings.follows:
        await request.say("follow-off")
        return
    given = [" ".join(word.split()) for word in _SEPARATORS.split(without_halves(request.text))]
    added = [word for word in given if word]
    if (refusal := _refusal_of_words(added, words)) is not None:
        await request.reply_plain(refusal)
        return
    with log_errors(f"The plan of chat {chat_id} could not be changed: "):
        plan = await asyncio.to_thread(request.services.memory.plan_of, chat_id)
        both = _without_repeats([*plan.words, *added])
        if len(both) > MAX_WORDS:
            await request.say("leave-out-limit", limit=MAX_WORDS)
            return
        if added:
            plan = await request.services.memory.change_plan(chat_id, words=both)
        heading = words.say("leave-out-added", names=name_outlets(added, MAX_WORDS)) if added else ""
        await request.reply(words_page(words, plan, heading))
        return
    await request.say("trouble")


def _refusal_of_words(added: list[str], words: Localization) -> str | None:
    """Return why words can't be left out; None if they can."""
    if len(added) > MAX_WORDS:
        return words.say("leave-out-limit", limit=MAX_WORDS)
    for word in added:
        if len(word) > WORD_CHARACTERS:
            return words.say("leave-out-long", limit=WORD_CHARACTERS)
        if not terms_to_leave_out(word):
            return words.say("leave-out-no-word", name=clip_line(word, _LABEL))
    return None


def _without_repeats(given: list[str]) -> tuple[str, ...]:
    """Return words without those that leave out the same as one before them."""
    return tuple({terms_to_leave_out(word): word for word in reversed(given)}.values())[::-1]


# -- /tellin


async def on_tell_in(request: RequestContext) -> None:
    """Handle /tellin: tell the news in a channel or, without one, in the topic with the command."""
    message, services = request.message, request.services
    if not services.settings.follows:
        await request.say("follow-off")
        return
    channel = channel_named_in(message, request.text)
    has_topics = bool(message.chat.is_forum or message.is_topic_message)
    if channel is None and (request.text or not has_topics):
        await request.say("place-how")
        return
    with log_errors(f"The plan of chat {message.chat_id} could not be changed: ", NewsbotError, TelegramError):
        try:
            place = await find_channel(request.bot, message, channel) if channel else _place_of(message)
        except ChannelRefused as refused:
            await request.reply_plain(refused.explain(request.words))
            return
        change: PlanChange = {"place": place}
        await services.memory.change_plan(message.chat_id, **change)
        if place.title:
            await request.say("place-channel", title=place.title)
        else:
            await request.say("place-topic")
        return
    await request.say("trouble")
