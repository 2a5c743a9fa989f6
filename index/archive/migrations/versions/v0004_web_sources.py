"""Sources on the web, their items that hold no article, and articles that a person removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the new tables, and the new column."""
    op.add_column("withdrawals", sa.Column("removed", sa.String(40)))
    op.create_table(
        "sources",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("address", sa.String(40), nullable=False, unique=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("is_paused", sa.Boolean, nullable=False),
        sa.Column("is_ended", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.String(40), nullable=False),
        sa.Column("fetched_at", sa.String(40)),
        sa.Column("succeeded_at", sa.String(40)),
        sa.Column("changed_at", sa.String(40)),
        sa.Column("newest_at", sa.String(40)),
        sa.Column("due_at", sa.String(40)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failing_since", sa.String(40)),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("usual_gap_seconds", sa.Integer),
        sa.Column("told", sa.String(20), nullable=False),
    )
    op.create_table(
        "postponed",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column(
            "source_id", sa.String(40), sa.ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("digest", sa.String(40), nullable=False),
        sa.Column("parser", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", sa.String(40)),
    )
