"""Replies as Telegram shows them, with checks that it accepts them; and answers to make replies of."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from botapi_entities import QUOTES, Entity, format_text, utf16_length
from botapi_markup import parse_html

from bot.messages.localization import Localization
from bot.messages.markup import ENTITIES, LIMIT, Reply
from bot.messages.replies import answer_message
from index import Answer, Article, Coverage, Passage
from tests.bot.messages.builders import spans_of

COVERAGE = Coverage(18, 192, 14, date(2024, 9, 12), date(2025, 11, 6))
MAX_BYTES = 1 << 15  # of the HTML source; more is refused, however short the parsed text
LEFT_OUT = "[…]"
TOO_LONG = "(This sentence is too long for a message"
NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)
ENGLISH = Localization.of("en")


def message(answer: Answer, words: Localization = ENGLISH, **how: Any) -> Reply:
    return answer_message(answer, words, NOW, **how)


def html_of(answer: Answer, **how: Any) -> str:
    return message(answer, **how).html


def found(*passages: Passage, question: str = "Who said what?") -> Answer:
    return Answer(question, True, 0.9, 1.0, passages, (), COVERAGE)


def not_found(*nearest: Article) -> Answer:
    return Answer("Who?", False, 0.1, 1.0, (), nearest, COVERAGE)


def article(title: str, **fields: Any) -> Article:
    return Article("a1", "file:///a.txt", title, ("Text.",), **fields)


def taken(html: str) -> tuple[str, list[Entity]]:
    """Return the text and entities that Telegram makes of a message, checking that it accepts it."""
    text, entities = parse_html(html)
    assert utf16_length(text) <= LIMIT
    assert len(entities) <= ENTITIES
    assert len(html.encode()) <= MAX_BYTES
    shown, _ = format_text(text, entities)
    assert shown
    return text, entities


def taken_either_way(reply: Reply) -> tuple[str, list[Entity]]:
    """Return the same for a message, and check that Telegram also accepts its plain text."""
    assert utf16_length(reply.plain) <= LIMIT
    assert "\0" not in reply.plain
    assert format_text(reply.plain)[0]
    return taken(reply.html)


def quotations(html: str) -> list[str]:
    text, entities = taken(html)
    return [entity.of(text) for entity in sorted(entities, key=lambda entity: entity.offset) if entity.type in QUOTES]


def bold(html: str) -> list[str]:
    text, entities = taken(html)
    return [entity.of(text) for entity in entities if entity.type == "bold"]


def excerpts(shown: Passage) -> set[str]:
    """Return all allowed excerpts of a passage: the first answering sentence with whole sentences around it."""
    spans = [(number, start, end) for number, part in enumerate(shown.paragraphs) for start, end in spans_of(part.text)]
    positions = [part.position for part in shown.paragraphs]
    part = positions.index(shown.answer.position)
    here = next(
        number
        for number, (index, start, _) in enumerate(spans)
        if index == part and shown.answer.start <= start < shown.answer.end
    )
    return {
        excerpt(shown, spans, first, last)
        for first in range(max(0, here - 60), here + 1)
        for last in range(here, min(len(spans), here + 60))
    }


def excerpt(shown: Passage, spans: list[tuple[int, int, int]], first: int, last: int) -> str:
    parts = []
    for number in range(spans[first][0], spans[last][0] + 1):
        inside = [(start, end) for paragraph, start, end in spans[first : last + 1] if paragraph == number]
        parts.append(shown.paragraphs[number].text[inside[0][0] : inside[-1][1]])
    before, after = (f"{LEFT_OUT} " if first else ""), (f" {LEFT_OUT}" if last < len(spans) - 1 else "")
    return clean(before + "\n\n".join(parts) + after)


def clean(text: str) -> str:
    """Return a text without the characters that Telegram, or the bot, removes from messages."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    whole = re.sub("[\u202a-\u202e\u2066-\u2069]", "", whole)  # otherwise they would reorder the text around it
    return "".join(" " if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f") else char for char in whole)


def said(text: str) -> str:
    """Return the visible characters of a text."""
    return "".join(char for char in text if not char.isspace())
