"""Updates with their bots, since each bot numbers its own. The earlier ones go to the bot that opens the database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Replace the inbox."""
    connection, config = op.get_bind(), op.get_context().config
    bot_id = config.attributes["bot_id"] if config else 0
    before = sa.table("inbox", *map(sa.column, ("update_id", "chat_id", "update", "noted_at", "done_at")))
    rows = [{**row, "bot_id": bot_id} for row in connection.execute(sa.select(before)).mappings()]
    op.drop_table("inbox")
    inbox = op.create_table(
        "inbox",
        sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("update", sa.Text, nullable=False),
        sa.Column("noted_at", sa.BigInteger, nullable=False),
        sa.Column("done_at", sa.BigInteger, index=True),
    )
    if rows:
        connection.execute(sa.insert(inbox), rows)
