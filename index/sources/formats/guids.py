"""Identifiers of articles that are unique among all outlets."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from index.sources.formats.addresses import is_web_address

_UNIQUE = re.compile(r"(?:urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:|tag:[\w.@-]+,\d{4}[\d-]*:)\S+")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_LONGEST = 1_000
_LOCAL = (".local", ".localhost", ".test", ".internal")


def unique_guid(text: str) -> str | None:
    """Return an identifier if no other outlet can have the same: a URN, a UUID, a tag, or a public address."""
    text = text.strip()
    if len(text) > _LONGEST or "localhost" in text:
        return None
    if _UUID.fullmatch(text):
        return f"urn:uuid:{text.lower()}"
    if _UNIQUE.fullmatch(text):
        return text
    if not is_web_address(text):
        return None
    host = urlsplit(text).hostname or ""
    is_public = "." in host and not host.endswith(_LOCAL) and not host.replace(".", "").isdigit()
    return text if is_public else None
