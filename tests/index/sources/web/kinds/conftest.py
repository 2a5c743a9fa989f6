"""Fixtures of the tests of sources on the web."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.index.sources.web.kinds.serving import PlainFetching, Site, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving() as running:
        yield running


@pytest.fixture
def fetching() -> PlainFetching:
    return PlainFetching()
