"""Forgetting a person: deleting everything that the memory has of them, down to the bytes in SQLite's files.

Not for what reaches its age limit: see `Memory`.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from bot.memory.access import NAMELESS, PLACELESS
from bot.memory.database import CHATS_SETTING, Database
from bot.memory.inbox import done_with
from bot.memory.tables import access, access_notices, answers, chats, feedback, follows, inbox, plans
from index import erase_log, raising_store_errors

_BY_PEOPLE = ("message", "callback_query")
"""The kinds of updates with what somebody wrote or pressed."""


class Forgetting(Database):
    """The part of the memory for people who want to be forgotten."""

    async def forget_person(self, person_id: int, handling: Collection[int] = ()) -> None:
        """Delete everything of a person, or of the chat in whose name somebody writes.

        That is what they asked, rated and followed anywhere, and all of their private chat, whose id is theirs. Their
        updates that aren't done are emptied, up to the first of those in `handling`. A group keeps its settings, and
        what others asked there. What admins decided about the person's access stays. Call `erase` afterwards.
        """

        def change(connection: sa.Connection) -> None:
            for table, columns in _OF_A_PERSON.items():
                own = [table.c[name] == person_id for name in columns if _holds(name, person_id)]
                if own:
                    connection.execute(sa.delete(table).where(sa.or_(*own)))
            _strip_requests(connection, person_id)
            self._empty_updates(connection, person_id, handling)
            if _is_person(person_id):
                connection.execute(sa.update(inbox).where(inbox.c.chat_id == person_id).values(chat_id=None))

        await self._write(change)

    def erase(self) -> bool:
        """Empty the database's log, which has deleted rows; return False if another program was using it. Blocks."""
        with raising_store_errors(CHATS_SETTING, self._engine.url):
            return erase_log(self._engine)

    def _empty_updates(self, connection: sa.Connection, person_id: int, handling: Collection[int]) -> None:
        open_updates = sa.select(inbox.c.update_id, inbox.c["update"]).where(
            inbox.c.done_at.is_(None), inbox.c.bot_id == self._bot_id
        )
        for row in connection.execute(open_updates.order_by(inbox.c.noted_at, inbox.c.update_id)).all():
            if row.update_id in handling:
                return
            if _sender_of(row.update) == person_id:
                connection.execute(*done_with(row.update_id, self._bot_id, self._now()))


_OF_A_PERSON = {
    feedback: ("user_id",),
    answers: ("user_id", "follower_id", "chat_id"),
    follows: ("user_id", "chat_id"),
    chats: ("chat_id",),
    plans: ("chat_id",),
}
"""The tables with rows of people, and the columns that say whose they are. Other rows go with them, by foreign keys."""


def _strip_requests(connection: sa.Connection, person_id: int) -> None:
    """Withdraw a person's requests for access, and delete what they are called.

    The number and the time stay: otherwise one person could ask the admins again and again.
    """
    own = sa.or_(access.c.chat_id == person_id, access.c.asker_id == person_id)
    asked = sa.select(access.c.chat_id).where(own)
    connection.execute(sa.delete(access_notices).where(access_notices.c.chat_id.in_(asked)))
    connection.execute(sa.update(access).where(own, access.c.state == "waiting").values(state="refused"))
    connection.execute(sa.update(access).where(own).values(NAMELESS | PLACELESS))


def _holds(column: str, person_id: int) -> bool:
    """Return whether a column may say that a row is this person's: a chat is somebody's only if it is private."""
    return column != "chat_id" or _is_person(person_id)


def _is_person(sender_id: int) -> bool:
    return sender_id > 0  # groups and channels have negative ids


def _sender_of(update: str) -> int | None:
    """Return who sent an update, from its JSON; None if that isn't known."""
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        body: dict[str, Any] = json.loads(update)
        content: dict[str, Any] = next((body[kind] for kind in _BY_PEOPLE if kind in body), {})
        return int((content.get("sender_chat") or content["from"])["id"])
    return None
