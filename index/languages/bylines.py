"""The words around authors in bylines: "By Ana Brandt and Carl van Dyk, Reuters". Most are English.

Not for paragraphs that are bylines: see `english_notice_patterns.py`.
"""

from __future__ import annotations


class Bylines:
    """Regular expressions without regard to case, and words in lower case."""

    BY = r"\s*(?:(?:words|text|story|report(?:ing|ed)?|written)\s+)?by:?\s+"
    EDITED = r"\s*(?:editing|edited|photos?|photographs?|pictures?|video|illustrations?)\s+by\b"
    AND = r"(?:and|und|et|и|&)\s+"
    """What joins two authors, in English, German, French and Russian."""
    SUFFIX = r"(?:jr|sr)\.?|II|III|IV"
    ARTICLE = "the"
    NEWSROOM = frozenset(
        """
        news staff desk team newsroom press times post media tv radio editors reporters correspondents agencies wire
        wires service services today daily online magazine weekly bureau contributors writers
        """.split()
    )
    """Nouns of a newsroom, in place of a person's name."""
    # Of a newsroom alone: King and Baker are people's names.
    JOBS = frozenset(
        """
        editor reporter correspondent writer journalist columnist critic producer photographer contributor chief
        """.split()
    )
