"""HTTP responses: what they mean for a call; errors never quote them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.api.responses import (
    LONGEST_WAIT,
    ServerFault,
    Unconfirmed,
    has_not_arrived,
    may_have_arrived,
    raise_refusal,
    read_result,
)

# python-telegram-bot emits a warning whenever a RetryAfter is created.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")

PAGE = b"<html><title>Please log in to the hotel's network, Alice</title></html>"
SENT = b'{"ok":true,"result":{"message_id":5,"text":"Alice asks"}}'


def refusal(status: int, body: bytes) -> TelegramError:
    with pytest.raises(TelegramError) as raised:
        raise_refusal(status, body)
    return raised.value


def refused(status: int, **fields: Any) -> TelegramError:
    """Return the error for a call that the Bot API itself refuses."""
    return refusal(status, json.dumps({"ok": False, "error_code": status, **fields}).encode())


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, BadRequest), (401, InvalidToken), (403, Forbidden), (404, InvalidToken), (409, Conflict)],
)
def test_a_refusal_is_recognised_by_its_status_and_gives_the_reason(status: int, kind: type[TelegramError]) -> None:
    error = refused(status, description="the reason")
    assert type(error) is kind
    assert str(error).lower() == "the reason"


@pytest.mark.parametrize("status", [402, 405, 411, 413, 418, 422, 451, 499])
def test_any_other_refusal_of_the_call_itself_is_final_and_gives_the_reason(status: int) -> None:
    error = refused(status, description="the reason")
    assert str(error) == "the reason"
    assert not has_not_arrived(error)
    assert not may_have_arrived(error)


@pytest.mark.parametrize("status", [302, 408, 425, 429])
def test_a_refusal_of_the_moment_is_one_of_the_calls_that_have_not_arrived(status: int) -> None:
    assert has_not_arrived(refused(status, description="try later"))


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504, 599])
@pytest.mark.parametrize("body", [PAGE, b"", b"null", b"[]", b'{"ok": true, "result": []}', b'"down"'])
def test_a_response_by_something_in_between_is_no_refusal_and_is_not_quoted(status: int, body: bytes) -> None:
    error = refusal(status, body)
    assert type(error) is NetworkError
    assert has_not_arrived(error)
    assert "Alice" not in str(error)
    assert str(status) in str(error)


def test_a_flood_limit_names_its_time_and_an_absurd_time_is_not_believed() -> None:
    error = refused(429, parameters={"retry_after": 5})
    assert isinstance(error, RetryAfter)
    assert error._retry_after == timedelta(seconds=5)
    longest = refused(429, parameters={"retry_after": 10**12})
    assert isinstance(longest, RetryAfter)
    assert longest._retry_after == timedelta(seconds=LONGEST_WAIT)


@pytest.mark.parametrize("parameters", [None, [], "soon", {"retry_after": "soon"}, {"retry_after": -1}, {"other": 1}])
def test_a_flood_limit_without_a_time_is_one_of_the_calls_that_have_not_arrived(parameters: Any) -> None:
    error = refused(429, description="Too Many Requests", parameters=parameters)
    assert has_not_arrived(error)
    assert not isinstance(error, RetryAfter)


def test_a_group_that_moved_names_its_new_number() -> None:
    error = refused(400, description="group upgraded", parameters={"migrate_to_chat_id": -1001})
    assert isinstance(error, ChatMigrated)
    assert error.new_chat_id == -1001
    assert type(refused(400, parameters={"migrate_to_chat_id": "-1001"})) is BadRequest


def test_failures_of_the_bot_api_and_of_a_gateway_are_distinguished() -> None:
    assert type(refused(500, description="Internal Server Error")) is ServerFault
    assert type(refusal(502, PAGE)) is NetworkError


def test_a_success_is_read() -> None:
    assert read_result(SENT)["result"] == {"message_id": 5, "text": "Alice asks"}


@pytest.mark.parametrize("length", range(len(SENT)))
def test_a_successful_answer_that_is_cut_off_may_have_arrived(length: int) -> None:
    with pytest.raises(Unconfirmed) as raised:
        read_result(SENT[:length])
    assert may_have_arrived(raised.value)
    assert not has_not_arrived(raised.value)
    assert "Alice" not in str(raised.value)


@pytest.mark.parametrize(
    "body", [PAGE, b"null", b"[]", b"7", b'"ok"', b"{}", b'{"ok": true}', b'{"ok": false, "result": 1}', b"[" * 200_000]
)
def test_another_answer_with_200_is_something_in_between(body: bytes) -> None:
    with pytest.raises(NetworkError) as raised:
        read_result(body)
    assert has_not_arrived(raised.value)


@given(
    st.integers(200, 599), st.binary(max_size=200) | st.text(max_size=200).map(lambda text: json.dumps(text).encode())
)
def test_any_response_is_read_or_raises_a_telegram_error(status: int, body: bytes) -> None:
    errors: list[TelegramError] = [refusal(status, body)]
    try:
        read_result(body)
    except TelegramError as error:
        errors.append(error)
    assert all(may_have_arrived(error) or has_not_arrived(error) for error in errors)
