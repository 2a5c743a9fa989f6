"""The menu of sources: their list, the page of each, and what to do with its articles when it is removed.

A button names its source by its id, and sets what it says ("paused") instead of toggling it: late and repeated presses
do no harm. Not for adding sources: see `new_sources.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import InlineKeyboardButton

from bot.messages import AdminPress, Localization, Piece, Reply, bold, clip_line, code, lines, text
from bot.messages.admin.buttons import button, keyboard, titled_button
from index import ChannelCount, ListedSource

ON_A_PAGE = 8
"""Number of sources on a page, with a button each."""

MAX_PAGE = 9999
"""Last page of the list, counted from 0."""

KINDS = {
    "feed": "source-feed",
    "sitemap": "source-sitemap",
    "wordpress": "source-wordpress",
    "folder": "source-folder",
    "page": "source-page",
}
"""The Fluent message with the name of each kind of source."""

_STATES = {
    "new": "source-new",
    "well": "source-well",
    "silent": "source-is-silent",
    "failing": "source-fails",
    "paused": "source-paused",
    "ended": "source-is-gone",
}
_TEXTS = {"item": "source-text-item", "page": "source-text-page"}
_TITLE, _SHORT_ERROR, _ERROR, _OPTION, _ADDRESS = 100, 120, 1000, 200, 1000  # UTF-16 units


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of the list: a source on the web, or anything else that brings articles, such as a channel."""

    title: str
    kind: str
    """The Fluent message with the name of its kind."""
    state: str
    """The Fluent message that says how it is doing; empty: nothing is known of that."""
    articles: int
    newest_at: datetime | None = None
    read_at: datetime | None = None
    """When it was last read without an error."""
    error: str = ""
    press: AdminPress | None = None
    """What its button does; None: it has none."""
    posts: int | None = None
    """Number of posts of a channel; None: it is no channel."""


def entry_of(listed: ListedSource) -> SourceEntry:
    """Return the entry of a source on the web."""
    stored = listed.stored
    return SourceEntry(
        stored.name,
        KINDS[stored.source.kind],
        _STATES[listed.state],
        listed.articles,
        listed.newest_at,
        stored.succeeded_at,
        stored.error,
        AdminPress("source", stored.source.id),
    )


def channel_entry(channel: ChannelCount, articles: int, is_read: bool) -> SourceEntry:
    """Return the entry of a channel in Telegram, whose new posts become articles if it `is_read`."""
    state = "" if is_read else "source-not-listed"
    return SourceEntry(channel.name, "source-channel", state, articles, channel.newest_at, posts=channel.posts)


def sources_page(words: Localization, entries: Sequence[SourceEntry], page: int, now: datetime) -> Reply:
    """Return a page of the list, from 0; the last one if it has become shorter. `now` has a time zone."""
    new = [button(words.say("button-add"), "sources-how")]
    if not entries:
        return text(f"{words.say('sources-none')} {words.say('sources-how')}").reply()
    page = min(max(page, 0), (len(entries) - 1) // ON_A_PAGE, MAX_PAGE)
    first = page * ON_A_PAGE
    message, rows = bold(words.say("sources", count=len(entries))), []
    for number, entry in enumerate(entries[first : first + ON_A_PAGE], first + 1):
        piece = text("\n\n") + _entry(words, number, entry, now)
        if not message.has_room_for(piece):
            break
        message += piece
        if entry.press:
            rows.append(titled_button(f"{number}. {entry.title}", entry.press.action, entry.press.argument))
    back = button("‹", "sources", str(page - 1)) if page else []
    more = button("›", "sources", str(page + 1)) if first + ON_A_PAGE < len(entries) and page < MAX_PAGE else []
    return message.reply(keyboard([*rows, [*back, *more], *new]))


def _entry(words: Localization, number: int, entry: SourceEntry, now: datetime) -> Piece:
    kind, state = entry.kind, entry.state
    head = text(f"{number}. ") + bold(clip_line(entry.title, _TITLE)) + text(f" · {words.say(kind)}")
    parts = [words.say(state)] if state else []
    if entry.posts is not None:
        parts.append(words.say("source-posts", count=entry.posts))
    parts.append(words.say("coverage", count=entry.articles))
    if entry.newest_at:
        parts.append(words.say("source-newest", ago=words.ago(entry.newest_at, now)))
    if entry.read_at:
        parts.append(words.say("source-read", ago=words.ago(entry.read_at, now)))
    error = f"⚠️ {clip_line(entry.error, _SHORT_ERROR)}" if entry.error else ""
    return lines(head, text(" · ".join(parts)), text(error))


def how_message(words: Localization) -> Reply:
    """Return the message that says how to add a source."""
    return text(words.say("sources-how")).reply(keyboard([button(words.say("button-sources"), "sources", "0")]))


# -- one source


def source_page(words: Localization, listed: ListedSource, now: datetime, note: str = "") -> Reply:
    """Return the page of a source, with everything that is known of it. `note` says what has just become of it."""
    source = listed.stored.source
    message = lines(
        text(note),
        bold(clip_line(listed.stored.name, _TITLE)),
        code(clip_line(source.url, _ADDRESS)),
        *(text(line) for line in (*_head(words, listed, now), *_options(words, listed))),
    )
    key, is_fetched = source.id, listed.state not in ("paused", "ended")
    pause = button(words.say("button-pause"), "source-pause", key)
    resume = button(words.say("button-resume"), "source-resume", key)
    rows = [
        [*(pause if is_fetched else resume), *button(words.say("button-refresh"), "source-refresh", key)],
        [*button(words.say("button-remove"), "source-remove", key), *_back(words)],
    ]
    return message.reply(keyboard(rows))


def _head(words: Localization, listed: ListedSource, now: datetime) -> list[str]:
    stored = listed.stored
    kind, state = KINDS[stored.source.kind], _STATES[listed.state]
    head = [
        words.say("source-kind", kind=words.say(kind)),
        words.say("source-state", state=words.say(state)),
        words.say("source-articles", count=listed.articles),
    ]
    if listed.newest_at:
        head.append(words.say("source-newest-article", ago=words.ago(listed.newest_at, now)))
    if stored.succeeded_at:
        head.append(words.say("source-last-read", ago=words.ago(stored.succeeded_at, now)))
    if stored.fetched_at and stored.fetched_at != stored.succeeded_at:
        head.append(words.say("source-last-try", ago=words.ago(stored.fetched_at, now)))
    if stored.due_at and listed.state not in ("paused", "ended"):
        head.append(words.say("source-next", ahead=words.ahead(stored.due_at, now)))
    if stored.error:
        head.append(words.say("source-error", reason=clip_line(stored.error, _ERROR)))
    return head


def _options(words: Localization, listed: ListedSource) -> list[str]:
    """Return a line for each option of a source that isn't the default."""
    options = listed.stored.source.options
    options_shown = []
    if name := _TEXTS.get(options.text_from):
        options_shown.append(words.say(name))
    if options.select:
        options_shown.append(words.say("source-select", what=clip_line(", ".join(options.select), _OPTION)))
    if options.drop:
        options_shown.append(words.say("source-drop", what=clip_line(", ".join(options.drop), _OPTION)))
    if options.outlet:
        options_shown.append(words.say("source-outlet", name=clip_line(options.outlet, _OPTION)))
    if options.interval_minutes is not None:
        options_shown.append(words.say("source-interval", count=options.interval_minutes))
    if options.pause_seconds is not None:
        options_shown.append(words.say("source-pause", length=f"{options.pause_seconds:g}"))
    return options_shown


def removal_page(words: Localization, listed: ListedSource, note: str = "") -> Reply:
    """Return the question whether the articles of a source go with it. `note` says why it is asked again."""
    key = listed.stored.source.id
    message = lines(
        text(note),
        text(words.say("source-remove", title=clip_line(listed.stored.name, _TITLE))),
        text(words.say("source-remove-articles", count=listed.articles)) if listed.articles else Piece(),
    )
    name = "button-keep" if listed.articles else "button-remove"
    keep = button(words.say(name), "source-drop", key)
    with_all = button(words.say("button-with-all"), "source-drop-all", key) if listed.articles else []
    return message.reply(keyboard([keep, with_all, button(words.say("button-cancel"), "source", key)]))


def result_message(words: Localization, result: str, source_id: str = "") -> Reply:
    """Return what has become of a source, with buttons to its page, if it is there, and to the list."""
    page = button(words.say("button-source"), "source", source_id) if source_id else []
    return text(result).reply(keyboard([[*page, *button(words.say("button-sources"), "sources", "0")]]))


def _back(words: Localization) -> list[InlineKeyboardButton]:
    return button(words.say("button-back"), "sources", "0")
