"""Files that people send: where the Bot API keeps them, and why one can't be downloaded."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from telegram.error import BadRequest, TelegramError

MOST_FILE_BYTES = 20 << 20
"""Maximum size of a file that bots may download, in bytes; https://core.telegram.org/bots/api#getfile."""

_PLACE = re.compile(r"(?!/)(?:(?!\.{1,2}/)[^/\\\x00-\x1f:]{1,200}/){0,8}(?!\.{1,2}$)[^/\\\x00-\x1f:]{1,200}")


class FileTooLarge(TelegramError):
    """A file is larger than bots may download."""

    def __init__(self) -> None:
        super().__init__("the file is too large")


class DownloadFailed(TelegramError):
    """A file can't be written to the disk."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the file can't be written: {reason}")
        self.reason = reason


def file_place(described: Any) -> str:
    """Return where a file is, below the address of files, from the answer to getFile. Raises BadRequest.

    It is a relative path, and never leads elsewhere: with the token before it, it goes to the Bot API alone.
    """
    place = described.get("file_path") if isinstance(described, dict) else None
    if not isinstance(place, str) or not _PLACE.fullmatch(place):
        raise BadRequest("the answer to getFile doesn't say where the file is")
    return quote(place.encode(errors="replace"))
