"""Articles in several places and versions: files, copies, identities, earlier versions, withdrawals."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_PART = 200
_UNKNOWN = {"digest": "", "parser": 0, "shape": ""}


def upgrade() -> None:
    """Create the new tables, and give each article its file as its only copy.

    The digests of the files are left empty: the next index run reads them, and finds what identifies the articles.
    """
    connection = op.get_bind()
    _change_articles(connection)
    _create_tables()
    metadata = sa.MetaData()
    articles, files, copies = (
        sa.Table(name, metadata, autoload_with=connection) for name in ("articles", "files", "copies")
    )
    pairs = [*connection.execute(sa.select(articles.c.id, articles.c.origin).order_by(articles.c.id))]
    change = sa.update(articles).where(articles.c.id == sa.bindparam("name")).values(copy_id=sa.bindparam("copy"))
    for start in range(0, len(pairs), _PART):
        part = pairs[start : start + _PART]
        rows = [{"id": _digest(origin), "origin": origin, "sample": False} for _, origin in part]
        connection.execute(sa.insert(files), rows)
        rows = [
            {"id": _digest(origin, ""), "file_id": _digest(origin), "article_id": name, **_UNKNOWN}
            for name, origin in part
        ]
        connection.execute(sa.insert(copies), rows)
        connection.execute(change, [{"name": name, "copy": _digest(origin, "")} for name, origin in part])


def _change_articles(connection: sa.Connection) -> None:
    """Let several articles have one origin, and add columns. SQLite needs a new table for that."""
    added = (
        sa.Column("modified", sa.String(40)),
        sa.Column("language", sa.String(40)),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.Column("seen", sa.String(40)),
        sa.Column("content", sa.String(40), nullable=False, server_default=""),
        sa.Column("copy_id", sa.String(40)),
    )
    with op.batch_alter_table("articles", copy_from=_articles_before(), recreate="auto") as batch:
        for constraint in sa.inspect(connection).get_unique_constraints("articles"):
            if constraint["name"]:
                batch.drop_constraint(constraint["name"], type_="unique")
        batch.drop_column("digest")
        for column in added:
            batch.add_column(column)


def _articles_before() -> sa.Table:
    """Return the table without its unnamed constraint, which only copying it can drop in SQLite."""
    return sa.Table(
        "articles",
        sa.MetaData(),
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("digest", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("published", sa.String(40)),
    )


def _create_tables() -> None:
    op.create_table(
        "versions",
        sa.Column("article_id", sa.String(40), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("seen", sa.String(40)),
        sa.Column("content", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.String(40)),
        sa.Column("modified", sa.String(40)),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "identities",
        sa.Column("identity", sa.String(40), primary_key=True),
        sa.Column(
            "article_id", sa.String(40), sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True
        ),
    )
    op.create_table(
        "withdrawals",
        sa.Column("identity", sa.String(40), primary_key=True),
        sa.Column("moment", sa.String(40), nullable=False),
    )
    op.create_table(
        "files",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("digest", sa.String(40)),
        sa.Column("until", sa.String(10)),
        sa.Column("sample", sa.Boolean, nullable=False),
    )
    op.create_table(
        "copies",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("file_id", sa.String(40), sa.ForeignKey("files.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column(
            "article_id", sa.String(40), sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("digest", sa.String(40), nullable=False),
        sa.Column("parser", sa.Integer, nullable=False),
        sa.Column("until", sa.String(10)),
        sa.Column("shape", sa.String(200), nullable=False),
    )


def _digest(*names: str) -> str:
    return hashlib.blake2b("\0".join(names).encode(errors="surrogatepass"), digest_size=12).hexdigest()
