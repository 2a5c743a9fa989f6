"""Terms as the cluster takes them. Not for finding the terms of a text: see `index/text/`."""

from __future__ import annotations

LONGEST_TERM = 4000
"""Maximum length of a term that can be searched for, in characters.

Lucene refuses a whole document for a term of more than 32,766 bytes. No message that Telegram delivers asks for one.
"""


def escape_term(term: str) -> str:
    """Return the name of a term among the weights, which may have no dots: the term 3.5 is 3_5.

    Different terms get different names, since no term has an underscore.
    """
    return term.replace(".", "_")


def count_digits(term: str, count: int) -> dict[str, int]:
    """Return what stands for the number of paragraphs with a term, its binary digits: "bank 1" and "bank 4" for five.

    Nothing stands for one paragraph.
    """
    digits = range(count.bit_length() if count > 1 else 0)
    return {f"{term} {1 << digit}": 1 << digit for digit in digits if count >> digit & 1}


def repeated_use(term: str, use: int) -> str:
    """Return what stands for the first use of a term in a paragraph, or for a further one: "bank", "bank 2"."""
    return term if use == 1 else f"{term} {use}"
