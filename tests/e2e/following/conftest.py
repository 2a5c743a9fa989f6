"""Fixtures: a bot of the test's own over articles that change, which can be restarted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import Desk

if TYPE_CHECKING:
    from conftest import Newsbot, Start
    from desk import Run


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def run(desk: Desk, start: Start) -> Run:
    """Function that starts or restarts a bot over the desk's articles."""

    def running(**settings: str) -> Newsbot:
        bot = start(**({"alert_hours": "0", "limit_private": "0", "limit_group": "0"} | settings))
        bot.wait_for_log("is running: ")
        return bot

    return running
