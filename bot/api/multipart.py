"""Forms with files, as browsers send them (RFC 7578), for calls that upload a file from memory."""

from __future__ import annotations

import io

import aiohttp
from telegram.error import TelegramError
from telegram.request import RequestData

MAX_UPLOAD = 50_000_000
"""Maximum size of the files of one call in bytes: Telegram takes no larger ones from a bot."""


def multipart_form(method: str, request_data: RequestData) -> aiohttp.FormData:
    """Return the form of a call of `method` with its parameters and files.

    Raises TelegramError, which isn't retried, for files that are too large, or aren't in memory.
    """
    form = aiohttp.FormData(quote_fields=False)  # Telegram shows names as they are: it decodes no %20
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    left = MAX_UPLOAD
    for name, (filename, content, kind) in request_data.multipart_data.items():
        if not isinstance(content, bytes):
            raise TelegramError(f"{method} would upload an open file: read it into memory first.")
        left -= len(content)
        if left < 0:
            raise TelegramError(f"{method} would upload more than {MAX_UPLOAD / 1e6:.0f} MB: send less.")
        # As a stream, it is sent in parts, and isn't copied: the loop goes on meanwhile.
        form.add_field(name, io.BytesIO(content), filename=_one_line(filename), content_type=kind)
    return form


def _one_line(name: str) -> str:
    return "".join(char if char.isprintable() else " " for char in name)
