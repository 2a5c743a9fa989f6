"""The page about privacy names every table of the bot's memory, and says what /forgetme does to it."""

from __future__ import annotations

import re
from pathlib import Path

from bot.memory.answers import KEEP
from bot.memory.forgetting import _OF_A_PERSON
from bot.memory.tables import metadata
from bot.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")] for line in PAGE.splitlines() if line.startswith("| `")
]


def test_each_table_of_the_memory_is_on_the_page() -> None:
    documented = {name for row in ROWS for name in re.findall(r"`(\w+)`", row[0])}
    assert documented == {*metadata.tables, "alembic_version"}


def test_the_page_says_which_tables_forgetme_empties() -> None:
    deleted = {row[0].strip("`") for row in ROWS if row[3].startswith("deleted")}
    by_foreign_keys = {"told", "alerts"}
    assert deleted == {table.name for table in _OF_A_PERSON} - {"chats"} | by_foreign_keys


def test_the_memory_keeps_answers_as_long_as_the_settings_say() -> None:
    assert Settings(_env_file=None).keep_days == KEEP.days  # type: ignore[call-arg]
