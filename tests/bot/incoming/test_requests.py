"""From messages to requests."""

from __future__ import annotations

from typing import Any

import pytest
from botapi_entities import find_entities
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message, User

from bot.handlers.commands import read_message
from bot.incoming.requests import Request

ME = User(123456, "News", is_bot=True, username="NewsTestBot")
ALICE = {"id": 7000000001, "is_bot": False, "first_name": "Alice"}
PRIVATE = {"id": 7000000001, "type": "private", "first_name": "Alice"}
GROUP = {"id": -1002000000001, "type": "supergroup", "title": "Readers"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 90, "height": 60}]
MINE = {"message_id": 4, "date": 1, "chat": GROUP, "from": ME.to_dict(), "text": "Not found."}
THEIRS = {"message_id": 5, "date": 1, "chat": GROUP, "from": ALICE, "text": "Who won?"}


def message(chat: dict[str, Any], text: str | None = None, caption: str | None = None, **fields: Any) -> Message:
    """Return a message as Telegram delivers it, with the entities that Telegram detects."""
    body: dict[str, Any] = {"message_id": 6, "date": 1, "chat": chat, "from": ALICE}
    if text is not None:
        body |= {"text": text, "entities": [entity.json() for entity in find_entities(text)]}
    if caption is not None:
        found = [entity.json() for entity in find_entities(caption)]
        body |= {"photo": PHOTO, "caption": caption, "caption_entities": found}
    read_back = Message.de_json(body | fields, None)
    assert read_back is not None
    return read_back


def asked(chat: dict[str, Any], text: str | None = None, **fields: Any) -> Request | None:
    """Return the request that `read_message` reads, ignoring differences in white space."""
    request = read_message(message(chat, text, **fields), ME)
    return Request(request.kind, " ".join(request.text.split())) if request else None


# --- in private


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("Who won?", Request("question", "Who won?")),
        ("@NewsTestBot Who won?", Request("question", "Who won?")),
        ("@newstestbot: Who won?", Request("question", "Who won?")),
        ("Who won, @somebody_else?", Request("question", "Who won, @somebody_else?")),
        ("@NewsTestBot", Request("help")),
        ("/ask Who won?", Request("question", "Who won?")),
        ("/ASK@newstestbot   Who won?", Request("question", "Who won?")),
        ("/ask\nWho\nwon?", Request("question", "Who won?")),
        ("/ask", Request("usage")),
        ("/ask \n ", Request("usage")),
        ("/ask@NewsTestBot", Request("usage")),
        ("/start", Request("help")),
        ("/start deep-link", Request("help")),
        ("/start qV2hvIHdvbj8", Request("link", "qV2hvIHdvbj8")),
        ("/start k0123456789", Request("link", "k0123456789")),
        ("/latest", Request("latest")),
        ("/latest@newstestbot  ferry\nstrike", Request("latest", "ferry strike")),
        ("/latest@SomeOtherBot", None),
        ("/help", Request("help")),
        ("/reindex", Request("reindex")),
        ("/settings", Request("settings")),
        ("/settings@SomeOtherBot", None),
        ("/weather", Request("unknown")),
        ("/weather Who won?", Request("unknown")),
        ("What does /ask do?", Request("question", "What does /ask do?")),
        ("/ask@SomeOtherBot Who won?", None),
        ("/start@SomeOtherBot", None),
    ],
)
def test_a_private_message_is_a_question_or_a_command(text: str, request_: Request | None) -> None:
    assert asked(PRIVATE, text) == request_


def test_words_that_touch_the_command_belong_to_the_question() -> None:
    assert asked(PRIVATE, "/ask:Who won?") == Request("question", "Who won?")


def test_a_caption_is_a_question() -> None:
    assert asked(PRIVATE, caption="Who won?") == Request("question", "Who won?")


@pytest.mark.parametrize(
    "content",
    [
        {"photo": PHOTO},
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}},
        {"location": {"longitude": 1.0, "latitude": 2.0}},
        {"dice": {"emoji": "🎲", "value": 6}},
        {"contact": {"phone_number": "1", "first_name": "Bob"}},
    ],
    ids=lambda content: next(iter(content)),
)
def test_messages_without_text_are_distinguished(content: dict[str, Any]) -> None:
    assert asked(PRIVATE, **content) == Request("not text")


@pytest.mark.parametrize(
    "event",
    [
        {"pinned_message": THEIRS},
        {"write_access_allowed": {}},
    ],
    ids=lambda event: next(iter(event)),
)
def test_service_messages_ask_nothing(event: dict[str, Any]) -> None:
    assert asked(PRIVATE, **event) is None


def test_ask_takes_the_words_of_the_message_that_it_replies_to() -> None:
    assert asked(PRIVATE, "/ask", reply_to_message=THEIRS) == Request("question", "Who won?")


def test_a_private_reply_is_a_separate_question() -> None:
    assert asked(PRIVATE, "Who won?", reply_to_message=MINE) == Request("question", "Who won?")


# --- in groups


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("/ask Who won?", Request("question", "Who won?")),
        ("/Ask@NEWSTESTBOT Who won?", Request("question", "Who won?")),
        ("@newsTESTbot, Who won?", Request("question", "Who won?")),
        ("Who won, @NewsTestBot?", Request("question", "Who won, ?")),
        ("😀 @NewsTestBot 😀", Request("question", "😀 😀")),
        ("/ask", Request("usage")),
        ("@NewsTestBot", Request("usage")),
        ("Who won?", None),
        ("@NewsTestBots Who won?", None),
        ("@somebody_else Who won?", None),
        ("/ask@SomeOtherBot Who won?", None),
        ("/start", Request("help")),
        ("/help", Request("help")),
        ("/reindex", None),
        ("/settings", Request("settings")),
        ("/settings@newstestbot", Request("settings")),
        ("/settings@SomeOtherBot", None),
        ("/weather", None),
        ("/weather @NewsTestBot", None),
    ],
)
def test_in_groups_only_commands_for_all_and_mentions_count(text: str, request_: Request | None) -> None:
    assert asked(GROUP, text) == request_


def test_a_reply_to_the_bot_is_a_question() -> None:
    assert asked(GROUP, "Who won?", reply_to_message=MINE) == Request("question", "Who won?")


def test_a_reply_to_somebody_else_is_not() -> None:
    assert asked(GROUP, "Who won?", reply_to_message=THEIRS) is None


@pytest.mark.parametrize("words", ["/ask", "@NewsTestBot"])
def test_without_text_the_replied_message_is_the_question(words: str) -> None:
    assert asked(GROUP, words, reply_to_message=THEIRS) == Request("question", "Who won?")
    caption = {"message_id": 5, "date": 1, "chat": GROUP, "from": ALICE, "photo": PHOTO, "caption": "And who lost?"}
    assert asked(GROUP, words, reply_to_message=caption) == Request("question", "And who lost?")


@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_a_question_is_followed_by_its_words_those_of_a_message_or_by_the_answer(chat: dict[str, Any]) -> None:
    assert asked(chat, "/follow Who won?") == Request("follow", "Who won?")
    assert asked(chat, "/follow@newstestbot Who won?", reply_to_message=THEIRS) == Request("follow", "Who won?")
    assert asked(chat, "/follow", reply_to_message=THEIRS) == Request("follow", "Who won?")
    assert asked(chat, "/follow", reply_to_message=MINE) == Request("follow")  # the bot's own message is no question
    assert asked(chat, "/follow") == Request("follow")
    assert asked(chat, "/following") == Request("following")
    assert asked(chat, "/follow@SomeOtherBot Who won?") is None


def test_a_quoted_part_is_the_question() -> None:
    quote = {"text": "lost?", "position": 8}
    assert asked(GROUP, "/ask", reply_to_message=THEIRS, quote=quote) == Request("question", "lost?")


def test_a_reply_to_a_message_without_text_gets_usage() -> None:
    photo = {"message_id": 5, "date": 1, "chat": GROUP, "from": ALICE, "photo": PHOTO}
    assert asked(GROUP, "/ask", reply_to_message=photo) == Request("usage")


def test_a_message_in_a_topic_opened_by_the_bot_is_no_reply_to_it() -> None:
    created = MINE | {"text": None, "forum_topic_created": {"name": "Politics", "icon_color": 7322096}}
    assert asked(GROUP, "Who won?", reply_to_message=created, is_topic_message=True, message_thread_id=4) is None


def test_a_mention_by_name_counts_by_its_user() -> None:
    def mention(user: dict[str, Any]) -> dict[str, Any]:
        return {"entities": [{"type": "text_mention", "offset": 0, "length": 4, "user": user}]}

    assert asked(GROUP, "News, who won?", **mention(ME.to_dict())) == Request("question", "who won?")
    assert asked(GROUP, "News, who won?", **mention(ALICE)) is None


@pytest.mark.parametrize("content", [{"photo": PHOTO}, {"new_chat_members": [ME.to_dict()]}], ids=["photo", "joined"])
def test_messages_without_text_ask_nothing_in_groups(content: dict[str, Any]) -> None:
    assert asked(GROUP, **content) is None


def test_a_caption_counts_like_a_text() -> None:
    assert asked(GROUP, caption="/ask Who won?") == Request("question", "Who won?")
    assert asked(GROUP, caption="@newstestbot Who won?") == Request("question", "Who won?")
    assert asked(GROUP, caption="Who won?") is None


# --- senders


@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
@pytest.mark.parametrize(
    "fields",
    [
        {"from": {"id": 9, "is_bot": True, "first_name": "Robot"}},
        {"via_bot": {"id": 9, "is_bot": True, "first_name": "Gif"}},
        {"is_automatic_forward": True},
    ],
    ids=["bot", "via bot", "linked channel"],
)
def test_messages_not_written_by_a_person_ask_nothing(chat: dict[str, Any], fields: dict[str, Any]) -> None:
    assert asked(chat, "/ask Who won?", **fields) is None


def test_people_who_write_for_a_group_or_a_channel_may_ask() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    request = asked(GROUP, "/ask Who won?", sender_chat=GROUP, **{"from": anonymous})
    assert request == Request("question", "Who won?")


# --- any text


@given(st.text(min_size=1))
def test_any_private_text_is_understood_as_something(text: str) -> None:
    assert asked(PRIVATE, text) is not None or "/" in text


@given(st.text(min_size=1))
def test_a_question_after_ask_loses_only_white_space(text: str) -> None:
    words = " ".join(text.split())
    request = asked(GROUP, f"/ask {text}")
    assert request == (Request("question", words) if words else Request("usage"))


NO_MENTIONS = st.text(st.characters(codec="utf-16", exclude_characters="@"))


@given(NO_MENTIONS, NO_MENTIONS)
def test_a_mention_is_removed_from_any_text(before: str, after: str) -> None:
    request = asked(GROUP, f"{before} @NewsTestBot {after}")
    if request is not None and request.kind == "question":
        assert "NewsTestBot" not in request.text
        assert "".join(request.text.split()) in "".join(f"{before}{after}".split())
