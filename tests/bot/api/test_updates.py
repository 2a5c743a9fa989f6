"""Updates of a poll: each is parsed separately; an unreadable one blocks no others and is never quoted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update, User
from telegram.error import NetworkError

from bot.api.connection import LeanRequest
from bot.api.updates import read_updates
from bot.application import is_for
from bot.settings import Settings

SETTINGS = Settings(_env_file=None)  # type: ignore[call-arg]
WORDS = "What did Alice's doctor say?"
PERSON = {"id": 7, "is_bot": False, "first_name": "Alice"}
CHAT = {"id": 7, "type": "private", "first_name": "Alice"}
MESSAGE = {
    "message_id": 5,
    "date": 1_700_000_000,
    "chat": CHAT,
    "from": PERSON,
    "text": WORDS,
    "entities": [{"type": "bold", "offset": 0, "length": 4}],
}
KINDS: dict[str, Any] = {
    "message": MESSAGE,
    "callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "data": "x", "message": MESSAGE},
    "inline_query": {"id": "1", "from": PERSON, "query": WORDS, "offset": ""},
    "my_chat_member": {
        "chat": CHAT,
        "from": PERSON,
        "date": 1_700_000_000,
        "old_chat_member": {"status": "kicked", "user": PERSON, "until_date": 0},
        "new_chat_member": {"status": "member", "user": PERSON},
    },
}

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def bot() -> Bot:
    bot = Bot("123456:secret", request=LeanRequest(1), get_updates_request=LeanRequest(1))
    bot._bot_user = User(1, "News", True, username="NewsTestBot")
    return bot


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of everything within a JSON value."""
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, key)
        yield from paths(child, (*path, key))


def broken(update: dict[str, Any], path: tuple[Any, ...], **replacement: Any) -> dict[str, Any]:
    """Return the update with the value at a path replaced or removed."""
    copy = json.loads(json.dumps(update))
    place = copy
    for key in path[:-1]:
        place = place[key]
    if replacement:
        place[path[-1]] = replacement["by"]
    else:
        del place[path[-1]]
    return copy  # type: ignore[no-any-return]


def read(bot: Bot, *updates: Any) -> Any:
    return read_updates(list(updates), bot, lambda update: is_for(update, bot, SETTINGS))


EVERY_PLACE = [(kind, path) for kind, payload in KINDS.items() for path in paths({kind: payload})]


@pytest.mark.parametrize("wrong", [None, [], {}, 7, "x", True, 1e400, -(10**30)], ids=repr)
def test_a_field_of_the_wrong_type_blocks_no_other_update_and_is_not_quoted(
    bot: Bot, wrong: object, caplog: pytest.LogCaptureFixture
) -> None:
    before, after = ({"update_id": number, "message": MESSAGE} for number in (9, 11))
    for kind, path in EVERY_PLACE:
        bad = broken({"update_id": 10, kind: KINDS[kind]}, path, by=wrong)
        delivery = read(bot, before, bad, after)
        assert [update.update_id for update in delivery.updates] == [9, 10, 11]
        assert {9, 11} <= {update.update_id for update, _ in delivery.for_bot}
    assert "doctor" not in caplog.text
    assert "Update 10 (message) can't be read and was skipped" in caplog.text


def test_a_missing_field_blocks_no_other_update(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    for kind, path in EVERY_PLACE:
        bad = broken({"update_id": 10, kind: KINDS[kind]}, path)
        delivery = read(bot, bad, {"update_id": 11, "message": MESSAGE})
        assert [update.update_id for update in delivery.updates] == [10, 11]
        assert 11 in {update.update_id for update, _ in delivery.for_bot}
    assert "doctor" not in caplog.text


def test_an_update_that_cannot_be_read_is_confirmed_and_asks_for_nothing(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = read(bot, {"update_id": 10, "poll": {"id": "1", "question": WORDS}})
    assert delivery.updates == (Update(10),)
    assert delivery.for_bot == []
    assert [record.getMessage() for record in caplog.records] == [
        "Update 10 (poll) can't be read and was skipped: TypeError."
    ]


@pytest.mark.parametrize("number", [None, "10", 1.5, True, [], -1, 0, 2**63], ids=repr)
def test_an_update_without_a_number_is_left_out_and_those_beside_it_arrive(
    bot: Bot, number: object, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = read(bot, {"update_id": number, "message": MESSAGE}, {"update_id": 11, "message": MESSAGE}, WORDS, None)
    assert [update.update_id for update in delivery.updates] == [11]
    assert "3 updates have no valid update_id" in caplog.text
    assert "doctor" not in caplog.text


def test_where_nothing_can_be_confirmed_polling_pauses(bot: Bot) -> None:
    with pytest.raises(NetworkError, match="1 updates have no valid update_id"):
        read(bot, {"update_id": "ten", "message": MESSAGE})


@pytest.mark.parametrize("result", [None, True, 7, "updates", {}, {"update_id": 10}], ids=repr)
def test_a_result_that_is_not_a_list_makes_polling_pause(bot: Bot, result: object) -> None:
    with pytest.raises(NetworkError, match="not a list of updates"):
        read_updates(result, bot, lambda _update: True)


def test_nothing_new_is_nothing(bot: Bot) -> None:
    assert read(bot) == ((), [])


def test_the_greatest_number_is_confirmed_in_any_order(bot: Bot) -> None:
    delivery = read(bot, *({"update_id": number, "message": MESSAGE} for number in (12, 10, 11)))
    assert [update.update_id for update in delivery.updates] == [10, 11, 12]


def test_no_number_of_a_chat_is_passed_on_that_no_database_holds(bot: Bot) -> None:
    for chat_id in (2**63, -(10**30), "7", 7.5, None):
        bad = broken({"update_id": 10, "message": MESSAGE}, ("message", "chat", "id"), by=chat_id)
        assert read(bot, bad) == ((Update(10),), [])


@given(st.sampled_from(EVERY_PLACE), JSON_VALUES)
def test_any_value_in_a_field_lets_the_next_update_arrive(
    bot: Bot, place: tuple[str, tuple[Any, ...]], value: object
) -> None:
    kind, path = place
    bad = broken({"update_id": 10, kind: KINDS[kind]}, path, by=value)
    delivery = read(bot, bad, {"update_id": 11, "message": MESSAGE})
    assert [update.update_id for update in delivery.updates] == [10, 11]


@given(st.lists(JSON_VALUES, max_size=5) | JSON_VALUES)
def test_any_result_of_a_poll_is_read_or_polling_pauses(bot: Bot, result: object) -> None:
    try:
        read_updates(result, bot, lambda update: is_for(update, bot, SETTINGS))
    except NetworkError as error:
        assert "updates" in str(error)  # noqa: PT017
