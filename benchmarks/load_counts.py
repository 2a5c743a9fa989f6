"""Matching of answers to questions: how long each took, and which are lost, doubled or out of order.

Pure functions of the double's record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Asked = tuple[int, int, float]
"""A message's number, its chat, and the time when it became available, in seconds."""
Sent = tuple[int, int | None, float]
"""An answer's chat, the number of the message it replies to (or None), and its time of arrival, in seconds."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Outcome of some questions. Times are in seconds."""

    seconds: float
    """Time from the first question to the last answer."""
    waits: dict[int, float]
    """Time from each question to its first answer, by the question's number."""
    lost: int
    doubled: int
    """Number of answers to an answered question, or to no question of their chat."""
    out_of_order: int
    """Number of first answers that arrive after the answer to a later question of the same chat."""

    @property
    def per_s(self) -> float:
        """Answered questions per second; 0 without any."""
        return len(self.waits) / self.seconds if self.seconds else 0.0

    def ms(self, share: float) -> float | None:
        """Return a percentile of the waiting times, in milliseconds, or None without answers."""
        return percentile(list(self.waits.values()), share)


def count(asked: Sequence[Asked], sent: Sequence[Sent]) -> Counts:
    """Match answers to questions; `sent` is in order of arrival.

    An answer that is no reply belongs to the oldest unanswered question of its chat.
    """
    when = {number: at for number, _, at in asked}
    chats = {number: chat for number, chat, _ in asked}
    open_: dict[int, list[int]] = defaultdict(list)
    for number, chat, _ in asked:
        open_[chat].append(number)
    waits: dict[int, float] = {}
    newest: dict[int, int] = defaultdict(int)
    doubled = out_of_order = 0
    for chat, replied, at in sent:
        number = _meant(open_[chat], waits) if replied is None else replied
        if chats.get(number) != chat or number in waits:
            doubled += 1
            continue
        waits[number] = at - when[number]
        out_of_order += number < newest[chat]
        newest[chat] = max(number, newest[chat])
    ends = [at for _, _, at in sent] or [0.0]
    seconds = max(ends) - min(when.values()) if waits else 0.0
    return Counts(seconds, waits, len(when) - len(waits), doubled, out_of_order)


def _meant(numbers: list[int], waits: dict[int, float]) -> int:
    while numbers and numbers[0] in waits:
        numbers.pop(0)
    return numbers[0] if numbers else 0


def busiest(sent: Sequence[Sent], seconds: float = 1.0) -> int:
    """Return the maximum number of answers that arrived within `seconds`."""
    times = sorted(at for _, _, at in sent)
    return max((int(np.searchsorted(times, at + seconds)) - n for n, at in enumerate(times)), default=0)


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return a percentile of `values` (seconds) in milliseconds, or None without values."""
    return 1000 * float(np.percentile(values, share)) if values else None
