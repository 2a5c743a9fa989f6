"""Outcomes of answers over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.bot.memory import test_outcomes
from tests.cluster.again import general_tests

_LEFT_OUT = (
    "test_a_hundred_thousand_answers_are_counted_at_once",
    "test_without_a_memory_there_are_no_questions_and_none_is_created",
)
"""Tests of what only SQLite does, or that take long."""

globals().update(general_tests(test_outcomes, *_LEFT_OUT))
del test_outcomes
