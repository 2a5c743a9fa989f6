"""An index on disk: arrays, segments, tombstones, manifests, and how one snapshot replaces another.

Not for searching, for SQL or for reading articles.
"""

from __future__ import annotations

from index.storage.arrays import read_only as read_only
from index.storage.compact import parts_of as parts_of
from index.storage.data_folder import DataFolder as DataFolder
from index.storage.data_folder import SearchCluster as SearchCluster
from index.storage.documents import UNDATED as UNDATED
from index.storage.documents import Capitals as Capitals
from index.storage.documents import Documents as Documents
from index.storage.documents import LanguageSummary as LanguageSummary
from index.storage.documents import Sentences as Sentences
from index.storage.documents import microseconds as microseconds
from index.storage.documents import order_key as order_key
from index.storage.documents import pack_head as pack_head
from index.storage.documents import pack_languages as pack_languages
from index.storage.documents import pack_quotes as pack_quotes
from index.storage.documents import unpack_languages as unpack_languages
from index.storage.draft import Contents as Contents
from index.storage.draft import Draft as Draft
from index.storage.forward_index import ForwardIndex as ForwardIndex
from index.storage.manifest import Manifest as Manifest
from index.storage.postings import COMPILED_FROM as COMPILED_FROM
from index.storage.postings import FIELDS as FIELDS
from index.storage.postings import K1 as K1
from index.storage.postings import CompactPostings as CompactPostings
from index.storage.postings import Field as Field
from index.storage.postings import Postings as Postings
from index.storage.postings import weigh_paragraphs as weigh_paragraphs
from index.storage.segment import Segment as Segment
from index.storage.segment import open_segment as open_segment
from index.storage.segment_writer import DocumentSource as DocumentSource
from index.storage.segment_writer import SegmentWriter as SegmentWriter
from index.storage.segment_writer import Written as Written
from index.storage.snapshot_files import ADDITION as ADDITION
from index.storage.snapshot_files import ALL_ROWS as ALL_ROWS
from index.storage.snapshot_files import BASE as BASE
from index.storage.snapshot_files import KERNELS as KERNELS
from index.storage.snapshot_files import StoredSnapshot as StoredSnapshot
from index.storage.snapshot_files import Tombstones as Tombstones
from index.storage.snapshot_files import current_mark as current_mark
from index.storage.snapshot_files import file_marks as file_marks
from index.storage.snapshot_files import find_damage as find_damage
from index.storage.snapshot_files import note_damage as note_damage
from index.storage.snapshot_files import noted_damage as noted_damage
from index.storage.snapshot_files import read_current as read_current
from index.storage.snapshot_files import read_published as read_published
from index.storage.snapshot_files import read_snapshot as read_snapshot
from index.storage.snapshot_files import verify_files as verify_files
from index.storage.string_table import find_string as find_string
