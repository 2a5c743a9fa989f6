"""The people in an article: the person that a lone surname means, and each person's pronoun."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from index.languages import (
    CIVIL_TITLES,
    COMPANY_NOUNS,
    COURTESY_TITLES,
    DEMONYMS,
    FIRST_NAME_PRONOUNS,
    NAME_PARTICLES,
    NON_PERSON_WORDS,
    PLACE_OPENERS,
    TITLE_PRONOUNS,
    TITLES,
    EnglishPeople,
)
from index.quotes.names import SURNAME_PREFIXES, Name, without_suffix
from index.quotes.paragraph import ParsedParagraph
from index.text import extract_name_terms, may_be_same_person

_PERSON_BEHIND = re.compile(EnglishPeople.PERSON_BEHIND)
_PRONOUN = re.compile(EnglishPeople.PRONOUN, re.IGNORECASE)
_RELATIVE = re.compile(EnglishPeople.RELATIVE)
MIN_BARE_MENTIONS = 3
"""Minimum number of lone mentions for a surname of several people to count as one person's name."""
MAX_OTHER_NAMES = 2
"""Maximum number of names after a first name; more are words of a headline."""
MAX_NAMESAKES = 50
"""Maximum number of names with one surname to search for a fuller form."""
_GENDERED_TITLES = EnglishPeople.GENDERED_TITLES
_GENDERED_ROLE = re.compile(EnglishPeople.GENDERED_ROLE)
_UNINTRODUCED = EnglishPeople.UNINTRODUCED


class Identity(NamedTuple):
    """The person that a name means: the fullest form of the name in the article, and whether it is unambiguous."""

    name: str
    sure: bool


class People:
    """The people named in an article, to resolve lone surnames and pronouns."""

    def __init__(self, paragraphs: Sequence[ParsedParagraph], speakers: Collection[str] = ()) -> None:
        self._full_names: dict[str, list[tuple[int, Name]]] = defaultdict(list)  # by surname
        self._by_first_name: dict[str, set[str]] = defaultdict(set)
        self._evident: set[str] = set()  # full names shown to be people's by a title, an age or "who"
        self._by_initials: dict[str, set[str]] | None = None  # built if a transcript needs it
        self._bodies: dict[str, set[str]] = defaultdict(set)  # organisations by the last word: "Times"
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._first_names: set[str] = set()
        self._identities: dict[Name, Identity] = {}
        # The mentions of each name, by index.
        self._mentions: dict[str, list[tuple[ParsedParagraph, int]]] = defaultdict(list)
        self._mid_sentence_names: set[str] = set()  # names inside sentences
        self._pronouns: dict[str, str | None] = {}
        self._persons = set(speakers)
        added: set[Name] = set()
        for position, paragraph in enumerate(paragraphs):
            begins = {0, *paragraph.ends}
            for number, mention in enumerate(paragraph.mentions):
                who = mention.who
                self._mentions[who.name].append((paragraph, number))
                if _PERSON_BEHIND.match(paragraph.text, mention.end):
                    self._persons.add(who.surname)
                    self._evident.add(who.name)
                if mention.start not in begins:
                    self._mid_sentence_names.add(who.name)
                if who not in added and mention.wholeness != "never":
                    added.add(who)
                    self._add(position, who)

    def _add(self, position: int, named: Name) -> None:
        self._titles[named.name].update(named.titles)
        first, *others = _core(named.name).split()
        if not others:
            if named.titles:
                self._persons.add(named.name)
            return
        if named.titles or first.lower() in FIRST_NAME_PRONOUNS:
            self._persons.add(named.surname)
        if named.titles:
            self._evident.add(named.name)
        if named.is_body:
            self._bodies[others[-1]].add(named.name)
        if named.is_body or first.lower() in PLACE_OPENERS or _is_group(others[-1]):
            if others[-1].lower() in COMPANY_NOUNS:
                self._first_names.add(first)
            return
        self._first_names.add(first)
        self._full_names[named.surname].append((position, named))
        if len(others) <= MAX_OTHER_NAMES:
            self._by_first_name[first].add(named.name)

    def full_name(self, named: Name) -> str:
        """Return the fullest form of a name in the article; the name itself if it is ambiguous."""
        return self.identify(named).name

    def identify(self, named: Name) -> Identity:
        """Return the person that a name means.

        A name is ambiguous if several people share the surname, or a Mr. and a Mrs. do, or if its title ("President
        Trump") never occurs with the full name ("Melania Trump").
        """
        if named not in self._identities:
            self._identities[named] = self._identify(named)
        return self._identities[named]

    def _identify(self, named: Name) -> Identity:
        surname = _core(named.name)
        if named.is_body:
            longer = self._bodies.get(named.name, set())
            return Identity(min(longer), True) if len(longer) == 1 else Identity(named.name, True)
        if surname.endswith("s") and surname[:-1] in self._full_names and surname not in self._full_names:
            return Identity(named.name, False)  # "the Brandts"
        if " " in surname:
            return Identity(self._fuller(named), True)
        people = {other.name: other for _, other in self._full_names.get(surname, ()) if is_personal(other.name)}
        if not people:
            return self._of_first_name(named, surname)
        people = {name: other for name, other in people.items() if not self._contradicts(named, name)}
        if surname in self._first_names and not named.titles:
            return self._bare(named)
        fitting = self._fitting(named, list(people.values()))
        longest = max((other.name for other in fitting), key=lambda name: (len(name), name), default=named.name)
        terms = extract_name_terms(longest)
        if not fitting or not all(may_be_same_person(extract_name_terms(other.name), terms) for other in fitting):
            return self._bare(named)
        return Identity(longest, True)

    def _contradicts(self, named: Name, full: str) -> bool:
        """Return whether a title and a first name have different pronouns: "Sir Brandt" isn't Ana Brandt."""
        pronouns = {_GENDERED_TITLES[title] for title in named.titles if title in _GENDERED_TITLES}
        return bool(pronouns) and FIRST_NAME_PRONOUNS.get(full.split()[0].lower(), *pronouns) not in pronouns

    def fits_role(self, full: str, paragraph: ParsedParagraph, start: int) -> bool:
        """Return whether a person can have the role in lower case before a surname: "spokeswoman Brandt"."""
        role = _GENDERED_ROLE.search(paragraph.text, max(0, start - 20), start)
        if not role:
            return True
        pronoun = "he" if role[1] else "she"
        return FIRST_NAME_PRONOUNS.get(full.split()[0].lower(), pronoun) == pronoun

    def _bare(self, named: Name) -> Identity:
        """Resolve a surname that several people share: an article that repeats it alone means one person."""
        return Identity(named.name, len(self._mentions[named.name]) >= MIN_BARE_MENTIONS)

    def _fuller(self, named: Name) -> str:
        """Return the only longer name with all words of a full name: "Ana María Brandt" for Ana Brandt."""
        words = named.name.split()
        if len(self._full_names.get(named.surname, ())) > MAX_NAMESAKES:
            return named.name
        longer = {
            other.name
            for _, other in self._full_names.get(named.surname, ())
            if len(other.name) > len(named.name)
            and (other.name.split()[0] == words[0] or words[0].lower() in SURNAME_PREFIXES)
            and _has_words(other.name, words)
        }
        return longer.pop() if len(longer) == 1 else named.name

    def _fitting(self, named: Name, people: list[Name]) -> list[Name]:
        """Return those people with a surname that the title before it fits."""
        pronouns = {CIVIL_TITLES[title] for title in self._titles.get(_core(named.name), ()) if title in CIVIL_TITLES}
        if pronoun := next((CIVIL_TITLES[title] for title in named.titles if title in CIVIL_TITLES), None):
            return [
                other
                for other in people
                if self.pronoun_of(other.name) in ((pronoun,) if len(people) > 1 else (pronoun, None))
            ]
        if len(pronouns) > 1:
            return []
        offices = {_office(title) for title in named.titles}
        titled = [other for other in people if offices & {_office(title) for title in self._titles[other.name]}]
        if titled or offices & _UNINTRODUCED or any(self._titles[other.name] - COURTESY_TITLES for other in people):
            return titled if offices - COURTESY_TITLES or titled else people
        return people

    def _of_first_name(self, named: Name, word: str) -> Identity:
        """Return the person with a first name, if there is only one: "Ana said"."""
        people = self._by_first_name.get(word, set())
        name = min(people, default="")
        is_person = word.lower() in FIRST_NAME_PRONOUNS or name in self._evident or (name and self.pronoun_of(name))
        return Identity(name, True) if len(people) == 1 and is_person else Identity(named.name, not people)

    def with_initials(self, initials: str) -> str | None:
        """Return the full name with these initials, if there is only one."""
        if self._by_initials is None:
            self._by_initials = defaultdict(set)
            for _, named in chain.from_iterable(self._full_names.values()):
                letters = "".join(word[0] for word in named.name.split() if word[0].isupper())
                self._by_initials[letters].add(named.name)
        fitting = self._by_initials.get(initials, set())
        return min(fitting) if len(fitting) == 1 else None

    def namesake(self, surname: str, position: int, pronoun: str) -> str | None:
        """Return the only person with a surname that a pronoun can mean."""
        names = {other.name for at, other in self._full_names.get(surname, ()) if at <= position}
        fitting = {name for name in names if self.pronoun_of(name) == pronoun}
        return fitting.pop() if len(fitting) == 1 else None

    def is_person(self, name: str) -> bool:
        """Return whether a title, a first name or speech shows that a name is a person's."""
        return name.rpartition(" ")[2] in self._persons

    def may_be_named(self, named: Name) -> bool:
        """Return whether a capitalised word at the start of a sentence is a name."""
        if named.name.endswith(EnglishPeople.PARTICIPLE_ENDING) and not named.titles:
            return " " in named.name or named.name in self._full_names
        seen_as_name = any(named.name in names for names in (self._persons, self._full_names, self._mid_sentence_names))
        return seen_as_name or " " in named.name or bool(named.titles)

    def is_no_name(self, named: Name) -> bool:
        """Return whether a capitalised word at the start of a sentence isn't a name in this article: "Hours later"."""
        return len(self._mentions[named.name]) < 2 and not self.may_be_named(named)

    def is_named_elsewhere(self, named: Name) -> bool:
        """Return whether the article has a name more than once, and not only at the start of sentences."""
        mentions = len(self._mentions[named.name]) + len(self._full_names.get(named.name, ()))
        return mentions > 1 and (named.name in self._mid_sentence_names or named.name in self._full_names)

    def pronoun_of(self, name: str) -> str | None:
        """Return the pronoun, "he" or "she", of the person with a name; None if unknown."""
        if name not in self._pronouns:
            self._pronouns[name] = self._infer_pronoun(name)
        return self._pronouns[name]

    def _infer_pronoun(self, name: str) -> str | None:
        first, *rest = name.split()
        pronoun = FIRST_NAME_PRONOUNS.get(first.lower()) if rest or first in self._first_names else None
        if pronoun:
            return pronoun
        votes = self._votes(name)
        if rest:
            votes.update(self._votes(rest[-1]))
        he, she = votes["he"], votes["she"]
        return None if he == she else "he" if he > 2 * she else "she" if she > 2 * he else None

    def _votes(self, name: str) -> Counter[str]:
        """Count the evidence for a name's pronoun: titles, relatives and the next pronoun of the same sentence."""
        votes: Counter[str] = Counter()
        for mention in self._mentions.get(name, ()):
            for pronoun, weight in _evidence(*mention):
                votes[pronoun] += weight
        return votes


def _evidence(paragraph: ParsedParagraph, number: int) -> Iterator[tuple[str, int]]:
    mention, text = paragraph.mentions[number], paragraph.text
    yield from ((TITLE_PRONOUNS[title], 9) for title in mention.who.titles if title in TITLE_PRONOUNS)
    if relative := _RELATIVE.search(text, max(0, mention.start - 20), mention.start):
        yield ("he" if relative[1] else "she"), 9
    later = paragraph.mentions[number + 1].start if number + 1 < len(paragraph.mentions) else len(text)
    end = min(later, paragraph.sentence(mention.start)[1])
    if not paragraph.quotes_within(mention.start, mention.end) and (pronoun := _PRONOUN.search(text, mention.end, end)):
        yield ("he" if pronoun[1] else "she"), 1


def _office(title: str) -> str:
    return title.removesuffix(EnglishPeople.ELECTED_ENDING)


def _is_group(word: str) -> bool:
    """Return whether a word means a group rather than a person: "Democrats"."""
    return word.endswith("s") and word[:-1].lower() in DEMONYMS


def _core(name: str) -> str:
    """Return a surname without its particles: Berg for "van den Berg"; other names stay unchanged."""
    *particles, last = name.split()
    return last if all(word.lower() in NAME_PARTICLES for word in particles) else name


def _has_words(name: str, words: Sequence[str]) -> bool:
    """Return whether a name has `words` in order, and the same suffix."""
    parts = name.split()
    rest = iter(parts)
    return all(word in rest for word in words) and without_suffix(parts)[-1] == parts[-1]


@lru_cache(maxsize=4096)
def is_personal(name: str) -> bool:
    """Return whether a name can be a person's: not a state, an organisation, a lone title or a word in capitals."""
    words = name.lower().split()
    return not any(word in NON_PERSON_WORDS for word in words) and words[-1] not in TITLES and not name.isupper()
