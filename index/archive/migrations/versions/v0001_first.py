"""The tables of newsbot 0.1, which had no versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "meta",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False, unique=True),
        sa.Column("digest", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("published", sa.String(40)),
    )
    op.create_table(
        "paragraphs",
        sa.Column("article_id", sa.String(40), sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("article_id", sa.String(40), primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False, index=True),
    )
    op.create_table(
        "revisions",
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("token", sa.String(40), nullable=False),
    )
