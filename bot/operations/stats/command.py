"""Printing the questions of each day, as bars or as JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.text import Text

from bot.memory import AnswerDay, read_answer_days

if TYPE_CHECKING:
    from bot.settings import Settings

_WIDEST = 100  # characters


def run_stats(console: Console, settings: Settings, days: int, as_json: bool) -> None:
    """Print how many questions the bot answered on each of the last days, up to today. Raises StoreError."""
    zone, today = ZoneInfo(settings.timezone), settings.today()
    first = today - timedelta(days=days - 1)
    counted = read_answer_days(settings.chats, datetime.combine(first, time(), zone), zone)
    if not counted.days or counted.oldest is None:
        if not as_json:
            print(f"No question of the last {_count(days, 'day')} is remembered.")
        return
    every = _every_day(counted.days, max(first, counted.oldest), today)
    if as_json:
        for day in every:
            print(json.dumps({"day": day.day.isoformat(), "found": day.found, "not_found": day.nothing}))
        return
    _print(console, every, settings.timezone)
    if counted.oldest > first:
        print(f"The bot remembers no question from before {_shown(counted.oldest)}.")


def _every_day(counted: Sequence[AnswerDay], first: date, last: date) -> list[AnswerDay]:
    """Return all days of a range, also those without questions."""
    by_day = {day.day: day for day in counted}
    every = (first + timedelta(days=number) for number in range((max(last, *by_day) - first).days + 1))
    return [by_day.get(day) or AnswerDay(day, 0, 0) for day in every]


def _print(console: Console, days: Sequence[AnswerDay], zone: str) -> None:
    from bot.operations.stats.chart import draw_days, marks_for

    marks = marks_for(console.encoding)
    found, total = sum(day.found for day in days), sum(day.found + day.nothing for day in days)
    answered = f"{found:,} with an answer ({found / total:.0%})"
    print(f"{_count(total, 'question')} since {_shown(days[0].day)} ({zone}), {answered}\n")
    for line in draw_days(days, min(console.width, _WIDEST), marks):
        shown = Text(line)
        for mark, colour in ((marks.found, "green"), (marks.nothing, "yellow")):
            shown.highlight_regex(f"{re.escape(mark)}+", colour)
        console.print(shown, no_wrap=True, overflow="ignore", crop=False)
    print(f"\n{marks.found} found  {marks.nothing} nothing found")


def _shown(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
