"""Buttons of an answer, depending on how its question is understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answering.compose import can_follow
from index import Question

TODAY = date(2025, 3, 20)
REEF = Question("How old is the reef?", ("old", "reef"))


def test_a_question_about_something_can_be_followed() -> None:
    assert can_follow(REEF, TODAY)
    assert not can_follow(Question("?", ()), TODAY)


def test_a_question_in_two_parts_can_not_be_followed() -> None:
    assert not can_follow(replace(REEF, also=Question("And who found it?", ("found",))), TODAY)


def test_an_alert_can_not_be_followed() -> None:
    assert not can_follow(replace(REEF, among=("a1",)), TODAY)
