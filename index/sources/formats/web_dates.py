"""Dates on a web page outside of its metadata: elements that are made for them, and lines below the headline.

htmldate reads the lines in other languages than English. It also guesses from addresses, pictures and what is the most
frequent; that isn't asked for.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from index.model import Published
from index.sources.formats.field_values import moment_of
from index.sources.formats.html_text import collapse
from index.sources.formats.options import ReadingOptions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AROUND = frozenset("aside nav footer form".split())
_NOT_THE_ARTICLE = re.compile(
    r"comment|related|recommend|sidebar|teaser|most-?read|newsletter|footer|promo|widget", re.I
)
_OF_A_DATE = re.compile(r"date|time|publi|posted|byline|meta|author|dateline", re.I)
_PUBLISHED = re.compile(r"publi|posted|entry-date|dt-published|created", re.I)
_MODIFIED = re.compile(r"modif|updated|dt-updated|geändert|aktualisiert|обновл", re.I)
_LABEL = re.compile(
    r"^\W*(?:(?:first )?published|posted|date|erstellt|veröffentlicht|publié|опубликовано)(?: on| at| am| le)?\s*:?\s*",
    re.I,
)
_BEFORE_DIGITS = re.compile(r"^\D+")
_DATES = ("datePublished", "dateCreated", "dateModified")
_NEAR = 15  # elements after the headline that may hold the date
_MAX_TEXTS = 12
_LONGEST = 120  # characters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class StatedTimes:
    """The dates that elements of a page state, and the texts that may hold one."""

    published: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def stated_times(tree: HtmlElement) -> StatedTimes:
    """Return the dates that a page states: those of its `time` elements first, marked ones before others."""
    result = StatedTimes()
    others = []
    for element in _dated(tree):
        value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        value, marks = collapse(value or "")[:100], _marks(element)
        if not value or _is_around(element):
            continue
        if _MODIFIED.search(marks):
            result.modified.append(value)
        elif element.get("pubdate") is not None or _PUBLISHED.search(marks):
            result.published.append(value)
        elif element.tag == "time" and element.get("datetime"):
            others.append(value)
    if _is_one_day(others):
        result.published.extend(others[:1])
    result.texts.extend(_date_texts(tree))
    return result


def _dated(tree: HtmlElement) -> list[HtmlElement]:
    """Return the elements that are made for dates, in HTML, in microformats and in microdata."""
    return [element for element in tree.iter() if element.tag in ("time", "abbr") or element.get("itemprop") in _DATES]


def _is_one_day(values: list[str]) -> bool:
    """Return whether unmarked times agree: a live blog and a list of stories have many days."""
    return len({value[:10] for value in values}) == 1


def date_in_text(texts: Iterable[str], options: ReadingOptions) -> tuple[Published, str]:
    """Return the first date, which is a guess, in one of `texts`, and that text; never today's."""
    for text in texts:
        if not _YEAR.search(text):
            continue
        try:
            day = moment_of(_LABEL.sub("", text), options.date_order)
        except ValueError:
            day = _day_by_htmldate(text) or _day_by_htmldate(_BEFORE_DIGITS.sub("", text))
        if day is None or (day.date() if isinstance(day, datetime) else day) == datetime.now(UTC).date():
            continue
        return day, text
    return None, ""


def _day_by_htmldate(text: str) -> date | None:
    """Return the day in a short text in any language, if its day and its year are in the text."""
    from htmldate import find_date
    from lxml import html

    for name in ("htmldate", "dateparser"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if re.search(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}", text) and "." not in text:
        return None  # 3/4/2026 is two days
    tree = html.document_fromstring("<html><body><p class='date'></p></body></html>")
    next(tree.iter("p")).text = text
    try:
        day = date.fromisoformat(find_date(tree, original_date=True, extensive_search=True) or "")
    except Exception:  # none found, or one of the library's many kinds of error
        return None
    numbers = {int(number) for number in _NUMBER.findall(text[:_LONGEST])}
    return day if {day.day, day.year} <= numbers else None


def _date_texts(tree: HtmlElement) -> list[str]:
    """Return short texts that may hold the date: elements named after one, and those right after the headline."""
    near: dict[str, None] = {}
    named: dict[str, None] = {}
    distance = None
    has_heading = next(tree.iter("h1"), None) is not None
    for element in tree.iter("h1", "time", "span", "div", "p", "i", "em", "small", "font", "li", "td", "b"):
        if element.tag == "h1":
            distance = 0
            continue
        distance = None if distance is None else distance + 1
        is_near = distance is not None and distance <= _NEAR
        is_named = bool(_OF_A_DATE.search(_marks(element)))
        if not (is_near or is_named) or len(element) > 8:
            continue
        text = _short_text(element)
        if not _YEAR.search(text) or (not is_named and text.endswith(".")) or _is_around(element):
            continue
        if is_near:
            near[text] = None
        elif distance is not None or not has_heading or _is_in_article(element):  # not the day on a paper's masthead
            named[text] = None
    return [*near, *named][:_MAX_TEXTS]


def _is_in_article(element: HtmlElement) -> bool:
    return any(parent.tag in ("article", "main") for parent in element.iterancestors())


def _short_text(element: HtmlElement) -> str:
    """Return the text of an element if it is short; a container's isn't put together."""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 4 * _LONGEST:
            return ""
    text = collapse(" ".join(parts))
    return text if len(text) <= _LONGEST else ""


def _marks(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid"))


def _is_around(element: HtmlElement) -> bool:
    """Return whether an element is in a part of the page that isn't the article's."""
    return any(
        parent.tag in _AROUND or _NOT_THE_ARTICLE.search(_marks(parent))
        for parent in (element, *element.iterancestors())
        if parent.tag not in ("body", "html")
    )
