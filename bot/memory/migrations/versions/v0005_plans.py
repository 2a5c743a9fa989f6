"""How chats are told the news of what they follow: digests, what they leave out, and where it comes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "plans",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hour", sa.Integer),
        sa.Column("weekday", sa.Integer),
        sa.Column("done_at", sa.BigInteger),
        sa.Column("outlets", sa.Text),
        sa.Column("words", sa.Text),
        sa.Column("place_chat_id", sa.BigInteger),
        sa.Column("place_thread_id", sa.BigInteger),
        sa.Column("place_title", sa.Text),
    )
