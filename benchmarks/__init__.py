"""Measurements: `speed`, `fresh`, `load`, `retrieval` and `quotes` print a table, `crash` and `damage` a sentence.

With --json, each prints its figures as JSON instead.

The other modules are what these run or share.
"""
