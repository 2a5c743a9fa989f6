"""Addresses that an admin wants to add as sources: what is there, and what became of it.

The message itself remembers the addresses, a line each, so that its buttons work after a restart: a button names its
address by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import InlineKeyboardButton

from bot.messages import (
    LIMIT,
    Localization,
    Piece,
    Reply,
    bold,
    clip,
    clip_line,
    code,
    lines,
    link,
    linkable,
    text,
    units,
)
from bot.messages.admin.buttons import button, keyboard, label_of
from bot.messages.admin.sources_menu import KINDS
from index import published_from_text, redact, source_id

_TITLE, _REASON, _NOTE, _ADDRESS = 120, 300, 200, 1000  # UTF-16 units
_OTHERS = 3  # maximum number of other sources at an address that are offered
_RESERVE = 300  # UTF-16 units for the last line


def addresses_in(message: str) -> dict[str, str]:
    """Return the lines of a message that may be addresses, by the ids of sources there."""
    return {source_id(line): line for line in message.splitlines() if "/" in line or "." in line}


def looking_message(words: Localization, address: str) -> Reply:
    """Return the message that an address is being read, without a password in it."""
    return text(words.say("source-looking", address=clip(redact(address), _ADDRESS))).reply()


def refused_message(words: Localization, reason: str) -> Reply:
    """Return the message that an address can't be added, and why."""
    return text(words.say("admin-failed", reason=clip(reason, _ADDRESS))).reply()


def preview_message(words: Localization, preview: Mapping[str, Any], existing_id: str = "") -> Reply:
    """Return what would be read at an address, with a button that adds it, and one for each other source there.

    `preview` is the event of `newsbot sources test`; `existing_id` is the id of the source, if it is one already.
    """
    message = _candidate(words, preview)
    for note in preview["notes"]:
        message = _with(message, text(clip(str(note), _NOTE)))
    if existing_id:
        page = button(words.say("button-source"), "source", existing_id)
        message = _with(message, text(words.say("source-known")))
        return message.reply(keyboard([page]))
    rows = [_adding(words.say("button-add-source"), preview)]
    message = _with(message, text("\n" + words.say("source-items", count=int(preview["count"]))))
    for item in preview["items"]:
        message = _with(message, _item(words, item))
    for failed in preview["failed"]:
        message = _with(message, text(f"⚠️ {clip(str(failed['name']), _TITLE)}: {clip(str(failed['reason']), _REASON)}"))
    others = preview["others"][:_OTHERS]
    for number, other in enumerate(others, 1):
        offered = text(f"\n{words.say('source-besides')}\n" if number == 1 else "") + _candidate(words, other)
        if (adding := _adding(f"{words.say('button-add')}: {other['title']}", other)) and _fits(message, offered):
            message = _with(message, offered)
            rows.append(adding)
    if not rows[0]:
        message = _with(message, text(words.say("source-long-address")))
    return message.reply(keyboard(rows))


def adding_message(words: Localization, address: str, kind: str, result: str = "") -> Reply:
    """Return the message that an address is being added, or why it wasn't; its button tries that again."""
    sentence = result or words.say("source-adding")
    again = _adding(words.say("button-add-source"), {"url": address, "kind": kind})
    return lines(text(clip(sentence, LIMIT - units(address) - _RESERVE)), code(address)).reply(keyboard([again]))


def _adding(label: str, candidate: Mapping[str, Any]) -> list[InlineKeyboardButton]:
    """Return the button that adds a source, in a list; an empty list if its message can't remember the address."""
    address, kind = str(candidate["url"]), str(candidate["kind"])
    key = source_id(address)
    if addresses_in(text(address).plain.strip()).get(key) != address or units(address) > _ADDRESS:
        return []
    return button(label_of(label), "source-add", f"{kind}:{key}")


def _candidate(words: Localization, candidate: Mapping[str, Any]) -> Piece:
    """Return a source's title and kind, and its address on a line of its own."""
    title = clip_line(str(candidate["title"]) or str(candidate["url"]), _TITLE)
    kind = KINDS[str(candidate["kind"])]
    head = bold(title) + text(f" · {words.say(kind)}")
    return lines(head, code(clip(str(candidate["url"]), _ADDRESS)))


def _item(words: Localization, item: Mapping[str, Any]) -> Piece:
    """Return an article as it would be indexed."""
    url = str(item["url"] or "")
    title = link(clip(str(item["title"]), _TITLE), linkable(url) if units(url) <= _NOTE else None)
    outlet = clip(str(item["outlet"] or words.say("outlet-not-given")), _NOTE)
    number = words.say("source-paragraphs", count=int(item["paragraphs"]))
    return text("• ") + title + text(f" · {outlet} · {words.day(published_from_text(item['published']))} · {number}")


def _with(message: Piece, line: Piece) -> Piece:
    """Return the message with another line, if it fits."""
    return lines(message, line) if _fits(message, line) else message


def _fits(message: Piece, line: Piece) -> bool:
    return message.units + line.units + _RESERVE <= LIMIT and message.has_room_for(line)
