"""Three bots with the same token on one memory in PostgreSQL, one of which is killed, stopped, or cut off."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from crowd import QUESTION
from waits import eventually, within

from tests.cluster.postgres import PostgresServer
from tests.cluster.team import Team, example_index, teaming


@pytest.fixture(scope="module")
def team(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Bots that run for all tests of this module; each test leaves three of them behind."""
    index = example_index(tmp_path_factory.mktemp("index"))
    with teaming(postgres, tmp_path_factory.mktemp("team"), index) as team:
        team.start_all("a", "b", "c")
        yield team


def test_each_question_is_answered_once_and_in_order_even_if_telegram_delivers_it_twice(team: Team) -> None:
    chats = team.chats(30)
    asked = team.ask(chats, 3)
    team.api.wait_until_idle()
    team.api.redeliver(len(asked))
    team.wait_for_one_answer_each(chats, asked)


def test_status_lists_the_bots_and_their_shares(team: Team) -> None:
    chat = team.api.private(team.admin)
    [status] = team.api.wait_for_sent(chat, after=chat.say(team.admin, "/status"))
    bots = status.text.partition("Bots with this token\n")[2].splitlines()
    assert sorted(line[:2] for line in bots) == ["a:", "b:", "c:"]
    assert sum(line.endswith("writes this") for line in bots) == 1
    assert all("31 %" in line or "34 %" in line for line in bots)


def test_what_one_bot_is_told_of_a_person_holds_for_all(team: Team) -> None:
    """Block somebody in the admin's chat, and find that the owner of that person's chat knows."""
    office = team.api.private(team.admin)
    for chat in team.chats(4):
        team.wait_for_one_answer_each([chat], team.ask([chat]))
        team.api.wait_for_sent(office, after=office.say(team.admin, f"/block {chat.id}"))
        assert chat.owner is not None
        [refusal] = team.api.wait_for_sent(chat, after=chat.say(chat.owner, QUESTION))
        assert "said" not in refusal.text


def test_an_inline_query_is_answered_once_by_the_owner_of_its_author(team: Team) -> None:
    for number in range(6):
        user = team.api.user(f"Typist {number}")
        query = team.api.inline_query(user, QUESTION)
        assert team.api.wait_for_cards(query)
        assert len([call for call in team.api.calls if call.parameters.get("inline_query_id") == query]) == 1


def test_a_bot_whose_session_ends_handles_nothing_until_it_has_another(team: Team) -> None:
    chats = team.chats(20)
    team.wait_for_one_answer_each(chats, team.ask(chats))
    team.end_session("b")
    asked = team.ask(chats, 2)
    team.bots["b"].wait_for_log("has lost its place among the others", 15)
    team.wait_for_one_answer_each(chats, asked)
    team.wait_until_shared()


def test_a_killed_bots_chats_and_polling_are_taken_over_within_five_seconds(team: Team) -> None:
    chats = team.chats(64)
    name = eventually(lambda: team.who("polling")) or ""
    own = team.owned_by(name, chats)
    team.end(name)
    asked = team.ask(own)
    within(5.0, lambda: len(team.api.sent()) and all(team.api.sent(chat) for chat in own))
    team.wait_for_one_answer_each(own, asked)
    assert team.who("polling") not in (None, name)
    team.wait_until_shared()
    team.start_all(name)


def test_a_stopped_bot_that_goes_on_sends_nothing_that_another_one_has_sent(team: Team) -> None:
    chats = team.chats(64)
    name = next(name for name in team.bots if name != team.who("polling"))
    own = team.owned_by(name, chats)
    asked = team.ask(own, 3)  # each chat gets one answer a second: the bot has the others in hand
    team.api.wait_until(lambda api: all(api.sent(chat) for chat in own))
    team.bots[name].send(signal.SIGSTOP)
    eventually(lambda: name not in team.shares())
    wanted = {(message.chat.id, message.message_id) for message in asked}
    team.api.wait_until(lambda api: wanted <= {(sent.chat_id, sent.reply_to) for sent in api.sent()})
    team.wait_until_done()
    before = [len(team.api.sent(chat)) for chat in own]
    team.bots[name].send(signal.SIGCONT)
    team.wait_until_shared()
    again = team.ask(own)
    team.wait_for_one_answer_each(own, again)
    assert [len(team.api.sent(chat)) - 1 for chat in own] == before
