"""A post of a channel, read from the JSON of a Message of the Bot API (https://core.telegram.org/bots/api#message).

The JSON is Telegram's, but may have come through hands: whatever is odd in it is left out, or refused with a reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from index.sources.formats import Parts, message_guid, message_link

_FIRST_CHANNEL = -(10**12)  # the Bot API's id of a channel is this, less the id that links and exports have
_LARGEST = 2**63 - 1
_LONGEST_ALBUM = 64  # characters of the id of an album; Telegram's have 17
_PUBLIC_NAME = re.compile(r"[A-Za-z]\w{3,31}", re.ASCII)
_SOURCE = (
    "forward_origin",
    "text",
    "entities",
    "caption",
    "caption_entities",
)
"""The fields that an article is made of; the others, such as the sizes of a picture, change by themselves."""

_SOURCE_IN_CHANNEL = ("message_id", "date", "edit_date", "author_signature")
"""Further ones, of a message in a channel; of a forward into another chat, they are that chat's."""

_PRIVATE = ("from", "sender_chat", "sender_business_bot", "via_bot", "reply_to_message", "external_reply", "quote")
"""Fields that are left out of what is stored: they are of people and of other messages."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as a post names it."""

    id: int
    title: str | None
    public_name: str | None

    @property
    def short_id(self) -> int:
        """Its id in links and exports."""
        return _FIRST_CHANNEL - self.id if self.id < _FIRST_CHANNEL else abs(self.id)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded post is from: a post of a channel, or a message of somebody else, known by name alone."""

    name: str | None
    channel: Channel | None = None
    message_id: int = 0
    date: int | None = None
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a channel. Times are in seconds since 1970.

    If it was forwarded into a chat that is no channel, `channel` and `message_id` are those of the original post.
    """

    channel: Channel
    message_id: int
    date: int
    edited: int | None
    seen: int
    """Time of the version: of its last change, or of the forwarding that shows it."""
    parts: Parts
    """Its text, or its caption."""
    album: str | None = None
    signature: str | None = None
    origin: Origin | None = None
    """Where it was forwarded from, as a post of its channel."""
    is_from_elsewhere: bool = False
    """Whether it was read in another chat than its channel."""

    @property
    def text(self) -> str:
        """Its text, without formatting."""
        return "".join(text for text, _ in self.parts)

    @property
    def key(self) -> str:
        """What tells its article from the others of the channel: all parts of an album have one."""
        return f"album {self.album}" if self.album else str(self.message_id)

    @property
    def guid(self) -> str:
        """Identifier of the original post, as exports give it."""
        channel, number = self._original
        return message_guid(channel.short_id, number)

    @property
    def link(self) -> str:
        """Address of the original post; that of a private channel opens for its members alone."""
        channel, number = self._original
        return message_link(channel.public_name or f"c/{channel.short_id}", number)

    @property
    def _original(self) -> tuple[Channel, int]:
        if self.origin and self.origin.channel:
            return self.origin.channel, self.origin.message_id
        return self.channel, self.message_id


def read_post(message: Mapping[str, Any]) -> Post:
    """Return the post in a message; raises ValueError, with the reason, if there is none."""
    chat, origin = _object(message, "chat"), _object(message, "forward_origin")
    number, date = _number(message.get("message_id")), _whole(message.get("date"))
    is_in_channel = chat.get("type") == "channel"
    if origin.get("type") != "channel" and not is_in_channel:
        raise ValueError("it is not a post of a channel, nor the forward of one")
    forwarded = _origin_of(origin) if origin else None
    edited = _whole(message.get("edit_date"))
    album = message.get("media_group_id")
    album = album if isinstance(album, str) and 0 < len(album) <= _LONGEST_ALBUM else None
    if is_in_channel:
        if number is None or date is None:
            raise ValueError("it has no number or no date")
        signature = _text(message.get("author_signature"))
        channel = _channel_of(chat)
        return Post(channel, number, date, edited, edited or date, _parts_of(message), album, signature, forwarded)
    if forwarded is None or forwarded.channel is None or forwarded.date is None:
        raise ValueError("the original post has no number or no date")
    return Post(
        forwarded.channel,
        forwarded.message_id,
        forwarded.date,
        None,
        date or forwarded.date,
        _parts_of(message),
        album,
        forwarded.signature,
        is_from_elsewhere=True,
    )


def source_of(message: Mapping[str, Any]) -> str:
    """Return what an article is made of, as JSON: if that is unchanged, so is the article."""
    chat = _object(message, "chat")
    fields = {name: message[name] for name in _SOURCE if name in message}
    if chat.get("type") == "channel":
        fields |= {name: message[name] for name in _SOURCE_IN_CHANNEL if name in message}
        fields["chat"] = {name: chat[name] for name in ("id", "title", "username") if name in chat}
    return json.dumps(fields, sort_keys=True)


def to_store(message: Mapping[str, Any]) -> str:
    """Return the JSON of a message, from which its post can be read again, without what is of people."""
    is_in_channel = _object(message, "chat").get("type") == "channel"
    left_out = _PRIVATE if is_in_channel else (*_PRIVATE, "chat", "author_signature")
    return json.dumps({name: value for name, value in message.items() if name not in left_out})


def _origin_of(origin: Mapping[str, Any]) -> Origin | None:
    signature = _text(origin.get("author_signature"))
    match origin.get("type"):
        case "channel":
            number = _number(origin.get("message_id"))
            channel = _channel_of(_object(origin, "chat"))
            if number is None:
                return Origin(channel.title)
            return Origin(channel.title, channel, number, _whole(origin.get("date")), signature)
        case "chat":
            return Origin(_text(_object(origin, "sender_chat").get("title")), signature=signature)
        case "user":
            user = _object(origin, "sender_user")
            names = (_text(user.get(name)) for name in ("first_name", "last_name"))
            return Origin(" ".join(filter(None, names)) or None)
        case _:
            return Origin(_text(origin.get("sender_user_name")))


def _channel_of(chat: Mapping[str, Any]) -> Channel:
    number, name = _whole(chat.get("id")), chat.get("username")
    if number is None or number >= 0:
        raise ValueError("its channel has no valid id")
    public_name = name if isinstance(name, str) and _PUBLIC_NAME.fullmatch(name) else None
    return Channel(number, _text(chat.get("title")), public_name)


def _parts_of(message: Mapping[str, Any]) -> Parts:
    """Return the text of a message, or its caption, in parts of one formatting each."""
    for name, entities in (("text", "entities"), ("caption", "caption_entities")):
        if isinstance(text := message.get(name), str) and text:
            return tuple(_split(text, message.get(entities)))
    return ()


def _split(text: str, entities: object) -> Iterator[tuple[str, str]]:
    """Yield a text in parts of one formatting each; of several, bold counts. Entities count UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    kinds = ["plain"] * (len(units) // 2)
    spans = [span for entity in entities if (span := _span(entity))] if isinstance(entities, list) else []
    for kind, start, end in sorted(spans, key=lambda span: (span[0] == "bold", span[0] == "custom_emoji")):
        kinds[start:end] = [kind] * len(kinds[start:end])
    position = 0
    for kind, run in groupby(kinds):
        end = position + 2 * len(list(run))
        yield units[position:end].decode("utf-16-le", "surrogatepass"), kind
        position = end


def _span(entity: object) -> tuple[str, int, int] | None:
    if not isinstance(entity, dict) or not isinstance(kind := entity.get("type"), str):
        return None
    start, length = _whole(entity.get("offset")), _whole(entity.get("length"))
    if start is None or length is None or start < 0 or length <= 0:
        return None
    return kind, start, start + length


def _object(message: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = message.get(name)
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _number(value: object) -> int | None:
    """Return the number of a message. Telegram counts from 1, and says 0 of a message that isn't sent yet."""
    number = _whole(value)
    return number if number is not None and number > 0 else None


def _whole(value: object) -> int | None:
    """Return a whole number that a database can hold."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST else None
