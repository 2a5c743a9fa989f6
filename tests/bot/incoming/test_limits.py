"""Rate limits per person: questions, presses and groups, and a single notice to people over the limit."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from bot.incoming.limits import GROUP_SHARE, PRESSES_PER_QUESTION, PersonLimit, RequestLimits, Verdict

ALICE, BOB = 7, 8


def test_a_person_has_a_maximum_of_questions_per_minute() -> None:
    limit = PersonLimit(20)
    assert all(limit.check(ALICE, second).allowed for second in range(20))
    assert limit.check(ALICE, 50) == Verdict(False, 10, True, 20)
    assert limit.check(ALICE, 60).allowed
    assert not limit.check(ALICE, 60.5).allowed
    assert limit.check(ALICE, 61).allowed


def test_a_person_over_the_limit_is_notified_once_until_they_are_under_it_again() -> None:
    limit = PersonLimit(2)
    told = [limit.check(ALICE, second).say_so for second in range(60)]
    assert told == [False, False, True] + [False] * 57
    assert limit.check(ALICE, 60).allowed
    assert limit.check(ALICE, 61).allowed
    assert limit.check(ALICE, 62) == Verdict(False, 58, True, 2)
    assert limit.check(ALICE, 63) == Verdict(False, 57, False, 2)


def test_questions_that_are_refused_do_not_count() -> None:
    limit = PersonLimit(1)
    verdicts = [limit.check(ALICE, second).allowed for second in range(0, 121, 10)]
    assert [second for second, allowed in zip(range(0, 121, 10), verdicts, strict=True) if allowed] == [0, 60, 120]


def test_limits_of_different_people_are_independent() -> None:
    limit = PersonLimit(1)
    assert limit.check(ALICE, 0).allowed
    assert not limit.check(ALICE, 1).allowed
    assert limit.check(BOB, 1).allowed


def test_a_limit_of_zero_means_no_limit() -> None:
    limit = PersonLimit(0)
    assert all(limit.check(ALICE, 0) == Verdict(True) for _ in range(1000))


@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 40, allow_nan=False)), max_size=80),
)
def test_the_limit_is_never_exceeded_and_nobody_is_refused_below_it(
    per_minute: int, asked: list[tuple[int, float]]
) -> None:
    limit, now, allowed = PersonLimit(per_minute), 0.0, defaultdict[int, list[float]](list)
    for person, step in asked:
        now += step
        verdict = limit.check(person, now)
        recent = [second for second in allowed[person] if second + 60 > now]
        assert verdict.allowed == (len(recent) < per_minute)
        assert (verdict.wait > 0) == (not verdict.allowed)
        if verdict.allowed:
            allowed[person].append(now)


def test_people_are_forgotten_after_their_minute_and_when_there_are_too_many() -> None:
    limit = PersonLimit(5, most=100)
    for person in range(500):
        limit.check(person, 0)
    assert len(limit._people) == 100
    limit.check(ALICE, 61)
    assert list(limit._people) == [ALICE]


def test_a_person_who_keeps_asking_stays_refused_while_others_come_and_go() -> None:
    limit = PersonLimit(1, most=100)
    limit.check(ALICE, 0)
    for person in range(1000, 2000):
        limit.check(person, 1)
        assert not limit.check(ALICE, 1).allowed


# -- messages and presses together

GROUP, PRIVATE = -100, ALICE


def test_presses_that_send_a_message_count_with_the_questions() -> None:
    limits = RequestLimits(20, 0)
    assert all(limits.check_message(PRIVATE, ALICE, 0, asks=True).allowed for _ in range(10))
    assert all(limits.check_press(PRIVATE, ALICE, 0, sends=True).allowed for _ in range(10))
    refused = limits.check_press(PRIVATE, ALICE, 0, sends=True)
    assert (refused.allowed, refused.limit, refused.asks) == (False, 20, True)
    assert limits.check_press(PRIVATE, ALICE, 0, sends=False).allowed
    assert limits.check_press(PRIVATE, BOB, 0, sends=True).allowed


def test_all_that_a_person_sends_and_presses_is_limited_too() -> None:
    limits = RequestLimits(5, 0)
    allowed = [limits.check_press(PRIVATE, ALICE, 0, sends=False).allowed for _ in range(100)]
    assert sum(allowed) == 5 * PRESSES_PER_QUESTION
    assert not limits.check_message(PRIVATE, ALICE, 30, asks=False).allowed
    assert not limits.check_message(PRIVATE, ALICE, 30, asks=True).asks
    assert limits.check_message(PRIVATE, ALICE, 60, asks=True).allowed


def test_one_member_leaves_room_for_others_in_the_minute_of_a_group() -> None:
    limits = RequestLimits(20, 20)
    sent = [limits.check_message(GROUP, ALICE, 0, asks=number % 2 == 0).allowed for number in range(10)]
    sent += [limits.check_press(GROUP, ALICE, 0, sends=True).allowed for _ in range(10)]
    assert sum(sent) == 20 // GROUP_SHARE
    assert limits.check_message(GROUP, BOB, 0, asks=True).allowed
    assert limits.check_press(GROUP, ALICE, 0, sends=False).allowed  # edits don't count
    assert limits.check_message(PRIVATE, ALICE, 0, asks=True).allowed


@given(st.integers(0, 30), st.integers(0, 40))
def test_a_members_first_message_in_a_group_is_always_allowed(questions: int, group: int) -> None:
    assert RequestLimits(questions, group).check_message(GROUP, ALICE, 0, asks=True).allowed
