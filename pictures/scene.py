"""What a picture shows: a chat's messages as somebody in it sees them, and what they are typing.

Read from the double of the Bot API, whose messages hold what the bot sent as Telegram would keep it.
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
    """A message. `reply` is what it replies to; `via` is the bot whose card it is; `rows` are its buttons."""

    sender: User
    text: str
    entities: Sequence[Entity]
    at: datetime
    reply: Bubble | None = None
    via: str = ""
    rows: Sequence[Sequence[JSON]] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is typing to a bot in any chat, and the cards that pop up above it."""

    text: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Scene:
    """A chat as `viewer` sees it. `name` is that of the picture; in a `shared` chat, names stand on the messages."""

    name: str
    viewer: User
    title: str
    subtitle: str
    shared: bool
    bubbles: Sequence[Bubble]
    draft: Draft | None = None


def scene(name: str, chat: Chat, viewer: User, bot: User, draft: Draft | None = None) -> Scene:
    """The picture of a whole chat: a private one with the bot, or a group."""
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
