"""Users, chats, topics and files: the bot's world, and the actions of people in it.

For the test double in botapi.py. People act through Chat, the bot through botapi_methods.py. Both change the world
under one lock, `World.changed`, which notifies waiting threads. The bot gets every message of its groups, as with
privacy mode off.

Where the shapes come from: https://core.telegram.org/bots/api#available-types.
"""

from __future__ import annotations

import dataclasses
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Condition
from typing import Any

from botapi_entities import Entity, format_text
from botapi_messages import Content, Message, Sent, inline_buttons
from botapi_updates import UpdateQueue

JSON = dict[str, Any]

# Identifiers can have up to 52 bits; none of these fits into 32, so that a bot with narrow fields fails.
_FIRST_USER_ID = 7_000_000_001
_FIRST_GROUP_ID = -1_002_000_000_001
_FIRST_BASIC_GROUP_ID = -4_000_000_001
_GENERAL_TOPIC = 1  # the first message of every supergroup, reserved for it
_RIGHTS = (
    "can_be_edited",
    "can_change_info",
    "can_delete_messages",
    "can_delete_stories",
    "can_edit_stories",
    "can_invite_users",
    "can_manage_chat",
    "can_manage_video_chats",
    "can_post_stories",
    "can_promote_members",
    "can_restrict_members",
)


@dataclass(frozen=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def json(self) -> JSON:
        return {key: value for key, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class File:
    """A file for getFile and `/file/bot<token>/<path>`."""

    file_id: str
    path: str
    data: bytes

    def json(self) -> JSON:
        return {"file_id": self.file_id, "file_unique_id": f"u{self.file_id}", "file_size": len(self.data)}


@dataclass(frozen=True, eq=False)
class Topic:
    """A topic of a forum; `created` is the service message whose id is also the topic's."""

    name: str
    created: Message

    @property
    def message_thread_id(self) -> int:
        return self.created.message_id


class World:
    """All users, chats, messages and files, and the lock around them."""

    def __init__(self, me: User) -> None:
        self.me = me
        self.changed = Condition()
        self.updates = UpdateQueue()
        self.users: dict[int, User] = {me.id: me}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.open_queries: set[str] = set()
        self.privacy_mode = False
        self.bot_fields: dict[str, bool] = {}  # what getMe says otherwise
        self.of_bot: list[Message] = []  # the bot's messages, in order
        self.on_update: Callable[[], None] = lambda: None
        self._numbers = itertools.count(1)
        self.private_messages = itertools.count(1)  # message ids, shared by all private chats and basic groups

    def number(self) -> int:
        return next(self._numbers)

    def add_user(self, first_name: str, **fields: Any) -> User:
        user = User(_FIRST_USER_ID + self.number(), first_name, **fields)
        self.users[user.id] = user
        return user

    def add_chat(self, chat: Chat) -> Chat:
        self.chats[chat.id] = chat
        return chat

    def new_group_id(self, basic: bool = False) -> int:
        return (_FIRST_BASIC_GROUP_ID if basic else _FIRST_GROUP_ID) - self.number()

    def add_file(self, folder: str, extension: str, data: bytes) -> File:
        number = self.number()
        file = File(f"file{number:04}", f"{folder}/file_{number}.{extension}", data)
        self.files[file.file_id] = file
        return file

    def post(self, **update: Any) -> int | None:
        """Queue an update and notify waiting threads; return None if the bot hasn't asked for this kind."""
        with self.changed:
            number = self.updates.add(update)
            self.on_update()
            self.changed.notify_all()
            return number

    def learn(self, update: JSON) -> None:
        """Add the users and chats of a raw update, so that the bot can answer it."""
        for kind, payload in update.items():
            if kind in ("callback_query", "inline_query"):
                self.open_queries.add(payload["id"])
            for holder in (payload, payload.get("message") or {}):
                sender = self._learn_user(holder["from"]) if "from" in holder else None
                # A guest message doesn't make the bot a member.
                # Posts of a channel reach only its admins.
                status = {"guest_message": "left", "channel_post": "administrator"}.get(kind, "member")
                chat = self._learn_chat(holder["chat"], status) if "chat" in holder else None
                if chat and "message_id" in holder and holder["message_id"] not in chat.messages:
                    content = Content(holder.get("text", ""), reply_markup=holder.get("reply_markup"))
                    chat.add(sender, content, number=holder["message_id"])

    def _learn_user(self, given: JSON) -> User:
        known = {field.name: given[field.name] for field in dataclasses.fields(User) if field.name in given}
        return self.users.setdefault(given["id"], User(**known))

    def _learn_chat(self, given: JSON, bot_status: str) -> Chat:
        if given["id"] in self.chats:
            return self.chats[given["id"]]
        user = self._learn_user(given) if given["type"] == "private" else None
        names = {} if user else {key: given.get(key) for key in ("title", "username", "is_forum")}
        chat = self.add_chat(Chat(self, given["id"], given["type"], user=user, **names))
        chat.members[self.me.id] = bot_status
        return chat

    def open_query(self, *, expired: bool) -> str:
        query_id = str(4_000_000_000_000 + self.number())
        if not expired:
            self.open_queries.add(query_id)
        return query_id


class Chat:
    """A private chat, a group or a supergroup, with the actions of its people."""

    def __init__(
        self,
        world: World,
        chat_id: int,
        kind: str,
        *,
        user: User | None = None,
        owner: User | None = None,
        **fields: Any,
    ) -> None:
        self.id = chat_id
        self.type = kind
        self.user = user
        self.owner = owner or user
        self.messages: dict[int, Message] = {}
        self.of_bot: list[Message] = []  # the bot's messages, in order
        self.members: dict[int, str] = {world.me.id: "member"}
        self.hides_members = False
        self.may_not_post: set[int] = set()  # admins of a channel without the right to post
        self.topics: dict[int, Topic] = {}
        self.moved_to: Chat | None = None  # the supergroup that a group became
        self._fields = {key: value for key, value in fields.items() if value}
        self._world = world
        own_numbers = kind == "supergroup"
        self._numbers = itertools.count(_GENERAL_TOPIC + 1) if own_numbers else world.private_messages

    def __repr__(self) -> str:
        return f"<Chat {self.id} {self.type}>"

    @property
    def is_forum(self) -> bool:
        return bool(self._fields.get("is_forum"))

    @property
    def username(self) -> str | None:
        return self._fields.get("username") or (self.user.username if self.user else None)

    @property
    def bot_status(self) -> str:
        return self.members[self._world.me.id]

    def json(self) -> JSON:
        names = self.user.json() if self.user else {}
        known = {key: value for key, value in names.items() if key in ("first_name", "last_name", "username")}
        return {"id": self.id, "type": self.type, **known, **self._fields}

    def entity_json(self, entity: Entity) -> JSON:
        user = self._world.users.get(entity.user_id) if entity.user_id else None
        return entity.json() | ({"user": user.json()} if user else {})

    # --- actions of people

    def topic(self, name: str, by: User | None = None) -> Topic:
        """Open a topic in a forum or a private chat; with `by`, the bot gets the service message."""
        if not self.is_forum and not self.user:
            raise ValueError(f"{self!r} has no topics: make it with forum=True")
        with self._world.changed:
            started = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
            message = self.add(by or self.owner, Content(media=started))
            message.topic = self.topics[message.message_id] = Topic(name, message)
            if by:
                self._world.post(message=message.json())
            return message.topic

    def say(
        self,
        user: User,
        text: str,
        *,
        topic: Topic | None = None,
        reply_to: Message | Sent | None = None,
        **fields: Any,
    ) -> Message:
        """Send a text as a user; `fields` become fields of the Message (`via_bot`, ...)."""
        plain, entities = format_text(text)
        message = self._post(user, Content(plain, entities, raw=text), topic, reply_to)
        return self._announce(message, fields)

    def send_photo(
        self, user: User, caption: str | None = None, data: bytes = b"\xff\xd8photo", **fields: Any
    ) -> Message:
        """Send a photo in two sizes; `topic`, `reply_to` and other fields as in `say`, here and below."""
        file = self._world.add_file("photos", "jpg", data)
        sizes = [{**file.json(), "width": width, "height": width * 3 // 4} for width in (90, 320)]
        return self._send(user, {"photo": sizes}, caption, fields)

    def send_voice(self, user: User, caption: str | None = None, data: bytes = b"OggS", **fields: Any) -> Message:
        """Send a voice message of three seconds."""
        file = self._world.add_file("voice", "oga", data)
        return self._send(user, {"voice": {**file.json(), "duration": 3, "mime_type": "audio/ogg"}}, caption, fields)

    def send_sticker(self, user: User, emoji: str = "👍", data: bytes = b"RIFFWEBP", **fields: Any) -> Message:
        """Send a sticker."""
        file = self._world.add_file("stickers", "webp", data)
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send(user, {"sticker": {**file.json(), **shape, "emoji": emoji}}, None, fields)

    def send_document(self, user: User, name: str, data: bytes, caption: str | None = None, **fields: Any) -> Message:
        """Send a file by its name."""
        file = self._world.add_file("documents", name.rpartition(".")[2], data)
        return self._send(user, {"document": {**file.json(), "file_name": name}}, caption, fields)

    def edit(self, message: Message, text: str) -> None:
        """Edit a message as its sender."""
        plain, entities = format_text(text)
        with self._world.changed:
            message.edit(replace(message.content, text=plain, entities=entities, raw=text))
            self._world.post(edited_message=message.json())

    def delete(self, message: Message | Sent) -> None:
        """Delete a message, of which bots aren't notified."""
        with self._world.changed:
            self.messages[message.message_id].deleted = True

    def press(self, user: User, message: Message | Sent, button: str, *, expired: bool = False) -> str:
        """Press an inline button, given by its text or data; return the callback query's id.

        An expired query reaches the bot too late to be answered.
        """
        with self._world.changed:
            data = _data_of(self.messages[message.message_id], button)
            return self.forge_press(user, message, data, expired=expired)

    def forge_press(self, user: User, message: Message | Sent, data: str, *, expired: bool = False) -> str:
        """Send any callback data, as a changed app can; return the callback query's id."""
        with self._world.changed:
            pressed = self.messages[message.message_id]
            query_id = self._world.open_query(expired=expired)
            query = {
                "id": query_id,
                "from": user.json(),
                "message": self._inaccessible(pressed) if pressed.deleted else pressed.json(),
                "chat_instance": str(abs(self.id) * 7919),
                "data": data,
            }
            self._world.post(callback_query=query)
            return query_id

    def set_member(self, user: User, status: str, by: User | None = None) -> None:
        """Set a person's status: member, administrator, creator, kicked or left; the bot is notified."""
        with self._world.changed:
            before = self.members.get(user.id, "left")
            self.members[user.id] = status
            change = {
                "chat": self.json(),
                "from": (by or self.owner or user).json(),
                "date": int(time.time()),
                "old_chat_member": member_json(user, before),
                "new_chat_member": member_json(user, status),
            }
            self._world.post(**{"my_chat_member" if user == self._world.me else "chat_member": change})

    def migrate(self, *, joined_first: bool = True) -> Chat:
        """Turn a group into a supergroup and return it: another chat, with another id and no messages.

        The bot gets a service message in each, and an update that it is a member of the new one, but none that it left
        the old one (tdlib/telegram-bot-api#266). Their order is undocumented; `joined_first` sends that update first.
        """
        with self._world.changed:
            new = Chat(self._world, self._world.new_group_id(), "supergroup", owner=self.owner, **self._fields)
            status, new.members = self.bot_status, self.members | {self._world.me.id: "left"}
            self.moved_to = self._world.add_chat(new)
            messages = [
                self.add(self.owner, Content(media={"migrate_to_chat_id": new.id})),
                new.add(self.owner, Content(media={"migrate_from_chat_id": self.id})),
            ]
            if joined_first:
                new.set_member(self._world.me, status)
            for message in messages:
                self._world.post(message=message.json())
            if not joined_first:
                new.set_member(self._world.me, status)
            return new

    # --- also used by botapi_methods.py

    def add(
        self,
        sender: User | None,
        content: Content,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        number: int | None = None,
    ) -> Message:
        """Put a message into the chat without notifying anybody."""
        message = Message(self, number or next(self._numbers), sender, [content], topic, reply_to)
        self.messages[message.message_id] = message
        if sender == self._world.me:
            self.of_bot.append(message)
            self._world.of_bot.append(message)
        return message

    def find(self, message_id: int) -> Message | None:
        message = self.messages.get(message_id)
        return message if message and not message.deleted else None

    # --- helpers

    def _send(self, user: User, media: JSON, caption: str | None, fields: JSON) -> Message:
        plain, entities = format_text(caption) if caption else ("", ())
        content = Content(plain, entities, raw=caption or "", media=media)
        message = self._post(user, content, fields.pop("topic", None), fields.pop("reply_to", None))
        return self._announce(message, fields)

    def _post(self, user: User, content: Content, topic: Topic | None, reply_to: Message | Sent | None) -> Message:
        if self.user and user != self.user:
            raise ValueError(f"{user.first_name} isn't in the private chat with {self.user.first_name}")
        with self._world.changed:
            replied = self.messages[reply_to.message_id] if reply_to else None
            self.members.setdefault(user.id, "member")
            return self.add(user, content, topic or (replied.topic if replied else None), replied)

    def _announce(self, message: Message, fields: JSON) -> Message:
        message.fields = fields
        if self.user or self.bot_status not in ("kicked", "left"):
            self._world.post(message=message.json())
        return message

    def _inaccessible(self, message: Message) -> JSON:
        return {"chat": self.json(), "message_id": message.message_id, "date": 0}


def _data_of(message: Message, wanted: str) -> str:
    buttons = inline_buttons(message.content.reply_markup)
    for button in buttons:
        if "callback_data" in button and wanted in (button["text"], button["callback_data"]):
            return str(button["callback_data"])
    raise AssertionError(f"no button {wanted!r} on message {message.message_id}: {buttons}")


def member_json(user: User, status: str, posts: bool | None = None) -> JSON:
    """Return a ChatMember with the required fields of its kind; `posts`: the right to post, which channels have."""
    extra: JSON = {}
    if status == "administrator":
        extra = dict.fromkeys(_RIGHTS, True) | {"is_anonymous": False}
        extra |= {} if posts is None else {"can_post_messages": posts}
    elif status == "creator":
        extra = {"is_anonymous": False}
    elif status == "kicked":
        extra = {"until_date": 0}
    return {"user": user.json(), "status": status, **extra}
