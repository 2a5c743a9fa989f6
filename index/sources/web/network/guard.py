"""The guard of connections: names are resolved and checked here, and the connection goes to what was checked.

There is no second resolution that could give another answer. httpx-secure checks the address of each new connection
once more, whatever led there. Through a proxy, the proxy connects: it must refuse private addresses itself. Not for
reading URLs (see `addresses.py`), and not for what is fetched.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index.sources.web.network.addresses import Address, IPAddress, is_allowed, is_special, kind_of, pair_of
from index.sources.web.network.failures import Failure, failure_of_name, tls_error_of

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""A way to find the IP addresses of a host name, for a port. Raises OSError if there are none."""

LOCATION = "newsbot-location"
"""The header of a response that says where it redirects to."""

ALLOWED_SETTING = "NEWSBOT_SOURCES_ALLOWED"
"""The setting that lists the private addresses that are allowed."""

_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_MOST_TRIED = 3
"""Maximum number of a host's addresses to try to connect to."""


class Resolver:
    """The system's resolution of names, in threads of its own: names that take long hold up nothing else."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="newsbot-resolver")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the IP addresses of a host name. Raises OSError."""
        loop = asyncio.get_running_loop()
        answers = await loop.run_in_executor(self._threads, _resolve, host, port)
        return list(dict.fromkeys(str(answer[4][0]) for answer in answers))

    def close(self) -> None:
        """End the threads, once their last resolution has ended."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class Guard:
    """A client whose connections go to public addresses and to allowed `host:port` pairs alone.

    Make it and close it in the same event loop.
    """

    def __init__(
        self,
        *,
        allowed: frozenset[str],
        proxy: str | None,
        timeout: httpx.Timeout,
        resolve: Resolve,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._timeout = timeout
        self._opened: set[tuple[str, int]] = set()
        """Private addresses and ports that an allowed name led to."""
        self.is_direct = proxy is None
        self._client = _make_client(proxy, timeout)
        if self.is_direct:
            self._protect()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def check(self, address: Address) -> Sequence[IPAddress]:
        """Return the IP addresses to connect to. Raises Failure if one isn't allowed, or there is none."""
        ips = [address.ip] if address.ip else await self._addresses_of(address)
        for ip in ips:
            if not is_allowed(address.host, address.port, ip, self._allowed):
                leads_to = "is at" if address.ip else f"is at {ip},"
                pair = pair_of(str(ip), address.port) if is_special(ip) else address.pair
                exception = f"which newsbot reaches only if {pair} is allowed ({ALLOWED_SETTING})"
                raise Failure(f"{leads_to} {kind_of(ip)}, {exception}", "refused")
        if address.pair in self._allowed:
            self._opened.update((str(ip), address.port) for ip in ips)
        return ips

    async def send(self, address: Address, ips: Sequence[IPAddress], headers: Mapping[str, str]) -> httpx.Response:
        """Return the response of a checked address, its body not read yet. Raises the errors of httpx."""
        import httpx

        if not self.is_direct:
            return await self._send(httpx.URL(address.url), headers, {})
        candidates = _both_families(ips)[:_MOST_TRIED]
        for attempts_left, ip in zip(range(len(candidates), 0, -1), candidates, strict=True):
            url = httpx.URL(address.url).copy_with(host=str(ip))
            named = {"Host": httpx.URL(address.url).netloc.decode("ascii"), **headers}
            timeouts = self._timeout.as_dict() | {"connect": (self._timeout.connect or 0.0) / attempts_left}
            extensions = {"timeout": timeouts} | ({} if address.ip else {"sni_hostname": address.host})
            try:
                return await self._send(url, named, extensions)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if attempts_left == 1 or tls_error_of(error):
                    raise
        raise AssertionError("a checked address has an IP address")

    async def _send(self, url: httpx.URL, headers: Mapping[str, str], extensions: dict[str, Any]) -> httpx.Response:
        encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
        request = self._client.build_request("GET", url, headers=encoded, extensions=extensions or None)
        return await self._client.send(request, stream=True, follow_redirects=False)

    async def _addresses_of(self, address: Address) -> list[IPAddress]:
        try:
            async with asyncio.timeout(self._timeout.connect):
                answers = await self._resolve(address.host, address.port)
        except TimeoutError:
            raise failure_of_name(OSError(f"no answer within {self._timeout.connect:g} s")) from None
        except OSError as error:
            raise failure_of_name(error) from error
        if not answers:
            raise failure_of_name(OSError("it has no address"))
        return [ip_address(answer) for answer in answers]

    def _protect(self) -> None:
        from httpx_secure import httpx_ssrf_protection

        def is_open(host: str, ip: IPAddress, port: int) -> bool:
            return is_allowed(host, port, ip, self._allowed) or (str(ip), port) in self._opened

        httpx_ssrf_protection(self._client, check_globally_reachable=False, custom_validator=is_open, dns_cache_ttl=0)


def check_proxy(proxy: str) -> None:
    """Raise ValueError if this isn't the URL of a proxy, with a clause that doesn't show its password."""
    try:
        parts = urlsplit(proxy)
        is_valid = parts.scheme in _PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_valid = False
    if not is_valid:
        raise ValueError(f"isn't the URL of a proxy; write one that begins with {', '.join(_PROXY_SCHEMES)}://")


def _make_client(proxy: str | None, timeout: httpx.Timeout) -> httpx.AsyncClient:
    """Return a client that takes nothing from the environment, keeps no cookies and reuses no connections.

    Connections are made by IP address: two hosts at the same one mustn't share a connection.
    """
    import httpx

    return httpx.AsyncClient(
        proxy=proxy,
        timeout=timeout,
        trust_env=False,
        verify=_certificates(),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        event_hooks={"response": [_hide_location]},
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
    )


async def _hide_location(response: httpx.Response) -> None:
    """Move Location to where httpx doesn't read it: it parses it in another way, and shows it in its errors."""
    if "location" in response.headers:
        response.headers[LOCATION] = response.headers.pop("location")


def _certificates() -> ssl.SSLContext:
    """Return a context that trusts the system's certificate authorities and Mozilla's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _resolve(host: str, port: int) -> Sequence[tuple[Any, ...]]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is too long
        raise OSError(str(error)) from error


def _both_families(ips: Sequence[IPAddress]) -> list[IPAddress]:
    """Return addresses in the resolver's order, the first of the other version second: one may not be connected."""
    others = [ip for ip in ips[1:] if ip.version != ips[0].version][:1]
    return [ips[0], *others, *(ip for ip in ips[1:] if ip not in others)]
