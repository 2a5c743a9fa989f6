"""Commands for people who watch over a bot. Not for what a bot tells programs: see `bot/operations/watching/`."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.arguments import current_settings, new_console


def stats(
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days to show, with today.")] = 14,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Draw how many questions the bot answered each day, and how many of them found something."""
    from bot.operations.stats import run_stats

    run_stats(new_console(), current_settings(), days, as_json)
