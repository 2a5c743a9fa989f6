"""The crash benchmark: killing index runs at random moments loses nothing."""

from __future__ import annotations

from benchmarks.crash import measure

KILLS = 8


def test_after_each_kill_the_index_answers_and_the_next_run_makes_everything_consistent() -> None:
    counts = measure(KILLS, seed=7)
    assert (counts["kills"], counts["lost"], counts["damaged"]) == (KILLS, 0, 0)
    assert counts["while_running"] >= KILLS / 3, "most index runs had ended before they were killed"
