"""Edits, deletions, presses and inline queries in the double."""

from typing import Any

import pytest
from botapi import BotApi, Chat, User
from double.calls import KEYBOARD, refusal
from telegram import Bot, InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent


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
