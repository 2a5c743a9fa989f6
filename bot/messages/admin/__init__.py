"""Messages for the bot's admins alone, a module for each feature. Pure functions; not for doing what they offer."""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
