"""The bot's memory, in SQL: chats and their settings, answers, followed questions, and unhandled updates.

Not for articles, which are in the store of `index/indexing/`.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
