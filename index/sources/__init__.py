"""Reading articles: `list_files` lists the files under some paths, `open_records` opens one, `load` reads an article.

Not for storing or indexing articles: see `index/indexing/`.
"""

from __future__ import annotations

from index.sources.added import KEY as KEY
from index.sources.added import clean_up as clean_up
from index.sources.added import file_key as file_key
from index.sources.added import file_of as file_of
from index.sources.added import find_added as find_added
from index.sources.added import is_page as is_page
from index.sources.added import page_key as page_key
from index.sources.added import page_path as page_path
from index.sources.added import reason_in as reason_in
from index.sources.added import store_file as store_file
from index.sources.added import store_page as store_page
from index.sources.cleaning import clean_line as clean_line
from index.sources.files import File as File
from index.sources.files import Loaded as Loaded
from index.sources.files import Reading as Reading
from index.sources.files import describe_bug as describe_bug
from index.sources.files import digest as digest
from index.sources.files import file_suffixes as file_suffixes
from index.sources.files import is_due as is_due
from index.sources.files import is_embargoed as is_embargoed
from index.sources.files import load as load
from index.sources.files import load_bytes as load_bytes
from index.sources.files import load_file as load_file
from index.sources.files import load_parsed as load_parsed
from index.sources.files import open_records as open_records
from index.sources.formats import COLUMN_PARTS as COLUMN_PARTS
from index.sources.formats import DEFAULT_OPTIONS as DEFAULT_OPTIONS
from index.sources.formats import ReadingOptions as ReadingOptions
from index.sources.formats import Record as Record
from index.sources.formats import parse_columns as parse_columns
from index.sources.listing import SAMPLES_MARK as SAMPLES_MARK
from index.sources.listing import Listing as Listing
from index.sources.listing import is_sample as is_sample
from index.sources.listing import list_files as list_files
