"""A fetch on its way: the time that it has left, where redirects led it, and the answers that it got.

Not for sending requests: see `fetching.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from index.sources.web.network import LOCATION, Address, Failure, parse_address

if TYPE_CHECKING:
    import httpx

_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)


@dataclass(slots=True)
class Budget:
    """The time that a fetch has left."""

    total_seconds: float
    remaining: float

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Take the time of what is done within from the budget. Raises Failure when it is used up."""
        started = monotonic()
        try:
            async with asyncio.timeout(self.remaining):
                yield
        except TimeoutError:
            raise Failure(f"takes longer than the limit of {self.total_seconds:g} s", "silent") from None
        finally:
            self.remaining = max(0.0, self.remaining - (monotonic() - started))


@dataclass(slots=True)
class Task:
    """A fetch on its way: where it is, and what it still may take."""

    address: Address
    headers: Mapping[str, str]
    max_bytes: int
    pause_seconds: float | None
    budget: Budget
    cookies: httpx.Cookies
    """The cookies of this fetch alone: some sites redirect in a circle without them."""
    visited: list[str] = field(default_factory=list)
    target: str = ""
    """Where the last redirect leads, as it says."""
    moved_to: str | None = None
    is_moving: bool = True
    """All redirects so far are permanent."""

    @property
    def is_conditional(self) -> bool:
        """Whether it asks for an answer only if something changed."""
        return not self.headers.keys().isdisjoint(("If-None-Match", "If-Modified-Since"))

    def follow(self, status: int, location: str) -> None:
        """Go on to where a redirect leads. Raises Failure."""
        self.visited.append(self.address.url)
        try:
            self.target = urljoin(self.address.url, location)
        except ValueError:
            self.target = location
        address = parse_or_fail(self.target)
        is_downgrade = self.address.scheme == "https" and address.scheme == "http"
        self.is_moving = self.is_moving and status in _PERMANENT and not is_downgrade
        self.address = address
        if self.is_moving:
            self.moved_to = address.url


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its body is read only if it is wanted."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def location(self) -> str | None:
        """Where it redirects to; None if it doesn't."""
        return self.headers.get(LOCATION) if self.status in _REDIRECTS else None


def parse_or_fail(url: str) -> Address:
    """Return the address of a URL. Raises Failure if newsbot doesn't fetch it."""
    try:
        return parse_address(url)
    except ValueError as error:
        raise Failure(str(error), "refused") from None
