"""Which attributions may be printed: a printed name is a claim about a real person, so any doubt leaves it out."""

from __future__ import annotations

from collections.abc import Sequence

from index.quotes.frames.attributions import Attribution
from index.quotes.phrases import Grammar, Sentence, is_capitalised

MAX_WORDS_BETWEEN = 6
"""Maximum number of words between a frame and the quoted words that are certain."""


def is_certain_quote(
    grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution, others: Sequence[Attribution]
) -> bool:
    """Return whether the quoted words at `at` are beyond doubt those of an attribution's speaker."""
    if not _is_clear(grammar, sentence, attribution, others):
        return False
    if not is_framed(sentence, at) and (at in sentence.titles or _is_name_of(grammar, sentence, at, attribution)):
        return False
    if _is_headed(sentence, at, attribution):
        return False
    if _is_claimed(grammar, sentence, at) or _is_in_clause_before(grammar, sentence, at, attribution):
        return False
    if (
        at == attribution.end
        and sentence.lows[at - 1] in grammar.speech.nickname_words
        and at > 1
        and sentence.words[at - 2] == ","
    ):
        return False  # "Brandt, dit « le Grec »"
    if at >= attribution.end and _opens_another_clause(grammar, sentence, attribution.end, at):
        return False
    distance = at - attribution.end if at >= attribution.end else attribution.begin - at
    return distance <= MAX_WORDS_BETWEEN


def _is_name_of(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether quoted words with a capital are a thing's name: "der Film „…“", "dans « … », Lind raconte"."""
    if at not in sentence.capitals:
        return False
    if at == 0:  # "« Le Vent » est sorti, annonce Lind"
        behind = sentence.lows[1]
        return attribution.begin > 1 and behind not in grammar.speech.conjunctions | grammar.speech.complementizers
    word, low = sentence.words[at - 1], sentence.lows[at - 1]
    if low in grammar.speech.prepositions and not grammar.speech.nouns_are_capitalised:
        return attribution.place != "source"
    if low in grammar.openers or low in grammar.verbs or not word[0].isalpha():
        return False
    if at == attribution.end and word in (attribution.phrase.name or "").split():
        return False
    return at == 1 or is_capitalised(word) == grammar.speech.nouns_are_capitalised


def _is_headed(sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether a source stands between other words and a colon: "Hans Meier laut Greta Vogel: „…“"."""
    is_last = attribution.end == at - 1 and sentence.words[at - 1] == ":"
    return attribution.place == "source" and is_last and attribution.begin > 0


def _is_nickname(grammar: Grammar, sentence: Sentence, at: int) -> bool:
    """Return whether quoted words are what somebody is called: "Brandt, dit « le Grec »"."""
    return at > 1 and sentence.words[at - 2] == "," and sentence.lows[at - 1] in grammar.speech.nickname_words


def _is_claimed(grammar: Grammar, sentence: Sentence, at: int) -> bool:
    """Return whether quoted words are said by an infinitive's subject: "warf Brandt vor, „…“ gesagt zu haben"."""
    behind = sentence.lows[at + 1 : at + 3]
    return bool(behind) and behind[0] in grammar.speech.participles and behind[-1] in grammar.speech.infinitive_markers


def _is_in_clause_before(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether quoted words end a clause that needn't be the verb's: "Brandts Rat, dass „…“, lobte Lind"."""
    clause = sentence.lows[sentence.before(at) : at]
    return at < attribution.begin and not grammar.speech.complementizers.isdisjoint(clause)


def _opens_another_clause(grammar: Grammar, sentence: Sentence, begin: int, at: int) -> bool:
    """Return whether another clause stands between a frame and a colon: "Brandt erzählte, wie der Vater rief: „…“"."""
    if sentence.words[at - 1] != ":":
        return False
    openers = grammar.clause_openers | grammar.speech.relative_pronouns | grammar.speech.relative_objects
    if not grammar.speech.quoted_nouns.isdisjoint(sentence.lows[begin:at]):
        return True  # "Brandt wiederholte Linds Satz: „…“"
    between = range(begin + 1, at)
    infinitives = grammar.speech.infinitive_markers
    if any(sentence.lows[n] in grammar.speech.participles and sentence.lows[n - 1] in infinitives for n in between):
        return True  # "Brandt se voit reprocher d'avoir dit : « … »"
    return any(sentence.lows[n] in openers and sentence.words[n - 1] == "," for n in between)


def is_certain_report(
    grammar: Grammar, sentence: Sentence, attribution: Attribution, others: Sequence[Attribution]
) -> bool:
    """Return whether a sentence beyond doubt reports what an attribution's speaker says."""
    if not _is_clear(grammar, sentence, attribution, others):
        return False
    speech, outside = grammar.speech, attribution.outside(sentence)
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
    """Return whether quoted words stand between punctuation, as a clause of their own does, and a title doesn't."""
    words = sentence.words
    opens = at == 0 or not words[at - 1][0].isalnum()
    closes = at + 1 == len(words) or not words[at + 1][0].isalnum()
    return opens and closes and not (at > 0 and words[at - 1] == "," and at + 1 < len(words) and words[at + 1] == ",")


def _is_clear(grammar: Grammar, sentence: Sentence, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    if not (attribution.named and attribution.sure and attribution.strong):
        return False
    if len({other.speaker for other in others}) > 1 or "?" in sentence.words:
        return False
    return grammar.speech.hypotheticals.isdisjoint(_clause(grammar, sentence, attribution))


def _clause(grammar: Grammar, sentence: Sentence, attribution: Attribution) -> list[str]:
    """Return the words of a frame and, if it has a verb, of the rest of its clause: "sagte Brandt nicht"."""
    begin, end = attribution.begin, attribution.end
    if attribution.place == "source":
        return sentence.lows[begin:end]
    begin, stop = sentence.before(begin), sentence.after(end)
    rest = sentence.lows[end:stop]
    opener = next((n for n, low in enumerate(rest) if low in grammar.speech.complementizers), len(rest))
    return sentence.lows[begin : end + opener]
