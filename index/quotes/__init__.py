"""Who says what: rules that find the quotations in an article's paragraphs, and whose words they are.

Not for showing them, and never loaded to answer: a snapshot holds what was found.
"""

from __future__ import annotations

from index.quotes.finder import find_quotes as find_quotes
