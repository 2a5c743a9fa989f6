"""Followed questions in the bot's memory, and the articles that were sent for them."""

from __future__ import annotations

import pytest

from bot.memory.memory import ChatSettings, Memory
from tests.bot.memory.chats import ALICE, FERRY, GROUP, REEF, SUPERGROUP, Clock, Start


async def test_followed_questions_are_known_over_a_restart(memory: Memory, start: Start, clock: Clock) -> None:
    first = await memory.follow(GROUP, FERRY, thread_id=3, user_id=ALICE, language="de")
    second = await memory.follow(ALICE, REEF)
    memory = await start()
    [follow] = memory.follows_of(GROUP)
    assert (follow.id, follow.thread_id, follow.user_id, follow.language) == (first, 3, ALICE, "de")
    assert (follow.question, follow.created_at, follow.told_at) == (FERRY, clock.now, None)
    assert [follow.id for follow in memory.all_follows()] == [first, second]


async def test_only_the_chat_itself_can_stop_following(memory: Memory) -> None:
    number = await memory.follow(GROUP, FERRY)
    assert not await memory.unfollow(ALICE, number)
    assert len(memory.follows_of(GROUP)) == 1
    assert await memory.unfollow(GROUP, number)
    assert not await memory.unfollow(GROUP, number)
    assert memory.all_follows() == []


async def test_an_old_button_never_stops_a_later_followed_question(memory: Memory) -> None:
    number = await memory.follow(GROUP, FERRY)
    await memory.unfollow(GROUP, number)
    assert await memory.follow(GROUP, REEF) != number


async def test_no_article_is_sent_twice(memory: Memory, start: Start, clock: Clock) -> None:
    number, other = await memory.follow(GROUP, FERRY), await memory.follow(ALICE, FERRY)
    assert await memory.told(number, ["a", "b", "a"], clock.now) == ["a", "b"]
    clock.go_on(hours=1)
    memory = await start()
    assert await memory.told(number, ["b", "c"], clock.now) == ["c"]
    assert await memory.told(other, ["b"], clock.now) == ["b"]
    told_at = clock.now
    clock.go_on(hours=1)
    assert await memory.told(number, ["a", "b", "c"], clock.now) == []
    assert memory.follows_of(GROUP)[0].told_at == told_at


async def test_articles_that_exist_when_a_question_is_followed_are_never_sent(memory: Memory, clock: Clock) -> None:
    number = await memory.follow(GROUP, FERRY, known_articles=["a", "b", "a"])
    await memory.mark_known(number, ["b", "c"], clock.now)
    assert memory.known_to(number) == {"a", "b", "c"}
    assert memory.follows_of(GROUP)[0].told_at is None
    assert await memory.told(number, ["a", "c", "d"], clock.now) == ["d"]


@pytest.mark.parametrize("wait", [False, True])
async def test_unsent_articles_are_released_and_sent_ones_are_not(memory: Memory, clock: Clock, wait: bool) -> None:
    number = await memory.follow(GROUP, FERRY)
    await memory.told(number, ["a"], clock.now)
    await memory.alert_sent(number)
    first = clock.now
    clock.go_on(hours=25)
    await memory.told(number, ["a", "b"], clock.now)
    await memory.alert_failed(number, wait=wait)
    assert memory.known_to(number) == {"a"}
    assert memory.follows_of(GROUP)[0].told_at == (clock.now if wait else first)
    await memory.alert_failed(number)  # a second call changes nothing
    assert memory.known_to(number) == {"a"}


async def test_articles_that_may_not_have_been_sent_are_released_at_the_next_start(
    memory: Memory, start: Start, clock: Clock
) -> None:
    one, other, third = [await memory.follow(chat, FERRY) for chat in (GROUP, ALICE, SUPERGROUP)]
    for number in (one, other, third):
        await memory.told(number, ["a"], clock.now)
    await memory.alert_sent(one)
    await memory.unfollow(SUPERGROUP, third)
    again = await start()
    assert await again.alerts_failed() == 1
    assert await again.alerts_failed() == 0
    assert [again.known_to(number) for number in (one, other, third)] == [{"a"}, set(), set()]


async def test_a_stopped_question_gets_no_alerts(memory: Memory, clock: Clock) -> None:
    number = await memory.follow(GROUP, FERRY)
    await memory.told(number, ["a"], clock.now)
    await memory.unfollow(GROUP, number)
    assert await memory.told(number, ["b"], clock.now) == []


async def test_a_chat_that_the_bot_was_removed_from_is_forgotten_and_no_other(memory: Memory, clock: Clock) -> None:
    keys = {}
    for chat in (GROUP, ALICE):
        keys[chat] = await memory.remember_answer(chat, FERRY)
        await memory.rate_answer(keys[chat], chat, ALICE, 1)
        await memory.told(await memory.follow(chat, FERRY), ["a"], clock.now)
        await memory.change_settings(chat, language="de")
    await memory.drop_chat(GROUP)
    assert (memory.answer_of(keys[GROUP], GROUP), memory.follows_of(GROUP)) == (None, [])
    assert memory.chat_settings(GROUP) == ChatSettings()
    assert memory.answer_of(keys[ALICE], ALICE) is not None
    assert memory.feedback_of(keys[ALICE]) == (1, 0)
    assert len(memory.all_follows()) == 1
    assert memory.chat_settings(ALICE).language == "de"
