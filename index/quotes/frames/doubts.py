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
    if at < attribution.begin:
        return _is_said_by_another_before(grammar, sentence, at)
    if not behind or at < attribution.end or sentence.words[at - 1] in (":", ","):
        return False
    if behind[0] in grammar.sayings and behind[0] != attribution.cue:
        return True
    return grammar.speech.is_verb_second and _closes_with_saying(grammar, sentence, at)


def _is_said_by_another_before(grammar: Grammar, sentence: Sentence, at: int) -> bool:
    """Return whether a report before its frame tells who said quoted words: "Ein Fan habe „…“ gerufen, sagte Lind"."""
    speech = grammar.speech
    if not speech.is_verb_second or speech.subjunctives.isdisjoint(sentence.lows[sentence.before(at) : at]):
        return False
    return _closes_with_saying(grammar, sentence, at)


def _closes_with_saying(grammar: Grammar, sentence: Sentence, at: int) -> bool:
    """Return whether a participle of saying closes the clause of quoted words: "habe ihr „…“ ins Ohr geflüstert"."""
    participles = grammar.speech.participles | grammar.speech.naming_participles
    for low in sentence.lows[at + 1 : sentence.after(at + 1)]:
        if low in grammar.speech.conjunctions or low in grammar.clause_openers:
            return False
        if low in participles:
            return True
    return False


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
