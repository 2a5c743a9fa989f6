"""Sources on the web over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.cluster.again import general_tests
from tests.index.archive import test_web_sources

globals().update(general_tests(test_web_sources))
del test_web_sources
