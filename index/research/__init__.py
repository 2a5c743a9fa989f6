"""The whole archive for research: its quotations as tables, its articles as citations.

Reads a published snapshot, one article at a time. Not for answering questions, and never for changing anything.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
