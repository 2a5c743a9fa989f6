"""Followed questions over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.bot.memory import test_follows
from tests.cluster.again import general_tests

globals().update(general_tests(test_follows))
del test_follows
