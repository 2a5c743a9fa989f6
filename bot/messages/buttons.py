"""The buttons under an answer: its pages and orders, its context, following and rating it."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.callback_data import MAX_PAGE, Action, AnswerPress, encode_press
from bot.messages.localization import Localization
from index import Answer, View


def answer_buttons(
    words: Localization, answer: Answer, key: str, view: View, follow: bool = False
) -> InlineKeyboardMarkup | None:
    """Return what can be done with an answer, two buttons a row; None where there is nothing."""
    buttons = [
        *_pages(words, answer, key, view),
        *_views(words, answer, key, view),
        *([_button(words.say("button-follow"), key, "follow", view)] if follow else []),
    ]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    if answer.passages or answer.listed:
        rows.append([_button("👍", key, "good", view), _button("👎", key, "bad", view)])
    return InlineKeyboardMarkup(rows) if rows else None


def back_button(words: Localization, key: str, view: View) -> InlineKeyboardMarkup:
    """Back to the answer."""
    return InlineKeyboardMarkup([[_button(words.say("button-back"), key, "show", view)]])


def again_button(words: Localization, key: str) -> InlineKeyboardMarkup:
    """Return a button that asks the question of a forgotten answer again."""
    return InlineKeyboardMarkup([[_button(words.say("button-again"), key, "again", View())]])


def _pages(words: Localization, answer: Answer, key: str, view: View) -> list[InlineKeyboardButton]:
    buttons = []
    if view.page > 0:
        buttons.append(_button(words.say("button-back"), key, "show", replace(view, page=view.page - 1)))
    if answer.more and view.page < MAX_PAGE:
        buttons.append(_button(words.say("button-more"), key, "show", replace(view, page=view.page + 1)))
    return buttons


def _views(words: Localization, answer: Answer, key: str, view: View) -> list[InlineKeyboardButton]:
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
    return InlineKeyboardButton(label, callback_data=encode_press(AnswerPress(key, action, view)))
