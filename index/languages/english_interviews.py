"""Interviews and transcripts in English, as patterns and words.

Not for attributions: see `english_cues.py`.
"""

from __future__ import annotations


class EnglishInterviews:
    """Regular expressions over titles and turns, and labels in lower case."""

    QUESTION_LABELS = frozenset(["q", "question"])
    ANSWER_LABELS = frozenset(["a", "answer"])
    # Signs of speech, which a list of facts lacks: I, you, a question.
    SPOKEN = r"\bI\b|\b(?:[Mm][ey]|[Ww]e|us|[Oo]ur|[Yy]ours?|[Yy]ou)\b|\?"
    FIRST_PERSON = r"\b(?:I|[Mm][ey])\b"
    INTERVIEW = (
        r"\b(?:[Ii]nterview(?:\s(?:with|of))?|[Qq]uestions\s(?:for|to)|Q\s?&\s?A(?:\s(?:with|for))?"
        r"|[Cc]onversation\swith|[Tt]alking\s(?:to|with)):?\s(?=[A-Z])"
    )
    INTERVIEW_BEHIND = r"(?::\s(?:the\s)?(?:interview|Q\s?&\s?A)|\s(?:interview|Q\s?&\s?A))\b"
    SPOKE = r"\b(?:spoke|talked|speaks|talks|sat\sdown)\s(?:to|with)\s"
