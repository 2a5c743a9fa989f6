"""The buttons under an answer: pages, order, context, citing, following and rating."""

from __future__ import annotations

from dataclasses import replace

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.callback_data import MAX_PAGE, Action, AnswerPress, encode_press
from bot.messages.localization import Localization
from bot.messages.phrases import say_citation
from index import Answer, Article, Passage, View, published_day

MOST_AT_FIRST = 4
"""Maximum number of buttons under an answer before the first press."""

ROW = 3
"""Maximum number of buttons in a row; a phone cuts the labels of more."""

_THUMBS = "👍 👎"


def answer_buttons(
    words: Localization, answer: Answer, key: str, view: View, follow: bool = False
) -> InlineKeyboardMarkup | None:
    """Return the buttons under an answer, or None if there are none.

    A new answer has at most `MOST_AT_FIRST` buttons; after a press, it has all that would change something. The
    citation is that of its first passage.
    """
    pages, others = _pages(words, answer, key, view), _views(words, answer, key, view)
    if answer.passages:
        pages.append(_button(words.say("button-context"), key, "context", view))
    if follow:
        pages.append(_button(words.say("button-follow"), key, "follow", view))
    rated = bool(answer.passages or answer.listed)
    cite = citation_button(words, answer.passages[0]) if answer.passages else []
    if view.page or view.newest or view.quotes_only:
        thumbs = [_button(thumb, key, action, view) for thumb, action in _RATINGS] if rated else []
        rows = [pages[:ROW], [*pages[ROW:], *others], [*cite, *thumbs]]
    else:
        thumbs = [_button(_THUMBS, key, "rate", view)] if rated else []
        more = [*others[: MOST_AT_FIRST - len(pages) - len(thumbs)], *thumbs]
        if cite and len(pages) + len(more) < MOST_AT_FIRST:
            rows = [[*pages, *more[:-1]], [*cite, *more[-1:]]]  # in a row of three, a phone would cut its label
        else:
            rows = [[*pages, *more]] if len(pages) + len(more) <= ROW else [pages, more]
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def with_thumbs(buttons: InlineKeyboardMarkup, key: str, view: View) -> InlineKeyboardMarkup:
    """Return the buttons with a row of two thumbs instead of the button that opens them."""
    replaced = (_THUMBS, *(thumb for thumb, _ in _RATINGS))  # the thumbs themselves after a second press
    others = [[button for button in row if button.text not in replaced] for row in buttons.inline_keyboard]
    thumbs = [_button(thumb, key, action, view) for thumb, action in _RATINGS]
    return InlineKeyboardMarkup([*(row for row in others if row), thumbs])


def context_buttons(words: Localization, passage: Passage, key: str, view: View) -> InlineKeyboardMarkup:
    """Return the buttons under a passage in its context: back to the answer, and copying its citation."""
    back = _button(words.say("button-back"), key, "show", view)
    return InlineKeyboardMarkup([[back, *citation_button(words, passage)]])


def citation_button(words: Localization, article: Article | Passage) -> list[InlineKeyboardButton]:
    """Return the button that copies an article's citation; an empty list if the article gives nothing to cite."""
    copied = say_citation(words, article)
    return [InlineKeyboardButton(words.say("button-cite"), copy_text=CopyTextButton(copied))] if copied else []


def again_button(words: Localization, key: str) -> InlineKeyboardMarkup:
    """Return the button that asks the question of a forgotten answer again."""
    return InlineKeyboardMarkup([[_button(words.say("button-again"), key, "again", View())]])


def _pages(words: Localization, answer: Answer, key: str, view: View) -> list[InlineKeyboardButton]:
    buttons = []
    if view.page > 0:
        buttons.append(_button(words.say("button-back"), key, "show", replace(view, page=view.page - 1)))
    if answer.more and view.page < MAX_PAGE:
        buttons.append(_button(words.say("button-more"), key, "show", replace(view, page=view.page + 1)))
    return buttons


def _views(words: Localization, answer: Answer, key: str, view: View) -> list[InlineKeyboardButton]:
    """Return the button for the other order, if dates differ, and that for quotations, if not every passage is one."""
    buttons = []
    dates = {published_day(passage.published) for passage in answer.passages if passage.published}
    by_age = bool(answer.listed) or answer.understood.listing
    if not by_age and (len(dates) > 1 or view.page > 0 or view.newest):
        label = words.say("button-best") if view.newest else words.say("button-newest")
        buttons.append(_button(label, key, "show", replace(view, page=0, newest=not view.newest)))
    quoting = [passage.speaker is not None for passage in answer.passages]
    if view.quotes_only or (any(quoting) and not all(quoting)):
        label = words.say("button-all") if view.quotes_only else words.say("button-quotes")
        buttons.append(_button(label, key, "show", replace(view, page=0, quotes_only=not view.quotes_only)))
    return buttons


def _button(label: str, key: str, action: Action, view: View) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=encode_press(AnswerPress(key, action, view)))


_RATINGS: tuple[tuple[str, Action], ...] = (("👍", "good"), ("👎", "bad"))
