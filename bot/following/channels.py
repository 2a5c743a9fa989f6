"""Channels as a place for news: which one a person names, and whether they and the bot may post there.

Not for sending news there: see `places.py`.
"""

from __future__ import annotations

import re
from typing import Literal

from telegram import Bot, Chat, ChatFullInfo, ChatMember, ChatMemberAdministrator, Message, MessageOriginChannel
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from bot.memory import Place
from bot.messages import Localization, clip_line

_NAMED = re.compile(r"(?:(?:https?://)?(?:www\.)?t(?:elegram)?\.me/|@)?([A-Za-z]\w{3,31})/?", re.ASCII)
_TITLE = 80  # UTF-16 units

Reason = Literal["place-no-channel", "place-no-right", "place-not-yours", "place-anonymous"]


class ChannelRefused(Exception):
    """A channel that a chat may not choose, and why."""

    def __init__(self, reason: Reason, name: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = clip_line(name, _TITLE)

    def explain(self, words: Localization) -> str:
        """Return why, in words."""
        match self.reason:
            case "place-no-channel":
                return words.say("place-no-channel", name=self.name)
            case "place-no-right":
                return words.say("place-no-right", title=self.name)
            case "place-not-yours":
                return words.say("place-not-yours", title=self.name)
        return words.say("place-anonymous")


def channel_named_in(message: Message, named: str) -> str | int | None:
    """Return the channel in a command: its @name, or the number of the one that the post replied to comes from."""
    if named:
        match = _NAMED.fullmatch(named)
        return f"@{match[1]}" if match else None
    replied = message.reply_to_message
    origin = replied.forward_origin if replied else None
    return origin.chat.id if isinstance(origin, MessageOriginChannel) else None


async def find_channel(bot: Bot, message: Message, named: str | int) -> Place:
    """Return a channel as a place for news, if the bot and the author of `message` may post there.

    Raises ChannelRefused if they may not, and TelegramError if Telegram can't be asked.
    """
    if message.sender_chat is not None or message.from_user is None:
        raise ChannelRefused("place-anonymous")
    channel = await _ask_for(bot, message, named)
    if not await _may_post(bot, channel, bot.id):
        raise ChannelRefused("place-no-right", _name_of(channel))
    if not await _may_post(bot, channel, message.from_user.id):
        raise ChannelRefused("place-not-yours", _name_of(channel))
    return Place(channel.id, None, clip_line(_name_of(channel), _TITLE))


async def _ask_for(bot: Bot, message: Message, named: str | int) -> ChatFullInfo:
    try:
        channel = await bot.get_chat(named)
    except (BadRequest, Forbidden):
        raise ChannelRefused("place-no-channel", _shown(message, named)) from None
    if channel.type != ChatType.CHANNEL:
        raise ChannelRefused("place-no-channel", _shown(message, named))
    return channel


def _shown(message: Message, named: str | int) -> str:
    """Return what to call a channel that can't be looked up."""
    replied = message.reply_to_message
    origin = replied.forward_origin if replied else None
    is_forwarded = isinstance(named, int) and isinstance(origin, MessageOriginChannel)
    return _name_of(origin.chat) if is_forwarded else str(named)  # type: ignore[union-attr]


def _name_of(channel: Chat | ChatFullInfo) -> str:
    return " ".join((channel.title or "").split()) or f"@{channel.username or channel.id}"


async def _may_post(bot: Bot, channel: ChatFullInfo, user_id: int) -> bool:
    try:
        member = await bot.get_chat_member(channel.id, user_id)
    except (BadRequest, Forbidden):  # a bot that isn't in the channel may not look
        return False
    if isinstance(member, ChatMemberAdministrator):
        return bool(member.can_post_messages)
    return member.status == ChatMember.OWNER
