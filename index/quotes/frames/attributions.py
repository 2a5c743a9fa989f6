"""An attribution: a speaker, and the frame that names them in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from index.quotes.phrases import Phrase, Sentence


@dataclass(slots=True)
class Attribution:
    """A frame in a sentence: its words from `begin` to `end`, its verb or preposition, and who speaks.

    `place` is where the speaker stands: "before" or "behind" the verb, in its "clause", in a "source" or an "opinion",
    before a "colon", as an "agent", an "object", the antecedent of a "relative" clause, or "shared" with another verb.
    `strong` frames report even without quoted words. `sure` means that the syntax leaves no doubt about the speaker.
    """

    phrase: Phrase
    rule: str
    cue: str
    begin: int
    end: int
    place: str
    strong: bool
    sure: bool
    speaker: str | None = None
    named: bool = False
    """Whether `speaker` is a complete name that the article gives."""
    aliases: tuple[str, ...] = ()
    denies: bool = False
    """Whether the frame rejects words, which may be those that are quoted."""

    def outside(self, sentence: Sentence) -> list[str]:
        """Return the words of its sentence that aren't in the frame, in lower case."""
        return [*sentence.lows[: self.begin], *sentence.lows[self.end :]]
