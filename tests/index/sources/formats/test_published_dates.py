"""Dates as people write them: either fully understood or rejected."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.formats.published_dates import parse_published

DAY = date(2024, 12, 19)
MOSCOW = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-19",
        "20241219",
        "2024/12/19",
        "19 December 2024",
        "19 Dec 2024",
        "December 19, 2024",
        "Dec 19th, 2024",
        "Thursday, December 19, 2024",
        "12/19/2024",
        "19/12/2024",
        "19.12.2024",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    found = parse_published(text)
    assert (type(found), found) == (date, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-12-19T10:30Z", datetime(2024, 12, 19, 10, 30, tzinfo=UTC)),
        ("2024-12-19 10:30", datetime(2024, 12, 19, 10, 30, tzinfo=UTC)),
        ("2024-12-19T01:30+03:00", datetime(2024, 12, 19, 1, 30, tzinfo=MOSCOW)),
        ("19 December 2024 01:30 +0300", datetime(2024, 12, 19, 1, 30, tzinfo=MOSCOW)),
        ("19 December 2024 01:30 GMT+3", datetime(2024, 12, 19, 1, 30, tzinfo=MOSCOW)),
        ("Dec 19, 2024 at 5pm", datetime(2024, 12, 19, 17, tzinfo=UTC)),
        ("Thu, 19 Dec 2024 10:30:00 GMT", datetime(2024, 12, 19, 10, 30, tzinfo=UTC)),
    ],
)
def test_a_time_makes_it_a_moment_in_its_timezone_or_in_utc(text: str, expected: datetime) -> None:
    found = parse_published(text)
    assert isinstance(found, datetime)
    assert (found, found.utcoffset()) == (expected, expected.utcoffset())


def test_a_time_in_a_timezone_that_is_not_known_leaves_the_day() -> None:
    assert parse_published("19 December 2024 10:30 XYZT") == DAY


@pytest.mark.parametrize("text", ["3/4/2024", "1.2.2024", "4.3.2024"])
def test_an_ambiguous_date_is_rejected_with_both_readings(text: str) -> None:
    with pytest.raises(ValueError, match=r"it could be \d.* or \d.*: write it as YYYY-MM-DD"):
        parse_published(text)


@pytest.mark.parametrize(
    "text", ["24-12-19", "01/02/03", "19 December 24", "1-2 January 2024", "2023/2024 December 19"]
)
def test_two_digit_years_and_dates_with_two_days_or_years_are_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="a year in four digits, once"):
        parse_published(text)


def test_a_day_of_the_week_that_it_was_not_is_refused() -> None:
    with pytest.raises(ValueError, match="19 December 2024 isn't that day of the week"):
        parse_published("Friday, December 19, 2024")


@pytest.mark.parametrize(
    "text", ["December 2024", "2024-12", "2024", "19 December", "Thursday", "10:30", "May 5 10:30"]
)
def test_an_incomplete_date_is_not_completed(text: str) -> None:
    with pytest.raises(ValueError, match="it doesn't name a day, a month and a year"):
        parse_published(text)


@pytest.mark.parametrize("text", ["Thursday, December 2024", "Thu 12/2024"])
def test_a_weekday_in_a_month_is_no_whole_date(text: str) -> None:
    with pytest.raises(ValueError, match="it doesn't name a day, a month and a year"):
        parse_published(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "yesterday", "2024-13-01", "2024-02-30", "31 June 2024", "a" * 10_000, "1734566400", "palms grow"),
        f"06:{'4' * 26}\x000808",
    ],
)
def test_text_that_is_no_date_is_rejected(text: str) -> None:
    with pytest.raises(ValueError, match=r"it can't be read as a date|it doesn't name"):
        parse_published(text)


@pytest.mark.parametrize("text", ["0001-01-01", "0999-12-31", "9999-12-31"])
def test_a_year_that_no_timezone_can_shift_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        parse_published(text)


@pytest.mark.parametrize("text", ["9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00", "31 December 9999 23:59 -0500"])
def test_a_moment_that_a_timezone_shifts_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        parse_published(text)


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%A, %B %d, %Y"]))
def test_a_day_written_out_is_read_back(day: date, form: str) -> None:
    assert parse_published(day.strftime(form)) == day


@given(
    st.text()
    | st.text("0123456789-/.:, +TZ")
    | st.lists(st.sampled_from("19 Dec 2024 Thu 10:30 am".split())).map(" ".join)
)
def test_no_text_raises_anything_but_a_value_error(text: str) -> None:
    with suppress(ValueError):
        found = parse_published(text)
        assert not isinstance(found, datetime) or found.tzinfo is not None
