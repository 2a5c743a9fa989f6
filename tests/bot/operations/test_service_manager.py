"""What the bot tells systemd: that it is ready, alive, and ends."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from waits import WAIT_SECONDS

from bot.operations import ServiceManager


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(WAIT_SECONDS)
        yield listener


def heard(systemd: socket.socket) -> str:
    return systemd.recv(4096).decode()


def environment(systemd: socket.socket, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": systemd.getsockname(), **more}


def test_it_says_that_the_bot_is_ready_and_that_it_ends(systemd: socket.socket) -> None:
    manager = ServiceManager(environment(systemd))
    manager.ready("@bot: 3 articles")
    assert heard(systemd) == "READY=1\nSTATUS=@bot: 3 articles"
    manager.stopping()
    assert heard(systemd) == "STOPPING=1"


def test_an_abstract_socket_is_one_whose_name_starts_with_an_at_sign() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(f"\0newsbot-{os.getpid()}")
        listener.settimeout(WAIT_SECONDS)
        ServiceManager({"NOTIFY_SOCKET": f"@newsbot-{os.getpid()}"}).stopping()
        assert heard(listener) == "STOPPING=1"


async def test_the_watchdog_is_fed_twice_in_its_time(systemd: socket.socket) -> None:
    manager = ServiceManager(environment(systemd, WATCHDOG_USEC="20000", WATCHDOG_PID=str(os.getpid())))
    feeding = asyncio.create_task(manager.keep_alive())
    assert [await asyncio.to_thread(heard, systemd) for _ in range(3)] == ["WATCHDOG=1"] * 3
    feeding.cancel()


@pytest.mark.parametrize("more", [{}, {"WATCHDOG_USEC": "20000", "WATCHDOG_PID": "1"}, {"WATCHDOG_USEC": "soon"}])
async def test_without_a_watchdog_of_its_own_nothing_is_fed(systemd: socket.socket, more: dict[str, str]) -> None:
    await asyncio.wait_for(ServiceManager(environment(systemd, **more)).keep_alive(), WAIT_SECONDS)


@pytest.mark.parametrize("address", ["", "relative", "/nobody/listens"])
def test_without_a_service_manager_nothing_happens(address: str) -> None:
    ServiceManager({"NOTIFY_SOCKET": address}).ready("")
    ServiceManager({}).stopping()
