"""Versions of the rules whose outcome an index holds. Raise one when its rules give another outcome for the same text.

`tests/test_versions.py` fails where an outcome over the sample articles changes and its number doesn't.
"""

from __future__ import annotations

PARSER_VERSION = 2
"""From a file to an article, in any format. Part of each file's digest: the next index run reads all files again."""

TERMS_VERSION = 3
"""From a text to its terms. Part of every snapshot's settings: the next index run rebuilds the snapshot."""

QUOTES_VERSION = 8
"""From an article to its quotations. Part of every snapshot's settings, as `TERMS_VERSION` is."""
