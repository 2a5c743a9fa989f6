"""Several bots on one memory in PostgreSQL: who runs, who owns which chats, and when the next message may be sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_FOR_POSTGRESQL = (
    "CREATE INDEX inbox_open ON inbox (bot_id, update_id) WHERE done_at IS NULL",
    """
    CREATE OR REPLACE FUNCTION newsbot_tell() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_LEVEL = 'STATEMENT' THEN
            PERFORM pg_notify('newsbot', TG_ARGV[0]);
        ELSIF TG_ARGV[0] = 'moved' THEN
            PERFORM pg_notify('newsbot', 'moved ' || NEW.old_chat_id || ' ' || NEW.new_chat_id);
        ELSIF TG_OP = 'DELETE' THEN
            PERFORM pg_notify('newsbot', TG_ARGV[0] || ' ' || OLD.chat_id);
        ELSE
            PERFORM pg_notify('newsbot', TG_ARGV[0] || ' ' || NEW.chat_id);
        END IF;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER tell AFTER INSERT ON inbox FOR EACH STATEMENT EXECUTE FUNCTION newsbot_tell('inbox')",
    "CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON chats "
    "FOR EACH ROW EXECUTE FUNCTION newsbot_tell('settings')",
    "CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access "
    "FOR EACH ROW EXECUTE FUNCTION newsbot_tell('access')",
    "CREATE TRIGGER tell AFTER INSERT ON moved FOR EACH ROW EXECUTE FUNCTION newsbot_tell('moved')",
)


def upgrade() -> None:
    """Create the tables, and what tells bots of changes."""
    op.add_column("inbox", sa.Column("part", sa.Integer))
    op.create_table(
        "replicas",
        sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("backend", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("partitions", sa.Integer, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "partitions",
        sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("owner", sa.Text),
    )
    op.create_table(
        "sending",
        sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("free_at", sa.Double, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in _FOR_POSTGRESQL:
            op.execute(statement)
