"""Whether a sentence says that somebody did not say something: "Brandt hat nicht gesagt, dass …".

Such a sentence has no words of that person. Not for doubts whether anything was said: see `certainty.py`.
"""

from __future__ import annotations

from index.quotes.phrases import Grammar, Phrase, Sentence, is_capitalised

MAX_WORDS_BETWEEN = 3
"""Maximum number of pronouns between a negation and its verb: "ne le lui a pas dit"."""


def is_denied(grammar: Grammar, sentence: Sentence, finite: int, last: int, subject: Phrase) -> bool:
    """Return whether the verb from `finite` to `last`, or its subject, is denied."""
    negations = grammar.speech.negations
    if negations.isdisjoint(sentence.lows):
        return False
    if subject.begin and sentence.lows[subject.begin - 1] in negations and subject.begin <= finite:
        return True  # "Ni Ana ni Carlos dijeron"
    if sentence.lows[subject.begin] in negations:
        return True
    if grammar.speech.is_verb_second:
        return _is_denied_in_clause(grammar, sentence, finite, last)
    return _is_denied_before(grammar, sentence, finite)


def _is_denied_before(grammar: Grammar, sentence: Sentence, finite: int) -> bool:
    """Return whether a negation stands before a verb, with nothing but pronouns in between."""
    speech = grammar.speech
    for at in range(finite - 1, max(-1, finite - 2 - MAX_WORDS_BETWEEN), -1):
        if sentence.lows[at] in speech.negations:
            return True
        if sentence.lows[at] not in speech.reflexives and sentence.lows[at] not in speech.auxiliaries:
            return False
    return False


def _is_denied_in_clause(grammar: Grammar, sentence: Sentence, finite: int, last: int) -> bool:
    """Return whether a negation closes the clause of a verb: "sagte Brandt nicht", but not "sagte nicht ohne Stolz"."""
    begin, end = sentence.before(finite), sentence.after(finite)
    return any(
        sentence.lows[at] in grammar.speech.negations and _is_last(grammar, sentence, at + 1, end, {finite, last})
        for at in range(begin, end)
    )


def _is_last(grammar: Grammar, sentence: Sentence, at: int, end: int, verb: set[int]) -> bool:
    """Return whether nothing but the rest of a verb follows a word of a clause: "nicht | mitgeteilt hat"."""
    companions = frozenset[str]().union(*(grammar.speech.companions.get(sentence.lows[n], ()) for n in verb))
    while at < end and not is_capitalised(sentence.words[at]):
        if at not in verb and sentence.lows[at] not in companions and sentence.lows[at] not in grammar.verbs:
            return False
        at += 1
    return at >= end
