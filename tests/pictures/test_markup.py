"""Message text as HTML: formatting as in Telegram, and everything that people write is escaped."""

from __future__ import annotations

import pytest
from botapi import Entity
from botapi_entities import format_text
from botapi_markup import parse_html

from pictures.markup import element, formatted, written


def drawn(text: str, *entities: Entity) -> str:
    """Return the HTML of a text without the surrounding element."""
    page = written(element("p", *formatted(text, entities)))
    return page.removeprefix("<!doctype html>\n<p>").removesuffix("</p>\n")


def read(source: str) -> str:
    """Return the HTML drawn for a bot's HTML, as parsed by the double of the Bot API."""
    text, entities = format_text(*parse_html(source))
    return drawn(text, *entities)


def test_offsets_count_utf_16_units() -> None:
    assert drawn("🔔🔔 now", Entity("bold", 5, 3)) == '🔔🔔 <b class="bold">now</b>'
    assert drawn("a🔔b", Entity("bold", 1, 2)) == 'a<b class="bold">🔔</b>b'


def test_formatting_within_formatting_and_beside_it() -> None:
    text, entities = "one two three four", (Entity("blockquote", 4, 9), Entity("bold", 8, 5), Entity("italic", 14, 4))
    assert drawn(text, *entities) == (
        'one <blockquote class="blockquote">two <b class="bold">three</b></blockquote> <i class="italic">four</i>'
    )


def test_formatting_over_the_same_words() -> None:
    assert read('<a href="https://x.example/"><b>here</b></a>') == (
        '<a href="https://x.example/"><b class="bold">here</b></a>'
    )


def test_a_quotation_ends_its_line_by_itself() -> None:
    assert read("<blockquote>said</blockquote>\n\nsource") == (
        '<blockquote class="blockquote">said</blockquote>\nsource'
    )


def test_a_folded_quotation_is_one_that_can_be_unfolded() -> None:
    assert read("<blockquote expandable>said</blockquote>") == '<blockquote class="folded">said</blockquote>'


def test_commands_and_mentions_look_as_links_do() -> None:
    assert read("/ask @newsbot") == '<a href="#">/ask</a> <a href="#">@newsbot</a>'


def test_formatting_that_no_picture_knows_leaves_the_words() -> None:
    assert drawn("secret", Entity("spoiler", 0, 6)) == '<span class="spoiler">secret</span>'


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</p><p>", "&lt;b&gt;", "<!-- ", "\"'>"])
def test_text_that_looks_like_html_is_escaped(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert drawn(text, Entity("bold", 0, len(text))) == f'<b class="bold">{escaped}</b>'


def test_an_address_stays_within_its_attribute() -> None:
    url = 'https://x.example/"><script>'
    assert drawn("x", Entity("text_link", 0, 1, url=url)).startswith('<a href="https://x.example/&quot;&gt;')
