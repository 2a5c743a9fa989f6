"""The work of a run that brings the index up to date: `newsbot index` and `newsbot refresh`, one after the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.errors import describe, log_errors
from bot.messages.admin import failures_file
from bot.runs.own_commands import CANCEL_SECONDS, events_of, own_command
from bot.services import ALL, FOLDER, INDEX_RUN, REFRESH, IndexRun, Services
from index import NewsbotError, cores, list_sources

_log = logging.getLogger(__name__)

PATIENCE_SECONDS = 30.0
"""Seconds that a command may take to end after an admin has cancelled it."""


async def work_on(services: Services, run: IndexRun) -> None:
    """Do the work of a run, once the runs before it are done. `run` tells how far it is, and what it came to."""
    run.begin()
    try:
        if not run.is_cancelled:
            await _wait_and_work(services, run)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if not run.is_cancelled or task is None:
            raise  # the bot ends
        task.uncancel()
    except Exception as error:  # whoever follows the run waits for its result
        reason = str(error) if isinstance(error, NewsbotError) else describe(error)
        _log.error("The index could not be updated: %s", reason)
        run.results.append({"event": "error", "message": reason})
    finally:
        run.stop()
        services.index_runs.remove(run)
    with log_errors("The new index could not be opened; trying again: ", Exception):
        await services.pool.refresh()
    run.failures = await asyncio.to_thread(failures_file, run.results)
    run.ended.set()


async def _wait_and_work(services: Services, run: IndexRun) -> None:
    async with services.replication.exclusive(INDEX_RUN, lambda: run.enter("waiting")):
        run.start()
        await _do_parts(services, run)


async def _do_parts(services: Services, run: IndexRun) -> None:
    folder = services.settings.articles_dir
    if run.target in (ALL, FOLDER) and folder is not None:
        workers = str(max(1, cores() - 1))  # leave one processor to the answers
        await _do(services, run, "index", "--prune", "--workers", workers, str(folder))
    waits = partial(run.enter, "waiting for a refresh")
    sources = await asyncio.to_thread(list_sources, services.settings.data) if run.target == ALL else []
    if sources:
        async with services.replication.exclusive(REFRESH, waits):
            await _do(services, run, "refresh", "--all")
    elif run.target not in (ALL, FOLDER):
        async with services.replication.exclusive(REFRESH, waits):
            await _do(services, run, "refresh", run.target)


async def _do(services: Services, run: IndexRun, command: str, *arguments: str) -> None:
    """Run one of newsbot's own commands, and note how far it is and what it came to."""
    last: Mapping[str, Any] = {}

    def patience() -> float:
        return PATIENCE_SECONDS if run.is_cancelled else CANCEL_SECONDS

    try:
        async with own_command(services, command, "--progress", "json", *arguments, patience=patience) as process:
            async for event in events_of(process):
                last = event
                if event.get("event") == "progress":
                    run.note(event)
                elif event.get("event") == "health":
                    _log.warning("%s", event.get("reason"))  # `bot/admin/source_health.py` tells the admins
            code = await process.wait()
    except OSError as error:
        run.results.append({"event": "not started", "reason": str(error.strerror)})
        return
    ended = {"event": "ended", "code": code}
    run.results.append(last if last.get("event") in ("report", "error") else ended)
