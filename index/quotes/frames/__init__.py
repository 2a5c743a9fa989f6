"""Quotations by frames: who says what in a language whose `Speech` lists its verbs, sources and words for people.

Not for English, which has rules of its own beside this room. No word of a language stands here.
"""

from __future__ import annotations

from index.quotes.frames.finder import find_framed_quotes as find_framed_quotes
