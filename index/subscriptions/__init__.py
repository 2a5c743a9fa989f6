"""Sources as people handle them: finding, testing, adding, listing, importing and removing them; taking posts.

Not for fetching (`index/sources/web/`), nor for when and how they are refreshed (`index/indexing/`).
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
