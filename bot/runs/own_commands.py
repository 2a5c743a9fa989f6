"""Running newsbot's own commands beside the bot: as processes of low priority, without the token."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.logs import relay
from bot.messages import Localization
from bot.services import Services

_log = logging.getLogger(__name__)

CANCEL_SECONDS = 2.0
"""Seconds that a command may take to end when the bot ends."""

COMMAND_MINUTES = 10
"""Minutes that a command may take, such as one that waits for the index; then it is ended."""

LOWEST_PRIORITY = 19
"""The niceness of a long run: answers go before it."""

BRIEF_PRIORITY = 5
"""The niceness of a run that takes a second or two, for which somebody waits: a busy machine would starve it at 19."""

_ERROR_LINES, _ERROR_LINE_BYTES = 100, 1000  # of a command's stderr, the last lines are logged
_INTERRUPTED = "KeyboardInterrupt"  # what ends the traceback of a command that is interrupted before it works
_LINE_BYTES = 1 << 26  # the report is one line, and names every failed file


@asynccontextmanager
async def own_command(
    services: Services,
    *arguments: str,
    stdin: bytes | None = None,
    patience: Callable[[], float] = lambda: CANCEL_SECONDS,
    niceness: int = LOWEST_PRIORITY,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `newsbot` with some arguments; interrupt it if it hasn't ended with the `with` block. Raises OSError.

    It reads `stdin`. `patience` returns the seconds that it may take to end then, before it is killed. What it logs is
    logged at once, and what else it prints on stderr at its end: after a crash, only that tells the reason.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot", *arguments),
        env=_environment(services),
        stdin=asyncio.subprocess.DEVNULL if stdin is None else asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=_LINE_BYTES,
    )
    with contextlib.suppress(OSError):  # it may have ended already
        os.setpriority(os.PRIO_PROCESS, process.pid, niceness)
    errors = asyncio.ensure_future(_log_errors(process, arguments[0]))  # concurrently: a full pipe would block it
    giving = asyncio.ensure_future(_give(process, stdin or b""))  # likewise
    try:
        yield process
    finally:
        giving.cancel()
        if process.returncode is None:
            await _cancel(process, patience())
        with contextlib.suppress(TimeoutError):  # one of its own processes may keep the pipe open
            async with asyncio.timeout(CANCEL_SECONDS):
                await errors


async def events_of(process: asyncio.subprocess.Process) -> AsyncIterator[dict[str, Any]]:
    """Yield the JSON objects that a command prints, one a line; an empty one for any other line."""
    assert process.stdout is not None
    async for line in process.stdout:
        try:
            event = json.loads(line)
        except ValueError:
            event = {}
        yield event if isinstance(event, dict) else {}


async def _give(process: asyncio.subprocess.Process, stdin: bytes) -> None:
    """Write all of a command's input, and close it."""
    if process.stdin is None:
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it ended without reading all of it
        process.stdin.write(stdin)
        await process.stdin.drain()
        process.stdin.close()
        await process.stdin.wait_closed()


async def result_of(services: Services, words: Localization, *arguments: str) -> dict[str, Any]:
    """Run `newsbot` with some arguments; return its last event, an `error` if it failed or took too long."""
    result: dict[str, Any] = {}
    try:
        async with asyncio.timeout(60 * COMMAND_MINUTES), own_command(services, *arguments) as process:
            async for event in events_of(process):
                result = event if event.get("event") not in (None, "progress", "health") else result
            code = await process.wait()
    except TimeoutError:
        return {"event": "error", "message": words.say("too-slow", count=COMMAND_MINUTES)}
    except OSError as error:
        return {"event": "error", "message": words.say("reindex-not-started", reason=str(error.strerror))}
    return result or {"event": "error", "message": words.say("reindex-ended", code=code)}


def say_failure(words: Localization, error: dict[str, Any]) -> str:
    """Return what to tell of an `error` event."""
    if error.get("error") == "IndexBusy":
        return words.say("index-busy")
    return words.say("admin-failed", reason=str(error.get("message")))


async def _log_errors(process: asyncio.subprocess.Process, command: str) -> None:
    lines: deque[str] = deque(maxlen=_ERROR_LINES)
    assert process.stderr is not None
    try:
        async for line in process.stderr:
            if relay(line, command):
                continue
            words = line[:_ERROR_LINE_BYTES].decode(errors="replace").rstrip()
            lines.append("".join(char if char.isprintable() else "?" for char in words))
    finally:
        if any(lines) and lines[-1] != _INTERRUPTED:
            _log.warning("The %s run printed: %s", command, "\n".join(lines))


async def _cancel(process: asyncio.subprocess.Process, seconds: float) -> None:
    """Interrupt a command as Ctrl-C does, so that it cleans up; kill it if it doesn't end."""
    with contextlib.suppress(ProcessLookupError, TimeoutError):
        process.send_signal(signal.SIGINT)
        try:
            async with asyncio.timeout(seconds):
                await process.wait()
        finally:
            if process.returncode is None:  # also if the bot ends meanwhile, and waits no longer
                process.kill()
                await process.wait()


def _environment(services: Services) -> dict[str, str]:
    """Return the environment of this process without the token, for a command whose log `relay` reads."""
    return os.environ | {
        "NEWSBOT_TELEGRAM_TOKEN": "",
        "NEWSBOT_DATA_DIR": str(services.settings.data_dir),
        "NEWSBOT_LOG_FORMAT": "json",  # whatever the bot's own format is: `relay` reads it
        "PYTHONIOENCODING": "utf-8",
    }
