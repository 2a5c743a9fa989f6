"""/unanswered: questions that found nothing, without who asked them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from verbs import ask
from waits import eventually

if TYPE_CHECKING:
    from conftest import Command, Newsbot

Crowd = Callable[[], tuple[User, Chat]]


@pytest.fixture
def anew(api: BotApi, bot: Newsbot) -> Crowd:
    """Function that returns a new person with a private chat; the bot forgets all earlier answers."""
    bot.wait_until_done()
    if bot.remembers("SELECT count(*) FROM answers") != [(0,)]:
        bot.make_remember("DELETE FROM answers")

    def person() -> tuple[User, Chat]:
        user = api.user("Wilhelmina")
        return user, api.private(user)

    return person


def listed(api: BotApi, admin: User, office: Chat) -> list[tuple[int, str]]:
    """Return the questions that /unanswered lists, with their counts."""
    text = ask(api, office, admin, "/unanswered").text
    return [(int(times), question) for times, question in re.findall(r"^(\d+) × (.+)$", text, re.MULTILINE)]


def test_questions_of_two_chats_are_counted_by_their_words(api: BotApi, admin: User, office: Chat, anew: Crowd) -> None:
    (alice, her_chat), (bob, his_chat) = anew(), anew()
    group = api.group("Readers")
    ask(api, her_chat, alice, "Who won the 2022 World Cup?")
    ask(api, her_chat, alice, "Who won the 2022 World Cup?")
    ask(api, his_chat, bob, "the WORLD CUP 2022, who won")
    ask(api, group, bob, "/ask who won the 2022 world cup")
    ask(api, her_chat, alice, "Who ate the marzipan?")
    ask(api, his_chat, bob, "who ate the marzipan")
    ask(api, his_chat, bob, "What did Quist say about sleep?")
    ask(api, her_chat, alice, "What did Quist say about sleep?")
    assert listed(api, admin, office) == [(4, "Who won the 2022 World Cup?"), (2, "who ate the marzipan")]


def test_a_question_of_one_chat_alone_is_not_shown_however_often(
    api: BotApi, bot: Newsbot, newsbot: Command, admin: User, office: Chat, anew: Crowd
) -> None:
    alice, her_chat = anew()
    for _ in range(3):
        ask(api, her_chat, alice, "Does Doctor Wexholm treat my gout?")
    assert listed(api, admin, office) == []
    assert "Wexholm" not in newsbot("unanswered", data_dir=str(bot.data)).stdout
    every = newsbot("unanswered", "--json", data_dir=str(bot.data), unanswered_chats="1").stdout
    assert every == '{"question": "Does Doctor Wexholm treat my gout?", "times": 3}\n'


def test_nobody_who_asked_is_shown_or_logged(
    api: BotApi, bot: Newsbot, newsbot: Command, admin: User, office: Chat, anew: Crowd
) -> None:
    people = [anew() for _ in range(2)]
    for user, chat in people:
        ask(api, chat, user, "Who invented the zeppelin?")
    message = ask(api, office, admin, "/unanswered")
    printed = newsbot("unanswered", data_dir=str(bot.data)).stdout
    as_json = newsbot("unanswered", "--json", data_dir=str(bot.data)).stdout
    for text in (message.text, printed, as_json):
        assert "Who invented the zeppelin?" in text
    for text in (message.text, printed, as_json, bot.log):
        for user, chat in people:
            assert not {name for name in (user.first_name, str(user.id), str(chat.id)) if name in text}
    assert "zeppelin" not in bot.log


def test_a_follow_up_is_shown_with_what_it_leaves_out(api: BotApi, admin: User, office: Chat, anew: Crowd) -> None:
    for user, chat in (anew(), anew()):
        ask(api, chat, user, "What did Quist say about sleep?")
        ask(api, chat, user, "and about zeppelins?")
    assert listed(api, admin, office) == [(2, "and about zeppelins? (Quist)")]


def test_lists_that_find_nothing_count_too(api: BotApi, admin: User, office: Chat, anew: Crowd) -> None:
    for user, chat in (anew(), anew()):
        ask(api, chat, user, "/latest zeppelins")
    assert [times for times, _ in listed(api, admin, office)] == [2]


def test_cards_that_find_nothing_count_once_their_question_is_typed_to_its_end(
    api: BotApi, bot: Newsbot, admin: User, office: Chat, anew: Crowd
) -> None:
    for user, _ in (anew(), anew()):
        for typed in ("Who ate", "Who ate the marz", "Who ate the marzipan?"):
            api.wait_for_cards(api.inline_query(user, typed))
    eventually(lambda: bot.remembers("SELECT count(*) FROM answers WHERE NOT is_found") == [(2,)])
    assert listed(api, admin, office) == [(2, "Who ate the marzipan?")]


def test_a_long_list_ends_with_how_many_more_there_are(
    api: BotApi, bot: Newsbot, admin: User, office: Chat, anew: Crowd
) -> None:
    user, chat = anew()
    ask(api, chat, user, "Who won the 2022 World Cup?")
    bot.make_remember(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
        "INSERT INTO answers (key, chat_id, question, asked_at, is_found, words_key, wording) "
        "SELECT 'key' || i, i % 2, question, asked_at, 0, 'words' || (i / 2), 'A question about matter ' || (i / 2) "
        "FROM answers, n"
    )
    text = ask(api, office, admin, "/unanswered").text
    shown = len(re.findall(r"^2 × ", text, re.MULTILINE))
    assert 50 < shown < 249
    assert f"… and {249 - shown} more" in text


def test_an_empty_list_says_so(api: BotApi, admin: User, office: Chat, anew: Crowd) -> None:
    assert ask(api, office, admin, "/unanswered").text.startswith("No questions of the last 7 days to show.")
