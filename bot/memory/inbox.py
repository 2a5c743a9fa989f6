"""The inbox: updates, stored before and marked after they are handled, so that a kill neither loses nor repeats one.

Telegram delivers an update again if the bot was killed before confirming it, and never again afterwards. Only the inbox
knows whether the bot has handled it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from bot.memory.database import Database
from bot.memory.tables import Moment, inbox, starts
from index import add_rows

DONE_KEPT = timedelta(days=2)
"""How long to remember updates that are done. Telegram keeps undelivered ones for a day."""

SUSPECT_STARTS = 2
"""An update still unhandled at this many starts may be what crashes the bot."""

_NEVER_SENT = -1  # Telegram numbers updates from 1 on

_ID = sa.bindparam("of_update", type_=sa.BigInteger)
_IS_OWN = inbox.c.bot_id == sa.bindparam("of_bot", type_=sa.BigInteger)
_NOTE = sa.insert(inbox)
_DONE = sa.update(inbox).where(inbox.c.update_id == _ID, _IS_OWN).values(done_at=sa.bindparam("now"), update="")
_LEFT = (  # the method `update` of a column collection hides the column of this name
    sa.select(inbox.c["update"]).where(inbox.c.done_at.is_(None), _IS_OWN).order_by(inbox.c.noted_at, inbox.c.update_id)
)
_FORGET = sa.delete(inbox).where(inbox.c.done_at < sa.bindparam("before", type_=Moment))


def done_with(update_id: int, bot_id: int, now: datetime) -> tuple[sa.Update, dict[str, object]]:
    """Return the statement that empties an update and marks it as done, with its values."""
    return _DONE, {"of_update": update_id, "of_bot": bot_id, "now": now}


class PendingUpdate(NamedTuple):
    """An update from Telegram, with its JSON."""

    update_id: int
    chat_id: int | None
    update: str
    part: int | None = None
    """The partition that it belongs to, of several bots that share the memory."""


class Inbox(Database):
    """The part of the memory for updates."""

    async def note_all(self, updates: Sequence[PendingUpdate]) -> set[int]:
        """Store updates; return the numbers of the new ones."""
        now = self._now()
        own = {"bot_id": self._bot_id, "noted_at": now}
        rows = {update.update_id: {**update._asdict(), **own} for update in updates}

        def change(connection: sa.Connection) -> set[int]:
            these = (inbox.c.bot_id == self._bot_id, inbox.c.update_id.in_(list(rows)))
            new = rows.keys() - set(connection.scalars(sa.select(inbox.c.update_id).where(*these)))
            if new:
                add_rows(connection, inbox, [row for number, row in rows.items() if number in new])
            return new

        return await self._write(change)

    def count_unfinished(self) -> int:
        """Return how many updates aren't done. Doesn't wait for a server that is away: whoever watches the bot asks."""
        is_open = (inbox.c.done_at.is_(None), inbox.c.bot_id == self._bot_id)
        row = self._row(sa.select(sa.func.count()).where(*is_open), waits=False)
        return int(row[0]) if row else 0

    async def check_writable(self) -> None:
        """Write an update and remove it again, in one transaction. Raises StoreError if that isn't possible."""
        row = {"bot_id": self._bot_id, "update_id": _NEVER_SENT, "chat_id": None, "update": "", "noted_at": self._now()}
        row["part"] = None

        def change(connection: sa.Connection) -> None:
            connection.execute(_NOTE, row)
            connection.execute(sa.delete(inbox).where(inbox.c.update_id == _NEVER_SENT, inbox.c.bot_id == self._bot_id))

        await self._write(change)

    async def count_start(self) -> set[int]:
        """Count a start of the bot for each unhandled update; return those that may be what crashes it."""

        def change(connection: sa.Connection) -> set[int]:
            is_own = (inbox.c.bot_id == self._bot_id, starts.c.bot_id == self._bot_id)
            left = set(connection.scalars(sa.select(inbox.c.update_id).where(inbox.c.done_at.is_(None), is_own[0])))
            counted = connection.execute(sa.select(starts).where(is_own[1]))
            counts = {row.update_id: row.times + 1 for row in counted}
            connection.execute(sa.delete(starts).where(is_own[1]))
            own = {"bot_id": self._bot_id}
            rows = [{**own, "update_id": update_id, "times": counts.get(update_id, 1)} for update_id in sorted(left)]
            if rows:
                connection.execute(sa.insert(starts), rows)
            return {update_id for update_id in left if counts.get(update_id, 1) >= SUSPECT_STARTS}

        return await self._write(change)

    async def mark_done(self, update_id: int) -> None:
        """Mark an update as done: its text is deleted now, its number after two days."""
        statement, values = done_with(update_id, self._bot_id, self._now())
        await self._put(statement, **values)

    def unfinished(self) -> list[str]:
        """Return the updates that aren't done, in order."""
        return [row.update for row in self._rows(_LEFT.params(of_bot=self._bot_id))]

    def _forget_updates(self, connection: sa.Connection) -> None:
        connection.execute(_FORGET, {"before": self._now() - DONE_KEPT})
