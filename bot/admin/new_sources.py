"""Addresses after /sources: what is there, and adding it. Each is read in a process of its own, never in the bot's.

The message about an address remembers it, so that its buttons work after a restart: see
`bot/messages/admin/new_sources.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from telegram import Message

from bot.api import edit
from bot.messages import AdminPress, Localization, text
from bot.messages.admin import (
    KINDS,
    adding_message,
    addresses_in,
    looking_message,
    preview_message,
    refused_message,
    result_message,
)
from bot.runs import result_of, say_failure
from bot.services import PressContext, RequestContext, Services
from index import list_sources, source_id

MOST_ADDRESSES = 10
"""Maximum number of addresses in a message that are looked at."""


async def look_at(request: RequestContext, addresses: Sequence[str]) -> None:
    """Say what some addresses lead to, in a message each, and offer to add it."""
    chosen = [*dict.fromkeys(addresses)]
    if len(chosen) > MOST_ADDRESSES:
        await request.say("source-too-many", count=MOST_ADDRESSES)
    looks: list[tuple[Message, str]] = []
    for address in chosen[:MOST_ADDRESSES]:
        looks.append((await request.reply(looking_message(request.words, address)), address))
    services = request.services
    services.worker.background(_look_at_all(services, request.words, looks, services.worker.keep_open()))


async def _look_at_all(
    services: Services, words: Localization, looks: Sequence[tuple[Message, str]], done: Callable[[], None]
) -> None:
    """Look at some addresses, and call `done`; not if the bot ends before: its next start looks at them again."""
    tasks = [_look(services, words, message, address) for message, address in looks]
    failures = [result for result in await asyncio.gather(*tasks, return_exceptions=True) if result]
    done()
    for failure in failures:
        raise failure  # which is logged


async def _look(services: Services, words: Localization, message: Message, address: str) -> None:
    async with services.admin_work.on(message, words):
        result = await result_of(services, words, "sources", "test", "--progress", "json", "--", address)
        if result["event"] == "preview":
            existing_id = await asyncio.to_thread(_id_at, services, str(result["url"]))
            await edit(message, preview_message(words, result, existing_id))
        else:
            await edit(message, refused_message(words, str(result.get("message"))))


def _id_at(services: Services, url: str) -> str:
    """Return the id of the source at an address; an empty text if it is none yet."""
    key = source_id(url)
    sources = (listed.stored.source for listed in list_sources(services.settings.data))
    return next((source.id for source in sources if key in (source.id, source_id(source.url))), "")


async def on_add_press(press: PressContext, pressed: AdminPress) -> None:
    """Add the source whose address stands in the message, and fetch it."""
    kind, _, key = pressed.argument.partition(":")
    address = addresses_in(press.message.text or "").get(key)
    if press.services.admin_work.is_under_way(press.message):
        press.pop_up(press.words.say("note-under-way"))
    elif address is None or kind not in KINDS:
        press.pop_up(press.words.say("note-command-again"))
    else:
        press.confirm()
        press.services.worker.background(_add(press.services, press.words, press.message, address, kind))


async def _add(services: Services, words: Localization, message: Message, address: str, kind: str) -> None:
    async with services.admin_work.on(message, words):
        await edit(message, adding_message(words, address, kind))
        arguments = ("sources", "add", "--progress", "json", "--kind", kind, "--", address)
        result = await result_of(services, words, *arguments)
        if result["event"] == "added":
            title, key = str(result["title"]), str(result["id"])
            fetching = words.say("source-fetching", title=title)
            await edit(message, text(f"{words.say('source-added', title=title)} {fetching}").reply())
            fetched = await result_of(services, words, "refresh", "--progress", "json", "--", key)
            sentences = f"{words.say('source-added', title=title)} {_say_brought(words, fetched)}"
            await edit(message, result_message(words, sentences, key))
        elif result.get("error") == "SourceKnown":
            existing_id = await asyncio.to_thread(_id_at, services, address)
            await edit(message, result_message(words, words.say("source-known"), existing_id))
        else:
            await edit(message, adding_message(words, address, kind, say_failure(words, result)))


def _say_brought(words: Localization, result: dict[str, object]) -> str:
    """Return how many articles the first fetch of a source brought, or why it brought none."""
    sources = result.get("sources")
    if not isinstance(sources, list):
        return f"{say_failure(words, result)} {words.say('source-later')}"
    reasons = [str(source["error"]) for source in sources if source["error"]]
    if reasons:
        return f"{words.say('source-not-fetched', reason=reasons[0])}. {words.say('source-later')}"
    return words.say("source-brought", count=sum(int(source["added"]) for source in sources))
