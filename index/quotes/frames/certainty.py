"""Which attributions may be printed: a printed name is a claim about a real person, so any doubt leaves it out."""

from __future__ import annotations

from collections.abc import Sequence

from index.quotes.frames.attributions import Attribution
from index.quotes.frames.doubts import is_anothers, is_hearsay
from index.quotes.phrases import Grammar, Sentence, is_capitalised

MAX_OWN_PHRASE = 4
"""Maximum number of words of a phrase such as "mit den Worten"."""
MAX_WORDS_BETWEEN = 6
"""Maximum number of words between a frame and the quoted words that are certain."""
MAX_WORDS_LED = 14
"""The same where a single clause leads to the words."""


def is_certain_quote(
    grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution, others: Sequence[Attribution]
) -> bool:
    """Return whether the quoted words at `at` are beyond doubt those of an attribution's speaker."""
    if not _is_clear(grammar, sentence, attribution, others):
        return False
    if attribution.denies and not _is_own_reply(sentence, at, attribution):
        return False
    if is_hearsay(grammar, sentence, attribution, at) or is_anothers(grammar, sentence, at, attribution):
        return False
    may_be_name = at in sentence.titles or _is_name_of(grammar, sentence, at, attribution)
    if may_be_name and not is_framed(sentence, at) and not _is_called(grammar, sentence, at, attribution):
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
    is_led = attribution.place == "opinion" or _is_led_to(grammar, sentence, attribution.end, at)
    is_led = is_led or _is_described(grammar, sentence, attribution, at)
    if at > attribution.end and is_led:
        return distance <= MAX_WORDS_LED
    return distance <= MAX_WORDS_BETWEEN


def _is_described(grammar: Grammar, sentence: Sentence, attribution: Attribution, at: int) -> bool:
    """Return whether only what a speaker is stands before a colon: "Karla Brandt, Wirtin, zu den Plänen: „…“"."""
    between = sentence.words[attribution.end : at]
    return attribution.place == "colon" and not any(map(grammar.given_gender, between))


def _is_led_to(grammar: Grammar, sentence: Sentence, begin: int, at: int) -> bool:
    """Return whether one clause leads from a frame to quoted words: "sagte, dass …", "sagte, es sei …"."""
    speech, between = grammar.speech, sentence.lows[begin:at]
    if not (speech.source_prepositions | speech.source_postpositions).isdisjoint(between):
        return False  # another source
    if sentence.words[at - 1] == ":":
        return ends_in_own_words(grammar, sentence, at - 1)
    if not (speech.quoted_nouns | speech.claims).isdisjoint(between):
        return False  # "recordó las palabras de Lind de que «…»"
    clause = sentence.before(at)
    if clause > begin:
        if clause - 1 > begin:
            return False
        words = sentence.lows[clause:at]
        return words[:1] != [] and (words[0] in speech.complementizers or not speech.subjunctives.isdisjoint(words))
    openers = [n for n in range(begin, at) if sentence.lows[n] in grammar.inner_openers]
    return len(openers) == 1 and sentence.lows[openers[0]] in speech.complementizers


def _is_name_of(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether quoted words with a capital are a thing's name: "der Film „…“", "dans « … », Lind raconte"."""
    if at not in sentence.capitals:
        return False
    if at == 0:  # "« Le Vent » est sorti, annonce Lind"
        behind, begin = sentence.lows[1], attribution.begin
        while begin > 1 and sentence.lows[begin - 1] in grammar.speech.reflexives:
            begin -= 1  # "« Le Vent ! » s’exclame Lind"
        return begin > 1 and behind not in grammar.speech.conjunctions | grammar.speech.complementizers
    word, low = sentence.words[at - 1], sentence.lows[at - 1]
    if low in grammar.speech.prepositions and not grammar.speech.nouns_are_capitalised:
        return attribution.place != "source"
    if low in grammar.speech.writing_verbs:
        return True  # "schrieb „Der lange Weg nach Hause“"
    if low in grammar.openers or low in grammar.verbs or not word[0].isalpha():
        return False
    if at == attribution.end and word in (attribution.phrase.name or "").split():
        return False
    return at == 1 or is_capitalised(word) == grammar.speech.nouns_are_capitalised


def _is_called(grammar: Grammar, sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether a verb calls something by a quoted noun, where all have capitals: "nannte ihn einen „Dieb“"."""
    speech, lows = grammar.speech, sentence.lows
    if at < max(2, attribution.begin) or sentence.after(at + 1) != at + 1:
        return False
    is_summed = attribution.cue in speech.naming_verbs and lows[at - 2] in speech.of_words  # "sprach von einem „Dieb“"
    return lows[at - 1] in speech.indefinite_determiners and (is_summed or attribution.cue in speech.calling_verbs)


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
    if at > attribution.begin:
        return False
    begin = sentence.before(at)
    if not grammar.speech.complementizers.isdisjoint(sentence.lows[begin:at]):
        return True
    if sentence.lows[begin] in grammar.speech.subordinators and not is_framed(sentence, at):
        return True
    return not grammar.speech.claims.isdisjoint(sentence.lows[:begin])


def _opens_another_clause(grammar: Grammar, sentence: Sentence, begin: int, at: int) -> bool:
    """Return whether another clause stands between a frame and a colon: "Brandt erzählte, wie der Vater rief: „…“"."""
    if sentence.words[at - 1] != ":":
        return False
    openers = grammar.clause_openers | grammar.speech.relative_pronouns | grammar.speech.relative_objects
    if ends_in_own_words(grammar, sentence, at - 1):
        return False
    if not grammar.speech.quoted_nouns.isdisjoint(sentence.lows[begin:at]):
        return True  # "Brandt wiederholte Linds Satz: „…“"
    between = range(begin + 1, at)
    infinitives = grammar.speech.infinitive_markers
    if any(sentence.lows[n] in grammar.speech.participles and sentence.lows[n - 1] in infinitives for n in between):
        return True  # "Brandt se voit reprocher d'avoir dit : « … »"
    return any(sentence.lows[n] in openers and _follows_comma(grammar, sentence, n) for n in between)


def _follows_comma(grammar: Grammar, sentence: Sentence, at: int) -> bool:
    """Return whether a comma is before a word that opens a clause, or before its preposition: ", в котором"."""
    speech, before = grammar.speech, sentence.lows[at - 1]
    if before in speech.prepositions and sentence.lows[at] not in speech.determiners:
        before = sentence.lows[at - 2]
    return before == ","


def is_certain_report(
    grammar: Grammar, sentence: Sentence, attribution: Attribution, others: Sequence[Attribution]
) -> bool:
    """Return whether a sentence beyond doubt reports what an attribution's speaker says."""
    if not _is_clear(grammar, sentence, attribution, others) or attribution.denies:
        return False
    if is_hearsay(grammar, sentence, attribution) or any(
        is_anothers(grammar, sentence, at, attribution) for at in sentence.quotes
    ):
        return False
    speech, outside = grammar.speech, attribution.outside(sentence)
    first = sentence.after(0)
    is_behind_clause = attribution.place == "behind" and first + 1 < attribution.begin
    if is_behind_clause and not speech.claims.isdisjoint(sentence.lows[:first]):
        return False  # "Auf die Kritik, der Steg sei morsch, antwortete Brandt"
    if attribution.place in ("source", "clause") or _has_reported_clause(grammar, sentence, attribution):
        return True
    if not speech.subjunctives.isdisjoint(outside) or ":" in outside:
        return True
    has_infinitive = "," in outside and not speech.infinitive_markers.isdisjoint(outside)
    return has_infinitive or _is_inserted(grammar, sentence, attribution)


def _has_reported_clause(grammar: Grammar, sentence: Sentence, attribution: Attribution) -> bool:
    """Return whether a clause of reported speech follows a frame, or opens its sentence: "Dass …, sagte Brandt"."""
    speech, lows = grammar.speech, sentence.lows
    if lows[0] in speech.complementizers:
        return True
    return any(
        lows[at] in speech.complementizers and not (lows[at] in speech.relative_complementizers and lows[at - 1] == ",")
        for at in range(attribution.begin + 1, len(lows))
        if not attribution.begin <= at < attribution.end
    )


def _is_inserted(grammar: Grammar, sentence: Sentence, attribution: Attribution) -> bool:
    """Return whether a frame closes a sentence behind a comma: "Die Lage ist ernst, sagte Brandt"."""
    if sentence.lows[0] in grammar.speech.subordinators and any(at < attribution.begin for at in sentence.quotes):
        return False  # "Während Lind von „Glück“ sprach, schimpfte Brandt"
    return attribution.place == "behind" and attribution.begin > 1 and sentence.words[attribution.begin - 1] == ","


def is_framed(sentence: Sentence, at: int) -> bool:
    """Return whether quoted words stand between punctuation, as a clause of their own does, and a title doesn't."""
    words = sentence.words
    opens = at == 0 or not words[at - 1][0].isalnum()
    closes = at + 1 == len(words) or not words[at + 1][0].isalnum()
    return opens and closes and not (at > 0 and words[at - 1] == "," and at + 1 < len(words) and words[at + 1] == ",")


def ends_in_own_words(grammar: Grammar, sentence: Sentence, colon: int) -> bool:
    """Return whether a phrase before a colon shows the words behind it to be the subject's: "mit den Worten:"."""
    before = " ".join(sentence.lows[max(0, colon - MAX_OWN_PHRASE) : colon])
    return any(f" {before}".endswith(f" {phrase}") for phrase in grammar.speech.own_phrases)


def _is_own_reply(sentence: Sentence, at: int, attribution: Attribution) -> bool:
    """Return whether who denies something says the quoted words: "„Falsch“, widersprach Brandt", "…: „Falsch.“"."""
    if not is_framed(sentence, at):
        return False
    return at < attribution.begin or sentence.words[at - 1] == ":"


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
