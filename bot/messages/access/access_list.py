"""The list of who may use the bot, page by page, and the page of each person and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import InlineKeyboardButton

from bot.memory import AccessState
from bot.messages import Localization, Reply, bold, lines, text
from bot.messages.access.people import AccessEntry, clean_name, say_kind, say_who
from bot.messages.admin import button, keyboard, titled_button

ON_A_PAGE = 8
"""Number of people and groups on a page, with a button each."""

TABS: tuple[AccessState, ...] = ("waiting", "allowed", "blocked")
"""What has a list."""

_MODES = {"open": "access-mode-open", "request": "access-mode-request", "list": "access-mode-list"}
_HEADINGS: dict[AccessState, str] = {
    "waiting": "access-all-waiting",
    "allowed": "access-all-allowed",
    "blocked": "access-all-blocked",
}
_LABELS: dict[AccessState, str] = {
    "waiting": "button-waiting",
    "allowed": "button-allowed",
    "blocked": "button-blocked",
}


@dataclass(frozen=True, slots=True)
class AccessPage:
    """A page of a list: its number, from 0, its entries, and how many entries each list has."""

    tab: AccessState
    number: int
    entries: Sequence[AccessEntry]
    totals: Mapping[AccessState, int]
    mode: str
    """Who may use the bot, as the setting has it."""
    listed: int = 0
    """Number of chats that the settings allow."""


def list_page(words: Localization, page: AccessPage, now: datetime) -> Reply:
    """Return a page of a list. `now` has a time zone."""
    heading, mode = _HEADINGS[page.tab], _MODES[page.mode]
    message = lines(
        text(words.say(mode)),
        text(words.say("access-listed", count=page.listed) if page.listed and page.tab == "allowed" else ""),
    )
    message += text("\n\n") + bold(words.say(heading, count=page.totals[page.tab]))
    rows = []
    for number, entry in enumerate(page.entries, page.number * ON_A_PAGE + 1):
        piece = text(f"\n{number}. {say_who(entry.who)} · {_say_state(words, entry, now)}")
        if not message.has_room_for(piece):
            break
        message += piece
        called = clean_name(entry.who.name) or entry.who.username or str(entry.record.chat_id)
        rows.append(titled_button(f"{number}. {called}", "access-one", str(entry.record.chat_id)))
    return message.reply(keyboard([*rows, _pages(page), _tabs(words, page)]))


def _pages(page: AccessPage) -> list[InlineKeyboardButton]:
    back = button("‹", "access", f"{page.tab}.{page.number - 1}") if page.number else []
    is_last = (page.number + 1) * ON_A_PAGE >= page.totals[page.tab]
    return back if is_last else [*back, *button("›", "access", f"{page.tab}.{page.number + 1}")]


def _tabs(words: Localization, page: AccessPage) -> list[InlineKeyboardButton]:
    row = []
    for tab in TABS:
        if tab != page.tab:
            label = _LABELS[tab]
            row += button(f"{words.say(label)} ({page.totals[tab]})", "access", f"{tab}.0")
    return row


def entry_page(words: Localization, entry: AccessEntry, now: datetime, note: str = "") -> Reply:
    """Return the page of a person or a group. `note` says what has just become of it.

    Its buttons name the state that it shows: if another admin has changed that, a press has no effect.
    """
    record, shown = entry.record, f"{entry.record.state}.{entry.record.chat_id}"
    message = lines(
        text(note),
        bold(say_who(entry.who)),
        text(words.say("access-kind", kind=say_kind(words, record.chat_id))),
        text(words.say("access-state", state=_say_state(words, entry, now))),
    )
    allow = button(words.say("button-allow"), "access-allow", shown) if record.state != "allowed" else []
    block = button(words.say("button-block"), "access-block", shown) if record.state != "blocked" else []
    tab = record.state if record.state in TABS else "allowed"
    rows = [
        [*allow, *block],
        button(words.say("button-not-now"), "access-not-now", shown) if record.state == "waiting" else [],
        [*button(words.say("button-remove"), "access-remove", shown), *_back(words, tab)],
    ]
    return message.reply(keyboard(rows))


def removed_message(words: Localization, tab: AccessState = "allowed", *, note: str) -> Reply:
    """Return what became of somebody who is no longer on any list, with a button back to one."""
    return text(note).reply(keyboard([_back(words, tab)]))


def _back(words: Localization, tab: AccessState) -> list[InlineKeyboardButton]:
    return button(words.say("button-back"), "access", f"{tab}.0")


def _say_state(words: Localization, entry: AccessEntry, now: datetime) -> str:
    record = entry.record
    ago = words.ago(record.decided_at or record.asked_at or now, now)
    match record.state:
        case "allowed":
            return words.say("access-since-allowed", admin=entry.admin, ago=ago)
        case "blocked":
            return words.say("access-since-blocked", admin=entry.admin, ago=ago)
        case "refused":
            return words.say("access-since-refused", admin=entry.admin, ago=ago)
        case _:
            return words.say("access-since-waiting", ago=words.ago(record.asked_at or now, now))
