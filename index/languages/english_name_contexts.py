"""What English writes around a name that tells what it names, as patterns and words.

Not for names themselves: see `english_name_patterns.py`.
"""

from __future__ import annotations


class EnglishNameContexts:
    """Regular expressions over a name with the words before it, and words in lower case."""

    # Somebody else, named after a role: "a spokeswoman for Ana Brandt", "the lawyer of Ana Brandt".
    ON_BEHALF = r"\b(?P<head>[a-z][\w’'-]*)\s(?:for|to|from|with)\s.*"
    BELONGS_TO = (
        r"\b(?P<head>spokes\w+|(?:lawyer|friend|critic|opponent|supporter|aide|adviser|member|neighbour"
        r"|neighbor|colleague)s?|allies|parents|wife|husband|widow|widower|son|daughter|brother|sister|mother|father)\sof\s.*"
    )
    SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
    """What follows a name and is no part of it."""
    WHO = "who"
    """The word behind a person's name and a comma."""
    BASED = "-based"
    """The ending of a compound with the name of a place."""
