"""Reading a message as a request to the bot, in private chats and in groups. Pure functions of the message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from telegram import Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.helpers import effective_message_type

from bot.messages import read_parameter

Argument = Literal["none", "topic", "addresses", "question", "followed question", "link"]
"""The meaning of the words after a command: nothing, a topic, addresses, a question (by default, the message that the
command replies to), a question to follow (by default, also that of an answer it replies to), or the parameter of a
link."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request in a message.

    `kind` is a command's, or "link", "usage" (/ask without a question), "unknown" (a command) or "not text"; `text` is
    the question, the topic for /latest, or the parameter of a link.
    """

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSyntax:
    """How to read a command. Every command works in private chats."""

    name: str
    kind: str
    """The kind of request; several commands may share one."""
    argument: Argument = "none"
    in_groups: bool = True
    """Whether it works in groups; if not, the bot ignores it there."""


def read_request(message: Message, me: User, commands: Mapping[str, CommandSyntax]) -> Request | None:
    """Return the request that `message` makes of the bot `me`; None if it isn't meant for the bot."""
    if _is_another_bots(message):
        return None
    text, entities = _text_of(message)
    name, words = _command(text, entities, me) or (None, text)
    if name == "":
        return None
    is_private = message.chat.type == ChatType.PRIVATE
    if name is None:
        return _read_private(message, words, me) if is_private else _read_group(message, words, me)
    command = commands.get(name)
    if command is None:
        return Request("unknown") if is_private else None
    return _read_command(command, message, words, me) if is_private or command.in_groups else None


def _read_private(message: Message, words: str, me: User) -> Request | None:
    if question := _without_mentions(message, me):
        return Request("question", question)
    if words:
        return Request("help")
    return Request("not text") if effective_message_type(message) and not _is_service(message) else None


def _read_group(message: Message, words: str, me: User) -> Request | None:
    if _mentions(message, me):
        return _asked(message, _without_mentions(message, me))
    return Request("question", words) if words and _replies_to(message, me) else None


def _read_command(command: CommandSyntax, message: Message, words: str, me: User) -> Request:
    match command.argument:
        case "none":
            return Request(command.kind)
        case "topic" | "addresses":
            return Request(command.kind, words)
        case "question":
            return _asked(message, words)
        case "followed question":  # an answer stands for its question, not for its own text
            return Request(command.kind, words or ("" if _replies_to(message, me) else _replied_text(message)))
        case "link":
            return Request("link", words) if read_parameter(words) else Request(command.kind)


def _asked(message: Message, words: str) -> Request:
    """Return the words as a question; if there are none, the words of the message that this one replies to."""
    words = words or _replied_text(message)
    return Request("question", words) if words else Request("usage")


# -- reading messages


def _is_another_bots(message: Message) -> bool:
    """Return whether a bot wrote the message, or a person through one. Anonymous admins and channels are no bots."""
    by_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return by_bot or message.via_bot is not None or bool(message.is_automatic_forward)


def _text_of(message: Message) -> tuple[str, tuple[MessageEntity, ...]]:
    if message.text is not None:
        return message.text, message.entities
    return message.caption or "", message.caption_entities


def _command(text: str, entities: tuple[MessageEntity, ...], me: User) -> tuple[str, str] | None:
    """Return the command at the start of the text and the words after it; ("", "") for another bot's, else None."""
    commands = (entity for entity in entities if entity.offset == 0 and entity.type == MessageEntity.BOT_COMMAND)
    command = next(commands, None)
    if command is None:
        return None
    name, _, target = text[1 : command.length].partition("@")  # commands are ASCII, so offsets are indexes
    if target and target.lower() != (me.username or "").lower():
        return "", ""
    behind = text[command.length :]
    return name.lower(), " ".join(behind[behind.startswith((":", ",")) :].split())


def _own_mentions(message: Message, me: User) -> list[MessageEntity]:
    """Return the entities that mention the bot. Their offsets count UTF-16 units, and may be invalid."""
    text, entities = _text_of(message)
    raw, name = text.encode("utf-16-le", "surrogatepass"), f"@{me.username}".lower()

    def names_bot(entity: MessageEntity) -> bool:
        if entity.type == MessageEntity.TEXT_MENTION:
            return entity.user is not None and entity.user.id == me.id
        words = raw[2 * max(0, entity.offset) : 2 * max(0, entity.offset + entity.length)]
        return entity.type == MessageEntity.MENTION and words.decode("utf-16-le", "replace").lower() == name

    return [entity for entity in entities if names_bot(entity)]


def _mentions(message: Message, me: User) -> bool:
    return bool(_own_mentions(message, me))


def _without_mentions(message: Message, me: User) -> str:
    """Return the text without mentions of the bot."""
    text, _ = _text_of(message)
    raw = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(_own_mentions(message, me), key=lambda entity: -entity.offset):
        raw = raw[: 2 * max(0, entity.offset)] + raw[2 * max(0, entity.offset + entity.length) :]
    return " ".join(raw.decode("utf-16-le", "replace").split()).strip(" ,:")


def _replies_to(message: Message, me: User) -> bool:
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:  # in a topic, every message "replies" to its creation
        return False
    return replied.from_user is not None and replied.from_user.id == me.id


def _replied_text(message: Message) -> str:
    if message.quote is not None:
        return message.quote.text.strip()
    return _text_of(message.reply_to_message)[0].strip() if message.reply_to_message else ""


def _is_service(message: Message) -> bool:
    from telegram.ext import filters

    return bool(filters.StatusUpdate.ALL.filter(Update(0, message=message)))


def author_id(message: Message) -> int:
    """Return the id of a message's author: a person, or the group or channel in whose name they write."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat_id


def thread_of(message: Message) -> int | None:
    """Return the id of a message's topic. General has none and must get none."""
    return message.message_thread_id if message.is_topic_message else None


def language_code(message: Message) -> str | None:
    """Return the language of the author's app, as Telegram reports it."""
    return message.from_user.language_code if message.from_user else None


def may_go_on(message: Message) -> bool:
    """Return whether a message can be part of a text that Telegram split: text that its sender wrote."""
    return message.text is not None and message.forward_origin is None
