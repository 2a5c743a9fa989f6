"""Drawing days as bars, in the terminal's characters. Not for what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotext

from bot.memory import AnswerDay

_LEAST_WIDTH = 30
_BAR = 0.1  # of the space between two days: one line


class Marks(NamedTuple):
    """The characters of a bar's two parts, which differ without colours, too."""

    found: str
    nothing: str


SHADES, ASCII = Marks("█", "░"), Marks("#", ".")


def marks_for(encoding: str) -> Marks:
    """Return shades if `encoding` has them, else characters of ASCII."""
    try:
        "".join(SHADES).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return SHADES


def _label(day: AnswerDay, digits: int) -> str:
    return f"{day.day:%a} {day.day.day:>2} {day.day:%b}  {day.found + day.nothing:>{digits},} "


def draw_days(days: Sequence[AnswerDay], width: int, marks: Marks) -> list[str]:
    """Return a line for each day, at most `width` characters wide: the day, how many questions, and a bar of them."""
    totals = [day.found + day.nothing for day in days]
    digits = len(f"{max(totals):,}")
    labels = [_label(day, digits) for day in days]
    numbers = range(1, len(days) + 1)
    figure = plotext.figure.clear()
    plotext.terminal.limit(False, False)  # the size is that of the whole output, which may be longer than the terminal
    figure.plot_size(max(_LEAST_WIDTH, width), len(days))
    heights = [[day.found for day in days], [day.nothing for day in days]]
    figure.draw(figure.bar(numbers, heights, stacked=True, orientation="horizontal", marker=[*marks], width=_BAR))
    figure.ruler("y").direction(-1).ticks(numbers, labels)  # the oldest day on top
    figure.ruler("x").lim(0, max(totals)).ticks([], [])
    figure.axes(False)
    return [line.rstrip() for line in figure.build().string(colorless=True).splitlines()]
