"""One question on its way through the bot: how long each stage takes, and what comes out. Not for answering it."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Literal, Protocol, Self

QuestionKind = Literal["private", "group", "inline"]
"""Where a question was asked."""

QuestionOutcome = Literal[
    "found", "not_found", "small_talk", "limited", "refused", "superseded", "failed", "undelivered"
]
"""What came out of a question: the first three were answered. Limited: its author was over the limit. Refused: the bot
may not answer there. Superseded: an inline query that its author went on typing. Undelivered: Telegram refused the
answer, or couldn't be reached."""

Stage = Literal["queue", "pool", "search", "compose", "store", "send"]
"""A stage of answering: waiting for earlier messages of the chat, waiting for a free thread or process, searching the
index, writing the message, storing the question, and sending the message within Telegram's limits."""

CallResult = Literal["ok", "flood_limit", "refused", "server_error", "unreachable", "unconfirmed"]
"""What came out of a try to call Telegram. Unreachable: it hasn't arrived. Unconfirmed: it may have."""

ANSWERED: tuple[CallResult, ...] = ("ok", "flood_limit", "refused")
"""Results that only Telegram itself gives."""


class Recorder(Protocol):
    """Where a question's times and outcome go."""

    def count_question(self, kind: QuestionKind, outcome: QuestionOutcome) -> None:
        """Count a question."""

    def note_stage(self, stage: Stage, seconds: float) -> None:
        """Note how long a stage took."""

    def note_answer(self, kind: QuestionKind, seconds: float) -> None:
        """Note how long an answer took, from the arrival of its question."""


class QuestionTimer:
    """A stopwatch for one question: a context manager around everything that is done for it.

    Set `outcome` once it is known; without one, the question isn't counted, unless the block raises an error: then it
    has failed, or, if it had an outcome, its answer wasn't delivered. A cancelled question isn't counted. Example::

        with metrics.question("private", waited=0.2) as asked:
            answer = await search()
            asked.lap("search")
            asked.outcome = "found"
    """

    def __init__(self, recorder: Recorder, kind: QuestionKind, waited: float | None) -> None:
        """Begin now. `waited`: the seconds since the question arrived; None: it didn't wait."""
        self.outcome: QuestionOutcome | None = None
        self._recorder = recorder
        self._kind: QuestionKind = kind
        self._lap = now = time.monotonic()
        self._arrived = now - (waited or 0.0)
        if waited is not None:
            recorder.note_stage("queue", waited)

    def lap(self, stage: Stage, *, search: float = 0.0, compose: float = 0.0) -> None:
        """Note that a stage ended that began with the previous lap.

        `search` and `compose` are the seconds of it that were spent on these stages, perhaps in another process.
        """
        previous, self._lap = self._lap, time.monotonic()
        self._recorder.note_stage(stage, max(0.0, self._lap - previous - search - compose))
        if search or compose:
            self._recorder.note_stage("search", search)
            self._recorder.note_stage("compose", compose)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self.outcome = "undelivered" if self.outcome else "failed"
        elif error is not None or self.outcome is None:
            return
        elif self.outcome != "superseded":
            self._recorder.note_answer(self._kind, time.monotonic() - self._arrived)
        self._recorder.count_question(self._kind, self.outcome)
