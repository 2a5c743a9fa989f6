"""The registry of formats: every module of this package that defines `FORMAT` adds one; there is no list to edit."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from index.sources.formats.format import Format, recognise_any

COMPRESSED = ".gz"
"""Suffix of a compressed file, after that of its format."""


class Registry:
    """The formats by file suffix. Several may share one, if all but one of them recognise their files.

    Raises ValueError if two formats of a suffix take any file.
    """

    def __init__(self, formats: Iterable[Format]) -> None:
        self.formats = tuple(sorted(formats, key=lambda item: (item.order, item.name)))
        self._by_suffix: dict[str, list[Format]] = {}
        for item in self.formats:
            for suffix in item.suffixes:
                self._add(suffix, item)

    def _add(self, suffix: str, item: Format) -> None:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise ValueError(f"The format {item.name} claims {suffix!r}: write a suffix in lower case, with its dot.")
        others = self._by_suffix.setdefault(suffix, [])
        if item.recognises is recognise_any:
            for other in others:
                if other is not item and other.recognises is recognise_any:
                    raise ValueError(
                        f"The formats {other.name} and {item.name} both claim {suffix}: take it from one of them."
                    )
            others.append(item)
        else:
            rest = [other for other in others if other.recognises is recognise_any]
            others[len(others) - len(rest) :] = [item, *rest]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes of all formats, in the order of the formats."""
        return tuple(self._by_suffix)

    def formats_of(self, name: str | Path) -> tuple[Format, ...]:
        """Return the formats that a file may have by its name, those that recognise their files first.

        An ending .gz is left out of account; none means that no format reads such files.
        """
        return tuple(self._by_suffix.get(suffix_of(name), ()))

    def format_of(self, name: str | Path, head: bytes) -> Format | None:
        """Return the format of a file that starts with `head`; None if no format takes it."""
        return next((item for item in self.formats_of(name) if item.recognises(head)), None)


def suffix_of(name: str | Path) -> str:
    """Return the suffix of a file's name in lower case, without an ending .gz."""
    stem, suffix = os.path.splitext(os.fspath(name))  # noqa: PTH122  # a Path takes ten times as long
    if suffix.lower() == COMPRESSED:
        suffix = os.path.splitext(stem)[1]  # noqa: PTH122
    return suffix.lower()


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
