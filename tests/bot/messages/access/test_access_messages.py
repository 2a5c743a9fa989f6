"""Messages about who may use the bot: what people are called is only text, and everything fits."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import AccessRecord, AccessRequest, AccessState
from bot.messages import LANGUAGES, Localization, Reply, units
from bot.messages.access import (
    ON_A_PAGE,
    TABS,
    AccessEntry,
    AccessPage,
    Named,
    clean_name,
    entry_page,
    list_page,
    request_message,
)

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
GROUP = -1_009_999_999_999_999
NAMES = st.text(max_size=300) | st.text(st.sampled_from("<&>\u202e\u200f\u061c\ufeff\x00\n\ud83d 𝔄é"), max_size=300)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def callback_sizes(reply: Reply) -> list[int]:
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    return [len(str(button.callback_data).encode()) for row in rows for button in row]


def assert_fits(reply: Reply) -> None:
    assert 0 < units(reply.plain) <= 4096
    assert all(size <= 64 for size in callback_sizes(reply))
    assert not re.search(r"<(?!/?b>)|&(?!amp;|lt;|gt;)", reply.html)


@given(NAMES)
@settings(deadline=None)
def test_a_name_is_one_short_line_without_characters_that_nobody_sees(name: str) -> None:
    cleaned = clean_name(name)
    assert units(cleaned) <= 64
    assert not any(unicodedata.category(char).startswith("C") for char in cleaned)
    assert cleaned == " ".join(cleaned.split())


@EVERY_LANGUAGE
@pytest.mark.parametrize("state", ["waiting", "allowed", "blocked", "refused"])
@given(name=NAMES, title=NAMES)
@settings(deadline=None, max_examples=20)
def test_a_request_fits_into_a_message_whatever_the_names(
    language: str, state: AccessState, name: str, title: str
) -> None:
    request = AccessRequest(GROUP, 10**15, 3, "en", clean_name(name), "x" * 32, clean_name(title) or None)
    reply = request_message(Localization.of(language), request, state, clean_name(name) or "1")
    assert_fits(reply)
    assert bool(reply.buttons) == (state == "waiting")


@EVERY_LANGUAGE
@pytest.mark.parametrize("tab", TABS)
@given(name=NAMES)
@settings(deadline=None, max_examples=20)
def test_a_full_page_fits_into_a_message(language: str, tab: AccessState, name: str) -> None:
    words = Localization.of(language)
    entries = [entry(tab, GROUP - number, name) for number in range(ON_A_PAGE)]
    totals = dict.fromkeys(TABS, 99_999)
    assert_fits(list_page(words, AccessPage(tab, 12_000, entries, totals, "request", 3), NOW))


@EVERY_LANGUAGE
@pytest.mark.parametrize("state", ["waiting", "allowed", "blocked", "refused"])
@given(name=NAMES)
@settings(deadline=None, max_examples=20)
def test_the_page_of_anybody_fits_into_a_message(language: str, state: AccessState, name: str) -> None:
    assert_fits(entry_page(Localization.of(language), entry(state, GROUP, name), NOW, "Done."))


def entry(state: AccessState, chat_id: int, name: str) -> AccessEntry:
    record = AccessRecord(chat_id, state, NOW, None if state == "waiting" else NOW, 1, None)
    return AccessEntry(record, Named(chat_id, name, "x" * 32), clean_name(name))
