"""Finds the paragraphs that answer a question about the news. Talks to nobody in Telegram.

    sources -> articles -> store -> snapshot        `index_files`, `refresh`, `take_posts`
    question -> hits -> passages -> answer          `Library`, `ask`

`__init__.pyi` lists the public names. They are imported on first use: answering a question needs neither the database
nor the file parsers.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
