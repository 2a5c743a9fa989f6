"""Setting up a bot in a terminal: `newsbot init`, and the bundled sample articles. Not for checking one that runs."""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
