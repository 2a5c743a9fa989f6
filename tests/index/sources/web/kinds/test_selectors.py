"""CSS selectors of a source, on pages and in the HTML of items."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import parse_page
from index.sources.web import SourceOptions
from index.sources.web.kinds import check_selectors
from index.sources.web.kinds.selectors import choice_of, without_dropped

PAGE = b"""<html><head><title>Ferry</title></head><body><nav>Home</nav><h1>Ferry</h1>
<div class="text"><p>The ferry sails at <b>nine</b>.</p><aside class="tip">Send us tips.</aside>
<div class="text"><p>It returns at noon.</p></div></div><p>Read our other stories.</p></body></html>"""


def paragraphs(select: tuple[str, ...] = (), drop: tuple[str, ...] = ()) -> tuple[str, ...]:
    return parse_page(PAGE, choose=choice_of(SourceOptions(select=select, drop=drop))).paragraphs


def test_selected_elements_are_the_text_in_their_order_and_once() -> None:
    whole = ("The ferry sails at nine.", "Send us tips.", "It returns at noon.")
    assert paragraphs((".text",)) == whole
    assert paragraphs((".text .text", "div.text > p")) == ("The ferry sails at nine.", "It returns at noon.")


def test_dropped_elements_are_left_out_of_what_is_selected() -> None:
    assert paragraphs((".text",), (".tip", "b")) == ("The ferry sails at .", "It returns at noon.")


def test_dropped_elements_are_left_out_of_what_is_recognised() -> None:
    assert "Read our other stories." not in paragraphs(drop=("body > p", ".tip"))
    assert "It returns at noon." in paragraphs(drop=("body > p", ".tip"))


def test_selectors_that_match_nothing_are_a_failure_that_names_them() -> None:
    with pytest.raises(ValueError, match=r"nothing on the page matches “\.body” or “main”: change what the source"):
        paragraphs((".body", "main"))


def test_the_whole_page_cannot_be_dropped() -> None:
    assert choice_of(SourceOptions()) is None
    with pytest.raises(ValueError, match="empty page"):
        paragraphs(drop=("html", "body"))


@pytest.mark.parametrize("selector", ["", "p[", ":::", "p:foo", "p::text", "a" * 900, "(" * 99, "p:nth-child(x)"])
def test_what_is_no_selector_gets_a_sentence_that_names_it(selector: str) -> None:
    with pytest.raises(ValueError, match="CSS selector"):
        check_selectors(SourceOptions(drop=(selector,)))


def test_the_html_of_an_item_is_kept_but_for_what_is_dropped() -> None:
    assert "pots" not in without_dropped("<p>Clay</p><p class=ad>Buy pots</p> tail", SourceOptions(drop=(".ad",)))
    assert without_dropped("no markup & no loss", SourceOptions(drop=("p",))) == "no markup & no loss"


@settings(deadline=None)
@given(st.text(max_size=20) | st.text(" .#>+~[]()='\"ap:*|,\\", max_size=12), st.text(max_size=40))
def test_any_selector_selects_or_gets_a_sentence(selector: str, html: str) -> None:
    options = SourceOptions(select=(selector,), drop=(selector,))
    with suppress(ValueError):
        check_selectors(options)
        without_dropped(f"<p>{html}", options)
    with suppress(ValueError):
        paragraphs((selector,), (selector,))
