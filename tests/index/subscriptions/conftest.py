"""Fixtures: a server of news, and adding single articles from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from news_server import NewsServer, serving

from index import Addition, DataFolder, FetchOptions, add_articles


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with serving() as server:
        yield server


@pytest.fixture
def add(data: DataFolder, server: NewsServer) -> Callable[..., list[Addition]]:
    """Function that adds links and files, with the server's address allowed."""

    def run(*names: str | Path) -> list[Addition]:
        return add_articles(data, [*map(str, names)], FetchOptions(frozenset({server.address})))[0]

    return run
