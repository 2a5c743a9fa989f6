"""How articles, dates and counts are named in the terminal: in English, and without what other languages need."""

from __future__ import annotations

from datetime import date

from index import Article, Coverage, Passage, Published, Question

TITLE_CHARS = 140
OUTLET_CHARS = 80
LINK_CHARS = 1000
ALSO = 5
"""So many outlets are named that carry the same words."""
NO_OUTLET = "outlet not given"
NO_DATE = "undated"


def say_date(published: Published) -> str:
    """ "19 December 2024", as the article itself counts its days."""
    return f"{published.day} {published:%B} {published.year}" if published else NO_DATE


def say_title(article: Article | Passage) -> str:
    """The headline, shortened at a word where it is as long as a sentence can be."""
    return _shortened(article.title, TITLE_CHARS)


def say_origin(article: Article | Passage) -> str:
    """The outlet and the date."""
    return f"{_shortened(article.source or NO_OUTLET, OUTLET_CHARS)}, {say_date(article.published)}"


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


def say_understood(question: Question) -> list[str]:
    """What was made of a question where that isn't plain: typing errors mended, dates and outlets, a line each."""
    lines = [f"Showing results for {meant} instead of {typed}." for typed, meant in question.corrected]
    if question.since or question.until:
        lines.append(f"Dates: {_say_dates(question.since, question.until)}.")
    if question.outlets:
        lines.append(f"Only from {', '.join(question.outlets)}.")
    return lines


def say_apart(question: Question) -> str:
    """That a person and a topic are both in the index, and never together."""
    return f"The index holds {question.speaker_text} and it holds {question.topic_text}, but never together."


def say_also(passage: Passage) -> str:
    """The other outlets that carry a passage's words."""
    return f"Also in {', '.join(_shortened(name, OUTLET_CHARS) for name in passage.also_in[:ALSO])}" + (
        f" and {len(passage.also_in) - ALSO} more" if len(passage.also_in) > ALSO else ""
    )


def _say_dates(since: date | None, until: date | None) -> str:
    if since and until:
        return say_span(since, until)
    return f"from {say_date(since)} on" if since else f"until {say_date(until)}"


def has_link(article: Article | Passage) -> bool:
    """Whether its address may be linked: http and https alone, and none longer than a page's address ever is."""
    url = article.url or ""
    return url.startswith(("http://", "https://")) and len(url) <= LINK_CHARS


def _shortened(text: str, chars: int) -> str:
    return text if len(text) <= chars else f"{text[:chars].rsplit(' ', 1)[0]} …"
