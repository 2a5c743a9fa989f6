"""A bot's place among the others, in a session that answers late."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa

from bot.memory import MEMORY_VERSION
from bot.replicas.lease import LEASE_SECONDS, Lease
from bot.replicas.membership import Membership
from index import StoreError


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Place(Membership):
    """A place whose database answers each beat after some seconds."""

    def __init__(self, lease: Lease, clock: Clock) -> None:
        super().__init__(sa.create_engine("postgresql+psycopg://127.0.0.1/none"), 7, "a", lease)
        self.answers_after = 0.1
        self._clock = clock

    async def ask(self, statement: str, values: Any = None) -> list[tuple[Any, ...]]:  # noqa: ARG002
        await asyncio.sleep(0)
        if "INSERT INTO replicas" not in statement:
            return []
        self._clock.now += self.answers_after
        return [(0.0, MEMORY_VERSION, 0)]


async def test_a_beat_that_is_answered_after_the_lease_has_ended_doesnt_renew_it() -> None:
    clock = Clock()
    lease = Lease(clock)
    place = Place(lease, clock)
    await place.beat()
    clock.now += LEASE_SECONDS - 0.5
    place.answers_after = 1.0
    with pytest.raises(StoreError, match="it answered too late"):
        await place.beat()
    assert not lease.is_valid
    place.lose()
    place.answers_after = 0.1
    await place.beat()
    assert lease.is_valid, "a new term begins"
