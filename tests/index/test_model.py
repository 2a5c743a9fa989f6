"""Articles and their dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article
from index.model import published_day, published_from_text, published_moment, published_to_text

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1000, 1, 2), datetime(9998, 12, 30), timezones=ZONES)  # noqa: DTZ001  # as asked for


def test_a_moment_without_a_timezone_is_refused(article: Callable[..., Article]) -> None:
    with pytest.raises(ValueError, match="article a7: published must carry a timezone"):
        article("Text.", id="a7", published=datetime(2024, 12, 19, 10))  # noqa: DTZ001


def test_an_article_cannot_be_changed(article: Callable[..., Article]) -> None:
    with pytest.raises(FrozenInstanceError):
        article("Text.").title = "Another"  # type: ignore[misc]


@given(st.dates())
def test_a_day_comes_back_as_the_same_day(when: date) -> None:
    back = published_from_text(published_to_text(when))
    assert (type(back), back, published_day(when)) == (date, when, when)


@given(MOMENTS)
def test_a_moment_comes_back_with_its_offset_from_utc_and_so_on_its_day(when: datetime) -> None:
    back = published_from_text(published_to_text(when))
    assert isinstance(back, datetime)
    assert (back, back.utcoffset(), published_day(back)) == (when, when.utcoffset(), when.date())


@pytest.mark.parametrize("text", [None, ""])
def test_no_date_comes_back_as_none(text: str | None) -> None:
    assert published_to_text(None) is None
    assert published_from_text(text) is None


def test_a_day_counts_from_its_start_in_utc() -> None:
    assert published_moment(date(2024, 12, 19)) == datetime(2024, 12, 19, tzinfo=UTC)


def test_a_moment_is_taken_over_into_utc() -> None:
    moscow = timezone(timedelta(hours=3))
    when = published_moment(datetime(2024, 12, 19, 1, tzinfo=moscow))
    assert (when, when.tzinfo) == (datetime(2024, 12, 18, 22, tzinfo=UTC), UTC)
