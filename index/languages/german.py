"""German: negations, as plain data."""

from __future__ import annotations

GERMAN_NEGATIONS = frozenset(
    """
    nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends ohne weder
    bestreitet bestritt bestritten dementiert dementierte leugnet leugnete
    """.split()
)
"""Words that turn what is said into its opposite."""
