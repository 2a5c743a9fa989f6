"""How articles, dates and counts are named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.terminal.wording import TITLE_CHARS, count, has_link, say_coverage, say_date, say_origin, say_title
from index import Article, Coverage, Published


def article(title: str = "Ferries sail", **fields: str | date | None) -> Article:
    return Article("a", "file:///a.txt", title, ("Text.",), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (date(2024, 12, 9), "9 December 2024"),
        (datetime(2024, 12, 9, 12, tzinfo=UTC), "9 December 2024"),
        (datetime(2024, 12, 9, 1, tzinfo=timezone(timedelta(hours=3))), "9 December 2024"),
        (None, "undated"),
    ],
)
def test_a_date_is_a_day_where_the_article_appeared_or_said_to_be_missing(published: Published, said: str) -> None:
    assert say_date(published) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 articles"), (1, "1 article"), (1204, "1,204 articles")])
def test_counts_agree_with_their_noun(number: int, said: str) -> None:
    assert count(number, "article") == said


def test_a_short_title_is_shown_as_it_is() -> None:
    assert say_title(article("O’Hara & sons")) == "O’Hara & sons"


def test_a_long_title_ends_after_a_whole_word() -> None:
    title = " ".join(f"word{number}" for number in range(100))
    said = say_title(article(title))
    assert said.endswith(" …")
    assert len(said) <= TITLE_CHARS + 2
    assert title.startswith(said.removesuffix(" …") + " ")


def test_a_long_title_of_one_word_is_shortened_too() -> None:
    assert len(say_title(article("x" * 1000))) <= TITLE_CHARS + 2


def test_an_origin_is_the_outlet_and_the_day() -> None:
    assert say_origin(article(source="Courier", published=date(2025, 3, 4))) == "Courier, 4 March 2025"


def test_an_origin_that_is_unknown_says_so() -> None:
    assert say_origin(article()) == "outlet not given, undated"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2024, 9, 12), date(2025, 11, 6), "2 articles from 12 September 2024 to 6 November 2025"),
        (date(2024, 9, 12), date(2024, 9, 12), "2 articles from 12 September 2024"),
        (None, None, "2 articles"),
    ],
)
def test_a_coverage_names_the_days_that_it_knows(first: date | None, last: date | None, said: str) -> None:
    assert say_coverage(Coverage(2, 10, 1, first, last)) == said


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://courier.example/1", True),
        ("http://courier.example/1", True),
        ("javascript:alert(1)", False),
        ("ftp://courier.example/1", False),
        ("tg://user?id=1", False),
        ("data:text/html,x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_http_and_https_are_linked(url: str | None, linked: bool) -> None:
    assert has_link(article(url=url)) is linked
