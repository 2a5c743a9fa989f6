"""Membership in chats: greetings, migration to supergroups, chats that aren't allowed, and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Chat, Sent, User
from crowd import NO_LIMITS

if TYPE_CHECKING:
    from conftest import Newsbot, Start

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
FOLLOWED = "None of my articles that name Quist mentions Kursk."
GREETING = "Hello! I answer questions about the news with the articles’ own words."
ONLY_SEES = "I only see /ask, mentions of me and replies to me"


@pytest.fixture(scope="module")
def bot(api: BotApi, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    """Bot for most tests of this module, in privacy mode."""
    api.privacy_mode(True)
    process = launch(api, tmp_path_factory.mktemp("bot"), **NO_LIMITS)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def own(start_own: Start) -> Start:
    """Function that starts the test's own bot, any number of times, over the same data."""
    return lambda **settings: start_own(**NO_LIMITS, **settings)


def asks(api: BotApi, chat: Chat, user: User, **fields: Any) -> Sent:
    """Ask in a group and return the answer."""
    asked = chat.say(user, f"/ask {QUESTION}", **fields)
    [answer] = api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.reply_to == asked.message_id])
    return answer


def texts(api: BotApi, chat: Chat) -> list[str]:
    return [sent.text for sent in api.sent(chat)]


# --- greetings


def test_a_group_is_greeted_when_the_bot_is_added_and_learns_what_it_sees(
    bot: Newsbot, api: BotApi, alice: User
) -> None:
    group = api.group("Readers", joined=False)
    api.add(group, by=alice)
    [greeting] = api.wait_for_sent(group)
    assert greeting.text.startswith(GREETING)
    assert ONLY_SEES in greeting.text
    assert (greeting.reply_to, greeting.buttons) == (None, [])


def test_the_greeting_does_not_mention_privacy_mode_if_it_is_off(own: Start, own_api: BotApi) -> None:
    own().wait_for_log("is running: ")
    group = own_api.group("Readers", joined=False)
    own_api.add(group)
    [greeting] = own_api.wait_for_sent(group)
    assert greeting.text.startswith(GREETING)
    assert ONLY_SEES not in greeting.text


@pytest.mark.parametrize(
    ("code", "hello"), [("de-AT", "Hallo!"), ("ru", "Здравствуйте!"), ("uk", "Вітаю!"), ("xx", "Hello!")]
)
def test_the_greeting_is_in_the_language_of_the_person_who_added_the_bot(
    bot: Newsbot, api: BotApi, code: str, hello: str
) -> None:
    group = api.group("Readers", joined=False)
    api.add(group, by=api.user("Adder", language_code=code))
    [greeting] = api.wait_for_sent(group)
    assert greeting.text.startswith(hello)


@pytest.mark.parametrize("basic", [True, False], ids=["group", "supergroup"])
def test_a_group_is_greeted_once_even_when_the_bot_is_added_again_and_made_an_admin(
    bot: Newsbot, api: BotApi, alice: User, basic: bool
) -> None:
    group = api.group("Readers", joined=False, basic=basic)
    api.add(group)
    [greeting] = api.wait_for_sent(group)
    api.add(group, admin=True)
    api.kick(group)
    api.add(group)
    answer = asks(api, group, alice)
    assert api.sent(group) == [greeting, answer]


def test_a_group_is_greeted_once_even_when_the_bot_is_added_again_after_a_restart(own: Start, own_api: BotApi) -> None:
    api, first = own_api, own()
    alice, group = api.user("Alice"), api.group("Readers", joined=False)
    api.add(group)
    api.wait_for_sent(group)
    first.wait_until_done()
    first.kill()
    api.kick(group)
    api.add(group)
    own()
    asks(api, group, alice)
    assert [text.startswith(GREETING) for text in texts(api, group)] == [True, False]


def test_the_questions_of_a_group_that_threw_the_bot_out_are_forgotten_and_not_once_more_after_a_restart(
    own: Start, own_api: BotApi
) -> None:
    api, first = own_api, own()
    alice, group = api.user("Alice"), api.group("Readers")
    asks(api, group, alice)
    api.kick(group)
    api.wait_until_idle()
    first.wait_until_done()
    assert first.remembers("SELECT * FROM answers") == []
    api.add(group)
    answer = asks(api, group, alice)
    first.wait_until_done()
    first.kill()
    second = own()
    follow = group.say(alice, "And about Kursk?", reply_to=answer)
    api.wait_until(lambda api: [sent for sent in api.sent(group) if sent.reply_to == follow.message_id])
    assert FOLLOWED in texts(api, group)[-1]
    second.wait_until_done()
    assert len(second.remembers("SELECT * FROM answers")) == 2


def test_nothing_is_said_when_people_come_and_go_or_the_bot_gets_other_rights(
    bot: Newsbot, api: BotApi, alice: User
) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    api.add(group, admin=True)
    api.add(group)
    for what in ({"new_chat_members": [alice.json()]}, {"left_chat_member": alice.json()}, {"new_chat_title": "New"}):
        message = {"message_id": 900, "date": 1, "chat": group.json(), "from": alice.json()} | what
        api.update({"message": message})
    answer = asks(api, group, alice)
    assert api.sent(group) == [answer]


def test_a_person_who_unblocks_the_bot_is_answered_but_not_greeted(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    api.block(chat)
    api.unblock(chat)
    answer = asks(api, chat, alice)
    assert api.sent(chat) == [answer]


# --- who asks


def test_a_channel_as_sender_is_answered(bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    sender: dict[str, Any] = {
        "from": {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
        "sender_chat": {"id": -1001999999999, "type": "channel", "title": "News"},
    }
    assert SAID in asks(api, group, alice, **sender).text


def test_an_anonymous_admin_follows_up_on_an_answer(bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    sender: dict[str, Any] = {
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
        "sender_chat": group.json(),
    }
    answer = asks(api, group, alice, **sender)
    group.say(alice, "And about Kursk?", reply_to=answer, **sender)
    [second] = api.wait_for_sent(group, after=answer)
    assert FOLLOWED in second.text


# --- a group becomes a supergroup


@pytest.mark.parametrize("joined_first", [True, False])
def test_a_group_that_becomes_a_supergroup_is_not_greeted_again_and_keeps_what_is_known_of_it(
    bot: Newsbot, api: BotApi, alice: User, joined_first: bool
) -> None:
    group = api.group("Readers", joined=False, basic=True)
    api.add(group)
    api.wait_for_sent(group)
    answer = asks(api, group, alice)
    follow(bot, group.id)
    new = group.migrate(joined_first=joined_first)
    answer_there = asks(api, new, alice)
    assert api.sent(new) == [answer_there]
    api.wait_until_idle()
    bot.wait_until_done()
    assert known_of(bot, group.id) == (0, 0, 0)
    assert known_of(bot, new.id) == (2, 1, 1)
    assert [sent.message_id for sent in api.sent(group)][-1] == answer.message_id


def follow(bot: Newsbot, chat_id: int) -> None:
    """Follow a question in a chat."""
    bot.make_remember("INSERT INTO follows (chat_id, question, created_at) VALUES (?, '{}', 0)", chat_id)


def known_of(bot: Newsbot, chat_id: int) -> tuple[int, ...]:
    """Return how many answers, followed questions and settings the bot stores for a chat."""
    return tuple(
        len(bot.remembers(f"SELECT * FROM {table} WHERE chat_id = ?", chat_id))
        for table in ("answers", "follows", "chats")
    )


def test_an_answer_on_its_way_to_a_group_goes_to_the_supergroup_that_it_became(
    bot: Newsbot, api: BotApi, alice: User
) -> None:
    group = api.group("Readers", basic=True)
    with api.hang("sendMessage") as hang:
        group.say(alice, f"/ask {QUESTION}")
        api.wait_for_held(hang)
        new = group.migrate()
    [answer] = api.wait_for_sent(new)
    assert SAID in answer.text
    assert api.sent(group) == []
    new.say(alice, "And about Kursk?", reply_to=answer)
    [second] = api.wait_for_sent(new, after=answer)
    assert FOLLOWED in second.text


def test_a_button_of_the_former_group_has_no_effect_and_delays_nothing(bot: Newsbot, api: BotApi, alice: User) -> None:
    group = api.group("Readers", basic=True)
    answer = asks(api, group, alice)
    new = group.migrate()
    group.press(alice, answer, "Context")
    assert SAID in asks(api, new, alice).text


# --- only some chats


def test_in_a_chat_that_is_not_allowed_the_bot_says_so_and_leaves(own: Start, own_api: BotApi) -> None:
    api = own_api
    alice, bob, group, other = api.user("Alice"), api.user("Bob"), api.group("Listed"), api.group("Other", joined=False)
    chat, stranger = api.private(alice), api.private(bob)
    own(allowed_chats=f"{group.id},{alice.id}")
    api.add(other)
    [farewell] = api.wait_for_sent(other)
    assert farewell.text.startswith("Sorry, this chat isn’t on my list, so I’m leaving it.")
    api.wait_until(lambda _: other.bot_status == "left")
    for text in (QUESTION, "/start", "/ask", "👍"):
        asked = stranger.say(bob, text)
        [line] = api.wait_for_sent(stranger, after=asked)
        assert line.text.startswith("Sorry, I only answer in chats on my list")
        assert "\n" not in line.text
    assert SAID in asks(api, chat, alice).text
    assert SAID in asks(api, group, bob).text


def test_the_bot_leaves_an_old_group_that_is_not_allowed_when_a_member_asks(own: Start, own_api: BotApi) -> None:
    api = own_api
    alice, group = api.user("Alice", language_code="de"), api.group("Other")
    own(allowed_chats=str(alice.id))
    for _ in range(3):
        group.say(alice, f"/ask {QUESTION}")
    api.wait_until(lambda _: group.bot_status == "left")
    assert [
        text.startswith("Tut mir leid, dieser Chat steht nicht auf meiner Liste") for text in texts(api, group)
    ] == [True]


@pytest.mark.parametrize("joined_first", [True, False])
def test_an_allowed_group_stays_allowed_as_a_supergroup_even_after_a_restart(
    own: Start, own_api: BotApi, joined_first: bool
) -> None:
    api = own_api
    alice, group = api.user("Alice"), api.group("Listed", basic=True)
    process = own(allowed_chats=str(group.id))
    assert SAID in asks(api, group, alice).text
    new = group.migrate(joined_first=joined_first)
    assert SAID in asks(api, new, alice).text
    api.wait_until_idle()
    process.stop()
    own(allowed_chats=str(group.id))
    assert SAID in asks(api, new, alice).text
    assert new.bot_status == "member"


def test_a_groups_migration_is_known_even_if_a_kill_prevented_its_record(own: Start, own_api: BotApi) -> None:
    api = own_api
    alice, group = api.user("Alice"), api.group("Listed", basic=True)
    process = own(allowed_chats=str(group.id))
    with api.hang("sendMessage") as hang:
        group.say(alice, f"/ask {QUESTION}")  # the next message in this chat has to wait
        api.wait_for_held(hang)
        new = group.migrate(joined_first=False)
        api.wait_until_idle()
        process.kill()
    own(allowed_chats=str(group.id))
    assert SAID in asks(api, new, alice).text


def test_buttons_have_no_effect_in_a_chat_that_is_no_longer_allowed(own: Start, own_api: BotApi) -> None:
    api = own_api
    alice = api.user("Alice")
    chat = api.private(alice)
    process = own()
    answer = asks(api, chat, alice)
    process.stop()
    own(allowed_chats="1")
    note = api.wait_for_answer(chat.press(alice, answer, "Context"))
    assert note.parameters["text"].startswith("Sorry, I only answer in chats on my list")
    assert api.sent(chat)[0].edits == ()


# --- languages


@pytest.mark.parametrize(
    ("code", "help_", "not_found", "button", "voice"),
    [
        ("de", "Frag mich etwas zu den Nachrichten", "Nichts gefunden.", "Kontext", "Ich kann nur Text lesen"),
        ("ru-RU", "Спросите меня о новостях", "Не найдено.", "Контекст", "Я понимаю только текст"),
        ("es-419", "Pregúntame sobre las noticias", "Sin resultados.", "Contexto", "Solo puedo leer texto"),
        ("fr", "Posez-moi une question sur l’actualité", "Aucun résultat.", "Contexte", "Je ne sais lire que du texte"),
        ("uk", "Запитайте мене про новини", "Не знайдено.", "Контекст", "Я розумію лише текст"),
    ],
)
def test_the_bot_speaks_a_persons_language_and_quotes_articles_verbatim(
    bot: Newsbot, api: BotApi, code: str, help_: str, not_found: str, button: str, voice: str
) -> None:
    user = api.user("Reader", language_code=code)
    chat = api.private(user)
    [greeting] = api.wait_for_sent(chat, after=chat.say(user, "/start"))
    assert greeting.text.startswith(help_)
    [answer] = api.wait_for_sent(chat, after=chat.say(user, QUESTION))
    assert SAID in answer.text
    assert button in [one["text"] for one in answer.buttons]
    assert "March" not in answer.text
    [nothing] = api.wait_for_sent(chat, after=chat.say(user, "Who won the 2022 World Cup?"))
    assert nothing.text.startswith(not_found)
    [line] = api.wait_for_sent(chat, after=chat.send_voice(user))
    assert line.text.startswith(voice)
