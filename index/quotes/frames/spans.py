"""Quotations of a paragraph's spans. Not for whose they are."""

from __future__ import annotations

from typing import Literal

from index.model import Quotation

MAX_MIXED_WORDS = 7
"""Maximum number of words of a quotation that begins in lower case and isn't a whole sentence."""


def quotation_of(
    position: int,
    text: str,
    span: tuple[int, int],
    *,
    speaker: str | None = None,
    cue: str = "",
    rule: str,
    certain: bool = False,
    aliases: tuple[str, ...] = (),
) -> Quotation:
    """Return the quotation of the words between quotation marks at `span` of a paragraph."""
    words = text[slice(*span)]
    is_whole = words[:1].isupper() or len(words.split()) > MAX_MIXED_WORDS
    kind: Literal["direct", "mixed"] = "direct" if is_whole else "mixed"
    return Quotation(position, words, *span, speaker, cue, kind, rule, certain, aliases)
