"""Addresses on the web: which URLs newsbot fetches, and which IP addresses it may reach.

A host that is an IP address in any notation becomes an `ip_address`, and the connection goes to exactly that, so that
no other library reads the notation in another way. Not for resolving names: see `guard.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

IPAddress = IPv4Address | IPv6Address

MOST_CHARACTERS = 8192
"""Maximum length of a URL; servers refuse longer request lines."""

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, with their default ports."""

_SHOWN_CHARACTERS = 300
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?=//|[^0-9])")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_BRACKETED = re.compile(r"\[[^\[\]]*\](:[0-9]*)?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_USER = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*://|//)?[^/?#]*@")
_ODD_USER = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*://|//)?[^/?#@:\[]+:(?![0-9]*(?:[/?#]|$)).*@", re.DOTALL)

# What Python calls global, although nothing on the public web is there.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # shared by the customers of a provider (CGNAT); metadata of one cloud
        "168.63.129.16/32",  # metadata of another cloud
        "192.0.0.0/24",  # for protocols; metadata of a third
        "192.88.99.0/24",  # relays of 6to4
        "224.0.0.0/3",  # multicast and reserved
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # for protocols; with Teredo, which carries an IPv4 address
        "2001:db8::/32",  # for documentation
        "2002::/16",  # 6to4, which carries an IPv4 address
        "3fff::/20",  # for documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https URL in its standard form. `host` is a name in ASCII or an IP address; `ip` is that address."""

    url: str
    scheme: str
    host: str
    port: int
    ip: IPAddress | None

    @property
    def pair(self) -> str:
        """The host and the port, as a setting lists them."""
        return pair_of(self.host, self.port)

    @property
    def origin(self) -> str:
        """The scheme, the host and the port: what a robots.txt is for."""
        return f"{self.scheme}://{self.pair}"


def parse_address(url: str) -> Address:
    """Return the address of a URL. Raises ValueError with a clause that says why newsbot doesn't fetch it."""
    text = url.strip()
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"has {len(text)} characters, and newsbot takes {MOST_CHARACTERS} at most")
    if _CONTROLS.search(text) or "\\" in text:
        raise ValueError("contains a backslash or a control character")
    scheme = _scheme_of(text)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError("isn't a valid URL; check its host and port") from None
    if "@" in parts.netloc:
        raise ValueError("contains a user name or a password, which newsbot doesn't send; remove it")
    if port == 0:
        raise ValueError("has the port 0, which no server has")
    is_bracketed = "[" in parts.netloc
    if is_bracketed and not _BRACKETED.fullmatch(parts.netloc):
        raise ValueError("isn't a valid URL; check its host and port")
    host, ip = _parse_ipv6(parts.hostname or "") if is_bracketed else parse_host(parts.hostname or "")
    port = port or PORTS[scheme]
    return Address(_standard(parts, scheme, host, port), scheme, host, port, ip)


def parse_host(text: str) -> tuple[str, IPAddress | None]:
    """Return a host in its standard form, and its IP address if it is one in any notation. Raises ValueError."""
    if ":" in text:
        return _parse_ipv6(text)
    name = _to_ascii(text).removesuffix(".")
    if name and _NUMBER.fullmatch(name.rpartition(".")[2]):
        ip = _parse_ipv4(name)
        return str(ip), ip
    if not _NAME.fullmatch(name):
        raise ValueError("has no valid host name" if text else "has no host")
    return name, None


def parse_pair(text: str) -> str:
    """Return a `host:port` pair in its standard form. Raises ValueError with a clause."""
    host, colon, port = text.strip().rpartition(":")
    if not colon or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise ValueError(f"{text!r} isn't a host and a port; write it like intranet.example:443 or [fd00::1]:80")
    try:
        if host.startswith("[") and host.endswith("]"):
            return pair_of(_parse_ipv6(host[1:-1])[0], int(port))
        if ":" in host:
            raise ValueError("has a colon outside of brackets")
        return pair_of(parse_host(host)[0], int(port))
    except ValueError as error:
        raise ValueError(f"{text!r} {error}; write it like intranet.example:443 or [fd00::1]:80") from None


def is_public(ip: IPAddress) -> bool:
    """Return whether an IP address is one of the public Internet; whatever isn't surely public isn't."""
    if isinstance(ip, IPv4Address):
        return ip.is_global and not any(ip in network for network in _NOT_PUBLIC_4)
    if ip.scope_id is not None:
        return False
    embedded = reached_by(ip)
    if embedded != ip:
        return is_public(embedded)
    return ip.is_global and ip in _PUBLIC_6 and not any(ip in network for network in _NOT_PUBLIC_6)


def reached_by(ip: IPAddress) -> IPAddress:
    """Return the IPv4 address that a mapped or translated (NAT64) IPv6 address leads to, or else the address."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return IPv4Address(ip.packed[-4:])
    return ip


def is_allowed(host: str, port: int, ip: IPAddress, allowed: frozenset[str]) -> bool:
    """Return whether newsbot may reach an IP address that a host resolves to, given the allowed `host:port` pairs.

    A name that is allowed opens private addresses, but none of link-local (such as the metadata of a cloud), multicast
    or unspecified ones: those must be listed themselves.
    """
    if is_public(ip) or not allowed.isdisjoint((pair_of(str(ip), port), pair_of(str(reached_by(ip)), port))):
        return True
    return pair_of(host, port) in allowed and not is_special(ip)


def is_special(ip: IPAddress) -> bool:
    """Return whether an address is open only if it is listed itself, not by a name that leads to it."""
    target = reached_by(ip)
    return target.is_link_local or target.is_multicast or target.is_unspecified


def kind_of(ip: IPAddress) -> str:
    """Return what an IP address that isn't public is, as a noun phrase."""
    target = reached_by(ip)
    kinds = {
        "a loopback address": target.is_loopback or target.is_unspecified,
        "a link-local address": target.is_link_local,
        "a multicast address": target.is_multicast,
        "a private address": target.is_private,
    }
    return next((kind for kind, applies in kinds.items() if applies), "a reserved address")


def redact(url: str) -> str:
    """Return a URL for messages: without a user name and a password, in printable characters, and not too long."""
    text = printable(url.strip())
    text = _USER.sub(lambda match: match[1] or "", text)
    text = _ODD_USER.sub(lambda match: match[1] or "", text)
    return text if len(text) <= MOST_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"


def printable(text: str) -> str:
    """Return a text for messages, without characters that hide, reorder or break what is shown."""
    return "".join(character if character.isprintable() else "�" for character in text)


def pair_of(host: str, port: int) -> str:
    """Return a host and a port as a setting lists them."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _scheme_of(text: str) -> str:
    match = _SCHEME.match(text)
    if match is None:
        raise ValueError("has no scheme; write https:// or http:// before it")
    scheme = match[0][:-1].lower()
    if not text[match.end() :].startswith("//") and ("." in scheme or "@" in text):  # a host, or the name of a user
        raise ValueError("has no scheme; write https:// or http:// before it")
    if scheme not in PORTS:
        raise ValueError(f"has the scheme {scheme[:20]}, but newsbot fetches http and https alone")
    if not text[match.end() :].startswith("//"):
        raise ValueError(f"isn't a valid URL; write {scheme}:// before the host")
    return scheme


def _standard(parts: SplitResult, scheme: str, host: str, port: int) -> str:
    netloc = f"[{host}]" if ":" in host else host
    if port != PORTS[scheme]:
        netloc += f":{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._", encoding="utf-8", errors="replace")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|", encoding="utf-8", errors="replace")
    return f"{scheme}://{netloc}{path}{'?' + query if query else ''}"


def _to_ascii(text: str) -> str:
    """Return a host name in ASCII: percent-encoding, full-width characters and other scripts as in a browser."""
    try:
        name = unquote_to_bytes(text).decode("utf-8").lower() if "%" in text else text.lower()
        if name.isascii():
            return name
        import idna

        return idna.encode(name, uts46=True, transitional=False).decode("ascii").lower()
    except UnicodeError:  # that idna's errors derive from
        raise ValueError("has no valid host name") from None


def _parse_ipv6(text: str) -> tuple[str, IPv6Address]:
    if "%" in text:
        raise ValueError("has an IPv6 address with a zone, which is of one machine alone")
    try:
        ip = IPv6Address(text)
    except ValueError:
        raise ValueError("has an invalid IPv6 address for a host") from None
    return str(ip), ip


def _parse_ipv4(text: str) -> IPv4Address:
    """Return the IPv4 address of one to four decimal, octal (0…) or hexadecimal (0x…) numbers, as inet_aton does."""
    parts = text.split(".")
    try:
        if len(parts) > 4:
            raise ValueError
        numbers = [_parse_number(part) for part in parts]
        *firsts, last = numbers
        if any(number > 255 for number in firsts) or last >= 256 ** (5 - len(numbers)):
            raise ValueError
    except ValueError:
        raise ValueError("has an invalid IPv4 address for a host") from None
    return IPv4Address(sum(number << 8 * (3 - place) for place, number in enumerate(firsts)) + last)


def _parse_number(text: str) -> int:
    if not _NUMBER.fullmatch(text) or len(text) > 40:
        raise ValueError
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    return int(text, 8) if text.startswith("0") else int(text)
