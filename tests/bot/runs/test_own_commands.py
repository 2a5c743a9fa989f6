"""What newsbot's own commands print on stderr: logged after a crash, but not after an interrupt; and what they log."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest

from bot.runs.own_commands import _log_errors


@pytest.mark.parametrize(("error", "is_logged"), [("KeyboardInterrupt", False), ("MemoryError", True)])
async def test_the_traceback_of_a_crash_is_logged_and_that_of_an_interrupt_is_not(
    error: str, is_logged: bool, caplog: pytest.LogCaptureFixture
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", f"raise {error}"), stderr=asyncio.subprocess.PIPE
    )
    await _log_errors(process, "index")
    await process.wait()
    assert ("Traceback" in caplog.text) is is_logged


async def test_what_a_command_logs_is_logged_with_its_level_before_what_it_prints(
    caplog: pytest.LogCaptureFixture,
) -> None:
    line = json.dumps({"level": "error", "logger": "index.engine.library", "event": "The index is damaged."})
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", f"import sys; print('Hm', {line!r}, sep='\\n', file=sys.stderr)"),
        stderr=asyncio.subprocess.PIPE,
    )
    await _log_errors(process, "index")
    await process.wait()
    logged = [(record.levelname, record.name, record.getMessage()) for record in caplog.records]
    assert logged == [
        ("ERROR", "index.engine.library", "The index is damaged."),
        ("WARNING", "bot.runs.own_commands", "The index run printed: Hm"),
    ]
