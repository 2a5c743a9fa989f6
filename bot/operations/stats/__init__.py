"""`newsbot stats`: the questions of each day, drawn in the terminal. Not for metrics: see the room beside it."""

from __future__ import annotations

from bot.operations.stats.command import run_stats as run_stats
