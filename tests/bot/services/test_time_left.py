"""How long an index run still takes, judged by its progress."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.time_left import TimeLeft


def estimates(share_at: Callable[[float], float], seconds: int, every: float = 0.2) -> list[int | None]:
    """Return what is shown each 3 seconds, of something whose share that is done is known every 0.2 seconds."""
    left, shown = TimeLeft(), []
    for step in range(int(seconds / every)):
        now = 1000 + step * every
        left.note(now, share_at(now - 1000))
        if step % int(3 / every) == 0:
            shown.append(left.rounded(now))
    return shown


def test_nothing_is_said_at_first() -> None:
    first, second, *later = estimates(lambda seconds: seconds / 100, 30)
    assert (first, second) == (None, None)
    assert None not in later


def test_at_a_steady_pace_it_is_right_and_only_goes_down() -> None:
    shown = estimates(lambda seconds: seconds / 200, 200)
    for number, seconds in enumerate(shown):
        if seconds is not None:
            true = 200 - 3 * number
            assert true - 1 <= seconds <= true + 60  # it is rounded up to minutes, and to tens of seconds at the end
    assert all(later <= earlier for earlier, later in pairwise(shown) if earlier is not None and later is not None)
    assert shown[-1] == 10


@pytest.mark.parametrize("slow", [2, 5])
def test_after_a_change_of_pace_it_soon_follows(slow: int) -> None:
    total = 60 + 60 * slow

    def share(seconds: float) -> float:
        return min(seconds, 60) / 120 + max(0.0, seconds - 60) / (120 * slow)

    shown = estimates(share, total)
    after = 120 // 3  # a minute later
    assert shown[after] == pytest.approx(total - 120, abs=0.5 * (total - 120))


def test_bursts_do_not_make_it_jump() -> None:
    """Progress that comes in steps of 5 % every 10 seconds, as with large files."""
    shown = [seconds for seconds in estimates(lambda seconds: seconds // 10 * 0.05, 200) if seconds is not None]
    assert all(later <= 2 * earlier for earlier, later in pairwise(shown))
    ups = sum(later > earlier for earlier, later in pairwise(shown))
    assert ups <= 3


def test_while_nothing_moves_it_does_not_count_down_to_nothing() -> None:
    shown = estimates(lambda seconds: min(seconds, 30) / 60, 300)
    assert shown[-1] is not None
    assert shown[-1] >= 60


def test_something_else_begins_anew() -> None:
    left = TimeLeft()
    for second in range(20):
        left.note(second, second / 20)
    left.note(20, 0.0)
    assert left.rounded(20) is None


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 1)), max_size=60))
@settings(deadline=None)
def test_any_progress_gives_a_positive_time_or_none(steps: list[tuple[float, float]]) -> None:
    left, now = TimeLeft(), 0.0
    for pause, share in steps:
        now += pause
        left.note(now, share)
        seconds = left.rounded(now)
        assert seconds is None or seconds > 0
        assert left.rounded(now) == seconds
