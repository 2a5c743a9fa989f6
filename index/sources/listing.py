"""Listing the article files under some paths. Links are followed within the given folder, and never out of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from index.errors import ArticleError
from index.sources.files import File, of_another_kind, origin_of, printable, unreadable
from index.sources.formats import registered_formats, suffix_of
from index.sources.inputs import is_within, link_out

SAMPLES_MARK = ".newsbot-samples"
"""Name of the file in a folder whose articles are samples: they leave the index once it has others."""


@dataclass(slots=True)
class Listing:
    """The files under some paths, and the paths that can't be read or aren't articles."""

    files: dict[str, File] = field(default_factory=dict)  # by real path: a file listed twice is read once
    failed: list[ArticleError] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)  # origins of the folders that were listed completely
    unread: list[str] = field(default_factory=list)  # origins of the folders below them that weren't
    links_out: list[str] = field(default_factory=list)  # origins of links that lead out of their folder
    passed_over: Counter[str] = field(default_factory=Counter)  # files of other kinds, by suffix


def list_files(paths: Iterable[Path], listed: Callable[[int], None] = lambda _: None) -> Listing:
    """List the files under `paths` that may be articles, including those in subfolders, sorted by name.

    `listed` receives the number of files that are listed so far, after each.

    Hidden files and folders below a given one are skipped. Symbolic links within a given folder are followed once;
    links out of it are refused, since people with write access to the folder must not choose what else is read.
    """
    listing = Listing()
    for path in paths:
        try:
            for _ in _find(path, listing):
                listed(len(listing.files))
        except OSError as error:
            listing.failed.append(unreadable(path, error))
    return listing


def _find(path: Path, listing: Listing) -> Iterator[None]:
    """List what is at a path; yield after each file below it."""
    if path.is_dir():
        listing.folders.append(origin_of(path))
        root = os.path.realpath(path)
        for below in _walk(path, listing):
            _add(below, path, root, listing)
            yield
    elif not os.path.lexists(path):
        listing.missing.append(path)
        listing.failed.append(ArticleError(printable(path), "no such file or folder"))
    elif not registered_formats().formats_of(path):
        listing.failed.append(of_another_kind(path))
    else:
        _add(path, path.parent, os.path.realpath(path.parent), listing)


def _add(path: Path, folder: Path, root: str, listing: Listing) -> None:
    real = os.path.realpath(path)
    if is_within(real, root):
        file = File(path, origin_of(path), folder, size_of(real), is_sample(Path(real)))
        listing.files.setdefault(real, file)
    else:
        _refuse(path, listing)


def size_of(path: str) -> int:
    """Return the size of a file in bytes, for the progress; 0 if that is unknown."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  # a string is enough
    except OSError:
        return 0


def is_sample(path: Path) -> bool:
    """Return whether a file is a sample: a folder above it says so."""
    return _holds_samples(path.parent)


@lru_cache(maxsize=1024)
def _holds_samples(folder: Path) -> bool:
    return any(os.path.lexists(parent / SAMPLES_MARK) for parent in (folder, *folder.parents))


def _refuse(path: Path, listing: Listing) -> None:
    listing.failed.append(link_out(printable(path)))
    listing.links_out.append(origin_of(path))


def _walk(folder: Path, listing: Listing) -> Iterator[Path]:
    """Yield the article files below `folder`; record in `listing` what can't be listed.

    It uses a stack instead of recursion: folders may be nested more deeply than calls. Only links are resolved: to
    resolve each of a thousand folders, one in the other, takes a minute.
    """
    root = os.path.realpath(folder)
    formats = registered_formats()
    seen: set[str] = set()
    waiting = [(str(folder), root)]
    while waiting:
        parent, real = waiting.pop()
        if real in seen:  # a link that leads back up
            continue
        if not is_within(real, root):
            _refuse(Path(parent), listing)
            continue
        seen.add(real)
        try:
            folders, names = _entries(parent)
        except OSError as error:
            listing.failed.append(unreadable(Path(parent), error))
            listing.unread.append(origin_of(Path(parent)))
            continue
        for name in names:
            path = Path(parent, name)
            if formats.formats_of(path):
                yield path
            else:
                listing.passed_over[suffix_of(path)] += 1
        for entry in reversed(folders):
            resolved = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(real, entry.name)  # noqa: PTH118
            waiting.append((entry.path, resolved))


def _entries(folder: str) -> tuple[list[os.DirEntry[str]], list[str]]:
    """Return the folders in a folder, and the names of its other entries, each sorted by name, without hidden ones."""
    folders: list[os.DirEntry[str]] = []
    others: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                if _is_folder(entry):
                    folders.append(entry)
                else:
                    others.append(entry.name)
    return sorted(folders, key=lambda entry: entry.name), sorted(others)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself, say: reading it will fail with the reason
        return False
