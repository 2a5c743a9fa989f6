"""Who may use the bot: what its admins decided about people and groups, and who asks them to.

A decision is a number, who made it and when. What people are called is stored with their request alone, and deleted
once the decision has been told. Not for the rules: see `bot/services/access.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from bot.memory.database import Database
from bot.memory.tables import access, access_notices, moved
from index import put_rows

ASK_AGAIN_AFTER = timedelta(days=1)
"""Time after which somebody may ask for access again."""

MOST_REQUESTS = 20
"""Maximum number of requests that are taken within `REQUESTS_PERIOD`, so that nobody can flood the admins."""

REQUESTS_PERIOD = timedelta(hours=1)

REQUESTS_KEPT = timedelta(days=30)
"""Time after which a request is forgotten that nobody decided, or that was refused."""

AccessState = Literal["allowed", "blocked", "waiting", "refused"]
"""An admin allowed or blocked a person or a group, has not decided yet, or refused for now."""

_STRENGTH: dict[str, int] = {"refused": 0, "waiting": 1, "allowed": 2, "blocked": 3}  # of a group, when it moves


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """What somebody asks for: access for a person, whose number is that of their private chat, or for a group."""

    chat_id: int
    asker_id: int
    thread_id: int | None
    language: str | None
    """The language of the asker's app."""
    name: str
    username: str | None
    title: str | None
    """The title of the group."""


@dataclass(frozen=True, slots=True)
class AccessRecord:
    """What is known of a person's or a group's access."""

    chat_id: int
    state: AccessState
    asked_at: datetime | None
    decided_at: datetime | None
    decided_by: int | None
    """The admin who decided."""
    request: AccessRequest | None
    """The request, until its decision has been told; of one that was refused, without names after that."""


@dataclass(frozen=True, slots=True)
class AccessAnswer:
    """The outcome of a request or a decision."""

    record: AccessRecord | None
    """What is known now. None: too many others ask, or there is nothing to decide."""
    is_new: bool
    """Whether that is the outcome of this request or decision, and not of an earlier one."""


@dataclass(frozen=True, slots=True)
class AccessNotice:
    """A message that tells an admin of a request."""

    admin_id: int
    message_id: int
    language: str | None


class AccessRecords(Database):
    """The part of the memory for access."""

    def access_records(self) -> list[AccessRecord]:
        """Return all that is known."""
        return [_record(row) for row in self._rows(sa.select(access))]

    def access_of(self, chat_id: int) -> AccessRecord | None:
        """Return what is known of a person or a group."""
        row = self._row(sa.select(access).where(access.c.chat_id == chat_id))
        return _record(row) if row else None

    def access_page(self, state: AccessState, start: int, most: int) -> list[AccessRecord]:
        """Return `most` of the records in a state from number `start` on, the newest first."""
        newest = sa.func.coalesce(access.c.decided_at, access.c.asked_at).desc()
        page = sa.select(access).where(access.c.state == state).order_by(newest, access.c.chat_id)
        return [_record(row) for row in self._rows(page.offset(start).limit(most))]

    def access_counts(self) -> dict[str, int]:
        """Return how many people and groups are in each state; a state without any isn't there."""
        counts = sa.select(access.c.state, sa.func.count().label("number")).group_by(access.c.state)
        return {row.state: int(row.number) for row in self._rows(counts)}

    def asker_named(self, username: str) -> int | None:
        """Return the person with this @username, in lower case, who waits for a decision."""
        this = (sa.func.lower(access.c.username) == username, access.c.asker_id == access.c.chat_id)
        row = self._row(sa.select(access.c.chat_id).where(*this))
        return int(row[0]) if row else None

    async def ask_access(self, request: AccessRequest) -> AccessAnswer:
        """Store a request, unless there is a decision or a request of the last day, or too many others ask."""
        now, this = self._now(), access.c.chat_id == request.chat_id

        def change(connection: sa.Connection) -> AccessAnswer:
            known = connection.execute(sa.select(access).where(this)).first()
            if known and (known.state in ("allowed", "blocked") or _is_recent(known.asked_at, now)):
                return AccessAnswer(_record(known), is_new=False)
            if _requests_since(connection, now - REQUESTS_PERIOD) >= MOST_REQUESTS:
                return AccessAnswer(None, is_new=False)
            row = {**asdict(request), "state": "waiting", "asked_at": now}
            put_rows(connection, access, [row])
            connection.execute(sa.delete(access_notices).where(access_notices.c.chat_id == request.chat_id))
            return AccessAnswer(AccessRecord(request.chat_id, "waiting", now, None, None, request), is_new=True)

        return await self._write(change)

    async def decide_access(
        self, chat_id: int, state: AccessState, admin_id: int, *, expected: AccessState | None = None
    ) -> AccessAnswer:
        """Store an admin's decision. With `expected`, only if that is still the state: of two admins, the first counts.

        The same decision of the same admin is the same press once more.
        The request stays with the record until `access_told`. A group that became a supergroup is known by both ids.
        """
        now = self._now()

        def change(connection: sa.Connection) -> AccessAnswer:
            row = _current(connection, chat_id)
            if row is not None and (row.state, row.decided_by) == (state, admin_id):
                return AccessAnswer(_record(row), is_new=True)  # pressed twice, or again after a kill
            if expected and (row is None or row.state != expected):
                return AccessAnswer(_record(row) if row else None, is_new=False)
            before = dict(row._mapping) if row else {"chat_id": _newest_id(connection, chat_id)}
            after = before | {"state": state, "decided_at": now, "decided_by": admin_id}
            put_rows(connection, access, [after])
            stored = connection.execute(sa.select(access).where(access.c.chat_id == after["chat_id"])).one()
            return AccessAnswer(_record(stored), is_new=True)

        return await self._write(change)

    async def remove_access(self, chat_id: int, expected: AccessState) -> AccessAnswer:
        """Forget what was decided about a person or a group, if that is still the state; return what was known."""

        def change(connection: sa.Connection) -> AccessAnswer:
            row = _current(connection, chat_id)
            if row is None or row.state != expected:
                return AccessAnswer(_record(row) if row else None, is_new=False)
            for table in (access, access_notices):
                connection.execute(sa.delete(table).where(table.c.chat_id == row.chat_id))
            return AccessAnswer(_record(row), is_new=True)

        return await self._write(change)

    def access_notices(self, chat_id: int) -> list[AccessNotice]:
        """Return the messages that told admins of a request."""
        rows = self._rows(sa.select(access_notices).where(access_notices.c.chat_id == chat_id))
        return [AccessNotice(row.admin_id, row.message_id, row.language) for row in rows]

    async def access_noticed(self, chat_id: int, notice: AccessNotice) -> AccessRecord | None:
        """Store the message that tells an admin of a request, if that still waits; return what is known of it now."""

        def change(connection: sa.Connection) -> AccessRecord | None:
            row = _current(connection, chat_id)
            if row is None or row.state != "waiting":
                return _record(row) if row else None
            put_rows(connection, access_notices, [{"chat_id": row.chat_id, **asdict(notice)}])
            return _record(row)

        return await self._write(change)

    async def access_told(self, chat_id: int) -> None:
        """Forget what people are called in a request, and its messages: its decision has been told.

        Who was refused for now keeps a language and a place, to be told if an admin decides otherwise.
        """
        row, state = sa.update(access).where(access.c.chat_id == chat_id), access.c.state

        def change(connection: sa.Connection) -> None:
            if connection.execute(row.where(state != "waiting").values(NAMELESS)).rowcount:
                connection.execute(row.where(state != "refused").values(PLACELESS))
                connection.execute(sa.delete(access_notices).where(access_notices.c.chat_id == chat_id))

        await self._write(change)

    def _move_access(self, connection: sa.Connection, old: int, new: int) -> None:
        """Move a group's access to its new id. What is known by both ids is that which counts more."""
        rows = connection.execute(sa.select(access).where(access.c.chat_id.in_((old, new)))).all()
        if not rows or all(row.chat_id == new for row in rows):
            return
        strongest = max(rows, key=lambda row: (_STRENGTH.get(row.state, 0), row.chat_id == new))
        connection.execute(sa.delete(access).where(access.c.chat_id == old))
        put_rows(connection, access, [dict(strongest._mapping) | {"chat_id": new}])
        notices = access_notices.c.chat_id
        if strongest.chat_id == old:
            connection.execute(sa.delete(access_notices).where(notices == new))
            connection.execute(sa.update(access_notices).where(notices == old).values(chat_id=new))
        connection.execute(sa.delete(access_notices).where(notices == old))

    def _forget_requests(self, connection: sa.Connection) -> None:
        """Delete requests that are long past."""
        old = (access.c.state.in_(("waiting", "refused")), access.c.asked_at < self._now() - REQUESTS_KEPT)
        connection.execute(sa.delete(access).where(*old))
        is_gone = access_notices.c.chat_id.not_in(sa.select(access.c.chat_id))
        connection.execute(sa.delete(access_notices).where(is_gone))


NAMELESS: dict[str, None] = dict.fromkeys(("name", "username", "title"))
PLACELESS: dict[str, None] = dict.fromkeys(("asker_id", "thread_id", "language"))


def _newest_id(connection: sa.Connection, chat_id: int) -> int:
    new = connection.scalar(sa.select(moved.c.new_chat_id).where(moved.c.old_chat_id == chat_id))
    return int(new) if new is not None else chat_id


def _current(connection: sa.Connection, chat_id: int) -> sa.Row[Any] | None:
    """Return the record of a person or a group, also by the id that it had before it became a supergroup."""
    newest = _newest_id(connection, chat_id)
    return connection.execute(sa.select(access).where(access.c.chat_id == newest)).first()


def _requests_since(connection: sa.Connection, moment: datetime) -> int:
    """Count requests, decided or withdrawn ones, too: otherwise somebody could ask again and again."""
    recent = access.c.asked_at >= moment
    return int(connection.scalar(sa.select(sa.func.count()).select_from(access).where(recent)) or 0)


def _is_recent(asked_at: datetime | None, now: datetime) -> bool:
    """Return whether a request was made within the last day. One in the future means that the clock was set back."""
    return asked_at is not None and asked_at <= now < asked_at + ASK_AGAIN_AFTER


def _record(row: sa.Row[Any]) -> AccessRecord:
    request = None
    if row.asker_id is not None:
        names: Sequence[Any] = (row.language, row.name or "", row.username, row.title)
        request = AccessRequest(row.chat_id, row.asker_id, row.thread_id, *names)
    return AccessRecord(row.chat_id, row.state, row.asked_at, row.decided_at, row.decided_by, request)
