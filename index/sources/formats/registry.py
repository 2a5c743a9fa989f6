"""The registry of formats: every module of this package that defines `FORMAT` adds one; there is no list to edit."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from index.sources.formats.format import Format


class Registry:
    """The formats by file suffix. Raises ValueError if two of them claim the same suffix."""

    def __init__(self, formats: Iterable[Format]) -> None:
        self.formats = tuple(sorted(formats, key=lambda item: (item.order, item.name)))
        self._by_suffix: dict[str, Format] = {}
        for item in self.formats:
            for suffix in item.suffixes:
                self._add(suffix, item)

    def _add(self, suffix: str, item: Format) -> None:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise ValueError(f"The format {item.name} claims {suffix!r}: write a suffix in lower case, with its dot.")
        other = self._by_suffix.setdefault(suffix, item)
        if other is not item:
            raise ValueError(f"The formats {other.name} and {item.name} both claim {suffix}: take it from one of them.")

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes of all formats, in the order of the formats."""
        return tuple(self._by_suffix)

    @property
    def suffixes_in_words(self) -> str:
        """Suffixes in words: ".txt or .md"."""
        *others, last = self.suffixes
        return f"{', '.join(others)} or {last}" if others else last

    def format_of(self, path: Path) -> Format | None:
        """Return the format of a file by its suffix, or None if no format reads it."""
        return self._by_suffix.get(path.suffix.lower())


def discover(package: str) -> Registry:
    """Return the formats that the modules of `package` define; modules without `FORMAT` are helpers."""
    folders = importlib.import_module(package).__path__
    for folder in folders:
        with suppress(FileNotFoundError, NotADirectoryError):  # the package is in an archive
            os.scandir(folder).close()  # pkgutil treats an unreadable folder as empty
    modules = (importlib.import_module(f"{package}.{module.name}") for module in pkgutil.iter_modules(folders))
    formats = (getattr(module, "FORMAT", None) for module in modules)
    return Registry(item for item in formats if item is not None)


@cache
def registered_formats() -> Registry:
    """Return the formats of this package, discovered on first use."""
    return discover(__name__.rpartition(".")[0])
