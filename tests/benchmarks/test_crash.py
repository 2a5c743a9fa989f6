"""The crash benchmark: killing index runs at random moments loses nothing."""

from __future__ import annotations

from benchmarks.crash import measure

KILLS = 20


def test_after_each_kill_the_index_answers_and_the_next_run_makes_everything_consistent() -> None:
    found = measure(KILLS, seed=7)
    assert (found["kills"], found["lost"], found["damaged"]) == (KILLS, 0, 0)
    assert found["while_running"] >= KILLS / 3, "most runs had ended before they were killed"
