"""The subject of a reporting verb, before or behind it. Not for whether the verb reports: see `verbs.py`."""

from __future__ import annotations

from typing import NamedTuple

from index.quotes.frames.searching import MAX_WORDS_BEHIND, PhraseSearch, pronoun
from index.quotes.phrases import QUOTE, Phrase, PhraseKind, Sentence, is_capitalised

MAX_INSERTIONS = 4
"""Maximum number of insertions between a subject and its verb: appositions, relative clauses."""


class Subject(NamedTuple):
    """The subject of a verb: its phrase, its place ("before", "behind"), and whether the syntax leaves no doubt."""

    phrase: Phrase
    place: str
    sure: bool


class SubjectFinder(PhraseSearch):
    """A finder of subjects in one article's sentences."""

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
            is_time = before.kind == "name" and self._grammar.is_never_speaker(before.label)
            if is_time or (before.kind == "noun" and sentence.lows[before.begin] in speech.determiners):
                behind = self._behind(text, sentence, verb + 1, right)
            if behind and behind.kind in ("name", "role", "body"):
                return Subject(behind, "behind", False)
            if self._is_speech(sentence, before) and (behind := self._behind(text, sentence, verb + 1, right)):
                return Subject(behind, "behind", False)
            sure = not self._is_in_clause_before(sentence, left, before)
            return Subject(self._with_apposition(text, sentence, before, verb), "before", sure)
        behind = self._behind(text, sentence, verb + 1, right)
        return self._subject_behind(text, sentence, behind) if behind else self._shared(text, sentence, verb)

    def _is_in_clause_before(self, sentence: Sentence, left: int, phrase: Phrase) -> bool:
        """Return whether another verb's clause may end with a phrase: "l’homme que dirige | Karl Lind | affirme"."""
        speech = self._grammar.speech
        openers = speech.complementizers | speech.relative_pronouns | speech.relative_objects
        return not openers.isdisjoint(sentence.lows[left : max(left, phrase.begin - 1)])

    def _subject_behind(self, text: str, sentence: Sentence, phrase: Phrase) -> Subject:
        """Return the subject behind a verb; another phrase behind it may be the subject, and the first the object."""
        subject = self._with_apposition(text, sentence, phrase, len(sentence.words))
        return Subject(subject, "behind", not self._is_followed(text, sentence, phrase))

    def _is_followed(self, text: str, sentence: Sentence, phrase: Phrase) -> bool:
        """Return whether another person follows at once: "a rassuré le ministre Karl Lind | la maire Anna Brandt"."""
        at = phrase.end
        if self._grammar.cases or self._grammar.speech.nouns_are_capitalised or at >= len(sentence.words):
            return False
        after = self._reader.read(text, sentence, at, sentence.after(at))
        return after is not None and after.kind in ("name", "role", "body")

    def _is_skipped(self, sentence: Sentence, at: int) -> bool:
        """Return whether a word only opens its clause: "und", or "Auch" at the start of a sentence."""
        low, speech = sentence.lows[at], self._grammar.speech
        if low in speech.conjunctions:
            return True
        if low in speech.prepositions or low in self._grammar.clause_openers:
            return False  # "Con Ana Brandt dice el alcalde"
        return at == 0 and low in speech.opening_adverbs

    def _is_speech(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Return whether a phrase is somebody's words, about which another speaks: "Brandts Worte nannte Lind …"."""
        speech = self._grammar.speech
        words = sentence.lows[phrase.begin : phrase.end]
        return speech.nouns_are_capitalised and not (speech.quoted_nouns | speech.source_nouns).isdisjoint(words)

    def agent(self, text: str, sentence: Sentence, verb: int, last: int) -> Subject | None:
        """Return who does what a passive verb says: "wurde von der Partei gefordert"."""
        speech, lows = self._grammar.speech, sentence.lows
        for at in range(sentence.before(verb), last):
            if lows[at] in speech.agent_words:
                phrase = self._reader.read(text, sentence, at + 1, last)
                return Subject(phrase, "agent", False) if phrase else None
        return None

    def of_gerund(self, text: str, sentence: Sentence, verb: int) -> Subject | None:
        """Return the subject of a sentence for a verb that always shares it: "Лидия Линд ушла, назвав …"."""
        if verb < 2 or sentence.words[verb - 1] != ",":
            return None
        shared = self._shared(text, sentence, verb - 1)
        if not shared:
            return None
        between = sentence.lows[shared.phrase.end : verb]
        alone = self._grammar.inner_openers.isdisjoint(between) and "," not in between[:-1] and QUOTE not in between
        return Subject(shared.phrase, "shared", alone and shared.phrase.kind == "name")

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

    def with_apposition(self, text: str, sentence: Sentence, phrase: Phrase) -> Phrase:
        """Return a role's phrase with the name behind its comma: "le maire, Karl Lind"."""
        return self._with_apposition(text, sentence, phrase, len(sentence.words))

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
        body_end = None
        for begin in range(left, verb):
            if begin > left and sentence.lows[begin - 1] in self._grammar.speech.prepositions:
                continue
            if sentence.lows[begin] in self._grammar.speech.pronouns and self._reaches(sentence, begin + 1, verb):
                return pronoun(sentence, begin)
            if sentence.lows[begin] in self._grammar.speech.prepositions or self._is_inside_name(sentence, begin, left):
                continue
            phrase = self._reader.read(text, sentence, begin, verb, attached=True)
            if phrase and phrase.is_subject and self._fills(text, sentence, phrase, verb):
                is_of_body = begin == body_end and phrase.kind == "name" and not self._grammar.cases
                return phrase._replace(ambiguous=True) if is_of_body else phrase  # "le collectif Karl Lind"
            if phrase and phrase.kind in ("body", "noun"):
                body_end = phrase.end
        return None

    def _is_inside_name(self, sentence: Sentence, at: int, left: int) -> bool:
        """Return whether a word can be the surname of the person whose name begins before it: "A Karl Lind …"."""
        words = sentence.words
        if at <= left or not (is_capitalised(words[at - 1]) and is_capitalised(words[at])):
            return False
        if self._grammar.given_gender(words[at - 1]):
            return True
        start = at
        while (
            start > left and is_capitalised(words[start - 1]) and sentence.lows[start - 1] not in self._grammar.openers
        ):
            start -= 1
        is_behind = start > left and sentence.lows[start - 1] in self._grammar.speech.prepositions
        return is_behind and not self._grammar.given_gender(words[at])

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
        behind = self._behind(text, sentence, verb + 1, right)
        if before and depth > 1 and not (behind and self._follows_quote(sentence, verb)):
            return Subject(before, "before", True)
        if behind:
            return self._subject_behind(text, sentence, behind)
        if before:
            return Subject(before, "before", True)
        return self._shared(text, sentence, verb)

    def _follows_quote(self, sentence: Sentence, verb: int) -> bool:
        """Return whether a verb stands behind quoted words of its own: "„…“, sagte Brandt, „…“, ergänzte Lind"."""
        at = verb - 1 if sentence.words[verb - 1] == QUOTE else verb - 2
        return at > 0 and sentence.words[at] == QUOTE and not sentence.words[at - 1][0].isalnum()

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

    def _joined(self, text: str, sentence: Sentence, phrase: Phrase, at: int, verb: int) -> Phrase | None:
        """Return two phrases as one: "Brandt und Lind sagten"."""
        other = self._reader.read(text, sentence, at + 1, verb)
        if not other or other.end != verb:
            return None
        label = f"{phrase.label} {sentence.words[at]} {other.label}"
        kind: PhraseKind = "noun" if "noun" in (phrase.kind, other.kind) else "body"
        return phrase._replace(end=other.end, label=label, name=None, kind=kind, joined=True)

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
