"""What a message asks of the bot, in private and in groups: pure functions of the message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from telegram import Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.helpers import effective_message_type

from bot.messages import read_parameter


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for; `text` is the question, the topic of the latest, or the parameter of a link."""

    kind: Literal[
        "question",
        "latest",
        "link",
        "usage",
        "help",
        "settings",
        "follow",
        "following",
        "reindex",
        "unknown",
        "not text",
    ]
    text: str = ""


def read(message: Message, me: User) -> Request | None:
    """What `message` asks of the bot `me`; None for what isn't meant for it."""
    if _is_another_bots(message):
        return None
    text, entities = _text_of(message)
    command, words = _command(text, entities, me) or (None, text)
    if command == "":
        return None
    if message.chat.type == ChatType.PRIVATE:
        return _read_private(message, command, words, me)
    return _read_group(message, command, words, me)


def _read_private(message: Message, command: str | None, words: str, me: User) -> Request | None:
    if command is None:
        if question := _without_mentions(message, me):
            return Request("question", question)
        if words:
            return Request("help")
        return Request("not text") if effective_message_type(message) and not _is_service(message) else None
    if command == "ask":
        return _asked(message, words)
    if command == "latest":
        return Request("latest", words)
    if command == "start" and read_parameter(words):
        return Request("link", words)
    if command in ("start", "help"):
        return Request("help")
    if request := _anywhere(message, command, words, me):
        return request
    return Request("reindex") if command == "reindex" else Request("unknown")


def _read_group(message: Message, command: str | None, words: str, me: User) -> Request | None:
    if command == "latest":
        return Request("latest", words)
    if request := _anywhere(message, command, words, me):
        return request
    if command is not None:
        return _asked(message, words) if command == "ask" else None
    if _mentions(message, me):
        return _asked(message, _without_mentions(message, me))
    return Request("question", words) if words and _replies_to(message, me) else None


def _anywhere(message: Message, command: str | None, words: str, me: User) -> Request | None:
    """What a command asks for that means the same in private and in groups."""
    if command == "follow":  # the question of an answer is known, and isn't what the answer says
        return Request("follow", words or ("" if _replies_to(message, me) else _replied_text(message)))
    if command == "following":
        return Request("following")
    return Request("settings") if command == "settings" else None


def _asked(message: Message, words: str) -> Request:
    """The words, or else those of the message that this one replies to."""
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
    """The command that the text begins with, and the words behind it; ("", "") for another bot's, None without one."""
    start = next((one for one in entities if one.offset == 0 and one.type == MessageEntity.BOT_COMMAND), None)
    if start is None:
        return None
    name, _, target = text[1 : start.length].partition("@")  # commands are ASCII: an offset is an index
    if target and target.lower() != (me.username or "").lower():
        return "", ""
    behind = text[start.length :]
    return name.lower(), " ".join(behind[behind.startswith((":", ",")) :].split())


def _own_mentions(message: Message, me: User) -> list[MessageEntity]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text is not None else message.parse_caption_entities(kinds)
    name = f"@{me.username}".lower()
    return [
        entity for entity, text in found.items() if (entity.user.id == me.id if entity.user else text.lower() == name)
    ]


def _mentions(message: Message, me: User) -> bool:
    return bool(_own_mentions(message, me))


def _without_mentions(message: Message, me: User) -> str:
    """The text without the bot's name in it. Offsets of entities count UTF-16 units."""
    text, _ = _text_of(message)
    raw = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(_own_mentions(message, me), key=lambda entity: -entity.offset):
        raw = raw[: 2 * entity.offset] + raw[2 * (entity.offset + entity.length) :]
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


def author(message: Message) -> int:
    """Who wrote a message: a person, or the group or channel in whose name it is."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat_id


def thread_of(message: Message) -> int | None:
    """Return the topic that a message stands in. General has no id and must get none."""
    return message.message_thread_id if message.is_topic_message else None


def language(message: Message) -> str | None:
    """The language of the app of who wrote a message, as Telegram tells it."""
    return message.from_user.language_code if message.from_user else None


def may_go_on(message: Message) -> bool:
    """Whether a message can be a part of a text that Telegram split: one that its sender wrote."""
    return message.text is not None and message.forward_origin is None
