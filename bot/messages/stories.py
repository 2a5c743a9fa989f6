"""Lists of stories, newest first, with a numbered button for each.

A button refers to its article, not to its number, which may belong to another story after an index run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.buttons import citation_button
from bot.messages.callback_data import MAX_PAGE, StoryPress, encode_press
from bot.messages.localization import Localization
from bot.messages.markup import Piece, Reply, bold, text
from bot.messages.replies import answer_message, headline, origin, passage_message, top_of
from index import Answer, Passage


def stories_message(
    answer: Answer, words: Localization, now: datetime, *, key: str, page: int = 0, size: int, asked: bool = False
) -> Reply:
    """Return a page with `size` of the newest stories, or the message that there are none.

    `asked`: put the question on top. `now` is the reader's time, with its time zone.
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
    """Return one of the stories, with buttons back to the list and to cite it.

    `passage` is None if it has left the index.
    """
    back = _button(words.say("button-back"), StoryPress(press.key, press.page))
    if passage is None:
        return text(words.say("no-more")).reply(_rows(back))
    return passage_message(passage, words, now, _rows([*back, *citation_button(words, passage)]))


def _none(words: Localization) -> Reply:
    return text(words.say("latest-none")).reply()


def _fitting(message: Piece, number: int, passage: Passage, words: Localization, now: datetime) -> Piece | None:
    """Return a story in one line; None if it doesn't fit."""
    also = text(f" +{len(passage.also_in)}") if passage.also_in else Piece()
    where = origin(replace(passage, speaker=None), words, now)
    story = text(f"\n{number}. ") + headline(passage) + text(" · ") + where + also
    return story if message.has_room_for(story) else None


def _pages(answer: Answer, words: Localization, key: str, page: int) -> list[InlineKeyboardButton]:
    back = _button(words.say("button-back"), StoryPress(key, page - 1)) if page else []
    more = answer.more and page < MAX_PAGE
    return [*back, *(_button(words.say("button-more"), StoryPress(key, page + 1)) if more else [])]


def _button(label: str, press: StoryPress) -> list[InlineKeyboardButton]:
    """Return the button in a list; an empty list if the article's id is too long for callback data."""
    try:
        return [InlineKeyboardButton(label, callback_data=encode_press(press))]
    except ValueError:
        return []


def _rows(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
