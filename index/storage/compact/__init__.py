"""The arrays of a mapped segment in fewer bytes, which a search decodes as it needs them.

Not for small segments, which `index/storage/packing` compresses whole, nor for very large ones, whose arrays stay as
they are: decoding their postings would take longer than searching them.
"""

from __future__ import annotations

from index.storage.compact.posting_lists import FIELD_NAMES as FIELD_NAMES
from index.storage.compact.posting_lists import PostingLists as PostingLists
from index.storage.compact.posting_lists import Weighing as Weighing
from index.storage.compact.strings import MOST_BYTES as MOST_BYTES
from index.storage.compact.strings import CompressedStrings as CompressedStrings
from index.storage.compact.writing_lists import encode_lists as encode_lists
