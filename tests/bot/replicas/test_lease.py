"""The lease: what a bot may do between two answered beats, and after it lost its place."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.api import has_not_arrived, may_have_arrived
from bot.replicas.lease import IDLE_SECONDS, LEASE_SECONDS, RECORD_TRIES, Lease, OwnershipLost, Records
from index import StoreError


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _unmarked() -> Iterator[None]:
    yield
    Lease.unmark()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lease(clock: Clock) -> Lease:
    lease = Lease(clock)
    lease.renew(clock.now)
    return lease


def test_the_lease_ends_before_the_database_lets_others_take_over() -> None:
    assert LEASE_SECONDS + 0.5 < IDLE_SECONDS


def test_a_process_that_slept_too_long_must_not_send(lease: Lease, clock: Clock) -> None:
    lease.mark()
    lease.check()
    clock.now += LEASE_SECONDS
    with pytest.raises(OwnershipLost):
        lease.check()
    assert lease.has_lapsed


def test_work_of_an_earlier_term_must_not_send_even_if_the_bot_is_back(lease: Lease, clock: Clock) -> None:
    lease.mark()
    lease.end()
    lease.renew(clock.now)
    assert lease.is_valid
    with pytest.raises(OwnershipLost):
        lease.check()
    lease.mark()
    lease.check()


def test_a_beat_counts_from_when_it_was_sent(lease: Lease, clock: Clock) -> None:
    sent, clock.now = clock.now, clock.now + 2
    lease.renew(sent)
    clock.now = sent + LEASE_SECONDS
    assert not lease.is_valid


async def test_what_a_task_starts_shares_its_term_and_others_need_none(lease: Lease) -> None:
    async def check() -> None:
        lease.check()

    async def work() -> None:
        lease.mark()
        lease.end()
        with pytest.raises(OwnershipLost):
            await asyncio.create_task(check())

    await asyncio.create_task(work())
    await check()


def test_a_refused_message_counts_as_one_that_has_not_arrived() -> None:
    assert has_not_arrived(OwnershipLost())
    assert not may_have_arrived(OwnershipLost())


async def test_what_was_sent_is_written_down_in_any_term_and_after_a_cancellation(
    lease: Lease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replicas.lease.RECORD_SECONDS", 0)
    tries, begun, may_go_on = 0, asyncio.Event(), asyncio.Event()
    records = Records()

    async def write() -> None:
        nonlocal tries
        lease.check()
        begun.set()
        await may_go_on.wait()
        tries += 1
        if tries < RECORD_TRIES:
            raise StoreError("NEWSBOT_CHATS_URL", "of a test", "it is away")

    async def work() -> None:
        lease.mark()
        lease.end()
        try:
            await records.record(write)
        finally:
            with pytest.raises(OwnershipLost):
                lease.check()

    working = asyncio.create_task(work())
    async with asyncio.timeout(30):
        await begun.wait()
    working.cancel()
    await asyncio.wait([working])
    assert working.cancelled()
    may_go_on.set()
    await records.finish()
    assert tries == RECORD_TRIES
