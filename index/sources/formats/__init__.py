"""The forms that an article comes in: from the bytes of one file to what it says of its article."""

from __future__ import annotations

from index.sources.formats.published_dates import parse_published as parse_published
from index.sources.formats.text_files import decode as decode
from index.sources.formats.text_files import parse as parse
