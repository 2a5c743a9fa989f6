"""The data that packages pass to each other: articles and their contents, hits, and the limits of a search.

Frozen values without behaviour. Questions are modelled in `index/question/`, answers in `index/answers/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple, Protocol

Published = date | datetime | None
"""When an article appeared: a day, a timezone-aware moment, or unknown."""


class Versioned(Protocol):
    """An article, or a part of one, with when it was published and changed."""

    @property
    def published(self) -> Published:
        """When it appeared."""

    @property
    def modified(self) -> Published:
        """When its outlet last changed it, as far as it says so."""

    @property
    def version(self) -> int:
        """Number of the texts of it that were read."""


_SAME_MOMENT = timedelta(minutes=1)  # what systems take to publish an article


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news.

    `origin` is the address that it was read from (`file:/path`); reading the same origin again replaces the article.
    `source` is the outlet, `url` the article's own address; both None where the file doesn't give them. `modified` is
    when the outlet last changed it, as far as it says so, and `version` counts the texts that were read, from 1.
    `language` is a BCP 47 tag.
    """

    id: str
    origin: str
    title: str
    paragraphs: tuple[str, ...]
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: Published = None
    modified: Published = None
    language: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        for name in ("published", "modified"):
            moment = getattr(self, name)
            if isinstance(moment, datetime) and moment.tzinfo is None:
                raise ValueError(f"article {self.id}: {name} must carry a timezone")


class Head(NamedTuple):
    """An article without its paragraphs."""

    id: str
    origin: str
    title: str
    source: str | None
    url: str | None
    author: str | None
    published: Published
    modified: Published = None
    language: str | None = None
    version: int = 1

    @classmethod
    def of(cls, article: Article) -> Head:
        """Return the head of `article`."""
        return cls(
            article.id,
            article.origin,
            article.title,
            article.source,
            article.url,
            article.author,
            article.published,
            article.modified,
            article.language,
            article.version,
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a reader sees it: its position in the article, from 0, and its verbatim text."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a paragraph reports as said.

    `text` is `paragraphs[paragraph][start:end]`, without the marks. `speaker` is the fullest name that the article
    gives, a role in its words ("a spokeswoman"), or None where neither is known. `certain` is True only where the
    paragraph itself names the speaker. `aliases` are searched but never printed: the name of a role's holder, or the
    role of a named person.
    """

    paragraph: int
    text: str
    start: int
    end: int
    speaker: str | None
    cue: str
    kind: Literal["direct", "mixed", "indirect"]
    rule: str
    certain: bool
    aliases: tuple[str, ...] = ()


def published_moment(published: date | datetime) -> datetime:
    """Return `published` as a moment in UTC; a day counts from its start."""
    if isinstance(published, datetime):
        return published.astimezone(UTC)
    return datetime(published.year, published.month, published.day, tzinfo=UTC)


def published_day(published: date | datetime) -> date:
    """Return the day that an article gives, in its own timezone."""
    return published.date() if isinstance(published, datetime) else published


def is_updated(article: Versioned) -> bool:
    """Return whether an article was changed after its publication, as its outlet says or as its texts show."""
    if article.version > 1 or (article.modified and not article.published):
        return True
    if not article.published or not article.modified:
        return False
    if isinstance(article.published, datetime) and isinstance(article.modified, datetime):
        return article.modified - article.published >= _SAME_MOMENT
    return updated_day(article) is not None


def updated_day(article: Versioned) -> date | None:
    """Return the day of an article's last change, if its outlet gives it and it isn't the day of publication."""
    if article.modified is None:
        return None
    day = published_day(article.modified)
    return day if article.published is None or day > published_day(article.published) else None


def published_to_text(published: Published) -> str | None:
    """Return a day or a moment as ISO 8601. A moment keeps its offset, and so the article's own day."""
    return published.isoformat() if published else None


def published_from_text(text: str | None) -> Published:
    """Parse what `published_to_text` returned."""
    if not text:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class Hit(NamedTuple):
    """A matching paragraph: its article and position, and its score (above 0, without a unit)."""

    article_id: str
    position: int
    score: float


class Span(NamedTuple):
    """A sentence: from `start` to `end` of its paragraph, and the requested terms in it, in order.

    Each term comes with its position among all terms of the paragraph: adjacent terms have adjacent positions.
    """

    start: int
    end: int
    held: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The contents of an index: counts, and the days of its oldest and newest dated articles."""

    articles: int
    paragraphs: int
    outlets: int
    first: date | None
    last: date | None
    languages: tuple[str, ...] = ()
    """Codes of the languages by whose rules the paragraphs were read, most paragraphs first."""
    main_languages: tuple[str, ...] = ()
    """Those that more than a few paragraphs are in."""
    has_others: bool = False
    """Whether more than a few paragraphs are in languages that no module knows, read by the rules of another one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a search: articles published from `since` to before `until`, of these outlets.

    None means no limit. A day stands for its start in UTC. Undated articles lie outside every date range unless
    `undated` is set; then they lie in all of them.
    """

    since: date | datetime | None = None
    until: date | datetime | None = None
    outlets: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    """Ids of the articles to search; None for all."""
    without: frozenset[str] = frozenset()
    """Ids of articles to leave out."""
    undated: bool = False


EVERYTHING = Limits()
