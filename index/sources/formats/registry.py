"""Which formats there are: every module of this package that defines `FORMAT` adds one, and no list names them."""

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
    """The formats by the suffixes of their files. Raises ValueError where two of them claim a suffix."""

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
        """The suffixes of all formats, in the order of the formats."""
        return tuple(self._by_suffix)

    @property
    def suffixes_in_words(self) -> str:
        """The suffixes as a sentence names them: ".txt or .md"."""
        *others, last = self.suffixes
        return f"{', '.join(others)} or {last}" if others else last

    def format_of(self, path: Path) -> Format | None:
        """Return the format of a file by its suffix, or None where no format reads it."""
        return self._by_suffix.get(path.suffix.lower())


def discover(package: str) -> Registry:
    """Return the formats that the modules of `package` define; a module without `FORMAT` is a helper of others."""
    folders = importlib.import_module(package).__path__
    for folder in folders:
        with suppress(FileNotFoundError, NotADirectoryError):  # in an archive
            os.scandir(folder).close()  # pkgutil takes a folder that can't be listed now for an empty one
    modules = (importlib.import_module(f"{package}.{module.name}") for module in pkgutil.iter_modules(folders))
    formats = (getattr(module, "FORMAT", None) for module in modules)
    return Registry(item for item in formats if item is not None)


@cache
def registered_formats() -> Registry:
    """Return the formats of this package. They are looked for once, when they are first needed."""
    return discover(__name__.rpartition(".")[0])
