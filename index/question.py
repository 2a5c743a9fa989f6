"""What a person asked, understood: the terms to look for, and who is asked about saying what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.names import name_terms
from index.terms import question_terms

MAX_TERMS = 64
"""A longer question (a pasted article) is cut to its first terms."""

_SAY_ABOUT = re.compile(
    r"""
    \s* (?:and|so|but|then|please)? ,? \s*
    what (?:\s+else)? \s+ (?:did|does|do|has|have|had) \s+ (?P<speaker>\S.{0,80}?) \s+
    (?:just\s+|ever\s+|really\s+)? (?:say|said|tell\s+\S+|told\s+\S+|think) \s+
    (?:about|on|of|regarding|concerning) \s+ (?P<topic>\S.*)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "people", "everyone", "anyone", "somebody"])


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, and its terms.

    `speaker` and `topic` hold the terms of the two parts of "What did SPEAKER say about TOPIC?"; both are empty for
    other questions.
    """

    text: str
    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()


def understand(text: str) -> Question:
    """The question in `text`, which may be anything a person types."""
    terms = tuple(question_terms(text)[:MAX_TERMS])
    if (match := _SAY_ABOUT.fullmatch(text[:1000])) and match["speaker"].lower() not in _PRONOUNS:
        speaker, topic = name_terms(match["speaker"]), tuple(question_terms(match["topic"])[:MAX_TERMS])
        if speaker and topic:
            return Question(text, terms, speaker, topic)
    return Question(text, terms)
