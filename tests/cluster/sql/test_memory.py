"""The bot's memory over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.bot.memory import test_memory
from tests.cluster.again import general_tests

globals().update(general_tests(test_memory))
del test_memory
