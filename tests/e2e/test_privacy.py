"""/privacy and /forgetme: what the bot says that it keeps, and that nothing is left of whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from botapi import BotApi, Chat, Message, Sent, User
from office import note_of
from processes import Newsbot, Start
from waits import eventually

QUESTION = "What did Quist say about sleep?"
ABOUT, ABOUT_PUTIN = "And about sleep?", "None of my articles that name Putin mentions sleep."
SECRET = "Does Wendeline Ambrosius owe the harbour money?"
FORGOTTEN = "I no longer remember this answer. Ask again?"
DONE = "Done: I keep nothing of you any more. The messages themselves are at Telegram: delete them there."
NOT_YOURS = "Only the person who asked for this can press it."


@pytest.fixture
def api() -> Iterator[BotApi]:
    """Double of the Bot API for a single test: each has a bot with settings of its own."""
    with BotApi() as api:
        yield api


@pytest.fixture
def bob(api: BotApi) -> User:
    return api.user("Bob")


@pytest.fixture
def group(api: BotApi) -> Chat:
    return api.group("Readers")


def answer_to(api: BotApi, chat: Chat, said: Message) -> Sent:
    [answer] = api.wait_for_sent(chat, after=said)
    return answer


def ask(api: BotApi, chat: Chat, user: User, text: str) -> Sent:
    return answer_to(api, chat, chat.say(user, text))


def press(api: BotApi, chat: Chat, user: User, message: Sent, button: str) -> Sent:
    """Press a button, and return the message once the bot has edited it."""
    assert note_of(api, chat.press(user, message, button)) == ""
    return eventually(
        lambda: [sent for sent in api.sent(chat) if sent.edits and sent.message_id == message.message_id]
    )[0]


def traces(bot: Newsbot, words: str) -> list[str]:
    """Return the files of the bot's memory that have these words."""
    return [file.name for file in bot.data.glob("chats.sqlite*") if words.encode() in file.read_bytes()]


# --- what the bot says


def test_everybody_can_read_what_is_kept_in_private_and_in_groups(
    start: Start, api: BotApi, alice: User, chat: Chat, group: Chat
) -> None:
    start()
    notice = ask(api, chat, alice, "/privacy").text
    assert notice == ask(api, group, alice, "/privacy@NewsTestBot").text
    assert "for 30 days: for the buttons under my answers" in notice
    assert "the questions that found nothing in at least 2 chats" in notice
    assert "The questions that you follow" in notice
    assert "/forgetme deletes what I keep of you." in notice


def test_the_notice_is_true_to_the_settings(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    start(keep_days="0", follows="0", inline="off", sources_contact="desk@bay.example", admin_ids="7123456789")
    notice = ask(api, chat, alice, "/privacy").text
    assert "for ten minutes, for follow-up questions. I don’t write it down." in notice
    assert notice.endswith("Whoever runs me can be reached here: desk@bay.example")
    for words in ("follow,", "👍", "cards", "admins", "7123456789"):
        assert words not in notice, words


@pytest.mark.parametrize(("code", "words"), [("de", "Was ich über dich speichere"), ("ru", "Что я о вас храню")])
def test_it_speaks_the_readers_language(start: Start, api: BotApi, code: str, words: str) -> None:
    start()
    reader = api.user("Reader", language_code=code)
    assert ask(api, api.private(reader), reader, "/privacy").text.startswith(words)


# --- in private


def test_all_of_a_private_chat_is_deleted_down_to_the_bytes(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    bot = start()
    answer = ask(api, chat, alice, QUESTION)
    ask(api, chat, alice, SECRET)
    ask(api, chat, alice, f"/follow {SECRET}")
    eventually(lambda: traces(bot, "Wendeline"))
    question = ask(api, chat, alice, "/forgetme")
    assert press(api, chat, alice, question, "Delete").text == DONE
    bot.wait_until_done()
    for table in ("answers", "feedback", "follows", "told", "chats"):
        assert bot.remembers(f"SELECT * FROM {table}") == [], table
    assert bot.remembers("SELECT * FROM inbox WHERE \"update\" <> ''") == []
    eventually(lambda: not traces(bot, "Wendeline"))
    assert note_of(api, chat.press(alice, answer, "Context")) == FORGOTTEN
    bot.kill()
    again = start()
    assert traces(again, "Wendeline") == []
    assert "Wendeline" not in bot.log + again.log


def test_a_reply_to_a_forgotten_answer_is_a_question_of_its_own(
    start: Start, api: BotApi, alice: User, chat: Chat
) -> None:
    start()
    answer = ask(api, chat, alice, "What did Putin say about Trump?")
    press(api, chat, alice, ask(api, chat, alice, "/forgetme"), "Delete")
    alone = ask(api, chat, alice, ABOUT).text
    press(api, chat, alice, ask(api, chat, alice, "/forgetme"), "Delete")
    assert answer_to(api, chat, chat.say(alice, ABOUT, reply_to=answer)).text == alone
    assert ABOUT_PUTIN not in alone


def test_whoever_thinks_better_of_it_keeps_everything(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    bot = start()
    ask(api, chat, alice, QUESTION)
    assert press(api, chat, alice, ask(api, chat, alice, "/forgetme"), "Keep").text == "I deleted nothing."
    assert len(bot.remembers("SELECT * FROM answers")) == 1


def test_a_person_whom_the_bot_no_longer_answers_can_still_be_forgotten(
    start: Start, api: BotApi, alice: User, chat: Chat
) -> None:
    bot = start()
    ask(api, chat, alice, QUESTION)
    bot.wait_until_done()
    bot.stop()
    bot = start(allowed_chats="12345")
    assert "for 30 days" in ask(api, chat, alice, "/privacy").text
    assert press(api, chat, alice, ask(api, chat, alice, "/forgetme"), "Delete").text == DONE
    assert bot.remembers("SELECT * FROM answers") == []


def test_what_waits_or_is_being_answered_meanwhile_does_not_reappear(
    start: Start, api: BotApi, alice: User, bob: User, chat: Chat, group: Chat
) -> None:
    bot = start()
    question = ask(api, chat, alice, "/forgetme")
    with api.hang("sendMessage"):
        first = group.say(alice, f"/ask {QUESTION}")
        waiting = group.say(alice, f"/ask {SECRET}")
        group.say(bob, "/ask What did Gallagher say?")
        eventually(lambda: bot.remembers("SELECT * FROM answers"))
        eventually(lambda: len(bot.remembers("SELECT * FROM inbox WHERE done_at IS NULL")) == 3)
        assert press(api, chat, alice, question, "Delete").text == DONE
        assert traces(bot, "Wendeline") == [], "the text of the message that waits, too"
    answers = api.wait_for_sent(group, 3, after=first)
    assert [answer.reply_to for answer in answers][:2] == [first.message_id, waiting.message_id]
    bot.wait_until_done()
    assert bot.remembers("SELECT DISTINCT user_id FROM answers") == [(bob.id,)]
    assert [bool(answer.buttons) for answer in answers] == [True, False, True]
    assert note_of(api, group.press(alice, answers[0], "Context")) == FORGOTTEN
    assert traces(bot, "Wendeline") == []


# --- in groups


def test_in_a_group_only_what_is_the_askers_goes(
    start: Start, api: BotApi, alice: User, bob: User, chat: Chat, group: Chat
) -> None:
    bot = start()
    ask(api, chat, alice, QUESTION)
    ask(api, group, alice, f"/ask {SECRET}")
    of_bob = ask(api, group, bob, f"/ask {QUESTION}")
    ask(api, group, alice, f"/follow {SECRET}")
    ask(api, group, bob, f"/follow {QUESTION}")
    question = ask(api, group, alice, "/forgetme")
    assert "This group’s settings stay, and so does what others asked." in question.text
    assert note_of(api, group.press(bob, question, "Delete")) == NOT_YOURS
    assert note_of(api, group.press(bob, question, "Keep")) == NOT_YOURS
    assert press(api, group, alice, question, "Delete").text == DONE
    assert bot.remembers("SELECT DISTINCT user_id FROM answers") == [(bob.id,)]
    assert bot.remembers("SELECT user_id FROM follows") == [(bob.id,)]
    assert press(api, group, bob, of_bob, "Context").text
    eventually(lambda: not traces(bot, "Wendeline"))


def test_an_anonymous_admin_deletes_what_was_asked_in_the_groups_name(
    start: Start, api: BotApi, alice: User, group: Chat
) -> None:
    bot = start()
    answer_to(api, group, group.say(alice, f"/ask {SECRET}", sender_chat=group.json()))
    ask(api, group, alice, f"/ask {QUESTION}")
    done = answer_to(api, group, group.say(alice, "/forgetme", sender_chat=group.json()))
    assert done.text.startswith("Done: I no longer keep what was asked, rated or followed in this name.")
    assert bot.remembers("SELECT user_id FROM answers") == [(alice.id,)]


# --- what is kept


def test_without_days_to_keep_no_question_is_written_down(start: Start, api: BotApi, alice: User, chat: Chat) -> None:
    bot = start(keep_days="0")
    assert ask(api, chat, alice, "What did Putin say about Trump?").buttons == []
    assert ABOUT_PUTIN in ask(api, chat, alice, ABOUT).text, "a follow-up, which needs no database"
    bot.wait_until_done()
    assert bot.remembers("SELECT * FROM answers") == []


def test_questions_older_than_the_days_to_keep_are_deleted_by_a_start(
    start: Start, api: BotApi, alice: User, chat: Chat
) -> None:
    bot = start()
    ask(api, chat, alice, SECRET)
    ask(api, chat, alice, f"/follow {QUESTION}")
    bot.wait_until_done()
    bot.make_remember("UPDATE answers SET asked_at = asked_at - 3 * 86400000")
    bot.stop()
    bot = start(keep_days="4")
    bot.wait_for_log("is running: ")
    assert len(bot.remembers("SELECT * FROM answers")) == 1
    bot.stop()
    bot = start(keep_days="2")
    bot.wait_for_log("is running: ")
    assert bot.remembers("SELECT * FROM answers") == []
    assert len(bot.remembers("SELECT * FROM follows")) == 1
