"""/sources: the menu of sources, where admins see how they are doing, pause, fetch and remove them.

`bot/messages/admin/sources_menu.py` draws it; `new_sources.py` adds sources.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from functools import partial

from telegram import Message

from bot.admin.new_sources import look_at
from bot.api import edit
from bot.messages import AdminPress, Localization, Reply
from bot.messages.admin import (
    SourceEntry,
    channel_entry,
    entry_of,
    how_message,
    removal_page,
    result_message,
    source_page,
    sources_page,
)
from bot.runs import result_of, say_failure
from bot.services import PressContext, RequestContext, Services
from index import ListedSource, list_channels, list_sources, pause_source, remove_source, resume_source

_PART_OF_ADDRESS = re.compile(r"[.:/]\w")
_CHANNEL = re.compile(r"(?:(?:https?://)?(?:t|telegram)\.me/|@)\w{4,32}/?", re.ASCII | re.IGNORECASE)


async def on_sources(request: RequestContext) -> None:
    """Handle /sources: show the list, or look at the addresses after it, to add them."""
    addresses = request.text.split()
    is_sentence = len(addresses) > 1 and not any(_PART_OF_ADDRESS.search(address) for address in addresses)
    if is_sentence or any(_CHANNEL.fullmatch(address) for address in addresses):
        await request.reply(how_message(request.words))
    elif addresses:
        await look_at(request, addresses)
    else:
        await request.reply(await _list(request.services, request.words, 0))


async def show_list(press: PressContext, pressed: AdminPress) -> None:
    """Show a page of the list."""
    number = int(pressed.argument) if pressed.argument.isdecimal() else 0
    await _put(press, await _list(press.services, press.words, number))


async def show_how(press: PressContext, _pressed: AdminPress) -> None:
    """Say how to add a source."""
    await _put(press, how_message(press.words))


async def show_source(press: PressContext, pressed: AdminPress) -> None:
    """Show the page of a source."""
    if listed := await _source(press, pressed):
        await _put(press, source_page(press.words, listed, press.services.settings.now()))


async def pause(press: PressContext, pressed: AdminPress) -> None:
    """Fetch a source no longer, until it is resumed."""
    await _change(press, pressed, partial(pause_source, press.services.settings.data), "note-source-paused")


async def resume(press: PressContext, pressed: AdminPress) -> None:
    """Go on with a source that is paused, or that ended."""
    await _change(press, pressed, partial(resume_source, press.services.settings.data), "note-source-resumed")


async def _change(press: PressContext, pressed: AdminPress, change: Callable[[str], object], note: str) -> None:
    if await _source(press, pressed):
        await asyncio.to_thread(change, pressed.argument)
        if listed := await _source(press, pressed):
            press.confirm(press.words.say(note))
            await edit(press.message, source_page(press.words, listed, press.services.settings.now()))


async def ask_to_remove(press: PressContext, pressed: AdminPress) -> None:
    """Ask whether the articles of a source go with it."""
    if listed := await _source(press, pressed):
        await _put(press, removal_page(press.words, listed))


async def remove(press: PressContext, pressed: AdminPress) -> None:
    """Remove a source, and keep its articles."""
    if listed := await _source(press, pressed):
        await asyncio.to_thread(remove_source, press.services.settings.data, listed.stored.source.id)
        removed = press.words.say("source-removed", title=listed.stored.name)
        await _put(press, result_message(press.words, removed))


# -- what takes long


async def fetch(press: PressContext, pressed: AdminPress) -> None:
    """Fetch a source now, due or not, in a process of its own."""
    if listed := await _source(press, pressed):
        press.confirm()
        press.services.worker.background(_fetch(press.services, press.words, press.message, listed))


async def remove_with_articles(press: PressContext, pressed: AdminPress) -> None:
    """Remove a source with its articles, in a process of its own, which publishes the index."""
    if listed := await _source(press, pressed):
        press.confirm()
        press.services.worker.background(_remove(press.services, press.words, press.message, listed))


async def _fetch(services: Services, words: Localization, message: Message, listed: ListedSource) -> None:
    key, now = listed.stored.source.id, services.settings.now
    async with services.admin_work.on(message, words):
        await edit(message, source_page(words, listed, now(), words.say("source-fetching", title=listed.stored.name)))
        result = await result_of(services, words, "refresh", "--progress", "json", "--", key)
        note = _say_fetched(words, result)
        fetched = await asyncio.to_thread(_find, services, key)
    if fetched is None:
        await edit(message, result_message(words, words.say("note-source-gone")))
    else:
        await edit(message, source_page(words, fetched, now(), note))


def _say_fetched(words: Localization, result: dict[str, object]) -> str:
    """Return what a refresh of one source came to."""
    sources = result.get("sources")
    if not isinstance(sources, list):
        return say_failure(words, result)
    for source in sources:
        if source["error"]:
            return words.say("source-not-fetched", reason=str(source["error"]))
        return words.say("source-fetched", added=int(source["added"]), changed=int(source["changed"]))
    return words.say("note-source-gone")


async def _remove(services: Services, words: Localization, message: Message, listed: ListedSource) -> None:
    stored = listed.stored
    async with services.admin_work.on(message, words):
        await edit(message, removal_page(words, listed, words.say("source-removing", title=stored.name)))
        arguments = ("sources", "remove", "--with-articles", "--progress", "json", "--", stored.source.id)
        result = await result_of(services, words, *arguments)
    if result["event"] == "report":
        removed = words.say("source-removed-all", title=stored.name, count=int(result["removed"]))
        await edit(message, result_message(words, removed))
    else:
        await edit(message, removal_page(words, listed, say_failure(words, result)))


# -- reading


async def _list(services: Services, words: Localization, page: int) -> Reply:
    entries = await asyncio.to_thread(_entries, services)
    return await asyncio.to_thread(sources_page, words, entries, page, services.settings.now())


def _entries(services: Services) -> list[SourceEntry]:
    """Return the sources on the web, then the channels."""
    settings = services.settings
    channels = [
        channel_entry(channel, articles, settings.reads_channel(channel.channel_id, channel.public_name))
        for channel, articles in list_channels(settings.data)
    ]
    return [*(entry_of(source) for source in list_sources(settings.data)), *channels]


async def _source(press: PressContext, pressed: AdminPress) -> ListedSource | None:
    """Return the source that a button names; if it is gone, or the message shows work under way, say so."""
    if press.services.admin_work.is_under_way(press.message):
        press.pop_up(press.words.say("note-under-way"))
        return None
    listed = await asyncio.to_thread(_find, press.services, pressed.argument)
    if listed is None:
        press.pop_up(press.words.say("note-source-gone"))
    return listed


def _find(services: Services, key: str) -> ListedSource | None:
    listed = list_sources(services.settings.data)
    return next((source for source in listed if source.stored.source.id == key), None)


async def _put(press: PressContext, reply: Reply) -> None:
    """Show something in the message of a press, unless it shows work under way."""
    if press.services.admin_work.is_under_way(press.message):
        press.pop_up(press.words.say("note-under-way"))
    else:
        press.confirm()
        await edit(press.message, reply)
