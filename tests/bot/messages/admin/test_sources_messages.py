"""Messages about sources: within Telegram's limits whatever sources are called, and what their buttons name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import LANGUAGES, AdminPress, Localization, Reply, decode_press
from bot.messages.admin import (
    KINDS,
    adding_message,
    addresses_in,
    channel_entry,
    entry_of,
    how_message,
    looking_message,
    preview_message,
    refused_message,
    removal_page,
    result_message,
    source_page,
    sources_page,
)
from index import ChannelCount, ListedSource, SourceOptions, StoredSource, source_id
from index.sources.web import WebSource
from tests.bot.messages.replies.telegram_view import taken_either_way

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
KEY = "0123456789abcdef01234567"
ENGLISH = Localization.of("en")
WORDS = st.sampled_from([Localization.of(code) for code in LANGUAGES])
TEXT = st.text(max_size=300) | st.text("<&>\"' \n\0\u202e\ud800é", max_size=50) | st.just("word " * 2000)
TITLES = TEXT.filter(str.strip)
SURE_MOMENTS = st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
MOMENTS = st.none() | SURE_MOMENTS
OPTIONS = st.builds(
    SourceOptions,
    st.sampled_from(["longer", "item", "page"]),
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
    st.none() | TEXT,
    st.none() | st.integers(1, 525_600),
    st.none() | st.floats(0, 3600),
)
WEB_SOURCES = st.builds(WebSource, st.just(KEY), TITLES, st.sampled_from([*KINDS]), TEXT, OPTIONS)
SOURCES = st.builds(
    StoredSource,
    WEB_SOURCES,
    TEXT,
    st.just(NOW),
    st.booleans(),
    st.booleans(),
    MOMENTS,
    MOMENTS,
    MOMENTS,
    MOMENTS,
    MOMENTS,
    st.integers(0, 99),
    MOMENTS,
    TEXT,
    told=st.sampled_from(["", "failing", "silent"]),
)
CHANNELS = st.builds(
    ChannelCount, st.just(-1001234567890), st.none() | TEXT, st.none() | st.just("desk"), st.integers(1, 10_000_000),
    st.integers(0, 2**31) | st.integers(-(2**63), 2**63),
)  # fmt: skip
LISTED = st.builds(ListedSource, SOURCES, st.integers(0, 10_000_000))
URLS = TEXT | st.from_regex(r"https?://[a-z.]{1,20}/[!-~]{0,60}", fullmatch=True) | st.just(f"https://a.b/{'x' * 2000}")
CANDIDATES = st.fixed_dictionaries({"title": TEXT, "kind": st.sampled_from([*KINDS]), "url": URLS})
DATES = st.none() | st.just("") | st.dates().map(str) | SURE_MOMENTS.map(datetime.isoformat)
ITEMS = st.fixed_dictionaries(
    {
        "title": TEXT, "outlet": st.none() | TEXT, "published": DATES, "url": st.none() | URLS,
        "paragraphs": st.integers(0, 10_000), "opening": TEXT, "notes": st.lists(TEXT, max_size=2),
    }
)  # fmt: skip
PREVIEWS = st.builds(
    lambda candidate, rest: {"event": "preview", **candidate, **rest},
    CANDIDATES,
    st.fixed_dictionaries(
        {
            "count": st.integers(0, 1_000_000),
            "items": st.lists(ITEMS, max_size=5),
            "failed": st.lists(st.fixed_dictionaries({"name": TEXT, "reason": TEXT}), max_size=5),
            "notes": st.lists(TEXT, max_size=5),
            "others": st.lists(CANDIDATES, max_size=8),
        }
    ),
)


def presses(reply: Reply) -> list[AdminPress]:
    """Return the presses of a message's buttons, after checking that Telegram accepts them."""
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    buttons = [button for row in rows for button in row]
    assert all(rows)
    assert len(buttons) <= 100
    decoded = []
    for button in buttons:
        assert button.text.strip()
        assert len(str(button.callback_data).encode()) <= 64
        press = decode_press(str(button.callback_data))
        assert isinstance(press, AdminPress)
        decoded.append(press)
    return decoded


@settings(deadline=None)
@given(WORDS, st.lists(LISTED, max_size=20), st.lists(CHANNELS, max_size=10), st.booleans(), st.integers(-1, 10**6))
def test_any_list_is_a_message_that_telegram_accepts(
    words: Localization, listed: list[Any], channels: list[ChannelCount], is_read: bool, page: int
) -> None:
    entries = [*map(entry_of, listed), *(channel_entry(channel, channel.posts, is_read) for channel in channels)]
    reply = sources_page(words, entries, page, NOW)
    shown, _ = taken_either_way(reply)
    opened = [press for press in presses(reply) if press.action == "source"]
    assert len(opened) > 0 or not listed or page > 0
    assert {press.argument for press in opened} <= {KEY}
    assert len(shown) < 3500


@settings(deadline=None)
@given(WORDS, LISTED, TEXT)
def test_any_source_has_a_page_and_a_question_that_telegram_accepts(
    words: Localization, listed: ListedSource, note: str
) -> None:
    for reply in (source_page(words, listed, NOW, note[:300]), removal_page(words, listed, note[:300])):
        taken_either_way(reply)
        actions = {press.action for press in presses(reply)}
        assert actions & {"sources", "source"}
    assert ("source-resume" in {press.action for press in presses(source_page(words, listed, NOW))}) == (
        listed.state in ("paused", "ended")
    )


@settings(deadline=None)
@given(WORDS, PREVIEWS, st.sampled_from(["", KEY]))
def test_any_preview_is_a_message_whose_buttons_find_their_addresses_in_it(
    words: Localization, preview: dict[str, Any], known: str
) -> None:
    reply = preview_message(words, preview, known)
    shown, _ = taken_either_way(reply)
    addresses = {preview["url"], *(other["url"] for other in preview["others"])}
    for press in presses(reply):
        if press.action == "source-add":
            kind, _, key = press.argument.partition(":")
            assert kind in KINDS
            for message in (shown, reply.plain):
                assert addresses_in(message)[key] in addresses


@settings(deadline=None)
@given(WORDS, st.from_regex(r"https?://[a-z.]{1,20}/[!-~]{0,900}", fullmatch=True), TEXT)
def test_the_message_of_work_under_way_keeps_its_address_and_button(
    words: Localization, address: str, result: str
) -> None:
    reply = adding_message(words, address, "feed", result)
    shown, _ = taken_either_way(reply)
    [press] = presses(reply)
    assert addresses_in(shown)[press.argument.removeprefix("feed:")] == address


@settings(deadline=None)
@given(WORDS, TEXT)
def test_other_messages_about_sources_are_accepted(words: Localization, given_text: str) -> None:
    for reply in (how_message(words), looking_message(words, given_text), refused_message(words, given_text)):
        taken_either_way(reply)
        presses(reply)
    presses(result_message(words, "Done.", KEY))


def test_an_address_that_no_message_can_hold_has_no_button() -> None:
    preview = {
        "title": "A", "kind": "feed", "url": f"https://a.example/{'x' * 1200}",
        "count": 1, "items": [], "failed": [], "notes": [], "others": [],
    }  # fmt: skip
    reply = preview_message(ENGLISH, preview)
    assert presses(reply) == []
    assert "too long for a button" in reply.plain


@pytest.mark.parametrize(("is_read", "state"), [(True, ""), (False, "not in NEWSBOT_CHANNELS · ")])
def test_a_channel_stands_in_the_list_with_the_number_of_its_posts(is_read: bool, state: str) -> None:
    channel = ChannelCount(-1001, "The \n Desk", "desk", 5, int((NOW - timedelta(days=3)).timestamp()))
    reply = sources_page(ENGLISH, [channel_entry(channel, 3, is_read)], 0, NOW)
    assert reply.plain == f"One source\n\n1. The Desk · channel\n{state}5 posts · 3 articles · newest 3 days ago"
    assert [press.action for press in presses(reply)] == ["sources-how"]


@pytest.mark.parametrize(("title", "public_name", "name"), [(" ", "desk", "@desk"), (None, None, "-1001")])
def test_a_channel_without_a_title_is_listed_by_its_name_or_number(
    title: str | None, public_name: str | None, name: str
) -> None:
    assert channel_entry(ChannelCount(-1001, title, public_name, 1, 0), 1, True).title == name


@pytest.mark.parametrize("length", [timedelta(0), timedelta(minutes=-5), timedelta(days=3)])
def test_the_next_fetch_is_told(length: timedelta) -> None:
    web = WebSource(KEY, "https://a.example/feed", "feed", "A")
    listed = ListedSource(StoredSource(web, web.url, NOW, due_at=NOW + length), 1)
    ahead = "in 3 days" if length > timedelta(0) else "in 1 minute"
    assert f"Next fetch: {ahead}" in source_page(ENGLISH, listed, NOW).plain
    assert "через" in source_page(Localization.of("ru"), listed, NOW).plain
    assert source_id(web.url) in addresses_in(source_page(ENGLISH, listed, NOW).plain)
