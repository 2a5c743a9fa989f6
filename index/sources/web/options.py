"""How to fetch: limits, pauses, and what may be reached. Not for the options of one source: see `model.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version


def user_agent(contact: str | None = None) -> str:
    """Return how newsbot introduces itself to servers; `contact` is an address where its operator is reached."""
    return f"newsbot/{version('newsbot')}" + (f" (+{contact})" if contact else "")


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to fetch. `allowed` are `host:port` pairs that may be private.

    Through `proxy` (http, https, socks5, socks5h), the proxy makes the connections, and must refuse private addresses.
    """

    allowed: frozenset[str] = frozenset()
    proxy: str | None = field(default=None, repr=False)
    max_bytes: int = 20_000_000
    """Maximum size of an answer, decompressed."""
    total_seconds: float = 60.0
    """Maximum time of a fetch with its redirects, without the time that it waits for its turn at a host."""
    connect_seconds: float = 10.0
    idle_seconds: float = 20.0
    """Maximum time in which a server may send nothing."""
    max_redirects: int = 5
    pause_seconds: float = 1.0
    """Pause between two requests to a host; longer if its robots.txt asks for that."""
    retry_seconds: float = 1.0
    """Pause before the second and last try, where a first one failed for a passing reason."""
    concurrency: int = 16
    """Maximum number of answers to read at the same time; from a host, it is one. More requests may wait for theirs."""
    user_agent: str = field(default_factory=user_agent)
