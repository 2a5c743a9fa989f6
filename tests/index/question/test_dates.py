"""Dates in questions, as ranges of days."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.dates import find_dates, may_hold_dates

FRIDAY = date(2024, 12, 20)


def found(text: str, today: date | None = FRIDAY, newest: date | None = None) -> str:
    """Return a range as "first..last", or "" for none."""
    dates = find_dates(text, today, newest)
    return f"{dates.since or ''}..{dates.until or ''}" if dates else ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", "2024-12-20..2024-12-20"),
        ("this morning", "2024-12-20..2024-12-20"),
        ("yesterday", "2024-12-19..2024-12-19"),
        ("yesterday evening", "2024-12-19..2024-12-19"),
        ("the day before yesterday", "2024-12-18..2024-12-18"),
        ("last night", "2024-12-19..2024-12-20"),
        ("this week", "2024-12-16..2024-12-22"),
        ("last week", "2024-12-09..2024-12-15"),
        ("this month", "2024-12-01..2024-12-31"),
        ("last month", "2024-11-01..2024-11-30"),
        ("this year", "2024-01-01..2024-12-31"),
        ("last year", "2023-01-01..2023-12-31"),
        ("What's last year's price?", "2023-01-01.."),
        ("What did she say Today?", "2024-12-20..2024-12-20"),
        ("over the weekend", "2024-12-14..2024-12-15"),
        ("on Friday", "2024-12-20..2024-12-20"),
        ("last Friday", "2024-12-13..2024-12-13"),
        ("on Saturday", "2024-12-14..2024-12-14"),
        ("What did Putin say Thursday?", "2024-12-19..2024-12-19"),
        ("since Monday", "2024-12-16.."),
        ("from Monday to Wednesday", "2024-12-16..2024-12-18"),
        ("past three days", "2024-12-17..2024-12-20"),
        ("in the last 2 weeks", "2024-12-06..2024-12-20"),
        ("over the past year", "2023-12-20..2024-12-20"),
        ("in the last hour", "2024-12-20..2024-12-20"),
        ("in the last hours", "2024-12-20..2024-12-20"),
        ("in the past 24 hours", "2024-12-19..2024-12-20"),
        ("two days ago", "2024-12-18..2024-12-18"),
        ("a week ago", "2024-12-09..2024-12-15"),
        ("last summer", "2024-06-01..2024-08-31"),
        ("last March", "2024-03-01..2024-03-31"),
        ("last December", "2023-12-01..2023-12-31"),
        ("this December", "2024-12-01..2024-12-31"),
        ("on the 19th?", "2024-12-19..2024-12-19"),
        ("on the 21st", "2024-11-21..2024-11-21"),
        ("this past weekend", "2024-12-14..2024-12-15"),
        ("this past week", "2024-12-13..2024-12-20"),
        ("in the past fortnight", "2024-12-06..2024-12-20"),
        ("in recent days", "2024-12-13..2024-12-20"),
        ("in recent weeks", "2024-11-08..2024-12-20"),
        ("24 hours ago", "2024-12-19..2024-12-19"),
        ("two days back", "2024-12-18..2024-12-18"),
        ("last week's vote", "2024-12-09.."),
        ("about Monday's attack", "2024-12-16.."),
    ],
)
def test_dates_are_relative_to_the_askers_day(text: str, days: str) -> None:
    assert found(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in March", "2024-03-01..2024-03-31"),
        ("in december", "2024-12-01..2024-12-31"),
        ("in early March", "2024-03-01..2024-03-10"),
        ("in late February", "2024-02-21..2024-02-29"),
        ("on 19 December", "2024-12-19..2024-12-19"),
        ("on December 21st", "2023-12-21..2023-12-21"),
        ("on the 4th of July", "2024-07-04..2024-07-04"),
        ("between 3 and 5 May", "2024-05-03..2024-05-05"),
        ("from 3 to 5 May", "2024-05-03..2024-05-05"),
        ("from 3-5 May", "2024-05-03..2024-05-05"),
        ("between March and May", "2024-03-01..2024-05-31"),
        ("from December to January", "2023-12-01..2024-01-31"),
        ("before March", "..2024-02-29"),
        ("after March", "2024-04-01.."),
        ("until March", "..2024-03-31"),
        ("since May", "2024-05-01.."),
        ("What did Putin say March 3rd?", "2024-03-03..2024-03-03"),
        ("3 March", "2024-03-03..2024-03-03"),
        ("What did Putin say 3 March about Kursk", "2024-03-03..2024-03-03"),
        ("in Jan", "2024-01-01..2024-01-31"),
        ("in Sept.", "2024-09-01..2024-09-30"),
        ("March through May", "2024-03-01..2024-05-31"),
        ("March 3-5", "2024-03-03..2024-03-05"),
        ("3 to 5 April", "2024-04-03..2024-04-05"),
        ("from May 3 to 5", "2024-05-03..2024-05-05"),
        ("between May 3 and 5", "2024-05-03..2024-05-05"),
        ("May 3 to 10 June", "2024-05-03..2024-06-10"),
        ("in January and February", "2024-01-01..2024-02-29"),
        ("at the start of March", "2024-03-01..2024-03-10"),
        ("in the middle of March", "2024-03-11..2024-03-20"),
        ("at the end of December", "2023-12-21..2023-12-31"),
    ],
)
def test_a_date_without_a_year_is_the_latest_that_has_begun(text: str, days: str) -> None:
    assert found(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in March 2024", "2024-03-01..2024-03-31"),
        ("in mid-March 2024", "2024-03-11..2024-03-20"),
        ("in Dec 2023", "2023-12-01..2023-12-31"),
        ("in 2024", "2024-01-01..2024-12-31"),
        ("In 2011, which program was it?", "2011-01-01..2011-12-31"),
        ("during the year 2023", "2023-01-01..2023-12-31"),
        ("on December 19, 2024", "2024-12-19..2024-12-19"),
        ("on Thursday, 19 December 2024", "2024-12-19..2024-12-19"),
        ("on Sept. 3, 2023", "2023-09-03..2023-09-03"),
        ("19.12.2024", "2024-12-19..2024-12-19"),
        ("12/19/2024", "2024-12-19..2024-12-19"),
        ("on 2024-12-19", "2024-12-19..2024-12-19"),
        ("between 3 May and 5 June 2023", "2023-05-03..2023-06-05"),
        ("3-5 May 2024", "2024-05-03..2024-05-05"),
        ("from March 2023 until May 2024", "2023-03-01..2024-05-31"),
        ("from 2019 to 2021", "2019-01-01..2021-12-31"),
        ("before 1994", "..1993-12-31"),
        ("after 2020", "2021-01-01.."),
        ("in spring 2024", "2024-03-01..2024-05-31"),
        ("in the winter of 2023", "2023-12-01..2024-02-29"),
        ("2024/12/19", "2024-12-19..2024-12-19"),
        ("March to May 2023", "2023-03-01..2023-05-31"),
        ("March 3-5, 2023", "2023-03-03..2023-03-05"),
        ("in 1992 and 1997", "1992-01-01..1997-12-31"),
        ("in Q3 2023", "2023-07-01..2023-09-30"),
        ("in the first half of 2023", "2023-01-01..2023-06-30"),
        ("in the fourth quarter of 2023", "2023-10-01..2023-12-31"),
        ("at the beginning of 2023", "2023-01-01..2023-04-30"),
        ("at the end of 2023", "2023-09-01..2023-12-31"),
    ],
)
def test_whole_dates_need_no_day_to_be_relative_to(text: str, days: str) -> None:
    assert found(text, None) == days


@pytest.mark.parametrize(
    "text",
    [
        "What did Theresa May say about Brexit?",
        "What may happen?",
        "the sun",
        "a second ago that he knew",
        "March for Our Lives",
        "What happened in March for Our Lives?",
        "in April Jones's words",
        "in May's cabinet",
        "who left after May resigned",
        "confidence in May",
        "What did June Sarpong say?",
        "Black Friday",
        "on Black Friday",
        "the Good Friday agreement",
        "in the Sunday Times",
        "20 minutes",
        "ages 3-5 may win",
        "in the 1960s",
        "in the 1960's",
        "in 2013-14",
        "in 2000 homes",
        "the March 2024 budget",
        "about September 11, 2001",
        "on the 5th Avenue",
        "in the last year of his term",
        "a report on 2024",
        "between three and five",
        "from 10 to 20 percent",
        "3/4/2024",
        "on 30 February 2023",
        "on 31.02.2023",
        "in 2030",
        "Super Bowl 50",
        "January 6 riot",
        "What did Trump say about January 6?",
        "july 4 celebrations",
        "ages 3 to 5 march on",
        "in the third half of 2023",
        "from 5 to 10 homes",
        "August Wilson",
        "Friday the 13th",
        "in their last year at the palace",
        "What was Brandt's last week in office like?",
        "Why did she leave the Today show?",
        "How much is she paid to be on Today?",
        "Who hosted the Tonight programme?",
        "What did the host of Today say about it?",
        "",
    ],
)
def test_names_and_words_are_no_dates(text: str) -> None:
    assert not found(text)


def test_only_the_words_of_the_date_are_taken() -> None:
    text = "What did Theresa May say in May about May 2016?"
    dates = find_dates(text, FRIDAY)
    assert dates
    assert (dates.words, text[dates.start : dates.end]) == ("in May", "in May")


@pytest.mark.parametrize("words", ["this past weekend", "this past week", "at the end of May", "in the last 3 days"])
def test_all_words_of_the_date_are_taken(words: str) -> None:
    dates = find_dates(f"Kursk {words}", FRIDAY)
    assert dates
    assert dates.words == words


def test_without_the_askers_day_dates_are_relative_to_the_newest_article() -> None:
    assert found("yesterday", None, FRIDAY) == "2024-12-19..2024-12-19"


@pytest.mark.parametrize(
    "text", ["yesterday", "last week", "on Friday", "in March", "on 3 May", "on the 3rd", "last fall"]
)
def test_a_date_relative_to_nothing_is_none(text: str) -> None:
    assert not found(text, None)


@pytest.mark.parametrize("text", ["in October", "on 1 October"])
def test_a_month_is_one_that_has_articles_and_yesterday_is_the_askers(text: str) -> None:
    assert found(text, FRIDAY, date(2024, 6, 1)).startswith("2023-10-01")
    assert found("yesterday", FRIDAY, date(2024, 6, 1)) == "2024-12-19..2024-12-19"


@given(st.dates(), st.integers(0, 400))
def test_every_day_is_read_back_as_it_is_written(day: date, later: int) -> None:
    today = day + timedelta(days=later) if day.year < 9990 else day
    assert found(f"on {day.isoformat()}", today) == f"{day}..{day}"


_PIECES = st.sampled_from(
    "in on since from to and between before last past this the week year May March Friday 3 5th 30 31 2024 2000 1999 "
    "february 29 days ago ' ’s , . - / yesterday weekend spring a of early".split()
)


@given(
    st.lists(_PIECES, max_size=12).map(" ".join) | st.text(),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_any_text_has_a_range_in_order_or_none(text: str, today: date | None, newest: date | None) -> None:
    words = " ".join(text.split())
    dates = find_dates(words, today, newest)
    if dates:
        assert dates.since or dates.until
        assert not (dates.since and dates.until) or dates.since <= dates.until
        assert dates.words
        assert words[dates.start : dates.end].startswith(dates.words)


@given(st.lists(_PIECES, max_size=6).map(" ".join), st.dates())
def test_a_text_without_words_of_dates_has_no_date(text: str, today: date) -> None:
    if not may_hold_dates(set(re.findall(r"\w+", text.lower()))):
        assert find_dates(text, today) is None


@pytest.mark.parametrize("text", ["yesterday", "in march", "3", "fortnight", "on fri. or friday", "sept"])
def test_words_of_dates_are_known(text: str) -> None:
    assert may_hold_dates(set(re.findall(r"\w+", text)))
