"""Copies of articles, as they are read: what is new in them, and which text of an article is shown.

One article may be in several files. A copy is known by its file and its place in it; a copy that isn't known yet is
matched to an article by what identifies both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple

from index.archive.identity import Identities, canonical_url, digest_of, resembles, shares_words
from index.model import Article, published_moment

_GAPS = ("source", "url", "author", "published", "language")  # not `modified`: it dates the text that is shown


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of an article: where it was read, and what was read.

    `key` is its place in the file, empty where the file is the article; `digest` is that of its bytes. `until` is the
    day on which it must be read again, since its date was in the future.
    """

    file: str
    key: str
    digest: str
    article: Article
    parser: int
    guid: str | None = None
    shape: str = ""
    until: str | None = None
    is_withdrawn: bool = False

    @property
    def id(self) -> str:
        """Key of the copy in the database."""
        return copy_id(self.file, self.key)

    @property
    def moment(self) -> datetime | None:
        """When the outlet last changed the article; None if unknown."""
        return last_change(self.article)


class CopyState(NamedTuple):
    """A copy as the database knows it. An empty `digest` is unknown: the copy must be read again."""

    article_id: str
    digest: str
    parser: int
    until: str | None


class Outcome(Enum):
    """What became of a copy that was put into the database."""

    ADDED = "a new article"
    CHANGED = "another text or head of a known one"
    SAME = "a copy of an article that stays as it is"
    ELSEWHERE = "a copy of an article that shows another text"
    WITHDRAWN = "the article was removed, since its outlet withdraws it"
    REFUSED = "an article that its outlet withdrew"
    REMOVED = "an article that a person removed"


def copy_id(file: str, key: str) -> str:
    """Return the key of a copy: of the origin of its file, and its key in it."""
    return digest_of(file, key)


def last_change(article: Article) -> datetime | None:
    """Return when an article last changed, as far as its outlet says so."""
    when = article.modified or article.published
    return published_moment(when) if when else None


def continues(copy: Copy, current: Article) -> bool:
    """Return whether a copy that was read again is still of the same article, and not of another one in its place.

    The ids of a table may be the numbers of its rows, and shift with every new one.
    """
    address, before = (canonical_url(url) if url else None for url in (copy.article.url, current.url))
    if copy.is_withdrawn or (address and before):
        return not (address and before) or address == before or resembles(copy.article, current)
    return not copy.key or resembles(copy.article, current)


def candidates(names: Identities) -> Iterator[tuple[str, bool]]:
    """Yield the identities to find a copy's article by, the surest first, with whether it tells by the title alone."""
    for name in (names.url_and_title, names.url, names.guid):
        if name:
            yield name, False
    if names.title:
        yield names.title, True


def is_same(copy: Copy, current: Article, by_title: bool) -> bool:
    """Return whether two articles with an identity in common are one.

    A title alone may be a column's, and articles with different addresses are different ones.
    """
    if copy.is_withdrawn:  # its text may be a sentence about that
        return True
    if not by_title:
        return resembles(copy.article, current)
    address, other = (canonical_url(url) if url else None for url in (copy.article.url, current.url))
    return not (address and other and address != other) and shares_words(copy.article.paragraphs, current.paragraphs)


def has_permanent_guid(copy: Copy) -> bool:
    """Return whether the GUID of a copy is never that of another article, whatever the text: posts have numbers."""
    return copy.guid is not None and copy.guid.startswith("telegram:")


def supersedes(copy: Copy, current: Article) -> bool:
    """Return whether a copy from another place is newer than what an article shows; without dates, the longer one."""
    moment, before = copy.moment, last_change(current)
    if moment and before and moment != before:
        return moment > before
    return _length(copy.article) > _length(current)


def merged(article: Article, current: Article) -> Article:
    """Return `article` with those parts of `current` that it lacks: another outlet's copy may have no link."""
    gaps = {name: getattr(current, name) for name in _GAPS if getattr(article, name) is None}
    return replace(article, **gaps)


def now() -> datetime:
    """Return the current time in UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def _length(article: Article) -> int:
    return sum(map(len, article.paragraphs))
