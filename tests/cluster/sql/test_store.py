"""The store of articles over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.cluster.again import general_tests
from tests.index.archive import test_store

_LEFT_OUT = ("test_a_change_that_fails_changes_nothing",)
"""Tests of what only SQLite does, or words so."""

globals().update(general_tests(test_store, *_LEFT_OUT))
del test_store
