"""Followed questions across restarts and kills, and delayed alerts. Each test has its own bot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from desk import LATE, NORTH, QUESTION, SALE, Desk, labels, say, told, wait_for_a_look
from waits import eventually

if TYPE_CHECKING:
    from desk import Run


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


def test_articles_published_during_downtime_are_sent_once_after_the_start(
    run: Run, api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    bot = run()
    begun = say(api, alice, chat)
    assert bot.stop() == 0
    desk.publish(north=NORTH)
    bot = run()
    [alert] = told(api, chat, begun)
    assert NORTH in alert.text
    assert bot.stop() == 0
    desk.publish(north=f"{NORTH} It rained.")
    run()
    wait_for_a_look(api, desk)
    assert api.sent(chat, after=begun) == [alert]


def test_an_alert_interrupted_by_a_kill_is_sent_after_the_start(
    run: Run, api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    bot = run()
    say(api, alice, chat)
    wait_for_a_look(api, desk)  # also ensures that the result of the command is recorded
    with api.hang("sendMessage") as hang:
        desk.publish(north=NORTH)
        api.wait_for_held(hang)
        assert desk.claims() == 1
        bot.kill()
        api.stop()  # hanging calls never take effect
    port = int(api.url.rpartition(":")[2])
    with BotApi(port=port) as later:
        again = later.private(later.user("Alice"))
        assert again.id == chat.id
        run()
        [alert] = later.wait_for_sent(again)
        assert NORTH in alert.text
        eventually(lambda: not desk.claims())


def test_further_news_within_a_day_waits_for_its_end_and_is_sent_together(
    run: Run, api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    run(alert_hours="0.0015")  # 5.4 seconds, much longer than it takes to publish twice
    begun = say(api, alice, chat)
    desk.publish(north=NORTH)
    [first] = told(api, chat, begun)
    desk.publish(sale=SALE)
    desk.publish(late=LATE)
    [_, second] = told(api, chat, begun, 2)
    assert second.time - first.time >= 5.3
    assert SALE in second.text
    assert LATE in second.text
    assert NORTH not in second.text


def test_nothing_can_be_followed_if_following_is_disabled(run: Run, api: BotApi, alice: User, chat: Chat) -> None:
    run(follows="0")
    assert "🔔 Follow" not in labels(say(api, alice, chat, QUESTION))
    assert "switched that off" in say(api, alice, chat).text
    api.wait_until(
        lambda api: api.commands({"type": "all_private_chats"}) == ["ask", "latest", "help", "privacy", "forgetme"]
    )
