"""A noun phrase that can name a speaker, and what reads one. Not for how a language builds one."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from index.quotes.phrases.sentences import Sentence

PhraseKind = Literal["name", "role", "body", "noun", "pronoun", "medium"]

MAX_MODIFIERS = 6
"""Maximum number of words between a determiner and its noun."""


class Phrase(NamedTuple):
    """A noun phrase: its words from `begin` to `end`, its kind, and the words that name the speaker.

    `name` is a person's or an organisation's name without roles, as written. `is_subject` is False where a determiner
    shows another case than the nominative. `role` is the word for what the person is, `head` the noun.
    """

    begin: int
    end: int
    kind: PhraseKind
    label: str
    name: str | None
    is_subject: bool
    role: str | None
    head: str
    joined: bool = False
    """Whether "and" and another phrase follow."""
    ambiguous: bool = False
    """Whether the name may be somebody else's: an owner's, or that of the listener behind it."""


class NounPhraseReader(Protocol):
    """A reader of the noun phrases of one article."""

    def read(self, text: str, sentence: Sentence, begin: int, stop: int, attached: bool = False) -> Phrase | None:
        """Read the phrase that begins at a word and ends before `stop`; None if none begins there.

        With `attached`, it goes on behind prepositions that needn't belong to it: "der Student aus Berlin".
        """
