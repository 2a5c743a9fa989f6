"""Web addresses, for formats that have them: which may be shown as an article's address."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

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


def own_address(stated: str | None, fetched: str) -> str:
    """Return the address that a page states, if it is of the host that it was fetched from: others may be anybody's."""
    try:
        address = str(urljoin(fetched, stated or ""))
        is_same = urlsplit(address).hostname == urlsplit(fetched).hostname
    except ValueError:
        return fetched
    return address if is_same and is_web_address(address) and not leads_home(fetched, address) else fetched


def leads_home(asked: str, reached: str) -> bool:
    """Return whether the address of a page became that of a front page, as sites do with articles that are gone."""
    before, after = urlsplit(asked), urlsplit(reached)
    return bool(before.path.strip("/") or before.query) and not (after.path.strip("/") or after.query)
