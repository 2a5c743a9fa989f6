"""What a message asks of the bot, in private and in groups: pure functions of the message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from telegram import Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.helpers import effective_message_type

from bot.messages import read_parameter

Argument = Literal["none", "topic", "question", "followed question", "link"]
"""What the words behind a command are: nothing that counts, a topic, a question (or else the message that the command
replies to), the same where an answer of the bot's stands for its own question, or the parameter of a link."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for.

    `kind` is that of a command, or "link", "usage" (/ask without a question), "unknown" (a command) or "not text";
    `text` is the question, the topic of the latest, or the parameter of a link.
    """

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSyntax:
    """How a command is read. Every command works in private."""

    name: str
    kind: str
    """What it asks for: several commands may ask for the same."""
    argument: Argument = "none"
    in_groups: bool = True
    """Whether it works in groups; elsewhere it gets silence there, like all that isn't meant for the bot."""


def read_request(message: Message, me: User, commands: Mapping[str, CommandSyntax]) -> Request | None:
    """Return what `message` asks of the bot `me`; None for what isn't meant for it."""
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
        case "topic":
            return Request(command.kind, words)
        case "question":
            return _asked(message, words)
        case "followed question":  # the question of an answer is known, and isn't what the answer says
            return Request(command.kind, words or ("" if _replies_to(message, me) else _replied_text(message)))
        case "link":
            return Request("link", words) if read_parameter(words) else Request(command.kind)


def _asked(message: Message, words: str) -> Request:
    """Return the words as a question, or else those of the message that this one replies to."""
    words = words or _replied_text(message)
    return Request("question", words) if words else Request("usage")


# -- reading messages


def _is_another_bots(message: Message) -> bool:
    """Written by a bot, or through one. An anonymous admin, or a channel as sender, looks like a bot too."""
    by_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return by_bot or message.via_bot is not None or bool(message.is_automatic_forward)


def _text_of(message: Message) -> tuple[str, tuple[MessageEntity, ...]]:
    if message.text is not None:
        return message.text, message.entities
    return message.caption or "", message.caption_entities


def _command(text: str, entities: tuple[MessageEntity, ...], me: User) -> tuple[str, str] | None:
    """Return the command that opens the text, and the words behind it; ("", "") for another bot's, else None."""
    commands = (entity for entity in entities if entity.offset == 0 and entity.type == MessageEntity.BOT_COMMAND)
    command = next(commands, None)
    if command is None:
        return None
    name, _, target = text[1 : command.length].partition("@")  # commands are ASCII: an offset is an index
    if target and target.lower() != (me.username or "").lower():
        return "", ""
    behind = text[command.length :]
    return name.lower(), " ".join(behind[behind.startswith((":", ",")) :].split())


def _own_mentions(message: Message, me: User) -> list[MessageEntity]:
    """Return the entities that name the bot. Offsets of entities count UTF-16 units, and may be anything at all."""
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
    """Return the text without the bot's name in it."""
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
    """Return who wrote a message: a person, or the group or channel in whose name it is."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat_id


def thread_of(message: Message) -> int | None:
    """Return the topic that a message stands in. General has no id and must get none."""
    return message.message_thread_id if message.is_topic_message else None


def language_code(message: Message) -> str | None:
    """Return the language of the app of who wrote a message, as Telegram tells it."""
    return message.from_user.language_code if message.from_user else None


def may_go_on(message: Message) -> bool:
    """Return whether a message can be a part of a text that Telegram split: one that its sender wrote."""
    return message.text is not None and message.forward_origin is None
