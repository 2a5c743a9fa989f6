"""The forms that an article comes in: from the bytes of one file to what it says of its article.

A module that defines `FORMAT` adds a format; the others help them. Not for where files lie or which of them are read.
"""

from __future__ import annotations

from index.sources.formats.addresses import is_web_address as is_web_address
from index.sources.formats.format import Format as Format
from index.sources.formats.format import Parsed as Parsed
from index.sources.formats.header_lines import fill_gaps as fill_gaps
from index.sources.formats.registry import registered_formats as registered_formats
