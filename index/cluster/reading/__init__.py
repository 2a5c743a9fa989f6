"""The search engine that asks an OpenSearch cluster, and what follows the index behind its alias.

An engine stands for one published state of one index. It needs few requests: it looks terms up together, and hits bring
all that re-ranking reads. Not for writing to the cluster (`index/cluster/`).
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
