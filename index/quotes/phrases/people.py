"""The people that an article names in full, to tell who a surname means. Not for where they speak."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence, Set

from index.quotes.phrases.case_endings import EndingCases
from index.quotes.phrases.cases import Cases, all_forms
from index.quotes.phrases.grammar import Grammar, is_capitalised
from index.quotes.phrases.joined_names import half_names, joined_names
from index.quotes.phrases.name_runs import (
    MAX_ROLE,
    MIN_NAME_WORDS,
    begins_another,
    split_run,
    time_names,
    without_genitive_owner,
    without_medium,
)
from index.quotes.phrases.runs import INSIDE, TITLED
from index.quotes.phrases.sentences import Paragraph

MAX_NAME_WORDS = 5
"""Maximum number of words of a person's name; `MAX_JOINED_WORDS` with a conjunction inside."""
MAX_JOINED_WORDS = 7
MAX_INFLECTED_WORDS = 3
MAX_NAMESAKES = 40
"""Maximum number of full names with one surname to remember. No article has more; each slows all others."""

_WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]+)\s$")


class People:
    """The full names in an article, by surname, and the roles that stand before them."""

    def __init__(self, paragraphs: Iterable[Paragraph], title: str, grammar: Grammar) -> None:
        self._grammar = grammar
        self._full: dict[str, list[str]] = defaultdict(list)
        self._evident: set[str] = set()
        self._forms_of_surnames: dict[str, set[str]] | None = None  # built once all names are read
        self._full_in_nominative: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._genders: dict[str, str] = {}
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._titled: dict[str, set[str]] = defaultdict(set)  # surnames by a role in front
        self._inside: set[str] = set()  # capitalised words inside sentences
        paragraphs = list(paragraphs)
        self.time_names = time_names([paragraph.text for paragraph in paragraphs], grammar)
        texts = [*(paragraph.text for paragraph in paragraphs), title]
        self._texts = texts
        self._before: dict[str, set[str]] | None = None  # the words before capitalised ones, read once they are needed
        self._joined = joined_names(texts, grammar)
        self._halves = half_names(texts, grammar)
        for paragraph in paragraphs:
            self._inside.update(INSIDE.findall(paragraph.text))
            self._read_text(paragraph.text)
        self._read_text(title)

    def _read_text(self, text: str) -> None:
        if self._joined.pattern:
            for match in self._joined.pattern.finditer(text):
                self._read(match[0].split())
            text = self._joined.pattern.sub(".", text)
        for match in self._grammar.runs.finditer(text):
            words, role = match[0].split(), self._role_before(text, match.start())
            if role and self._grammar.is_relation(role):
                words = without_genitive_owner(words, self._grammar)
            if role and self._grammar.role_stem(role) in self._grammar.speech.relation_words:
                role = None
            self._read(words, role)

    def _role_before(self, text: str, start: int) -> str | None:
        """Return the role in lower case before a name: "мер | Антон Лінд"; it may be its owner's."""
        word = _WORD_BEFORE.search(text, max(0, start - MAX_ROLE), start)
        is_role = word and not self._grammar.speech.nouns_are_capitalised and self._grammar.is_role(word[1])
        return word[1] if word and is_role else None

    def _read(self, words: list[str], role: str | None = None) -> None:
        while another := begins_another(words, self._grammar):
            self._read(words[:another], role)
            words, role = words[another:], None
        words = [word.rstrip(".") if len(word) > 2 and word[-2].islower() else word for word in words]
        name, roles = split_run(without_medium(words, self._grammar), self._grammar, self.time_names)
        if not name:
            return
        if len(name) < MIN_NAME_WORDS:
            if roles:
                self._titled[name[0]].add(roles[-1])
                self._note_gender(name[0], roles)
            return
        joints = [at for at in range(1, len(name)) if self.is_joint(name, at)]
        if len(name) > (MAX_JOINED_WORDS if joints else MAX_NAME_WORDS) or self._grammar.is_body(name[-1]):
            return
        written = name
        if self._grammar.cases and not (name := self._in_nominative(name, bool(joints))):
            return
        full = " ".join(name)
        if full == " ".join(written):
            self._full_in_nominative.add(full)
        for surname in [*(name[at - 1] for at in joints), *self._first_surname(name, joints), name[-1]]:
            self._remember(surname, full)
        self._note_person(name, roles)
        self._roles[full].update(word for word in (role, *roles) if word and not self._grammar.is_address(word))

    def _first_surname(self, name: list[str], joints: list[int]) -> list[str]:
        """Return the first of two surnames: "Silva" of "Antonio Silva Pérez"."""
        if not self._grammar.speech.has_two_surnames or joints or len(name) <= MIN_NAME_WORDS:
            return []
        is_given = self._grammar.given_gender
        return [name[-2]] if is_given(name[0]) and is_capitalised(name[-2]) and not is_given(name[-2]) else []

    def _note_person(self, name: list[str], roles: list[str]) -> None:
        full = " ".join(name)
        self._counts[full] += 1
        gender = self._grammar.given_gender(name[0])
        if gender:
            self._genders[full] = gender
        if gender or roles:
            self._evident.add(full)
        if roles:
            self._note_gender(full, roles)
            self._holders[roles[-1].lower()].add(full)

    def _remember(self, surname: str, full: str) -> None:
        namesakes = self._full[surname]
        if full not in namesakes and len(namesakes) < MAX_NAMESAKES:
            namesakes.append(full)

    def is_joint(self, words: Sequence[str], at: int) -> bool:
        """Return whether a word is a conjunction inside a name: "y" in "José Ortega y Gasset"."""
        if not (self._joined.joints and 0 < at < len(words) - 1):
            return False
        return (words[at - 1], words[at].lower(), words[at + 1]) in self._joined.joints

    def opens_joined(self, words: Sequence[str], at: int) -> bool:
        """Return whether the capitalised words from one on lead to a conjunction inside their name."""
        while at < len(words) and is_capitalised(words[at]):
            at += 1
        return self.is_joint(words, at)

    def is_pair(self, run: Sequence[str]) -> bool:
        """Return whether a run is two words with a conjunction, and not the surnames of a person named in full."""
        if len(run) != 3 or not self.is_joint(run, 1):
            return False
        return len(self._written(" ".join(run))[0].split()) == len(run)

    def _in_nominative(self, name: list[str], is_joined: bool) -> list[str]:
        """Return a person's name in the nominative; empty for other names, whose cases nobody knows."""
        cases = self._grammar.cases
        longest = len(name) if is_joined else MAX_INFLECTED_WORDS
        nominative = cases.nominative(name[:longest]) if cases else None
        if is_joined and not nominative:
            return []
        if not nominative and len(name) > MIN_NAME_WORDS and cases:
            nominative = cases.nominative(name[:MIN_NAME_WORDS])
        if not nominative or not (nominative.sure or nominative.words == tuple(name[: len(nominative.words)])):
            return []
        return list(nominative.words)

    def _note_gender(self, name: str, roles: list[str]) -> None:
        if gender := self._grammar.gender_of_title(roles[-1]) or self._grammar.gender_of_role(roles[-1]):
            self._genders.setdefault(name, gender)

    def full_name(self, name: str, cases: Collection[str] = ()) -> tuple[str, bool]:
        """Return the fullest form of a name in the article, and whether it is certain whom it means.

        `cases` are those that the name can have where it stands, in a language with cases.
        """
        if self._grammar.cases:
            full, sure = self._inflected(name, cases, self._grammar.cases)
        else:
            full, sure = self._written(name)
        return full, sure and full not in self._halves and not self._has_namesake(name, full)

    def _has_namesake(self, name: str, full: str) -> bool:
        """Return whether a title or role shows the surname elsewhere to be of the other gender: "Ministerin Lind"."""
        gender = self.gender_of(full)
        if " " in name or not gender:
            return False
        if self._before is None:
            self._before = defaultdict(set)
            for word, surname in (pair for text in self._texts for pair in TITLED.findall(text)):
                self._before[surname].add(word)
        genders = {self._gender_before_name(word) for word in self._before.get(name, ())}
        return bool(genders - {gender, None})

    def _gender_before_name(self, word: str) -> str | None:
        """Return the gender that a title or a role before a surname shows."""
        grammar = self._grammar
        return grammar.gender_of_title(word) or (grammar.gender_of_role(word) if grammar.is_role(word) else None)

    def _inflected(self, name: str, allowed: Collection[str], cases: Cases | EndingCases) -> tuple[str, bool]:
        words = name.split()
        if len(words) == 1:
            surnames = self._surnames_of(name)
            names = [full for surname in surnames for full in self._full[surname]]
            return _longest(names) or (name, False)
        if isinstance(cases, EndingCases):
            known = cases.candidates(words, allowed) & self._full_in_nominative
            if len(known) == 1:
                return self._written(next(iter(known)))
        nominative = cases.nominative(words, allowed)
        if not nominative:
            nominative = cases.nominative(words)
            return (self._written(" ".join(nominative.words))[0] if nominative else name), False
        full, sure = self._written(" ".join(nominative.words))
        if not sure and full == " ".join(nominative.words):
            return full, nominative.sure
        return full, sure and (nominative.sure or full in self._full_in_nominative)

    def _surnames_of(self, form: str) -> set[str]:
        if self._forms_of_surnames is None:
            self._forms_of_surnames = {}
            cases = self._grammar.cases
            surnames = [(surname, self._genders.get(names[0])) for surname, names in self._full.items() if names]
            if cases:
                self._forms_of_surnames = all_forms(cases, surnames)
        return self._forms_of_surnames.get(form, set())

    def _written(self, name: str) -> tuple[str, bool]:
        for form in self._forms(name):
            surname = form.rpartition(" ")[2]
            fitting = [full for full in self._full.get(surname, ()) if _has_words(full, form.split())]
            longest = max(fitting, key=len, default=None)
            if longest and all(_has_words(longest, full.split()) for full in fitting):
                return longest, True
            if fitting:
                return (form, " " in form) if form in fitting else (form, False)
        return name, False

    def _forms(self, name: str) -> Iterable[str]:
        if self._grammar.speech.genitive_s and name.endswith(("s", "’", "'")):
            bare = name.rstrip("’'").removesuffix("s").rstrip("’'")
            if bare.rpartition(" ")[2] in self._full:
                yield bare
        yield name

    def is_surname(self, word: str) -> bool:
        """Return whether a word is the last one of a full name in the article, or stands behind a role in it."""
        if self._grammar.cases:
            return bool(self._surnames_of(word))
        return any(form in self._full or form in self._titled for form in self._forms(word))

    def may_be_genitive(self, word: str) -> bool:
        """Return whether a name may have the s of a genitive."""
        return self._grammar.speech.genitive_s and word.endswith(("s", "’", "'"))

    def is_genitive(self, word: str) -> bool:
        """Return whether a name is the genitive of a surname in the article."""
        return any(form != word for form in self._forms(word))

    def is_full_surname(self, word: str) -> bool:
        """Return whether a word is the last one of a full name in the nominative."""
        return word in self._full

    def is_known(self, word: str) -> bool:
        """Return whether a capitalised word at the start of a sentence is a name."""
        is_name = word in self._inside or word.isupper() or self._grammar.given_gender(word) is not None
        return is_name or self.is_surname(word)

    def is_noun(self, word: str) -> bool:
        """Return whether a capitalised word at the start of a sentence is a noun or a name."""
        if word in self._inside or (word.isupper() and len(word) > 1) or self.is_surname(word):
            return True
        return self._grammar.is_role(word) or self._grammar.is_body(word) or not self._grammar.is_adverb(word)

    def is_adjective(self, word: str) -> bool:
        """Return whether a capitalised word at the start of a sentence looks like an adjective: "Lokale Medien"."""
        speech = self._grammar.speech
        return (
            word.lower().endswith(speech.adjective_endings)
            and word not in self._inside
            and word.lower() not in speech.given_names
        )

    def is_evident(self, full: str) -> bool:
        """Return whether a given name or a role shows a full name to be a person's."""
        return full in self._evident

    def is_repeated(self, full: str) -> bool:
        """Return whether the article has a full name more than once."""
        return self._counts[full] > 1

    def gender_of(self, name: str) -> str | None:
        """Return a person's gender, "m" or "f"; None if unknown, as with a given name of either gender."""
        genders = (self._genders.get(name), self._genders.get(name.rpartition(" ")[2]))
        return next((gender for gender in genders if gender in ("m", "f")), None)

    def roles_of(self, full: str) -> Set[str]:
        """Return the roles that stand before a full name."""
        return self._roles.get(full, frozenset())

    def holder(self, role: str) -> str | None:
        """Return the only person with a role in the article; None if there are several."""
        names = self._holders.get(role.lower(), set())
        return next(iter(names)) if len(names) == 1 else None


def _longest(names: list[str]) -> tuple[str, bool] | None:
    """Return the longest of a person's names, and whether all of them are this person's; None without any."""
    longest = max(names, key=len, default=None)
    if longest is None:
        return None
    return longest, all(_has_words(longest, name.split()) for name in names)


def _has_words(full: str, words: list[str]) -> bool:
    rest = iter(full.split())
    return all(word in rest for word in words)
