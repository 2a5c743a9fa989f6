"""What English contracts with an apostrophe, as patterns and words."""

from __future__ import annotations


class EnglishContractions:
    """Words in lower case with straight apostrophes, and regular expressions over such words."""

    NOT_ENDING = "n't"
    NOT = "not"
    CANNOT = "cannot"
    CANNOT_WORDS = ("can", NOT)
    ENDING = r"'(?:s|ll|re|ve|d|m)$"
    """Endings after an apostrophe that are no part of a word, besides `NOT_ENDING`."""
    CLIPPED = r"(?:tis|twas|em|til|cause|bout|n)\b"
    """Words behind an apostrophe that opens no quotation: 'tis the '90s of rock 'n' roll."""
