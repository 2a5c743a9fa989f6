"""Real proxies on loopback that make connections, by HTTP with CONNECT and by SOCKS5. Either can misbehave."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

Misbehave = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

_NO_PASSWORD, _PASSWORD, _NONE = 0, 2, 0xFF  # methods of SOCKS5
_NAME = 3


class Proxy:
    """A proxy on a port of 127.0.0.1 (0: a free one), open within `async with`.

    It asks for `login` ("user:password") if there is one. Names lead to loopback. `targets` are where it was asked to
    connect. With `misbehave`, it does that in place of its work.
    """

    def __init__(
        self,
        login: str | None = None,
        misbehave: Misbehave | None = None,
        tls: ssl.SSLContext | None = None,
        port: int = 0,
    ) -> None:
        self.login = login
        self.targets: list[str] = []
        self.port = port
        self._misbehave = misbehave
        self._tls = tls
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._guarded(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            try:
                await (self._misbehave or self.serve)(reader, writer)
            finally:
                writer.close()
                await writer.wait_closed()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise NotImplementedError

    async def connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self.targets.append(f"{host}:{port}")
        return await asyncio.open_connection("127.0.0.1", port)


class HttpProxy(Proxy):
    """An HTTP proxy: it tunnels by CONNECT, and passes requests of http:// on."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, target, _ = head.split("\r\n")[0].split()
        if self.login and base64.b64encode(self.login.encode()).decode() not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        address = urlsplit(f"//{target}" if method == "CONNECT" else target)
        try:
            there = await self.connect(address.hostname or "", address.port or 80)
        except OSError:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            there[1].write(head.replace(target, address.path, 1).encode("latin-1"))
        await _tunnel((reader, writer), there)


class SocksProxy(Proxy):
    """A SOCKS5 proxy, as in RFC 1928 and RFC 1929."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _version, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        wanted = _PASSWORD if self.login else _NO_PASSWORD
        writer.write(bytes([5, wanted if wanted in offered else _NONE]))
        if wanted not in offered:
            return
        if self.login:
            await reader.readexactly(1)
            given = f"{await _text(reader)}:{await _text(reader)}"
            writer.write(bytes([1, given != self.login]))
            if given != self.login:
                return
        _version, _command, _reserved, kind = await reader.readexactly(4)
        host = await _text(reader) if kind == _NAME else ".".join(map(str, await reader.readexactly(4)))
        port = int.from_bytes(await reader.readexactly(2))
        try:
            there = await self.connect(host, port)
        except OSError:
            writer.write(b"\x05\x05\x00\x01" + bytes(6))  # connection refused
            return
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        await _tunnel((reader, writer), there)


async def _text(reader: asyncio.StreamReader) -> str:
    [length] = await reader.readexactly(1)
    return (await reader.readexactly(length)).decode()


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _tunnel(here: Ends, there: Ends) -> None:
    """Pass bytes on both ways until either end closes."""
    try:
        ways = [asyncio.create_task(_pass_on(*way)) for way in ((here[0], there[1]), (there[0], here[1]))]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
    finally:
        there[1].close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
