"""Proxies on loopback that answer all requests themselves, and note what they were asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from ipaddress import IPv4Address

from tests.index.sources.web import misbehaving as m

_NO_PASSWORD, _PASSWORD = 0, 2  # methods of SOCKS5
_IPV4, _NAME = 1, 3


class SocksProxy(m.Server):
    """A SOCKS5 proxy. `targets` are where requests were meant to go, and `users` who asked."""

    def __init__(self, handlers: Mapping[str, m.Handler]) -> None:
        super().__init__(handlers)
        self.targets: list[tuple[str, int]] = []
        self.users: list[tuple[str, str]] = []

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _version, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        method = _PASSWORD if _PASSWORD in methods else _NO_PASSWORD
        writer.write(bytes([5, method]))
        if method == _PASSWORD:
            await reader.readexactly(1)
            self.users.append((await _text(reader), await _text(reader)))
            writer.write(b"\x01\x00")
        _version, _command, _reserved, kind = await reader.readexactly(4)
        assert kind in (_IPV4, _NAME)
        host = await _text(reader) if kind == _NAME else str(IPv4Address(await reader.readexactly(4)))
        self.targets.append((host, int.from_bytes(await reader.readexactly(2))))
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        await super()._serve(reader, writer)


async def _text(reader: asyncio.StreamReader) -> str:
    [length] = await reader.readexactly(1)
    return (await reader.readexactly(length)).decode()
