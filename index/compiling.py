"""Compiling all code that numba compiles, ahead of the first run that would wait for it: when an image is made, say.

Not for compiling only what searches an index that is there: opening that with a `Library`, and warming it up, does so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from index.compiled import keep_in
from index.engine import Library
from index.indexing import LARGE, write_snapshot
from index.model import Article
from index.storage import COMPILED_FROM, KERNELS, DataFolder

_WORDS = "harbour council budget ferry strike library market bridge school winter storm vote inquiry tram".split()


def compile_all(folder: Path) -> None:
    """Compile what builds large indexes and what searches them, and cache it in the data folder `folder`.

    NUMBA_CACHE_DIR takes precedence over that folder. An index is built and searched for it, and deleted.
    """
    keep_in(folder / KERNELS)
    with TemporaryDirectory() as place:
        data = DataFolder(Path(place), Path(place) / "articles.sqlite")
        write_snapshot(data.snapshots, made_up_articles(), "compile")
        Library(data).warm_up()


def made_up_articles() -> Iterator[Article]:
    """Yield as many short articles as it takes for compiled code to pay off."""
    paragraphs = COMPILED_FROM // LARGE + 1
    for number in range(LARGE):
        words = [_WORDS[(number + step) % len(_WORDS)] for step in range(paragraphs)]
        yield Article(
            id=f"{number:016x}",
            origin=f"compiled:{number}",
            title=f"The {words[0]} and the {words[1]}",
            published=datetime(2024, 1, 1, tzinfo=UTC),
            paragraphs=tuple(f"“The {word} can wait,” said Ana Brandt, number {number}." for word in words),
        )
