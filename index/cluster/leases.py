"""One index run at a time for a whole cluster, whatever machines the runs are on.

A run holds a document, which it renews. Whoever else wants to run looks whether that document changes: no clock is
compared with that of another machine. Not for runs on one data folder: `index/indexing/lock.py` has those.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil

from index.cluster.connecting import Connection
from index.errors import ClusterError, ClusterUnavailable, IndexBusy

RENEW_SECONDS = 5.0
LEASE_SECONDS = 20.0
"""Time after which a run counts as killed if it doesn't renew its lease."""

_ID = "run"
_POLL_SECONDS = 0.5
_REQUEST_SECONDS = 4.0  # for one try: a node that hangs must not use up the lease


_BOOT = Path("/proc/sys/kernel/random/boot_id")
_PROCESSES = Path("/proc/self/ns/pid")  # of a container, which sees only its own

_Version = tuple[int, int]  # of a document: its sequence number, and the term of the shard that gave it


@contextmanager
def hold_lease(connection: Connection) -> Iterator[Lease]:
    """Hold the lease of runs on a cluster's indexes. Raises IndexBusy, naming the holder, while another run does.

    It takes `RENEW_SECONDS` to see that the holder lives, and `LEASE_SECONDS` to see that it was killed.
    """
    lease = Lease(connection)
    lease.take()
    try:
        yield lease
    finally:
        lease.end()


class Lease:
    """The right to change the indexes of a prefix, held by one run: see `hold_lease`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = f"{connection.cluster.prefix}-lock"
        self._holder: dict[str, Any] = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "machine": _machine(),
            "token": uuid4().hex,
        }
        self._version: _Version = (0, 0)
        self._renewed = float("-inf")
        self._is_lost = False
        self._ended = threading.Event()
        self._renewing = threading.Thread(target=self._renew, name="lease", daemon=True)

    def check(self) -> None:
        """Raise IndexBusy if another run took over, and ClusterUnavailable if one may be about to do so."""
        if self._is_lost:
            raise self._busy(None)
        if time.monotonic() - self._renewed > LEASE_SECONDS - RENEW_SECONDS:
            reason = "it didn't let the index run renew its lease in time"
            raise ClusterUnavailable(self._connection.cluster.where, reason, "check its load and the network")

    def take(self) -> None:
        """Take the lease, as soon as nobody holds it."""
        self._create_index()
        if not self._write(None) and not self._take_over():
            held = self._read()
            raise self._busy(held[1] if held else None)
        self._renewing.start()

    def end(self) -> None:
        """Give the lease back; if the cluster can't be reached, it ends by itself."""
        self._ended.set()
        self._renewing.join()
        with suppress(ClusterError, IndexBusy):
            if not self._is_lost:
                self._delete()

    def _create_index(self) -> None:
        from opensearchpy.exceptions import RequestError

        client, settings = self._connection.client, {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
        with self._connection.errors():
            if not client.indices.exists(index=self._index, params=_quickly()):
                with suppress(RequestError):  # another run has created it just now; if not, the next request says why
                    client.indices.create(index=self._index, body={"settings": {"index": settings}})

    def _take_over(self) -> bool:
        """Take over from a run that has ended without giving back; return whether it has."""
        until, held = time.monotonic() + LEASE_SECONDS, self._read()
        seen = held
        while seen and not _has_ended(seen[1]) and time.monotonic() < until:
            time.sleep(_POLL_SECONDS)
            seen = self._read()
            if seen and held and seen[0] != held[0]:
                return False
        return self._write(seen[0] if seen else None)

    def _renew(self) -> None:
        while not self._ended.wait(RENEW_SECONDS):
            with suppress(ClusterError):  # it may be back the next time
                if not self._write(self._version):
                    self._is_lost = True
                    return

    def _write(self, replaced: _Version | None) -> bool:
        """Write the holder, in place of the given version (None: of nothing); return whether that was there."""
        from opensearchpy.exceptions import ConflictError

        params = {"op_type": "create"} if replaced is None else _condition(replaced)
        client, started = self._connection.client, time.monotonic()
        with self._connection.errors():
            try:
                told = client.index(index=self._index, id=_ID, body=self._holder, params=_quickly(params))
            except ConflictError:
                return self._recognize(started)
        self._version, self._renewed = _version(told), started
        return True

    def _recognize(self, started: float) -> bool:
        """Return whether the document is this run's: the client has repeated a request whose answer was lost."""
        held = self._read()
        if not held or held[1].get("token") != self._holder["token"]:
            return False
        self._version, self._renewed = held[0], started
        return True

    def _read(self) -> tuple[_Version, dict[str, Any]] | None:
        from opensearchpy.exceptions import NotFoundError

        with self._connection.errors():
            try:
                told = self._connection.client.get(index=self._index, id=_ID, params=_quickly())
            except NotFoundError:
                return None
        return _version(told), told["_source"]

    def _delete(self) -> None:
        with self._connection.errors():
            params = _condition(self._version) | {"refresh": "false"}
            self._connection.client.delete(index=self._index, id=_ID, params=_quickly(params))

    def _busy(self, holder: dict[str, Any] | None) -> IndexBusy:
        described = f"process {holder['pid']} on {holder['host']}, since {holder['since']}" if holder else None
        return IndexBusy(f"the search cluster {self._connection.cluster.where}", described)


def _condition(version: _Version) -> dict[str, Any]:
    return {"if_seq_no": version[0], "if_primary_term": version[1]}


def _quickly(params: dict[str, Any] | None = None) -> dict[str, Any]:
    return (params or {}) | {"request_timeout": _REQUEST_SECONDS}


def _version(told: dict[str, Any]) -> _Version:
    return told["_seq_no"], told["_primary_term"]


def _has_ended(holder: dict[str, Any]) -> bool:
    """Return whether a run on this machine has ended; nobody knows of those on another one."""
    machine = _machine()
    return machine is not None and holder.get("machine") == machine and not psutil.pid_exists(holder["pid"])


def _machine() -> list[str] | None:
    """Return what is the same only for processes that see each other; None where the system doesn't tell.

    Containers and copies of a machine may share the name of the host.
    """
    with suppress(OSError):
        return [_BOOT.read_text().strip(), str(_PROCESSES.readlink()), socket.gethostname()]
    return None
