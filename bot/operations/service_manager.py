"""Telling systemd that the bot is ready, alive, or ends, by the protocol of sd_notify(3).

Without a service manager that asks for it, nothing is sent.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import Mapping

_MICROSECONDS = 1_000_000


class ServiceManager:
    """The service manager that started this process, if any. Lives on one event loop.

    Source: `sd_notify(3)` and `sd_watchdog_enabled(3)` of systemd.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        self._watchdog_seconds = _watchdog_seconds(environment)

    def ready(self, status: str) -> None:
        """Say that the bot is ready, and what it has."""
        self._send(f"READY=1\nSTATUS={status}")

    def stopping(self) -> None:
        """Say that the bot ends."""
        self._send("STOPPING=1")

    async def keep_alive(self) -> None:
        """Feed the watchdog until cancelled; return at once if there is none.

        It is fed from the event loop: a bot whose loop is stuck is restarted.
        """
        while self._watchdog_seconds:
            self._send("WATCHDOG=1")
            await asyncio.sleep(self._watchdog_seconds / 2)

    def _send(self, message: str) -> None:
        if not self._address.startswith(("/", "@")):
            return
        address = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as end,
        ):
            end.setblocking(False)
            end.sendto(message.encode(), address)


def _watchdog_seconds(environment: Mapping[str, str]) -> float:
    """Return the seconds after which the watchdog ends this process if it hears nothing; 0: there is none."""
    microseconds = environment.get("WATCHDOG_USEC", "")
    is_ours = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return int(microseconds) / _MICROSECONDS if is_ours and microseconds.isdecimal() else 0.0
