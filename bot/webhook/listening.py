"""The socket at which the bot listens for Telegram: a port or a Unix socket, opened before anything else is touched."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PREFIX, WebhookOptions
from index import SettingsError

_BACKLOG = 128
_OWNER_AND_GROUP = 0o117  # as umask: mode 0660, so that a proxy of the same group may connect
_PORT, _SOCKET, _LISTEN = f"{PREFIX}WEBHOOK_PORT", f"{PREFIX}WEBHOOK_SOCKET", f"{PREFIX}WEBHOOK_LISTEN"


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that takes connections: they wait until the server is open. `options` are those of its webhook."""

    socket: socket.socket
    options: WebhookOptions

    @property
    def place(self) -> str:
        """Where it listens: "127.0.0.1:8080", or the path of a Unix socket."""
        if self.options.socket is not None:
            return str(self.options.socket)
        host, port = self.socket.getsockname()[:2]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@contextmanager
def listen_for(options: WebhookOptions | None) -> Iterator[Listener | None]:
    """Listen for Telegram within the block; without options, yield None.

    Raises SettingsError if the port or the path is taken, or can't be listened at.
    """
    if options is None:
        yield None
    elif options.socket is None:
        with _open_port(options.listen, options.port) as listening:
            yield Listener(listening, options)
    else:
        with _open_socket(options.socket) as listening:
            yield Listener(listening, options)


def _open_port(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            problem = f"{port} at {host} is taken by another program: stop that, or choose another port"
            raise SettingsError(_PORT, problem) from None
        if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            raise SettingsError(_LISTEN, f"{host} is no address of this machine") from None
        raise SettingsError(_PORT, f"{port} at {host} can't be opened ({_reason(error)})") from None


@contextmanager
def _open_socket(path: Path) -> Iterator[socket.socket]:
    """Listen at a Unix socket within the block, and remove it at the end. Replace the one that a kill has left."""
    with socket.socket(socket.AF_UNIX) as listening:
        try:
            _remove_stale(path)
            _bind(listening, path)
            listening.listen(_BACKLOG)
            own = path.stat().st_ino
        except OSError as error:
            raise SettingsError(_SOCKET, f"{path} can't be opened ({_reason(error)})") from None
        try:
            yield listening
        finally:
            _remove_own(path, own)


def _bind(listening: socket.socket, path: Path) -> None:
    """Bind with the right permissions from the start. No thread creates files meanwhile: the bot hasn't started."""
    before = os.umask(_OWNER_AND_GROUP)
    try:
        listening.bind(str(path))
    finally:
        os.umask(before)


def _remove_stale(path: Path) -> None:
    """Remove a socket that nobody listens at; raises SettingsError if somebody does, or if it is no socket."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        raise SettingsError(_SOCKET, f"{path} is no socket: choose a path that newsbot may create and remove")
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1.0)
        try:
            client.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            path.unlink(missing_ok=True)
            return
        except (TimeoutError, BlockingIOError):  # a full backlog: somebody listens
            pass
    raise SettingsError(_SOCKET, f"{path} is taken by another program: stop that, or choose another path")


def _remove_own(path: Path, own: int) -> None:
    """Remove the socket, unless another program has replaced it meanwhile."""
    with contextlib.suppress(OSError):
        if path.lstat().st_ino == own:
            path.unlink()


def _reason(error: OSError) -> str:
    return error.strerror or str(error)  # "AF_UNIX path too long" has no number
