"""Why a request failed, as a clause to put behind the address: errors of other libraries and statuses, translated."""

from __future__ import annotations

import ast
import errno
import os
import re
import socket
import ssl
from typing import Literal

from index.sources.web.network.addresses import printable

_STATUSES = {
    304: "says that nothing changed, although newsbot didn't ask that",
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses newsbot",
    404: "doesn't exist",
    407: "isn't given by the proxy, which asks for a password",
    408: "gave up waiting for the request",
    410: "is gone for good",
    429: "asks newsbot to come less often",
    451: "isn't available for legal reasons",
    502: "can't be served, since the server behind it fails",
    503: "is out of service for now",
    504: "can't be served, since the server behind it doesn't answer",
}
_PASSING = (502, 503, 504)
_RAW = re.compile(r"""bytearray\((b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*")\)""")
_SHOWN_BYTES = 50  # of what a server sent
_UNREACHABLE = (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ETIMEDOUT, errno.ECONNRESET)


FailureKind = Literal["refused", "unreachable", "silent", "cut", "status", "too large", "unreadable"]
"""What went wrong: newsbot refuses to fetch it, or robots.txt forbids that; no connection came about; the host gave no
answer, or no end of it; the answer was cut; its status brings no content; it is larger than a limit; or it is otherwise
not what can be read."""


class Failure(Exception):
    """A request failed. `clause` says why, as a verb and what belongs to it; `FetchError` puts the address before it.

    `is_passing`: a second try at once may succeed.
    """

    def __init__(
        self,
        clause: str,
        kind: FailureKind = "unreadable",
        *,
        status: int | None = None,
        retry_after: int | None = None,
        is_passing: bool = False,
    ) -> None:
        self.clause = printable(clause)
        super().__init__(self.clause)
        self.status = status
        self.retry_after = retry_after
        self.kind: FailureKind = kind
        self.is_passing = is_passing

    @property
    def is_silent(self) -> bool:
        """Whether the host gave no answer, or no end of it."""
        return self.kind in ("unreachable", "silent")


def failure_of_status(status: int, retry_after: int | None) -> Failure:
    """Return the failure of a status that brings no content."""
    if status in _STATUSES:
        clause = _STATUSES[status]
    elif status >= 500:
        clause = "can't be served, for a fault of the server"
    elif status >= 400:
        clause = "isn't given by the server"
    elif status >= 300:
        clause = "redirects without an address"
    else:
        clause = "brings no content"
    wait = f"; newsbot is asked to wait {retry_after} s" if retry_after else ""
    is_passing = status in _PASSING and retry_after is None
    return Failure(
        f"{clause} (HTTP {status}){wait}", "status", status=status, retry_after=retry_after, is_passing=is_passing
    )


def failure_of(error: Exception, *, connect_seconds: float, idle_seconds: float, is_direct: bool) -> Failure:
    """Return the failure of a request that raised an error of httpx, or of the system."""
    import httpx
    from httpx_secure import SSRFProtectionError

    if isinstance(error, SSRFProtectionError):
        clause = f"is at {error.ip_addr}, which newsbot doesn't reach"
        return Failure(clause, "refused")
    if isinstance(error, httpx.ProxyError):
        return Failure(f"can't be reached through the proxy: {_one_line(error)}", "unreachable")
    if isinstance(error, httpx.ConnectError) and (tls := tls_error_of(error)):
        return _failure_of_tls(tls)
    if isinstance(error, httpx.ConnectTimeout):
        return Failure(f"can't be reached: no connection within {connect_seconds:g} s", "unreachable")
    if isinstance(error, httpx.TimeoutException):
        return Failure(f"doesn't answer: the server sent nothing for {idle_seconds:g} s", "silent")
    if isinstance(error, httpx.ConnectError) or not isinstance(error, httpx.HTTPError | httpx.InvalidURL):
        whose = "" if is_direct else ", since the proxy can't be"
        return Failure(f"can't be reached{whose}: {_reason_of(error)}", "unreachable", is_passing=True)
    if isinstance(error, httpx.ReadError | httpx.WriteError | httpx.CloseError):
        return Failure("was cut: the server closed the connection in the middle", "cut", is_passing=True)
    if isinstance(error, httpx.RemoteProtocolError):
        return _failure_of_protocol(error)
    return Failure(f"can't be requested: {_one_line(error)}")


def failure_of_name(error: OSError) -> Failure:
    """Return the failure of a name that wasn't resolved."""
    if isinstance(error, socket.gaierror) and error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)):
        return Failure("can't be reached: there is no host of this name", "unreachable")
    return Failure(f"can't be reached: the name of the host isn't resolved ({_reason_of(error)})", "unreachable")


def too_large(most_bytes: int) -> Failure:
    """Return the failure of an answer above the limit."""
    return Failure(f"is larger than the limit of {most_bytes / 1_000_000:g} MB", "too large")


def tls_error_of(error: BaseException) -> ssl.SSLError | None:
    """Return the error of TLS that kept a connection from coming about; None if it failed for another reason."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLWantReadError | ssl.SSLWantWriteError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return None


def _failure_of_tls(error: ssl.SSLError) -> Failure:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Failure(f"has a certificate that isn't valid: {error.verify_message.rstrip('.')}", "unreachable")
    reason = (error.reason or "unknown reason").replace("_", " ").lower()
    return Failure(f"can't be reached: no secure connection comes about ({reason})", "unreachable")


def _failure_of_protocol(error: Exception) -> Failure:
    text = str(error)
    if "without sending a response" in text:
        return Failure("doesn't answer: the server closed the connection", "silent", is_passing=True)
    if "peer closed connection" in text:
        return Failure("was cut: the server closed the connection in the middle", "cut", is_passing=True)
    if "buffer too long" in text:
        return Failure("sends longer headers than newsbot reads")
    return Failure(f"isn't answered in HTTP: {_one_line(error)}")


def _reason_of(error: Exception) -> str:
    system: BaseException | None = error
    while system is not None and not (isinstance(system, OSError) and system.errno in _UNREACHABLE):
        system = system.__cause__ or system.__context__
    return os.strerror(system.errno).lower() if isinstance(system, OSError) and system.errno else _one_line(error)


def _one_line(error: Exception) -> str:
    text = _RAW.sub(lambda match: f"“{_shown(match[1])}”", str(error))
    return " ".join(text.split())[:200] or type(error).__name__


def _shown(literal: str) -> str:
    """Return the beginning of what a server sent, from the bytes literal in an error of h11."""
    return bytes(ast.literal_eval(literal))[:_SHOWN_BYTES].decode(errors="replace")
