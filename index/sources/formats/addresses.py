"""Addresses on the web, for formats that give one: which of them may be shown as an article's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Programs disagree on what these mean in an address: one reads another host than the next.
_AMBIGUOUS = re.compile(
    r"[\s\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def is_web_address(url: str) -> bool:
    """Return whether `url` is an http or https address that leads where it seems to lead.

    "https://reuters.com@shop.example/" leads to shop.example, and an article's address has no user's name in it.
    """
    if _AMBIGUOUS.search(url):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "@" not in parts.netloc
