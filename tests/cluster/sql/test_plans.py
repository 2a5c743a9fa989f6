"""Plans over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.bot.memory import test_plans
from tests.cluster.again import general_tests

globals().update(general_tests(test_plans))
del test_plans
