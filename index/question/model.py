"""What a question is once it is understood, and what is known of an index to understand it by. Data only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.question.small_talk import SmallTalk
from index.text import NameKind


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, and what was understood of it.

    `terms` are what to look for: the question's words without those of its dates and outlets and without those it
    asks with, typing errors mended. `speaker` holds the terms of who is asked about, as saying something, and `topic`
    those of what it is said about; other questions have neither.
    """

    text: str
    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    """Who is asked about; empty if nobody in particular."""
    topic: tuple[str, ...] = ()
    """Never without a speaker, but for "Who said ...?"."""
    since: date | None = None
    """The first day asked about."""
    until: date | None = None
    """The last day asked about."""
    dates_as: str = ""
    """The words of the question that give its dates: "in March"."""
    latest: bool = False
    """Asked for the latest, recent or newest."""
    now: bool = False
    """Asked how things are by now."""
    outlets: tuple[str, ...] = ()
    """Names of outlets, as the index has them."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Words that were mended: as typed, and what is looked for instead."""
    also_searched: tuple[str, ...] = ()
    """Synonyms that the answer has in place of words of the question."""
    who_said: bool = False
    """ "Who said ...?": a quote is the answer, whoever speaks."""
    listing: bool = False
    """No topic is left: "What's new?", "Latest from Reuters"."""
    speaker_text: str = ""
    """The speaker's name as asked, mended."""
    topic_text: str = ""
    """The topic as asked."""
    terms_with_dates: tuple[str, ...] = ()
    """`terms` and those of the dates' words, for where no article lies in the dates."""
    speaker_is_role: bool = False
    """The speaker is a role, whose bearer the articles may call by a name: "the mayor of Oslo"."""
    resolved: str = ""
    """The text with names in place of its pronouns; empty where it has none that refer to the question before."""
    leans: bool = False
    """It leaves open what it is about, and means nothing without the question before."""
    carried: tuple[str, ...] = ()
    """Terms of the question before that this one is likely to be about as well, where `near` answers it."""
    near: tuple[str, ...] = ()
    """The ids of the articles that are asked first: those that the answer before showed, the best first."""
    shown: tuple[str, ...] = ()
    """The ids of the articles that the answer to this question shows: what the next one may be about."""
    answered_at: tuple[int, int, int] | None = None
    """Where the first of these answers: the paragraph's position, and the start and end of the sentence in it."""
    people: tuple[str, ...] = ()
    """Names of those whom "he" or "she" means in the next question, the likeliest first."""
    small_talk: SmallTalk = ""
    """What the message is if it asks nothing of the news; all else is then that of the question before."""
    also: Question | None = None
    """The second part of a question in two: "How old is the reef, and what did Brandt say about it?"."""
    among: tuple[str, ...] = ()
    """The ids of the only articles to look at: those that were news to who follows the question. None: all."""

    @property
    def whole_text(self) -> str:
        """The text as it is meant: with names in place of pronouns."""
        return self.resolved or self.text


class IndexFacts(Protocol):
    """What an index knows, to read a question by."""

    @property
    def outlets(self) -> Sequence[str]:
        """The names of its outlets."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """The terms of names that speakers have, each with the spelling to show."""
        ...

    @property
    def newest(self) -> date | None:
        """The day of the newest article."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name."""
        ...

    def writes(self, word: str) -> bool:
        """Return whether paragraphs write a word so, not only its term."""
        ...

    def name_kind(self, term: str) -> NameKind:
        """Return what a name that has the term is the name of, as far as the articles tell."""
        ...

    def holds(self, term: str) -> bool:
        """Return whether any paragraph holds the term."""
        ...
