"""Who may use the bot, as its admins decided it, and who asks them to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "access",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("asked_at", sa.BigInteger),
        sa.Column("decided_at", sa.BigInteger),
        sa.Column("decided_by", sa.BigInteger),
        sa.Column("asker_id", sa.BigInteger),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("language", sa.String(16)),
        sa.Column("name", sa.Text),
        sa.Column("username", sa.String(64)),
        sa.Column("title", sa.Text),
    )
    op.create_index("access_by_state", "access", ["state", "asked_at"])
    op.create_table(
        "access_notices",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("language", sa.String(16)),
    )
