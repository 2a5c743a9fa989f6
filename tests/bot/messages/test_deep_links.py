"""Deep links into the private chat and their parameters."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.memory.answers import new_key
from bot.messages.deep_links import HELP, Linked, parameter_by, parameter_for, read_parameter

TAKEN = re.compile("[A-Za-z0-9_-]{1,64}")
"""Parameters that Telegram accepts: https://core.telegram.org/bots/features#deep-linking."""


@given(st.text(max_size=60))
@example("What did Putin say about Trump?")
@example("Кто выиграл?")
@example("x" * 47)
@example("\ud800")
def test_a_short_question_is_encoded_in_the_parameter(question: str) -> None:
    parameter = parameter_for(question)
    tidy = " ".join(question.encode(errors="ignore").decode().split())
    assert (parameter is None) == (not 0 < len(tidy.encode()) <= 47)
    if parameter is not None:
        assert TAKEN.fullmatch(parameter)
        assert read_parameter(parameter) == Linked(tidy)


def test_a_remembered_question_is_asked_by_its_key() -> None:
    key = new_key()
    assert TAKEN.fullmatch(parameter_by(key))
    assert read_parameter(parameter_by(key)) == Linked(key=key)


@given(st.text() | st.from_regex(TAKEN, fullmatch=True) | st.from_regex("q[A-Za-z0-9_-]{1,63}", fullmatch=True))
def test_any_parameter_is_handled(parameter: str) -> None:
    linked = read_parameter(parameter)
    if linked is not None:
        assert bool(linked.question) != bool(linked.key)
        assert parameter in (parameter_by(linked.key), parameter_for(linked.question))


@pytest.mark.parametrize("parameter", ["", HELP, "q", "k", "payload", "deep-link", "q=", "qQQ==", "qQR", "q__8", "kä"])
def test_other_parameters_ask_nothing(parameter: str) -> None:
    assert read_parameter(parameter) is None
