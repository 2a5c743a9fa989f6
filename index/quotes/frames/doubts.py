"""Signs in a sentence that quoted words are another person's than a frame's, or that nobody may have said them.

Not for frames that leave no doubt themselves: see `certainty.py`.
"""

from __future__ import annotations

from index.quotes.frames.attributions import Attribution
from index.quotes.phrases import QUOTE, Grammar, Sentence


def is_hearsay(grammar: Grammar, sentence: Sentence, attribution: Attribution, at: int | None = None) -> bool:
    """Return whether a phrase before a frame leaves open who said anything: "Al parecer, Lind dijo: «…»".

    Before a frame that follows the quoted words at `at`, or reported ones, such a phrase belongs to the words.
    """
    hearsay = grammar.speech.hearsay
    if hearsay.isdisjoint(sentence.lows) or (at is not None and at < attribution.begin):
        return False
    if at is None and attribution.place in ("behind", "source"):
        return False
    end = sentence.after(attribution.begin) if at is None else at
    return not hearsay.isdisjoint(sentence.lows[:end])


def is_anothers(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether a verb inside the reported clause has the quoted words: "sagte, Lind habe „…“ gerufen"."""
    return _is_said_behind(grammar, sentence, at, attribution) or _is_said_between(grammar, sentence, at, attribution)


def _is_said_behind(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    behind = sentence.lows[at + 1 : at + 2]
    if not behind or at < attribution.end or sentence.words[at - 1] in (":", ","):
        return False
    return behind[0] in grammar.sayings and behind[0] != attribution.cue


def _is_said_between(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    if at <= attribution.end or sentence.words[at - 1] == ":":
        return False
    between = sentence.lows[attribution.end : at]
    if QUOTE in between:
        return False
    openers = [n for n, low in enumerate(between) if low in grammar.clause_openers]
    if sum(between[n] in grammar.speech.complementizers for n in openers) > 1:
        return True  # "lamenta que Lind diga que …"
    return bool(openers) and not grammar.sayings.isdisjoint(between[openers[0] :])
