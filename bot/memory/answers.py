"""The bot's answers: the question of each, for its buttons, for replies and for follow-ups."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from bot.memory.database import Database
from bot.memory.tables import Moment, answers, feedback, pack_question, unpack_question
from index import Question, Wording, put_rows

KEEP = timedelta(days=30)
"""How long to keep answers, unless the settings say otherwise."""

_KEY = sa.bindparam("of_key", type_=sa.String)
_REMEMBER = sa.insert(answers)
_SENT = (
    sa.update(answers)
    .where(answers.c.key == _KEY)
    .values(chat_id=sa.bindparam("of_chat"), message_id=sa.bindparam("of_message"))
)
_FORGET = sa.delete(answers).where(answers.c.asked_at < sa.bindparam("before", type_=Moment))
_COLUMNS = [
    answers.c[name] for name in ("key", "chat_id", "thread_id", "message_id", "user_id", "question", "asked_at")
]
_ANSWERS = sa.select(*_COLUMNS)
_NEWEST = _ANSWERS.order_by(answers.c.asked_at.desc())


def new_key() -> str:
    """Return a key of 10 characters that nobody can guess."""
    return secrets.token_urlsafe(7)


@dataclass(frozen=True, slots=True)
class RememberedAnswer:
    """A stored answer: its key, its place and its question."""

    key: str
    chat_id: int
    thread_id: int | None
    message_id: int | None
    """The id of the bot's message; None until it is sent."""
    user_id: int | None
    """The person who asked."""
    question: Question
    asked_at: datetime


class Answers(Database):
    """The part of the memory for answers and people's ratings of them."""

    _keep: timedelta
    """How long to keep them."""

    async def remember_answer(
        self,
        chat_id: int,
        question: Question,
        *,
        thread_id: int | None = None,
        user_id: int | None = None,
        follower_id: int | None = None,
        key: str | None = None,
        is_found: bool | None = None,
        wording: Wording | None = None,
    ) -> str:
        """Store an answer before it is sent; return its key, a new one if none is given.

        `follower_id` is the person who followed the question, if it is an alert's.
        `is_found` is what came out of it; None if it isn't to be counted. `wording` is stored if nothing was found.
        """
        key = key or new_key()
        values = {"key": key, "chat_id": chat_id, "thread_id": thread_id, "user_id": user_id, "asked_at": self._now()}
        values |= {"follower_id": follower_id}
        counted = wording if is_found is False else None
        values |= {"is_found": is_found, "words_key": counted and counted.key, "wording": counted and counted.text}
        await self._put(_REMEMBER, question=pack_question(question), **values)
        return key

    async def set_message_id(self, key: str, chat_id: int, message_id: int) -> None:
        """Store the id of the message with the answer."""
        await self._put(_SENT, of_key=key, of_chat=chat_id, of_message=message_id)

    def answer_of(self, key: str, chat_id: int) -> RememberedAnswer | None:
        """Return the answer with this key, if it is still known and belongs to this chat."""
        return _kept(self._row(_ANSWERS.where(answers.c.key == key, answers.c.chat_id == chat_id)))

    def question_of(self, chat_id: int, message_id: int) -> Question | None:
        """Return the question that one of the bot's messages answers, if it is still known."""
        answer = _kept(self._row(_NEWEST.where(answers.c.chat_id == chat_id, answers.c.message_id == message_id)))
        return answer.question if answer else None

    def answers_since(self, moment: datetime) -> list[RememberedAnswer]:
        """Return the answers given since `moment`, oldest first."""
        recent = _ANSWERS.where(answers.c.asked_at >= moment).order_by(answers.c.asked_at)
        return [answer for row in self._rows(recent) if (answer := _kept(row))]

    async def rate_answer(self, key: str, chat_id: int, user_id: int, verdict: Literal[1, -1]) -> bool:
        """Store a person's rating of an answer, replacing an earlier one.

        Return whether the answer is still known and belongs to this chat.
        """
        row = {"key": key, "user_id": user_id, "verdict": verdict, "at": self._now()}

        def change(connection: sa.Connection) -> bool:
            this = (answers.c.key == key, answers.c.chat_id == chat_id)
            if connection.execute(sa.select(answers.c.key).where(*this)).first() is None:
                return False
            put_rows(connection, feedback, [row])
            return True

        return await self._write(change)

    def feedback_of(self, key: str) -> tuple[int, int]:
        """Return the numbers of people who rated an answer good and bad."""
        verdicts = [row.verdict for row in self._rows(sa.select(feedback.c.verdict).where(feedback.c.key == key))]
        return verdicts.count(1), verdicts.count(-1)

    def _forget_answers(self, connection: sa.Connection) -> None:
        connection.execute(_FORGET, {"before": self._now() - self._keep})


def _kept(row: sa.Row[Any] | None) -> RememberedAnswer | None:
    question = unpack_question(row.question) if row else None
    return RememberedAnswer(**{**row._mapping, "question": question}) if row and question else None
