"""IP addresses in all notations that some software reads: for tests that none of them leads to a private address."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

from hypothesis import strategies as st

from index.sources.web.network.addresses import IPAddress

NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.0.1
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1
198.51.100.1 203.0.113.1 224.0.0.1 224.1.1.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1
64:ff9b::169.254.169.254 64:ff9b:1::8.8.8.8 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1
2001:10::1 2001:20::1 2002:7f00:1:: 2002:808:808:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1
fe80::1%eth0 2606:2800:220:1:248:1893:25c8:1946%eth0
""".split()
FULL_WIDTH = str.maketrans("0123456789abcdefx.", "０１２３４５６７８９ａｂｃｄｅｆｘ．")
CIRCLED = str.maketrans("123456789.", "①②③④⑤⑥⑦⑧⑨。")


def _embedded(ip: IPAddress, prefix: str) -> IPv6Address:
    """Return an IPv6 address with an IPv4 address in it: translated, mapped, compatible, 6to4 or Teredo."""
    place = {"2002::": 80, "2001::": 64}.get(prefix, 0)
    return IPv6Address(int(IPv6Address(prefix)) | int(ip) << place)


ANY_IPV4 = st.one_of(
    st.ip_addresses(v=4), st.sampled_from([IPv4Address(text) for text in NOT_PUBLIC if ":" not in text])
)
ANY_IPV6 = st.one_of(
    st.ip_addresses(v=6),
    st.sampled_from([IPv6Address(text) for text in NOT_PUBLIC if ":" in text and "%" not in text]),
    st.builds(_embedded, ANY_IPV4, st.sampled_from(["64:ff9b::", "::ffff:0:0", "::", "2002::", "2001::"])),
)
LOOPBACK = st.one_of(st.just(IPv4Address("127.0.0.1")), st.ip_addresses(network="127.0.0.0/8"))
LOOPBACK_IN_IPV6 = st.one_of(
    st.just(IPv6Address("::1")),
    st.builds(_embedded, LOOPBACK, st.sampled_from(["64:ff9b::", "::ffff:0:0", "::", "2002::", "2001::"])),
)
NUMBERS = st.sampled_from(["{}", "0{:o}", "000{:o}", "0x{:x}", "0X{:X}", "0x000{:x}"])


@st.composite
def ipv4_notations(draw: st.DrawFn, addresses: st.SearchStrategy[IPAddress] = ANY_IPV4) -> tuple[IPAddress, str]:
    """Return an address and one of its notations as inet_aton reads them, in one of the scripts of browsers."""
    ip = draw(addresses)
    count = draw(st.integers(1, 4))
    numbers = [*ip.packed[: count - 1], int.from_bytes(ip.packed[count - 1 :])]
    text = ".".join(draw(NUMBERS).format(number) for number in numbers)
    if draw(st.booleans()):
        text = text.lower().translate(draw(st.sampled_from([FULL_WIDTH, CIRCLED])))
    elif draw(st.booleans()):
        text = "".join(f"%{ord(character):02x}" if draw(st.booleans()) else character for character in text)
    return ip, text + draw(st.sampled_from(["", "."]))


@st.composite
def ipv6_notations(draw: st.DrawFn, addresses: st.SearchStrategy[IPAddress] = ANY_IPV6) -> tuple[IPAddress, str]:
    """Return an address and one of its notations, with brackets."""
    ip = draw(addresses)
    dotted = f"{ip.exploded[:30]}{IPv4Address(ip.packed[-4:])}"
    text = draw(st.sampled_from([str(ip), ip.exploded, ip.exploded.upper(), dotted]))
    return ip, f"[{text}]"
