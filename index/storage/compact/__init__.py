"""The arrays of a mapped segment in fewer bytes, which a search decodes as it needs them.

Not for small segments, which `index/storage/packing` compresses whole, nor for very large ones, whose arrays stay as
they are: the first question with a frequent term would wait for its postings to be decoded.
"""

from __future__ import annotations

from index.storage.compact.posting_lists import FIELD_NAMES as FIELD_NAMES
from index.storage.compact.posting_lists import PostingLists as PostingLists
from index.storage.compact.posting_lists import Weighing as Weighing
from index.storage.compact.split_numbers import MOST_HIGH_BITS as MOST_HIGH_BITS
from index.storage.compact.split_numbers import SplitNumbers as SplitNumbers
from index.storage.compact.split_numbers import high_bits as high_bits
from index.storage.compact.split_numbers import parts_of as parts_of
from index.storage.compact.strings import MOST_BYTES as MOST_BYTES
from index.storage.compact.strings import CompressedStrings as CompressedStrings
from index.storage.compact.term_pages import LONGEST_TERM as LONGEST_TERM
from index.storage.compact.term_pages import TERMS_PER_PAGE as TERMS_PER_PAGE
from index.storage.compact.term_pages import TermCounts as TermCounts
from index.storage.compact.term_pages import TermPages as TermPages
from index.storage.compact.term_pages import encoded as encoded
from index.storage.compact.writing_lists import encode_lists as encode_lists
