"""Updates that are to be worked on: written down before, and marked after, so that a kill loses none and doubles none.

Telegram delivers an update again if the bot was killed before confirming it, and never again once it did: whether it
was worked on is known here alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import sqlalchemy as sa

from bot.memory.database import Database
from bot.memory.tables import Moment, inbox

DONE_KEPT = timedelta(days=2)
"""Telegram keeps what it hasn't delivered for a day."""

_ID = sa.bindparam("of_update", type_=sa.BigInteger)
_NOTE = sa.insert(inbox)
_DONE = sa.update(inbox).where(inbox.c.update_id == _ID).values(done_at=sa.bindparam("now"), update="")
_LEFT = sa.select(inbox.c["update"]).where(inbox.c.done_at.is_(None)).order_by(inbox.c.noted_at, inbox.c.update_id)
_FORGET = sa.delete(inbox).where(inbox.c.done_at < sa.bindparam("before", type_=Moment))


class PendingUpdate(NamedTuple):
    """An update of Telegram's, with its JSON."""

    update_id: int
    chat_id: int | None
    update: str


class Inbox(Database):
    """The part of the memory that is about updates."""

    async def note_all(self, updates: Sequence[PendingUpdate]) -> set[int]:
        """Write down updates; return the numbers of those that are new."""
        now = self._now()
        rows = {update.update_id: {**update._asdict(), "noted_at": now} for update in updates}

        def change(connection: sa.Connection) -> set[int]:
            noted = connection.scalars(sa.select(inbox.c.update_id).where(inbox.c.update_id.in_(list(rows))))
            new = rows.keys() - set(noted)
            if new:
                connection.execute(_NOTE, [row for number, row in rows.items() if number in new])
            return new

        return await self._write(change)

    async def mark_done(self, update_id: int) -> None:
        """Mark an update as worked on: it is remembered for two days, without its text, and then forgotten."""
        await self._put(_DONE, of_update=update_id, now=self._now())

    def unfinished(self) -> list[str]:
        """Return the updates that are noted and not done, in their order."""
        return [row.update for row in self._rows(_LEFT)]

    def _forget_updates(self, connection: sa.Connection) -> None:
        connection.execute(_FORGET, {"before": self._now() - DONE_KEPT})
