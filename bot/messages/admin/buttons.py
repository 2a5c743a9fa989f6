"""Buttons under messages for admins."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import AdminPress, clip_line, encode_press, text

LABEL = 30
"""Maximum UTF-16 units of a title on a button, which has a row to itself; a phone shows a little more."""


def button(label: str, action: str, argument: str = "") -> list[InlineKeyboardButton]:
    """Return a button in a list; an empty list if its argument, such as a long id, doesn't fit into callback data."""
    try:
        return [InlineKeyboardButton(label, callback_data=encode_press(AdminPress(action, argument)))]
    except ValueError:
        return []


def titled_button(title: str, action: str, argument: str) -> list[InlineKeyboardButton]:
    """Return a button with a title, shortened to fit, in a list likewise."""
    return button(label_of(title), action, argument)


def label_of(title: str) -> str:
    """Return a title as the label of a button, which must not be empty."""
    return text(clip_line(title, LABEL)).plain.strip() or "…"


def keyboard(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Return the rows that have buttons; None if none has."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
