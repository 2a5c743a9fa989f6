"""What people do in the double, and the updates that come of it."""

import pytest
from botapi import BotApi, Chat, User
from double.calls import call, message_of, refusal, refused, updates
from telegram import Bot, Update


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
