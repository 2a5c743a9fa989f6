"""The people that an article names in full, to tell who a surname means. Not for where they speak."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Sequence

from index.languages import Speech
from index.quotes.phrases.case_endings import EndingCases
from index.quotes.phrases.cases import Cases, all_forms
from index.quotes.phrases.grammar import Grammar, is_capitalised
from index.quotes.phrases.runs import INSIDE
from index.quotes.phrases.sentences import Paragraph

MAX_NAME_WORDS = 5
"""Maximum number of words of a person's name."""
MAX_INFLECTED_WORDS = 3
MIN_NAME_WORDS = 2
_CAPITALISED_PAIR = re.compile(r"(?<!\w)([^\W\d_a-zß-ÿ]\w+) (?=([^\W\d_a-zß-ÿ]\w+))")
MAX_NAMESAKES = 40
"""Maximum number of full names with one surname to remember. No article has more; each slows all others."""


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
        self._titled: dict[str, set[str]] = defaultdict(set)  # surnames by a role in front
        self._inside: set[str] = set()  # capitalised words inside sentences
        paragraphs = list(paragraphs)
        self.time_names = _time_names([paragraph.text for paragraph in paragraphs], grammar)
        for paragraph in paragraphs:
            self._inside.update(INSIDE.findall(paragraph.text))
            for match in grammar.runs.finditer(paragraph.text):
                self._read(match[0].split())
        for match in grammar.runs.finditer(title):
            self._read(match[0].split())

    def _read(self, words: list[str]) -> None:
        while another := begins_another(words, self._grammar):
            self._read(words[:another])
            words = words[another:]
        words = [word.rstrip(".") if len(word) > 2 and word[-2].islower() else word for word in words]
        name, roles = split_run(without_medium(words, self._grammar), self._grammar, self.time_names)
        if not name:
            return
        if len(name) < MIN_NAME_WORDS:
            if roles:
                self._titled[name[0]].add(roles[-1])
                self._note_gender(name[0], roles)
            return
        if len(name) > MAX_NAME_WORDS or self._grammar.is_body(name[-1]):
            return
        written = name
        if self._grammar.cases and not (name := self._in_nominative(name)):
            return
        full = " ".join(name)
        self._counts[full] += 1
        if full == " ".join(written):
            self._full_in_nominative.add(full)
        namesakes = self._full[name[-1]]
        if full not in namesakes and len(namesakes) < MAX_NAMESAKES:
            namesakes.append(full)
        gender = self._grammar.given_gender(name[0])
        if gender:
            self._genders[full] = gender
        if gender or roles:
            self._evident.add(full)
        if roles:
            self._note_gender(full, roles)
            self._holders[roles[-1].lower()].add(full)

    def _in_nominative(self, name: list[str]) -> list[str]:
        """Return a person's name in the nominative; empty for other names, whose cases nobody knows."""
        cases = self._grammar.cases
        nominative = cases.nominative(name[:MAX_INFLECTED_WORDS]) if cases else None
        if not nominative and len(name) > MIN_NAME_WORDS and cases:
            nominative = cases.nominative(name[:MIN_NAME_WORDS])
        if not nominative or not (nominative.sure or nominative.words == tuple(name[: len(nominative.words)])):
            return []
        return list(nominative.words)

    def _note_gender(self, name: str, roles: list[str]) -> None:
        speech = self._grammar.speech
        gender = speech.courtesy_titles.get(roles[-1].rstrip(".").lower())
        if not gender and speech.feminine_endings:
            gender = "f" if self._grammar.is_feminine(roles[-1]) else "m"
        if gender:
            self._genders.setdefault(name, gender)

    def full_name(self, name: str, cases: Collection[str] = ()) -> tuple[str, bool]:
        """Return the fullest form of a name in the article, and whether it is certain whom it means.

        `cases` are those that the name can have where it stands, in a language with cases.
        """
        if self._grammar.cases:
            return self._inflected(name, cases, self._grammar.cases)
        return self._written(name)

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

    def is_time_surname(self, word: str) -> bool:
        """Return whether a word for a time is the surname of somebody whom the article names in full."""
        return word.lower() in self._grammar.speech.surname_times and word in self._full

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
        """Return a person's gender, "m" or "f"; None if unknown."""
        return self._genders.get(name) or self._genders.get(name.rpartition(" ")[2])

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


def _time_names(texts: Iterable[str], grammar: Grammar) -> frozenset[tuple[str, str]]:
    """Return the given names and words for times that are together a name, such as "Karla Sommer".

    A day may follow a given name by chance: it is a surname only if the article has both together again.
    """
    speech = grammar.speech
    if not speech.surname_times:
        return frozenset()
    counts = Counter(
        pair
        for text in texts
        for pair in _CAPITALISED_PAIR.findall(text)
        if grammar.is_never_speaker(pair[1]) and grammar.given_gender(pair[0])
    )
    return frozenset(
        (given, time) for (given, time), count in counts.items() if count > 1 or time.lower() in speech.surname_times
    )


def without_medium(words: list[str], grammar: Grammar) -> list[str]:
    """Return a run up to the medium that a person tells something: "Karla Lind | Radio Bremen"."""
    if not grammar.speech.nouns_are_capitalised:
        return words
    given = next((at for at, word in enumerate(words) if grammar.given_gender(word)), None)
    if given is None:
        return words
    for at in range(given + 2, len(words)):
        is_told = grammar.is_medium(words[at]) or (words[at].isupper() and len(words[at]) > 2)
        if is_told and not grammar.given_gender(words[at - 1]) and not grammar.is_role(words[at]):
            return words[:at]
    return words


def split_run(
    words: list[str], grammar: Grammar, time_names: Container[tuple[str, str]] = frozenset()
) -> tuple[list[str], list[str]]:
    """Split a run of capitalised words into a name and the roles before it; the name may be empty.

    `time_names` are given names with surnames that would be times elsewhere.
    """
    speech = grammar.speech
    given = next((at for at in range(len(words) - 1) if grammar.given_gender(words[at])), None)
    first = 0
    roles: list[str] = []
    for at, word in enumerate(words):
        low = word.rstrip(".").lower()
        if given is not None and at >= given:
            first = given
            break
        if low in speech.courtesy_titles or low in speech.academic_titles or grammar.is_role(word):
            roles.append(word)
            first = at + 1
        elif at == first and (
            low in grammar.openers or (speech.nouns_are_capitalised and grammar.is_never_speaker(word))
        ):
            first = at + 1
    if given is not None and given > 0 and not roles:
        first = given
        before = words[given - 1]
        roles = [] if before.lower() in grammar.openers or grammar.is_body(before) else [before]
    name = words[first:]
    if speech.genitive_s and (at := _role_of_owner(name, grammar)):
        roles, name = [name[at]], name[at + 1 :]
    name = _without_owner(name, speech)
    while name and _is_time(name[-1], grammar) and tuple(name[-2:]) not in time_names:
        name = name[:-1]
    while name and not is_capitalised(name[0]):
        name = name[1:]
    return name, roles


def _role_of_owner(name: list[str], grammar: Grammar) -> int:
    """Return where a role follows its owner's name: 2 in "Anna Brandts Sprecher Karl Lind"; 0 if none does."""
    for at in range(2, len(name)):
        owner = name[at - 1]
        if owner.endswith(("s", "’", "'")) and grammar.is_role(name[at]) and not grammar.given_gender(owner):
            return at
    return 0


def begins_another(words: Sequence[str], grammar: Grammar) -> int:
    """Return where another person's name follows a complete one: 2 in "Anna Brandt Karl Lind"; 0 if none does."""
    for at in range(MIN_NAME_WORDS, len(words) - 1):
        before = words[at - 1]
        if not grammar.given_gender(words[at]) or grammar.given_gender(before) or not is_capitalised(before):
            continue
        if not grammar.is_common(before) and any(grammar.given_gender(word) for word in words[: at - 1]):
            return at
    return 0


def _is_time(word: str, grammar: Grammar) -> bool:
    """Return whether a capitalised word can be a day or a month; where only names have capitals, it is a name."""
    return grammar.speech.nouns_are_capitalised and grammar.is_never_speaker(word)


def _without_owner(name: list[str], speech: Speech) -> list[str]:
    """Return a name without what follows a particle behind its surname: "Joe Stork von HRW"."""
    for at in range(1, len(name)):
        if name[at].lower() in speech.of_words and not all(word.lower() in speech.given_names for word in name[:at]):
            return name[:at]
    return name
