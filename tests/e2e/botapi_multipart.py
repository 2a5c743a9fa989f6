"""Forms with files (multipart/form-data), read as strictly as the Bot API reads them.

For the test double in botapi.py. A form that this refuses may pass elsewhere, but nobody knows what the real API would
make of it.

Source of the rules: tdlib/td, tdnet/td/net/HttpReader.cpp (`parse_multipart_form_data`): each part needs a
Content-Disposition of the type form-data with a name; a part is a file if it has a `filename`, and of the other
parameters, such as `filename*`, it knows nothing. Values in quotation marks may have `\\"` in them; nothing is decoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from botapi_params import bad_request

_BOUNDARY = re.compile(r'multipart/form-data *; *boundary=(?:"([^"]{1,70})"|([^;" ]{1,70}))')
_PARAMETER = re.compile(r'; *([a-z*]+)=(?:"((?:[^"\\\r\n]|\\.)*)"|([^;" ]+))', re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """A file that a call brought with it."""

    name: str
    content_type: str
    data: bytes


def read_form(content_type: str, body: bytes) -> dict[str, Any]:
    """Return the parameters of a form: text, or an Upload for a file. Raises ApiError for anything unusual."""
    match = _BOUNDARY.fullmatch(content_type)
    if not match:
        raise bad_request("boundary not found")
    mark = b"--" + (match[1] or match[2]).encode()
    before, *parts, end = (b"\r\n" + body).split(b"\r\n" + mark)
    if before or end not in (b"--", b"--\r\n"):
        raise bad_request("wrong boundary")
    given: dict[str, Any] = {}
    for part in parts:
        name, value = _read_part(part)
        if name in given:
            raise bad_request(f"the test double takes each field once, and {name} came twice")
        given[name] = value
    return given


def _read_part(part: bytes) -> tuple[str, str | Upload]:
    head, gap, data = part.partition(b"\r\n\r\n")
    if not gap or not head.startswith(b"\r\n"):
        raise bad_request("wrong header of a part")
    headers = dict(_header(line) for line in head[2:].decode().split("\r\n"))
    kind, *_ = (disposition := headers.get("content-disposition", "")).partition(";")
    parameters = dict(_parameters(disposition[len(kind) :]))
    name, filename = parameters.get("name", ""), parameters.get("filename", "")
    if kind.strip() != "form-data" or not name:
        raise bad_request("field name in multipart/form-data not found")
    if "transfer-encoding" in headers or headers.get("content-transfer-encoding", "binary") not in ("binary", "8bit"):
        raise bad_request("Content-Transfer-Encoding is not supported")
    return name, Upload(filename, headers.get("content-type", ""), data) if filename else data.decode()


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or name != name.strip():
        raise bad_request("wrong header of a part")
    return name.lower(), value.strip()


def _parameters(text: str) -> list[tuple[str, str]]:
    if re.sub(_PARAMETER, "", text).strip():
        raise bad_request(f"Content-Disposition can't be read: {text}")
    found = [(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or bare) for name, quoted, bare in _PARAMETER.findall(text)]
    if unknown := [name for name, _ in found if name not in ("name", "filename")]:
        raise bad_request(f"the Bot API doesn't know the parameter {unknown[0]} of Content-Disposition")
    return found
