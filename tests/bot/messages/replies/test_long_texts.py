"""Replies of long texts: within 4,096 units, and nothing is cut within a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from botapi_entities import QUOTES

from bot.messages.markup import units
from bot.messages.replies import FURTHER_LIMIT, PASSAGE_LIMIT
from index import Question
from tests.bot.messages.builders import build_passage as passage
from tests.bot.messages.replies.telegram_view import (
    TOO_LONG,
    article,
    bold,
    excerpts,
    found,
    html_of,
    message,
    not_found,
    quotations,
    taken,
    taken_either_way,
)


def test_a_paragraph_of_100_kilobytes_is_shown_as_the_sentences_around_the_answer() -> None:
    sentences = [f"Sentence number {number} says that nothing happened." for number in range(2000)]
    long = passage(" ".join(sentences), sentence=1000)
    [quotation] = quotations(html_of(found(long)))
    assert quotation.startswith("[…] ")
    assert quotation.endswith(" […]")
    assert quotation in excerpts(long)
    assert bold(html_of(found(long))) == [sentences[1000]]


@pytest.mark.parametrize(
    "text",
    ["<b>&amp;</b> " * 8000, "😀" * 50_000, "مرحبا بالعالم. " * 7000, "@someone #news. " * 6000, "\0\ud800. " * 20_000],
)
def test_telegram_takes_hostile_paragraphs_of_100_kilobytes(text: str) -> None:
    shown = passage(text, "Short.", sentence=7, title=text, source=text, speaker=text, also_in=(text,) * 9)
    _, entities = taken_either_way(message(found(shown, shown, shown, question=text), asked=True, key="k"))
    assert any(entity.type in QUOTES for entity in entities)


def test_a_long_paragraph_leaves_room_for_other_passages() -> None:
    long = passage(" ".join(f"Sentence number {number} goes on." for number in range(500)))
    short = passage("“It is short,” he said.", speaker="Short Speaker")
    assert len(quotations(html_of(found(long, short)))) == 2


def test_the_first_passage_takes_700_units_and_further_ones_450_as_far_as_whole_sentences_fill_them() -> None:
    longest = 40
    texts = [" ".join(f"Sentence number {n} of passage {one} goes on." for n in range(90)) for one in range(3)]
    taken_up = [units(part) for part in message(found(*map(passage, texts))).plain.split("\n\n")]
    for limit, length in zip([700, 450, 450], taken_up, strict=True):
        assert limit - longest <= length <= limit
    assert (PASSAGE_LIMIT, FURTHER_LIMIT) == (700, 450)


def test_a_sentence_that_fits_into_no_message_is_not_cut() -> None:
    endless = passage("and so on " * 1000)
    html = html_of(found(endless))
    [quotation] = quotations(html)
    assert quotation.startswith(TOO_LONG)
    assert "https://courier.example/1" in html


def test_a_long_title_is_shortened() -> None:
    text, _ = taken(html_of(found(passage("Short.", title="word " * 1000))))
    assert text.startswith("The Orrin Bay Courier · 19 March 2025\nShort.\nword word")
    assert text.endswith("word …")
    assert len(text) < 300


def test_an_outlet_of_any_length_leaves_something_to_show() -> None:
    assert quotations(html_of(found(passage("Short.", source="outlet " * 400))))


def test_long_outlets_of_the_nearest_articles_fit() -> None:
    taken(html_of(not_found(*[article("Title", source="outlet " * 400)] * 3)))


def test_an_address_of_any_length_leaves_something_to_show() -> None:
    taken(html_of(found(passage("Short.", url="https://courier.example/" + "x" * 40_000))))


def test_the_lines_about_a_passage_leave_room_for_it() -> None:
    long = "word " * 2000
    asked = Question("?", (), corrected=((long, long),) * 9, outlets=(long,) * 9, since=date(2025, 3, 1))
    shown = passage("Short.", title=long, source=long, speaker=long, url="https://x.example/" + "y" * 900)
    answer = replace(found(replace(shown, also_in=(long,) * 9), question=long), understood=asked, unanswered=(long,))
    assert quotations(html_of(answer, asked=True, heading=long)) == ["Short."]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("й", 1), ("😀", 2), ("👨‍👩‍👧", 8), ("\ud800", 1)]
)
def test_lengths_count_utf16_units(text: str, length: int) -> None:
    assert units(text) == length
