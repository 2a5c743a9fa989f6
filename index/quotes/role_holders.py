"""The holders of roles in an article: "the judge" is Ana Brandt if it has "U.S. District Judge Ana Brandt".

They only serve to search for words by either name: a role is printed as in the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from index.languages import KINSHIP, EnglishPeople
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People, is_personal

_ROLES = EnglishPeople.ROLES
_FULL_TITLES = EnglishPeople.FULL_TITLES
_ROLE = re.compile(EnglishPeople.ROLE, re.DOTALL)
_BEFORE_NAME = re.compile(EnglishPeople.BEFORE_NAME)
_BEHIND_NAME = re.compile(EnglishPeople.BEHIND_NAME)


class RoleHolders:
    """The roles and family relations in an article that match `wanted` roles, each with its only holder."""

    def __init__(self, paragraphs: Sequence[ParsedParagraph], people: People, wanted: Iterable[str]) -> None:
        self._nouns = {role: noun for role in wanted if (noun := _head_noun(role))}
        self._holders: dict[str, set[str]] = defaultdict(set)
        nouns = frozenset(self._nouns.values())
        for paragraph in paragraphs if nouns else ():
            for noun, name in _held(paragraph, people, nouns):
                self._holders[noun].add(name)
        self._roles: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for noun, holders in sorted(self._holders.items()):
            if len(holders) == 1:
                self._roles[min(holders)] += (EnglishPeople.DEFINITE.format(noun),)

    def holder(self, role: str) -> tuple[str, ...]:
        """Return the name of the only holder of a role, in the article's words; empty if it is ambiguous."""
        holders = self._holders.get(self._nouns.get(role, ""), ())
        return tuple(holders) if len(holders) == 1 else ()

    def roles(self, name: str) -> tuple[str, ...]:
        """Return the roles that only this person holds, in the form "the judge"."""
        return self._roles.get(name, ())


def _head_noun(role: str) -> str | None:
    """Return the noun of a definite role: "judge" in "the federal judge in Orrin"."""
    match = _ROLE.match(role[:1].lower() + role[1:])
    return match[1] if match and match[1] in _ROLES | KINSHIP else None


def _held(paragraph: ParsedParagraph, people: People, nouns: Set[str]) -> Iterator[tuple[str, str]]:
    """Yield the roles among `nouns` that a paragraph gives to people it names."""
    text = paragraph.text
    in_text = any(noun in text for noun in nouns)
    for mention in paragraph.mentions:
        roles = {_FULL_TITLES.get(title, title) for title in mention.who.titles}
        if in_text:
            before = _BEFORE_NAME.search(text, max(0, mention.begin - 60), mention.begin)
            behind = _BEHIND_NAME.match(text, mention.end)
            roles.update(match[1] for match in (before, behind) if match)
        if (given := roles & nouns) and not mention.who.is_body and is_personal(mention.who.name):
            identity = people.identify(mention.who)
            if identity.sure and " " in identity.name:
                yield from ((noun, identity.name) for noun in given)
