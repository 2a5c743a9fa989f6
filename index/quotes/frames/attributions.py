"""An attribution: a speaker, the frame that names them, and the words of a sentence that the frame fills."""

from __future__ import annotations

from dataclasses import dataclass

from index.quotes.phrases import Phrase


@dataclass(slots=True)
class Attribution:
    """A frame in a sentence: its words from `begin` to `end`, the verb or preposition, the speaker, and the rule.

    `strong` frames report even without quoted words. `sure` means that the syntax leaves no doubt about the speaker.
    """

    phrase: Phrase
    rule: str
    cue: str
    sentence: int
    begin: int
    end: int
    start: int
    """Characters of the paragraph from `start` to `stop`."""
    stop: int
    place: str
    strong: bool
    sure: bool
    speaker: str | None = None
    named: bool = False
    """Whether `speaker` is a complete name that the article gives."""
