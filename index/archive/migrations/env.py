"""What Alembic runs to migrate: on the connection of the caller, within its transaction."""

from __future__ import annotations

from alembic import context

from index.archive.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
