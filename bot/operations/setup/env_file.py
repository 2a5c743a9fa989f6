"""The file `.env`: some settings change, all other lines stay. Not for what settings mean: see `bot/settings/`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

from bot.operations.setup.errors import EnvFileUnusable
from bot.terminal import open_output
from index import FileUnusable

_PLAIN = re.compile(r"[\w@%+=:,./~-]*")
"""Values that every reader of such files takes as they are, without quotation marks."""


class EnvFile:
    """The `.env` of a folder, as it was when it was opened. `text` is None if there is none. Raises EnvFileUnusable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _read(path)
        if not os.access(path.resolve().parent, os.W_OK):  # before anybody is asked anything
            raise EnvFileUnusable(path, "its folder can't be written")

    def change(self, values: Mapping[str, str]) -> None:
        """Give some settings these values, at once: a kill leaves the file as it was. Only its owner may read it.

        Raises EnvFileUnusable, also if another program has written it since.
        """
        text = with_settings(self.text or "", values)
        written = dotenv_values(stream=StringIO(text))
        if wrong := [name for name, value in values.items() if written.get(name) != value]:
            raise EnvFileUnusable(self.path, f"it can't hold the value of {wrong[0]}")
        if _read(self.path) != self.text:
            raise EnvFileUnusable(self.path, "another program has changed it meanwhile")
        try:
            with open_output(str(self.path), private=True) as write:
                write(text)
        except FileUnusable as error:
            raise EnvFileUnusable(self.path, error.reason) from error
        self.text = text


def with_settings(text: str, values: Mapping[str, str]) -> str:
    """Return the text of a `.env` with these values: in place where it has the settings, else at the end."""
    bindings = list(parse_stream(StringIO(text)))
    lines = [_changed(binding, values) for binding in bindings]
    known = {binding.key for binding in bindings}
    new = [f"{name}={_quoted(value)}\n" for name, value in values.items() if name not in known]
    if new and lines and not lines[-1].endswith(("\n", "\r")):
        lines.append("\n")
    return "".join(lines + new)


def _changed(binding: Binding, values: Mapping[str, str]) -> str:
    """Return a line of the file, with its new value if its setting has one."""
    line = binding.original.string
    if binding.key is None or binding.key not in values:
        return line
    above, ending = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    export = "export " if line.lstrip().startswith("export ") else ""
    return f"{above}{export}{binding.key}={_quoted(values[binding.key])}{ending}"


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise EnvFileUnusable(path, "it is not UTF-8 text") from None
    except OSError as error:
        raise EnvFileUnusable(path, error.strerror or str(error)) from error
