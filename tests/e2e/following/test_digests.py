"""Digests of the real bot. A day passes when the test sets back, in the bot's memory, when its last digest was done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User
from desk import NORTH, QUESTION, SALE, Desk, labels, say, told, wait_for_a_look
from waits import WAIT_SECONDS, eventually

if TYPE_CHECKING:
    from desk import Run

DAY_MS = 24 * 3600 * 1000
DIGEST = "News of your questions"


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


def choose_daily(api: BotApi, user: User, chat: Chat) -> Sent:
    """Choose a digest each day, at the hour that is farthest from now; return the menu."""
    listed = say(api, user, chat, "/following")
    hour = (datetime.now(UTC).hour + 12) % 24
    for button in ("⚙️ When, where", "When", "Every day", f"{hour:02}:00"):
        assert api.wait_for_answer(chat.press(user, listed, button)).ok
        count = len(listed.edits)
        [listed] = api.wait_until(
            lambda api, count=count, number=listed.message_id: [  # type: ignore[misc]
                sent for sent in api.sent(chat) if sent.message_id == number and len(sent.edits) > count
            ]
        )
    assert f"every day at {hour:02}:00 (UTC)" in listed.text
    return listed


def let_days_pass(tmp_path: Path, days: int = 1) -> None:
    with closing(sqlite3.connect(tmp_path / "data" / "chats.sqlite", timeout=WAIT_SECONDS)) as database, database:
        database.execute("UPDATE plans SET done_at = done_at - ?", [days * DAY_MS])


def test_news_waits_for_the_digest_which_comes_once_and_leads_to_the_menu(
    run: Run, api: BotApi, desk: Desk, tmp_path: Path, alice: User, chat: Chat
) -> None:
    run()
    say(api, alice, chat)
    say(api, alice, chat, "/follow What did Quist say about oars?")
    menu = choose_daily(api, alice, chat)
    desk.publish(north=NORTH, oars="“The oars are older than the pier, and all of oak,” said Dervla Quist to children.")
    wait_for_a_look(api, desk)
    assert api.sent(chat, after=menu) == []
    let_days_pass(tmp_path)
    [digest] = told(api, chat, menu)
    assert digest.text.startswith(f"{DIGEST}\n\n1. {QUESTION}\n")
    assert NORTH in digest.text
    assert "Dervla Quist · Courier" in digest.text
    assert labels(digest) == ["Stop 1", "Stop 2", "⚙️ When, where"]
    chat.press(alice, digest, "⚙️ When, where")
    [opened] = told(api, chat, digest)
    assert opened.text.startswith("How this chat gets the news of its questions")
    chat.press(alice, digest, "Stop 1")
    [shown] = api.wait_until(lambda api: [s for s in api.sent(chat) if s.message_id == digest.message_id and s.edits])
    assert labels(shown) == ["Stop 2", "⚙️ When, where"]
    assert NORTH in shown.text
    let_days_pass(tmp_path)
    desk.publish(sale=SALE)
    wait_for_a_look(api, desk)
    assert [sent for sent in api.sent(chat, after=opened) if DIGEST in sent.text] == []


def test_days_of_downtime_are_one_digest_after_the_start(
    run: Run, api: BotApi, desk: Desk, tmp_path: Path, alice: User, chat: Chat
) -> None:
    bot = run()
    say(api, alice, chat)
    menu = choose_daily(api, alice, chat)
    assert bot.stop() == 0
    desk.publish(north=NORTH)
    let_days_pass(tmp_path, 5)
    bot = run()
    [digest] = told(api, chat, menu)
    assert NORTH in digest.text
    eventually(lambda: not desk.claims())
    assert bot.stop() == 0
    run()
    wait_for_a_look(api, desk)
    assert api.sent(chat, after=menu) == [digest]


def test_a_digest_interrupted_by_a_kill_is_sent_after_the_start(
    run: Run, api: BotApi, desk: Desk, tmp_path: Path, alice: User, chat: Chat
) -> None:
    bot = run()
    say(api, alice, chat)
    choose_daily(api, alice, chat)
    desk.publish(north=NORTH)
    wait_for_a_look(api, desk)
    with api.hang("sendMessage") as hang:
        let_days_pass(tmp_path)
        api.wait_for_held(hang)
        assert desk.claims() == 1
        bot.kill()
        api.stop()  # hanging calls never take effect
    port = int(api.url.rpartition(":")[2])
    with BotApi(port=port) as later:
        again = later.private(later.user("Alice"))
        assert again.id == chat.id
        run()
        [digest] = later.wait_for_sent(again)
        assert NORTH in digest.text
        eventually(lambda: not desk.claims())


def test_a_plan_moves_with_a_group_to_its_supergroup(
    run: Run, api: BotApi, desk: Desk, tmp_path: Path, alice: User
) -> None:
    run()
    group = api.group("Readers", basic=True)
    group.set_member(alice, "administrator")
    say(api, alice, group)
    choose_daily(api, alice, group)
    say(api, alice, group, "/leaveout autumn")
    larger = group.migrate()
    api.wait_until_idle()
    listed = say(api, alice, larger, "/following")
    assert "Left out: autumn" in listed.text
    desk.publish(north=NORTH)
    let_days_pass(tmp_path)
    [digest] = told(api, larger, listed)
    assert NORTH in digest.text
