"""File formats of articles: from the bytes of a file to its article's text, title, date and so on.

A module that defines `FORMAT` adds a format; the others are helpers. Not for finding or choosing files.
"""

from __future__ import annotations

from index.sources.formats.addresses import is_web_address as is_web_address
from index.sources.formats.format import Format as Format
from index.sources.formats.format import Parsed as Parsed
from index.sources.formats.header_lines import fill_gaps as fill_gaps
from index.sources.formats.registry import registered_formats as registered_formats
