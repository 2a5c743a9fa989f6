"""Posts of channels in Telegram."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the new table."""
    op.create_table(
        "posts",
        sa.Column("channel_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("posted", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("is_from_elsewhere", sa.Boolean, nullable=False),
        sa.Column("is_anchor", sa.Boolean, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Index("ix_posts_channel_id_key", "channel_id", "key"),
    )
