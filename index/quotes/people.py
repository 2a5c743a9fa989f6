"""The people of an article: whom a surname alone means, and who is he and who is she."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from index.languages import CIVIL_TITLES, COURTESY_TITLES, FIRST_NAME_PRONOUNS, NON_PERSON_WORDS, TITLE_PRONOUNS, TITLES
from index.quotes.paragraph import ParsedParagraph
from index.text import PersonName, extract_name_terms, may_be_same_person

_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:(husband|father|son|brother|uncle|grandfather|spokesman|chairman|congressman|businessman|actor)"
    r"|(wife|mother|daughter|sister|aunt|grandmother|spokeswoman|chairwoman|congresswoman|businesswoman|actress)),?\s+$"
)


class People:
    """The people named in an article, for telling whom a surname alone means, and who is he or she."""

    def __init__(self, paragraphs: Sequence[ParsedParagraph], speakers: Collection[str] = ()) -> None:
        self._full_names: dict[str, list[tuple[int, PersonName]]] = defaultdict(list)
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._first_names: set[str] = set()
        self._resolved_names: dict[PersonName, str] = {}
        # Each name's mentions, by their numbers.
        self._mentions: dict[str, list[tuple[ParsedParagraph, int]]] = defaultdict(list)
        self._mid_sentence_names: set[str] = set()  # names that stand where no sentence begins
        self._pronouns: dict[str, str | None] = {}
        self._persons = set(speakers)
        added: set[PersonName] = set()
        for position, paragraph in enumerate(paragraphs):
            begins = {0, *paragraph.ends}
            for number, mention in enumerate(paragraph.mentions):
                who = mention.who
                self._mentions[who.name].append((paragraph, number))
                if paragraph.text.startswith((", who ", ", whose "), mention.end):
                    self._persons.add(who.surname)
                if mention.start not in begins:
                    self._mid_sentence_names.add(who.name)
                if who not in added:
                    added.add(who)
                    self._add(position, who)

    def _add(self, position: int, named: PersonName) -> None:
        if " " not in named.name:
            self._titles[named.name].update(named.titles)
            if named.titles:
                self._persons.add(named.name)
            return
        first = named.name.split(" ", 1)[0]
        if named.titles or first.lower() in FIRST_NAME_PRONOUNS:
            self._persons.add(named.surname)
        self._first_names.add(first)
        self._full_names[named.surname].append((position, named))

    def full_name(self, named: PersonName, position: int) -> str:
        """Return the full name that `named` means in the paragraph at `position`; the name itself where that is open.

        It is open where several people bear the surname, where the full name comes later, where a Mr. and a Mrs. bear
        it, or where the title ("President Trump") is one that the full name ("Melania Trump") never has.
        """
        full_names = self._full_names.get(named.name)
        if not full_names or full_names[0][0] > position or named.name in self._first_names:
            return named.name
        if named not in self._resolved_names:
            self._resolved_names[named] = self._longest(named, full_names)
        return self._resolved_names[named]

    def _longest(self, named: PersonName, full_names: list[tuple[int, PersonName]]) -> str:
        pronouns = {CIVIL_TITLES[title] for title in self._titles.get(named.name, ()) if title in CIVIL_TITLES}
        if len(pronouns) > 1:
            return named.name
        longest = max((other.name for _, other in full_names), key=lambda name: (len(name), name))
        titles = {_office(title) for _, other in full_names for title in other.titles}
        titles_agree = {_office(title) for title in named.titles - COURTESY_TITLES} <= titles
        terms = extract_name_terms(longest)
        is_one_person = all(
            may_be_same_person(extract_name_terms(name), terms) for name in {other.name for _, other in full_names}
        )
        return longest if titles_agree and is_one_person else named.name

    def namesake(self, surname: str, position: int, pronoun: str) -> str | None:
        """Return the one person of several who share a surname whom he or she can mean."""
        names = {other.name for at, other in self._full_names.get(surname, ()) if at <= position}
        fitting = {name for name in names if self.pronoun_of(name) == pronoun}
        return fitting.pop() if len(fitting) == 1 else None

    def is_person(self, name: str) -> bool:
        """Return whether a title, a first name or speech tells that a name is a person's."""
        return name.rpartition(" ")[2] in self._persons

    def may_be_named(self, named: PersonName) -> bool:
        """Return whether a word in capitals that opens a sentence is a name there."""
        if named.name.endswith("ing") and not named.titles:
            return " " in named.name or named.name in self._full_names
        seen_as_name = any(named.name in names for names in (self._persons, self._full_names, self._mid_sentence_names))
        return seen_as_name or " " in named.name or bool(named.titles)

    def is_no_name(self, named: PersonName) -> bool:
        """Return whether a capitalised word that opens a sentence is no name, by this article: "Hours later"."""
        return len(self._mentions[named.name]) < 2 and not self.may_be_named(named)

    def is_named_elsewhere(self, named: PersonName) -> bool:
        """Return whether the article names the same more than once, not only where sentences open."""
        mentions = len(self._mentions[named.name]) + len(self._full_names.get(named.name, ()))
        return mentions > 1 and (named.name in self._mid_sentence_names or named.name in self._full_names)

    def pronoun_of(self, name: str) -> str | None:
        """Return the pronoun, "he" or "she", of the person who bears a name; None where it isn't known."""
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
        """Return what titles, relatives and the next pronoun of the same sentence say about a name."""
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
    return title.removesuffix("-elect")


@lru_cache(maxsize=4096)
def is_personal(name: str) -> bool:
    """Return whether a name can be a person's: no state, organisation, title alone or word in capitals."""
    words = name.lower().split()
    return not any(word in NON_PERSON_WORDS for word in words) and words[-1] not in TITLES and not name.isupper()
