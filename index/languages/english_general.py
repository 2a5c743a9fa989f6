"""English: words that say little of what a question is about, as plain data."""

from __future__ import annotations

ENGLISH_GENERAL_WORDS = frozenset(
    """
    allow appear become begin believe belong bring call cause come consider consist contain create describe exist find
    follow found get give go happen help hold include involve keep know lead let like locate make mean need produce
    play provide put refer represent require run see seem serve set show start take think try turn use want work
    certain common current different early first general great high important large last late low main major new often
    old particular primary several similar small total usual usually various
    amount area effect example feature form group kind live member number part people person place purpose reason
    result role thing time type way
    """.split()
)
"""Words that any text may have, or say in another way: their presence tells little, and so does their absence."""
