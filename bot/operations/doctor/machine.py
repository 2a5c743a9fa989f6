"""Checks of the machine: memory, open files, and whether a bot runs already."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import psutil

from bot.operations.doctor.findings import Finding, fail, note, ok
from bot.operations.doctor.phrases import size_of
from bot.settings import Settings
from index import lock_holder

_BYTES_A_PROCESS = 150_000_000
"""Memory of the bot, and of each process beside it: measured, see docs/measurements.md."""

_LEAST_FILES, _ENOUGH_FILES = 128, 512
"""Open files: a bot under load had 146."""

_CGROUP = Path("/sys/fs/cgroup")
"""Where Linux tells a container how much memory it may use."""


def check_running(settings: Settings) -> Iterator[Finding]:
    """Yield whether a bot runs on the data folder."""
    holder = lock_holder(_lock(settings))
    if holder is None:
        yield ok("bot", "not running; `newsbot run` starts it")
    elif holder.is_running:
        yield ok("bot", f"running: {holder.description}")
    elif holder.is_running is None:
        yield ok("bot", f"{holder.description}, as its lock says; it can't be seen from here")
    else:
        yield note("bot", f"killed: {holder.description}", "start `newsbot run`; it takes up what it had not answered")


def _lock(settings: Settings) -> Path:
    """Return the lock that a bot holds, if any runs: each of several on one memory has a lock of its own."""
    lock = settings.bot_lock
    own = sorted(lock.parent.glob(f"{lock.stem}.*{lock.suffix}")) if settings.shares_chats else []
    return next((place for place in own if lock_holder(place)), lock)


def check_memory_available(settings: Settings) -> Iterator[Finding]:
    """Yield whether there is memory for the bot and its processes; for one that runs, it is taken already."""
    holder = lock_holder(_lock(settings))
    available = min(psutil.virtual_memory().available, *_available_in_container())
    needed = _BYTES_A_PROCESS * (1 if holder and holder.is_running else 1 + settings.processes)
    text = f"{size_of(available)} available"
    if available >= needed:
        yield ok("ram", text)
    else:
        remedy = "lower NEWSBOT_PROCESSES, close other programs, or give this machine more memory"
        yield note("ram", f"{text}; the bot may need {size_of(needed)}", remedy)


def check_open_files(_settings: Settings) -> Iterator[Finding]:
    """Yield whether this user's limit of open files is high enough for a bot."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    text = "no limit" if limit == resource.RLIM_INFINITY else f"at most {limit:,} at a time"
    remedy = "raise the limit of open files (`ulimit -n`, or LimitNOFILE of a service)"
    if limit != resource.RLIM_INFINITY and limit < _ENOUGH_FILES:
        make = fail if limit < _LEAST_FILES else note
        yield make("open files", f"{text}; the bot may need {_ENOUGH_FILES}", remedy)
    else:
        yield ok("open files", text)


def _available_in_container() -> list[float]:
    """Return what is left of the limit that a container has."""
    try:
        limit, used = ((_CGROUP / name).read_text().strip() for name in ("memory.max", "memory.current"))
        return [float("inf") if limit == "max" else max(0, int(limit) - int(used))]
    except (OSError, ValueError):
        return [float("inf")]
