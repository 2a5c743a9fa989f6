"""Questions to suggest in English, and the things in an article that they may be about."""

from __future__ import annotations


class EnglishSuggestions:
    """Questions to fill in, and regular expressions over what somebody says."""

    TO_TRY = ("What did {speaker} say about {topic}?", "What did {speaker} say?", "What about {topic}?")
    """What a person says about something, what they say at all, and what there is about a name."""
    # A noun without modifiers: "the window.", "our trains are".
    THING = (
        r"\b(?:the|our|this|these|those) ([a-z]{4,})"
        r"(?=[.,;!?”\"]|\s(?:of|in|on|at|to|is|are|was|were|and|or|will|for|with|has|have)\b)"
    )
    THE_THING = "the {}"
