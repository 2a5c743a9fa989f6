"""The content of a picture: a chat's messages as one of its members sees them, and what that member is typing.

Scenes are read from the double of the Bot API, which stores messages as Telegram does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from botapi import Card, Chat, Entity, Message, User

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message. `reply` is the message it replies to, `via` the bot that made its card, `rows` are its buttons."""

    sender: User
    text: str
    entities: Sequence[Entity]
    at: datetime
    reply: Bubble | None = None
    via: str = ""
    rows: Sequence[Sequence[JSON]] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that the viewer is typing to a bot in any chat, and the cards that pop up above it."""

    text: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Scene:
    """A chat as `viewer` sees it. `name` is the picture's name; in a `shared` chat, messages show their senders."""

    name: str
    viewer: User
    title: str
    subtitle: str
    shared: bool
    bubbles: Sequence[Bubble]
    draft: Draft | None = None


def scene(name: str, chat: Chat, viewer: User, bot: User, draft: Draft | None = None) -> Scene:
    """Return the scene of a whole chat: a private one with the bot, or a group."""
    bubbles = [_bubble(message) for message in chat.messages.values()]
    title = bot.first_name if chat.user else str(chat.json()["title"])
    return Scene(name, viewer, title, "bot" if chat.user else _members(chat), chat.user is None, bubbles, draft)


def _members(chat: Chat) -> str:
    present = [status for status in chat.members.values() if status not in ("left", "kicked")]
    return f"{len(present)} members"


def _bubble(message: Message, with_reply: bool = True) -> Bubble:
    assert message.sender is not None
    content, replied = message.content, message.reply_to if with_reply else None
    return Bubble(
        sender=message.sender,
        text=content.text,
        entities=content.entities,
        at=datetime.fromtimestamp(message.date, UTC),
        reply=_bubble(replied, with_reply=False) if replied else None,
        via=content.media.get("via_bot", {}).get("username", ""),
        rows=(content.reply_markup or {}).get("inline_keyboard", ()),
    )
