"""Parsing and validation of answers to inline queries: cards and the button above them.

For the test double in botapi.py. It supports cards of type `article` with a text, as this project sends them.

Source of the rules: https://core.telegram.org/bots/api#answerinlinequery and the types that it names; the words
of refusals from https://core.telegram.org/method/messages.setInlineBotResults and Client.cpp
(`get_inline_query_results`, `get_inline_query_results_button`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botapi_entities import Entity
from botapi_inputs import check_buttons, read_reply_markup
from botapi_messages import Content, inline_buttons
from botapi_params import Params, bad_request

JSON = dict[str, Any]

MOST_RESULTS = 50
MAX_ID = 64  # bytes
MAX_OFFSET = 64  # bytes
_START_PARAMETER = re.compile("[A-Za-z0-9_-]{1,64}")

Read = Callable[[Params, str], Content]
"""Function that parses a text with markup, as for sendMessage; the second argument is the error for long texts."""


@dataclass(frozen=True)
class Card:
    """A card as people see it, and the message that choosing it sends."""

    id: str
    title: str
    description: str
    text: str
    entities: tuple[Entity, ...]
    reply_markup: JSON | None

    @property
    def buttons(self) -> list[JSON]:
        """Inline buttons, row by row."""
        return inline_buttons(self.reply_markup)


def read_cards(params: Params, read: Read) -> list[Card]:
    """Return the cards of an answer; raise ApiError if it is invalid."""
    results = params.values.get("results")
    if not isinstance(results, list):
        raise bad_request("Expected an Array of inline query results")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    found = [_card(given, read) for given in results]
    if len({card.id for card in found}) < len(found):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.text("next_offset").encode()) > MAX_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    _check_button(params)
    return found


def _card(given: Any, read: Read) -> Card:
    if not isinstance(given, dict):
        raise bad_request("Can't parse inline query result: Inline query result must be an object")
    params = Params(given)
    if params.text("type") != "article":
        raise bad_request("the test double knows inline query results of type article only")
    if not 0 < len(params.text("id").encode()) <= MAX_ID:
        raise bad_request("RESULT_ID_INVALID")
    if not params.text("title").strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    message = params.object("input_message_content")
    if not message.get("message_text"):
        raise bad_request("Message text is empty")
    content = read(Params({**message, "text": message["message_text"]}), "MESSAGE_TOO_LONG")
    markup = read_reply_markup(params)
    check_buttons(markup)
    shown = params.text("title"), params.text("description"), content.text, content.entities
    return Card(params.text("id"), *shown, markup)


def _check_button(params: Params) -> None:
    if not params.has("button"):
        return
    button = Params(params.object("button"))
    if not button.text("text").strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if button.has("start_parameter") == button.has("web_app"):
        raise bad_request("Can't parse inline query results button: button must have exactly one kind")
    if button.has("start_parameter") and not _START_PARAMETER.fullmatch(button.text("start_parameter")):
        raise bad_request("START_PARAM_INVALID")
