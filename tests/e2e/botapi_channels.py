"""Channels: their posts, edits and albums, as a bot that is an admin there gets them.

For the test double in botapi.py. Nobody answers in a channel: its posts are updates of their own kinds.

Where the shapes come from: https://core.telegram.org/bots/api#message and #messageoriginchannel.
"""

from __future__ import annotations

import itertools
import time
from typing import Any

from botapi_chats import Chat, User, World
from botapi_entities import format_text

JSON = dict[str, Any]

_MOST_PARTS = 10  # of an album


class Channel(Chat):
    """A channel. Its posts reach the bot only while it is an admin there; they are JSON, as in the update."""

    def __init__(self, world: World, number: int, title: str, username: str | None, owner: User, status: str) -> None:
        super().__init__(world, number, "channel", owner=owner, title=title, username=username)
        self.members |= {owner.id: "creator", world.me.id: status}
        self._numbers = itertools.count(1)
        self._albums = itertools.count(13_400_000_000_000_001)

    def post(self, text: str, **fields: Any) -> JSON:
        """Post a text; `fields` are further ones of the message, or replace those it has."""
        return self._publish("channel_post", self._message() | _words("text", text) | fields)

    def post_photo(self, caption: str = "", **fields: Any) -> JSON:
        """Post a picture, with a caption or without one."""
        return self._publish("channel_post", self._message() | self._photo() | _words("caption", caption) | fields)

    def post_album(self, *captions: str) -> list[JSON]:
        """Post an album of pictures with these captions, each of which may be empty."""
        if not 2 <= len(captions) <= _MOST_PARTS:
            raise ValueError(f"an album has 2 to {_MOST_PARTS} parts")
        album = str(next(self._albums))
        return [self.post_photo(caption, media_group_id=album) for caption in captions]

    def forward(self, post: JSON) -> JSON:
        """Forward a post of a channel to this one."""
        return self._publish("channel_post", self._message() | forwarded(post))

    def edit_post(self, post: JSON, words: str) -> JSON:
        """Edit the text of a post, or its caption, and return it as it is now; no words delete the caption."""
        kind = "text" if "text" in post else "caption"
        left = ("text", "entities", "caption", "caption_entities")
        edited = {name: value for name, value in post.items() if name not in left}
        return self._publish("edited_channel_post", edited | _words(kind, words) | {"edit_date": int(time.time())})

    def _message(self) -> JSON:
        return {
            "message_id": next(self._numbers),
            "sender_chat": self.json(),
            "chat": self.json(),
            "date": int(time.time()),
        }

    def _photo(self) -> JSON:
        file = self._world.add_file("photos", "jpg", b"JPEG")
        return {"photo": [{**file.json(), "width": width, "height": width * 3 // 4} for width in (90, 320)]}

    def _publish(self, kind: str, message: JSON) -> JSON:
        if self.bot_status == "administrator":
            self._world.post(**{kind: message})
        return message


def forwarded(post: JSON) -> JSON:
    """Return the fields that a forward of a channel's post has, wherever it is forwarded to."""
    origin = {"type": "channel", "chat": post["chat"], "message_id": post["message_id"], "date": post["date"]}
    content = ("text", "entities", "caption", "caption_entities", "photo")
    return {"forward_origin": post.get("forward_origin", origin)} | {
        name: post[name] for name in content if name in post
    }


def _words(kind: str, words: str) -> JSON:
    plain, entities = format_text(words) if words else ("", ())
    if not plain:
        return {}
    names = {"text": "entities", "caption": "caption_entities"}
    return {kind: plain} | ({names[kind]: [entity.json() for entity in entities]} if entities else {})
