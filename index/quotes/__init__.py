"""Rules that find the quotations in an article's paragraphs and their speakers.

The modules beside this one read English; `index/quotes/frames` reads other languages. Not for showing quotations, and
never loaded to answer: a snapshot stores the results.
"""

from __future__ import annotations

from index.quotes.finder import find_quotes as find_quotes
from index.quotes.mixed import find_mixed_quotes as find_mixed_quotes
