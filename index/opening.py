"""Opening the index that the settings name: the embedded one in a data folder, or one in a search cluster.

Not for what an open index does: see `Engines` in `index/engine`.
"""

from __future__ import annotations

from index.engine import Engines, Library
from index.storage import DataFolder


def open_engines(where: DataFolder, compiled: bool = True, deferred: bool = False) -> Engines:
    """Open the index of a data folder, wherever it is. `where` can be pickled.

    With `compiled`, compiled code searches a large embedded index: for processes that answer many questions. With
    `deferred`, it does so once `load_kernels` is done. Raises NewsbotError if there is no index to open.
    """
    if where.search is None:
        return Library(where, compiled, deferred)
    from index.cluster.reading import ClusterEngines  # who has no cluster doesn't need its client

    return ClusterEngines(where.search)
