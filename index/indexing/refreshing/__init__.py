"""A refresh of sources on the web: which are due, what is new in them, how each is doing, and what people are told.

Not for how anything is fetched (`index/sources/web/`), nor for what all runs share (`index/indexing/`).
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
