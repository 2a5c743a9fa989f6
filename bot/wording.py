"""How articles, dates and counts are named to people, in the terminal and in Telegram alike."""

from __future__ import annotations

from datetime import UTC, date, datetime

from index import Article, Coverage, Passage, Published

TITLE_CHARS = 140
NO_OUTLET = "outlet not given"
NO_DATE = "undated"


def say_date(published: Published) -> str:
    """ "19 December 2024", in UTC where a time is known."""
    if published is None:
        return NO_DATE
    day = published.astimezone(UTC).date() if isinstance(published, datetime) else published
    return f"{day.day} {day:%B} {day.year}"


def say_title(article: Article | Passage) -> str:
    """The headline, shortened at a word where it is as long as a sentence can be."""
    if len(article.title) <= TITLE_CHARS:
        return article.title
    return article.title[:TITLE_CHARS].rsplit(" ", 1)[0] + " …"


def say_origin(article: Article | Passage) -> str:
    """The outlet and the date."""
    return f"{article.source or NO_OUTLET}, {say_date(article.published)}"


def say_coverage(coverage: Coverage) -> str:
    """What was searched: how many articles, and of which days."""
    held = count(coverage.articles, "article")
    if coverage.first is None or coverage.last is None:
        return held
    return f"{held} from {say_span(coverage.first, coverage.last)}"


def say_span(first: date, last: date) -> str:
    return say_date(first) if first == last else f"{say_date(first)} to {say_date(last)}"


def count(number: int, noun: str) -> str:
    """ "1 article", "1,204 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def has_link(article: Article | Passage) -> bool:
    """Whether its address may be linked: http and https alone."""
    return (article.url or "").startswith(("http://", "https://"))
