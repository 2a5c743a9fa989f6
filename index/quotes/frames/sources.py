"""Frames without a verb: "laut Brandt", "nach Angaben der Polizei", "Brandt zufolge", "so der Minister"."""

from __future__ import annotations

from collections.abc import Iterator

from index.quotes.frames.attributions import Attribution
from index.quotes.frames.certainty import ends_in_own_words
from index.quotes.frames.searching import pronoun
from index.quotes.frames.subjects import SubjectFinder
from index.quotes.phrases import QUOTE, Grammar, NounPhraseReader, Phrase, Sentence, is_capitalised

MAX_WORDS_BACK = 12
"""Maximum number of words of a source before its postposition."""


class SourceFinder:
    """A finder of sources in one article's sentences."""

    def __init__(self, grammar: Grammar, reader: NounPhraseReader, subjects: SubjectFinder) -> None:
        self._grammar = grammar
        self._reader = reader
        self._subjects = subjects

    def find(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        """Yield the sources that a sentence names."""
        speech = self._grammar.speech
        done = -1
        for at, low in enumerate(sentence.lows):
            if at < done:
                continue
            phrase, begin = None, at
            if low in speech.source_openers:
                phrase = self._speech_noun(text, sentence, at)
            if not phrase and low in speech.source_prepositions:
                phrase = self._of_preposition(text, sentence, at + 1)
            if not phrase and low in speech.source_postpositions:
                phrase = self._before(text, sentence, at)
                begin = phrase.begin if phrase else at
            if phrase:
                named = self._with_last_name(text, sentence, phrase) if at < phrase.begin else phrase
                begin, done = self._bounds(phrase, begin, at)
                if named is not phrase:
                    phrase, done = named, sentence.after(phrase.end + 1)
                yield self._attribution(phrase, "according to X", low, begin, done)
                continue
            if low in speech.inserting_words and (phrase := self._inserted(text, sentence, at)):
                done = phrase.end
                yield self._attribution(phrase, "said X", low, at, done)
            if at == 0 and low in speech.opening_sources and (phrase := self._opening(text, sentence)):
                done = phrase.end
                attribution = self._attribution(phrase, "according to X", low, at, done)
                attribution.place = "source" if sentence.words[-2:] == [",", QUOTE] else "opinion"
                yield attribution

    def before_colon(self, text: str, sentence: Sentence, at: int) -> Attribution | None:
        """Return who is named before a colon and quoted words at `at`, without a verb: "Brandt wörtlich: „…“"."""
        if at < 2 or sentence.words[at - 1] != ":":
            return None
        colon, speech = at - 1, self._grammar.speech
        if speaker := self._replying(text, sentence, colon):
            return speaker
        start = sentence.before(colon)
        while start >= 2 and sentence.words[start - 1] == ",":
            start = sentence.before(start - 1)  # an apposition
        openers = self._grammar.openers - speech.determiners.keys()
        while start < colon and sentence.lows[start] in openers:
            start += 1
        phrase = self._reader.read(text, sentence, start, colon)
        if not phrase or not phrase.is_subject or phrase.kind in ("noun", "medium"):
            return None
        clause = sentence.lows[sentence.before(colon) : colon]
        if not speech.negations.isdisjoint(clause) and not self._grammar.verbs.isdisjoint(clause):
            return None  # "Brandt sagte nie: „…“"
        phrase = self._subjects.with_apposition(text, sentence, phrase)
        sure = phrase.end == colon or sentence.words[phrase.end] == ","
        sure = sure or ends_in_own_words(self._grammar, sentence, colon) or self._is_told(sentence, phrase, colon)
        attribution = self._attribution(phrase, "X: “…”", ":", start, phrase.end)
        attribution.place, attribution.sure = "colon", sure
        return attribution

    def _replying(self, text: str, sentence: Sentence, colon: int) -> Attribution | None:
        """Return whose reply a sentence announces: "Kritik kam von Brandt: „…“"."""
        speech, lows = self._grammar.speech, sentence.lows
        if lows[0] not in speech.reply_nouns:
            return None
        agent = next((at for at in range(1, colon) if lows[at] in speech.agent_words), colon)
        phrase = self._reader.read(text, sentence, agent + 1, colon)
        if not phrase or phrase.end != colon or phrase.kind not in ("name", "role", "body"):
            return None
        attribution = self._attribution(phrase, "X: “…”", ":", agent, colon)
        attribution.place = "agent"
        return attribution

    def _is_told(self, sentence: Sentence, phrase: Phrase, colon: int) -> bool:
        """Return whether an infinitive tells of speech: "Et Brandt de conclure : « … »"."""
        speech, lows = self._grammar.speech, sentence.lows
        if not speech.told_infinitives or lows[0] not in speech.conjunctions or phrase.end != colon - 2:
            return False
        return lows[phrase.end] in speech.of_words and lows[colon - 1] in speech.told_infinitives

    def _bounds(self, phrase: Phrase, begin: int, at: int) -> tuple[int, int]:
        """Return the bounds of a frame; a subject elsewhere in the sentence is none of its words."""
        if phrase.end <= at and begin == at:
            return at, at + 3
        return begin, max(at + 1, phrase.end)

    def _attribution(self, phrase: Phrase, rule: str, cue: str, begin: int, end: int) -> Attribution:
        return Attribution(phrase, rule, cue, begin, end, place="source", strong=True, sure=True)

    def _speech_noun(self, text: str, sentence: Sentence, at: int) -> Phrase | None:
        """Return the owner of a noun of speech: "nach Angaben der Polizei"."""
        lows, speech = sentence.lows, self._grammar.speech
        noun = at + 1
        right = sentence.after(noun)
        while noun < min(right, at + 4) and lows[noun] not in speech.source_nouns:
            if self._report_owner(sentence.words[noun]) is not None:
                return self._of_report(sentence, noun)
            if is_capitalised(sentence.words[noun]) and not self._is_owner(sentence.words[noun]):
                return None
            noun += 1
        if noun >= min(right, at + 4) and not (noun < right and lows[noun] in speech.source_nouns):
            return None
        if at + 1 < noun and lows[noun - 1] in speech.possessives:
            return pronoun(sentence, noun - 1)
        if any(low in speech.own_words for low in lows[at + 1 : noun]):
            return self._subjects.own(text, sentence, at, noun + 1)
        if noun > at + 1 and is_capitalised(sentence.words[noun - 1]):  # "nach Brandts Angaben"
            return self._reader.read(text, sentence, noun - 1, noun)
        owner = noun + 1
        if owner < right and lows[owner] in speech.of_words | speech.joining_sources:
            return self._reader.read(text, sentence, owner + 1, right)
        word = sentence.words[owner] if owner < right else ""
        if word and (
            self._grammar.cases or lows[owner] in speech.genitive_determiners or word.isupper() or self._is_owner(word)
        ):
            return self._reader.read(text, sentence, owner, right)
        return None

    def _with_last_name(self, text: str, sentence: Sentence, phrase: Phrase) -> Phrase:
        """Return a source with the name behind its comma, unless that may be a subject.

        It isn't if it ends the sentence, or if the rest is a clause: "según la alcaldesa, Ana Lind, hay agua".
        """
        end = sentence.after(phrase.end + 1)
        if end >= len(sentence.words):
            return self._subjects.with_apposition(text, sentence, phrase)
        is_definite = sentence.lows[phrase.begin] in self._grammar.speech.determiners.keys() - (
            self._grammar.speech.indefinite_determiners
        )
        if not is_definite or sentence.words[end] != "," or end + 1 == len(sentence.words):
            return phrase
        if self._describes(text, sentence, end + 1) or self._grammar.is_body(phrase.head):
            return phrase  # "según la alcaldesa, Ana Lind, la directora, miente"
        return self._subjects.with_apposition(text, sentence, phrase)

    def _describes(self, text: str, sentence: Sentence, at: int) -> bool:
        """Return whether words behind a name and a comma describe the person: "de 40 años", "la directora"."""
        low, speech = sentence.lows[at], self._grammar.speech
        openers = speech.prepositions | speech.conjunctions | self._grammar.inner_openers
        if low in openers or not low[0].isalpha():
            return True
        rest = self._reader.read(text, sentence, at, len(sentence.words))
        return rest is not None and rest.kind in ("name", "role", "body")

    def _opening(self, text: str, sentence: Sentence) -> Phrase | None:
        """Return the source that opens a sentence of quoted words: "Pour Brandt, « … »."."""
        phrase = self._reader.read(text, sentence, 1, len(sentence.words))
        if not phrase:
            return None
        named = self._subjects.with_apposition(text, sentence, phrase)
        end = phrase.end if named is phrase else sentence.after(phrase.end + 1)
        phrase, words = named, sentence.words
        if phrase.kind not in ("name", "role", "body"):
            return None
        if words[end:] == [",", QUOTE]:
            return phrase
        is_opinion = words[-1] == QUOTE and not self._grammar.speech.opinion_verbs.isdisjoint(sentence.lows[end:])
        has_other = not self._grammar.speech.nouns_are_capitalised and any(map(is_capitalised, words[end:]))
        return phrase if is_opinion and not has_other and len(sentence.quotes) == 1 else None

    def _of_preposition(self, text: str, sentence: Sentence, at: int) -> Phrase | None:
        if at < len(sentence.words) and sentence.lows[at] in self._grammar.speech.source_pronouns:
            return pronoun(sentence, at)
        if at < len(sentence.words) and self._report_owner(sentence.words[at]) is not None:
            return self._of_report(sentence, at)
        return self._reader.read(text, sentence, at, sentence.after(at))

    def _report_owner(self, word: str) -> str | None:
        """Return whose report a compound names: "Polizei" in "Polizeiangaben", "" in "Angaben"."""
        if not is_capitalised(word):
            return None
        low = word.lower()
        ending = next((ending for ending in self._grammar.speech.report_endings if low.endswith(ending)), None)
        if ending is None or len(word) - len(ending) < 2:
            return None
        owner = word[: -len(ending)].rstrip("-")
        return owner[:-1] if owner.endswith("s") and self._grammar.is_body(owner[:-1]) else owner

    def _of_report(self, sentence: Sentence, at: int) -> Phrase | None:
        owner = self._report_owner(sentence.words[at])
        if not owner:
            return None
        return Phrase(at, at + 1, "body", owner, None, True, None, owner)

    def _is_owner(self, word: str) -> bool:
        return self._grammar.speech.genitive_s and is_capitalised(word) and word.endswith(("s", "’", "'"))

    def _before(self, text: str, sentence: Sentence, at: int) -> Phrase | None:
        """Return the source before a postposition: "der Polizei zufolge", "Angaben der Polizei zufolge"."""
        start = max(sentence.before(at), at - MAX_WORDS_BACK)
        speech = self._grammar.speech
        for begin in range(start, at):
            low, word = sentence.lows[begin], sentence.words[begin]
            if begin == at - 1 and self._report_owner(word) is not None:
                return self._of_report(sentence, begin)
            if low in speech.source_nouns and begin + 1 < at:
                owner = begin + (2 if sentence.lows[begin + 1] in speech.of_words else 1)
                phrase = self._reader.read(text, sentence, owner, at)
            elif low in speech.determiners or is_capitalised(word):
                phrase = self._reader.read(text, sentence, begin, at)
            else:
                continue
            if phrase and phrase.end == at and phrase.head.lower() not in speech.source_nouns:
                return phrase
            if phrase and phrase.end < at and sentence.lows[phrase.end] not in speech.of_words:
                return None  # "einem Brief an Brandt zufolge": the name only describes the source
        return None

    def _inserted(self, text: str, sentence: Sentence, at: int) -> Phrase | None:
        """Return the speaker behind an inserting word that opens its clause: "…, so Brandt weiter"."""
        left, right = sentence.before(at), sentence.after(at)
        if left != at or at + 1 >= right:
            return None
        if at == 0 and sentence.words[right : right + 1] not in ([], [":"]):
            return None  # "So Brandt im Amt bleibt, …"
        phrase = self._reader.read(text, sentence, at + 1, right)
        if not phrase or not phrase.is_subject or right - phrase.end > 8:
            return None
        rest = sentence.lows[phrase.end : right]
        if any(low in self._grammar.verbs for low in rest) or (phrase.kind == "noun" and at == 0):
            return None
        return phrase
