"""A digest: the news of several followed questions, in as few messages as hold it. Pure functions.

Every passage is verbatim, as in an answer, and no sentence is cut. What has no room is listed by its headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import (
    GAP,
    LIMIT,
    Localization,
    Piece,
    PlanPress,
    Reply,
    StopPress,
    bold,
    encode_press,
    headline,
    lines,
    origin,
    passage_piece,
    question_label,
    text,
)
from index import Passage, Question

PASSAGES = 3
"""Maximum number of passages shown for a question; further ones are listed by their headlines."""

_ROW = 3  # buttons
_HEADING = 100  # UTF-16 units for the heading of a message, with the space below it
_END = 300  # for the last line of a section
_ENTITIES = 90  # of a section; a message takes 100


@dataclass(frozen=True, slots=True)
class Section:
    """The news of one followed question."""

    follow_id: int
    question: Question
    passages: tuple[Passage, ...]
    """The best passage of each new article that isn't shown above."""
    more: bool = False
    """Whether further articles are neither shown nor listed."""


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """A message of a digest, and the followed questions in it."""

    reply: Reply
    follow_ids: tuple[int, ...]


def digest_messages(sections: Sequence[Section], words: Localization, now: datetime) -> list[DigestMessage]:
    """Return the messages of a digest, each with buttons to stop its questions and to change the plan."""
    heading = bold(words.say("digest"))
    messages: list[tuple[Piece, list[tuple[int, int]]]] = []
    for number, section in enumerate(sections, 1):
        piece = text(GAP) + _section(number, section, words, now)
        if not messages or not messages[-1][0].has_room_for(piece):
            messages.append((heading, []))
        whole, numbers = messages[-1]
        messages[-1] = whole + piece, [*numbers, (number, section.follow_id)]
    return [
        DigestMessage(piece.reply(_buttons(numbers, words)), tuple(follow_id for _, follow_id in numbers))
        for piece, numbers in messages
    ]


def _section(number: int, section: Section, words: Localization, now: datetime) -> Piece:
    piece = bold(f"{number}. {question_label(section.question)}")
    if not section.passages:
        return lines(piece, text(words.say("digest-above")))
    listed: list[Passage] = []
    for place, passage in enumerate(section.passages):
        room = LIMIT - _HEADING - _END - piece.units
        shown = passage_piece(passage, words, now, room, folded=place > 0) if place < PASSAGES else None
        if shown and _has_room(piece, text("\n") + shown):
            piece += text("\n" if place == 0 else GAP) + shown
        else:
            listed.append(passage)
    return _with_listed(piece, listed, words, now, section.more)


def _with_listed(piece: Piece, listed: Sequence[Passage], words: Localization, now: datetime, more: bool) -> Piece:
    for place, passage in enumerate(listed):
        item = text(GAP if place == 0 else "\n") + text("• ") + lines(headline(passage), origin(passage, words, now))
        if _has_room(piece, item):
            piece += item
        else:
            more = True
    return piece + text(GAP + words.say("digest-more")) if more else piece


def _has_room(piece: Piece, item: Piece) -> bool:
    whole = piece + item
    return whole.units <= LIMIT - _HEADING - _END and whole.entities <= _ENTITIES


def _buttons(numbers: Sequence[tuple[int, int]], words: Localization) -> InlineKeyboardMarkup:
    stops = [
        InlineKeyboardButton(
            f"{words.say('button-stop')} {number}", callback_data=encode_press(StopPress(follow_id, "digest"))
        )
        for number, follow_id in numbers
    ]
    rows = [stops[start : start + _ROW] for start in range(0, len(stops), _ROW)]
    return InlineKeyboardMarkup([*rows, [plan_button(words, PlanPress("open"))]])


def plan_button(words: Localization, press: PlanPress) -> InlineKeyboardButton:
    """Return the button that opens the plan."""
    return InlineKeyboardButton(words.say("button-plan"), callback_data=encode_press(press))
