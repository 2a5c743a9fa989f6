"""Updates that are to be worked on: written down before, and marked after, so that a kill loses none and doubles none.

Telegram delivers an update again if the bot was killed before confirming it, and never again once it did: whether it
was worked on is known here alone.
"""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.database import Database
from bot.tables import Moment, inbox

DONE_KEPT = timedelta(days=2)
"""Telegram keeps what it hasn't delivered for a day."""

_ID = sa.bindparam("of_update", type_=sa.BigInteger)
_NOTE = sa.insert(inbox).from_select(  # one statement, that changes nothing the second time
    ["update_id", "chat_id", "update", "noted_at"],
    sa.select(
        _ID,
        sa.bindparam("of_chat", type_=sa.BigInteger),
        sa.bindparam("as_sent", type_=sa.Text),
        sa.bindparam("now", type_=Moment),
    ).where(~sa.exists().where(inbox.c.update_id == _ID)),
)
_DONE = sa.update(inbox).where(inbox.c.update_id == _ID).values(done_at=sa.bindparam("now"), update="")
_LEFT = sa.select(inbox.c.update).where(inbox.c.done_at.is_(None)).order_by(inbox.c.noted_at, inbox.c.update_id)
_FORGET = sa.delete(inbox).where(inbox.c.done_at < sa.bindparam("before", type_=Moment))


class Inbox(Database):
    """The part of the memory that is about updates."""

    async def note(self, update_id: int, chat_id: int | None, update: str) -> bool:
        """Writes down an update, as JSON; whether it is new: one that isn't was answered, or is among those left."""
        values = {"of_update": update_id, "of_chat": chat_id, "as_sent": update, "now": self._now()}
        return await self._execute(_NOTE, **values) == 1

    async def done(self, update_id: int) -> None:
        """Marks an update as worked on: it is remembered for two days, without its text, and then forgotten."""
        await self._execute(_DONE, of_update=update_id, now=self._now())

    def left(self) -> list[str]:
        """The updates that are noted and not done, in their order."""
        return [row.update for row in self._rows(_LEFT)]

    def _forget_updates(self, connection: sa.Connection) -> None:
        connection.execute(_FORGET, {"before": self._now() - DONE_KEPT})
