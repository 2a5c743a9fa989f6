"""Articles as rows of the database, with checksums that show damage."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
import xxhash
from sqlalchemy.engine import Connection

from index.archive.tables import articles, checksums, identities, paragraphs, versions
from index.model import Article, Published, published_from_text, published_to_text

TRANSACTION_ARTICLES = 200
"""Maximum number of articles per transaction, so that no writer waits long for another."""

_HEAD = ("id", "origin", "title", "source", "url", "author", "published")  # covered by a checksum, before the text
_LATER_HEAD = ("modified", "language", "version")  # likewise, unless they have their defaults: 0.1 had none
_NO_LATER_HEAD = [None, None, 1]
_DATES = ("published", "modified")

T = TypeVar("T")


class StoredArticle(NamedTuple):
    """An article of the database, with what readers don't see."""

    article: Article
    content: str
    """Digest of its title and text; empty if unknown."""
    seen: str | None
    """When its text was first read."""
    copy_id: str | None
    """The copy that its text is from."""


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield slices of the values, since databases limit the number of parameters."""
    return (values[start : start + TRANSACTION_ARTICLES] for start in range(0, len(values), TRANSACTION_ARTICLES))


def row_of(stored: StoredArticle) -> dict[str, Any]:
    """Return the row of an article, without its text."""
    article = stored.article
    row = {name: getattr(article, name) for name in (*_HEAD, *_LATER_HEAD)}
    row |= {name: published_to_text(getattr(article, name)) for name in _DATES}
    return row | {"content": stored.content, "seen": stored.seen, "copy_id": stored.copy_id}


def article_of(row: sa.RowMapping, texts: tuple[str, ...]) -> Article:
    """Return the article in a row and its paragraphs."""
    values = {name: row[name] for name in (*_HEAD, *_LATER_HEAD)}
    values |= {name: published_from_text(row[name]) for name in _DATES}
    return Article(**values, paragraphs=texts)


def checksum(row: Mapping[str, Any] | sa.RowMapping, texts: Sequence[str]) -> str:
    """Return the checksum of an article. The values of a damaged database may be of any type."""
    later = [row[name] for name in _LATER_HEAD]
    values = [len(texts), *(row[name] for name in _HEAD), *([] if later == _NO_LATER_HEAD else later)]
    head = json.dumps(values, default=repr)
    return xxhash.xxh3_128_hexdigest("\0".join([head, *map(str, texts)]).encode(errors="surrogatepass"))


def read_rows(
    connection: Connection, ids: Sequence[str]
) -> tuple[dict[str, sa.RowMapping], dict[str, tuple[str, ...]]]:
    """Return the rows of some articles, and their paragraphs, by id."""
    rows = connection.execute(sa.select(articles).where(articles.c.id.in_(ids))).mappings()
    heads = {row["id"]: row for row in rows}
    select = sa.select(paragraphs).where(paragraphs.c.article_id.in_(ids))
    order = select.order_by(paragraphs.c.article_id, paragraphs.c.position)
    return heads, dict(_grouped(connection.execute(order)))


def read_stored(connection: Connection, ids: Sequence[str]) -> dict[str, StoredArticle]:
    """Return some articles by id, without those whose dates are damaged."""
    stored: dict[str, StoredArticle] = {}
    for part in in_parts(ids):
        heads, texts = read_rows(connection, part)
        for name, row in heads.items():
            try:
                article = article_of(row, texts.get(name, ()))
            except (ValueError, TypeError):  # damaged: what is read now replaces it
                continue
            stored[name] = StoredArticle(article, row["content"], row["seen"], row["copy_id"])
    return stored


def write_articles(connection: Connection, stored: Sequence[StoredArticle]) -> None:
    """Write articles, replacing those with the same ids."""
    ids = [item.article.id for item in stored]
    known: set[str] = set()
    for part in in_parts(ids):
        known.update(connection.scalars(sa.select(articles.c.id).where(articles.c.id.in_(part))))
        for table in (paragraphs, checksums):  # of the articles, or left over where their heads are gone
            connection.execute(sa.delete(table).where(table.c.article_id.in_(part)))
    rows = [row_of(item) for item in stored]
    if changed := [{f"new_{name}": value for name, value in row.items()} for row in rows if row["id"] in known]:
        values: dict[str, Any] = {name.removeprefix("new_"): sa.bindparam(name) for name in changed[0]}
        connection.execute(sa.update(articles).where(articles.c.id == sa.bindparam("new_id")).values(values), changed)
    texts = [
        {"article_id": item.article.id, "position": position, "text": text}
        for item in stored
        for position, text in enumerate(item.article.paragraphs)
    ]
    sums = [
        {"article_id": row["id"], "checksum": checksum(row, item.article.paragraphs)}
        for row, item in zip(rows, stored, strict=True)
    ]
    insert_rows(connection, articles, [row for row in rows if row["id"] not in known])
    insert_rows(connection, paragraphs, texts)
    insert_rows(connection, checksums, sums)


def delete_articles(connection: Connection, ids: Sequence[str], with_history: bool = True) -> None:
    """Delete articles; without `with_history`, their earlier versions stay for when they are read again."""
    for part in in_parts(ids):
        connection.execute(sa.delete(identities).where(identities.c.article_id.in_(part)))
        connection.execute(sa.delete(articles).where(articles.c.id.in_(part)))
        if with_history:
            connection.execute(sa.delete(versions).where(versions.c.article_id.in_(part)))


def insert_rows(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any: an empty list would insert a row of defaults."""
    if rows:
        connection.execute(sa.insert(table), list(rows))


def read_published(connection: Connection, ids: Sequence[str] | None) -> tuple[dict[str, Published], dict[str, str]]:
    """Return when each article was published, by id, and the origins of those where that is damaged, likewise."""
    select = sa.select(articles.c.id, articles.c.origin, articles.c.published)
    published: dict[str, Published] = {}
    damaged: dict[str, str] = {}
    queries = [select] if ids is None else [select.where(articles.c.id.in_(part)) for part in in_parts(ids)]
    for row in (row for query in queries for row in connection.execute(query)):
        try:
            published[row.id] = published_from_text(row.published)
        except (ValueError, TypeError):
            damaged[row.id] = row.origin
    return published, damaged


def _grouped(rows: Iterable[sa.Row[tuple[str, int, str]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    owner: str | None = None
    texts: list[str] = []
    for row in rows:
        if row.article_id != owner:
            if owner is not None:
                yield owner, tuple(texts)
            owner, texts = row.article_id, []
        texts.append(row.text)
    if owner is not None:
        yield owner, tuple(texts)
