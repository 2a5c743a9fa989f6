"""Copies of articles over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.cluster.again import general_tests
from tests.index.archive import test_putting

globals().update(general_tests(test_putting))
del test_putting
