"""Migrations of the bot's memory, for Alembic: `versions/` has a module for each version.

Not for the database of a new installation, which is created as `bot/memory/tables.py` describes it.
"""
