"""What came out of answers: how many found something, which questions found nothing, and which answers didn't help.

Nothing here says who asked, or where: chats are counted, and the answers that people rated are asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa

from bot.memory.database import CHATS_SETTING, Database
from bot.memory.migrating import has_tables, is_current
from bot.memory.tables import answers, feedback, unpack_question
from index import Question, StoreError, raising_store_errors, shown_url

MAX_UNANSWERED = 200
"""Maximum number of questions to list: more than fit into a message."""

_QUARTER = 900_000  # milliseconds: the days of all time zones begin with a quarter of an hour
_IS_BAD = feedback.c.verdict == -1


class UnansweredQuestion(NamedTuple):
    """A question that found nothing, in its most frequent wording, and how often it was asked."""

    text: str
    times: int


class Unanswered(NamedTuple):
    """The questions that found nothing, the most frequent first, and how many there are in all."""

    questions: Sequence[UnansweredQuestion]
    total: int


class AnswerCount(NamedTuple):
    """How many answers found something, and how many found nothing."""

    found: int
    nothing: int


class AnswerDay(NamedTuple):
    """How many answers of one day found something, and how many found nothing."""

    day: date
    found: int
    nothing: int


class AnswerDays(NamedTuple):
    """The days with answers, the oldest first, and the day of the oldest answer of all; None if there is none."""

    days: Sequence[AnswerDay]
    oldest: date | None


@dataclass(frozen=True, slots=True)
class RatedAnswer:
    """An answer that people rated: its question, where to ask it again, and how many found it helpful, or not."""

    chat_id: int
    """For the outlets that the chat searches, never to be shown."""
    question: Question
    helpful: int
    not_helpful: int


class Outcomes(Database):
    """The part of the memory for what came out of answers."""

    def count_answers(self, since: datetime) -> AnswerCount:
        """Return the numbers of answers since a moment. Cards in other chats aren't counted: they have no asker."""
        number = sa.select(answers.c.is_found, sa.func.count().label("number")).group_by(answers.c.is_found)
        rows = self._rows(number.where(answers.c.asked_at >= since, answers.c.user_id.is_not(None)))
        counts: dict[bool | None, int] = {row.is_found: row.number for row in rows}
        return AnswerCount(counts.get(True, 0), counts.get(False, 0))

    def answer_days(self, since: datetime, zone: tzinfo) -> AnswerDays:
        """Return the answers since a moment by their day in a time zone, as `count_answers` counts them."""
        quarter = (sa.type_coerce(answers.c.asked_at, sa.BigInteger) // _QUARTER).label("quarter")
        found = sa.func.sum(sa.case((answers.c.is_found, 1), else_=0)).label("found")
        counted = (answers.c.user_id.is_not(None), answers.c.is_found.is_not(None))
        columns: list[sa.ColumnElement[Any]] = [quarter, found, sa.func.count().label("total")]
        numbers = sa.select(*columns).where(*counted, answers.c.asked_at >= since).group_by(quarter)
        days: dict[date, AnswerDay] = {}
        for row in self._rows(numbers.order_by(quarter)):
            day = datetime.fromtimestamp(row.quarter * _QUARTER / 1000, zone).date()
            before = days.get(day) or AnswerDay(day, 0, 0)
            days[day] = AnswerDay(day, before.found + int(row.found), before.nothing + int(row.total - row.found))
        oldest = self._row(sa.select(answers.c.asked_at).where(*counted).order_by(answers.c.asked_at))
        return AnswerDays([*days.values()], oldest[0].astimezone(zone).date() if oldest else None)

    def unanswered(self, since: datetime, chats: int, most: int = MAX_UNANSWERED) -> Unanswered:
        """Return up to `most` of the questions that found nothing since a moment, if at least `chats` chats asked them.

        Questions with the same words count as one, which has its most frequent wording; of several, the newest.
        """
        number, newest = sa.func.count(), sa.func.max(answers.c.asked_at)
        missed = (answers.c.is_found == sa.false(), answers.c.asked_at >= since, answers.c.words_key.is_not(None))
        groups = (
            sa.select(answers.c.words_key, number.label("times"), newest.label("newest"))
            .where(*missed)
            .group_by(answers.c.words_key)
            .having(sa.func.count(sa.distinct(answers.c.chat_id)) >= chats)
        )
        total = self._row(sa.select(sa.func.count()).select_from(groups.subquery()))
        ordered = groups.order_by(sa.desc("times"), sa.desc("newest"), answers.c.words_key)
        counts = {row.words_key: int(row.times) for row in self._rows(ordered.limit(most))}
        wordings = (
            sa.select(answers.c.words_key, answers.c.wording)
            .where(*missed, answers.c.words_key.in_(list(counts)))
            .group_by(answers.c.words_key, answers.c.wording)
            .order_by(number, newest)
        )
        texts = {row.words_key: row.wording for row in self._rows(wordings)}  # the last one of each key stays
        listed = [UnansweredQuestion(texts[key], times) for key, times in counts.items() if key in texts]
        return Unanswered(listed, int(total[0]) if total else 0)

    def unhelpful(self, since: datetime, start: int, most: int) -> tuple[list[RatedAnswer], int]:
        """Return `most` of the answers that somebody has rated as not helpful since a moment, from number `start` on.

        The last rated come first. Also return how many there are in all.
        """
        rated = (
            sa.select(
                answers.c.key,
                answers.c.chat_id,
                answers.c.question,
                sa.func.sum(sa.case((_IS_BAD, 0), else_=1)).label("helpful"),
                sa.func.sum(sa.case((_IS_BAD, 1), else_=0)).label("not_helpful"),
                sa.func.max(sa.case((_IS_BAD, feedback.c["at"]))).label("rated_at"),
            )
            .join(feedback, feedback.c.key == answers.c.key)
            .group_by(answers.c.key, answers.c.chat_id, answers.c.question)
            .having(sa.func.max(sa.case((_IS_BAD, feedback.c["at"]))) >= since)
        )
        total = self._row(sa.select(sa.func.count()).select_from(rated.subquery()))
        page = self._rows(rated.order_by(sa.desc("rated_at"), answers.c.key).offset(start).limit(most))
        listed = [
            RatedAnswer(row.chat_id, question, int(row.helpful), int(row.not_helpful))
            for row in page
            if (question := unpack_question(row.question))
        ]
        return listed, int(total[0]) if total else 0


def read_unanswered(database: str | Path, since: datetime, chats: int) -> Unanswered:
    """Return the questions that found nothing, from a memory that a bot may be using. Changes nothing in it.

    Raises StoreError, also if an earlier version of newsbot wrote it.
    """
    with _reading(database) as memory:
        return memory.unanswered(since, chats) if memory else Unanswered([], 0)


def read_answer_days(database: str | Path, since: datetime, zone: tzinfo) -> AnswerDays:
    """Return what `Outcomes.answer_days` does, from a memory that a bot may be using; see `read_unanswered`."""
    with _reading(database) as memory:
        return memory.answer_days(since, zone) if memory else AnswerDays([], None)


@contextmanager
def _reading(database: str | Path) -> Iterator[Outcomes | None]:
    """Open a memory to read from it; None if there is none yet."""
    if isinstance(database, Path) and not database.exists():
        yield None
        return
    with closing(Outcomes(database)) as memory:
        with raising_store_errors(CHATS_SETTING, memory._engine.url):
            is_readable, is_empty = is_current(memory._engine), not has_tables(memory._engine)
        if is_empty:
            yield None
            return
        if not is_readable:
            where, reason = shown_url(memory._engine.url), "another version of newsbot wrote it"
            raise StoreError(CHATS_SETTING, where, reason, "start the bot once, which brings it up to date")
        yield memory
