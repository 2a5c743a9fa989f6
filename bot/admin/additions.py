"""What admins send to be added to the index: links, documents, forwards and /add; and taking it out again."""

from __future__ import annotations

import asyncio
import json
import logging
import mimetypes
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from telegram import (
    Bot,
    Document,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.admin.rights import log_action
from bot.api import MOST_FILE_BYTES, Destination, DownloadFailed, FileTooLarge, PollingBot, edit
from bot.incoming import Addition, author_id, read_addition, read_command
from bot.messages import AdminPress, Reply, encode_press, text
from bot.messages.admin import (
    addition_message,
    not_added_message,
    taken_out_message,
    title_and_text,
    too_large_message,
)
from bot.services import PressContext, Refused, RequestContext, Services
from index import NothingAdded, PostsNotTaken

TAKE_OUT = "take-out"
"""The action of the button under what was added."""

MOST_LINKS = 10
"""Maximum number of links that are taken from one message."""

TYPING_SECONDS = 4.0
"""Seconds after which “typing” is shown again: Telegram shows it for five."""

_log = logging.getLogger(__name__)

_TOO_BIG = "file is too big"
"""The Bot API's error text for a file that bots may not download; there is no error code for it."""

_SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,10})?(?:\.gz)?")
_KEY = re.compile(r"(?:page|file)-[0-9a-f]{24}|article-[A-Za-z0-9_-]{1,33}", re.ASCII)
_ARTICLE = "article-"


async def on_addition(request: RequestContext) -> None:
    """Handle a message of an admin that is something to add by itself. `Intake` has checked that an admin sent it."""
    log_action(author_id(request.message), "an addition")
    if (addition := read_addition(request.message, request.bot.bot)) is not None:
        await _add(request, addition)


async def on_add(request: RequestContext) -> None:
    """Handle /add: with a link, under a document, or in reply to what is to be added."""
    addition = read_command(request.message, request.text, request.bot.bot)
    if addition is None:
        await request.say("addition-nothing")
    else:
        await _add(request, addition)


async def on_take_out(press: PressContext, pressed: AdminPress) -> None:
    """Handle a press on the button that takes out what was added: the message then says that it is out."""
    key = pressed.argument
    try:
        titles = await _take_out(press.services, key) if _KEY.fullmatch(key) else None
    except NothingAdded as error:
        press.confirm()  # a run may wait for another one: then it is too late for a pop-up
        destination = Destination.beside(press.message, reply=False)
        await press.services.deliver(press.bot, destination, not_added_message(press.words, error.reason))
        return
    if titles is None:
        gone = press.words.say("taken-out-before")
        press.pop_up(gone)
        if _has_button(press.message, key):  # another press took it out, or this one did before the bot was killed
            before = press.services.adding.titles_taken_out(key)
            await edit(press.message, text(gone).reply() if before is None else taken_out_message(press.words, before))
        return
    press.confirm()
    await edit(press.message, taken_out_message(press.words, titles))


def _has_button(message: Message, key: str) -> bool:
    """Return whether a message says that something is in the index: it offers to take it out by this key."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return encode_press(AdminPress(TAKE_OUT, key)) in [button.callback_data for row in rows for button in row]


async def _take_out(services: Services, key: str) -> list[str] | None:
    titles = await services.adding.take_out(key)
    return None if titles is None else [*titles]


async def _add(request: RequestContext, addition: Addition) -> None:
    """Add everything that a message brings, and reply with what became of each thing."""
    async with _typing(request.bot, Destination.beside(request.message)):
        if addition.document is not None:
            await request.reply(await _add_document(request, addition.document))
        elif addition.post is not None:
            await request.reply(await _add_post(request, addition.post))
        else:
            replies = [asyncio.ensure_future(_add_link(request, link)) for link in addition.links[:MOST_LINKS]]
            for reply in replies:
                await request.reply(await reply)
            if len(addition.links) > MOST_LINKS:
                await request.say("addition-too-many", count=MOST_LINKS)


async def _add_link(request: RequestContext, link: str) -> Reply:
    async def fetch() -> str:
        return link

    return await _added(request, link, fetch)


async def _add_document(request: RequestContext, document: Document) -> Reply:
    """Download a document, and add it. The name that its sender gave it is only shown."""
    name = document.file_name or request.words.say("addition-document")
    if (document.file_size or 0) > MOST_FILE_BYTES:
        return too_large_message(request.words, name)
    path = _download_path(request, _suffix_of(document))
    try:
        return await _added(request, name, partial(_download, request, document.file_id, path))
    except FileTooLarge:  # it didn't say so before
        return too_large_message(request.words, name)
    except TelegramError as error:
        if _TOO_BIG in error.message.lower():
            return too_large_message(request.words, name)
        _log.warning("A document could not be downloaded: %s", error)
        return not_added_message(request.words, f"{name}: {error.message}")
    finally:
        await _delete(path)


async def _download(request: RequestContext, file_id: str, path: Path) -> str:
    assert isinstance(request.bot, PollingBot)
    await asyncio.to_thread(path.parent.mkdir, mode=0o700, exist_ok=True)
    await request.bot.download_file(request.message.chat_id, file_id, path, MOST_FILE_BYTES)
    return str(path)


async def _add_post(request: RequestContext, post: Message) -> Reply:
    """Add a forward: the post of a channel is the same as if it were read there; other words are a document."""
    if not isinstance(post.forward_origin, MessageOriginChannel):
        path = _download_path(request, ".json")
        try:
            return await _added(request, request.words.say("addition-post"), partial(_write_words, post, path))
        finally:
            await _delete(path)
    try:
        taken = await request.services.taking.take(post.to_dict())
    except PostsNotTaken as error:
        return not_added_message(request.words, error.reason)
    if isinstance(taken, Refused):
        return not_added_message(request.words, taken.reason)
    article = {"title": taken.title, "outlet": taken.outlet, "published": taken.published, "state": taken.state}
    key = f"{_ARTICLE}{taken.article_id}" if taken.state == "added" else ""
    event = {"key": key, "total": 1, "articles": [article | {"paragraphs": taken.paragraphs, "url": None}]}
    return addition_message(request.words, request.words.say("addition-post"), event)


async def _write_words(post: Message, path: Path) -> str:
    """Write what somebody said as a document with one article."""
    title, words = title_and_text(post.text if post.text is not None else post.caption or "")
    origin, moment = post.forward_origin, post.forward_origin.date if post.forward_origin else post.date
    record = {"title": title, "author": _name_of(origin), "date": moment.isoformat(), "text": words}
    raw = json.dumps({name: value for name, value in record.items() if value}, ensure_ascii=True)

    def write() -> None:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text(raw, encoding="ascii")

    await asyncio.to_thread(write)
    return str(path)


def _name_of(origin: object) -> str | None:
    match origin:
        case MessageOriginUser():
            return origin.sender_user.full_name
        case MessageOriginHiddenUser():
            return origin.sender_user_name
        case MessageOriginChat():
            return origin.sender_chat.title
    return None


async def _added(request: RequestContext, shown: str, fetch: Callable[[], Awaitable[str]]) -> Reply:
    """Add a link or a file; return the reply that says what became of it."""
    try:
        event = await request.services.adding.add(fetch)
    except NothingAdded as error:
        return not_added_message(request.words, error.reason)
    except OSError as error:  # of the folder of downloads, or of its disk
        failure = DownloadFailed(error.strerror or type(error).__name__)
        _log.warning("A document could not be downloaded: %s", failure)
        return not_added_message(request.words, f"{shown}: {failure.message}")
    return addition_message(request.words, shown, _with_shown_name(event, shown))


def _with_shown_name(event: Mapping[str, Any], shown: str) -> Mapping[str, Any]:
    """Return an event with the name that people know a document by, and not the path of its copy."""
    error, name = str(event.get("error") or ""), str(event.get("name") or "")
    if error.startswith(f"{name}: ") and name != shown:
        return {**event, "error": f"{shown}: {error.removeprefix(f'{name}: ')}"}
    return event


async def _delete(path: Path) -> None:
    """Delete a download, if it is there and can be deleted: what became of it is to be told all the same."""
    with suppress(OSError):
        await asyncio.to_thread(path.unlink, missing_ok=True)


def _download_path(request: RequestContext, suffix: str) -> Path:
    """Return where to put a file for a message: a path that nothing in the message chooses."""
    message = request.message
    return request.services.settings.data_dir / "downloads" / f"{message.chat_id}-{message.message_id}{suffix}"


def _suffix_of(document: Document) -> str:
    """Return the suffix of a document's name, which tells its format; without a name, that of its media type."""
    name = Path(document.file_name or "").name.lower()
    packed = ".gz" if name.endswith(".gz") else ""
    suffix = Path(name.removesuffix(".gz")).suffix + packed
    if not name:
        suffix = mimetypes.guess_extension(document.mime_type or "") or ""
    return suffix if _SUFFIX.fullmatch(suffix) else ""


@asynccontextmanager
async def _typing(bot: Bot, destination: Destination) -> AsyncIterator[None]:
    """Show “typing” until the block ends."""
    typing = asyncio.create_task(_type(bot, destination))
    try:
        yield
    finally:
        typing.cancel()


async def _type(bot: Bot, destination: Destination) -> None:
    while True:
        try:
            await bot.send_chat_action(destination.chat_id, ChatAction.TYPING, message_thread_id=destination.thread_id)
        except TelegramError as error:
            _log.info("“Typing” could not be shown in chat %s: %s", destination.chat_id, error)
        await asyncio.sleep(TYPING_SECONDS)
