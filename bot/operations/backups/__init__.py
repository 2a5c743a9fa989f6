"""Backups: one file with the databases and what people added by hand, written while the bot runs, and put back.

Not for the index, which is built again from the database, nor for settings: `.env` holds the token.
"""

from __future__ import annotations

from bot.operations.backups.contents import Contents as Contents
from bot.operations.backups.errors import BackupError as BackupError
from bot.operations.backups.replacing import finish_restoring as finish_restoring
from bot.operations.backups.restoring import restore as restore
from bot.operations.backups.writing import write_backup as write_backup
