"""The context of a passage: the paragraphs around it, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.messages.markup import Reply
from bot.messages.replies import AROUND, context_message
from index import Article, Sentence, View
from index.model import Paragraph
from tests.bot.messages.builders import build_passage as passage
from tests.bot.messages.builders import spans_of
from tests.bot.messages.replies.telegram_view import ENGLISH, LEFT_OUT, NOW, bold, quotations, taken


def in_context(position: int, paragraphs: tuple[str, ...], **fields: Any) -> Reply:
    whole = Article("a1", "file:///a.txt", "Ferries sail again", paragraphs)
    text = paragraphs[position]
    start, end = spans_of(text)[0]
    shown = replace(
        passage(text, **fields),
        paragraphs=(Paragraph(position, text),),
        answer=Sentence(position, start, end, text[start:end]),
    )
    return context_message(whole, shown, ENGLISH, NOW, "k", View(2, newest=True))


@pytest.mark.parametrize("position", range(7))
def test_the_context_of_a_passage_are_the_paragraphs_around_it(position: int) -> None:
    paragraphs = tuple(f"Paragraph {number} says so. It ends." for number in range(7))
    reply = in_context(position, paragraphs)
    around = paragraphs[max(0, position - AROUND) : position + AROUND + 1]
    assert quotations(reply.html) == ["\n\n".join(around)]
    assert bold(reply.html) == [f"Paragraph {position} says so."]
    assert "\n> \n> ".join(around) in reply.plain


def test_the_context_says_first_where_it_stands() -> None:
    text, entities = taken(in_context(1, ("One.", "Two.", "Three."), speaker="Ana Brandt").html)
    assert text.splitlines() == [
        *["Ana Brandt · The Orrin Bay Courier · 19 March 2025", "Ferries sail again"],
        *["One.", "", "Two.", "", "Three."],
    ]
    assert [entity.of(text) for entity in entities if entity.url] == ["Ferries sail again"]


def test_the_context_leads_back_to_the_same_view_of_the_answer() -> None:
    buttons = in_context(0, ("One.", "Two.")).buttons
    assert buttons is not None
    [[back, _]] = buttons.inline_keyboard
    assert (back.text, back.callback_data) == ("Back", "a:k:s2n")


def test_the_context_has_a_button_that_copies_the_citation() -> None:
    buttons = in_context(0, ("One.", "Two.")).buttons
    assert buttons is not None
    [[_, cite]] = buttons.inline_keyboard
    assert cite.copy_text is not None
    assert cite.text == "Copy citation"
    assert cite.copy_text.text.startswith("“Ferries sail again.” The Orrin Bay Courier, 19 March 2025.")


def test_a_long_context_keeps_the_nearest_paragraphs_on_both_sides() -> None:
    long = " ".join(f"Sentence number {number} goes on." for number in range(80))
    [shown] = quotations(in_context(2, (long,) * 5).html)
    assert shown.startswith(LEFT_OUT)
    assert shown.endswith(LEFT_OUT)
    before, after = shown.split("\n\nSentence number 0 goes on.")
    assert len(before) > 1000
    assert len(after) > 1000
