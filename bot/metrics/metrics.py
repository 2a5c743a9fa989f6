"""The counters and histograms of one running bot. Not for gauges, which are read when somebody looks."""

from __future__ import annotations

import time
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.metrics.pulse import Pulse
from bot.metrics.questions import ANSWERED, CallResult, QuestionKind, QuestionOutcome, QuestionTimer, Stage

_FAST = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_SLOW = (1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)


class Metrics:
    """What happened since the bot started. Created once for a bot; its methods are cheap, and thread-safe.

    The values of every label are fixed, or names in the code: methods of the Bot API, classes of errors, modules.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.pulse = Pulse()
        new = self.registry
        self._questions = Counter("newsbot_questions", "Questions asked.", ["kind", "outcome"], registry=new)
        self._stages = Histogram(
            "newsbot_stage_seconds", "Time that a stage of answering took.", ["stage"], buckets=_FAST, registry=new
        )
        self._answers = Histogram(
            *("newsbot_answer_seconds", "Time from a question's arrival to its sent answer.", ["kind"]),
            buckets=_FAST,
            registry=new,
        )
        self._calls = Counter("newsbot_telegram_calls", "Tries to call Telegram.", ["method", "result"], registry=new)
        self._retries = Counter("newsbot_telegram_retries", "Calls that were tried again.", ["method"], registry=new)
        self._errors = Counter("newsbot_errors", "Messages and background work that failed.", ["error"], registry=new)
        self._logged = Counter(
            "newsbot_log_messages", "Warnings and errors in the log.", ["level", "logger"], registry=new
        )
        self._refreshes = Histogram(
            *("newsbot_refresh_seconds", "Time that the bot's own refreshes of its sources took.", ["result"]),
            buckets=_SLOW,
            registry=new,
        )
        self._refreshed = Counter(
            "newsbot_refreshed_articles", "Articles that these refreshes brought.", ["change"], registry=new
        )
        self._sending_wait = Counter(
            "newsbot_sending_wait_seconds",
            "Time that messages waited for a turn among those of all bots.",
            registry=new,
        )
        for kind in get_args(QuestionKind):  # so that a rate can be taken from the first one on
            for outcome in get_args(QuestionOutcome):
                self._questions.labels(kind, outcome)
        for change in ("added", "changed", "removed"):
            self._refreshed.labels(change)

    def question(self, kind: QuestionKind, waited: float | None = None) -> QuestionTimer:
        """Return a stopwatch for a question that arrived `waited` seconds ago."""
        return QuestionTimer(self, kind, waited)

    def count_question(self, kind: QuestionKind, outcome: QuestionOutcome) -> None:
        """Count a question."""
        self._questions.labels(kind, outcome).inc()

    def note_stage(self, stage: Stage, seconds: float) -> None:
        """Note how long a stage of an answer took."""
        self._stages.labels(stage).observe(seconds)

    def note_answer(self, kind: QuestionKind, seconds: float) -> None:
        """Note how long an answer took, from the arrival of its question."""
        self._answers.labels(kind).observe(seconds)

    def count_call(self, method: str, result: CallResult) -> None:
        """Count a try to call a method of the Bot API; if Telegram itself answered it, that is a sign of life."""
        if result in ANSWERED:
            self.pulse.telegram = time.monotonic()
        self._calls.labels(method, result).inc()

    def note_sending_wait(self, seconds: float) -> None:
        """Note how long a message waited for its turn among those of all bots with the same token."""
        self._sending_wait.inc(seconds)

    def count_retry(self, method: str) -> None:
        """Count that a call is tried again."""
        self._retries.labels(method).inc()

    def count_error(self, error: BaseException) -> None:
        """Count an error because of which a message or work in the background failed, by its class."""
        self._errors.labels(type(error).__name__).inc()

    def count_log(self, level: str, logger: str) -> None:
        """Count a message in the log."""
        self._logged.labels(level.lower(), logger).inc()

    def note_refresh(self, seconds: float, report: dict[str, object] | None) -> None:
        """Note a refresh of the sources, with the report that it ended with; None: it failed."""
        self._refreshes.labels("failed" if report is None else "ok").observe(seconds)
        for change in ("added", "changed", "removed"):
            number = (report or {}).get(change)
            if isinstance(number, int) and number > 0:
                self._refreshed.labels(change).inc(number)
