"""The archive: articles in SQL, with where they were read, what identifies them, and their earlier versions.

Not for reading sources (`index/sources/`), nor for the snapshots that answer (`index/storage/`).
"""

from __future__ import annotations

from index.archive.copies import Copy as Copy
from index.archive.copies import CopyState as CopyState
from index.archive.copies import Outcome as Outcome
from index.archive.copies import copy_id as copy_id
from index.archive.database import ARTICLES_SCHEMA as ARTICLES_SCHEMA
from index.archive.database import ARTICLES_VERSION as ARTICLES_VERSION
from index.archive.database import DATABASE_SETTING as DATABASE_SETTING
from index.archive.database import SCHEMA as SCHEMA
from index.archive.database import ArticleDatabase as ArticleDatabase
from index.archive.history import History as History
from index.archive.history import StoredVersion as StoredVersion
from index.archive.identity import canonical_url as canonical_url
from index.archive.identity import without_tracking as without_tracking
from index.archive.rows import TRANSACTION_ARTICLES as TRANSACTION_ARTICLES
from index.archive.rows import in_parts as in_parts
from index.archive.runs import Run as Run
from index.archive.runs import read_runs as read_runs
from index.archive.store import FileState as FileState
from index.archive.store import Overview as Overview
from index.archive.store import Store as Store
from index.archive.store import find_history as find_history
from index.archive.store import last_runs as last_runs
from index.archive.store import read_overview as read_overview
from index.archive.tables import posts as posts
from index.archive.web_sources import HealthEvent as HealthEvent
from index.archive.web_sources import HealthKind as HealthKind
from index.archive.web_sources import Postponed as Postponed
from index.archive.web_sources import StoredSource as StoredSource
from index.archive.web_sources import Told as Told
from index.archive.web_sources import UntoldEvent as UntoldEvent
from index.archive.web_sources import WebSources as WebSources
from index.archive.web_sources import read_sources as read_sources
from index.archive.web_sources import source_id as source_id
