"""What came out of each answer, and the words of the questions that found nothing.

It also creates the tables that are missing: earlier versions added new ones whenever they started.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_before = sa.MetaData()
_schema = sa.Table("schema_version", _before, sa.Column("version", sa.Integer, primary_key=True, autoincrement=False))
sa.Table(
    "starts",
    _before,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("times", sa.Integer, nullable=False),
)
sa.Table(
    "answers",
    _before,
    sa.Column("key", sa.String(16), primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("user_id", sa.BigInteger),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("asked_at", sa.BigInteger, nullable=False, index=True),
    sa.Index("answers_by_message", "chat_id", "message_id"),
    sa.Index("answers_by_time", "chat_id", "asked_at"),
)
sa.Table(
    "feedback",
    _before,
    sa.Column("key", sa.ForeignKey("answers.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("verdict", sa.Integer, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
)
sa.Table(
    "chats",
    _before,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("language", sa.String(16)),
    sa.Column("outlets", sa.Text),
    sa.Column("quiet_from", sa.Integer),
    sa.Column("quiet_to", sa.Integer),
    sa.Column("greeted", sa.Boolean, nullable=False),
)
sa.Table(
    "moved",
    _before,
    sa.Column("new_chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("old_chat_id", sa.BigInteger, nullable=False),
)
sa.Table(
    "follows",
    _before,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("user_id", sa.BigInteger),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("language", sa.String(16)),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("told_at", sa.BigInteger),
    sqlite_autoincrement=True,
)
sa.Table(
    "told",
    _before,
    sa.Column("follow_id", sa.ForeignKey("follows.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("article_id", sa.String(40), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
)
sa.Table(
    "alerts",
    _before,
    sa.Column("follow_id", sa.ForeignKey("follows.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("articles", sa.Text, nullable=False),
    sa.Column("told_at", sa.BigInteger),
)


def upgrade() -> None:
    """Create the tables that are missing, and the new columns."""
    connection = op.get_bind()
    _before.create_all(connection)
    op.add_column("answers", sa.Column("is_found", sa.Boolean))
    op.add_column("answers", sa.Column("words_key", sa.String(40)))
    op.add_column("answers", sa.Column("wording", sa.Text))
    op.create_index("answers_by_outcome", "answers", ["is_found", "asked_at", "words_key", "chat_id"])
