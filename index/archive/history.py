"""One article with its history: what it said before, and where it was read."""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.identity import canonical_url, digest_of
from index.archive.rows import StoredArticle, read_stored
from index.archive.tables import articles, copies, files, identities, versions
from index.model import Article, Published, published_from_text


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of an article: its number, from 1, when it was first read (ISO 8601), and what it said."""

    number: int
    seen: str | None
    digest: str
    title: str
    paragraphs: tuple[str, ...]
    published: Published
    modified: Published


@dataclass(frozen=True, slots=True)
class History:
    """An article, its versions from the oldest to the newest, and the origins of the files that it was read from."""

    article: Article
    versions: tuple[StoredVersion, ...]
    origins: tuple[str, ...]


def read_history(connection: Connection, name: str) -> History | None:
    """Return the article with this id or link; None if there is none."""
    article_id = article_id_of(connection, name)
    stored = read_stored(connection, [article_id]).get(article_id) if article_id else None
    if stored is None:
        return None
    before = sa.select(versions).where(versions.c.article_id == article_id).order_by(versions.c.version)
    older = [_version(row) for row in connection.execute(before).mappings()]
    places = sa.select(files.c.origin).join(copies, copies.c.file_id == files.c.id)
    origins = connection.scalars(places.where(copies.c.article_id == article_id).distinct())
    return History(stored.article, (*older, _newest(stored)), tuple(sorted(origins)))


def article_id_of(connection: Connection, name: str) -> str | None:
    """Return the id of the article with this id or link; None if there is none."""
    by_id = sa.select(articles.c.id).where(articles.c.id == name)
    if article_id := connection.scalar(by_id):
        return str(article_id)
    if (identity := identity_of(name)) is None:
        return None
    owner = connection.scalar(sa.select(identities.c.article_id).where(identities.c.identity == identity))
    return str(owner) if owner else None


def identity_of(link: str) -> str | None:
    """Return the identity of the article at a link, whose `https://` may be missing.

    None if this is no link, or leads to a front page.
    """
    address = canonical_url(link if "://" in link else f"https://{link}") if "/" in link else None
    return digest_of(f"url:{address}") if address else None


def _version(row: sa.RowMapping) -> StoredVersion:
    return StoredVersion(
        row["version"],
        row["seen"],
        row["content"],
        row["title"],
        tuple(json.loads(row["text"])),
        published_from_text(row["published"]),
        published_from_text(row["modified"]),
    )


def _newest(stored: StoredArticle) -> StoredVersion:
    article = stored.article
    return StoredVersion(
        article.version,
        stored.seen,
        stored.content,
        article.title,
        article.paragraphs,
        article.published,
        article.modified,
    )
