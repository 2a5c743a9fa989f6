"""The message with the answers that people marked as not helpful, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.messages import (
    TITLE_LIMIT,
    Localization,
    Piece,
    Reply,
    address,
    bold,
    clip,
    clip_line,
    link,
    say_outlet,
    text,
)
from bot.messages.admin.buttons import button, keyboard
from index import Article, Passage

PER_PAGE = 5
"""Number of answers on a page."""

RATINGS_ACTION = "report"
"""The action of the buttons that turn pages, as `AdminPress` has it."""

_QUESTION = 300  # UTF-16 units


@dataclass(frozen=True, slots=True)
class Rating:
    """An answer that people rated: its question, what it shows first, and how many people found it helpful, or not."""

    question: str
    first: Passage | Article | None
    """None if it finds nothing."""
    helpful: int
    not_helpful: int


@dataclass(frozen=True, slots=True)
class RatedPage:
    """A page of the rated answers: its number, from 0, and how many answers there are on all pages."""

    number: int
    ratings: Sequence[Rating]
    total: int


def ratings_message(words: Localization, page: RatedPage) -> Reply:
    """Return a page of the answers that people marked as not helpful, with buttons that turn it."""
    if not page.total:
        return text(words.say("ratings-none")).reply()
    message = bold(words.say("ratings", count=page.total))
    for number, rating in enumerate(page.ratings, page.number * PER_PAGE + 1):
        entry = _entry(words, number, rating)
        if message.has_room_for(entry):
            message += entry
    return message.reply(_buttons(words, page))


def _entry(words: Localization, number: int, rating: Rating) -> Piece:
    question = clip_line(rating.question, _QUESTION)
    counts = f"👎 {rating.not_helpful} 👍 {rating.helpful}"
    return text(f"\n\n{number}. {question}\n{counts} · ") + _first(words, rating.first)


def _first(words: Localization, first: Passage | Article | None) -> Piece:
    if first is None:
        return text(words.say("ratings-nothing"))
    title = link(clip(first.title, TITLE_LIMIT), address(first))
    return title + text(f" · {say_outlet(words, first.source)} · {words.day(first.published)}")


def _buttons(words: Localization, page: RatedPage) -> InlineKeyboardMarkup | None:
    row = []
    if page.number:
        row += button(words.say("button-back"), RATINGS_ACTION, str(page.number - 1))
    if (page.number + 1) * PER_PAGE < page.total:
        row += button(words.say("button-more"), RATINGS_ACTION, str(page.number + 1))
    return keyboard([row])
