"""/status, for admins only: what the index holds, what ran last, and how the bot is doing.

What isn't known is left out.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import psutil

from bot.errors import read_or
from bot.messages.admin import BotShare, Status, status_message
from bot.replicas import PARTITIONS
from bot.services import RequestContext, Services
from index import Article, ClusterError, NewsbotError, Run, SearchIndex, count_sources, last_runs

_log = logging.getLogger(__name__)

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


async def on_status(request: RequestContext) -> None:
    """Handle /status. `commands` has checked who asks."""
    status = await _gather(request.services)
    await request.reply(status_message(request.words, status, request.services.settings.now()))


async def _gather(services: Services) -> Status:
    """Return what is known now."""
    data, memory, now = services.settings.data, services.memory, datetime.now(UTC)
    no_runs: list[Run] = []
    engine, newest, trouble = await _index(services)
    own, *processes = await asyncio.to_thread(_memory_of, [os.getpid(), *services.pool.pids])
    return Status(
        version("newsbot"),
        timedelta(seconds=time.monotonic() - services.started),
        max(0, services.worker.busy_chats - 1),  # the first one waits for this message
        services.worker.waiting_messages,
        coverage=engine.coverage if engine else None,
        newest=newest,
        trouble=trouble,
        built=engine.created if engine else None,
        size=engine.size if engine else None,
        runs=newest_of_each_kind(await read_or(no_runs, lambda: last_runs(data.database))),
        sources=await read_or(None, lambda: count_sources(data)),
        hour=await read_or(None, lambda: memory.count_answers(now - _HOUR)),
        day=await read_or(None, lambda: memory.count_answers(now - _DAY)),
        memory=own,
        processes=[size for size in processes if size is not None],
        bots=[
            BotShare(peer.name, round(100 * peer.partitions / PARTITIONS), peer.is_self)
            for peer in services.replication.peers()
        ],
    )


def newest_of_each_kind(runs: Sequence[Run]) -> list[Run]:
    """Return the newest run of each kind, the newest first. `runs` are in that order."""
    newest: dict[str, Run] = {}
    for run in runs:
        newest.setdefault(run.kind, run)
    return [*newest.values()]


async def _index(services: Services) -> tuple[SearchIndex | None, Article | None, str]:
    """Return the index in use, if there is one, its newest article, if any has a date, and why it can't be searched."""
    try:
        return *await asyncio.to_thread(services.library.do, _with_newest), ""
    except ClusterError as error:
        return None, None, error.reason
    except NewsbotError as error:
        _log.error("%s", error)
    return None, None, ""


def _with_newest(engine: SearchIndex) -> tuple[SearchIndex, Article | None]:
    return engine, next((article for article in engine.newest(1) if article.published), None)


def _memory_of(pids: Sequence[int]) -> list[int | None]:
    """Return the resident memory of processes, in bytes; None for one that has ended, or that can't be looked at."""
    sizes: list[int | None] = []
    for pid in pids:
        try:
            sizes.append(psutil.Process(pid).memory_info().rss)
        except psutil.Error:
            sizes.append(None)
    return sizes
