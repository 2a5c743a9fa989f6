"""Which attributions may be printed: a printed name is a claim about a real person, so any doubt leaves it out."""

from __future__ import annotations

from collections.abc import Sequence

from index.quotes.frames.attributions import Attribution
from index.quotes.phrases import Grammar, Sentence

MAX_WORDS_BETWEEN = 6
"""Maximum number of words between a frame and the quoted words that are certain."""


def is_certain_quote(
    grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution, others: Sequence[Attribution]
) -> bool:
    """Return whether the quoted words at `at` are beyond doubt those of an attribution's speaker."""
    if not _is_clear(grammar, sentence, attribution, others):
        return False
    if at in sentence.titles and not is_framed(sentence, at):
        return False
    distance = at - attribution.end if at >= attribution.end else attribution.begin - at
    return distance <= MAX_WORDS_BETWEEN


def is_certain_report(
    grammar: Grammar, sentence: Sentence, attribution: Attribution, others: Sequence[Attribution]
) -> bool:
    """Return whether a sentence beyond doubt reports what an attribution's speaker says."""
    if not _is_clear(grammar, sentence, attribution, others):
        return False
    speech = grammar.speech
    outside = [*sentence.lows[: attribution.begin], *sentence.lows[attribution.end :]]
    if attribution.place in ("source", "clause") or not speech.complementizers.isdisjoint(outside):
        return True
    if not speech.subjunctives.isdisjoint(outside) or ":" in outside:
        return True
    has_infinitive = "," in outside and not speech.infinitive_markers.isdisjoint(outside)
    return has_infinitive or _is_inserted(sentence, attribution)


def _is_inserted(sentence: Sentence, attribution: Attribution) -> bool:
    """Return whether a frame closes a sentence behind a comma: "Die Lage ist ernst, sagte Brandt"."""
    return attribution.place == "behind" and attribution.begin > 1 and sentence.words[attribution.begin - 1] == ","


def is_framed(sentence: Sentence, at: int) -> bool:
    """Return whether quoted words are a clause of their own: behind a colon, or before a comma at the start."""
    words = sentence.words
    return (at > 0 and words[at - 1] == ":") or (at == 0 and len(words) > 1 and words[1] in (",", "–", "—"))


def _is_clear(grammar: Grammar, sentence: Sentence, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    if not (attribution.named and attribution.sure and attribution.strong):
        return False
    if len({other.speaker for other in others}) > 1:
        return False
    frame = sentence.lows[attribution.begin : attribution.end]
    return grammar.speech.hypotheticals.isdisjoint(frame)
