"""The subject of a reporting verb, before or behind it. Not for whether the verb reports: see `verbs.py`."""

from __future__ import annotations

from typing import NamedTuple

from index.quotes.phrases import QUOTE, Grammar, NounPhraseReader, Phrase, PhraseKind, Sentence, is_capitalised

MAX_WORDS_BEHIND = 14
"""Maximum number of words between a verb and the subject behind it."""
MAX_INSERTIONS = 4
"""Maximum number of insertions between a subject and its verb: appositions, relative clauses."""


class Subject(NamedTuple):
    """The subject of a verb: its phrase, its place ("before", "behind"), and whether the syntax leaves no doubt."""

    phrase: Phrase
    place: str
    sure: bool


class SubjectFinder:
    """A finder of subjects in one article's sentences."""

    def __init__(self, grammar: Grammar, reader: NounPhraseReader) -> None:
        self._grammar = grammar
        self._reader = reader

    def find(self, text: str, sentence: Sentence, verb: int, last: int) -> Subject | None:
        """Find the subject of the finite verb at `verb`; `last` is the last word of its verb group in the clause."""
        left, right = sentence.before(verb), sentence.after(verb)
        speech = self._grammar.speech
        if self._is_impersonal(sentence, verb):
            return None
        while left < verb and self._is_skipped(sentence, left):
            left += 1
        if verb and sentence.lows[verb - 1] in self._grammar.speech.indefinite_pronouns:
            return None
        if not speech.is_verb_second and left < verb and sentence.lows[left] in self._clause_openers(sentence, left):
            return self._in_clause(text, sentence, left, verb, right)
        if last == right - 1 and left < verb and sentence.lows[left] in self._clause_openers(sentence, left):
            return self._in_dependent_clause(text, sentence, left, verb)
        if left == verb:
            return self._of_opening_verb(text, sentence, verb, right)
        before = self._prefield(text, sentence, left, verb)
        if before:
            behind = None
            if before.kind in ("noun",) and sentence.lows[before.begin] in self._grammar.speech.determiners:
                behind = self._behind(text, sentence, verb + 1, right)
            if behind and behind.kind in ("name", "role", "body"):
                return Subject(behind, "behind", False)
            return Subject(self._with_apposition(text, sentence, before, verb), "before", True)
        behind = self._behind(text, sentence, verb + 1, right)
        if behind:
            return Subject(self._with_apposition(text, sentence, behind, len(sentence.words)), "behind", True)
        return self._shared(text, sentence, verb)

    def _is_skipped(self, sentence: Sentence, at: int) -> bool:
        """Return whether a word only opens its clause: "und", or "Auch" at the start of a sentence."""
        if sentence.lows[at] in self._grammar.speech.conjunctions:
            return True
        return at == 0 and sentence.lows[at] in self._grammar.speech.opening_adverbs - self._grammar.clause_openers

    def agent(self, text: str, sentence: Sentence, verb: int, last: int) -> Subject | None:
        """Return who does what a passive verb says: "wurde von der Partei gefordert"."""
        speech, lows = self._grammar.speech, sentence.lows
        for at in range(sentence.before(verb), last):
            if lows[at] in speech.agent_words:
                phrase = self._reader.read(text, sentence, at + 1, last)
                return Subject(phrase, "agent", False) if phrase else None
        return None

    def impersonal(self, text: str, sentence: Sentence, verb: int) -> Subject | None:
        """Return the source of a verb without a subject: "hieß es bei der Polizei"."""
        speech, lows = self._grammar.speech, sentence.lows
        if lows[verb] not in speech.impersonal_verbs:
            return None
        right = sentence.after(verb)
        before = next((at for at in range(2) if lows[at : at + 1] and lows[at] in speech.impersonal_sources), None)
        places = [] if before is None or before >= verb else [before]
        for at in [*places, *range(verb + 1, min(right, verb + MAX_WORDS_BEHIND))]:
            if lows[at] in speech.impersonal_sources:
                right = sentence.after(at)
                phrase = self._reader.read(text, sentence, at + 1, right)
                may_speak = phrase and (phrase.kind != "noun" or self._grammar.is_report(phrase.head))
                return Subject(phrase, "agent", False) if phrase and may_speak else None
        return None

    def object_of(self, text: str, sentence: Sentence, verb: int, subject: Subject | None) -> Subject | None:
        """Return the person whom a subject cites: "die Zeitung zitiert Brandt mit den Worten"."""
        at = verb + 1
        if subject and subject.place == "behind":
            at = subject.phrase.end
        right = sentence.after(verb)
        while at < right:
            if sentence.lows[at] in self._grammar.speech.prepositions:
                return None
            phrase = self._reader.read(text, sentence, at, right)
            if phrase:
                is_person = phrase.kind in ("name", "role", "body")
                return Subject(phrase, "object", False) if is_person else None
            at += 1
        return None

    def own(self, text: str, sentence: Sentence, begin: int, end: int) -> Phrase | None:
        """Return the subject of the sentence whose source is itself: "nach eigenen Angaben"."""
        phrase = self._reader.read(text, sentence, 0, begin) if begin else None
        if phrase and phrase.is_subject:
            return phrase
        return self._behind(text, sentence, end, len(sentence.words))

    def _is_impersonal(self, sentence: Sentence, verb: int) -> bool:
        speech = self._grammar.speech
        behind = sentence.lows[verb + 1 : verb + 2]
        signs = speech.impersonal_pronouns or speech.impersonal_sources
        return sentence.lows[verb] in speech.impersonal_verbs and not signs.isdisjoint(behind)

    def opening_subject(self, text: str, sentence: Sentence) -> Phrase | None:
        """Return the phrase that opens a sentence, which its pronouns and those of the next one may mean."""
        phrase = self._reader.read(text, sentence, 0, sentence.after(0), attached=True)
        return self._with_apposition(text, sentence, phrase, len(sentence.words)) if phrase else None

    def _clause_openers(self, sentence: Sentence, left: int) -> frozenset[str]:
        # A relative pronoun opens a clause only behind a comma; elsewhere it is an article.
        is_inner = left > 0 and sentence.words[left - 1] == ","
        return self._grammar.inner_openers if is_inner else self._grammar.clause_openers

    def _in_clause(self, text: str, sentence: Sentence, left: int, verb: int, right: int) -> Subject | None:
        """Return the subject of a dependent clause whose verb has no fixed place: "как сообщил Песков"."""
        speech, low = self._grammar.speech, sentence.lows[left]
        if low in speech.relative_pronouns:
            antecedent = self._ending_at(text, sentence, left - 1)
            return Subject(antecedent, "relative", False) if antecedent and antecedent.kind != "noun" else None
        phrase = self._behind(text, sentence, verb + 1, right) or self._before(text, sentence, left + 1, verb)
        return Subject(phrase, "clause", low in speech.comparing_words) if phrase else None

    def _before(self, text: str, sentence: Sentence, left: int, verb: int) -> Phrase | None:
        """Return the phrase before a verb that other phrases and adverbs may precede: "В понедельник Песков заявил"."""
        for begin in range(left, verb):
            if begin > left and sentence.lows[begin - 1] in self._grammar.speech.prepositions:
                continue
            if sentence.lows[begin] in self._grammar.speech.pronouns and self._reaches(sentence, begin + 1, verb):
                return pronoun(sentence, begin)
            if sentence.lows[begin] in self._grammar.speech.prepositions:
                continue
            phrase = self._reader.read(text, sentence, begin, verb, attached=True)
            if phrase and phrase.is_subject and self._fills(text, sentence, phrase, verb):
                return phrase
        return None

    def _reaches(self, sentence: Sentence, at: int, verb: int) -> bool:
        openers = self._grammar.openers
        return all(not is_capitalised(word) for word in sentence.words[at:verb]) and openers.isdisjoint(
            sentence.lows[at:verb]
        )

    def _fills(self, text: str, sentence: Sentence, phrase: Phrase, verb: int) -> bool:
        """Return whether only adverbs and one prepositional phrase stand between a phrase and its verb."""
        at = self._skip_adverbs(sentence, phrase.end, verb)
        if at < verb and sentence.lows[at] in self._grammar.speech.prepositions:
            at = self._skip_adverbs(sentence, self._skip_prepositional(text, sentence, at, verb), verb)
        return at >= verb

    def _skip_adverbs(self, sentence: Sentence, at: int, stop: int) -> int:
        """Return the end of the adverbs and reflexive pronouns from a word on."""
        closed = self._grammar.openers - self._grammar.speech.reflexives
        while at < stop and not is_capitalised(sentence.words[at]) and sentence.lows[at] not in closed:
            at += 1
        return at

    def _in_dependent_clause(self, text: str, sentence: Sentence, left: int, verb: int) -> Subject | None:
        """Return the subject of a clause that ends with its verb: "wie Brandt sagte"."""
        low = sentence.lows[left]
        speech = self._grammar.speech
        if low in self._grammar.clause_openers or low in speech.relative_objects:
            subject = self._behind(text, sentence, left + 1, verb)
            return Subject(subject, "clause", low in speech.comparing_words) if subject else None
        antecedent = self._ending_at(text, sentence, left - 1)
        return Subject(antecedent, "relative", False) if antecedent and antecedent.kind != "noun" else None

    def _of_opening_verb(self, text: str, sentence: Sentence, verb: int, right: int) -> Subject | None:
        """Return the subject of a verb that opens its clause: behind it, or before an insertion."""
        before, depth = self._before_insertion(text, sentence, verb)
        if before and depth > 1:
            return Subject(before, "before", True)
        behind = self._behind(text, sentence, verb + 1, right)
        if behind:
            return Subject(self._with_apposition(text, sentence, behind, len(sentence.words)), "behind", True)
        if before:
            return Subject(before, "before", True)
        return self._shared(text, sentence, verb)

    def _prefield(self, text: str, sentence: Sentence, left: int, verb: int) -> Phrase | None:
        """Return the phrase that fills the clause before its verb, except for adverbs."""
        low = sentence.lows[left]
        speech = self._grammar.speech
        if not speech.is_verb_second:
            return self._before(text, sentence, left, verb)
        if low in speech.pronouns and verb - left <= 3:
            return pronoun(sentence, left)
        if low in speech.prepositions and not self._is_named(text, sentence, left, verb):
            return None
        phrase = self._reader.read(text, sentence, left, verb, attached=True)
        if not phrase or not phrase.is_subject:
            return None
        at = phrase.end
        while at < verb and not is_capitalised(sentence.words[at]) and sentence.lows[at] not in self._grammar.openers:
            at += 1
        if at < verb and sentence.lows[at] in speech.prepositions:
            at = self._skip_prepositional(text, sentence, at, verb)
        if at < verb and sentence.lows[at] in speech.conjunctions:
            return self._joined(text, sentence, phrase, at, verb)
        return phrase if at >= verb else None

    def _is_named(self, text: str, sentence: Sentence, left: int, verb: int) -> bool:
        phrase = self._reader.read(text, sentence, left, verb)
        return phrase is not None and phrase.kind == "name"

    def _joined(self, text: str, sentence: Sentence, phrase: Phrase, at: int, verb: int) -> Phrase | None:
        """Return two phrases as one: "Brandt und Lind sagten"."""
        other = self._reader.read(text, sentence, at + 1, verb)
        if not other or other.end != verb:
            return None
        label = f"{phrase.label} {sentence.words[at]} {other.label}"
        kind: PhraseKind = "noun" if "noun" in (phrase.kind, other.kind) else "body"
        return phrase._replace(end=other.end, label=label, name=None, kind=kind, joined=True)

    def _skip_prepositional(self, text: str, sentence: Sentence, at: int, stop: int) -> int:
        """Return the end of prepositional phrases that begin at a word."""
        speech = self._grammar.speech
        while at < stop and sentence.lows[at] in speech.prepositions:
            at += 1
            phrase = self._reader.read(text, sentence, at, stop)
            if phrase:
                at = phrase.end
                continue
            while at < stop and sentence.lows[at] not in self._grammar.openers:
                at += 1  # "am Montag", "am 5. August"
            if at < stop and sentence.lows[at] in speech.determiners:
                at += 1
                while at < stop and sentence.lows[at] not in self._grammar.openers:
                    at += 1
        return at

    def _behind(self, text: str, sentence: Sentence, at: int, right: int) -> Phrase | None:
        """Return the first phrase from a word on that can be a subject."""
        speech, lows = self._grammar.speech, sentence.lows
        first, limit = at, min(right, at + MAX_WORDS_BEHIND)
        while at < limit:
            low = lows[at]
            if low in speech.pronouns:
                return pronoun(sentence, at)
            if low in speech.prepositions and not self._is_named(text, sentence, at, right):
                at += 1
                phrase = self._reader.read(text, sentence, at, right)
                if phrase:
                    at = phrase.end
                elif at < limit and lows[at] in speech.determiners:
                    at += 1
                    while at < limit and not is_capitalised(sentence.words[at]) and lows[at] not in speech.determiners:
                        at += 1
                    at += 1
                continue
            phrase = self._reader.read(text, sentence, at, right)
            if phrase and phrase.is_subject:
                return phrase
            if not phrase and at == first and low in speech.other_pronouns and low not in speech.reflexives:
                return None
            at = phrase.end if phrase else at + 1
        return None

    def _before_insertion(self, text: str, sentence: Sentence, verb: int) -> tuple[Phrase | None, int]:
        """Return the subject before insertions, and its distance: "Anna Brandt, Vorsitzende des Vereins, sagte"."""
        best: Phrase | None = None
        depth = 0
        end = verb - 1
        for segment in range(1, MAX_INSERTIONS + 1):
            if end <= 0 or sentence.words[end] not in (",", "–", "-", QUOTE):
                break
            start = sentence.before(end)
            phrase = self._whole_segment(text, sentence, start, end)
            if phrase:
                best, depth = self._with_apposition(text, sentence, phrase, verb), segment
            end = start - 1
        return best, depth

    def _whole_segment(self, text: str, sentence: Sentence, start: int, end: int) -> Phrase | None:
        while start < end and sentence.lows[start] in self._grammar.speech.conjunctions:
            start += 1
        if start >= end:
            return None
        phrase = self._reader.read(text, sentence, start, end, attached=True)
        if not phrase or not phrase.is_subject or phrase.end != end:
            return None
        return phrase if phrase.kind != "medium" or sentence.words[start] != QUOTE else None

    def _ending_at(self, text: str, sentence: Sentence, end: int) -> Phrase | None:
        """Return the phrase that ends before the word at `end`: the antecedent of a relative clause."""
        start = sentence.before(end)
        for begin in range(start, end):
            word = sentence.lows[begin]
            if begin > start and not (
                word in self._grammar.speech.determiners or is_capitalised(sentence.words[begin])
            ):
                continue
            phrase = self._reader.read(text, sentence, begin, end)
            if phrase and phrase.end == end:
                return phrase
        return None

    def _with_apposition(self, text: str, sentence: Sentence, phrase: Phrase, stop: int) -> Phrase:
        """Return a role's phrase with the name behind its comma: "der Leiter der Behörde, Karl Lind,"."""
        at = phrase.end
        if phrase.kind != "role" or at + 1 >= min(stop, len(sentence.words)) or sentence.words[at] != ",":
            return phrase
        end = sentence.after(at + 1)
        name = self._reader.read(text, sentence, at + 1, min(end, stop))
        if not name or name.kind != "name" or name.end != min(end, stop) or " " not in name.label:
            return phrase
        return phrase._replace(kind="name", label=name.label, name=name.label, role=phrase.head)

    def _shared(self, text: str, sentence: Sentence, verb: int) -> Subject | None:
        """Return the subject of the sentence for a verb that shares it: "Brandt kam und sagte"."""
        at = 0
        while at < verb and sentence.lows[at] in self._grammar.speech.conjunctions:
            at += 1
        if at >= verb or verb - at < 2:
            return None
        if sentence.lows[at] in self._grammar.speech.pronouns:
            return Subject(pronoun(sentence, at), "shared", False)
        if sentence.lows[at] in self._grammar.openers and sentence.lows[at] not in self._grammar.speech.determiners:
            return None
        phrase = self._reader.read(text, sentence, at, verb)
        if not phrase or not phrase.is_subject or phrase.kind in ("noun", "medium"):
            return None
        return Subject(phrase, "shared", False)


def pronoun(sentence: Sentence, at: int) -> Phrase:
    """Return a pronoun as a phrase."""
    word = sentence.words[at]
    return Phrase(at, at + 1, "pronoun", word, None, True, None, word)
