"""An index run: from sources to the store, and from the store to a published snapshot.

Not for reading sources (`index/sources/`), for the files of a snapshot (`index/storage/`) or for answering.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
