"""The bot in private chats."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from botapi import BotApi, Chat, Message, Sent, User

pytestmark = pytest.mark.usefixtures("bot")

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
LINK = "https://courier.example/2025/03/04/ferry-strike"

Ask = Callable[[Message], Sent]


@pytest.fixture
def answer_to(api: BotApi, chat: Chat) -> Ask:
    """Function that waits for the single answer to a message."""

    def wait(asked: Message) -> Sent:
        [answer] = api.wait_for_sent(chat, after=asked)
        return answer

    return wait


@pytest.fixture
def sent_before_a_question(api: BotApi, alice: User, chat: Chat) -> Callable[[], list[Sent]]:
    """Function that asks a question and returns what the bot sent before its answer.

    A chat is answered in order, so replies to earlier messages can't arrive later.
    """

    def ask() -> list[Sent]:
        question = chat.say(alice, QUESTION)
        api.wait_until(lambda api: any(sent.reply_to == question.message_id for sent in api.sent(chat)))
        return [sent for sent in api.sent(chat) if sent.reply_to != question.message_id]

    return ask


def marked(sent: Sent, kind: str) -> list[str]:
    return [entity.of(sent.text) for entity in sent.entities if entity.type == kind]


def test_a_message_is_a_question_and_its_answer_a_reply(alice: User, chat: Chat, answer_to: Ask) -> None:
    asked = chat.say(alice, QUESTION)
    answer = answer_to(asked)
    assert answer.reply_to == asked.message_id
    assert SAID in answer.text


def test_an_answer_shows_the_speaker_the_words_the_outlet_the_date_and_a_link(
    alice: User, chat: Chat, answer_to: Ask
) -> None:
    answer = answer_to(chat.say(alice, QUESTION))
    assert answer.text.startswith("Dervla Quist · The Orrin Bay Courier (sample) · 4 March 2025")
    speaker, answering = marked(answer, "bold")[:2]
    [quotation, *_] = marked(answer, "blockquote")
    assert SAID in quotation
    assert (speaker, answering in quotation) == ("Dervla Quist", True)
    assert answer.text.count("2025") == 1  # the date appears once
    [link] = [entity for entity in answer.entities if entity.url == LINK]
    assert link.of(answer.text) == "Ferry crews in Orrin Bay walk out over rosters"


def test_answers_have_no_link_previews(api: BotApi, alice: User, chat: Chat, answer_to: Ask) -> None:
    answer_to(chat.say(alice, QUESTION))
    [call] = api.wait_until(
        lambda api: [call for call in api.calls_of("sendMessage") if call.parameters["chat_id"] == chat.id]
    )
    assert call.parameters["link_preview_options"]["is_disabled"] is True


def test_an_answer_without_results_says_so_and_what_was_searched(alice: User, chat: Chat, answer_to: Ask) -> None:
    answer = answer_to(chat.say(alice, "Who won the 2022 World Cup?"))
    assert answer.text.startswith("Not found.")
    assert "18 articles from 12 September 2024 to 6 November 2025" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "<b>What</b> did Quist say about sleep & <script>?",
        "&amp; &lt; &#x; < > \" '",
        "?",
        "…",
        "👍🏽 👨‍👩‍👧‍👦",
        "ماذا قال بوتين عن ترامب؟",
        "Ẑ̴̧a̸͓͐l̷̯̈́g̵͍̒o̶̰͑ says what?",
        "* _ ` [ ] ( ) ~ > # + - = | { } . !",
        "why " * 1000,
        "😀" * 2000,
        "'; DROP TABLE answered; --",
    ],
)
def test_any_text_gets_an_answer(alice: User, chat: Chat, answer_to: Ask, text: str) -> None:
    asked = chat.say(alice, text)
    assert answer_to(asked).reply_to == asked.message_id


def test_the_questions_of_a_chat_are_answered_in_order(api: BotApi, alice: User, chat: Chat) -> None:
    asked = [chat.say(alice, f"{QUESTION} {number}") for number in range(5)]
    answers = api.wait_for_sent(chat, count=5)
    assert [answer.reply_to for answer in answers] == [message.message_id for message in asked]


def test_a_photos_caption_is_a_question(alice: User, chat: Chat, answer_to: Ask) -> None:
    photo = chat.send_photo(alice, caption=QUESTION)
    answer = answer_to(photo)
    assert answer.reply_to == photo.message_id
    assert SAID in answer.text


@pytest.mark.parametrize(
    "send",
    [
        lambda chat, user: chat.send_photo(user),
        lambda chat, user: chat.send_voice(user),
        lambda chat, user: chat.send_sticker(user),
        lambda chat, user: chat.send_document(user, "news.pdf", b"%PDF"),
    ],
    ids=["photo", "voice", "sticker", "document"],
)
def test_messages_without_text_get_one_helpful_line(
    alice: User, chat: Chat, answer_to: Ask, send: Callable[[Chat, User], Message]
) -> None:
    answer = answer_to(send(chat, alice))
    assert "write your question" in answer.text
    assert "\n" not in answer.text


def test_an_album_without_words_gets_one_line_in_all(
    api: BotApi, alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]]
) -> None:
    for _ in range(3):
        chat.send_photo(alice, media_group_id="album")
    api.wait_for_sent(chat)
    [line] = sent_before_a_question()
    assert "write your question" in line.text


def test_an_album_with_a_caption_gets_the_answer_alone(
    alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]]
) -> None:
    asked = chat.send_photo(alice, caption=QUESTION, media_group_id="holiday")
    chat.send_photo(alice, media_group_id="holiday")
    assert [sent.reply_to for sent in sent_before_a_question()] == [asked.message_id]


def test_an_album_with_a_caption_on_its_last_picture_gets_the_answer_alone(
    alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]]
) -> None:
    chat.send_photo(alice, media_group_id="outing")
    asked = chat.send_photo(alice, caption=QUESTION, media_group_id="outing")
    assert [sent.reply_to for sent in sent_before_a_question()] == [asked.message_id]


def test_an_unknown_command_gets_one_helpful_line(alice: User, chat: Chat, answer_to: Ask) -> None:
    answer = answer_to(chat.say(alice, "/weather tomorrow"))
    assert "/help" in answer.text
    assert "\n" not in answer.text


@pytest.mark.parametrize("command", ["/ask", "/ASK", "/ask@NewsTestBot", "/ask@newstestbot"])
def test_ask_works_in_private_too(alice: User, chat: Chat, answer_to: Ask, command: str) -> None:
    assert SAID in answer_to(chat.say(alice, f"{command} {QUESTION}")).text


def test_ask_with_a_line_break_after_it_has_its_question_there(alice: User, chat: Chat, answer_to: Ask) -> None:
    assert SAID in answer_to(chat.say(alice, f"/ask\n{QUESTION}")).text


def test_ask_without_words_gets_one_line_of_usage(alice: User, chat: Chat, answer_to: Ask) -> None:
    answer = answer_to(chat.say(alice, "/ask"))
    assert "/ask" in answer.text
    assert "\n" not in answer.text


@pytest.mark.parametrize("command", ["/ask", "/start", "/reindex"])
def test_a_command_for_another_bot_is_ignored(
    alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]], command: str
) -> None:
    chat.say(alice, f"{command}@SomeOtherBot {QUESTION}")
    assert sent_before_a_question() == []


def test_an_edit_is_not_answered(
    api: BotApi, alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]]
) -> None:
    message = chat.say(alice, QUESTION)
    api.wait_for_sent(chat)
    api.edit(message, "Who is Lotte Askew?")
    assert [sent.reply_to for sent in sent_before_a_question()] == [message.message_id]


def test_a_message_written_through_another_bot_is_not_answered(
    api: BotApi, alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]]
) -> None:
    other = {"id": 77, "is_bot": True, "first_name": "Gif", "username": "gif"}
    chat.say(alice, QUESTION, via_bot=other)
    assert sent_before_a_question() == []


def test_a_service_message_is_not_answered(
    api: BotApi, alice: User, chat: Chat, sent_before_a_question: Callable[[], list[Sent]]
) -> None:
    timer = {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}}
    api.update({"message": {"message_id": 900, "date": 1, "chat": chat.json(), "from": alice.json()} | timer})
    assert sent_before_a_question() == []


def test_a_reply_goes_out_even_when_the_question_was_deleted(api: BotApi, alice: User, chat: Chat) -> None:
    with api.hang("sendMessage") as hang:
        question = chat.say(alice, QUESTION)
        api.wait_for_held(hang)
        chat.delete(question)
    [answer] = api.wait_for_sent(chat)
    assert answer.reply_to is None
    assert SAID in answer.text


def test_reindex_is_politely_refused_for_people_who_are_not_admins(alice: User, chat: Chat, answer_to: Ask) -> None:
    answer = answer_to(chat.say(alice, "/reindex"))
    assert answer.text == "Sorry, only an admin of this bot can do that."
