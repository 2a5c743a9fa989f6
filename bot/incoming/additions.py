"""Reading a message as something to add to the index: links, a document or a post. Pure functions of the message.

Not for who may add: see `bot/handlers/intake.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Document, Message, MessageEntity, MessageOriginUser, User

_PART = r'[^\s<>"\x00-\x1f\x7f\ud800-\udfff]{1,2000}'
_LINK = re.compile(f"https?://{_PART}", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?/" + _PART, re.IGNORECASE)
_BEHIND = ".,;:!?)]}»”’'"  # what stands behind a link in a sentence


@dataclass(frozen=True, slots=True)
class Addition:
    """What to add: links, a document, or a message as a post. One of them."""

    links: tuple[str, ...] = ()
    document: Document | None = None
    post: Message | None = None


def read_addition(message: Message, me: User) -> Addition | None:
    """Return what a message brings by itself; None if it is something else, such as a question.

    That is a document, only links, or a forward with words. The bot's own messages that are forwarded to it are none.
    """
    if _is_own(message, me) or _begins_with_command(message):
        return None
    if message.document is not None:
        return Addition(document=message.document)
    words = _words(message)
    if links := _only_links(words):
        return Addition(links=links)
    return Addition(post=message) if message.forward_origin is not None and words.strip() else None


def read_command(message: Message, words: str, me: User) -> Addition | None:
    """Return what /add is to add: the message's own document or links, or what it replies to; None if there is neither.

    `words` are those behind the command.
    """
    if message.document is not None:
        return Addition(document=message.document)
    if links := _only_links(words):
        return Addition(links=links)
    replied = message.reply_to_message
    if words or replied is None or _is_own(replied, me):
        return None
    if replied.document is not None:
        return Addition(document=replied.document)
    if (addition := read_addition(replied, me)) is not None:
        return addition
    links = _links_in(replied)
    return Addition(links=links) if links else None


def _is_own(message: Message, me: User) -> bool:
    """Return whether the bot itself wrote a message, or one that this is a forward of."""
    origin = message.forward_origin
    if origin is not None:
        return isinstance(origin, MessageOriginUser) and origin.sender_user.id == me.id
    return message.from_user is not None and message.from_user.id == me.id


def _begins_with_command(message: Message) -> bool:
    return any(entity.offset == 0 and entity.type == MessageEntity.BOT_COMMAND for entity in _entities(message))


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return message.entities if message.text is not None else message.caption_entities


def _words(message: Message) -> str:
    return (message.text if message.text is not None else message.caption) or ""


def _only_links(words: str) -> tuple[str, ...]:
    """Return the links of a text that holds nothing else; links without a scheme have a path."""
    parts = words.split()
    are_links = all(_LINK.fullmatch(part) or _BARE.fullmatch(part) for part in parts)
    return tuple(dict.fromkeys(parts)) if are_links else ()


def _links_in(message: Message) -> tuple[str, ...]:
    """Return the links in the words of a message, shown or behind words."""
    shown = [match[0].rstrip(_BEHIND) for match in _LINK.finditer(_words(message))]
    behind = [entity.url for entity in _entities(message) if entity.type == MessageEntity.TEXT_LINK and entity.url]
    return tuple(dict.fromkeys(link for link in (*shown, *behind) if _LINK.fullmatch(link)))
