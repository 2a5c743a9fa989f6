"""Web addresses, for formats that have them: which may be shown as an article's address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Programs disagree on what these mean in an address, and so on the host.
_AMBIGUOUS = re.compile(
    r"[\s\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def is_web_address(url: str) -> bool:
    """Return whether `url` is an http or https address that leads where it seems to.

    "https://reuters.com@shop.example/" leads to shop.example; no article's address has a user name in it.
    """
    if _AMBIGUOUS.search(url):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "@" not in parts.netloc
