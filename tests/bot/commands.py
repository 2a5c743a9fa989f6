"""The command line as processes beside servers that the test's own event loop runs."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple

from waits import WAIT_SECONDS

from tests.bot.conftest import environment


class Output(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    stdout: str
    stderr: str


async def run_newsbot(
    folder: Path,
    *arguments: str,
    settings: dict[str, str],
    seconds: float = WAIT_SECONDS,
    paths: tuple[Path, ...] = (),
) -> Output:
    """Run `newsbot` in a folder with some settings; `paths` are folders of modules to import before others."""
    variables = environment(folder, settings)
    variables["PYTHONPATH"] = ":".join([*map(str, paths), variables["PYTHONPATH"]])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env=variables,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(seconds):
            stdout, stderr = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Output(await process.wait(), stdout.decode(), stderr.decode())
