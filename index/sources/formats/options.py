"""The options of reading: how to understand what a file leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DateOrder = Literal["dmy", "mdy"]


COLUMN_PARTS = ("title", "text", "date", "modified", "url", "source", "author", "language", "id", "channel")
"""Parts of an article whose columns `ReadingOptions.columns` can name; `channel` is the public name of a channel."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read files. `date_order` decides about dates like 3/4/2026, which are left out without it.

    `columns` maps some of COLUMN_PARTS to the names that the records of .csv and .json files have for them, where
    newsbot doesn't know those.
    """

    date_order: DateOrder | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


DEFAULT_OPTIONS = ReadingOptions()
"""Options for reading files without any hint."""
