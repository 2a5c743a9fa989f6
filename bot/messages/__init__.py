"""The bot's messages: answers, menus and alerts as text, entities and keyboards, in the reader's language.

Pure functions. Not for finding answers, storing anything or calling Telegram.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
