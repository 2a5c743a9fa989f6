"""The only quotation of some paragraphs."""

from __future__ import annotations

from index.model import Quotation
from index.quotes.finder import find_quotes


def only(*paragraphs: str) -> Quotation:
    """Return the only quotation in these paragraphs."""
    (quote,) = find_quotes(paragraphs)
    return quote
