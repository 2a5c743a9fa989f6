"""Moving the databases to another kind: from SQLite to PostgreSQL, and back. Not for backups, nor for the index."""

from __future__ import annotations

from bot.operations.moving.moving import Move as Move
from bot.operations.moving.moving import move_database as move_database
from bot.operations.moving.moving import moves_of as moves_of
