"""The options of reading: how to understand what a file leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read files. `date_order` decides about dates like 3/4/2026, which are left out without it.

    `columns` maps names of an article's parts (`title`, `text`, `date`, `url`, `source`, `author`) to the names that
    the records of .csv and .json files have for them, where newsbot doesn't know those.
    """

    date_order: DateOrder | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


DEFAULT_OPTIONS = ReadingOptions()
"""Options for reading files without any hint."""
