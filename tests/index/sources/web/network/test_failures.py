"""Errors of other libraries become clauses: none of them is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

import h11
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


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (b"220 mail.example ready", "“220 mail.example ready”"),
        (b'it\'s "quoted"', '“it\'s "quoted"”'),
        (b"\x16\x03\x01\xff" + b"x" * 1000, f"“{4 * chr(0xFFFD)}{'x' * 46}”"),
    ],
)
def test_what_a_server_sent_instead_of_http_is_shown_as_text(sent: bytes, shown: str) -> None:
    connection = h11.Connection(h11.CLIENT)
    connection.receive_data(sent + b"\r\n\r\n")
    with pytest.raises(h11.RemoteProtocolError) as raised:
        connection.next_event()
    error = httpx.RemoteProtocolError(str(raised.value))
    clause = failure_of(error, connect_seconds=10, idle_seconds=20, is_direct=True).clause
    assert clause == f"isn't answered in HTTP: illegal status line: {shown}"
