"""Forgetting people over PostgreSQL: the tests that SQLite passes."""

from __future__ import annotations

from tests.bot.memory import test_forgetting
from tests.cluster.again import general_tests

_LEFT_OUT = (
    "test_nothing_of_a_person_is_left_anywhere",
    "test_others_keep_their_questions_ratings_and_follows",
    "test_open_updates_are_emptied_up_to_the_one_that_asks_for_it",
    "test_a_request_for_access_is_withdrawn_and_its_names_are_deleted",
    "test_no_byte_of_many_deleted_questions_is_left",
)
"""Tests that look into SQLite's files."""

globals().update(general_tests(test_forgetting, *_LEFT_OUT))
del test_forgetting
