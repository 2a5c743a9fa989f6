"""Which addresses newsbot reaches: none that is private, in whatever notation."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.sources.web.network.addresses import (
    MOST_CHARACTERS,
    IPAddress,
    is_allowed,
    is_public,
    parse_address,
    parse_host,
    parse_pair,
    redact,
)
from tests.index.sources.web.notations import NOT_PUBLIC, ipv4_notations, ipv6_notations

PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_reached(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_private_and_special_addresses_are_not_reached(text: str) -> None:
    assert not is_public(ip_address(text))


@given(st.ip_addresses())
def test_no_address_is_reached_that_python_does_not_call_global(ip: IPAddress) -> None:
    if is_public(ip) and not (isinstance(ip, IPv6Address) and ip.ipv4_mapped):
        assert ip.is_global or ip in PREFIX_OF_NAT64
        assert not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local) or ip in PREFIX_OF_NAT64


class _Nat64:
    def __contains__(self, ip: IPAddress) -> bool:
        return isinstance(ip, IPv6Address) and ip.packed.startswith(bytes.fromhex("0064ff9b0000000000000000"))


PREFIX_OF_NAT64 = _Nat64()


@given(st.one_of(ipv4_notations(), ipv6_notations()), st.sampled_from(["", ":80", ":8080"]))
@example((IPv4Address("127.0.0.1"), "127.1"), "")
@example((IPv4Address("127.0.0.1"), "2130706433"), "")
@example((IPv4Address("127.0.0.1"), "0x7f.1"), ":8080")
@example((IPv4Address("169.254.169.254"), "①⑥⑨。②⑤④。①⑥⑨。②⑤④"), "")
@settings(deadline=None)
def test_an_address_is_recognised_in_every_notation(notation: tuple[IPAddress, str], port: str) -> None:
    ip, text = notation
    address = parse_address(f"http://{text}{port}/feed")
    assert address.ip == ip
    assert is_allowed(address.host, address.port, ip, frozenset()) == is_public(ip)
    assert parse_address(address.url) == address, "its standard form is the same address"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
@example("[::1]")
@example("0x")
@example("1.2.3.4.5")
@example("09.0.0.1")
@example("256.1.1.1")
@example("example.0x1")
@example("a%00b")
@example("%31%32%37.1")
@example("xn--.example")
@example("127.0.0.1%2f@evil")
@settings(deadline=None)
def test_any_text_is_a_host_or_gets_a_clause(text: str) -> None:
    try:
        host, ip = parse_host(text)
    except ValueError as error:
        clause = str(error)
    else:
        clause = "has a host"
        assert parse_host(host) == (host, ip)
        assert host.isascii()
        assert not set(host) & set("/?#@\\ %[]\x00")
        assert ip is not None or not host.rpartition(".")[2].isdigit(), "no resolver can take it for a number"
    assert clause.startswith("has ")


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.sampled_from(["", "http://", "https://a.example/"])
)
@settings(deadline=None)
def test_any_text_is_an_address_or_gets_a_clause(text: str, start: str) -> None:
    try:
        address = parse_address(start + text)
    except ValueError as error:
        clause = str(error)
    else:
        clause = "is an address"
        assert address.url.isascii()
        assert parse_address(address.url) == address
    assert clause.isprintable()


@pytest.mark.parametrize(
    ("url", "clause"),
    [
        ("", "has no scheme"),
        ("news.example/feed", "has no scheme"),
        ("news.example:8080/feed", "has no scheme"),
        ("//news.example/feed", "has no scheme"),
        ("news.example:/feed", "has no scheme"),
        ("file:///etc/passwd", "has the scheme file"),
        ("ftp://news.example/", "has the scheme ftp"),
        ("gopher://news.example/", "has the scheme gopher"),
        ("javascript:alert(1)", "has the scheme javascript"),
        ("feed:https://news.example/", "has the scheme feed"),
        ("https:news.example", "write https:// before the host"),
        ("http://", "has no host"),
        ("http:///feed", "has no host"),
        ("http://:80/", "has no host"),
        ("http://news..example/", "no valid host name"),
        ("http://news example/", "no valid host name"),
        ("http://news.example:0/", "port 0"),
        ("http://news.example:99999/", "check its host and port"),
        ("http://news.example:http/", "check its host and port"),
        ("http://[::1/", "check its host and port"),
        ("http://[v1.a]/", "valid"),
        ("http://[127.0.0.1]/", "valid"),
        ("http://[::1]news.example/", "check its host and port"),
        ("http://[fe80::1%25eth0]/", "zone"),
        ("http://[fe80::1%eth0]/", "zone"),
        ("http://1.2.3.4.5/", "invalid IPv4"),
        ("http://news.example.1/", "invalid IPv4"),
        ("http://09.1/", "invalid IPv4"),
        ("http://4294967296/", "invalid IPv4"),
        ("http://news.example\\@127.0.0.1/", "backslash"),
        ("http://news.example/a\nb", "control character"),
        ("http://user@news.example/", "user name or a password"),
        ("http://@news.example/", "user name or a password"),
        ("http://127.0.0.1@news.example/", "user name or a password"),
        ("http://news.example/" + "a" * MOST_CHARACTERS, f"{MOST_CHARACTERS} at most"),
    ],
)
def test_a_url_that_is_not_fetched_gets_a_clause(url: str, clause: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        parse_address(url)
    assert clause in str(raised.value)


@pytest.mark.parametrize(
    ("url", "standard"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        (" https://news.example:443/feed#top ", "https://news.example/feed"),
        ("http://news.example.:8080", "http://news.example:8080/"),
        (
            "http://новости.example/лента?q=дождь",
            "http://xn--b1amnebsh.example/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0?q=%D0%B4%D0%BE%D0%B6%D0%B4%D1%8C",
        ),
        ("http://ＮＥＷＳ．example/", "http://news.example/"),
        ("https://news.example/a b?c=%20d", "https://news.example/a%20b?c=%20d"),
        ("https://news.example?feed=rss2", "https://news.example/?feed=rss2"),
        ("https://news.example/@user/feed", "https://news.example/@user/feed"),
        ("http://my_site.news.example/", "http://my_site.news.example/"),
        ("http://intranet/", "http://intranet/"),
    ],
)
def test_a_url_has_a_standard_form(url: str, standard: str) -> None:
    assert parse_address(url).url == standard


@pytest.mark.parametrize(
    "url",
    [
        "https://alice:secret@news.example/feed",
        "alice:secret@news.example/feed",
        "https://alice:sec/ret@news.example/feed",
        "https://alice:se?c#ret@news.example/feed",
        "ftp://alice:secret@news.example",
        "//alice:secret@news.example",
        "https://alice:s@ecret@news.example/feed",
        "https://alice:secret@news.example/" + "a" * MOST_CHARACTERS,
    ],
)
def test_a_user_and_a_password_are_in_no_message(url: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        parse_address(url)
    for text in (redact(url), str(raised.value)):
        assert not any(secret in text for secret in ("alice", "secret", "sec", "ret@"))
    assert "news.example" in redact(url)


def test_other_urls_stand_in_messages_as_they_are() -> None:
    for url in ("https://news.example/@user/feed", "https://news.example:8080/a?b=c@d", "http://[::1]:80/x@y"):
        assert redact(url) == url
    assert redact("https://news.example/\x1b[31m\n\u202eb") == "https://news.example/�[31m��b"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Intranet.Example:443", "intranet.example:443"),
        (" 127.0.0.1:8080 ", "127.0.0.1:8080"),
        ("127.1:80", "127.0.0.1:80"),
        ("[FD00:0::1]:80", "[fd00::1]:80"),
        ("localhost.:080", "localhost:80"),
    ],
)
def test_an_allowed_pair_has_a_standard_form(text: str, pair: str) -> None:
    assert parse_pair(text) == pair


@pytest.mark.parametrize(
    "text", ["", "intranet", "intranet:", ":80", "a:0", "a:65536", "::1:80", "a b:80", "http://a:80", "a:+1"]
)
def test_a_pair_that_is_none_gets_a_sentence_that_shows_how_to_write_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"intranet\.example:443"):
        parse_pair(text)


def test_an_allowed_pair_opens_one_port_of_one_host() -> None:
    loopback, private = IPv4Address("127.0.0.1"), IPv4Address("10.0.0.5")
    allowed = frozenset({"127.0.0.1:80", "intranet.example:443"})
    assert is_allowed("127.0.0.1", 80, loopback, allowed)
    assert is_allowed("rebound.example", 80, loopback, allowed), "the pair itself is open, whatever leads to it"
    assert is_allowed("127.0.0.1", 80, IPv6Address("::ffff:127.0.0.1"), allowed)
    assert is_allowed("intranet.example", 443, private, allowed)
    assert not is_allowed("127.0.0.1", 8080, loopback, allowed)
    assert not is_allowed("127.0.0.2", 80, IPv4Address("127.0.0.2"), allowed)
    assert not is_allowed("intranet.example", 80, private, allowed)
    assert not is_allowed("evil.example", 443, private, allowed)


def test_an_allowed_name_does_not_open_the_metadata_of_a_cloud() -> None:
    metadata = IPv4Address("169.254.169.254")
    assert not is_allowed("intranet.example", 80, metadata, frozenset({"intranet.example:80"}))
    assert is_allowed("169.254.169.254", 80, metadata, frozenset({"169.254.169.254:80"}))
