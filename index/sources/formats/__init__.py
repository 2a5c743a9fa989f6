"""The forms that an article comes in: from the bytes of one file to what it says of its article.

A module that defines `FORMAT` adds a format; the others help them. Not for where files lie or which of them are read.
"""

from __future__ import annotations

from index.sources.formats.format import Format as Format
from index.sources.formats.registry import registered_formats as registered_formats
