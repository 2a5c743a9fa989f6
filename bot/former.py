"""How the memory was called before updates had an inbox; goes when nothing calls it so any more."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence

import sqlalchemy as sa

from bot.database import SETTING, Database
from bot.tables import answers, inbox, pack_question
from index import Question, translated


class Former(Database):
    """The inbox by other names: a message has a negative number made of its key instead of its update's."""

    def keep(self, updates: Sequence[str]) -> None:
        """Writes down updates, as JSON, that are to be answered after the next start."""
        for update in updates:
            self._put(json.loads(update)["update_id"], update=update, done_at=None)

    def take_kept(self) -> list[str]:
        """The updates that were kept, in their order; they are kept no longer."""
        undone = inbox.c.done_at.is_(None)
        with translated(SETTING, self._engine.url), self._engine.begin() as connection:
            found = list(connection.scalars(sa.select(inbox.c.update).where(undone).order_by(inbox.c.update_id)))
            connection.execute(sa.delete(inbox).where(undone))
        return found

    def was_answered(self, chat_id: int, message_id: int, sent_at: int) -> bool:
        """Whether `mark_answered` was told of this message."""
        number = _number(chat_id, message_id, sent_at)
        return self._row(sa.select(inbox.c.update_id).where(inbox.c.update_id == number)) is not None

    def mark_answered(self, chat_id: int, message_id: int, sent_at: int) -> None:
        """Notes that a message is answered; once more changes nothing."""
        self._put(_number(chat_id, message_id, sent_at), update="", done_at=self._now())

    def remember(self, chat_id: int, message_id: int, question: Question) -> None:
        """Notes which question a message of the bot's answers."""
        row = {"key": secrets.token_urlsafe(7), "chat_id": chat_id, "message_id": message_id}
        with translated(SETTING, self._engine.url), self._engine.begin() as connection:
            connection.execute(sa.insert(answers), row | {"question": pack_question(question), "asked_at": self._now()})

    def _put(self, update_id: int, **values: object) -> None:
        with translated(SETTING, self._engine.url), self._engine.begin() as connection:
            connection.execute(sa.delete(inbox).where(inbox.c.update_id == update_id))
            connection.execute(sa.insert(inbox), {"update_id": update_id, "noted_at": self._now()} | values)


def _number(*key: int) -> int:
    return -(int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=7).digest()) + 1)
