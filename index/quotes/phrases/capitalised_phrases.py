"""Noun phrases that can name a speaker: "der Sprecher der Polizei Karl Lind", "die CDU-Politikerin Anna Brandt".

Not for which of them speaks: see `subjects.py`.
"""

from __future__ import annotations

from index.quotes.phrases.grammar import Grammar, is_capitalised
from index.quotes.phrases.name_runs import begins_another, split_run, without_medium
from index.quotes.phrases.people import People
from index.quotes.phrases.phrase import MAX_MODIFIERS, Phrase, PhraseKind
from index.quotes.phrases.sentences import QUOTE, Sentence

MAX_TAILS = 4
"""Maximum number of owners that follow a noun."""


class CapitalisedPhraseReader:
    """A reader of the noun phrases of one article."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self._grammar = grammar
        self._people = people

    def read(
        self, text: str, sentence: Sentence, begin: int, stop: int, attached: bool = False, depth: int = 0
    ) -> Phrase | None:
        """Read the phrase that begins at a word and ends before `stop`; None if none begins there.

        With `attached`, it goes on behind prepositions that needn't belong to it: "der Student aus Berlin".
        """
        grammar, speech = self._grammar, self._grammar.speech
        lows, words = sentence.lows, sentence.words
        at = begin
        cases: str | None = None
        if at < stop and lows[at] in speech.determiners:
            cases = speech.determiners[lows[at]]
            at += 1
            if at < stop and speech.determiners.get(lows[at]) == "p":
                at += 1  # "die drei Minister"
        modifiers = at
        while at < stop and at - modifiers < MAX_MODIFIERS and self._is_modifier(sentence, at):
            at += 1
        if at < stop and at in sentence.titles:
            return self._title(text, sentence, begin, at, cases)
        first = at
        at = self._run_end(sentence, at, stop)
        if at - first > 1 and lows[begin] in speech.indefinite_determiners and grammar.is_role(words[first]):
            at = first + 1  # "ein Mann", who isn't the person named next
        at = self._without_person(sentence, first, at)
        run = words[first:at]
        if not run or (len(run) == 1 and grammar.is_never_speaker(run[0]) and not self._is_surname(run, begin, first)):
            return None
        name, roles = self._split(run, cases is not None, lows[begin] in speech.indefinite_determiners)
        head = roles[-1] if roles else run[-1]
        kind = self._kind(name, roles, cases is not None or first > modifiers)
        if kind == "name" and not roles and self._opens(sentence, first) and self._people.is_adjective(run[0]):
            kind = "name" if self._people.is_evident(self._people.full_name(" ".join(name))[0]) else "noun"
        is_subject = self._may_be_subject(cases, head) and not (kind == "noun" and grammar.is_abstract(head))
        if kind != "name" and depth < MAX_TAILS:
            if at < stop and at in sentence.titles:
                at += 1
            at, named = self._tail(text, sentence, at, stop, attached, depth)
            if named and kind == "role":
                return self._phrase(text, sentence, (begin, at), "name", [*named], roles or [head], is_subject, head)
        if kind == "name" and depth < MAX_TAILS and not roles:
            at = self._after_name(text, sentence, at, stop, depth)
        return self._phrase(text, sentence, (begin, at), kind, name, roles, is_subject, head)

    def _is_surname(self, run: list[str], begin: int, first: int) -> bool:
        """Return whether a word for a time stands for a person: "sagte Sommer", but not "vergangenen Sommer"."""
        return begin == first and self._people.is_full_surname(run[0])

    def _is_owner(self, name: list[str], role: str, determined: bool) -> bool:
        """Return whether the name behind a role is the owner's, in the genitive: "die Witwe Karl Linds"."""
        if not name or not self._people.may_be_genitive(name[-1]):
            return False
        if self._people.is_genitive(name[-1]) or (determined and role.lower() in self._grammar.speech.relation_words):
            return True
        return self._grammar.is_feminine(role) and self._grammar.given_gender(name[0]) == "m"

    def _without_person(self, sentence: Sentence, first: int, end: int) -> int:
        """Return the end of a run without the person who follows a body: "dieser Zeitung | Anna Brandt"."""
        end = first + len(without_medium(sentence.words[first:end], self._grammar))
        another = begins_another(sentence.words[first:end], self._grammar)
        if another:
            return first + another
        for at in range(first + 1, end - 1):
            before = sentence.words[at - 1]
            if self._people.is_full_surname(before) and self._grammar.given_gender(sentence.words[at]):
                return at  # "warf Brandt | Karl Lind vor"
            is_body = self._grammar.is_body(before) or self._grammar.is_medium(before)
            if is_body and not self._grammar.is_role(before) and self._grammar.given_gender(sentence.words[at]):
                return at
        return end

    def _phrase(
        self,
        text: str,
        sentence: Sentence,
        bounds: tuple[int, int],
        kind: PhraseKind,
        name: list[str],
        roles: list[str],
        is_subject: bool,
        head: str,
    ) -> Phrase:
        begin, end = bounds
        words = text[sentence.starts[begin] : sentence.ends[end - 1]]
        label = " ".join(name) if kind == "name" else words
        joined = end < len(sentence.lows) and sentence.lows[end] in self._grammar.speech.conjunctions
        after = sentence.words[end : end + 2] if name[-1:] == sentence.words[end - 1 : end] else []
        ambiguous = len(after) > 1 and is_capitalised(after[1]) and self._grammar.given_gender(after[0]) is not None
        return Phrase(begin, end, kind, label, label if kind == "name" else None, is_subject,
                      roles[-1] if roles else None, head, joined, ambiguous)  # fmt: skip

    def _title(self, text: str, sentence: Sentence, begin: int, at: int, cases: str | None) -> Phrase | None:
        """Return a newspaper's title as a phrase: "der „Stern“"."""
        label = text[sentence.starts[at] + 1 : sentence.ends[at] - 1]
        return Phrase(begin, at + 1, "medium", label, None, cases is None or bool(cases), None, label)

    def _is_modifier(self, sentence: Sentence, at: int) -> bool:
        word = sentence.words[at]
        if not word[0].isalnum() or is_capitalised(word):
            return False
        return self._grammar.is_modifier(word)

    def _run_end(self, sentence: Sentence, at: int, stop: int) -> int:
        """Return the end of a run of capitalised words, with particles inside."""
        words, lows, speech = sentence.words, sentence.lows, self._grammar.speech
        begin = at
        while at < stop:
            if not words[at][0].isalnum() or words[at].endswith("-"):
                break
            if is_capitalised(words[at]) and self._goes_on(sentence, begin, at):
                at += 1
                if at == begin + 1 and self._grammar.is_never_speaker(words[begin]):
                    break  # "am Montag Anna Brandt"
                continue
            if begin < at < stop - 1 and self._people.is_joint(words, at):
                at += 2
                continue
            particles = at
            while particles < stop and lows[particles] in speech.name_particles and particles - at < 3:
                particles += 1
            if particles == at or particles >= stop or not is_capitalised(words[particles]):
                break
            if not self._is_inner_particle(sentence, begin, at, particles):
                break
            at = particles
        return at

    def _goes_on(self, sentence: Sentence, begin: int, at: int) -> bool:
        """Return whether a capitalised word belongs to a run: not a day, nor a word that only opens its sentence."""
        if at > begin:
            word, before = sentence.words[at], sentence.words[at - 1]
            if self._grammar.is_body(before) and self._people.is_surname(word) and not self._grammar.is_role(before):
                return False  # "warf die Staatsanwaltschaft Brandt vor"
            return not self._grammar.is_never_speaker(word) or (before, word) in self._people.time_names
        if sentence.lows[at] in self._grammar.openers:
            return False
        if not self._opens(sentence, at):
            return True
        follows = at + 1 < len(sentence.words) and is_capitalised(sentence.words[at + 1])
        return follows or self._people.is_noun(sentence.words[at])

    def _opens(self, sentence: Sentence, at: int) -> bool:
        return at == 0 or sentence.words[at - 1] in (":", QUOTE, "–", "—")

    def _is_inner_particle(self, sentence: Sentence, begin: int, at: int, after: int) -> bool:
        """Return whether particles belong to a name: "Ursula von der Leyen", but not "Sprecher der Polizei"."""
        if self._people.is_surname(sentence.words[after]):
            full, _ = self._people.full_name(sentence.words[after])
            return f"{' '.join(sentence.words[at:after])} {sentence.words[after]}" in full
        if at == begin:
            return False
        if sentence.lows[at] in self._grammar.speech.determiners:
            return False
        given = sentence.lows[at - 1] in self._grammar.speech.given_names
        return given and not self._grammar.is_body(sentence.words[after])

    def _split(self, run: list[str], determined: bool, indefinite: bool) -> tuple[list[str], list[str]]:
        if len(run) == 1 and self._people.is_full_surname(run[0]):
            return run, []
        name, roles = split_run(run, self._grammar, self._people.time_names)
        if not name or not roles:
            return name, roles
        if self._grammar.is_body(name[-1]) and not self._people.is_surname(name[-1]):
            return [], roles  # "Sprecher Polizei"
        if indefinite and self._people.may_be_genitive(name[-1]):
            return [], roles  # "ein Bekannter Karl Linds"
        if self._is_owner(name, roles[-1], determined):
            return [], roles
        return name, roles

    def _kind(self, name: list[str], roles: list[str], determined: bool) -> PhraseKind:
        grammar, people = self._grammar, self._people
        if name and roles:
            return "name"
        if roles:
            return "role"
        if not name:
            return "noun"
        if len(name) == 1:
            if people.is_surname(name[0]) and not determined:
                return "name"
            return "body" if grammar.is_body(name[0]) else "noun"
        full = people.full_name(" ".join(name))[0]
        if people.is_pair(name):
            return "body"
        if people.is_evident(full) or name[0].lower() in grammar.speech.given_names:
            return "name"
        if determined or grammar.is_body(name[-1]):
            return "body"
        return "name"

    def _may_be_subject(self, cases: str | None, head: str) -> bool:
        """Return whether a determiner can be a nominative before this noun: "der Zeitung" can't."""
        if cases is None:
            return True
        if cases == "m" and self._grammar.speech.feminine_endings:
            return not self._grammar.is_feminine(head)
        return bool(cases)

    def _tail(
        self, text: str, sentence: Sentence, at: int, stop: int, attached: bool, depth: int
    ) -> tuple[int, list[str]]:
        """Return the end of what belongs to a noun: "der Polizei", "für Umwelt"; and a name that follows it."""
        lows, speech = sentence.lows, self._grammar.speech
        named: list[str] = []
        for _ in range(MAX_TAILS):
            if at >= stop:
                break
            low = lows[at]
            if low in speech.genitive_determiners:
                owner = self.read(text, sentence, at, stop, attached, depth + 1)
            elif low in speech.of_words or (attached and low in speech.attaching_prepositions):
                owner = self.read(text, sentence, at + 1, stop, attached, depth + 1)
            else:
                break
            if not owner or (low in speech.genitive_determiners and not self._may_own(low, owner)):
                break
            at = owner.end
            run = sentence.words[owner.begin : owner.end]
            given = next((n for n in range(1, len(run) - 1) if run[n].lower() in speech.given_names), None)
            may_end = low in speech.genitive_determiners and owner.kind in ("name", "body")
            if given is not None and may_end and not self._grammar.is_person(run[given - 1]):
                named = run[given:]  # "der Sprecher der Polizei Karl Lind", not "der Anwalt der Ministerin Anna Brandt"
            if low in speech.genitive_determiners and owner.head.isupper():
                break  # an acronym owns nothing: "eine Mitteilung des BMI der Verbesserung"
        return at, named

    def _may_own(self, determiner: str, owner: Phrase) -> bool:
        """Return whether a phrase can be a genitive: "der Minister" is a nominative, "der Polizei" isn't."""
        if self._grammar.speech.determiners.get(determiner) != "m":
            return True
        return owner.role is None or self._grammar.is_feminine(owner.role) or owner.kind == "name"

    def _after_name(self, text: str, sentence: Sentence, at: int, stop: int, depth: int) -> int:
        """Return the end of what describes a named person: "John Lind von der Polizei"."""
        if at < stop and sentence.lows[at] in self._grammar.speech.of_words:
            owner = self.read(text, sentence, at + 1, stop, False, depth + 1)
            if owner:
                return owner.end
        return at
