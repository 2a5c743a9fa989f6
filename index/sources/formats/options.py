"""The options of reading: how to understand what a file leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    usual_columns: Mapping[str, str] = field(default_factory=dict)
    """Columns for the files that have them: a setting, which applies to all files. `columns` come before these, and a
    file without one of those is refused."""

    @property
    def column_names(self) -> frozenset[str]:
        """The names of all these columns."""
        return frozenset(self.columns.values()) | frozenset(self.usual_columns.values())


def parse_columns(pairs: Iterable[str]) -> dict[str, str]:
    """Return the columns of an article's parts, from pairs like title=kop. Raises ValueError, with the reason."""
    columns: dict[str, str] = {}
    for pair in pairs:
        part, equals, column = (word.strip() for word in pair.partition("="))
        if part not in COLUMN_PARTS or not equals or not column:
            raise ValueError(f"write PART=COLUMN, such as title=kop, where PART is one of {', '.join(COLUMN_PARTS)}")
        columns[part] = column
    return columns


DEFAULT_OPTIONS = ReadingOptions()
"""Options for reading files without any hint."""
