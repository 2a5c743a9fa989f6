"""Errors of other libraries become clauses: none of them is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from index.sources.web.network.failures import failure_of, failure_of_status


def subclasses(base: type[httpx.HTTPError]) -> Iterator[type[httpx.HTTPError]]:
    for child in base.__subclasses__():
        yield child
        yield from subclasses(child)


@pytest.mark.parametrize(
    "kind", [OSError, *subclasses(httpx.TransportError), httpx.InvalidURL], ids=lambda kind: kind.__name__
)
def test_every_error_of_httpx_becomes_a_clause(kind: type[Exception]) -> None:
    failure = failure_of(kind("of\nsome kind"), connect_seconds=10, idle_seconds=20, is_direct=True)
    assert failure.clause.split()[0] in ("can't", "doesn't", "was", "isn't")
    assert failure.clause.isprintable()


@pytest.mark.parametrize("status", range(200, 600))
def test_every_status_becomes_a_clause_that_shows_it(status: int) -> None:
    assert failure_of_status(status, None).clause.endswith(f"(HTTP {status})")
