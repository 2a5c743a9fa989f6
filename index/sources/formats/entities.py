"""Character references of HTML, which people copy into text: "&amp;" is an ampersand."""

from __future__ import annotations

import re
from html import unescape

# With its semicolon: "&copy" may be a part of an address.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});")


def decode_references(text: str) -> str:
    """Return `text` with its character references decoded, once."""
    return _REFERENCE.sub(lambda match: unescape(match[0]), text) if "&" in text else text
