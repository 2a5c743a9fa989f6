"""Questions that a chat follows: it is told when a new article answers one, of each article once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.database import Database
from bot.tables import follows, pack_question, told, unpack_question
from index import Question


@dataclass(frozen=True, slots=True)
class Follow:
    """A question that a chat follows."""

    id: int
    chat_id: int
    thread_id: int | None
    user_id: int | None
    """Who wanted it."""
    question: Question
    language: str | None
    """In which the chat is told."""
    created_at: datetime
    told_at: datetime | None
    """When it was told something the last time."""


class Follows(Database):
    """The part of the memory that is about followed questions."""

    async def follow(
        self,
        chat_id: int,
        question: Question,
        *,
        thread_id: int | None = None,
        user_id: int | None = None,
        language: str | None = None,
    ) -> int:
        """Follows a question; returns its id. How many a chat may follow is the caller's to say."""
        row = {
            "chat_id": chat_id,
            "thread_id": thread_id,
            "user_id": user_id,
            "question": pack_question(question),
            "language": language,
            "created_at": self._now(),
        }

        def change(connection: sa.Connection) -> int:
            key = connection.execute(sa.insert(follows), row).inserted_primary_key
            assert key is not None
            return int(key[0])

        return await self._write(change)

    async def unfollow(self, chat_id: int, follow_id: int) -> bool:
        """Follows a question no longer; whether this chat did."""
        this = (follows.c.chat_id == chat_id, follows.c.id == follow_id)
        return await self._execute(sa.delete(follows).where(*this)) == 1

    def follows_of(self, chat_id: int) -> list[Follow]:
        """What a chat follows, the oldest first."""
        return self._follows(sa.select(follows).where(follows.c.chat_id == chat_id))

    def all_follows(self) -> list[Follow]:
        """What all chats follow, the oldest first."""
        return self._follows(sa.select(follows))

    async def told(self, follow_id: int, article_ids: Sequence[str], at: datetime) -> list[str]:
        """Notes that a chat is told of these articles; returns those of them that it wasn't told of before.

        None are, where the question is followed no longer.
        """

        def change(connection: sa.Connection) -> list[str]:
            if connection.execute(sa.select(follows.c.id).where(follows.c.id == follow_id)).first() is None:
                return []
            before = set(connection.scalars(sa.select(told.c.article_id).where(told.c.follow_id == follow_id)))
            new = [article for article in dict.fromkeys(article_ids) if article not in before]
            if new:
                rows = [{"follow_id": follow_id, "article_id": article, "at": at} for article in new]
                connection.execute(sa.insert(told), rows)
                connection.execute(sa.update(follows).where(follows.c.id == follow_id).values(told_at=at))
            return new

        return await self._write(change)

    def _follows(self, select: sa.Select[Any]) -> list[Follow]:
        found = ((row, unpack_question(row.question)) for row in self._rows(select.order_by(follows.c.id)))
        return [Follow(**{**row._mapping, "question": question}) for row, question in found if question]
