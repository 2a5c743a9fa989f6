"""One index run: from sources to the store, and from the store to a published snapshot.

Not for reading sources (`index/sources/`), the files of a snapshot (`index/storage/`) or answering.
"""

from __future__ import annotations

from index.indexing.report import Progress as Progress
from index.indexing.report import Report as Report
from index.indexing.run import index_files as index_files
from index.indexing.store import open_database as open_database
from index.indexing.store import reading as reading
from index.indexing.store import translated as translated
