"""Dates as people write them: either fully understood or rejected."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats.published_dates import Dates, parse_dates, parse_published

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
    with pytest.raises(ValueError, match=r"it could be \d.* or \d.*: write it as YYYY-MM-DD, or set NEWSBOT_DATE"):
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
        *("", " ", "yesterday", "2024-13-01", "2024-02-30", "31 June 2024", "a" * 10_000, "173456", "palms grow"),
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


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%A, %B %d, %Y"]))
def test_a_day_written_out_is_read_back(day: date, form: str) -> None:
    assert parse_published(day.strftime(form)) == day


@settings(deadline=None)
@given(
    st.text()
    | st.text("0123456789-/.:, +TZ")
    | st.lists(st.sampled_from("19 Dec 2024 Thu 10:30 am".split())).map(" ".join)
)
def test_no_text_raises_anything_but_a_value_error(text: str) -> None:
    with suppress(ValueError):
        found = parse_published(text)
        assert not isinstance(found, datetime) or found.tzinfo is not None


# -- as news sites write them

NOON = datetime(2025, 7, 8, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("8th of July 2025", "8 July, 2025", "Tues. July 8, 2025", "2025\u201107\u201108", "2025.07.08"),
        *("\u200e8\u00a0July\u00a02025", "Tue 08 Jul 2025", "JULY 8, 2025", "08-Jul-2025", "2025-07-08 (Tuesday)"),
        *("8. Juli 2025", "Dienstag, 8. Juli 2025", "8 de julio de 2025", "le mardi 8 juillet 2025", "8 июля 2025 г."),
        *("вторник, 8 июля 2025", "8 июл 2025", "8 lipca 2025", "8 de julho de 2025", "8 luglio 2025", "8 липня 2025"),
        *("2025年7月8日", "July 8, 2025 / The Inlet", "LIMA, July 8, 2025"),
        *(
            "July 8, 2025 · 5 min read",
            "July 8, 2025, Section A, Page 1",
            "2025–07–08",
            "“2025-07-08”",
            "<2025-07-08 Tue>",
        ),
        *('"2025-07-08"', "'8 July 2025'"),
    ],
)
def test_a_day_is_read_as_news_sites_write_it(text: str) -> None:
    assert parse_published(text) == date(2025, 7, 8)


@pytest.mark.parametrize(
    "text",
    [
        *("8:30 AM ET, Tue July 8, 2025", "July 8, 2025 / 8:30 AM EDT / NBS", "July 8, 2025 at 8:30 a.m. Eastern Time"),
        *("Tue 8 Jul 2025 13.30 BST", "Tue 8 Jul 2025 12.30 GMT", "8 July 2025 1230 GMT", "July 8, 2025 | 12:30 p.m."),
        *(
            "8 July 2025 • 12:30pm",
            "Tuesday, July 8, 2025 - 12:30",
            "8. Juli 2025, 14:30 Uhr CEST",
            "8 juillet 2025 à 12h30",
        ),
        *(
            "8 de julio de 2025 a las 12:30",
            "8 lipca 2025, godz. 12:30",
            "8 июля 2025, 15:30 МСК",
            "2025/07/08 às 12h30",
        ),
        *("20250708T123000Z", "20250708123000", "Tue, 08 Jul 2025 12:30:00 +0000", "2025-07-08 12:30:00 +0000 UTC"),
        *("2025-07-08T14:30:00.000+0200", "1751977800", "1751977800000", "July 8, 2025 7:30 am EST"),
    ],
)
def test_a_moment_is_read_as_news_sites_write_it(text: str) -> None:
    assert parse_published(text) == NOON


def test_eastern_time_is_that_of_the_season() -> None:
    winter, summer = parse_published("10:00 ET, Jan 8, 2025"), parse_published("10:00 ET, July 8, 2025")
    assert isinstance(winter, datetime)
    assert isinstance(summer, datetime)
    assert (winter.utcoffset(), summer.utcoffset()) == (timedelta(hours=-5), timedelta(hours=-4))


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        ("Published: July 7, 2025 | Updated: July 8, 2025", date(2025, 7, 7), date(2025, 7, 8)),
        ("Published 7 July 2025, last updated 8 July 2025", date(2025, 7, 7), date(2025, 7, 8)),
        ("July 7, 2025 (Updated July 8, 2025)", date(2025, 7, 7), date(2025, 7, 8)),
        ("First published on Mon 7 Jul 2025", date(2025, 7, 7), None),
        ("Last modified on Tue 8 Jul 2025", None, date(2025, 7, 8)),
        ("Veröffentlicht am 7. Juli 2025, aktualisiert am 8. Juli 2025", date(2025, 7, 7), date(2025, 7, 8)),
        ("Обновлено: 8 июля 2025", None, date(2025, 7, 8)),
        ("July 7, 2025 | Updated: 3 hours ago", date(2025, 7, 7), None),
        ("Originally published on July 7, 2025; updated July 8", date(2025, 7, 7), None),
        ("July 7 2025 at 10:00 a.m. local time, updated 2 days ago", date(2025, 7, 7), None),
    ],
)
def test_the_dates_of_publication_and_of_modification_are_told_apart(
    text: str, published: date | None, modified: date | None
) -> None:
    assert parse_dates(text) == Dates(published, modified)


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2025, 4, 3)), ("mdy", date(2025, 3, 4))])
def test_an_order_settles_an_ambiguous_date_and_no_other(order: Literal["dmy", "mdy"], day: date) -> None:
    assert parse_published("3/4/2025", order) == day
    assert parse_published("25/4/2025", order) == date(2025, 4, 25)
    assert parse_published("2025-04-03", order) == date(2025, 4, 3)


@pytest.mark.parametrize("text", ["The mill closed on July 8, 2025", "July 8, 2025 was wet", "8 July 2025, says Toft"])
def test_a_sentence_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="can't be read"):
        parse_dates(text, strict=True)


@settings(deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from("Updated Published: 19 Dec 2024 10:30 am ET | , / mars 2025".split())).map(" ".join)
)
def test_no_line_of_dates_raises_anything_but_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert any(parse_dates(text))
