"""How long something still takes, judged by its progress: nothing at first, then a round time that seldom jumps."""

from __future__ import annotations

import math

SURE_SECONDS = 5.0
"""Seconds of progress after which an estimate is worth something."""

_SURE_SHARE = 0.005  # of the whole, which must be done before that
_SMOOTHING = 5.0  # seconds in which the expected end follows a new pace by about two thirds
_STEADY = 1.25  # a shown time goes up only if the estimate exceeds it by so much
_SAMPLES = 400  # at most; with more, every other one is forgotten


class TimeLeft:
    """An estimate of the time left, by the pace of the latter half of the time so far. Call `note` with each progress.

    That pace follows changes, and is the steadier the longer something takes. A pause counts as progress of nothing.
    """

    def __init__(self) -> None:
        self._samples: list[tuple[float, float]] = []
        self._end: float | None = None
        self._followed_at = 0.0
        self._shown: int | None = None

    def note(self, now: float, share: float) -> None:
        """Note that `share` of the whole (0 to 1) is done at a moment in seconds."""
        if self._samples and share < self._samples[-1][1]:  # it began again, with something else
            self._samples.clear()
            self._end = self._shown = None
        if len(self._samples) >= _SAMPLES:
            del self._samples[1::2]
        self._samples.append((now, share))

    def rounded(self, now: float) -> int | None:
        """Return the seconds left, rounded up; None as long as an estimate is worth nothing."""
        if not self._samples:
            return None
        (first, begun), (_, share) = self._samples[0], self._samples[-1]
        if now - first < SURE_SECONDS or share - begun < _SURE_SHARE or share >= 1:
            return None
        middle, done = next(sample for sample in reversed(self._samples) if sample[0] <= (first + now) / 2)
        pace = (share - done) / (now - middle) or (share - begun) / (now - first)
        self._follow(now, now + (1 - share) / pace)
        return self._steady(_rounded(max(1.0, (self._end or now) - now)))

    def _follow(self, now: float, end: float) -> None:
        if self._end is None:
            self._end = end
        else:
            self._end += (end - self._end) * (1 - math.exp(-(now - self._followed_at) / _SMOOTHING))
        self._followed_at = now

    def _steady(self, seconds: int) -> int:
        """Return the time to show: the one that was shown before instead of one that is hardly longer."""
        if self._shown is None or seconds < self._shown or seconds > self._shown * _STEADY:
            self._shown = seconds
        return self._shown


def _rounded(seconds: float) -> int:
    """Return a time in steps that grow with it: 10 s, a minute, 5 minutes, half an hour."""
    for limit, step in ((60, 10), (600, 60), (3600, 300)):
        if seconds <= limit:
            return math.ceil(seconds / step) * step
    return math.ceil(seconds / 1800) * 1800
