"""The test double of the Bot API, driven by python-telegram-bot and by plain HTTP."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from botapi import BotApi, Chat, User
from botapi_methods import Methods
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)
from telegram.request import HTTPXRequest
from waits import WAIT_SECONDS

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more:1")]])


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def alice(api: BotApi) -> User:
    return api.user("Alice", username="alice_reads", language_code="en")


@pytest.fixture
def chat(api: BotApi, alice: User) -> Chat:
    return api.private(alice)


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    patient = [HTTPXRequest(read_timeout=WAIT_SECONDS, connect_timeout=WAIT_SECONDS) for _ in range(2)]
    urls = f"{api.url}/bot", f"{api.url}/file/bot"
    async with Bot(api.token, *urls, request=patient[0], get_updates_request=patient[1]) as bot:
        yield bot


def call(api: BotApi, method: str, **parameters: Any) -> dict[str, Any]:
    """Call a method with a JSON body and return the whole response."""
    answer = httpx.post(f"{api.url}/bot{api.token}/{method}", json=parameters, timeout=WAIT_SECONDS)
    return dict(answer.json())


async def give_up(task: asyncio.Task[Any]) -> None:
    """Close the connection of a waiting call, like a client that times out."""
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def updates(api: BotApi, **parameters: Any) -> list[dict[str, Any]]:
    return list(call(api, "getUpdates", **parameters)["result"])


def message_of(api: BotApi) -> dict[str, Any]:
    """Return the message of the newest update."""
    return dict(updates(api)[-1]["message"])


async def refusal(awaitable: Any) -> str:
    """Return the description of the BadRequest that a bot's call raises."""
    with pytest.raises(BadRequest) as error:
        await awaitable
    return error.value.message


# --- HTTP


@pytest.mark.parametrize("kind", ["json", "form", "multipart", "query"])
def test_parameters_may_come_as_json_form_multipart_or_in_the_query(api: BotApi, chat: Chat, kind: str) -> None:
    url = f"{api.url}/bot{api.token}/SendMessage"
    given = {"chat_id": str(chat.id), "text": "Hi", "reply_markup": KEYBOARD.to_json()}
    parts = {name: (None, value) for name, value in given.items()}
    answer = {
        "json": lambda: httpx.post(url, json=given),
        "form": lambda: httpx.post(url, data=given),
        "multipart": lambda: httpx.post(url, files=parts),
        "query": lambda: httpx.get(url, params=given),
    }[kind]()
    assert answer.json()["result"]["text"] == "Hi"
    [noted] = api.calls_of("sendMessage")
    assert noted.parameters == {"chat_id": chat.id, "text": "Hi", "reply_markup": KEYBOARD.to_dict()}


def test_a_wrong_token_is_unauthorized(api: BotApi) -> None:
    answer = httpx.post(f"{api.url}/bot999:WRONG/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("path", ["/", "/botnonsense/getMe", "/bot123456:TEST-token/sendDice"])
def test_unknown_paths_and_methods_are_not_found(api: BotApi, path: str) -> None:
    answer = httpx.post(api.url + path)
    assert answer.status_code == answer.json()["error_code"] == 404
    assert answer.json()["description"].startswith("Not Found")


async def test_python_telegram_bot_takes_a_wrong_token_for_an_invalid_one(api: BotApi) -> None:
    bot = Bot("999:WRONG", base_url=f"{api.url}/bot")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def test_get_me_describes_the_bot(bot: Bot, api: BotApi) -> None:
    assert bot.username == "NewsTestBot"
    assert bot.id == api.bot.id == 123456
    assert bot.supports_inline_queries


def test_json_that_cannot_be_read_is_refused(api: BotApi, chat: Chat) -> None:
    answer = call(api, "sendMessage", chat_id=chat.id, text="Hi", reply_markup="{")
    assert answer["description"] == "Bad Request: can't parse reply keyboard markup JSON object"


def test_every_call_is_recorded_with_its_answer(api: BotApi, chat: Chat) -> None:
    before = time.monotonic()
    call(api, "sendMessage", chat_id=chat.id, text="Hi")
    call(api, "sendMessage", chat_id=1, text="Hi")
    good, bad = api.calls
    assert good.ok
    assert good.result["text"] == "Hi"
    assert (bad.status, bad.error) == (400, "Bad Request: chat not found")
    assert before < good.time < good.answered < bad.time


def test_a_fault_of_the_double_itself_shows_in_the_record(
    api: BotApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(Methods, "call", broken)
    call(api, "getMe")
    assert api.calls[0].error == "Internal Server Error: the test double failed: KeyError('oops')"
    assert "failed at getMe" in caplog.text


# --- getUpdates


def test_updates_are_repeated_until_an_offset_confirms_them(api: BotApi, alice: User, chat: Chat) -> None:
    for text in ("one", "two", "three"):
        chat.say(alice, text)
    first, second, third = updates(api)
    assert updates(api, limit=2) == [first, second]
    assert updates(api, offset=second["update_id"]) == [second, third]
    assert updates(api, offset=third["update_id"] + 1) == []
    assert updates(api) == []


def test_a_negative_offset_keeps_only_the_newest_updates(api: BotApi, alice: User, chat: Chat) -> None:
    for text in ("one", "two", "three"):
        chat.say(alice, text)
    assert [update["message"]["text"] for update in updates(api, offset=-1)] == ["three"]


async def test_a_long_poll_is_answered_when_something_happens(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(api.wait_until, lambda api: api.in_flight)
    chat.say(alice, "Hello")
    [update] = await poll
    assert update.effective_message is not None
    assert update.effective_message.text == "Hello"


async def test_a_long_poll_ends_empty_when_its_time_is_up(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_long_poll_ends_the_first_with_a_conflict(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.to_thread(api.wait_until, lambda api: api.in_flight)
    second = asyncio.create_task(asyncio.to_thread(updates, api, timeout=50))
    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        await first
    api.update({"message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private", "first_name": "E"}}})
    assert len(await second) == 1


async def test_a_poll_whose_client_is_gone_is_forgotten(api: BotApi) -> None:
    async with httpx.AsyncClient(timeout=WAIT_SECONDS) as client:
        poll = asyncio.create_task(client.get(f"{api.url}/bot{api.token}/getUpdates?timeout=50"))
        await asyncio.to_thread(api.wait_until, lambda api: api.in_flight)
        await give_up(poll)
    await asyncio.to_thread(api.wait_until, lambda api: not api.in_flight)
    assert api.calls == []


def test_only_allowed_updates_are_queued_and_the_choice_lasts(api: BotApi, alice: User, chat: Chat) -> None:
    updates(api, allowed_updates=["edited_message"])
    message = chat.say(alice, "Hello")
    api.edit(message, "Hello!")
    assert [list(update)[1] for update in updates(api)] == ["edited_message"]


def test_member_changes_come_only_when_asked_for(api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    assert updates(api) == []
    updates(api, allowed_updates=["chat_member"])
    group.set_member(alice, "member")
    [update] = updates(api)
    assert update["chat_member"]["old_chat_member"]["status"] == "administrator"


async def test_waiting_updates_are_dropped_with_the_webhook(bot: Bot, api: BotApi, alice: User, chat: Chat) -> None:
    chat.say(alice, "Hello")
    await bot.delete_webhook(drop_pending_updates=True)
    assert api.pending_updates == 0


# --- actions of people


def test_a_text_comes_with_its_entities_in_utf16_units(api: BotApi, alice: User, chat: Chat) -> None:
    chat.say(alice, "😀 /ask@NewsTestBot about example.com")
    message = message_of(api)
    assert message["chat"] == {
        "id": alice.id,
        "type": "private",
        "first_name": "Alice",
        "username": "alice_reads",
    }
    assert message["from"]["language_code"] == "en"
    assert message["entities"] == [
        {"type": "bot_command", "offset": 3, "length": 16},
        {"type": "url", "offset": 26, "length": 11},
    ]


def test_identifiers_do_not_fit_into_32_bits(api: BotApi, alice: User) -> None:
    assert alice.id > 2**32
    assert api.group("Readers").id < -(2**32)


def test_an_edit_keeps_the_number_and_gets_a_date(api: BotApi, alice: User, chat: Chat) -> None:
    message = chat.say(alice, "Helo")
    api.edit(message, "Hello")
    edited = updates(api)[-1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (message.message_id, "Hello")
    assert edited["edit_date"] >= edited["date"]


def test_a_reply_contains_the_message_but_not_that_messages_own_reply(api: BotApi, alice: User, chat: Chat) -> None:
    first = chat.say(alice, "one")
    second = chat.say(alice, "two", reply_to=first)
    chat.say(alice, "three", reply_to=second)
    message = message_of(api)
    assert message["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in message["reply_to_message"]
    assert "message_thread_id" not in message


def test_a_topic_message_replies_to_the_topics_first_message(api: BotApi, alice: User) -> None:
    topic = api.group("Readers", forum=True).topic("Politics")
    topic.created.chat.say(alice, "Hello", topic=topic)
    message = message_of(api)
    assert message["chat"]["is_forum"]
    assert message["is_topic_message"]
    assert message["message_thread_id"] == topic.message_thread_id
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Politics"


def test_a_new_topic_is_seen_when_somebody_opens_it(api: BotApi, alice: User) -> None:
    forum = api.group("Readers", forum=True)
    forum.topic("Old")
    topic = forum.topic("New", by=alice)
    [update] = updates(api)
    assert update["message"]["forum_topic_created"]["name"] == "New"
    assert update["message"]["message_thread_id"] == topic.message_thread_id


def test_a_group_without_forum_has_no_topics(api: BotApi) -> None:
    with pytest.raises(ValueError, match="forum=True"):
        api.group("Readers").topic("Politics")


def test_a_reply_outside_topics_has_a_thread_id_but_is_no_topic_message(api: BotApi, alice: User) -> None:
    group = api.group("Readers", forum=True)
    first = group.say(alice, "one")
    assert "message_thread_id" not in message_of(api)
    second = group.say(alice, "two", reply_to=first)
    group.say(alice, "three", reply_to=second)
    message = message_of(api)
    assert message["message_thread_id"] == first.message_id
    assert "is_topic_message" not in message


def test_media_come_with_captions_and_files(api: BotApi, alice: User, chat: Chat) -> None:
    chat.send_photo(alice, caption="Look @NewsTestBot")
    chat.send_voice(alice)
    chat.send_sticker(alice)
    photo, voice, sticker = (Update.de_json(update).message for update in updates(api))
    assert photo is not None
    assert photo.parse_caption_entities() == {photo.caption_entities[0]: "@NewsTestBot"}
    assert len(photo.photo) == 2
    assert voice is not None
    assert voice.voice is not None
    assert sticker is not None
    assert sticker.sticker is not None


async def test_files_can_be_fetched(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    chat.send_document(alice, "articles.txt", b"Some news")
    file_id = message_of(api)["document"]["file_id"]
    assert bytes(await (await bot.get_file(file_id)).download_as_bytearray()) == b"Some news"
    assert await refusal(bot.get_file("nonsense")) == "Invalid file_id"


def test_any_update_can_be_queued_and_answered(api: BotApi) -> None:
    post = {
        "message_id": 7,
        "date": 0,
        "text": "Hi",
        "chat": {"id": -1001, "type": "channel", "title": "News"},
    }
    number = api.update({"update_id": 3, "channel_post": post})
    assert updates(api) == [{"update_id": number, "channel_post": post}]
    assert call(api, "sendMessage", chat_id=-1001, text="Hi", reply_to_message_id=7)["ok"]


def test_a_guest_message_lets_the_bot_into_no_chat(api: BotApi) -> None:
    guest = {"message_id": 7, "date": 0, "chat": {"id": -1002, "type": "supergroup", "title": "Elsewhere"}}
    api.update({"guest_message": guest})
    assert refused(api, -1002) == "Forbidden: bot is not a member of the supergroup chat"


def test_somebody_else_cannot_write_into_a_private_chat(api: BotApi, chat: Chat) -> None:
    with pytest.raises(ValueError, match="Bob isn't in the private chat with Alice"):
        chat.say(api.user("Bob"), "Hello")


# --- sendMessage


async def test_what_the_bot_sent_is_kept_raw_and_parsed(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    question = chat.say(alice, "What did Putin say?")
    await bot.send_message(
        chat.id,
        "<b>Putin</b> &amp; co",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(question.message_id),
    )
    [sent] = api.sent(chat)
    assert (sent.raw, sent.text) == ("<b>Putin</b> &amp; co", "Putin & co")
    assert [(entity.type, entity.of(sent.text)) for entity in sent.entities] == [("bold", "Putin")]
    assert sent.reply_to == question.message_id
    assert sent.buttons == [{"text": "More", "callback_data": "more:1"}]
    assert sent.message_thread_id is None
    assert sent.edits == ()


async def test_the_answer_is_the_message_as_telegram_holds_it(bot: Bot, alice: User, chat: Chat) -> None:
    question = chat.say(alice, "Who?")
    message = await bot.send_message(chat.id, "<i>He</i>", parse_mode="HTML", reply_to_message_id=question.message_id)
    assert message.text_html == "<i>He</i>"
    assert message.from_user == bot.bot
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Who?"


async def test_explicit_entities_are_taken_and_checked(api: BotApi, bot: Bot, chat: Chat) -> None:
    entities = [MessageEntity("bold", 0, 2), MessageEntity("text_link", 3, 2, url="https://example.com")]
    message = await bot.send_message(chat.id, "He is", entities=entities)
    assert message.text_html == '<b>He</b> <a href="https://example.com/">is</a>'
    late = bot.send_message(chat.id, "He is", entities=[MessageEntity("bold", 3, 9)])
    assert await refusal(late) == (
        "Entity beginning at utf-16 offset 3 ends after the end of the text at utf-16 offset 12"
    )
    answer = call(api, "sendMessage", chat_id=chat.id, text="x", entities=[{"type": "bold"}])
    assert answer["description"].startswith("Bad Request: can't parse MessageEntity")


async def test_a_text_mention_needs_somebody_the_bot_has_met(bot: Bot, alice: User, chat: Chat) -> None:
    text = f'<a href="tg://user?id={alice.id}">Alice</a> and <a href="tg://user?id=1">Nobody</a>'
    message = await bot.send_message(chat.id, text, parse_mode="HTML")
    [entity] = message.entities
    assert entity.user is not None
    assert entity.user.first_name == "Alice"


def refused(api: BotApi, chat_id: int, **parameters: Any) -> str:
    answer = call(api, "sendMessage", **{"chat_id": chat_id, "text": "Hi", **parameters})
    assert answer["error_code"] in (400, 403)
    return str(answer["description"])


def test_an_empty_text_is_refused(api: BotApi, chat: Chat) -> None:
    assert refused(api, chat.id, text="") == "Bad Request: message text is empty"
    assert refused(api, chat.id, text=" \n") == "Bad Request: text must be non-empty"
    assert refused(api, chat.id, text="<b></b>", parse_mode="HTML") == "Bad Request: text must be non-empty"


def test_the_length_of_a_text_counts_utf16_units_after_parsing(api: BotApi, chat: Chat) -> None:
    too_long = "Bad Request: message is too long"
    assert call(api, "sendMessage", chat_id=chat.id, text="<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")["ok"]
    assert refused(api, chat.id, text="x" * 4097) == too_long
    assert refused(api, chat.id, text="😀" * 2049) == too_long
    assert refused(api, chat.id, text="x" * 32769) == "Bad Request: text is too long"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ],
)
def test_broken_html_is_refused(api: BotApi, chat: Chat, text: str, reason: str) -> None:
    expected = f"Bad Request: can't parse entities: {reason}"
    assert refused(api, chat.id, text=text, parse_mode="html") == expected


def test_markdown_is_not_supported(api: BotApi, chat: Chat) -> None:
    assert "HTML only" in refused(api, chat.id, parse_mode="MarkdownV2")
    assert refused(api, chat.id, parse_mode="BBCode") == "Bad Request: unsupported parse_mode"


def test_buttons_are_checked(api: BotApi, chat: Chat) -> None:
    def with_button(**button: str) -> str:
        return refused(api, chat.id, reply_markup={"inline_keyboard": [[{"text": "More", **button}]]})

    assert with_button(callback_data="é" * 33) == "Bad Request: BUTTON_DATA_INVALID"
    assert with_button(callback_data="") == (
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )
    assert with_button(url="localhost") == (
        "Bad Request: inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL"
    )


def test_a_reply_to_a_message_that_is_gone_is_refused_unless_it_may_go_without(
    api: BotApi, alice: User, chat: Chat
) -> None:
    question = chat.say(alice, "Who?")
    chat.delete(question)
    target = {"message_id": question.message_id}
    assert refused(api, chat.id, reply_parameters=target) == "Bad Request: message to be replied not found"
    target["allow_sending_without_reply"] = True
    assert call(api, "sendMessage", chat_id=chat.id, text="He", reply_parameters=target)["ok"]
    assert api.sent(chat)[0].reply_to is None


def test_only_topics_are_threads_to_send_to(api: BotApi, alice: User, chat: Chat) -> None:
    forum = api.group("Forum", forum=True)
    group = api.group("Group")
    unknown = "Bad Request: message thread not found"
    assert refused(api, forum.id, message_thread_id=1) == unknown
    assert refused(api, forum.id, message_thread_id=99) == unknown
    assert refused(api, group.id, message_thread_id=group.say(alice, "Hi").message_id) == unknown
    assert refused(api, chat.id, message_thread_id=5) == unknown


async def test_a_message_to_a_topic_is_there_and_a_reply_follows_into_it(api: BotApi, bot: Bot, alice: User) -> None:
    forum = api.group("Forum", forum=True)
    topic = forum.topic("Politics")
    question = forum.say(alice, "Who?", topic=topic)
    named = await bot.send_message(forum.id, "He", message_thread_id=topic.message_thread_id)
    assert named.is_topic_message
    await bot.send_message(forum.id, "He", reply_to_message_id=question.message_id)
    assert [sent.message_thread_id for sent in api.sent(forum)] == [topic.message_thread_id] * 2


def test_an_unknown_chat_is_not_found(api: BotApi, alice: User) -> None:
    assert refused(api, 4) == "Bad Request: chat not found"
    assert refused(api, alice.id) == "Forbidden: bot can't initiate conversation with a user"


async def test_a_group_is_found_by_its_username(api: BotApi, bot: Bot) -> None:
    group = api.group("Readers", username="readers_club")
    await bot.send_message("@Readers_Club", "Hi")
    assert len(api.sent(group)) == 1


async def test_the_bot_cannot_write_to_a_user_who_has_blocked_it(api: BotApi, bot: Bot, chat: Chat) -> None:
    api.block(chat)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "Hi")
    api.unblock(chat)
    await bot.send_message(chat.id, "Hi")
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in updates(api)]
    assert statuses == ["kicked", "member"]


async def test_a_removed_bot_cannot_even_read_the_chat(api: BotApi, bot: Bot, alice: User) -> None:
    group = api.group("Readers")
    api.kick(group, by=alice)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.get_chat(group.id)
    group.say(alice, "Gone at last")
    assert [list(update)[1] for update in updates(api)] == ["my_chat_member"]


async def test_a_bot_that_left_is_no_member(api: BotApi, bot: Bot, chat: Chat) -> None:
    group = api.group("Readers")
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "Hi")
    assert updates(api)[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    private = "Chat member status can't be changed in private chats"
    assert await refusal(bot.leave_chat(chat.id)) == private


# --- edits, deletions, queries


async def test_edits_are_kept_in_order_behind_the_original(api: BotApi, bot: Bot, chat: Chat) -> None:
    message = await bot.send_message(chat.id, "one", reply_markup=KEYBOARD)
    await message.edit_text("<b>two</b>", parse_mode="HTML")
    await message.edit_reply_markup(KEYBOARD)
    [sent] = api.sent(chat)
    assert sent.original.text == "one"
    assert [(edit.raw, bool(edit.reply_markup)) for edit in sent.edits] == [
        ("<b>two</b>", False),
        ("<b>two</b>", True),
    ]
    assert sent.text == "two"


async def test_an_edit_without_a_change_is_refused(bot: Bot, chat: Chat) -> None:
    message = await bot.send_message(chat.id, "<b>one</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    same = message.edit_text("<strong>one</strong> ", parse_mode="HTML", reply_markup=KEYBOARD)
    expected = (
        "Message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert await refusal(same) == expected
    assert await refusal(message.edit_reply_markup(KEYBOARD)) == expected


async def test_edits_are_checked_like_new_messages(bot: Bot, alice: User, chat: Chat) -> None:
    message = await bot.send_message(chat.id, "one")
    assert await refusal(message.edit_text("x" * 4097)) == "Message_too_long"
    assert (await refusal(message.edit_text("<p>", parse_mode="HTML"))).startswith("Can't parse entities")
    assert await refusal(bot.edit_message_text("x", chat.id, 999)) == "Message to edit not found"
    theirs = chat.say(alice, "Hi")
    assert await refusal(bot.edit_message_text("x", chat.id, theirs.message_id)) == "Message can't be edited"


async def test_a_deleted_message_is_gone(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    message = await bot.send_message(chat.id, "one")
    await message.delete()
    assert [sent.deleted for sent in api.sent(chat)] == [True]
    assert await refusal(message.delete()) == "Message to delete not found"
    assert await refusal(message.edit_text("two")) == "Message to edit not found"
    theirs = api.group("Readers").say(alice, "Hi")
    assert await refusal(bot.delete_message(theirs.chat.id, theirs.message_id)) == "Message can't be deleted"


async def test_a_press_brings_the_message_with_its_buttons_and_wants_an_answer(
    api: BotApi, bot: Bot, alice: User, chat: Chat
) -> None:
    await bot.send_message(chat.id, "one", reply_markup=KEYBOARD)
    query_id = chat.press(alice, api.sent(chat)[0], "More")
    [update] = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.id, query.data) == (query_id, "more:1")
    assert query.message is not None
    assert query.message.to_dict()["reply_markup"] == KEYBOARD.to_dict()
    await query.answer("Here")
    assert api.wait_for_answer(query_id).parameters["text"] == "Here"


async def test_an_expired_query_cannot_be_answered(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    await bot.send_message(chat.id, "one", reply_markup=KEYBOARD)
    query_id = chat.press(alice, api.sent(chat)[0], "more:1", expired=True)
    expected = "Query is too old and response timeout expired or query id is invalid"
    assert await refusal(bot.answer_callback_query(query_id)) == expected


async def test_pressing_a_button_that_is_not_there_fails_the_test(
    api: BotApi, bot: Bot, alice: User, chat: Chat
) -> None:
    await bot.send_message(chat.id, "one", reply_markup=KEYBOARD)
    with pytest.raises(AssertionError, match="no button 'Less' on message"):
        chat.press(alice, api.sent(chat)[0], "Less")


async def test_the_answer_to_an_inline_query_is_recorded(api: BotApi, bot: Bot, alice: User) -> None:
    query_id = api.inline_query(alice, "putin")
    [update] = await bot.get_updates()
    assert update.inline_query is not None
    article = InlineQueryResultArticle("1", "Putin", InputTextMessageContent("He said"))
    await update.inline_query.answer([article], cache_time=5)
    answer = api.wait_for_answer(query_id)
    assert answer.parameters["results"][0]["title"] == "Putin"


def card(number: str = "1", title: str = "Putin", text: str = "He said", **fields: Any) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(number, title, InputTextMessageContent(text, **fields))


async def test_the_cards_of_an_inline_query_are_read_as_people_see_them(api: BotApi, bot: Bot, alice: User) -> None:
    query_id = api.inline_query(alice, "putin")
    await bot.answer_inline_query(query_id, [card(text="<b>He</b> said", parse_mode="HTML")])
    [shown] = api.wait_for_cards(query_id)
    assert (shown.id, shown.title, shown.text) == ("1", "Putin", "He said")
    assert [(entity.type, entity.of(shown.text)) for entity in shown.entities] == [("bold", "He")]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([card("")], "Result_id_invalid"),
        ([card("ä" * 33)], "Result_id_invalid"),
        ([card("1"), card("1")], "Result_id_duplicate"),
        ([card(title=" ")], "Article_title_empty"),
        ([card(text="")], "Message text is empty"),
        ([card(text="x" * 4097)], "Message_too_long"),
        ([card(text="<b>", parse_mode="HTML")], "Can't parse entities: can't find end tag"),
        ([card(str(number)) for number in range(51)], "Results_too_much"),
    ],
)
async def test_cards_that_telegram_would_refuse_are_refused(
    api: BotApi, bot: Bot, alice: User, results: list[InlineQueryResultArticle], expected: str
) -> None:
    refused = await refusal(bot.answer_inline_query(api.inline_query(alice, "putin"), results))
    assert refused.startswith(expected)


@pytest.mark.parametrize("parameter", ["", "a b", "ä", "x" * 65])
async def test_a_start_parameter_that_telegram_would_refuse_is_refused(
    api: BotApi, bot: Bot, alice: User, parameter: str
) -> None:
    button = InlineQueryResultsButton("Ask", start_parameter=parameter)
    await refusal(bot.answer_inline_query(api.inline_query(alice, "putin"), [], button=button))


async def test_an_expired_inline_query_cannot_be_answered(api: BotApi, bot: Bot, alice: User) -> None:
    expected = "Query is too old and response timeout expired or query id is invalid"
    query_id = api.inline_query(alice, "putin", expired=True)
    assert await refusal(bot.answer_inline_query(query_id, [card()])) == expected


async def test_typing_is_recorded_and_other_words_are_refused(api: BotApi, bot: Bot, chat: Chat) -> None:
    await bot.send_chat_action(chat.id, "typing")
    assert api.calls_of("sendChatAction")[0].parameters == {"chat_id": chat.id, "action": "typing"}
    assert await refusal(bot.send_chat_action(chat.id, "dancing")) == "Wrong parameter action in request"


async def test_commands_are_kept_by_scope_and_language(api: BotApi, bot: Bot, chat: Chat) -> None:
    scope = BotCommandScopeChat(chat.id)
    await bot.set_my_commands([("ask", "Ask")])
    await bot.set_my_commands([("ask", "Спросить")], language_code="ru")
    await bot.set_my_commands([("ask", "Ask"), ("status", "Status")], scope=scope)
    assert api.commands() == ["ask"]
    assert api.commands(scope.to_dict()) == ["ask", "status"]
    assert await bot.get_my_commands(language_code="ru") == (BotCommand("ask", "Спросить"),)
    await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()
    assert await refusal(bot.set_my_commands([("Ask", "Ask")])) == "Bot_command_invalid"


async def test_chats_and_members_can_be_looked_up(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    assert (await bot.get_chat(group.id)).title == "Readers"
    assert (await bot.get_chat(chat.id)).first_name == "Alice"
    assert (await bot.get_chat_member(group.id, alice.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    assert await refusal(bot.get_chat_member(group.id, 1)) == "User not found"
    admins = {member.user.first_name: member.status for member in await bot.get_chat_administrators(group.id)}
    assert admins == {"Owner": "creator", "Alice": "administrator"}


async def test_hidden_members_are_shown_to_admins_only(api: BotApi, bot: Bot, alice: User) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    group.hides_members = True
    assert await refusal(bot.get_chat_member(group.id, alice.id)) == "Chat_admin_required"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    assert len(await bot.get_chat_administrators(group.id)) == 2
    api.add(group, admin=True)
    assert (await bot.get_chat_member(group.id, alice.id)).status == "administrator"


@pytest.mark.parametrize("joined_first", [True, False])
async def test_a_group_becomes_a_supergroup_and_is_found_under_its_new_number_alone(
    api: BotApi, bot: Bot, alice: User, joined_first: bool
) -> None:
    group = api.group("Readers", basic=True)
    group.say(alice, "one")
    new = group.migrate(joined_first=joined_first)
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(group.id, "two")
    assert error.value.new_chat_id == new.id
    await bot.send_message(new.id, "two")
    _, *updates = await bot.get_updates()
    services = [update.message for update in updates if update.message]
    assert [(one.chat_id, one.migrate_to_chat_id, one.migrate_from_chat_id) for one in services] == [
        (group.id, new.id, None),
        (new.id, None, group.id),
    ]
    joined = updates[0 if joined_first else 2].my_chat_member
    assert joined is not None
    assert (joined.chat.id, joined.old_chat_member.status, joined.new_chat_member.status) == (new.id, "left", "member")


async def test_a_bot_can_be_added_to_a_group(api: BotApi, bot: Bot) -> None:
    group = api.group("Readers", joined=False)
    with pytest.raises(Forbidden):
        await bot.send_message(group.id, "one")
    api.add(group)
    await bot.send_message(group.id, "one")


async def test_get_me_shows_the_privacy_mode(api: BotApi, bot: Bot) -> None:
    assert (await bot.get_me()).can_read_all_group_messages
    api.privacy_mode(True)
    assert not (await bot.get_me()).can_read_all_group_messages


# --- faults


async def test_a_call_can_be_refused_for_any_reason(api: BotApi, bot: Bot, chat: Chat) -> None:
    api.refuse("can't parse entities")
    assert await refusal(bot.send_message(chat.id, "one")) == "Can't parse entities"
    await bot.send_message(chat.id, "one")


async def test_a_flood_limit_holds_for_as_many_calls_as_ordered(
    api: BotApi, bot: Bot, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # otherwise RetryAfter emits a deprecation warning
    api.flood(times=1, retry_after=7)
    with pytest.raises(RetryAfter) as error:
        await bot.send_message(chat.id, "one")
    assert error.value.retry_after == timedelta(seconds=7)
    await bot.send_message(chat.id, "two")
    assert [sent.text for sent in api.sent(chat)] == ["two"]
    assert api.calls_of("sendMessage")[0].response == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


def test_every_third_message_can_hit_a_flood_limit(api: BotApi, chat: Chat) -> None:
    api.flood_every(3)
    answers = [call(api, "sendMessage", chat_id=chat.id, text="Hi")["ok"] for _ in range(6)]
    assert answers == [True, True, False, True, True, False]


async def test_a_broken_gateway_answers_in_html(
    api: BotApi, bot: Bot, chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail(1)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(chat.id, "one")
    assert api.calls_of("sendMessage")[0].response.startswith("<html>\r\n<head><title>502 Bad Gateway</title>")
    await bot.send_message(chat.id, "one")
    assert "Can not load invalid JSON data" in caplog.text


def test_anything_can_be_answered_before_a_call_takes_effect_and_after(api: BotApi, chat: Chat) -> None:
    url = f"{api.url}/bot{api.token}/sendMessage"
    for processed in (False, True):
        api.answer("what?", status=203, processed=processed)
        response = httpx.post(url, json={"chat_id": chat.id, "text": "Hi"})
        assert (response.status_code, response.text) == (203, "what?")
        assert len(api.sent(chat)) == processed


def test_a_connection_can_be_cut_before_a_call_takes_effect_and_after(api: BotApi, chat: Chat) -> None:
    for processed in (False, True):
        api.cut(processed=processed)
        with pytest.raises(httpx.TransportError):
            call(api, "sendMessage", chat_id=chat.id, text="Hi")
        assert len(api.sent(chat)) == processed


def test_a_token_can_be_refused_for_a_while(api: BotApi) -> None:
    api.unauthorize(methods=["getMe"])
    assert call(api, "getMe") == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert call(api, "getMe")["ok"]


@pytest.mark.parametrize(("silent", "error"), [(False, httpx.ConnectError), (True, httpx.ConnectTimeout)])
def test_an_outage_leaves_everything_as_it_was(
    api: BotApi, chat: Chat, silent: bool, error: type[httpx.TransportError]
) -> None:
    url, calls = api.url, len(api.calls)
    with api.outage(silent=silent), pytest.raises(error):
        httpx.get(f"{url}/bot{api.token}/getMe", timeout=1)
    assert call(api, "sendMessage", chat_id=chat.id, text="Hi")["ok"]
    assert (api.url, len(api.calls), len(api.sent(chat))) == (url, calls + 1, 1)


async def test_a_call_that_hangs_takes_no_effect_until_it_is_released(api: BotApi, bot: Bot, chat: Chat) -> None:
    with api.hang("sendMessage") as hang:
        sending = asyncio.create_task(bot.send_message(chat.id, "one"))
        await asyncio.to_thread(api.wait_for_held, hang)
        assert api.sent(chat) == []
    assert (await sending).text == "one"


async def test_a_call_takes_effect_also_when_nobody_waits_for_its_answer(api: BotApi, bot: Bot, chat: Chat) -> None:
    with api.hang("sendMessage") as hang:
        sending = asyncio.create_task(bot.send_message(chat.id, "one"))
        await asyncio.to_thread(api.wait_for_held, hang)
        await give_up(sending)
    assert (await asyncio.to_thread(api.wait_for_sent, chat))[0].text == "one"


async def test_a_late_answer_leaves_the_message_sent(api: BotApi, bot: Bot, chat: Chat) -> None:
    with api.hang("sendMessage", processed=True):
        sending = asyncio.create_task(bot.send_message(chat.id, "one"))
        await asyncio.to_thread(api.wait_for_sent, chat)
        await give_up(sending)
        assert len(api.sent(chat)) == 1


def test_a_method_can_be_made_slow(api: BotApi, chat: Chat) -> None:
    api.delay("sendMessage", 0.05)
    call(api, "sendMessage", chat_id=chat.id, text="Hi")
    [slow] = api.calls
    assert slow.answered - slow.time >= 0.05


# --- waiting, and separate processes


async def test_a_wait_ends_as_soon_as_the_bot_has_sent(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    await bot.send_message(chat.id, "zero")
    question = chat.say(alice, "Who?")
    waiting = asyncio.create_task(asyncio.to_thread(api.wait_for_sent, chat, 2, after=question))
    await bot.send_message(chat.id, "one")
    await bot.send_message(chat.id, "two")
    assert [sent.text for sent in await waiting] == ["one", "two"]


def test_a_failed_wait_summarises_the_calls(api: BotApi, chat: Chat) -> None:
    call(api, "sendMessage", chat_id=chat.id, text="<p>", parse_mode="HTML")
    with pytest.raises(AssertionError) as error:
        api.wait_for_sent(chat, timeout=0.01)
    assert "waited 0.01 s for 1 messages, saw 0" in str(error.value)
    assert "text='<p>'" in str(error.value)
    assert "can't parse entities" in str(error.value)


def test_stopping_does_not_wait_for_a_poll() -> None:
    with BotApi() as other:
        poll = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import httpx; httpx.get('{other.url}/bot{other.token}/getUpdates?timeout=50')",
            ],
            stderr=subprocess.DEVNULL,
        )
        other.wait_until(lambda api: api.in_flight)
        stopping = time.monotonic()
    assert time.monotonic() - stopping < 25  # half as long as the poll
    poll.wait(WAIT_SECONDS)


def test_a_taken_port_is_an_error_at_once(api: BotApi) -> None:
    port = int(api.url.rpartition(":")[2])
    with pytest.raises(RuntimeError, match=f"can't serve on port {port}"):
        BotApi(port=port).start()


ECHO = """
import os
from telegram.ext import Application, MessageHandler, filters

async def echo(update, context):
    await update.message.reply_text(update.message.text, do_quote=True)

builder = Application.builder().token(os.environ["TOKEN"]).base_url(os.environ["URL"] + "/bot")
application = builder.connect_timeout(60).read_timeout(60).build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
"""


def test_a_bot_in_another_process_answers_messages_sent_while_it_was_down(api: BotApi, alice: User, chat: Chat) -> None:
    early = chat.say(alice, "Are you there?")
    environment = {**os.environ, "TOKEN": api.token, "URL": api.url}
    process = subprocess.Popen([sys.executable, "-c", ECHO], env=environment)
    try:
        [answer] = api.wait_for_sent(chat)
        assert (answer.text, answer.reply_to) == ("Are you there?", early.message_id)
        late = chat.say(alice, "Good.")
        assert api.wait_for_sent(chat, after=late)[0].text == "Good."
        api.wait_until_idle()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(WAIT_SECONDS)


def test_the_double_serves_by_itself_until_its_input_closes() -> None:
    script = Path(__file__).with_name("botapi.py")
    command = [sys.executable, str(script), "--port", "0", "--token", "5:X"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        assert httpx.get(f"{url}/bot5:X/getMe", timeout=WAIT_SECONDS).json()["result"]["id"] == 5
        process.stdin.close()
        assert process.wait(WAIT_SECONDS) == 0


def test_the_double_ends_at_sigterm() -> None:
    script = Path(__file__).with_name("botapi.py")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.terminate()
        assert process.wait(WAIT_SECONDS) == 0
