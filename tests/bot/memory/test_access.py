"""Who may use the bot, in its memory: requests, decisions, groups that move, and what is forgotten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.memory import ASK_AGAIN_AFTER, AccessNotice, AccessRecord, AccessRequest, AccessState, Memory
from bot.memory.access import MOST_REQUESTS, REQUESTS_KEPT
from tests.bot.memory.chats import NOW, Clock

ADMIN, OTHER, ALICE, GROUP, SUPERGROUP = 1, 2, 7, -40, -10040
HOUR = timedelta(hours=1)


def asks(chat_id: int = ALICE) -> AccessRequest:
    return AccessRequest(chat_id, ALICE, None, "de", "Alice", "Alice_B", "Readers" if chat_id < 0 else None)


def states(memory: Memory) -> dict[int, AccessState]:
    return {record.chat_id: record.state for record in memory.access_records()}


async def test_a_request_is_kept_as_it_was_made(memory: Memory) -> None:
    answer = await memory.ask_access(asks())
    assert answer.is_new
    assert answer.record == memory.access_of(ALICE) == AccessRecord(ALICE, "waiting", NOW, None, None, asks())


async def test_the_same_request_counts_once_a_day(memory: Memory, clock: Clock) -> None:
    await memory.ask_access(asks())
    clock.now += ASK_AGAIN_AFTER - HOUR
    assert not (await memory.ask_access(asks())).is_new
    clock.now += HOUR
    assert (await memory.ask_access(asks())).is_new


async def test_a_clock_that_was_set_back_locks_nobody_out(memory: Memory, clock: Clock) -> None:
    clock.now += timedelta(days=400)
    await memory.ask_access(asks())
    clock.now = NOW
    assert (await memory.ask_access(asks())).is_new


@pytest.mark.parametrize("state", ["allowed", "blocked"])
async def test_a_decision_is_not_asked_for_again(memory: Memory, clock: Clock, state: AccessState) -> None:
    await memory.decide_access(ALICE, state, ADMIN)
    clock.now += 2 * ASK_AGAIN_AFTER
    answer = await memory.ask_access(asks())
    assert (answer.is_new, answer.record and answer.record.state) == (False, state)


async def test_only_so_many_requests_are_taken_within_an_hour(memory: Memory, clock: Clock) -> None:
    for number in range(MOST_REQUESTS):
        assert (await memory.ask_access(asks(100 + number))).is_new
    assert (await memory.ask_access(asks())).record is None
    clock.now += 2 * HOUR
    assert (await memory.ask_access(asks())).is_new


async def test_of_two_decisions_the_first_counts(memory: Memory) -> None:
    await memory.ask_access(asks())
    first = await memory.decide_access(ALICE, "blocked", ADMIN, expected="waiting")
    second = await memory.decide_access(ALICE, "allowed", OTHER, expected="waiting")
    assert (first.is_new, second.is_new) == (True, False)
    assert first.record == second.record
    assert states(memory) == {ALICE: "blocked"}


async def test_the_same_decision_again_is_the_same(memory: Memory, clock: Clock) -> None:
    await memory.ask_access(asks())
    first = await memory.decide_access(ALICE, "allowed", ADMIN, expected="waiting")
    clock.now += HOUR
    assert await memory.decide_access(ALICE, "allowed", ADMIN, expected="waiting") == first


async def test_nothing_is_decided_about_a_request_that_is_not_there(memory: Memory) -> None:
    assert (await memory.decide_access(ALICE, "allowed", ADMIN, expected="waiting")).record is None
    assert states(memory) == {}


async def test_names_go_once_the_decision_is_told(memory: Memory) -> None:
    await memory.ask_access(asks())
    await memory.access_noticed(ALICE, AccessNotice(ADMIN, 5, "en"))
    await memory.decide_access(ALICE, "allowed", ADMIN)
    assert memory.access_notices(ALICE) == [AccessNotice(ADMIN, 5, "en")]
    await memory.access_told(ALICE)
    assert memory.access_of(ALICE) == AccessRecord(ALICE, "allowed", NOW, NOW, ADMIN, None)
    assert memory.access_notices(ALICE) == []


async def test_a_request_that_came_again_meanwhile_keeps_its_names(memory: Memory, clock: Clock) -> None:
    await memory.ask_access(asks())
    await memory.decide_access(ALICE, "refused", ADMIN)
    clock.now += ASK_AGAIN_AFTER
    await memory.ask_access(asks())
    await memory.access_told(ALICE)
    record = memory.access_of(ALICE)
    assert record is not None
    assert record.request == asks()


async def test_a_message_to_an_admin_that_comes_too_late_is_not_kept(memory: Memory) -> None:
    await memory.ask_access(asks())
    await memory.decide_access(ALICE, "allowed", ADMIN)
    record = await memory.access_noticed(ALICE, AccessNotice(OTHER, 6, None))
    assert record is not None
    assert record.state == "allowed"
    assert memory.access_notices(ALICE) == []


async def test_who_waits_is_known_by_the_username(memory: Memory) -> None:
    await memory.ask_access(asks())
    assert memory.asker_named("alice_b") == ALICE
    assert memory.asker_named("alice") is None


async def test_the_asker_for_a_group_is_not_the_group(memory: Memory) -> None:
    await memory.ask_access(asks(GROUP))
    assert memory.asker_named("alice_b") is None


async def test_pages_begin_with_the_newest(memory: Memory, clock: Clock) -> None:
    for number in range(10, 15):
        clock.now += HOUR
        await memory.decide_access(number, "allowed", ADMIN)
    await memory.decide_access(ALICE, "blocked", ADMIN)
    assert [record.chat_id for record in memory.access_page("allowed", 1, 3)] == [13, 12, 11]
    assert memory.access_counts() == {"allowed": 5, "blocked": 1}


async def test_removing_needs_the_state_that_was_shown(memory: Memory) -> None:
    await memory.decide_access(ALICE, "blocked", ADMIN)
    assert not (await memory.remove_access(ALICE, "allowed")).is_new
    assert (await memory.remove_access(ALICE, "blocked")).is_new
    assert states(memory) == {}


# -- groups that move, and chats that the bot leaves


@pytest.mark.parametrize("state", ["allowed", "blocked", "waiting", "refused"])
async def test_a_group_takes_its_access_along(memory: Memory, state: AccessState) -> None:
    await memory.ask_access(asks(GROUP))
    await memory.access_noticed(GROUP, AccessNotice(ADMIN, 5, "en"))
    if state != "waiting":
        await memory.decide_access(GROUP, state, ADMIN)
    for _ in range(2):
        await memory.migrate(GROUP, SUPERGROUP)
    assert states(memory) == {SUPERGROUP: state}
    assert memory.access_notices(SUPERGROUP) == [AccessNotice(ADMIN, 5, "en")]
    assert memory.access_notices(GROUP) == []


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("blocked", "allowed", "blocked"),
        ("allowed", "blocked", "blocked"),
        ("allowed", "refused", "allowed"),
        ("refused", "allowed", "allowed"),
    ],
)
async def test_of_what_is_known_by_both_ids_a_block_counts_most(
    memory: Memory, old: AccessState, new: AccessState, kept: AccessState
) -> None:
    await memory.decide_access(GROUP, old, ADMIN)
    await memory.decide_access(SUPERGROUP, new, ADMIN)
    await memory.migrate(GROUP, SUPERGROUP)
    assert states(memory) == {SUPERGROUP: kept}


async def test_a_group_is_decided_about_by_its_former_id_too(memory: Memory) -> None:
    await memory.ask_access(asks(GROUP))
    await memory.migrate(GROUP, SUPERGROUP)
    answer = await memory.decide_access(GROUP, "allowed", ADMIN, expected="waiting")
    assert answer.is_new
    assert states(memory) == {SUPERGROUP: "allowed"}


async def test_a_chat_that_the_bot_left_keeps_its_access(memory: Memory) -> None:
    await memory.decide_access(GROUP, "blocked", ADMIN)
    await memory.drop_chat(GROUP)
    assert states(memory) == {GROUP: "blocked"}


# -- what is forgotten


async def test_requests_that_nobody_decides_are_forgotten_and_decisions_are_not(
    memory: Memory, path: Path, clock: Clock
) -> None:
    await memory.ask_access(asks())
    await memory.access_noticed(ALICE, AccessNotice(ADMIN, 5, None))
    await memory.ask_access(asks(8))
    await memory.decide_access(8, "refused", ADMIN)
    await memory.decide_access(9, "allowed", ADMIN)
    await memory.decide_access(10, "blocked", ADMIN)
    clock.now += REQUESTS_KEPT + HOUR
    later = Memory(path, clock)
    try:
        assert states(later) == {9: "allowed", 10: "blocked"}
        assert later.access_notices(ALICE) == []
    finally:
        await later.aclose()
