"""Who followed the question of an alert, so that it can be deleted with what else is kept of that person."""

from __future__ import annotations

import json
from contextlib import suppress

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_answers = sa.table("answers", *map(sa.column, ("key", "chat_id", "user_id", "question", "follower_id")))
_follows = sa.table("follows", *map(sa.column, ("chat_id", "user_id", "question")))


def upgrade() -> None:
    """Add the column, and fill it for earlier alerts by the words of the questions that are followed."""
    op.add_column("answers", sa.Column("follower_id", sa.BigInteger))
    connection = op.get_bind()
    followers = {
        (row.chat_id, _words(row.question)): row.user_id for row in connection.execute(sa.select(_follows)).all()
    }
    for row in connection.execute(sa.select(_answers).where(_answers.c.user_id.is_(None))).all():
        if follower := followers.get((row.chat_id, _words(row.question))):
            this = _answers.c.key == row.key
            connection.execute(sa.update(_answers).where(this).values(follower_id=follower))


def _words(question: str) -> object:
    with suppress(ValueError, TypeError, KeyError):
        return json.loads(question)["text"]
    return None
