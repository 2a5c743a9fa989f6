"""Migrations of the articles' database, for Alembic: `versions/` has a module for each version.

Not for the database of a new installation, which is created as `index/archive/tables.py` describes it.
"""
