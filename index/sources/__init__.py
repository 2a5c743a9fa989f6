"""Reading articles: `list_files` lists the files under some paths, `load` turns one of them into an Article.

Not for storing or indexing articles: see `index/indexing/`.
"""

from __future__ import annotations

from index.sources.files import File as File
from index.sources.files import Loaded as Loaded
from index.sources.files import digest as digest
from index.sources.files import digest_until as digest_until
from index.sources.files import file_kinds as file_kinds
from index.sources.files import is_current as is_current
from index.sources.files import load as load
from index.sources.files import read_file as read_file
from index.sources.listing import Listing as Listing
from index.sources.listing import list_files as list_files
