"""Messages about what an admin adds to the index: as what it was indexed, and that it was taken out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import InlineKeyboardMarkup

from bot.messages import (
    TITLE_LIMIT,
    Localization,
    Piece,
    Reply,
    clip,
    link,
    linkable,
    say_outlet,
    text,
)
from bot.messages.admin.buttons import button, keyboard
from index import published_from_text

MOST_SHOWN = 3
"""Maximum number of articles of one document that a message names."""

_NAME, _REASON = 200, 1000  # UTF-16 units


def addition_message(words: Localization, shown: str, event: Mapping[str, Any]) -> Reply:
    """Return what became of a link or a document that people know as `shown`.

    `event` is what `newsbot add --progress json` says of it. What is in the index gets a button to take it out.
    """
    if event.get("error"):
        if event.get("is_source"):
            return text(words.say("addition-source", name=clip(shown, _NAME))).reply()
        return not_added_message(words, str(event["error"]))
    articles, total = event["articles"], int(event["total"])
    if total == 1:
        message = text(f"{_say_state(words, articles[0]['state'])}\n") + _article(words, articles[0])
    else:
        message = text(words.say("addition-articles", name=clip(shown, _NAME), **_counts(event)))
        for article in articles[:MOST_SHOWN]:
            message += text("\n• ") + _article(words, article, " – ")
        if (more := total - len(articles[:MOST_SHOWN])) > 0:
            message += text(f"\n{words.say('addition-more', count=more)}")
    if failures := int(event.get("failures") or 0):
        reason = clip(str(next(iter(event.get("reasons") or ()), "")), _NAME)
        message += text(f"\n{words.say('addition-failures', count=failures, reason=reason)}")
    return message.reply(_take_out_button(words, str(event.get("key") or "")))


def not_added_message(words: Localization, reason: str) -> Reply:
    """Return the message that something isn't added, and why."""
    return text(words.say("addition-failed", reason=clip(reason, _REASON))).reply()


def too_large_message(words: Localization, name: str) -> Reply:
    """Return the message that a document is larger than Telegram gives to bots, and what to do."""
    return text(words.say("addition-too-large", name=clip(name, _NAME))).reply()


def taken_out_message(words: Localization, titles: Sequence[str]) -> Reply:
    """Return the message that takes the place of what was added, once that is out."""
    named = ", ".join(words.say("addition-title", title=clip(title, TITLE_LIMIT)) for title in titles[:MOST_SHOWN])
    if not named:
        return text(words.say("taken-out")).reply()
    more = " …" if len(titles) > MOST_SHOWN else ""
    return text(words.say("taken-out-titles", titles=f"{named}{more}")).reply()


def title_and_text(words: str) -> tuple[str, str]:
    """Return a title for a message without one, its first line, and its text: the rest, or all of a single line."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    title = clip(lines[0], TITLE_LIMIT) if lines else ""
    is_headline = len(lines) > 1 and title == lines[0]
    return title, "\n\n".join(lines[1:] if is_headline else lines)


def _say_state(words: Localization, state: object) -> str:
    match state:
        case "added":
            return words.say("addition-added")
        case "changed":
            return words.say("addition-changed")
        case _:
            return words.say("addition-unchanged")


def _counts(event: Mapping[str, Any]) -> dict[str, int]:
    return {name: int(event[name]) for name in ("added", "changed", "unchanged")}


def _article(words: Localization, article: Mapping[str, Any], gap: str = "\n") -> Piece:
    title = link(clip(str(article["title"]), TITLE_LIMIT), linkable(article["url"]))
    outlet = say_outlet(words, article["outlet"])
    day = words.day(published_from_text(article["published"]))
    paragraphs = words.say("addition-paragraphs", count=int(article["paragraphs"]))
    return title + text(f"{gap if article['title'] else ''}{outlet} · {day} · {paragraphs}")


def _take_out_button(words: Localization, key: str) -> InlineKeyboardMarkup | None:
    return keyboard([button(words.say("button-take-out"), "take-out", key)]) if key else None
