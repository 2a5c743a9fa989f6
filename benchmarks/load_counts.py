"""What became of questions: which answer is whose, how long each took, and what is lost, doubled or out of order.

Pure functions over the record of the double.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Asked = tuple[int, int, float]
"""The number of a message, its chat, and when it became available, in seconds."""
Sent = tuple[int, int | None, float]
"""The chat of an answer, the number of the message that it replies to if it says so, and when it arrived."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of some questions. Times are in seconds."""

    seconds: float
    """From the first question to the last answer."""
    waits: dict[int, float]
    """From each question, by its number, to its first answer."""
    lost: int
    doubled: int
    """Answers to what was answered before, and those to no question of their chat."""
    out_of_order: int
    """First answers that come after the answer to a later question of the same chat."""

    @property
    def per_s(self) -> float:
        """Answered questions a second; 0 without any."""
        return len(self.waits) / self.seconds if self.seconds else 0.0

    def ms(self, share: float) -> float | None:
        """The wait that so many percent don't exceed, in milliseconds; None where nothing was answered."""
        return percentile(list(self.waits.values()), share)


def count(asked: Sequence[Asked], sent: Sequence[Sent]) -> Counts:
    """Brings answers and questions together; `sent` is in the order of arrival.

    An answer that doesn't say what it replies to belongs to the oldest question of its chat that has none yet.
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
    """How many answers arrived within any `seconds`, at the most."""
    times = sorted(at for _, _, at in sent)
    return max((int(np.searchsorted(times, at + seconds)) - n for n, at in enumerate(times)), default=0)


def percentile(values: Sequence[float], share: float) -> float | None:
    """In milliseconds; None of nothing."""
    return 1000 * float(np.percentile(values, share)) if values else None
