"""Messages that a bot sends to the double: what it keeps of them, and what it refuses as Telegram does."""

import pytest
from botapi import BotApi, Chat, User
from double.calls import KEYBOARD, call, refusal, refused
from telegram import Bot, MessageEntity, ReplyParameters


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
    def with_button(**button: object) -> str:
        return refused(api, chat.id, reply_markup={"inline_keyboard": [[{"text": "More", **button}]]})

    assert with_button(callback_data="é" * 33) == "Bad Request: BUTTON_DATA_INVALID"
    assert with_button(callback_data="") == (
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )
    for copied in ("", "x" * 257, "😀" * 129):
        assert with_button(copy_text={"text": copied}) == "Bad Request: BUTTON_COPY_TEXT_INVALID"
    assert "copy_text" in with_button(copy_text="words")
    assert "can't find field" in with_button(copy_text={}).lower()
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
