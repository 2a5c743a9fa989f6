"""The buttons under an answer, and what a press on one says: the answer's key, what to do, and how to look at it.

Callback data is all that Telegram gives back. It holds 64 bytes, anybody may send any, and buttons outlive versions:
`unpack` takes what `pack` gave, and None is all that it says of anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.words import Words
from index import Answer, View

Action = Literal["show", "context", "good", "bad", "follow", "again"]
"""Show the answer as the view wants it, show what stands around its first passage, rate it, follow it, ask it again."""

MAX_PAGE = 99
"""Pages from 0 to this: one that lies further back costs more to find than anybody gains by reading it."""

_LETTERS: dict[Action, str] = {"show": "s", "context": "c", "good": "g", "bad": "b", "follow": "f", "again": "a"}
_ACTIONS = {letter: action for action, letter in _LETTERS.items()}
_DATA = re.compile(r"a:([A-Za-z0-9_-]{1,40}):([a-z])([0-9]{1,2})(n?)(q?)")


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """A press on a button under the answer `key`. `view` is what the reader shall see then."""

    key: str
    action: Action
    view: View


def pack_answer(key: str, action: Action, view: View) -> str:
    """The callback data of a button. Raises ValueError for a key or a page that no button can carry."""
    data = f"a:{key}:{_LETTERS[action]}{view.page}{'n' if view.newest else ''}{'q' if view.quotes_only else ''}"
    if not _DATA.fullmatch(data):
        raise ValueError(f"no button can carry the key {key!r} and the page {view.page}")
    return data


def unpack_answer(data: str) -> AnswerPress | None:
    """What a press says; None for the data of other buttons, and for anything else."""
    match = _DATA.fullmatch(data)
    if match is None or match[2] not in _ACTIONS:
        return None
    return AnswerPress(match[1], _ACTIONS[match[2]], View(int(match[3]), bool(match[4]), bool(match[5])))


def answer_buttons(
    words: Words, answer: Answer, key: str, view: View, follow: bool = False
) -> InlineKeyboardMarkup | None:
    """What can be done with an answer, two buttons a row; None where there is nothing."""
    buttons = [
        *_pages(words, answer, key, view),
        *_views(words, answer, key, view),
        *([_button(words.say("button-follow"), key, "follow", view)] if follow else []),
    ]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    if answer.passages or answer.listed:
        rows.append([_button("👍", key, "good", view), _button("👎", key, "bad", view)])
    return InlineKeyboardMarkup(rows) if rows else None


def back_button(words: Words, key: str, view: View) -> InlineKeyboardMarkup:
    """Back to the answer."""
    return InlineKeyboardMarkup([[_button(words.say("button-back"), key, "show", view)]])


def again_button(words: Words, key: str) -> InlineKeyboardMarkup:
    """Asks the question of a forgotten answer again."""
    return InlineKeyboardMarkup([[_button(words.say("button-again"), key, "again", View())]])


def _pages(words: Words, answer: Answer, key: str, view: View) -> list[InlineKeyboardButton]:
    buttons = []
    if view.page > 0:
        buttons.append(_button(words.say("button-back"), key, "show", replace(view, page=view.page - 1)))
    if answer.more and view.page < MAX_PAGE:
        buttons.append(_button(words.say("button-more"), key, "show", replace(view, page=view.page + 1)))
    return buttons


def _views(words: Words, answer: Answer, key: str, view: View) -> list[InlineKeyboardButton]:
    buttons = []
    if answer.passages:
        buttons.append(_button(words.say("button-context"), key, "context", view))
    # A list, and what was asked for as the latest, comes newest first anyway.
    by_age = bool(answer.listed) or answer.understood.listing or answer.understood.latest
    if not by_age and (len(answer.passages) > 1 or answer.more or view.page > 0 or view.newest):
        label = words.say("button-best") if view.newest else words.say("button-newest")
        buttons.append(_button(label, key, "show", replace(view, page=0, newest=not view.newest)))
    if answer.passages or view.quotes_only:
        label = words.say("button-all") if view.quotes_only else words.say("button-quotes")
        buttons.append(_button(label, key, "show", replace(view, page=0, quotes_only=not view.quotes_only)))
    return buttons


def _button(label: str, key: str, action: Action, view: View) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=pack_answer(key, action, view))
