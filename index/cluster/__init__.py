"""The index in an OpenSearch cluster: talking to it, its documents, and how one index replaces another.

Not for the embedded index (`index/storage/`, `index/engine/`), nor for what a run publishes (`index/indexing/`). The
client's library is an extra and loads with the first connection: who has no cluster doesn't need it.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
