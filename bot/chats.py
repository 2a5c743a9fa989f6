"""What the bot remembers of chats, in SQL: which messages it has answered, which it had no time for at its end, and
what was asked where, for questions that follow up on it.

Telegram delivers a message again if the bot was killed after answering it and before confirming it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import IntegrityError

from index import Question, open_database, reading, translated

SETTING = "NEWSBOT_CHATS_URL"
KEPT_SECONDS = 2 * 86_400
"""Telegram keeps what it hasn't delivered for a day; older answers are forgotten when the bot starts."""
ASKED_SECONDS = 30 * 86_400
"""So long an answer can be followed up on, counted when the bot starts."""

_metadata = sa.MetaData()
_answered = sa.Table(
    "answered",
    _metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("sent_at", sa.BigInteger, primary_key=True, autoincrement=False),  # seconds since 1970
    sa.Column("answered_at", sa.BigInteger, nullable=False, index=True),
)
_kept = sa.Table(
    "kept",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("update", sa.Text, nullable=False),  # as Telegram sent it, JSON
)


_asked = sa.Table(
    "asked",
    _metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),  # of the answer
    sa.Column("question", sa.Text, nullable=False),  # as it was understood, JSON
    sa.Column("asked_at", sa.BigInteger, nullable=False, index=True),
)
_QUESTION = TypeAdapter(Question)


class Memory:
    """The database of what the bot remembers. Safe to use from several threads; blocking."""

    def __init__(self, database: str | Path) -> None:
        self._engine = open_database(database, SETTING)
        with translated(SETTING, self._engine.url), self._engine.begin() as connection:
            _metadata.create_all(connection)
            connection.execute(sa.delete(_answered).where(_answered.c.answered_at < time.time() - KEPT_SECONDS))
            connection.execute(sa.delete(_asked).where(_asked.c.asked_at < time.time() - ASKED_SECONDS))

    def close(self) -> None:
        self._engine.dispose()

    def keep(self, updates: Sequence[str]) -> None:
        """Writes down updates, as JSON, that are to be answered after the next start."""
        with translated(SETTING, self._engine.url), self._engine.begin() as connection:
            connection.execute(sa.insert(_kept), [{"update": update} for update in updates])

    def take_kept(self) -> list[str]:
        """The updates that were kept, in their order; they are kept no longer."""
        with translated(SETTING, self._engine.url), self._engine.begin() as connection:
            found = list(connection.execute(sa.select(_kept.c.update).order_by(_kept.c.number)).scalars())
            connection.execute(sa.delete(_kept))
        return found

    def was_answered(self, chat_id: int, message_id: int, sent_at: int) -> bool:
        """Whether `mark_answered` was told of this message."""
        key = (_answered.c.chat_id == chat_id, _answered.c.message_id == message_id, _answered.c.sent_at == sent_at)
        select = sa.select(_answered.c.answered_at).where(*key)
        with translated(SETTING, self._engine.url), reading(self._engine) as connection:
            return connection.execute(select).first() is not None

    def mark_answered(self, chat_id: int, message_id: int, sent_at: int) -> None:
        """Notes that a message is answered; once more changes nothing."""
        row = {"chat_id": chat_id, "message_id": message_id, "sent_at": sent_at, "answered_at": int(time.time())}
        with translated(SETTING, self._engine.url), suppress(IntegrityError), self._engine.begin() as connection:
            connection.execute(sa.insert(_answered), row)

    def remember(self, chat_id: int, message_id: int, question: Question) -> None:
        """Notes which question a message of the bot's answers."""
        packed = _QUESTION.dump_json(question).decode()
        row = {"chat_id": chat_id, "message_id": message_id, "question": packed, "asked_at": int(time.time())}
        with translated(SETTING, self._engine.url), suppress(IntegrityError), self._engine.begin() as connection:
            connection.execute(sa.insert(_asked), row)

    def question_of(self, chat_id: int, message_id: int) -> Question | None:
        """The question that a message of the bot's answers, if it is still known."""
        select = sa.select(_asked.c.question).where(_asked.c.chat_id == chat_id, _asked.c.message_id == message_id)
        with translated(SETTING, self._engine.url), reading(self._engine) as connection:
            found = connection.execute(select).scalar()
        with suppress(ValidationError):  # of another version of newsbot
            return _QUESTION.validate_json(found) if found is not None else None
        return None
