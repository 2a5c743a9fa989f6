"""What admins are told of errors in the log. Not for which errors, and when: see `bot/operations/reporting`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import Localization


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """An error of one kind: what the log says of it, which logger, how often since it was told, and since when."""

    words: str
    logger: str
    count: int
    since: str
    """The time of the first one, such as "14:05"."""


def say_errors(words: Localization, reports: Sequence[ErrorReport]) -> str:
    """Return what to tell of some errors: what failed, how often, and where to look."""
    told = [f"{report.words}\n{_say_how_often(words, report)}" for report in reports]
    return "\n\n".join([words.say("error-reports", count=len(reports)), *told, words.say("error-reports-where")])


def _say_how_often(words: Localization, report: ErrorReport) -> str:
    return words.say("error-report", count=report.count, since=report.since, logger=report.logger)
