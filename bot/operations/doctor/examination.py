"""The table of checks, and running them side by side."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial

from bot.errors import describe
from bot.operations.doctor.configuration import check_articles_dir, check_env_file, check_settings
from bot.operations.doctor.databases import check_articles_database, check_memory
from bot.operations.doctor.findings import Finding, Mark, fail
from bot.operations.doctor.machine import check_memory_available, check_open_files, check_running
from bot.operations.doctor.printing import print_finding
from bot.operations.doctor.storage import check_data_folder, check_disk, check_index
from bot.operations.doctor.telegram import TELEGRAM_SECONDS, check_telegram
from bot.settings import Settings
from index import SettingsError

LIMIT_SECONDS = 15.0
"""Seconds that a check may take: a disk on a network may be gone. Reading everything has no limit."""

Check = Callable[[], Iterable[Finding]]


def run_doctor(
    settings: Settings, errors: Sequence[SettingsError], misspelt: Sequence[str], is_whole: bool, as_json: bool
) -> int:
    """Check everything and print a line each; return the exit code: 1 if something fails.

    `errors` and `misspelt` are what is wrong with the settings; with `is_whole`, index and databases are read whole.
    """
    marks = asyncio.run(_examine(settings, errors, misspelt, is_whole, as_json))
    return 1 if "fail" in marks else 0


async def _examine(
    settings: Settings, errors: Sequence[SettingsError], misspelt: Sequence[str], is_whole: bool, as_json: bool
) -> set[Mark]:
    """Start all checks, and print what they come to in the order of the table."""
    limit = None if is_whole else LIMIT_SECONDS
    telegram = _within("telegram", check_telegram(settings, errors), TELEGRAM_SECONDS)
    others = [_in_thread(name, check, limit) for name, check in _checks(settings, is_whole)]
    tasks = [asyncio.ensure_future(work) for work in (telegram, *others)]
    marks: set[Mark] = set()
    for finding in check_settings(errors, misspelt):
        print_finding(finding, as_json)
        marks.add(finding.mark)
    for task in tasks:
        for finding in await task:
            print_finding(finding, as_json)
            marks.add(finding.mark)
    return marks


def _checks(settings: Settings, is_whole: bool) -> list[tuple[str, Check]]:
    return [
        (".env", partial(check_env_file, settings)),
        ("bot", partial(check_running, settings)),
        ("data folder", partial(check_data_folder, settings)),
        ("memory", partial(check_memory, settings, is_whole)),
        ("database", partial(check_articles_database, settings, is_whole)),
        ("articles", partial(check_articles_dir, settings)),
        ("index", partial(check_index, settings, is_whole)),
        ("disk", partial(check_disk, settings)),
        ("ram", partial(check_memory_available, settings)),
        ("open files", partial(check_open_files, settings)),
    ]


async def _in_thread(name: str, check: Check, limit: float | None) -> list[Finding]:
    """Run a check in a thread, which ends with the process even if its disk never answers."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[list[Finding]] = loop.create_future()

    def hand_over(findings: list[Finding]) -> None:
        if not done.done():
            done.set_result(findings)

    def work() -> None:
        findings = _findings(name, check)
        with suppress(RuntimeError):  # the process ends
            loop.call_soon_threadsafe(hand_over, findings)

    threading.Thread(target=work, name=f"doctor-{name}", daemon=True).start()
    return await _within(name, done, limit)


def _findings(name: str, check: Check) -> list[Finding]:
    try:
        return list(check())
    except OSError as error:
        return [fail(name, f"can't be looked at ({error.strerror or error})", "let this user read the data folder")]
    except Exception as error:  # the other checks go on
        return [fail(name, f"the check itself failed: {describe(error)}")]


async def _within(name: str, work: Awaitable[list[Finding]], limit: float | None) -> list[Finding]:
    try:
        async with asyncio.timeout(limit):
            return await work
    except TimeoutError:
        return [fail(name, f"no answer within {limit:.0f} s")]
