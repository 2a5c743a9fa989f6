"""The citation of an article that a button copies: headline, outlet, day and link, within Telegram's limit.

Not for citations of many articles in files: `index/research/` writes those.
"""

from __future__ import annotations

from telegram import CopyTextButton, InlineKeyboardButton

from bot.messages import phrases
from bot.messages.localization import Localization
from bot.messages.markup import clip, text, units
from index import Article, Passage

COPY_LIMIT = 256
"""Maximum length of the text that a button copies, in UTF-16 units; https://core.telegram.org/bots/api#copytextbutton."""

_SHORTEST_TITLE = 24  # UTF-16 units: less of a headline says nothing
_ENDS = (".", "!", "?", "…")


def citation_button(words: Localization, article: Article | Passage) -> list[InlineKeyboardButton]:
    """Return the button that copies an article's citation; an empty list if the article gives nothing to cite."""
    copied = cite(words, article)
    return [InlineKeyboardButton(words.say("button-cite"), copy_text=CopyTextButton(copied))] if copied else []


def cite(words: Localization, article: Article | Passage) -> str:
    """Return the citation of an article in at most `COPY_LIMIT` units.

    It has the form “Headline.” Outlet, 19 November 2026. https://... The link is whole, or left out if it alone is too
    long. To make room for it, the headline is shortened at the end of a word, or left out; then the outlet.
    """
    link = _line(phrases.address(article) or "")
    link = link if units(link) <= COPY_LIMIT else ""
    day = words.day(article.published) if article.published else ""
    for outlet in (clip(_line(article.source or ""), phrases.OUTLET_LIMIT), ""):
        origin = ", ".join(filter(None, (outlet, day)))
        ending = " ".join(filter(None, (_ended(origin), link)))
        if (room := COPY_LIMIT - units(ending)) >= 0:
            title = _title(words, _line(article.title), room - 1 if ending else room)
            return " ".join(filter(None, (title, ending)))
    return link


def _title(words: Localization, title: str, room: int) -> str:
    """Return a headline in quotation marks within `room` units; an empty text if that leaves too little of it."""
    marks = units(_quoted(words, "."))
    if not title or room < min(_SHORTEST_TITLE, units(title)) + marks:
        return ""
    return _quoted(words, clip(title, room - marks))


def _ended(origin: str) -> str:
    """Return an outlet and a day with a full stop, unless they have one: "Courier Inc."."""
    return origin if not origin or origin.endswith(".") else f"{origin}."


def _quoted(words: Localization, title: str) -> str:
    if title.endswith(_ENDS):
        return words.say("citation-title-ended", title=title)
    return words.say("citation-title", title=title)


def _line(given: str) -> str:
    return " ".join(text(given).plain.split())
