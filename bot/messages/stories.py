"""Lists of stories, the newest first, with a numbered button for each.

A button names its article, not its place: after an index run another story may stand there.
"""

from __future__ import annotations

from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import phrases
from bot.messages.callback_data import MAX_PAGE, StoryPress, encode_press
from bot.messages.excerpt import Room, excerpt
from bot.messages.localization import Localization
from bot.messages.markup import GAP, LIMIT, Piece, Reply, bold, clip, lines, text, units
from bot.messages.replies import LEAD_LIMIT, SPEAKER, answer_message, headline, origin, passage_message, top_of
from index import Answer, Passage

MARKS = 40
"""UTF-16 units that a quotation of some sentences takes beside them."""


def stories_message(
    answer: Answer, words: Localization, now: datetime, *, key: str, page: int = 0, size: int, asked: bool = False
) -> Reply:
    """Return a page of the newest stories, `size` to a page, or the message that there are none.

    `asked`: with the question on top.     `now` is the reader's time, with its timezone.
    """
    if not answer.passages:
        none = answer_message(answer, words, now, asked=asked) if answer.coverage.articles else _none(words)
        return Reply(none.html, none.plain, _rows([], _pages(answer, words, key, page)))
    message = top_of(answer, words, asked) + bold(words.say("latest"))
    buttons: list[InlineKeyboardButton] = []
    for number, passage in enumerate(answer.passages, page * size + 1):
        story = _fitting(message, number, passage, words, now)
        if story is not None:
            message += story
            buttons += _button(str(number), StoryPress(key, page, passage.article_id))
    return message.reply(_rows(buttons, _pages(answer, words, key, page)))


def story_message(passage: Passage | None, words: Localization, now: datetime, press: StoryPress) -> Reply:
    """One of the stories, and the way back to the list; None is one that left the index."""
    back = _rows([], _button(words.say("button-back"), StoryPress(press.key, press.page)))
    if passage is None:
        return text(words.say("no-more")).reply(back)
    return passage_message(passage, words, now, back)


def _none(words: Localization) -> Reply:
    return text(words.say("latest-none")).reply()


def _fitting(message: Piece, number: int, passage: Passage, words: Localization, now: datetime) -> Piece | None:
    """Return a story with its words, or without them where there is no room; None where there is not even that."""
    head = lines(text(f"{number}. ") + headline(passage, strong=True), origin(passage, words, now))
    also = text(phrases.say_also_in(words, passage.also_in)) if passage.also_in else Piece()
    full = text(GAP) + lines(head, _quoted(passage, words), also)
    return next((story for story in (full, text(GAP) + head) if message.has_room_for(story)), None)


def _quoted(passage: Passage, words: Localization) -> Piece:
    """Return the sentence that answers, or the first one, with those around it for which there is room."""
    if units(passage.answer.text) > LEAD_LIMIT:
        return Piece()
    speaker = bold(clip(passage.speaker, SPEAKER)) + text(":") if passage.speaker else Piece()
    quotation = excerpt(passage, Room(LIMIT, LEAD_LIMIT + MARKS), words.say("sentence-too-long"))
    return lines(speaker, quotation or Piece())


def _pages(answer: Answer, words: Localization, key: str, page: int) -> list[InlineKeyboardButton]:
    back = _button(words.say("button-back"), StoryPress(key, page - 1)) if page else []
    more = answer.more and page < MAX_PAGE
    return [*back, *(_button(words.say("button-more"), StoryPress(key, page + 1)) if more else [])]


def _button(label: str, press: StoryPress) -> list[InlineKeyboardButton]:
    """Return the button, or none for a press that no button can carry: an article's id may be too long."""
    try:
        return [InlineKeyboardButton(label, callback_data=encode_press(press))]
    except ValueError:
        return []


def _rows(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
