"""The model of an interpreted question, and of the facts about an index that interpreting it needs. Data only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Protocol

from index.languages import DEFAULT_LANGUAGE
from index.question.languages import SmallTalk
from index.text import NameKind


@cache
def _values(kind: type[Turn | Question]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads the values of all fields."""
    return attrgetter(*(each.name for each in fields(kind)))


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as far as they may name people that a later question means."""

    text: str
    """Text of the question, with names instead of pronouns."""
    same: tuple[str, ...] = ()
    """Names that stood for its pronouns: the conversation stays with these people."""
    speaker: str = ""
    """Name of the person whose words it asks for."""
    article_id: str = ""
    """Id of the article that answers; empty if none does."""
    answered_at: tuple[int, int, int] = (0, 0, 0)
    """Answering sentence: the paragraph's position, and the sentence's start and end."""
    asks_speech: bool = False
    """True if the speakers of the answering paragraph answer, rather than `speaker`."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the turn anew: pickling it takes a third of the time that a dataclass takes."""
        return Turn, _values(Turn)(self)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked, and its interpretation.

    `terms` are the terms to search for: those of the question without its dates, outlets and asking words, and with
    typing errors corrected. If the question asks what somebody says, `speaker` has the terms of the person and `topic`
    those of the subject; other questions have neither.
    """

    text: str
    terms: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    """Terms of the person in question; empty for nobody in particular."""
    topic: tuple[str, ...] = ()
    """Terms of the topic. Set only with a speaker, except for "Who said ...?"."""
    since: date | None = None
    """First day in question."""
    until: date | None = None
    """Last day in question."""
    dates_as: str = ""
    """Words of the question's dates: "in March"."""
    latest: bool = False
    """True if it asks for the latest, recent or newest."""
    now: bool = False
    """True if it asks for the current state."""
    outlets: tuple[str, ...] = ()
    """Names of outlets, as in the index."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Corrected words: each as typed, with its replacement."""
    also_searched: tuple[str, ...] = ()
    """Synonyms that the answer has instead of words of the question."""
    who_said: bool = False
    """True for "Who said ...?": a quotation by anybody is the answer."""
    listing: bool = False
    """True if there is no topic: "What's new?", "Latest from Reuters"."""
    speaker_text: str = ""
    """Speaker's name as asked, corrected."""
    topic_text: str = ""
    """Topic as asked."""
    terms_with_dates: tuple[str, ...] = ()
    """`terms` plus those of the dates' words, to use if no article is from these dates."""
    speaker_is_role: bool = False
    """True if the speaker is a role, whose holder the articles may call by name: "the mayor of Oslo"."""
    resolved: str = ""
    """Text with names instead of pronouns; empty if no pronoun refers to the preceding question."""
    leans: bool = False
    """True if it leaves its subject open, and means nothing without the preceding question."""
    carried: tuple[str, ...] = ()
    """Terms of the preceding question that this one is probably about, too, if `near` answers it."""
    topic_is_carried: bool = False
    """True if the topic is the preceding question's: "And Lind?". What Lind says otherwise may answer, too."""
    near: tuple[str, ...] = ()
    """Ids of the articles to search first: those in the preceding answer, best first."""
    shown: tuple[str, ...] = ()
    """Ids of the articles in this question's answer, which the next one may be about."""
    answered_at: tuple[int, int, int] | None = None
    """Answering sentence in the first of these: the paragraph's position, and the sentence's start and end."""
    people: tuple[str, ...] = ()
    """Names of people in the conversation before this question, whom "he" or "she" may mean, likeliest first."""
    unread: tuple[Turn, ...] = ()
    """Turns of the conversation, newest first, whose people aren't in `people` yet: few questions need them."""
    small_talk: SmallTalk = ""
    """Kind of message if it isn't a question; all other fields are then those of the preceding question."""
    also: Question | None = None
    """Second part of a two-part question: "How old is the reef, and what did Brandt say about it?"."""
    language: str = DEFAULT_LANGUAGE
    """Code of the language that it was read in, which its terms are in."""
    among: tuple[str, ...] = ()
    """Ids of the articles to search: those that are news to a follower of the question. Empty: all."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the question anew, as for a turn: each goes to another process and back."""
        return Question, _values(Question)(self)

    @property
    def whole_text(self) -> str:
        """Intended text: with names instead of pronouns."""
        return self.resolved or self.text


class IndexFacts(Protocol):
    """The facts about an index that interpreting a question needs."""

    @property
    def outlets(self) -> Sequence[str]:
        """Names of its outlets."""
        ...

    @property
    def has_names(self) -> bool:
        """Whether the name of any speaker is known."""
        ...

    def has_name(self, term: str) -> bool:
        """Return whether a term is one of a speaker's name."""
        ...

    def names_near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the speakers' names whose terms are at most `edits` edits from `term`."""
        ...

    def prefetch_terms(self, terms: Iterable[str]) -> None:
        """Hint that facts about these terms are wanted next: an index that is far away looks them all up at once."""
        ...

    @property
    def languages(self) -> Collection[str]:
        """Codes of its articles' languages, most articles first."""
        ...

    @property
    def newest(self) -> date | None:
        """Day of the newest article."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name."""
        ...

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word, not only its term."""
        ...

    def name_kind(self, term: str) -> NameKind:
        """Return what a name with this term names, as far as the articles tell."""
        ...

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has the term."""
        ...
