"""What the bot remembers, in SQL: chats and their settings, answers, followed questions, and updates not yet handled.

Not for articles: those are in `index/indexing/`'s store.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
