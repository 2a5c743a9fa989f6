"""File formats of articles: from a file to its articles' text, title, date and so on.

A module that defines `FORMAT` adds a format; the others are helpers. Not for finding or choosing files.
"""

from __future__ import annotations

from index.sources.formats.addresses import is_web_address as is_web_address
from index.sources.formats.format import HEAD_BYTES as HEAD_BYTES
from index.sources.formats.format import Format as Format
from index.sources.formats.format import Input as Input
from index.sources.formats.format import Parsed as Parsed
from index.sources.formats.format import Record as Record
from index.sources.formats.header_lines import fill_gaps as fill_gaps
from index.sources.formats.options import COLUMN_PARTS as COLUMN_PARTS
from index.sources.formats.options import DEFAULT_OPTIONS as DEFAULT_OPTIONS
from index.sources.formats.options import DateOrder as DateOrder
from index.sources.formats.options import ReadingOptions as ReadingOptions
from index.sources.formats.registry import COMPRESSED as COMPRESSED
from index.sources.formats.registry import registered_formats as registered_formats
from index.sources.formats.registry import suffix_of as suffix_of
from index.sources.formats.single_articles import digest as digest
from index.sources.formats.single_articles import single_record as single_record
from index.sources.formats.unpacking import read_head as read_head
from index.sources.formats.unpacking import unpack as unpack
