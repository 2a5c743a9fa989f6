"""What the command line prints: answers and the index's state, for people and as JSON, and `newsbot index`.

Not for reading arguments: see `bot/cli/`.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
