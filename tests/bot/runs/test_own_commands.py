"""What newsbot's own commands print on stderr: logged after a crash, but not after an interrupt."""

from __future__ import annotations

import asyncio
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
