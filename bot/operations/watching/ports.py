"""Opening the port. Not for what it serves."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING

from index import SettingsError

if TYPE_CHECKING:
    from bot.settings import Settings

_BACKLOG = 32


def open_port(settings: Settings) -> socket.socket | None:
    """Return a socket that listens at the port for health and metrics; None if no port is set.

    Raises SettingsError if the port is taken, or can't be opened.
    """
    if not settings.health_port:
        return None
    address, port = settings.health_listen, settings.health_port
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise _refusal(error, address, port) from error


def _refusal(error: OSError, address: str, port: int) -> SettingsError:
    if error.errno == errno.EADDRINUSE:
        return SettingsError(
            "NEWSBOT_HEALTH_PORT", f"is {port}, which another program uses at {address}: choose another port"
        )
    if error.errno == errno.EADDRNOTAVAIL:
        reason = f"is {address}, which is no address of this machine: 127.0.0.1 is, or 0.0.0.0 for all of them"
        return SettingsError("NEWSBOT_HEALTH_LISTEN", reason)
    reason = os.strerror(error.errno) if error.errno else str(error)
    return SettingsError("NEWSBOT_HEALTH_PORT", f"is {port}, which can't be opened at {address} ({reason})")
