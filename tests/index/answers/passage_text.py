"""The text of a passage, for comparing it with what articles say."""

from __future__ import annotations

from index import Passage


def text(passage: Passage) -> str:
    """Return the text of a passage with straight apostrophes."""
    return " ".join(paragraph.text for paragraph in passage.paragraphs).replace("’", "'")
