"""Followed questions: a chat gets an alert when a new article answers one, and each article only once.

An alert is claimed before it is sent, so that no article is announced twice, and released if it could not be sent. The
next start after a kill releases claimed alerts, too: twice is better than never.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.memory.database import Database
from bot.memory.tables import alerts, follows, pack_question, told, unpack_question
from index import Question, add_rows, put_rows


@dataclass(frozen=True, slots=True)
class Follow:
    """A question that a chat follows."""

    id: int
    chat_id: int
    thread_id: int | None
    user_id: int | None
    """The person who asked to follow it."""
    question: Question
    language: str | None
    """The language of the alerts."""
    created_at: datetime
    told_at: datetime | None
    """The time of the last alert."""


class Follows(Database):
    """The part of the memory for followed questions."""

    async def follow(
        self,
        chat_id: int,
        question: Question,
        *,
        thread_id: int | None = None,
        user_id: int | None = None,
        language: str | None = None,
        known_articles: Sequence[str] = (),
    ) -> int:
        """Follow a question; return its id. The caller enforces the limit per chat.

        `known_articles` are the articles in the index now, for which the chat gets no alerts.
        """
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
            _tell(connection, int(key[0]), known_articles, self._now())
            return int(key[0])

        return await self._write(change)

    async def unfollow(self, chat_id: int, follow_id: int) -> bool:
        """Stop following a question; return whether this chat followed it."""
        this = (follows.c.chat_id == chat_id, follows.c.id == follow_id)
        return await self._execute(sa.delete(follows).where(*this)) == 1

    def follows_of(self, chat_id: int) -> list[Follow]:
        """Return the questions that a chat follows, oldest first."""
        return self._follows(sa.select(follows).where(follows.c.chat_id == chat_id))

    def all_follows(self) -> list[Follow]:
        """Return the questions that all chats follow, oldest first."""
        return self._follows(sa.select(follows))

    def known_to(self, follow_id: int) -> set[str]:
        """Return the articles that a chat knows: those it was told of, and those from before it followed."""
        return {row.article_id for row in self._rows(sa.select(told.c.article_id).where(told.c.follow_id == follow_id))}

    async def mark_known(self, follow_id: int, article_ids: Sequence[str], at: datetime) -> None:
        """Store articles that need no alert, since they repeat what the chat knows."""

        def change(connection: sa.Connection) -> None:
            if _is_followed(connection, follow_id):
                _tell(connection, follow_id, article_ids, at)

        await self._write(change)

    async def told(self, follow_id: int, article_ids: Sequence[str], at: datetime) -> list[str]:
        """Claim articles for an alert before it is sent; return those that the chat didn't know before.

        If the question is no longer followed, return none. Call `alert_sent` or `alert_failed` afterwards.
        """
        return (await self.told_all({follow_id: article_ids}, at)).get(follow_id, [])

    async def told_all(self, articles: Mapping[int, Sequence[str]], at: datetime) -> dict[int, list[str]]:
        """Claim articles for a digest of several followed questions, as `told` does; leave out those without news."""

        def change(connection: sa.Connection) -> dict[int, list[str]]:
            new = {
                follow_id: _tell(connection, follow_id, article_ids, at)
                for follow_id, article_ids in articles.items()
                if _is_followed(connection, follow_id)
            }
            claimed = {follow_id: article_ids for follow_id, article_ids in new.items() if article_ids}
            for follow_id, article_ids in claimed.items():
                _claim(connection, follow_id, article_ids, at)
            return claimed

        return await self._write(change)

    async def alert_sent(self, *follow_ids: int) -> None:
        """Store that the claimed alerts were sent."""
        await self._execute(sa.delete(alerts).where(alerts.c.follow_id.in_(follow_ids)))

    async def alert_failed(self, *follow_ids: int, wait: bool = False) -> None:
        """Release the claimed alerts, which could not be sent: for the next check, or with `wait` for a day later."""
        await self._write(lambda connection: _give_back(connection, alerts.c.follow_id.in_(follow_ids), wait))

    async def alerts_failed(self) -> int:
        """Release all claimed alerts, which may not have been sent; return their number."""
        return await self._write(lambda connection: _give_back(connection, sa.true()))

    def _follows(self, select: sa.Select[Any]) -> list[Follow]:
        unpacked = ((row, unpack_question(row.question)) for row in self._rows(select.order_by(follows.c.id)))
        return [Follow(**{**row._mapping, "question": question}) for row, question in unpacked if question]


def _is_followed(connection: sa.Connection, follow_id: int) -> bool:
    return connection.execute(sa.select(follows.c.id).where(follows.c.id == follow_id)).first() is not None


def _tell(connection: sa.Connection, follow_id: int, article_ids: Iterable[str], at: datetime) -> list[str]:
    """Store articles as known; return those that weren't."""
    before = set(connection.scalars(sa.select(told.c.article_id).where(told.c.follow_id == follow_id)))
    new = [article for article in dict.fromkeys(article_ids) if article not in before]
    if new:
        rows = [{"follow_id": follow_id, "article_id": article, "at": at} for article in new]
        add_rows(connection, told, rows)
    return new


def _claim(connection: sa.Connection, follow_id: int, articles: Sequence[str], at: datetime) -> None:
    this = follows.c.id == follow_id
    before = connection.execute(sa.select(follows.c.told_at).where(this)).scalar_one()
    put_rows(connection, alerts, [{"follow_id": follow_id, "articles": json.dumps(articles), "told_at": before}])
    connection.execute(sa.update(follows).where(this).values(told_at=at))


def _give_back(connection: sa.Connection, which: sa.ColumnElement[bool], wait: bool = False) -> int:
    claims = connection.execute(sa.select(alerts).where(which)).all()
    for claim in claims:
        articles = told.c.article_id.in_(json.loads(claim.articles))
        connection.execute(sa.delete(told).where(told.c.follow_id == claim.follow_id, articles))
        if not wait:
            this = follows.c.id == claim.follow_id
            connection.execute(sa.update(follows).where(this).values(told_at=claim.told_at))
    connection.execute(sa.delete(alerts).where(which))
    return len(claims)
