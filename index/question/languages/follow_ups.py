"""The rules for follow-up questions of a language with an `Asking`, as `index/question/follow_ups.py` takes them.

Not for completing a question: that is the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from index.languages import Asking, Language, Letters, find_language
from index.question.languages.patterns import compiled, fold
from index.question.languages.speakers import is_one_of
from index.question.languages.terms import question_terms

_WORD = re.compile(r"\w+")
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class FollowUpRules:
    """What the rules for follow-ups know of a language: patterns over folded text, and sets of folded words."""

    fold: Callable[[str], str]
    """Returns the text that the patterns match, of the same length."""
    others: re.Pattern[str]
    """Whole questions for what others say."""
    about: re.Pattern[str]
    """Whole questions "and about REST", with the groups `rest` and `topic`."""
    person_about: re.Pattern[str]
    """A person and a topic, with the groups `person` and `topic`."""
    opens: re.Pattern[str]
    """Question words, to match at the start of what a follow-up names, which is then a question of its own."""
    asks: re.Pattern[str]
    """Question words anywhere."""
    conjunction: re.Pattern[str]
    thing: re.Pattern[str]
    last_thing: re.Pattern[str]
    person: re.Pattern[str]
    """Pronouns of a person."""
    place: re.Pattern[str]
    """A pronoun for a place, at the end."""
    empty: frozenset[str]
    continuing: frozenset[str]
    refers: Callable[[str], bool]
    """Returns whether the last word of a question means the topic of the preceding one."""
    is_role: Callable[[str], bool]
    names: Callable[[str], list[str]]
    """Returns the words of a text that are written like names."""
    terms: Callable[[str], Sequence[str]]
    """Returns the terms of a text."""
    any_name_speaks: bool = False
    """Whether any name may be a speaker's, since no rules find the speakers of quotations."""
    asking_terms: frozenset[str] = frozenset()
    """Terms that say nothing of the subject."""


@cache
def follow_up_rules(code: str) -> FollowUpRules | None:
    """Return the rules of the language `code`; None if it has no ways to ask."""
    language = find_language(code)
    return _rules_of(language, language.asking) if language and language.asking else None


def _rules_of(language: Language, asking: Asking) -> FollowUpRules:
    def pattern(text: str) -> re.Pattern[str]:
        return compiled(text, language.code)

    last_thing = pattern(asking.last_thing)
    return FollowUpRules(
        fold=fold,
        others=pattern(asking.others),
        about=pattern(asking.about),
        person_about=pattern(asking.person_about),
        opens=pattern(f".*?(?:{asking.asking})"),
        asks=pattern(asking.asking),
        conjunction=pattern(asking.conjunction),
        thing=pattern(asking.thing),
        last_thing=last_thing,
        person=pattern(_NAMED_GROUP.sub("(?:", f"{asking.subject}|{asking.possessive}")),
        place=_NEVER,
        empty=asking.empty | asking.continuing,
        continuing=asking.continuing,
        refers=lambda words: bool(last_thing.search(fold(words))),
        is_role=lambda words: any(is_one_of(word, asking.roles, language) for word in _WORD.findall(words)),
        names=lambda words: [] if asking.capital_nouns else _CAPITALISED.findall(words),
        terms=lambda words: question_terms(words, language),
        any_name_speaks=language.speech is None,
    )


_CAPITALISED = re.compile(rf"(?<=\s){Letters.NAME_CAPITAL}\w+")


def starts_anew(words: str, language: Language) -> str | None:
    """Return the question after an opening like "by the way"; None without one."""
    match = compiled(language.asking.new_topic, language.code).match(fold(words)) if language.asking else None
    return words[match.end() :] if match else None


def has_personal_pronoun(words: str, language: Language) -> bool:
    """Return whether words have a pronoun that may stand for a person."""
    if not (asking := language.asking):
        return False
    folded = fold(words)
    return any(compiled(pattern, language.code).search(folded) for pattern in (asking.subject, asking.possessive))


def replace_pronouns(words: str, language: Language, referent: Callable[[str, bool], str]) -> str:
    """Replace pronouns by names: `referent` returns the person that "he", "she" or "they" is, or the empty text.

    Its second argument is true for the second pronoun of a question, which is somebody else.
    """
    if not (asking := language.asking):
        return words
    replaced = words
    matches = list(compiled(asking.subject, language.code).finditer(fold(words)))[:2]
    for count, match in reversed(list(enumerate(matches))):
        if name := referent(_kind_of(match), count > 0):
            joint = " " if match[0].startswith("-") else ""  # "a-t-il"
            replaced = replaced[: match.start()] + joint + name + replaced[match.end() :]
    if matches:
        return replaced
    owner = compiled(asking.possessive, language.code).search(fold(words))
    if owner and (name := referent(_kind_of(owner), False)):
        return f"{words[: owner.start()]}{name}{words[owner.end() :]}"
    return words


def _kind_of(match: re.Match[str]) -> str:
    return next((kind for kind in ("he", "she", "they") if match.groupdict().get(kind)), "they")
