"""The code of a new admin: when it is right, and when it is void."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operations.setup.admin_code import SECONDS, TRIES, AdminCode, digits_in


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def wrong(code: AdminCode) -> str:
    return f"{(int(code.digits) + 1) % 10**6:06}"


def test_a_code_has_six_digits_and_is_another_one_each_time() -> None:
    codes = {AdminCode().digits for _ in range(50)}
    assert all(len(digits) == 6 and digits.isdecimal() for digits in codes)
    assert len(codes) > 40


def test_it_is_right_once() -> None:
    code = AdminCode()
    assert [code.check(code.digits), code.check(code.digits)] == ["right", "void"]


def test_it_is_right_at_the_last_try_and_void_after_it() -> None:
    patient, guessed = AdminCode(), AdminCode()
    assert [patient.check(wrong(patient)) for _ in range(TRIES - 1)] == ["wrong"] * 4
    assert patient.check(patient.digits) == "right"
    assert [guessed.check(wrong(guessed)) for _ in range(TRIES)] == ["wrong"] * 5
    assert guessed.check(guessed.digits) == "void"


def test_it_is_valid_for_ten_minutes() -> None:
    clock = Clock()
    in_time, late = AdminCode(clock), AdminCode(clock)
    clock.now = 599.9
    assert in_time.check(in_time.digits) == "right"
    clock.now = SECONDS
    assert (late.seconds_left, late.check(late.digits)) == (0, "void")


@pytest.mark.parametrize(
    "text", ["123456", " 123456\n", "123 456", "123-456", "/start 123456", "/start@NewsTestBot 123456"]
)
def test_six_digits_are_read_with_and_without_start(text: str) -> None:
    assert digits_in(text) == "123456"


@pytest.mark.parametrize(
    "text", ["", "12345", "1234567", "/start", "/start q123456", "code 123456", "١٢٣٤٥٦", "1 2 3 4 5 6"]
)
def test_anything_else_is_no_code(text: str) -> None:
    assert digits_in(text) is None


@given(st.text())
def test_whatever_is_written_is_no_code_or_six_digits(text: str) -> None:
    digits = digits_in(text)
    assert digits is None or (len(digits) == 6 and digits.isascii() and digits.isdecimal())
