"""The search engine: its protocol, and the embedded one that answers from a snapshot on disk.

Row numbers never leave this package and `index/storage/`. Not for understanding questions or choosing passages.
"""

from __future__ import annotations

from index.engine.evidence import MAX_EVIDENCE_TERMS as MAX_EVIDENCE_TERMS
from index.engine.evidence import Evidence as Evidence
from index.engine.library import Library as Library
from index.engine.memo import Memo as Memo
from index.engine.names import KIND_PARAGRAPHS as KIND_PARAGRAPHS
from index.engine.names import NAME_SHARE as NAME_SHARE
from index.engine.protocol import Engine as Engine
from index.engine.protocol import Engines as Engines
from index.engine.protocol import SearchIndex as SearchIndex
from index.engine.snapshot import Snapshot as Snapshot
