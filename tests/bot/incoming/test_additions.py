"""Reading messages as something to add to the index: what an admin types as a question is never that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message, User

from bot.incoming import Addition, read_addition, read_command

ME = User(5, "News", is_bot=True, username="NewsTestBot")
ADMIN = {"id": 7, "is_bot": False, "first_name": "Admin"}
CHANNEL = {
    "type": "channel",
    "date": 1780000000,
    "chat": {"id": -1003, "type": "channel", "title": "The Canal"},
    "message_id": 1,
}
LINK = "https://lock.example/2026/gates"


def message(text: str | None = None, **fields: Any) -> Message:
    moment = int(datetime(2026, 5, 4, tzinfo=UTC).timestamp())
    given = {"message_id": 1, "date": moment, "chat": {"id": 7, "type": "private"}, "from": ADMIN, **fields}
    parsed = Message.de_json(given | ({"text": text} if text is not None else {}), None)
    assert parsed is not None
    return parsed


def links(addition: Addition | None) -> tuple[str, ...]:
    return addition.links if addition else ()


@pytest.mark.parametrize(
    "words",
    [
        LINK,
        f"  {LINK}\n",
        f"{LINK}\n{LINK}?page=2 http://a.example",
        "lock.example/gates",
        "HTTPS://LOCK.EXAMPLE/GATES",
        "https://пример.рф/статья",
    ],
)
def test_only_links_are_links_to_add(words: str) -> None:
    assert links(read_addition(message(words), ME)) == tuple(words.split())


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "What did Putin say?",
        f"What does {LINK} say?",
        f"{LINK} ?",
        f"{LINK} thanks",
        "lock.example",
        "and/or",
        "U.S./China",
        "9.5/10",
        "ftp://lock.example/x",
        "http://",
        "/add",
    ],
)
def test_other_words_are_not(words: str) -> None:
    assert read_addition(message(words), ME) is None


def test_each_link_counts_once() -> None:
    assert links(read_addition(message(f"{LINK} {LINK}"), ME)) == (LINK,)


def test_what_no_program_takes_is_no_link() -> None:
    for part in ("\0", "\ud800", "\x1f", "\x7f"):
        assert read_addition(message(f"{LINK}{part}x"), ME) is None


def test_a_forward_with_words_is_a_post_and_one_with_only_links_isnt() -> None:
    post = message("The gates froze.", forward_origin=CHANNEL)
    addition = read_addition(post, ME)
    assert addition is not None
    assert addition.post is post
    assert links(read_addition(message(LINK, forward_origin=CHANNEL), ME)) == (LINK,)
    assert read_addition(message(forward_origin=CHANNEL), ME) is None


def test_a_forwarded_command_and_the_bots_own_words_are_nothing_to_add() -> None:
    command = [{"type": "bot_command", "offset": 0, "length": 8}]
    assert read_addition(message("/reindex", forward_origin=CHANNEL, entities=command), ME) is None
    own = {"type": "user", "date": 1, "sender_user": ME.to_dict()}
    assert read_addition(message("Not found.", forward_origin=own), ME) is None
    assert read_addition(message(LINK, **{"from": ME.to_dict()}), ME) is None


def test_a_document_is_one_whatever_its_caption_says() -> None:
    document = {"file_id": "f", "file_unique_id": "u", "file_name": "a.txt"}
    for fields in ({}, {"caption": "What is this?"}, {"forward_origin": CHANNEL}):
        addition = read_addition(message(document=document, **fields), ME)
        assert addition is not None
        assert addition.document is not None


def test_the_command_takes_links_out_of_what_it_replies_to() -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://weir.example/x"}]
    replied = message(f"Read this ({LINK}).", entities=entities).to_dict()
    addition = read_command(message("/add", reply_to_message=replied), "", ME)
    assert links(addition) == (LINK, "https://weir.example/x")
    assert read_command(message("/add it", reply_to_message=replied), "it", ME) is None
    assert links(read_command(message(f"/add {LINK}/2", reply_to_message=replied), f"{LINK}/2", ME)) == (f"{LINK}/2",)


@given(st.text(max_size=200), st.booleans(), st.text(max_size=50))
def test_any_text_is_read(words: str, forwarded: bool, argument: str) -> None:
    origin = {"forward_origin": CHANNEL} if forwarded else {}
    addition = read_addition(message(words, **origin), ME)
    if addition is not None and addition.links:
        assert tuple(dict.fromkeys(words.split())) == addition.links
    reply = message("/add", reply_to_message=message(words, **origin).to_dict())
    for taken in (read_command(reply, argument, ME), addition):
        assert taken is None or bool(taken.links) + bool(taken.document) + bool(taken.post) == 1
