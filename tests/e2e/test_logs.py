"""The log of a running bot: its format and level, the update in each line, and errors that admins are told of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from botapi import BotApi
from crowd import NO_LIMITS
from privacy import assert_private
from waits import eventually

if TYPE_CHECKING:
    from conftest import Newsbot, Start

QUESTION = "What did Quist say about sleep?"


def lines(bot: Newsbot) -> list[dict[str, Any]]:
    """Return the lines of a log as JSON."""
    return [json.loads(line) for line in bot.log.splitlines()]


@contextmanager
def locked_memory(bot: Newsbot) -> Iterator[None]:
    """Hold the bot's memory, so that it can't note its answers."""
    with closing(sqlite3.connect(bot.data / "chats.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield


def test_at_debug_each_request_has_a_line_with_its_update_kind_and_outcome_and_no_text(
    start_own: Start, own_api: BotApi
) -> None:
    api, alice = own_api, own_api.user("Alice")
    bot = start_own(log_format="JSON", log_level="debug", **NO_LIMITS)
    bot.wait_for_log("is running: ")
    chat = api.private(alice)
    for text in (QUESTION, "Who hid the violet tapestry?", "/help"):
        api.wait_for_sent(chat, after=chat.say(alice, text))
    api.inline_query(alice, QUESTION)
    bot.wait_for_log("Handled.", times=4)
    assert bot.stop() == 0
    handled = [line for line in lines(bot) if line["event"] == "Handled."]
    updates = [line["update"] for line in handled]
    assert len(set(updates)) == 4
    assert [(line["kind"], line.get("outcome")) for line in sorted(handled, key=lambda line: line["update"])] == [
        ("question", "found"),
        ("question", "not_found"),
        ("help", None),
        ("inline query", None),
    ]
    assert all(line["milliseconds"] > 0 for line in handled)
    assert_private(bot.log, api, api.token)


def test_admins_are_told_of_an_error_once_without_what_people_wrote(start_own: Start, own_api: BotApi) -> None:
    api, admin, alice = own_api, own_api.user("Admin"), own_api.user("Alice")
    office, chat = api.private(admin), api.private(alice)
    bot = start_own(log_format="json", admin_ids=str(admin.id), **NO_LIMITS)
    bot.wait_for_log("is running: ")
    api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    bot.wait_until_done()
    with locked_memory(bot):
        asked = chat.say(alice, QUESTION)
        api.wait_for_sent(chat, after=asked)
        bot.wait_for_log("database is locked")
    errors = [line for line in lines(bot) if line["level"] == "error"]
    assert {line.get("update") for line in errors} - {None}, bot.log
    [told] = api.wait_for_sent(office)
    assert told.text.startswith("⚠️ ")
    assert "can't be used (database is locked): stop the other program that writes to it" in told.text
    assert "bot.errors" in told.text
    assert "The details are in newsbot’s log" in told.text
    for private in (QUESTION, "Alice", str(alice.id)):
        assert private not in told.text


def test_an_error_in_telling_admins_is_not_told(start_own: Start, own_api: BotApi) -> None:
    api, admin, alice = own_api, own_api.user("Admin"), own_api.user("Alice")
    office, chat = api.private(admin), api.private(alice)
    bot = start_own(admin_ids=str(admin.id), **NO_LIMITS)
    bot.wait_for_log("is running: ")
    api.block(office)
    with locked_memory(bot):
        api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
        bot.wait_for_log(f"Admin {admin.id} could not be told of errors: ")
    api.unblock(office)
    api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    bot.wait_until_done()
    assert api.sent(office) == []
    assert bot.log.count("could not be told") == 1


def test_processes_that_answer_and_runs_log_in_the_bots_format(start_own: Start, own_api: BotApi) -> None:
    api, admin = own_api, own_api.user("Admin")
    bot = start_own(log_format="json", admin_ids=str(admin.id), processes="1", **NO_LIMITS)
    bot.wait_for_log("is running: ")
    office = api.private(admin)
    for number in range(20):
        reader = api.user(f"Reader{number}")
        api.private(reader).say(reader, QUESTION)
    bot.wait_for_log("Extra processes answer now")
    office.say(admin, "/reindex")
    eventually(lambda: any("articles" in sent.text for sent in api.sent(office)))
    bot.stop()
    assert all({"time", "level", "logger", "event"} <= line.keys() for line in lines(bot))
