"""Finding the paragraphs that answer a question about the news. Knows nothing of Telegram.

    sources -> articles -> store -> snapshot        `index_files`
    question -> hits -> passages -> answer          `Library`, `ask`

`__init__.pyi` lists the names that other packages use. They load when they are first used: answering a question needs
neither the database nor what reads files.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
