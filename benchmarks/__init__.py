"""Measurements: `speed`, `fresh`, `crash`, `load`, `retrieval` and `quotes` print a table, or JSON with --json.

The other modules are what these run or share.
"""
