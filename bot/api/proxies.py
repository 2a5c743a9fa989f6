"""Connections to Telegram, also through a proxy. Not for the calls themselves: see `connection.py`.

Whatever goes wrong before a proxy has made its connection is raised as NotConnected: the call was not sent.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies

import aiohttp
import certifi
from aiohttp_socks import ProxyConnector, ProxyError

if TYPE_CHECKING:
    from aiohttp import ClientRequest, ClientTimeout
    from aiohttp.connector import Connection

PROXY_SECONDS = 10.0
"""Seconds in which a proxy must have made a connection."""

_SOCKS_PORT = 1080


class NotConnected(aiohttp.ClientConnectionError):
    """A connection that no proxy made. Its text names the host, the proxy and the reason, and shows no password."""


def open_session(connections: int, proxy: str | None, user_agent: str) -> aiohttp.ClientSession:
    """Return a session of at most `connections` connections, through `proxy`, or those of the environment if any."""
    headers = {"User-Agent": user_agent}
    if proxy and (parts := urlsplit(proxy)).scheme.startswith("socks"):
        return aiohttp.ClientSession(connector=_SocksConnector(parts, connections), headers=headers)
    # Looking up proxies takes a tenth of a call's time: skip it if there are none.
    in_environment = not proxy and bool(getproxies())
    kind = _HttpConnector if proxy or in_environment else aiohttp.TCPConnector
    connector = kind(limit=connections, ssl=_certificates())
    return aiohttp.ClientSession(connector=connector, headers=headers, proxy=proxy, trust_env=in_environment)


def reason(error: BaseException) -> str:
    """Return why a connection could not be made, in a few words. None of them is a URL, which may hold a secret."""
    match error:
        case aiohttp.ClientHttpProxyError():
            return f"it answered {_phrase(error.status)}"
        case aiohttp.ServerDisconnectedError():
            return "it closed the connection"
        case ProxyError():
            return str(error)
        case TimeoutError():
            return "timed out"
    if error.__cause__ is not None:
        return reason(error.__cause__)
    match error:
        case ssl.SSLError():
            return f"TLS: {error.reason}"
        case socket.gaierror():  # its errno is not an operating system error
            return str(error.strerror)
        case OSError() if error.errno:
            return os.strerror(error.errno)
    return type(error).__name__


class _HttpConnector(aiohttp.TCPConnector):
    """Connects through HTTP proxies, which each request brings with it."""

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Any],
        timeout: ClientTimeout,  # noqa: ASYNC109  # aiohttp's
    ) -> Connection:
        proxy = self._proxy_of(req)
        if proxy is None:
            return await super().connect(req, traces, timeout)
        try:
            async with asyncio.timeout(PROXY_SECONDS):
                return await super().connect(req, traces, timeout)
        except Exception as error:  # of aiohttp, of aiohttp-socks, or of the operating system
            place = f"{req.url.host} through the proxy {proxy}"
            raise NotConnected(f"no connection to {place} ({reason(error)})") from error

    def _proxy_of(self, req: ClientRequest) -> str | None:
        """Return the host and the port of the proxy for a request."""
        return f"{req.proxy.host}:{req.proxy.port}" if req.proxy else None


class _SocksConnector(_HttpConnector, ProxyConnector):
    """Connects through a SOCKS5 proxy, which also looks up names."""

    def __init__(self, proxy: SplitResult, connections: int) -> None:
        host, port = proxy.hostname or "", proxy.port or _SOCKS_PORT
        user, password = unquote(proxy.username or ""), unquote(proxy.password or "")
        super().__init__(
            host=host,
            port=port,
            username=user or None,
            password=password or None,
            rdns=True,
            limit=connections,
            ssl=_certificates(),
        )
        self._place = f"{host}:{port}"

    def _proxy_of(self, req: ClientRequest) -> str | None:  # noqa: ARG002  # it is the same for all requests
        return self._place


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _certificates() -> ssl.SSLContext:
    """Return a context that trusts the system's certificate authorities and Mozilla's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
