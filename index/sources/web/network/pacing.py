"""Turns at hosts: one request a host at a time, a pause between two, and none while a host asks to be left alone.

Not for what is requested.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import ceil
from time import monotonic

from index.sources.web.network.failures import Failure

_MOST_HOSTS = 2000
"""Number of hosts to remember; more are kept while requests wait for them."""

_CONNECTIONS_PER_SLOT = 8

_FAILURES_IN_A_ROW = 3
_CLOSED_SECONDS = 60.0
"""After that many connections in a row have failed, a host is left alone for that long."""


@dataclass(slots=True, eq=False)
class Host:
    """A host and its port, as newsbot's own requests use it. Times are those of the monotonic clock."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    ended: float | None = None
    """When the last request ended."""
    failures: int = 0
    closed_until: float = 0.0
    closed_by: Failure | None = None

    def check(self) -> None:
        """Raise the failure that closed the host, as long as it is left alone."""
        remaining = ceil(self.closed_until - monotonic())
        if self.closed_by is not None and remaining > 0:
            failure = self.closed_by
            retry_after = remaining if failure.retry_after else None
            raise Failure(failure.clause, failure.kind, status=failure.status, retry_after=retry_after)

    def close(self, seconds: float, failure: Failure) -> None:
        """Leave the host alone for some time, in which all requests fail in the same way."""
        self.closed_until, self.closed_by = monotonic() + seconds, failure

    def note(self, failure: Failure | None) -> None:
        """Note how a request went: leave the host alone if it asks for that, or is out of reach again and again."""
        self.failures = self.failures + 1 if failure is not None and failure.is_silent else 0
        if failure is None:
            return
        if failure.status == 429 or (failure.status == 503 and failure.retry_after):
            self.close(failure.retry_after or _CLOSED_SECONDS, failure)
        elif self.failures >= _FAILURES_IN_A_ROW:
            self.close(_CLOSED_SECONDS, failure)

    def note_end(self) -> None:
        """Note that a request ended now."""
        self.ended = monotonic()

    async def pause(self, seconds: float) -> None:
        """Wait until `seconds` have passed since the last request ended."""
        if self.ended is not None and (remaining := self.ended + seconds - monotonic()) > 0:
            await asyncio.sleep(remaining)


class Hosts:
    """All hosts that were used lately, and the limits of what goes on at the same time.

    `slots` is for reading answers, which take memory; `connections` for all requests, of which many may wait for hosts
    that never answer.
    """

    def __init__(self, concurrency: int) -> None:
        self.slots = asyncio.Semaphore(concurrency)
        self.connections = asyncio.Semaphore(_CONNECTIONS_PER_SLOT * concurrency)
        self._hosts: OrderedDict[str, Host] = OrderedDict()

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[Host]:
        """Give the host to one request at a time, first come, first served."""
        host = self._hosts.setdefault(key, Host())
        self._hosts.move_to_end(key)
        host.users += 1
        try:
            async with host.lock:
                yield host
        finally:
            host.users -= 1
            self._forget()

    def _forget(self) -> None:
        idle = [key for key, host in self._hosts.items() if not host.users] if len(self._hosts) > _MOST_HOSTS else []
        for key in idle[: len(self._hosts) - _MOST_HOSTS]:
            del self._hosts[key]
