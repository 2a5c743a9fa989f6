"""Messages: their content, their Bot API JSON, and the view of the bot's messages for tests.

For the test double in botapi.py. botapi_methods.py decides who may send what, and where.

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
    """Content of a message at one moment.

    `raw` is the text as sent, `text` and `entities` are its parsed form. `media` holds the fields of media, which make
    the text a caption. `time` is from `time.monotonic`.
    """

    text: str = ""
    entities: tuple[Entity, ...] = ()
    raw: str = ""
    reply_markup: JSON | None = None
    media: JSON = field(default_factory=dict)
    time: float = field(default_factory=time.monotonic, compare=False)

    def same_as(self, other: Content) -> bool:
        """Return whether Telegram would reject an edit from one to the other as "not modified"."""
        return (self.text, self.entities, self.reply_markup) == (
            other.text,
            other.entities,
            other.reply_markup,
        )


@dataclass(frozen=True)
class Sent:
    """A message of the bot in its current state; `original` and `edits` are its history."""

    chat_id: int
    message_id: int
    raw: str
    text: str
    entities: tuple[Entity, ...]
    reply_to: int | None
    message_thread_id: int | None
    reply_markup: JSON | None
    media: JSON
    original: Content
    edits: tuple[Content, ...]
    deleted: bool
    time: float

    @property
    def buttons(self) -> list[JSON]:
        """Inline buttons, row by row."""
        return inline_buttons(self.reply_markup)


def inline_buttons(reply_markup: JSON | None) -> list[JSON]:
    return [button for row in (reply_markup or {}).get("inline_keyboard", []) for button in row]


@dataclass(eq=False)
class Message:
    """A message in a chat, which tests can reply to, edit, or press the buttons of."""

    chat: Chat
    message_id: int
    sender: User | None
    contents: list[Content]
    topic: Topic | None = None
    reply_to: Message | None = None
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None
    deleted: bool = False
    fields: JSON = field(default_factory=dict)
    """Further fields of the Message, such as where it was forwarded from."""

    @property
    def content(self) -> Content:
        return self.contents[-1]

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def time(self) -> float:
        """Time of sending, by `time.monotonic`; edits don't change it."""
        return self.contents[0].time

    @property
    def thread_id(self) -> int | None:
        """Id of the topic or, outside topics, of the first message in a chain of replies.

        The bot can send only to topics. Ordinary supergroups also give replies a thread id, against which
        python-telegram-bot guards in `Message._parse_message_thread_id`.
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
        """Return the message as in an update or response; the message it replies to includes no further one."""
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
        return head | self._body() | self.fields

    def _replied(self) -> Message | None:
        # In a topic, a message without a reply replies to the service message that began the topic: that is how
        # Telegram's servers assign it to the topic.
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
            media=self.content.media,
            original=self.contents[0],
            edits=tuple(self.contents[1:]),
            deleted=self.deleted,
            time=self.time,
        )
