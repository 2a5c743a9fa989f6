"""Buttons of answers that were forgotten, and after a new index or a new start."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answers.presses import Ask, forget, labels, now_is, press, shown_note
from answers.wombats import CENSUS, VERDICTS, WOMBATS
from botapi import BotApi, Chat, User
from crowd import NO_LIMITS

if TYPE_CHECKING:
    from conftest import Newsbot, Start

# --- forgotten answers


def test_a_forgotten_answer_says_so_and_can_be_asked_again(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    asked = chat.say(alice, VERDICTS)
    [answer] = api.wait_for_sent(chat)
    page = press(api, chat, alice, answer, "More")
    forget(bot, VERDICTS)
    with api.hang("editMessageReplyMarkup"):  # so that all buttons remain
        presses = [
            chat.press(alice, answer, button) for button in ("More", "Back", "Context", "Newest first", "👍", "👎")
        ]
    for query in presses:
        note = api.wait_for_answer(query)
        assert note.parameters["show_alert"] is True
        assert note.parameters["text"] == "I no longer remember this answer. Ask again?"
    api.wait_until(lambda api: labels(now_is(api, chat, answer)) == ["Ask again"])
    assert now_is(api, chat, answer).text == page.text
    assert api.wait_for_answer(chat.press(alice, answer, "Ask again")).ok
    [again] = api.wait_for_sent(chat, after=answer)
    assert (again.text, labels(again), again.reply_to) == (answer.text, labels(answer), asked.message_id)
    assert "case" in press(api, chat, alice, again, "More").text


def test_a_forgotten_answer_in_a_group_can_be_asked_again_by_its_command(
    bot: Newsbot, api: BotApi, alice: User
) -> None:
    group = api.group("Readers")
    question = "What did Brimble say about burrow law?"
    asked = group.say(alice, f"/ask {question}")
    [answer] = api.wait_for_sent(group)
    forget(bot, question)
    shown_note(api, group.press(alice, answer, "Context"))
    api.wait_until(lambda api: labels(now_is(api, group, answer)) == ["Ask again"])
    group.press(alice, answer, "Ask again")
    [again] = api.wait_for_sent(group, after=answer)
    assert (again.text, again.reply_to) == (answer.text, asked.message_id)


def test_a_forgotten_answer_whose_question_is_gone_loses_its_buttons_alone(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    question = "Where did keepers count wombats?"
    asked = chat.say(alice, question)
    [answer] = api.wait_for_sent(chat)
    forget(bot, question)
    chat.delete(asked)
    assert shown_note(api, chat.press(alice, answer, "Context")).parameters["show_alert"] is True
    api.wait_until(lambda api: labels(now_is(api, chat, answer)) == [])
    assert now_is(api, chat, answer).text == answer.text


# --- a new index, a new start


@pytest.fixture
def reindex(api: BotApi, admin: User) -> Callable[[], Callable[[], None]]:
    """Function that starts an index run and returns a function that waits for its end."""
    office = api.private(admin)

    def start() -> Callable[[], None]:
        [progress] = api.wait_for_sent(office, after=office.say(admin, "/reindex"))

        def done(api: BotApi) -> bool:
            return now_is(api, office, progress).text.startswith("Done")

        def wait() -> None:
            api.wait_until(done)

        return wait

    return start


def test_buttons_work_during_reindexing_and_after_their_article_is_removed(
    bot: Newsbot,
    api: BotApi,
    alice: User,
    chat: Chat,
    articles: Path,
    ask: Ask,
    reindex: Callable[[], Callable[[], None]],
) -> None:
    first, second = ask(WOMBATS), ask(WOMBATS)
    files = {name: (articles / name).read_text() for name in ("census.txt", "copy.txt", "rain.txt")}
    with closing(sqlite3.connect(bot.data / "articles.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")  # keeps the run waiting
        for name in files:
            (articles / name).unlink()
        ended = reindex()
        assert CENSUS.strip() in press(api, chat, alice, first, "Context").text
        database.execute("ROLLBACK")
    ended()
    for message, button in ((first, "Back"), (second, "Context")):
        gone = press(api, chat, alice, message, button)
        assert gone.text.startswith("Not found.")
        assert "Context" not in labels(gone)
    for name, text in files.items():
        (articles / name).write_text(text)
    reindex()()
    assert ask(WOMBATS).text == first.text


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_buttons_work_after_a_restart_and_presses_in_between_take_effect(
    start_own: Start, own_api: BotApi, end: str
) -> None:
    api, process = own_api, start_own(**NO_LIMITS)
    alice = api.user("Alice")
    chat = api.private(alice)
    chat.say(alice, VERDICTS)
    [answer] = api.wait_for_sent(chat)
    api.wait_until_idle()
    process.wait_until_done()
    getattr(process, end)()
    chat.press(alice, answer, "More")
    start_own(**NO_LIMITS)
    api.wait_until(lambda api: now_is(api, chat, answer).edits)
    assert "Back" in labels(now_is(api, chat, answer))
    assert press(api, chat, alice, answer, "Back").text == answer.text
    assert len(api.sent(chat)) == 1
