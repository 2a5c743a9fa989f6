"""`newsbot unanswered`: the questions to the bot that found nothing, without who asked them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.memory import UnansweredQuestion, read_unanswered
from bot.terminal.english import count
from bot.terminal.rendering import without_commands

if TYPE_CHECKING:
    from bot.settings import Settings


def run_unanswered(console: Console, settings: Settings, days: int, as_json: bool) -> None:
    """Print the questions of the last days that found nothing, as a table, or as JSON lines. Raises StoreError."""
    chats = settings.unanswered_chats
    unanswered = read_unanswered(settings.chats, datetime.now(UTC) - timedelta(days=days), chats)
    if as_json:
        for question in unanswered.questions:
            print(json.dumps({"question": question.text, "times": question.times}))
        return
    if unanswered.questions:
        console.print(_table(unanswered.questions))
        if (more := unanswered.total - len(unanswered.questions)) > 0:
            console.print(f"… and {more:,} more")
    else:
        console.print(f"No questions of the last {count(days, 'day')} to show.")
    if chats > 1:
        console.print(f"Only questions asked in at least {chats:,} chats are listed (NEWSBOT_UNANSWERED_CHATS).")


def _table(questions: Sequence[UnansweredQuestion]) -> Table:
    table = Table("Times", "Question", box=None, pad_edge=False)
    table.columns[0].justify = "right"
    for question in questions:
        table.add_row(f"{question.times:,}", Text(without_commands(question.text)))
    return table
