"""Phrases in a sentence that may be its subjects, by where they stand. Not for which one is: see `subjects.py`."""

from __future__ import annotations

from index.quotes.phrases import QUOTE, Grammar, NounPhraseReader, Phrase, Sentence, is_capitalised

MAX_WORDS_BEHIND = 14
"""Maximum number of words between a verb and the subject behind it."""


class PhraseSearch:
    """A search for phrases in one article's sentences."""

    def __init__(self, grammar: Grammar, reader: NounPhraseReader) -> None:
        self._grammar = grammar
        self._reader = reader

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

    def _is_named(self, text: str, sentence: Sentence, left: int, verb: int) -> bool:
        """Return whether a preposition is the particle of a name: "Von der Leyen sagte"."""
        if sentence.lows[left] not in self._grammar.speech.name_particles:
            return False
        phrase = self._reader.read(text, sentence, left, verb)
        if phrase is None or phrase.kind != "name":
            return False
        return not any(map(self._grammar.given_gender, phrase.label.split()))  # "von Anna Brandt"

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
                    at = self._end_of_prepositional(sentence, at, phrase)
                elif at < limit and lows[at] in speech.determiners:
                    at += 1
                    while at < limit and not is_capitalised(sentence.words[at]) and lows[at] not in speech.determiners:
                        at += 1
                    at += 1
                continue
            phrase = self._reader.read(text, sentence, at, right)
            if phrase and phrase.is_subject:
                if listener := self._is_told(text, sentence, phrase, right):
                    return listener
                is_time = phrase.kind == "name" and self._grammar.is_never_speaker(phrase.label)
                return (is_time and self._behind(text, sentence, phrase.end, right)) or phrase
            if not phrase and at == first and low in speech.other_pronouns and low not in speech.reflexives:
                return None
            at = phrase.end if phrase else at + 1
        return None

    def _is_told(self, text: str, sentence: Sentence, phrase: Phrase, right: int) -> Phrase | None:
        """Return who tells something to an agency whose name has no cases: "сообщил РИА Новости | депутат Линд"."""
        is_name = phrase.kind in ("body", "noun") and all(
            map(is_capitalised, sentence.words[phrase.begin : phrase.end])
        )
        if not self._grammar.cases or not is_name:
            return None
        after = self._reader.read(text, sentence, phrase.end, right)
        return after if after and after.is_subject and after.kind in ("name", "role") else None

    def _end_of_prepositional(self, sentence: Sentence, at: int, phrase: Phrase) -> int:
        """Return the end of a noun behind a preposition; a name in the nominative behind it is the subject."""
        if self._grammar.cases is None and not self._grammar.speech.nouns_are_capitalised:
            return self._end_of_place(sentence, phrase)
        if self._grammar.cases and phrase.kind == "name" and phrase.is_subject:
            return next((n for n in range(at + 1, phrase.end) if is_capitalised(sentence.words[n])), phrase.end)
        return phrase.end

    def _end_of_place(self, sentence: Sentence, phrase: Phrase) -> int:
        """Return the end of a place or a medium before a person's name: "dijo en Madrid | Ana Lind"."""
        words, is_given = sentence.words, self._grammar.given_gender
        first = next((n for n in range(phrase.begin, phrase.end) if is_capitalised(words[n])), phrase.end)
        if first + 2 >= phrase.end or is_given(words[first]) or is_given(words[first + 1]) is None:
            return phrase.end
        is_of_name = sentence.lows[first] in self._grammar.speech.saint_words or self._grammar.is_address(words[first])
        is_person = all(map(is_capitalised, words[first + 1 : first + 3]))
        return first + 1 if is_person and not is_of_name else phrase.end

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
        ambiguous = name.ambiguous or self._is_anothers(sentence, phrase)
        return phrase._replace(kind="name", label=name.label, name=name.label, role=phrase.head, ambiguous=ambiguous)

    def _is_anothers(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Return whether a name behind a comma may be that of somebody's superior or kin: "la fille du maire, X"."""
        if phrase.head.lower() not in self._grammar.speech.relation_words:
            return False
        words = sentence.words[phrase.begin : phrase.end]
        return any(self._grammar.is_person(word) for word in words if word.lower() != phrase.head.lower())


def pronoun(sentence: Sentence, at: int) -> Phrase:
    """Return a pronoun as a phrase."""
    word = sentence.words[at]
    return Phrase(at, at + 1, "pronoun", word, None, True, None, word)
