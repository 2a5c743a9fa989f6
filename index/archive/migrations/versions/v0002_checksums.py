"""Checksums that show damage, of every article: 0.1 had none, and 0.2 added them without a version.

The first databases of 0.1 had no record of changes, either.
"""

from __future__ import annotations

import json
from collections.abc import Collection

import sqlalchemy as sa
import xxhash
from alembic import op

revision = "0002"
down_revision = "0001"

_PART = 200
_HEAD = ("id", "origin", "title", "source", "url", "author", "published")


def upgrade() -> None:
    """Create the tables that are missing, and add the missing checksums."""
    connection = op.get_bind()
    tables = sa.inspect(connection).get_table_names()
    _create_missing(tables)
    if "checksums" not in tables:
        op.create_table(
            "checksums",
            sa.Column("article_id", sa.String(40), sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
            sa.Column("checksum", sa.String(40), nullable=False),
        )
    meta = sa.table("meta", sa.column("key"), sa.column("value"))
    if connection.scalar(sa.select(meta.c.value).where(meta.c.key == "checksums")) is None:
        _add_checksums(connection)
    connection.execute(sa.delete(meta).where(meta.c.key == "checksums"))


def _create_missing(tables: Collection[str]) -> None:
    if "changes" not in tables:
        op.create_table(
            "changes",
            sa.Column("article_id", sa.String(40), primary_key=True),
            sa.Column("revision", sa.Integer, nullable=False, index=True),
        )
    if "revisions" not in tables:
        op.create_table(
            "revisions",
            sa.Column("revision", sa.Integer, primary_key=True),
            sa.Column("token", sa.String(40), nullable=False),
        )


def _add_checksums(connection: sa.Connection) -> None:
    articles = sa.table("articles", *(sa.column(name) for name in _HEAD))
    paragraphs = sa.table("paragraphs", *(sa.column(name) for name in ("article_id", "position", "text")))
    checksums = sa.table("checksums", sa.column("article_id"), sa.column("checksum"))
    connection.execute(sa.delete(checksums))
    ids = [*connection.scalars(sa.select(articles.c.id).order_by(articles.c.id))]
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        texts: dict[str, list[str]] = {}
        select = sa.select(paragraphs).where(paragraphs.c.article_id.in_(part))
        for row in connection.execute(select.order_by(paragraphs.c.article_id, paragraphs.c.position)):
            texts.setdefault(row.article_id, []).append(row.text)
        rows = []
        for head in connection.execute(sa.select(articles).where(articles.c.id.in_(part))).mappings():
            rows.append({"article_id": head["id"], "checksum": _checksum(head, texts.get(head["id"], []))})
        if rows:
            connection.execute(sa.insert(checksums), rows)


def _checksum(head: sa.RowMapping, texts: list[str]) -> str:
    """Return the checksum as the version that added it computed it."""
    values = json.dumps([len(texts), *(head[name] for name in _HEAD)], default=repr)
    return xxhash.xxh3_128_hexdigest("\0".join([values, *map(str, texts)]).encode(errors="surrogatepass"))
