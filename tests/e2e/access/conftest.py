"""Fixtures: a bot with two admins, where others have to ask for access."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi
from gate import Gate

if TYPE_CHECKING:
    from conftest import Newsbot, Start


@pytest.fixture(scope="module")
def gate(api: BotApi) -> Gate:
    return Gate.of(api)


@pytest.fixture(scope="module")
def bot(gate: Gate, api: BotApi, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), **gate.settings())
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def own_gate(own_api: BotApi) -> Gate:
    """Admins of the test's own bot."""
    return Gate.of(own_api)
