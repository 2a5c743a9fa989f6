"""What the rules for questions know of a language: an `Asking`, which a language's module of questions makes.

Patterns are regular expressions over text in lower case without accents (`é` is `e`, `ё` is `е`, `й` stays), with
straight apostrophes and single spaces. A blank in a pattern stands for one blank. A word in capitals stands for the
phrase of that name, in parentheses; `SPEAKER`, `NAME` and `TOPIC` stand for the words of a question:

- `SPEAKER` is the person or the role in question, `NAME` the same without a leading article.
- `TOPIC` is the rest of the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

AnswerKind = Literal[
    "age",
    "date",
    "duration",
    "money",
    "number",
    "person",
    "place",
    "reason",
    "result",
    "share",
    "thing",
    "yes_no",
    "any",
]
"""Kinds of answers; "thing" is something that a noun names ("which airline"), "any" is unrestricted."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The ways to ask in a language, as plain data; every field is filled.

    Patterns match whole questions, or as their docstrings say.
    """

    words: frozenset[str]
    """Words that tell the language, in addition to its stop words and question words."""
    letters: tuple[str, ...]
    """Letters, signs and groups of letters, not folded, that tell the language among its neighbours."""
    phrases: Mapping[str, str]
    """Alternatives by name, for use in the patterns; each may use those before it.

    ABOUT has the prepositions before a topic, SAY the verbs of saying.
    """

    # What somebody says
    said: tuple[str, ...]
    """Ways to ask what a person says (SPEAKER) or what anybody says (no SPEAKER) about TOPIC; the first match wins."""
    said_by_name: tuple[str, ...]
    """Such ways whose words are often something else: SPEAKER must be a known name or a role."""
    both: str
    """What joins two people whose words a question asks for, between their names: "und"."""
    comparing: str
    """Opening of a question that compares their words, at its start: "vergleiche, "."""
    articles: frozenset[str]
    """Articles and determiners before a role."""
    titles: frozenset[str]
    """Words before a name that aren't part of it: titles and forms of address."""
    roles: frozenset[str]
    """Nouns for people and bodies that speak without a name."""
    no_speakers: frozenset[str]
    """Words that no speaker has: question words, conjunctions, negations, forms of "to be"."""
    pronouns: frozenset[str]
    """First words of a speaker who is nobody in particular, or known only from the question before."""
    anybody: frozenset[str]
    """Speakers who are anybody: "people", "experts say" asks for no person."""
    endings: tuple[str, ...]
    """Endings of a name before what belongs to it: "Brandts Meinung"; empty where it has none."""
    inflected: bool
    """Whether names are inflected: Путина is Путин."""
    capital_nouns: bool
    """Whether all nouns are capitalised, so that a capital is no sign of a name."""

    # What frames a question
    greeting: str
    """What precedes a question, at its start: greetings, requests, fillers."""
    tails: frozenset[str]
    """Words and phrases that follow a question and aren't part of it."""
    latest: str
    """Words that ask for the latest, anywhere."""
    recently: str
    """Words that ask for recent events, and may stand in the answer, too; anywhere."""
    opening: str
    """Opening of a question for news about something, at its start."""
    news_behind: str
    """Words for news behind a topic, at the end of a question."""
    now: str
    """Words that ask for the current state, anywhere."""
    listing: frozenset[str]
    """Words that name no topic."""
    news: str
    """Words for news or events, of which a question for any news has one; anywhere."""
    parts: str
    """What joins two questions, anywhere: "and" before a question word that begins a whole question."""

    # Outlets
    source: str
    """What precedes the outlet that a question wants answers from: "according to"."""
    place: str
    """Prepositions and articles that may precede it: "in", "by"."""
    reports: str
    """Verbs and nouns for what an outlet writes, right behind its name."""
    outlet_as_topic: str
    """What precedes an outlet that is the topic, at the end of the words before it: "shares of"."""
    ordinary_outlets: frozenset[str]
    """Everyday words that name an outlet only behind `source` or before `reports`: "Zeit", "Welt"."""

    # Follow-ups
    new_topic: str
    """Opening of a question that has nothing to do with the preceding one."""
    others: str
    """Questions for what others say."""
    about: str
    """Follow-up "and about REST": group `rest`, and group `topic` where a preposition shows that it is the topic."""
    person_about: str
    """What a follow-up may name, whole: a person and a topic, with the groups `person` and `topic`."""
    asking: str
    """Question words, anywhere: a question without them may be a follow-up of names alone."""
    conjunction: str
    """Conjunction at the start of a follow-up."""
    subject: str
    """Personal pronouns that stand for a person; the groups `he`, `she` and `they` say which."""
    possessive: str
    """Possessive pronouns of a person, before a noun, with the same groups."""
    thing: str
    """Pronouns that stand for a thing, anywhere."""
    last_thing: str
    """Pronouns that stand for the topic, as the last word of a question."""
    continuing: frozenset[str]
    """Words that continue the preceding question: "why", "who else"."""
    empty: frozenset[str]
    """Further words that name no topic in a follow-up."""

    # Suggestions
    to_try: tuple[str, str, str]
    """Questions to suggest: what {speaker} says about {topic}, what {speaker} says, and what there is about {topic}.

    Empty for those that a word of an article doesn't fit into as it stands, because it would have to be inflected.
    """

    # Answers
    answers: tuple[tuple[str, str], ...]
    """Kinds of answers ("date", "number", ...), each with the question words that ask for it, anywhere; first wins."""
    only_with: tuple[tuple[str, str], ...]
    """What questions ask for, anywhere, and signs of it, of which a paragraph that answers has one, anywhere.

    Without them, a paragraph only has the same names: one that doesn't speak of a birth can't say where somebody was
    born. The signs are generous: synonyms, and years where they may be meant.
    """
    yes_no: str
    """Opening of a yes-or-no question."""
    speech: str
    """Words of questions about what somebody says, anywhere."""

    relations: frozenset[str] = frozenset()
    """Words for what a person is to another, in the nominative: "wife", "lawyer"."""
    genitive_endings: tuple[str, ...] = ()
    """Endings of a name behind such a word that make it the owner's: "адвокат Трубникова"."""
    general_parts: frozenset[str] = frozenset()
    """First parts of compounds that tell no role from another: "bundes" in "Bundeskanzler"."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Articles before a role that only "he" or only "she" may mean, each with "m" or "f"; none without articles."""
