"""Plans in the bot's memory: what chats chose for the news of what they follow."""

from __future__ import annotations

from datetime import timedelta

from bot.memory import Place, Plan
from bot.memory.memory import Memory
from index import Question
from tests.bot.memory.chats import Clock

GROUP, SUPERGROUP, CHANNEL = -4001, -1002000000001, -1003000000001
QUESTION = Question("What did Quist say about ferries?", ("quist", "ferri"))


async def test_a_chat_that_chose_nothing_has_the_usual_plan(memory: Memory) -> None:
    assert memory.plan_of(GROUP) == Plan()
    assert memory.all_plans() == {}


async def test_a_plan_is_stored_as_it_was_chosen(memory: Memory, clock: Clock) -> None:
    place = Place(CHANNEL, None, "Bay “news”")
    await memory.change_plan(GROUP, hour=0, weekday=0, outlets=("The Bay, daily", "Wahlen"))
    await memory.change_plan(GROUP, words=("election", "ночь"), place=place)
    plan = Plan(0, 0, ("The Bay, daily", "Wahlen"), ("election", "ночь"), place)
    assert memory.plan_of(GROUP) == plan
    assert memory.all_plans() == {GROUP: plan}
    assert memory.plan_of(GROUP).done_at == clock.now


async def test_only_another_time_begins_to_count_again(memory: Memory, clock: Clock) -> None:
    first = clock.now
    await memory.change_plan(GROUP, hour=8)
    clock.now += timedelta(hours=1)
    await memory.change_plan(GROUP, hour=8, words=("x",))
    assert memory.plan_of(GROUP).done_at == first
    await memory.change_plan(GROUP, weekday=1)
    assert memory.plan_of(GROUP).done_at == clock.now
    await memory.digest_done(GROUP, first)
    assert memory.plan_of(GROUP).done_at == first


async def test_a_plan_moves_with_its_group_and_its_topic_with_it(memory: Memory) -> None:
    await memory.change_plan(GROUP, hour=8, place=Place(GROUP, 7))
    for _ in range(2):
        await memory.migrate(GROUP, SUPERGROUP)
    assert memory.all_plans() == {SUPERGROUP: Plan(hour=8, place=Place(SUPERGROUP, 7))}


async def test_a_supergroup_keeps_its_own_plan_and_a_channel_stays_the_place(memory: Memory) -> None:
    await memory.change_plan(GROUP, hour=8)
    await memory.change_plan(SUPERGROUP, hour=9, place=Place(CHANNEL, None, "Bay"))
    await memory.migrate(GROUP, SUPERGROUP)
    assert memory.all_plans() == {SUPERGROUP: Plan(hour=9, place=Place(CHANNEL, None, "Bay"))}


async def test_a_chat_that_is_left_loses_its_plan(memory: Memory) -> None:
    await memory.change_plan(GROUP, words=("x",))
    await memory.drop_chat(GROUP)
    assert memory.all_plans() == {}


async def test_a_lost_place_is_left_only_if_it_is_still_the_chosen_one(memory: Memory) -> None:
    lost, other = Place(CHANNEL, None, "Bay"), Place(GROUP, 7)
    await memory.change_plan(GROUP, place=other)
    assert not await memory.leave_place(GROUP, lost, None)
    assert memory.plan_of(GROUP).place == other
    assert await memory.leave_place(GROUP, other, None)
    assert memory.plan_of(GROUP).place is None


async def test_the_questions_of_a_lost_topic_go_to_the_chat_itself(memory: Memory) -> None:
    for thread_id in (5, 5, 6):
        await memory.follow(GROUP, QUESTION, thread_id=thread_id)
    await memory.follow(SUPERGROUP, QUESTION, thread_id=5)
    assert await memory.leave_place(GROUP, None, 5)
    assert not await memory.leave_place(GROUP, None, 5)
    assert [follow.thread_id for follow in memory.follows_of(GROUP)] == [None, None, 6]
    assert [follow.thread_id for follow in memory.follows_of(SUPERGROUP)] == [5]


async def test_a_digest_claims_the_articles_of_several_questions_at_once(memory: Memory, clock: Clock) -> None:
    first, second = [await memory.follow(GROUP, QUESTION) for _ in range(2)]
    await memory.mark_known(first, ["a"], clock.now)
    claimed = await memory.told_all({first: ["a"], second: ["a", "b"], 99: ["a"]}, clock.now)
    assert claimed == {second: ["a", "b"]}
    assert await memory.told_all({second: ["a", "b"]}, clock.now) == {}
    await memory.alert_failed(first, second)
    assert (memory.known_to(first), memory.known_to(second)) == ({"a"}, set())
    await memory.told_all({first: ["c"], second: ["c"]}, clock.now)
    await memory.alert_sent(first)
    assert await memory.alerts_failed() == 1
    assert (memory.known_to(first), memory.known_to(second)) == ({"a", "c"}, set())
