"""Noun phrases in a language that capitalises names alone: "пресс-секретарь президента Дмитрий Песков".

Not for German, which capitalises every noun: see `phrases.py`.
"""

from __future__ import annotations

from index.quotes.phrases.grammar import Grammar, is_capitalised
from index.quotes.phrases.name_runs import (
    MIN_NAME_WORDS,
    before_given_name,
    before_person,
    begins_another,
    without_genitive_owner,
)
from index.quotes.phrases.people import People
from index.quotes.phrases.phrase import MAX_MODIFIERS, Phrase, PhraseKind
from index.quotes.phrases.sentences import Sentence

MAX_DEPTH = 4
"""Maximum number of owners of a noun, each the next one's."""
MAX_CHAIN = 9
"""Maximum number of words that describe a role: "министр обороны Российской Федерации"."""
_CASES = ("nomn", "gent", "datv")
"""Cases that a speaker's name can have."""


class PlainPhraseReader:
    """A reader of the noun phrases of one article."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self._grammar = grammar
        self._people = people

    def read(
        self, text: str, sentence: Sentence, begin: int, stop: int, attached: bool = False, depth: int = 0
    ) -> Phrase | None:
        """Read the phrase that begins at a word and ends before `stop`; None if none begins there."""
        stop = stop if depth < MAX_DEPTH else begin
        at = begin
        cases = None
        if at < stop and sentence.lows[at] in self._grammar.speech.determiners:
            cases = self._grammar.speech.determiners[sentence.lows[at]]
            at += 1
        first = at
        while at < stop and at - first < MAX_MODIFIERS and self._is_modifier(sentence, at, stop):
            at += 1
        if at >= stop:
            return None
        if at in sentence.titles:
            label = text[sentence.starts[at] + 1 : sentence.ends[at] - 1]
            return Phrase(begin, at + 1, "medium", label, None, cases != "" and self._is_nominative(label), None, label)
        is_name = is_capitalised(sentence.words[at]) and not self._opens_with_common(sentence, at)
        if is_name or self._is_titled(sentence, at, stop):
            return self._name(text, sentence, begin, at, stop, depth)
        return self._noun(text, sentence, begin, at, stop, attached, cases, depth)

    def _is_nominative(self, label: str) -> bool:
        cases = self._grammar.cases
        return cases is None or cases.may_be(label.split()[0], "nomn")

    def _is_modifier(self, sentence: Sentence, at: int, stop: int) -> bool:
        low, word = sentence.lows[at], sentence.words[at]
        if not word[0].isalnum() or low in self._grammar.openers or low in self._grammar.verbs:
            return False
        follows = sentence.lows[at + 1] if at + 1 < stop else ""
        is_head = bool(follows) and (self._grammar.is_role(follows) or self._grammar.is_body(follows))
        if self._grammar.is_role(low) or self._grammar.is_body(low):
            return is_head and is_capitalised(word) and low in self._grammar.speech.front_adjectives
        if is_capitalised(word) and at > 0:  # "le Premier ministre"
            return low in self._grammar.speech.front_adjectives and is_head and sentence.words[at + 1] == follows
        cases = self._grammar.cases
        if cases:
            return cases.is_adjective(low)
        return not is_capitalised(word) and (is_head or low in self._grammar.speech.front_adjectives)

    def _opens_with_common(self, sentence: Sentence, at: int) -> bool:
        """Return whether a capital at the start of a sentence is a common noun's: "Министр обороны"."""
        if not self._opens(sentence, at):
            return False
        if self._people.opens_joined(sentence.words, at):
            return False
        low = sentence.lows[at]
        if self._grammar.is_role(low) or self._grammar.is_body(low):
            return True
        if self._grammar.cases is None and at + 1 < len(sentence.words) and is_capitalised(sentence.words[at + 1]):
            return self._grammar.is_adverb(low)
        return not self._people.is_known(sentence.words[at]) and low not in self._grammar.openers

    def _opens(self, sentence: Sentence, at: int) -> bool:
        return at == 0 or not sentence.words[at - 1][0].isalnum()

    def _run_end(self, sentence: Sentence, at: int, stop: int) -> int:
        """Return the end of a run of capitalised words, with particles inside."""
        speech, begin = self._grammar.speech, at
        while at < stop and sentence.words[at][0].isalnum():
            if is_capitalised(sentence.words[at]):
                if at - begin >= MIN_NAME_WORDS and self._begins_another(sentence, begin, at, stop):
                    break
                at += 1
                continue
            if begin < at < stop - 1 and self._people.is_joint(sentence.words, at):
                at += 2
                continue
            particles = at
            while particles < stop and sentence.lows[particles] in speech.name_particles:
                particles += 1
            is_inner = begin < at < particles < stop and is_capitalised(sentence.words[particles])
            is_elided = particles == at + 1 and sentence.lows[at] in speech.elided_words
            if not is_inner or not (is_elided or self._grammar.given_gender(sentence.words[at - 1])):
                break
            at = particles
        return at

    def _begins_another(self, sentence: Sentence, begin: int, at: int, stop: int) -> bool:
        """Return whether another person's name follows a name in another case: "ответил Анне Брандт Карл Линд"."""
        cases = self._grammar.cases
        if not self._grammar.given_gender(sentence.words[at]):
            return False
        if (
            at + 1 < stop
            and cases
            and cases.may_be(sentence.words[at], "nomn") != cases.may_be(sentence.words[begin], "nomn")
        ):
            return True
        end = at + 1
        while end < stop and is_capitalised(sentence.words[end]):
            end += 1
        return begins_another(sentence.words[begin:end], self._grammar) == at - begin

    def _name(self, text: str, sentence: Sentence, begin: int, at: int, stop: int, depth: int) -> Phrase | None:
        """Return the phrase of a name without a role: a person's, or an organisation's."""
        title = None
        while at + 1 < stop and self._is_title(sentence.words[at]) and is_capitalised(sentence.words[at + 1]):
            title, at = sentence.words[at], at + 1
        if not title and self._opens(sentence, at) and sentence.lows[at] in self._grammar.openers:
            return None
        end = before_person(sentence.words, at, self._run_end(sentence, at, stop), self._grammar)
        if begin < at or depth:
            end = before_given_name(sentence.words, at, end, self._grammar)
        run = sentence.words[at:end]
        if run and begin == at > 0 and self._grammar.is_relation(sentence.lows[at - 1]):
            run = without_genitive_owner(run, self._grammar)
            begin = end - len(run)
        if not run or self._grammar.is_never_speaker(run[0]):
            return None
        kind: PhraseKind = "body" if run[0].isupper() or len(run) > 1 else "noun"
        if title or self._is_person(run):
            kind = "name"
        if kind == "name" and not title and begin < at and not self._grammar.cases:
            kind = "body"  # no person's name has an article
        particle = kind == "name" and (self._is_particle(sentence, end, stop) or self._has_inner_particle(run))
        if end < stop and end in sentence.titles:
            end += 1
        if self._grammar.speech.of_words and kind == "name":
            end = self._after_name(text, sentence, end, stop, depth)
        head = title.lower() if title and self._grammar.cases else run[0]
        phrase = self._phrase(text, sentence, (begin, end), kind, run, title, head)
        return phrase._replace(ambiguous=phrase.ambiguous or particle)

    def _is_titled(self, sentence: Sentence, at: int, stop: int) -> bool:
        """Return whether a form of address and a name follow: "госпожа Линд"."""
        follows = at + 1 < stop and is_capitalised(sentence.words[at + 1])
        return follows and self._grammar.gender_of_title(sentence.words[at]) is not None

    def _is_title(self, word: str) -> bool:
        speech, low = self._grammar.speech, word.lower()
        return low in speech.courtesy_titles or low in speech.academic_titles

    def _is_particle(self, sentence: Sentence, at: int, stop: int) -> bool:
        """Return whether what follows a name may be the rest of it: "Karl Lind | de Velde"."""
        speech = self._grammar.speech
        if self._grammar.cases or at + 1 >= stop or sentence.lows[at] not in speech.name_particles:
            return False
        return is_capitalised(sentence.words[at + 1])

    def _has_inner_particle(self, run: list[str]) -> bool:
        """Return whether particles follow a name that may be whole without them: "Léa Martin de Lyon"."""
        speech = self._grammar.speech
        return any(word.lower() in speech.of_words for word in run[MIN_NAME_WORDS:])

    def _after_name(self, text: str, sentence: Sentence, at: int, stop: int, depth: int) -> int:
        if at < stop and sentence.lows[at] in self._grammar.speech.of_words:
            owner = self.read(text, sentence, at + 1, stop, depth=depth + 1)
            if owner:
                return owner.end
        return at

    def _is_person(self, run: list[str]) -> bool:
        if len(run) == 1:
            return self._people.is_surname(run[0])
        if self._people.is_pair(run):
            return False
        if any(self._grammar.given_gender(word) for word in run[:-1]):
            return True
        if self._grammar.cases is None and not run[0].isupper():
            return not self._grammar.is_body(run[0])
        return self._people.is_evident(self._people.full_name(" ".join(run))[0])

    def _noun(
        self,
        text: str,
        sentence: Sentence,
        begin: int,
        at: int,
        stop: int,
        attached: bool,
        cases: str | None,
        depth: int,
    ) -> Phrase | None:
        """Return the phrase of a noun in lower case, with the name that may follow it."""
        low = sentence.lows[at]
        if low in self._grammar.openers or low in self._grammar.verbs or not low[0].isalpha():
            return None
        kind = self._noun_kind(low, at > begin)
        if kind is None:
            return None
        end, name_at = self._chain(text, sentence, at + 1, stop, attached, kind in ("role", "noun"), depth)
        head = sentence.lows[at]
        if name_at is not None and self._grammar.is_relation(head):
            name_at = end - len(without_genitive_owner(sentence.words[name_at:end], self._grammar))
        if name_at is not None and self._is_subject_like(head, sentence.words[name_at:end]):
            phrase = self._phrase(text, sentence, (begin, end), "name", sentence.words[name_at:end], head, head)
            is_next = name_at == at + 1 or self._grammar.is_role(sentence.lows[name_at - 1])
            is_owned = self._may_be_owned(sentence, name_at)
            is_owner = is_next and self._may_be_owner(head, sentence.words[name_at:end])
            is_thing = kind == "noun" and self._may_be_things(sentence.words[name_at])
            return phrase._replace(ambiguous=phrase.ambiguous or is_owner or is_thing or is_owned)
        role = head if kind == "role" else None
        phrase = self._phrase(text, sentence, (begin, name_at or end), kind, [], role, head)
        return phrase._replace(is_subject=phrase.is_subject and cases != "")

    def _noun_kind(self, low: str, described: bool) -> PhraseKind | None:
        if self._grammar.is_never_speaker(low):
            return None
        if self._grammar.is_role(low):
            return "role"
        if self._grammar.is_body(low) or self._grammar.is_medium(low):
            return "body"
        cases = self._grammar.cases
        return "noun" if (cases.is_noun(low) if cases else described) else None

    def _may_be_owned(self, sentence: Sentence, name_at: int) -> bool:
        """Return whether a name may be that of the body before it: "по словам главы штаба Ивана Линда"."""
        is_body = sentence.lows[name_at - 1] in self._grammar.speech.owned_bodies
        return is_body and self._may_be_things(sentence.words[name_at])

    def _may_be_things(self, name: str) -> bool:
        """Return whether a name behind a noun may be the thing's: "la fondation Karl Lind", "команда Валерия Линда"."""
        cases = self._grammar.cases
        return cases is None or cases.may_be(name, "gent")

    def _is_subject_like(self, head: str, name: list[str]) -> bool:
        """Return whether a noun and the name after it have the same case."""
        cases = self._grammar.cases
        if cases is None or cases.may_be(head, "nomn") == cases.may_be(name[0], "nomn"):
            return True
        return any(cases.may_be(head, case) and cases.may_be(name[0], case) for case in _CASES)

    def _chain(
        self, text: str, sentence: Sentence, at: int, stop: int, attached: bool, may_be_named: bool, depth: int
    ) -> tuple[int, int | None]:
        """Return the end of the words that belong to a noun, and where a name among them begins."""
        speech, limit = self._grammar.speech, min(stop, at + MAX_CHAIN)
        while at < limit:
            word, low = sentence.words[at], sentence.lows[at]
            if at in sentence.titles:
                at += 1
                continue
            if not word[0].isalnum() or low in self._grammar.verbs:
                break
            if low in speech.of_words or (
                low in speech.attaching_prepositions
                and (attached or may_be_named)
                and self._may_attach(sentence, at + 1, stop)
            ):
                after = self._owner_end(text, sentence, at + 1, stop, depth)
                if after <= at + 1:
                    break
                at = after
                continue
            if is_capitalised(word):
                if may_be_named and self._begins_name(sentence, at, stop):
                    end = self._run_end(sentence, at, stop)
                    person = before_given_name(sentence.words, at, end, self._grammar)
                    return end, person if person < end else at  # "le député PS | Karl Lind"
                if not self._may_own(word):
                    break
                at += 1
                continue
            if low in self._grammar.openers or not self._may_own(word):
                break
            at += 1
        return at, None

    def _may_attach(self, sentence: Sentence, at: int, stop: int) -> bool:
        """Return whether a noun behind a preposition can be of an office: "aux travaux", but not "à la ministre"."""
        duties = self._grammar.speech.duties
        return not duties or not duties.isdisjoint(sentence.lows[at : min(at + 2, stop)])

    def _owner_end(self, text: str, sentence: Sentence, at: int, stop: int, depth: int) -> int:
        """Return the end of a noun behind a preposition: "del café", which needn't be a word for people."""
        owner = self.read(text, sentence, at, stop, depth=depth + 1)
        if owner:
            return owner.end
        if self._grammar.cases:
            return at
        if at < stop and sentence.lows[at] in self._grammar.speech.determiners:
            at += 1
        is_noun = at < stop and sentence.lows[at][0].isalpha() and sentence.lows[at] not in self._grammar.openers
        return at + 1 if is_noun and sentence.lows[at] not in self._grammar.verbs else at

    def _begins_name(self, sentence: Sentence, at: int, stop: int) -> bool:
        word = sentence.words[at]
        follows = at + 1 < stop and is_capitalised(sentence.words[at + 1])
        if follows and (self._grammar.given_gender(word) or (len(word) == 1)):
            return True
        cases = self._grammar.cases
        if cases is None:
            return follows
        return self._people.is_surname(word) and (not self._may_own(word) or cases.may_be(word, "nomn"))

    def _may_own(self, word: str) -> bool:
        """Return whether a word can be in the genitive, behind the noun that it describes."""
        cases = self._grammar.cases
        if cases is None:
            return not is_capitalised(word) and word.endswith(self._grammar.speech.adjective_endings)
        if word.isupper():
            return True
        low = word.lower()
        return cases.may_be(low, "gent") and (cases.is_noun(low) or cases.is_adjective(low) or is_capitalised(word))

    def _phrase(
        self,
        text: str,
        sentence: Sentence,
        bounds: tuple[int, int],
        kind: PhraseKind,
        name: list[str],
        role: str | None,
        head: str,
    ) -> Phrase:
        begin, end = bounds
        words = text[sentence.starts[begin] : sentence.ends[end - 1]]
        label = _in_text(text, sentence, name, bounds) if kind == "name" else words
        joined = end < len(sentence.lows) and sentence.lows[end] in self._grammar.speech.conjunctions
        cases = self._grammar.cases
        is_subject = cases is None or cases.may_be(head, "nomn") or self._people.is_full_surname(head)
        if cases and kind == "name" and is_capitalised(head):
            is_subject = is_subject or cases.may_be_nominative(head)
        if is_subject and kind == "name" and cases:
            is_subject = all(len(word) == 1 or cases.may_be_in_subject(word) for word in name[1:])
        ambiguous = kind == "name" and self._is_followed(sentence, end, head)
        label_of = label if kind == "name" else None
        return Phrase(begin, end, kind, label, label_of, is_subject, role, head, joined, ambiguous)

    def _is_followed(self, sentence: Sentence, end: int, head: str) -> bool:
        """Return whether another name follows that may have the same case."""
        if end >= len(sentence.words) or not is_capitalised(sentence.words[end]):
            return False
        cases, after = self._grammar.cases, sentence.words[end]
        return cases is None or any(cases.may_be(head, case) and cases.may_be(after, case) for case in _CASES)

    def _may_be_owner(self, head: str, name: list[str]) -> bool:
        """Return whether the name behind a relation may be the owner's: "адвоката Анны Брандт"."""
        cases = self._grammar.cases
        if cases is None or cases.lemma(head) not in self._grammar.speech.relation_words:
            return False
        return not cases.may_be(head, "nomn") or len(name) == 1 or cases.may_be(name[0], "gent")


def _in_text(text: str, sentence: Sentence, name: list[str], bounds: tuple[int, int]) -> str:
    """Return a name as written, with the full stops of its initials."""
    begin, end = bounds
    first = next((at for at in range(begin, end) if sentence.words[at : at + len(name)] == name), None)
    if first is None:
        return " ".join(name)
    return text[sentence.starts[first] : sentence.ends[first + len(name) - 1]]
