"""What English texts say of people besides their names, as patterns and words: pronouns, relations, roles.

Not for names: see `english_name_patterns.py`.
"""

from __future__ import annotations

from typing import Final

from index.languages.alternatives import alternation
from index.languages.english import COURTESY_TITLES, TITLE_PRONOUNS, TITLES
from index.languages.english_phrases import NUMERALS, OCCUPATIONS


class EnglishPeople:
    """Regular expressions over the text around a name or over a role, and words in lower case."""

    # What shows a name to be a person's: "Ana Brandt, 50,", "Ana Brandt, who".
    PERSON_BEHIND = rf",\s(?:who\s|whose\s|(?:\d{{1,2}}|{alternation(NUMERALS)})(?:-year-old|,|\.))"
    PRONOUN = r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b"
    # Before a name, with the pronoun that it tells: his, then hers.
    RELATIVE = (
        r"\b(?:(husband|father|son|brother|uncle|grandfather|spokesman|chairman|congressman|businessman|actor)"
        r"|(wife|mother|daughter|sister|aunt|grandmother|spokeswoman|chairwoman|congresswoman|businesswoman"
        r"|actress)),?\s+$"
    )
    UNINTRODUCED = frozenset(["president", "chancellor", "minister", "premier", "judge"])
    """Titles of people so well known that an article may never give their full name."""
    GENDERED_TITLES: Final = {
        **TITLE_PRONOUNS,
        "sir": "he", "lord": "he", "father": "he", "brother": "he", "dame": "she", "lady": "she", "sister": "she",
        "mother": "she",
    }  # fmt: skip
    """Titles of people whose first name has this pronoun."""
    # A role before a surname that only those have whose first name has this pronoun: his, then hers.
    GENDERED_ROLE = (
        r"\b(?:(spokesman|chairman|congressman|businessman)|(spokeswoman|chairwoman|congresswoman|businesswoman))\s$"
    )
    AS_FOR = "As for "
    """What makes the name behind it the subject."""
    ELECTED_ENDING = "-elect"
    PARTICIPLE_ENDING = "ing"
    ARTICLE = r"\b(?:[Tt]he|[Aa]n?)\s$"  # "the Brandts", "the Brandt campaign", "The Golden Harbour"
    # Between two names, the first of which is an employer: "Brandt campaign manager Ole Brask".
    NAMED_ROLE = (
        r"(?:\s[a-z]+){0,3}\s(?:spokes\w+|consultant|pollster|strategist|speechwriter|advis[eo]r|aide|manager|director"
        r"|lawyer|ally|surrogate|supporter|donor|host|reporter|columnist|correspondent|editor|analyst|chairman|chairwoman|chief)\s"
    )
    # Behind a name that only modifies: "the Brandt campaign".
    MODIFIED = (
        r"\s(?:campaign|administration|team|camp|family|supporters?|aides?|advis[eo]rs?|allies|ally|backers?|voters?"
        r"|rall(?:y|ies)|event|spokes\w+|officials?|staff\w*|surrogates?|critics?|organi[sz]ation|era|years|presidency|candidacy)\b"
    )
    ROLES = (TITLES | OCCUPATIONS) - COURTESY_TITLES - {"sir", "dame", "hon", "rev", "chief", "staff"}
    """Roles that somebody named in the article may hold."""
    FULL_TITLES: Final = {
        "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "capt": "captain",
        "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "cllr": "councillor",
        "det": "detective", "insp": "inspector", "supt": "superintendent", "brig": "brigadier",
    }  # fmt: skip
    DEFINITE = "the {}"
    """A role by its noun, to fill in."""
    # A definite role, with its noun: "the federal judge in Orrin".
    ROLE = r"(?:the|his|her|their)\s(?:[a-z][a-z'’-]*\s){0,4}?([a-z-]+)(?:\s(?:of|for|from|in|at|who)\s.*)?$"
    # A role before its holder, or behind (`BEHIND_NAME`), with its noun.
    BEFORE_NAME = r"\b(?:(?:the|a|an|his|her|their)\s)?(?:[a-z][\w’'-]*\s){0,2}?([a-z-]+),?\s$"
    BEHIND_NAME = (
        r",\s(?:the|a|an|his|her|their)\s(?:[a-z][\w’'-]*\s){0,3}?([a-z-]+)(?=,|\s(?:of|for|from|in|at|who)\b)"
    )
    SEVERAL = ("some", "many", "several", "two", "three")
    """First words of a role that "they" can mean."""
    NUMBERS_AS_PEOPLE = ("two", "three")
    """Numbers that stand for people: "the two"."""
    ANYBODY = (["another"], ["others"], ["many"], ["some"])
    """Single words that are a role."""
    OF = "of"
    ADVERB_ENDING = "ly"
    NOT_ADVERBS = ("family", "ally")
    PAST_ENDING = "ed"
    # Openings of a sentence's subject: "The", "His", "Brandt’s".
    OPENS = (
        r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Mm]any|Two|Three)\s"
        r"|(?!(?:In|At|On|From|For|By|With|After|Before|As|Under|To|Of|And|But|Or|So|If|When|While|Since|Like)\s)"
        r"(?:[A-Z][\w.-]+\s){0,3}[A-Z][\w-]+['’]s?\s(?=[a-z])"
    )
    # Whose words a role is about: "Ana Brandt’s answer", "His tone".
    OWNER = r"(His|Her|his|her|.*?[A-Z]\w+(?=['’]s? )).*?([a-z]+)$"
