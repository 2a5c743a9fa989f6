"""Who a speaker's phrase means: a full name, a role in its words, or the person that a pronoun means."""

from __future__ import annotations

from index.quotes.phrases import MIN_NAME_WORDS, Grammar, People, Phrase

_CASES = {"source": ("gent", "datv"), "agent": ("gent", "ablt", "loct"), "object": ("accs",)}


class Who:
    """The speakers of one article as they are met."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self._grammar = grammar
        self._people = people
        self._last_person: str | None = None

    def resolve(self, phrase: Phrase, place: str) -> tuple[str | None, bool]:
        """Return a speaker, and whether it is a complete name."""
        if phrase.kind == "pronoun":
            return self._person(phrase), False
        if phrase.name:
            full, sure = self._people.full_name(phrase.name, _CASES.get(place, ("nomn",)))
            self._last_person = full
            return full, sure and not phrase.joined and self._is_whole(full)
        return phrase.label, False

    def _is_whole(self, full: str) -> bool:
        """Return whether a name is beyond doubt a complete one, and no other noun is part of it."""
        words = full.split()
        if len(words) < MIN_NAME_WORDS:
            return False
        is_given = words[0].lower() in self._grammar.speech.given_names
        if not is_given and any(self._grammar.is_common(word) for word in words):
            return False
        return self._people.is_evident(full) or self._people.is_repeated(full)

    def _person(self, phrase: Phrase) -> str | None:
        gender = self._grammar.speech.pronouns.get(phrase.label.lower())
        person = self._last_person
        if person and self._people.gender_of(person) in (None, gender):
            return person
        return None
