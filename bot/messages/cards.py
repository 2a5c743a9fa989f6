"""The cards of inline mode: pure functions from an answer to Telegram's inline results.

A card shows the speaker (or the headline if there is none), the words, the outlet and the date. Choosing it sends the
passage with its source, as in an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from bot.messages import phrases
from bot.messages.buttons import citation_button
from bot.messages.localization import Localization
from bot.messages.markup import Reply, clip, text
from bot.messages.replies import answer_message, passage_message
from index import Answer, Passage

MAX_CARDS = 10
"""Maximum number of cards for a query."""

_TITLE, _WORDS = 100, 160  # UTF-16 units: apps show one line of the title, and two or three below
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# For an invalid link in a button, Telegram refuses all cards; in a text, it only shows no link.
_LINK = re.compile(r"https?://([a-z0-9-]+\.)+[a-z0-9-]+(:[1-9][0-9]{0,3})?([/?#][!-~]*)?", re.ASCII | re.IGNORECASE)


def answer_cards(passages: Iterable[Passage], words: Localization, now: datetime) -> list[InlineQueryResultArticle]:
    """Return a card for each passage. `now` is the current time in the bot's time zone."""
    return [_card(number, passage, words, now) for number, passage in enumerate(passages)]


def not_found_card(answer: Answer, words: Localization, now: datetime) -> InlineQueryResultArticle:
    """Return the card that says "not found", and what was searched."""
    searched = words.say("searched", coverage=phrases.say_coverage(words, answer.coverage))
    return _article("none", words.say("inline-not-found"), searched, answer_message(answer, words, now, asked=True))


def _card(number: int, passage: Passage, words: Localization, now: datetime) -> InlineQueryResultArticle:
    title = clip(passage.speaker or passage.title, _TITLE)
    outlet = phrases.say_outlet(words, passage.source)
    when = f"{words.day(passage.published)}{phrases.say_updated(words, passage)}"
    description = f"{clip(passage.answer.text, _WORDS)}\n{outlet} · {when}"
    message = passage_message(passage, words, now, _buttons(passage, words))
    return _article(str(number), title, description, message)


def _buttons(passage: Passage, words: Localization) -> InlineKeyboardMarkup | None:
    url = phrases.address(passage)
    is_link = url is not None and _LINK.fullmatch(url)
    link = [InlineKeyboardButton(words.say("button-article"), url=url)] if is_link else []
    row = [*link, *citation_button(words, passage)]
    return InlineKeyboardMarkup([row]) if row else None


def _article(name: str, title: str, description: str, message: Reply) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message.html, ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    shown = text(title).plain.strip() or "…"  # a card needs a title
    return InlineQueryResultArticle(name, shown, content, message.buttons, description=text(description).plain)
