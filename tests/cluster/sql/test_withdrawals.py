"""Withdrawn articles over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.cluster.again import general_tests
from tests.index.archive import test_withdrawals

globals().update(general_tests(test_withdrawals))
del test_withdrawals
