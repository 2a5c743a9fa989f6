"""What admins are told of what they add."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import LANGUAGES, LIMIT, AdminPress, Localization, decode_press, units
from bot.messages.admin import (
    addition_message,
    not_added_message,
    taken_out_message,
    title_and_text,
    too_large_message,
)

ENGLISH = Localization.of("en")
ARTICLE = {
    "id": "a1",
    "title": "Lock gates freeze",
    "outlet": "The Lock",
    "published": "2026-05-04T10:00:00+00:00",
    "paragraphs": 12,
    "url": "https://lock.example/gates",
    "state": "added",
}


def event(**fields: Any) -> dict[str, Any]:
    plain = {"key": "page-" + "0" * 24, "total": 1, "added": 1, "changed": 0, "unchanged": 0, "articles": [ARTICLE]}
    return plain | {"failures": 0, "reasons": [], "error": "", "is_source": False} | fields


def test_an_article_is_named_with_its_outlet_day_and_length_and_links_to_its_page() -> None:
    reply = addition_message(ENGLISH, "x", event())
    assert reply.html == (
        'Added:\n<a href="https://lock.example/gates">Lock gates freeze</a>\nThe Lock · 4 May 2026 · 12 paragraphs'
    )
    assert reply.buttons is not None
    [[button]] = reply.buttons.inline_keyboard
    assert decode_press(str(button.callback_data)) == AdminPress("take-out", "page-" + "0" * 24)


def test_what_cannot_be_taken_out_has_no_button() -> None:
    assert addition_message(ENGLISH, "x", event(key="")).buttons is None
    assert addition_message(ENGLISH, "x", event(error="x: empty")).buttons is None


@pytest.mark.parametrize(("state", "head"), [("changed", "Updated:"), ("unchanged", "Already there:")])
def test_what_was_there_before_is_called_so(state: str, head: str) -> None:
    assert addition_message(ENGLISH, "x", event(articles=[ARTICLE | {"state": state}])).plain.startswith(head)


def test_a_document_names_three_articles_and_counts_what_is_none() -> None:
    reply = addition_message(
        ENGLISH, "many.json", event(total=9, added=9, articles=[ARTICLE] * 5, failures=2, reasons=["item 3: no text"])
    )
    head, *lines = reply.plain.splitlines()
    assert head == "many.json: 9 added, 0 updated, 0 already there."
    assert sum(line.startswith("• Lock gates freeze") for line in lines) == 3
    assert lines[-2:] == ["… and 6 more", "Not added: 2 (the first: item 3: no text)"]


def test_an_article_without_anything_is_named_by_what_it_has() -> None:
    bare = ARTICLE | {"title": "", "outlet": None, "published": None, "url": None, "paragraphs": 1}
    said = addition_message(ENGLISH, "x", event(articles=[bare])).plain
    assert said == "Added:\noutlet not given · undated · 1 paragraph"


def test_a_message_without_a_title_gets_its_first_line() -> None:
    assert title_and_text("A lock\n\nIt is shut.\nSince noon.") == ("A lock", "It is shut.\n\nSince noon.")
    assert title_and_text("It is shut.") == ("It is shut.", "It is shut.")
    assert title_and_text("") == ("", "")
    long = "word " * 100
    assert title_and_text(f"{long}\nend") == (title_and_text(long)[0], f"{long.strip()}\n\nend")


WORDS = st.text(max_size=6000)


@given(st.sampled_from([*LANGUAGES]), WORDS, WORDS, WORDS, st.integers(1, 10**6), st.booleans())
def test_any_words_fit_into_a_message(
    language: str, shown: str, title: str, reason: str, total: int, is_source: bool
) -> None:
    words = Localization.of(language)
    article = ARTICLE | {"title": title, "outlet": reason, "url": f"https://lock.example/{shown}"}
    for reply in (
        addition_message(words, shown, event(total=total, articles=[article] * min(total, 5), reasons=[reason])),
        addition_message(words, shown, event(failures=total, reasons=[reason], articles=[article])),
        addition_message(words, shown, event(error=reason or "x", is_source=is_source)),
        not_added_message(words, reason),
        too_large_message(words, shown),
        taken_out_message(words, [title, shown, reason, title]),
        taken_out_message(words, []),
    ):
        assert 0 < units(reply.plain) <= LIMIT
    found, text = title_and_text(shown)
    assert not found or text
