"""What kind of error a log record is about, in words that quote nobody. Not for when admins hear of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.errors import describe
from index import (
    AnswererLost,
    ClusterError,
    DataFolderError,
    IndexBusy,
    OutOfResources,
    SnapshotDamaged,
    SnapshotError,
    StoreError,
)

OWN = ("bot", "index")

LONGEST = 300
"""Characters of what is said of an error."""

LEFT_OUT = "…"

_ABOUT_THE_MACHINE = (AnswererLost, ClusterError, DataFolderError, IndexBusy, OutOfResources, SnapshotError, StoreError)
"""Errors whose sentences are about files and processes, and never quote what people sent."""

_PLACEHOLDER = re.compile(r"%(?:%|[-#0 +]*\d*(?:\.\d+)?[sdrfgix])")
_KIND_AND_PLACE = re.compile(r"[A-Za-z_]\w* at [\w-]+\.py:\d+\.?", re.ASCII)  # as `describe` writes it


@dataclass(frozen=True, slots=True)
class Kind:
    """What errors of one kind have in common: who logged them, and the template of their words."""

    logger: str
    template: str


def kind_of(record: logging.LogRecord) -> Kind:
    """Return the kind of a record: its logger, its words without what varies, and the error's type and place."""
    return Kind(record.name, _filled(record, _type_of))


def words_of(record: logging.LogRecord) -> str:
    """Return what a record says, with … in place of what may quote people or name them."""
    words = _filled(record, _shown)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + LEFT_OUT


def is_about_damage(record: logging.LogRecord) -> bool:
    """Return whether a record is about the damaged index, of which the bot tells the admins anyway."""
    return any(isinstance(thing, SnapshotDamaged) for thing in _things(record))


def _filled(record: logging.LogRecord, show: Callable[[object], str]) -> str:
    arguments = iter([show(thing) for thing in record.args] if isinstance(record.args, tuple) else [])

    def fill(placeholder: re.Match[str]) -> str:
        return "%" if placeholder[0] == "%%" else next(arguments, LEFT_OUT)

    # The words of a library may be no template at all, and quote anything.
    is_own = record.name.partition(".")[0] in OWN
    words = _PLACEHOLDER.sub(fill, str(record.msg)) if is_own else record.name
    if command := getattr(record, "command", None):  # that the bot ran
        words = f"newsbot {command}: {words}"
    raised = record.exc_info[1] if record.exc_info else None
    return f"{words} {describe(raised)}" if raised is not None else words


def _type_of(thing: object) -> str:
    """Return the type of an error, with its place if that is known; … for anything else."""
    if isinstance(thing, Exception):
        return type(thing).__name__
    return thing if isinstance(thing, str) and _KIND_AND_PLACE.fullmatch(thing) else LEFT_OUT


def _shown(thing: object) -> str:
    return str(thing) if isinstance(thing, _ABOUT_THE_MACHINE) else _type_of(thing)


def _things(record: logging.LogRecord) -> Iterator[object]:
    if isinstance(record.args, tuple):
        yield from record.args
    if record.exc_info:
        yield record.exc_info[1]
