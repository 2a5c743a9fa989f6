"""Versions of the rules whose results an index stores. Raise one when its rules change the result for the same text.

`tests/test_versions.py` fails if a result for the sample articles changes but its version doesn't.
"""

from __future__ import annotations

PARSER_VERSION = 5
"""Version of parsing, in any format. Part of each file's digest: a change makes the next index run read all files."""

TERMS_VERSION = 8
"""Version of the terms. Part of every snapshot's settings: a change makes the next index run rebuild it."""

QUOTES_VERSION = 16
"""Version of the quotation rules. Part of every snapshot's settings, as `TERMS_VERSION` is."""
