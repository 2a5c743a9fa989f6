"""Messages about who may use the bot, to those who ask and to the admins who decide.

Pure functions; not for deciding.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
