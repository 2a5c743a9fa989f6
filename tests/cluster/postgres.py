"""A temporary PostgreSQL server: its own folder, a free port on loopback, and gone with the tests.

It runs as another user where the tests run as root, as PostgreSQL refuses that, and it sorts text as people do (ICU),
since an order that depends on the server's language must not change what newsbot does. It is fast, as
nothing is synced to the disk; what was committed survives an end of the server all the same.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from waits import WAIT_SECONDS, eventually

USER = "newsbot"
_OTHER_USERS = ("postgres", "nobody")
_START_TRIES = 3  # another program may take the port meanwhile
_SIGNAL_AT_PARENTS_DEATH = 1  # of prctl(2)
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "log_min_messages": "fatal",
}


@cache
def programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs: on PATH, or where distributions put the newest; or None."""
    on_path = [Path(name).resolve().parent for name in (shutil.which("initdb"),) if name]
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4))
    places = [*on_path, *reversed(packaged)]
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def missing() -> str | None:
    """Return why there can be no server; None if there can be."""
    if programs() is None:
        return "PostgreSQL's server programs (initdb, postgres) are on no usual place"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "the extra postgres (psycopg) is not installed"
    return None


class PostgresServer:
    """A server with empty databases for tests. Started when it is created; call `close` at the end."""

    def __init__(self) -> None:
        """Create the cluster, and start its server."""
        self.password = secrets.token_hex(8)
        self._folder = Path(tempfile.mkdtemp(prefix="newsbot-postgres-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self.port = 0
        atexit.register(self.close)
        self._create()
        self.start()

    def url(self, database: str, user: str = USER, password: str | None = None) -> str:
        """Return the URL of a database."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def create_database(self) -> str:
        """Create an empty database; return its name."""
        self._databases += 1
        name = f"test{self._databases}"
        self.execute(f"CREATE DATABASE {name}")
        return name

    def drop_database(self, name: str) -> None:
        """Delete a database, whoever is connected to it."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the superuser, outside a transaction; return its rows, if it has any."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        """Start the server, on the same port as before if there was one."""
        tries = 1 if self.port else _START_TRIES
        for _ in range(tries):
            port = self.port or _free_port()
            if self._starts_on(port):
                self.port = port
                return
        raise RuntimeError(f"PostgreSQL doesn't start: {self._log()}")

    def stop(self) -> None:
        """Stop the server at once: connections break, transactions that are open are undone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT if self._process.poll() is None else 0)
            self._process.wait(WAIT_SECONDS)
            self._process = None

    def close(self) -> None:
        """Stop the server, and delete its folder."""
        atexit.unregister(self.close)
        with suppress(ProcessLookupError):
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    # -- the programs

    def _create(self) -> None:
        self._folder.chmod(0o700)
        password = self._folder / "password"
        password.write_text(self.password)
        if other := _other_user():
            for path in (self._folder, password):
                os.chown(path, other.pw_uid, other.pw_gid)
        options = ["-A", "scram-sha-256", "-U", USER, f"--pwfile={password}", "-E", "UTF8", "--no-sync", "--no-locale"]
        data = self._folder / "data"
        done = self._run("initdb", "-D", str(data), *options, "--locale-provider=icu", "--icu-locale=en")
        if done.returncode:  # it is too old, or was built without ICU
            shutil.rmtree(data, ignore_errors=True)
            done = self._run("initdb", "-D", str(data), *options)
        if done.returncode:
            raise RuntimeError(f"initdb fails: {done.stderr}")

    def _run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [str(self._program(program)), *words]
        return subprocess.run(
            command, **_as_other_user(), cwd=self._folder, capture_output=True, text=True, timeout=WAIT_SECONDS
        )

    @staticmethod
    def _program(name: str) -> Path:
        folder = programs()
        assert folder is not None
        return folder / name

    def _starts_on(self, port: int) -> bool:
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [str(self._program("postgres")), "-D", str(self._folder / "data"), "-p", str(port), *settings]
        # The system would also end the server with the thread that starts it, which only the main one outlives.
        bound = _end_with_parent if threading.current_thread() is threading.main_thread() else None
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(
                command, **_as_other_user(), cwd=self._folder, stdout=log, stderr=log, preexec_fn=bound
            )
        self._process = process
        eventually(lambda: process.poll() is not None or self._answers(port))
        return process.poll() is None

    def _answers(self, port: int) -> bool:
        import psycopg

        with suppress(psycopg.OperationalError):
            psycopg.connect(
                host="127.0.0.1", port=port, user=USER, password=self.password, dbname="postgres", connect_timeout=5
            ).close()
            return True
        return False

    def _log(self) -> str:
        return (self._folder / "log").read_text(errors="replace")[-2000:]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _other_user() -> pwd.struct_passwd | None:
    """Return the user to run the server as; None for the one who runs the tests."""
    if os.geteuid() != 0:
        return None
    for name in _OTHER_USERS:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return None


def _as_other_user() -> dict[str, Any]:
    other = _other_user()
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []} if other else {}


def _end_with_parent() -> None:
    """Have the system end the server if the tests are killed (Linux alone)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGQUIT)
