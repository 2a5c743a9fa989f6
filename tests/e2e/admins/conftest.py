"""Fixtures: a bot with an admin, and what others may try."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from crowd import NO_LIMITS

if TYPE_CHECKING:
    from conftest import Newsbot, Start


@pytest.fixture(scope="module")
def admin(api: BotApi) -> User:
    return api.user("Admin")


@pytest.fixture(scope="module")
def office(api: BotApi, admin: User) -> Chat:
    """Private chat of the admin."""
    return api.private(admin)


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), admin_ids=str(admin.id), **NO_LIMITS)
    process.wait_for_log("is running: ")
    return process
