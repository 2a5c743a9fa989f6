"""Plans: when and where a chat is told the news of what it follows, and what is left out of it.

Not for the questions themselves and what was told of them: see `follows.py`.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypedDict, Unpack

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from bot.memory.database import Database
from bot.memory.tables import follows, plans
from index import put_rows

_NAMES = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Place:
    """A place for news that a chat chose: a topic of its own, or a channel."""

    chat_id: int
    thread_id: int | None = None
    """The topic; None for General, and for a channel."""
    title: str = ""
    """The name of a channel."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a chat is told the news of what it follows, with the defaults."""

    hour: int | None = None
    """The hour of the digest, 0 to 23, in the bot's time zone; None: news comes at once."""
    weekday: int | None = None
    """The day of a weekly digest, 0 for Monday; None: every day."""
    outlets: tuple[str, ...] = ()
    """Outlets to leave out."""
    words: tuple[str, ...] = ()
    """Words to leave out, as people wrote them."""
    place: Place | None = None
    """Where news comes; None: where each question was followed."""
    done_at: datetime | None = field(default=None, compare=False)
    """The moment up to which digests are done."""


class PlanChange(TypedDict, total=False):
    """Changes to a `Plan`."""

    hour: int | None
    weekday: int | None
    outlets: tuple[str, ...]
    words: tuple[str, ...]
    place: Place | None


class Plans(Database):
    """The part of the memory for plans."""

    def plan_of(self, chat_id: int) -> Plan:
        """Return the plan of a chat."""
        return _unpack(self._row(sa.select(plans).where(plans.c.chat_id == chat_id)))

    def all_plans(self) -> dict[int, Plan]:
        """Return the plans of all chats that changed theirs."""
        return {row.chat_id: _unpack(row) for row in self._rows(sa.select(plans))}

    async def change_plan(self, chat_id: int, **changes: Unpack[PlanChange]) -> Plan:
        """Change a plan, and return it. After another choice of the time, the next digest is the next that is due."""
        now = self._now()

        def change(connection: sa.Connection) -> Plan:
            before = _read(connection, chat_id)
            after = replace(before, **changes)
            if (after.hour, after.weekday) != (before.hour, before.weekday):
                after = replace(after, done_at=now)
            _write(connection, chat_id, after)
            return after

        return await self._write(change)

    async def digest_done(self, chat_id: int, at: datetime) -> None:
        """Store that the digests due until this moment are done."""
        await self._execute(sa.update(plans).where(plans.c.chat_id == chat_id).values(done_at=at))

    async def leave_place(self, chat_id: int, place: Place | None, thread_id: int | None) -> bool:
        """Stop telling news at a place that no longer takes it; return whether this changed anything.

        Without a place, that is the topic `thread_id`, in which questions were followed: their news then comes to the
        chat itself.
        """

        def change(connection: sa.Connection) -> bool:
            if place is None:
                here = (follows.c.chat_id == chat_id, follows.c.thread_id == thread_id)
                return connection.execute(sa.update(follows).where(*here).values(thread_id=None)).rowcount > 0
            plan = _read(connection, chat_id)
            if plan.place is None or (plan.place.chat_id, plan.place.thread_id) != (place.chat_id, place.thread_id):
                return False
            _write(connection, chat_id, replace(plan, place=None))
            return True

        return await self._write(change)


def move_plan(connection: sa.Connection, old_chat_id: int, new_chat_id: int) -> None:
    """Give the plan of a group to the supergroup that it became, unless that has one."""
    old, new = (_read(connection, chat_id) for chat_id in (old_chat_id, new_chat_id))
    connection.execute(sa.delete(plans).where(plans.c.chat_id == old_chat_id))
    if new != Plan() or old == Plan():
        return
    if old.place and old.place.chat_id == old_chat_id:
        old = replace(old, place=replace(old.place, chat_id=new_chat_id))
    _write(connection, new_chat_id, old)


def _read(connection: sa.Connection, chat_id: int) -> Plan:
    return _unpack(connection.execute(sa.select(plans).where(plans.c.chat_id == chat_id)).first())


def _write(connection: sa.Connection, chat_id: int, plan: Plan) -> None:
    put_rows(connection, plans, [{"chat_id": chat_id} | _packed(plan)])


def _unpack(row: sa.Row[Any] | None) -> Plan:
    if row is None:
        return Plan()
    place = None
    if row.place_chat_id is not None:
        place = Place(row.place_chat_id, row.place_thread_id, row.place_title or "")
    return Plan(row.hour, row.weekday, _names(row.outlets), _names(row.words), place, row.done_at)


def _packed(plan: Plan) -> dict[str, object]:
    place = plan.place
    return {
        "hour": plan.hour,
        "weekday": plan.weekday,
        "done_at": plan.done_at,
        "outlets": json.dumps(plan.outlets, ensure_ascii=False) if plan.outlets else None,
        "words": json.dumps(plan.words, ensure_ascii=False) if plan.words else None,
        "place_chat_id": place.chat_id if place else None,
        "place_thread_id": place.thread_id if place else None,
        "place_title": place.title if place else None,
    }


def _names(packed: str | None) -> tuple[str, ...]:
    with suppress(ValidationError):
        return _NAMES.validate_json(packed) if packed else ()
    return ()
