"""What runs within a process that answers: loading what it needs, and the function that does its jobs.

Not for the bot's side of these processes: `processes.py` starts and feeds them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bot.logs import LogOptions, set_up_logging
from bot.messages import Localization, load_localizations
from index import DataFolder, SearchIndex, open_engines

T = TypeVar("T")

Work = Callable[[SearchIndex], T]
"""A job on the newest index. Both it and its result can be pickled."""


def load_shared(where: DataFolder) -> None:
    """Load all that processes need but the index itself, which may change before they start.

    Of the bot's words only the English ones are loaded: a start takes processor time when answers already wait.
    """
    load_localizations([Localization.of(None).language])
    if where.search is None:  # a connection to a cluster could not be shared
        open_engines(where).warm_up()


def open_worker(where: DataFolder, logs: LogOptions | None) -> Callable[[Work[Any]], Any]:
    """Load all that jobs need, and return the function that runs them in a process."""
    if logs is not None:
        set_up_logging(logs)
    library = open_engines(where)
    library.warm_up()
    load_localizations([Localization.of(None).language])
    return library.do


def version_of(engine: SearchIndex) -> str:
    """Return the version of the index that an engine answers from."""
    return engine.version
