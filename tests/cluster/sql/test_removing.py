"""Articles that a person removes over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.cluster.again import general_tests
from tests.index.archive import test_removing

globals().update(general_tests(test_removing))
del test_removing
