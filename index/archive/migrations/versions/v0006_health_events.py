"""What people are to be told of the sources on the web, and who was told already."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the new tables."""
    op.create_table(
        "health_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "source_id", sa.String(40), sa.ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "health_tellings",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("health_events.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("recipient", sa.String(40), primary_key=True),
    )
