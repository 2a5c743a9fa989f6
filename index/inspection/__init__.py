"""Looking at an index from outside, for those who ask whether all is well: its snapshot, its database, its sources.

Never changes anything, also where nothing is set up or everything is damaged. Not for answering from an index.
"""

from __future__ import annotations

from index.inspection.articles import ArticlesState as ArticlesState
from index.inspection.articles import inspect_articles as inspect_articles
from index.inspection.snapshots import SnapshotState as SnapshotState
from index.inspection.snapshots import inspect_snapshot as inspect_snapshot
