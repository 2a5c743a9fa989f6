"""The cards of inline mode: Telegram accepts them for any article."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from botapi_entities import QUOTES, format_text, utf16_length
from botapi_inline import Card, read_cards
from botapi_markup import parse_html
from botapi_messages import Content
from botapi_params import Params
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import InlineQueryResultArticle

from bot.messages.cards import answer_cards, not_found_card
from bot.messages.localization import LANGUAGES, Localization
from index import Answer, Coverage, Passage
from tests.bot.messages.builders import build_passage

NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)
ENGLISH = Localization.of("en")
LANGUAGE = st.sampled_from(sorted(LANGUAGES)).map(Localization.of)
SNIPPETS = st.sampled_from(
    [
        "He said so. ",
        "</blockquote>",
        "&amp; <b> ",
        "👨‍👩‍👧‍👦 ",
        "مرحبا. ",
        "\0\ud800 ",
        "x" * 300,
        "&" * 700,
        "😀" * 2100,
    ]
)
TEXTS = st.lists(SNIPPETS | st.text(max_size=40), min_size=1, max_size=8).map(
    lambda parts: " ".join("".join(parts).split()) or "…"
)
URLS = st.none() | st.sampled_from(
    [
        "https://courier.example/1?a=1&b='2'\"><script>",
        "http://localhost/",
        "http://courier.example:99999/",
        "https://user:secret@courier.example/",
        "https://bücher.example/",
        "https://courier.example/a b",
        "https://courier.example/\n",
        "https://courier.example/\ud800",
        "javascript:alert(1)",
        "https://",
        "https://.example/",
        "https://[::1]/",
        "https://courier.example/" + "%C3%A9" * 160,
    ]
)


def passage(text: str = "Ferries sail again.", **fields: Any) -> Passage:
    return build_passage(text, **({"title": "Ferries sail", "source": "The Courier"} | fields))


PASSAGES = st.builds(
    passage,
    TEXTS,
    title=TEXTS,
    source=st.none() | TEXTS,
    url=URLS,
    speaker=st.none() | TEXTS,
    published=st.none() | st.dates() | st.datetimes(timezones=st.just(UTC)),
    also_in=st.lists(TEXTS, max_size=7).map(tuple),
)


def read(params: Params, too_long: str) -> Content:
    text, entities = parse_html(params.text("text"))
    assert utf16_length(text) <= 4096, too_long
    assert len(entities) <= 100
    shown, kept = format_text(text, entities)
    return Content(shown, kept, raw=params.text("text"))


def taken(made: list[InlineQueryResultArticle]) -> list[Card]:
    """Return the cards as people see them, checking that Telegram accepts them."""
    return read_cards(Params({"results": json.loads(json.dumps([card.to_dict() for card in made]))}), read)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(PASSAGES, max_size=10), LANGUAGE)
def test_telegram_takes_any_cards(passages: list[Passage], words: Localization) -> None:
    found = taken(answer_cards(passages, words, NOW))
    assert len({card.id for card in found}) == len(passages)
    for card, one in zip(found, passages, strict=True):
        if any(map(str.isalnum, one.paragraphs[0].text)):  # Telegram drops a quotation in which nothing can be seen
            assert any(entity.type in QUOTES for entity in card.entities)
        assert card.description


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, LANGUAGE)
def test_telegram_takes_any_card_that_nothing_was_found(question: str, words: Localization) -> None:
    answer = Answer(question, False, 0.1, 1.0, (), (), Coverage(18, 192, 14, None, None))
    [card] = taken([not_found_card(answer, words, NOW)])
    assert card.title == words.say("inline-not-found")


def test_the_source_goes_with_every_card() -> None:
    for fields in ({}, {"speaker": "Dervla Quist"}, {"url": None}):
        [card] = taken(answer_cards([passage(**fields)], ENGLISH, NOW))
        [origin, *_] = card.text.splitlines()
        assert origin.endswith("The Courier · 19 March 2025")
        assert card.description == "Ferries sail again.\nThe Courier · 19 March 2025"
        assert card.title == (fields.get("speaker") or "Ferries sail")


@pytest.mark.parametrize(
    "url", ["https://courier.example/1?a=b#c", "http://Courier.Example", "https://a-b.example:8080/"]
)
def test_an_articles_link_has_a_button(url: str) -> None:
    [card] = taken(answer_cards([passage(url=url)], ENGLISH, NOW))
    assert card.buttons[0] == {"text": "Open article", "url": url}


@pytest.mark.parametrize(
    "url", [None, "http://localhost/", "https://x.example:99999/", "https://bücher.example/", "https://x.example/a b"]
)
def test_a_link_that_telegram_might_not_take_has_none(url: str | None) -> None:
    [button] = taken(answer_cards([passage(url=url)], ENGLISH, NOW))[0].buttons
    assert "url" not in button


def test_a_card_has_a_button_that_copies_its_citation() -> None:
    [card] = taken(answer_cards([passage(url="https://courier.example/1")], ENGLISH, NOW))
    assert card.buttons[1]["text"] == "Copy citation"
    assert card.buttons[1]["copy_text"]["text"].endswith(", 19 March 2025. https://courier.example/1")
