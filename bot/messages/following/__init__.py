"""Messages about followed questions: alerts, digests, and the menus around them. Pure functions; not for sending."""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
