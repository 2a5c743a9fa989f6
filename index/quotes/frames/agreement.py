"""Whether a surname agrees with the person whom the article names in full: by gender, title and role.

Not for which full names an article has: see `index/quotes/phrases/people.py`.
"""

from __future__ import annotations

from index.quotes.frames.attributions import Attribution
from index.quotes.phrases import Grammar, People, Phrase, Sentence, is_capitalised

CASES_OF_PLACES = {
    "source": ("gent", "datv"),
    "opinion": ("gent", "accs"),
    "agent": ("gent", "ablt", "loct"),
    "object": ("accs",),
}
"""Cases of speakers, by their place; others are in the nominative."""
PLACES_OF_SUBJECTS = ("before", "behind", "colon")
_PLACES_WITHOUT_VERB = ("source", "opinion", "agent", "object", "colon")
"""Places of speakers with whom no verb agrees."""


class Agreement:
    """A check of the surnames of one article's speakers."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self._grammar = grammar
        self._people = people

    def contradicts(self, full: str, attribution: Attribution, sentence: Sentence) -> bool:
        """Return whether a surname's title, role, article, case or verb shows that it isn't this person's."""
        phrase, gender = attribution.phrase, self._people.gender_of(full)
        if gender is None or " " in (phrase.name or ""):
            return False
        role = self._role(phrase, sentence)
        if of_title := self._grammar.gender_of_title(role):
            return gender != of_title  # "M. Brandt" isn't Anna Brandt
        return self._has_other_gender(full, gender, role, attribution, sentence)

    def _role(self, phrase: Phrase, sentence: Sentence) -> str:
        """Return the title or role of a surname, which the word before its phrase may be; empty without one."""
        if phrase.role:
            return phrase.role
        around = sentence.words[max(0, phrase.begin - 1) : phrase.end]
        return next((word for word in around if self._grammar.gender_of_title(word) or self._grammar.is_role(word)), "")

    def _has_other_gender(
        self, full: str, gender: str, role: str, attribution: Attribution, sentence: Sentence
    ) -> bool:
        speech, phrase, others = self._grammar.speech, attribution.phrase, {"m", "f"} - {gender}
        if attribution.place in CASES_OF_PLACES and self._is_undeclined(full, phrase.name or "", gender):
            return True
        if self._grammar.gender_of_role(role) in others:
            return True  # "Ministerin Brandt"
        if attribution.place in PLACES_OF_SUBJECTS and self._gender_of_article(sentence, phrase.begin) in others:
            return True  # "le maire Dubois"
        verbs = () if attribution.place in _PLACES_WITHOUT_VERB else speech.verb_genders.items()
        return any(attribution.cue.endswith(ending) for ending, of_verb in verbs if of_verb in others)

    def _is_undeclined(self, full: str, name: str, gender: str) -> bool:
        """Return whether a surname has no ending where its person's would: "по словам Линд" isn't Антон Линд."""
        cases, surname = self._grammar.cases, full.rpartition(" ")[2]
        return cases is not None and name == surname and len(cases.forms(surname, gender)) > 1

    def _gender_of_article(self, sentence: Sentence, at: int) -> str | None:
        """Return the gender of the article of a phrase, which the noun before a name may have: "le maire | Dubois"."""
        determiners, lows = self._grammar.speech.determiners, sentence.lows
        while at and lows[at] not in self._grammar.openers:
            before = sentence.words[at - 1]
            if not before[0].isalpha() or (is_capitalised(before) and lows[at - 1] not in determiners):
                break
            at -= 1
        return determiners.get(lows[at])

    def is_known_as(self, full: str, phrase: Phrase, sentence: Sentence) -> bool:
        """Return whether a person is sure to have a surname's title or role.

        Nobody is if the article doesn't tell the gender that a title shows, or gives the person other roles alone.
        """
        role, grammar = self._role(phrase, sentence), self._grammar
        if not role or " " in (phrase.name or ""):
            return True
        if of_title := grammar.gender_of_title(role):
            return self._people.gender_of(full) == of_title
        known = self._people.roles_of(full)
        if not known or grammar.is_address(role):
            return True
        return any(_are_alike(grammar.role_stem(role), grammar.role_stem(other)) for other in known)


def _are_alike(role: str, other: str) -> bool:
    """Return whether two roles can be the same: "minister" and "umweltminister", "vw-chef" and "vw-vorstand"."""
    body, _, head = role.rpartition("-")
    other_body, _, other_head = other.rpartition("-")
    return head.endswith(other_head) or other_head.endswith(head) or bool(body and body == other_body)
