"""Fixtures of the tests of sources on the web."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from index.sources.web import Fetching
from tests.index.sources.web.kinds.serving import Site, fetching_from, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving() as running:
        yield running


@pytest.fixture
async def fetching(site: Site) -> AsyncIterator[Fetching]:
    async with fetching_from(site.url) as fetcher:
        yield fetcher
