"""Messages: what they say, how the Bot API writes them, and what a test reads of those that the bot sent.

For the test double in botapi.py. Who may send what where is decided in botapi_methods.py.

Where the shapes come from: https://core.telegram.org/bots/api#message, and tdlib/telegram-bot-api, Client.cpp
(`JsonMessage::store`).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botapi_entities import Entity

if TYPE_CHECKING:
    from botapi_chats import Chat, Topic, User

JSON = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """What a message says at one moment.

    `raw` is the text as it was sent, `text` and `entities` are what became of it; `media` holds the fields of
    whatever else there is, and makes the text a caption. `time` is from `time.monotonic`.
    """

    text: str = ""
    entities: tuple[Entity, ...] = ()
    raw: str = ""
    reply_markup: JSON | None = None
    media: JSON = field(default_factory=dict)
    time: float = field(default_factory=time.monotonic, compare=False)

    def same_as(self, other: Content) -> bool:
        """Whether Telegram would call an edit from one to the other "not modified"."""
        return (self.text, self.entities, self.reply_markup) == (
            other.text,
            other.entities,
            other.reply_markup,
        )


@dataclass(frozen=True)
class Sent:
    """A message of the bot as it stands now; `original` and `edits` tell how it came to that."""

    chat_id: int
    message_id: int
    raw: str
    text: str
    entities: tuple[Entity, ...]
    reply_to: int | None
    message_thread_id: int | None
    reply_markup: JSON | None
    original: Content
    edits: tuple[Content, ...]
    deleted: bool
    time: float

    @property
    def buttons(self) -> list[JSON]:
        """The inline buttons, row after row."""
        return inline_buttons(self.reply_markup)


def inline_buttons(reply_markup: JSON | None) -> list[JSON]:
    return [button for row in (reply_markup or {}).get("inline_keyboard", []) for button in row]


@dataclass(eq=False)
class Message:
    """One message in a chat; tests hold on to it to reply to it, edit it or press its buttons."""

    chat: Chat
    message_id: int
    sender: User | None
    contents: list[Content]
    topic: Topic | None = None
    reply_to: Message | None = None
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None
    deleted: bool = False

    @property
    def content(self) -> Content:
        return self.contents[-1]

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def time(self) -> float:
        """When it was written, by `time.monotonic`; edits don't change it."""
        return self.contents[0].time

    @property
    def thread_id(self) -> int | None:
        """The topic, or, outside of topics, the message that a chain of replies began with.

        Only the first is a place to send to. That an ordinary supergroup gives its replies a thread id too is
        what python-telegram-bot guards against in `Message._parse_message_thread_id`.
        """
        if self.topic:
            return self.topic.message_thread_id
        if self.chat.type != "supergroup" or not self.reply_to:
            return None
        first = self.reply_to
        while first.reply_to:
            first = first.reply_to
        return first.message_id

    def edit(self, content: Content) -> None:
        self.contents.append(content)
        self.edit_date = int(time.time())

    def json(self, *, with_reply: bool = True) -> JSON:
        """The message as an update or an answer holds it; a replied message holds no other in turn."""
        head: JSON = {"message_id": self.message_id, "date": self.date, "chat": self.chat.json()}
        if self.sender:
            head["from"] = self.sender.json()
        if self.edit_date:
            head["edit_date"] = self.edit_date
        if self.thread_id:
            head["message_thread_id"] = self.thread_id
        if self.topic:
            head["is_topic_message"] = True
        if with_reply and (replied := self._replied()):
            head["reply_to_message"] = replied.json(with_reply=False)
        return head | self._body()

    def _replied(self) -> Message | None:
        # In a topic, a message that replies to nothing replies to the service message that began the topic:
        # that is how Telegram's servers place it there.
        replied = self.reply_to or (self.topic.created if self.topic else None)
        return replied if replied is not self and replied and not replied.deleted else None

    def _body(self) -> JSON:
        content = self.content
        body = dict(content.media)
        prefix, name = ("caption_", "caption") if content.media else ("", "text")
        if content.text:
            body[name] = content.text
        if content.entities:
            body[f"{prefix}entities"] = [self.chat.entity_json(entity) for entity in content.entities]
        if "inline_keyboard" in (content.reply_markup or {}):  # other keyboards aren't part of the message
            body["reply_markup"] = content.reply_markup
        return body

    def sent(self) -> Sent:
        return Sent(
            chat_id=self.chat.id,
            message_id=self.message_id,
            raw=self.content.raw,
            text=self.content.text,
            entities=self.content.entities,
            reply_to=self.reply_to.message_id if self.reply_to else None,
            message_thread_id=self.topic.message_thread_id if self.topic else None,
            reply_markup=self.content.reply_markup,
            original=self.contents[0],
            edits=tuple(self.contents[1:]),
            deleted=self.deleted,
            time=self.time,
        )
