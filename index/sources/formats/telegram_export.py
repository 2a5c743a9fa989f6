"""The exports of Telegram Desktop: `result.json`, of one chat or of all chats of an account.

A post is an article of its channel; a forwarded one is of its origin. Its format is that of Telegram Desktop's source
(export/output/export_output_json.cpp); no document specifies it. Not for exports as HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from index.model import Published
from index.sources.formats.field_values import moment_of
from index.sources.formats.format import MAX_RECORD, Format, Input, Parsed, Record
from index.sources.formats.json_rows import read_object, too_long
from index.sources.formats.json_values import JsonReader, load_json
from index.sources.formats.telegram_text import is_short, message_guid, message_link, read_message_text
from index.sources.formats.text_streams import as_utf8

_CHANNEL = "channel"  # the name of its option, and the end of its types
_GROUPS = ("private_group", "private_supergroup", "public_supergroup")
_TYPES = rb"(?:public|private)_(?:channel|supergroup|group)|personal_chat|bot_chat|saved_messages|replies"
_IS_CHAT = re.compile(rb'"type"\s*:\s*"(?:%b)"' % _TYPES)
_HAS_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
_IS_ACCOUNT = re.compile(rb'\s*\{\s*"about"\s*:\s*"[^"]{0,200}Telegram')
_HAS_CHATS = re.compile(rb'"(?:left_)?chats"\s*:\s*\{(?:\s*"about"\s*:\s*"(?>(?:[^"\\]|\\.)*)"\s*,)?\s*"list"\s*:\s*\[')
_PUBLIC_NAME = re.compile(r"(?:https?://t\.me/|@)?([A-Za-z]\w{3,31})/?", re.ASCII)
_WITHOUT_TEXT = {
    "sticker": "stickers",
    "voice_message": "voice messages",
    "video_message": "video messages",
    "animation": "animations",
}
_CHANGING = ("reactions", "inline_bot_buttons", "contact_vcard", "file", "thumbnail", "photo")


@dataclass(frozen=True, slots=True)
class _Chat:
    name: str | None
    kind: str
    id: str
    public_name: str | None = None


def recognises(head: bytes) -> bool:
    """Return whether a file that starts with `head` is an export of Telegram Desktop."""
    is_chat = _IS_CHAT.search(head) is not None and _HAS_MESSAGES.search(head) is not None
    return is_chat or _IS_ACCOUNT.match(head) is not None or _HAS_CHATS.search(head) is not None


def records(given: Input) -> Iterator[Record]:
    """Yield the messages with text. Raises ValueError where the export breaks off, or if it has no messages."""
    export = _Export(given)
    yield from export.records()
    if not export.has_messages:
        raise ValueError("it has no messages: export a channel from Telegram Desktop as JSON")


class _Export:
    def __init__(self, given: Input) -> None:
        self._given = given
        self._reader = JsonReader(as_utf8(given.stream))
        self._public_name = _public_name(given.options.columns.get(_CHANNEL))
        self.has_messages = False

    def records(self) -> Iterator[Record]:
        """Yield the messages of the chat, or of the channels, in the export."""
        yield from self._chat(is_only=True)

    def _chat(self, is_only: bool) -> Iterator[Record]:
        """Yield the messages of the chat that begins here, whose name may come after them."""
        fields: dict[str, Any] = {}
        position = None
        for name, first in self._names():
            if name == "messages" and first == b"[":
                if {"name", "type", "id"} <= fields.keys():
                    yield from self._messages(self._described(fields, is_only), is_only)
                else:
                    position = self._reader.position
                    self._reader.take(0)
            elif is_only and name in ("chats", "left_chats") and first == b"{":
                yield from self._list()
            else:
                raw = self._reader.take(10_000)
                if raw is not None and first not in (b"[", b"{"):
                    fields[name] = load_json(raw)
        if position is not None:
            end = self._reader.position
            self._reader.seek(position)
            yield from self._messages(self._described(fields, is_only), is_only)
            self._reader.seek(end)

    def _list(self) -> Iterator[Record]:
        for name, first in self._names():
            if name != "list" or first != b"[":
                self._reader.take(0)
                continue
            self._reader.enter()
            while (first := self._reader.peek()) != b"]":
                if first != b"{":
                    raise self._reader.broken()
                yield from self._chat(is_only=False)
            self._reader.enter()

    def _names(self) -> Iterator[tuple[str, bytes]]:
        """Yield the names of the object that begins here, each with the first byte of its value; go out of it."""
        self._reader.enter()
        while (first := self._reader.peek()) != b"}":
            if not first:
                raise ValueError(f"it breaks off after {self._reader.position:,} bytes")
            yield self._reader.take_name(), self._reader.peek()
        self._reader.enter()

    def _described(self, fields: dict[str, Any], is_only: bool) -> _Chat:
        name = fields.get("name")
        kind = str(fields.get("type"))
        public_name = self._public_name if is_only else None
        if kind == "public_channel" and public_name is None:
            note = f"links are left out, since the export lacks the public name: say it with --map {_CHANNEL}=@NAME"
            if is_only:
                self._given.notes.append(note)
        return _Chat(name if isinstance(name, str) else None, kind, str(fields.get("id")), public_name)

    def _messages(self, chat: _Chat, is_only: bool) -> Iterator[Record]:
        self.has_messages = True
        # The export of an account holds private conversations, which nobody means to publish.
        is_read = is_only or chat.kind.endswith(_CHANNEL)
        self._reader.enter()
        count = 0
        while (first := self._reader.peek()) != b"]":
            if not first:
                raise ValueError(f"it breaks off after {self._reader.position:,} bytes")
            count += 1
            raw = self._reader.take(MAX_RECORD if is_read else 0)
            if is_read:
                yield from self._message(chat, raw, count)
            else:
                self._given.passed_over["messages in private chats and groups"] += 1
        self._reader.enter()

    def _message(self, chat: _Chat, raw: bytes | None, count: int) -> Iterator[Record]:
        place = f"item {count}"
        try:
            message = dict(read_object(raw) if raw is not None else too_long())
        except ValueError as error:
            yield Record(place, raw or f"{chat.id} {place}".encode(), partial(_fail, error))
            return
        if kind := _kind_without_article(message):
            self._given.passed_over[kind] += 1
            return
        number = message.get("id")
        key = f"{chat.id}:{number}" if isinstance(number, int) else None
        yield Record(
            f"message {number}" if key else place, _source_of(chat, message), partial(_parse, chat, message, key), key
        )


def _source_of(chat: _Chat, message: dict[str, Any]) -> bytes:
    """Return what an article is made of: not the reactions to it, which are others in every export."""
    parts = {name: value for name, value in message.items() if name not in _CHANGING}
    return json.dumps([chat.name, chat.public_name, parts]).encode()


def _fail(error: ValueError) -> Parsed:
    raise error


def _public_name(given: str | None) -> str | None:
    if given is None:
        return None
    if not (match := _PUBLIC_NAME.fullmatch(given.strip())):
        raise ValueError(f"“{given[:60]}” is no public name of a channel: write it as @NAME")
    return match[1]


def _kind_without_article(message: dict[str, Any]) -> str | None:
    """Return what a message without an article is, in the plural; None if it has one."""
    if message.get("type") != "message":
        return "service messages"
    text = text_of_message(message)
    if not text.strip():
        if "poll" in message:
            return "polls"
        return _WITHOUT_TEXT.get(str(message.get("media_type")), "messages without text")
    return "short messages" if is_short(text) else None


def text_of_message(message: dict[str, Any]) -> str:
    """Return the text, or the caption, of a message: it is a string, or a list of strings and of formatted parts."""
    return "".join(text for text, _ in _parts(message))


def _parts(message: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text, each with the kind of its formatting."""
    value = message.get("text") or message.get("text_entities") or ""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, str):
            yield part, "plain"
        elif isinstance(part, dict) and isinstance(part.get("text"), str):
            yield part["text"], str(part.get("type"))


def _parse(chat: _Chat, message: dict[str, Any], key: str | None) -> Parsed:
    number = message.get("id")
    parsed = Parsed(guid=message_guid(chat.id, number) if key and isinstance(number, int) else None)
    parsed.title, parsed.paragraphs = read_message_text([*_parts(message)])
    parsed.published = _published(message, parsed)
    parsed.modified = _edited(message)
    _read_names(chat, message, parsed)
    if chat.public_name and isinstance(number, int):
        parsed.url = message_link(chat.public_name, number)
    return parsed


def _read_names(chat: _Chat, message: dict[str, Any], parsed: Parsed) -> None:
    """Read whose message it is: of a forwarded one, neither the channel nor its author are."""
    if "forwarded_from" in message:
        origin = message["forwarded_from"]
        parsed.source = origin if isinstance(origin, str) else None
        parsed.shape = "a forwarded message"
        return
    parsed.source = chat.name
    signature = message.get("author") or (message.get("from") if chat.kind in _GROUPS else None)
    if isinstance(signature, str) and signature != chat.name:
        parsed.author = signature
    parsed.shape = "a message"


def _published(message: dict[str, Any], parsed: Parsed) -> Published:
    try:
        if (seconds := message.get("date_unixtime")) is not None:
            return moment_of(seconds)
        moment = moment_of(message.get("date"))
    except ValueError as error:
        parsed.notes.append(
            f"date left out: “{str(message.get('date_unixtime') or message.get('date'))[:60]}”: {error}"
        )
        return None
    # The local time of the computer that wrote the export: its day is all that is known.
    return moment.date() if isinstance(moment, datetime) else moment


def _edited(message: dict[str, Any]) -> Published:
    """Return when a message was edited; old exports give 1970 for never."""
    try:
        if (seconds := message.get("edited_unixtime")) is not None:
            moment = moment_of(seconds)
        else:
            moment = moment_of(message.get("edited"))
            moment = moment.date() if isinstance(moment, datetime) else moment
    except ValueError:
        return None
    return moment if moment is None or moment.year > datetime.fromtimestamp(0, UTC).year else None


FORMAT = Format("a Telegram export", (".json",), records=records, recognises=recognises, order=23)
