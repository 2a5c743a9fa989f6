"""Roles of something named: "the mayor of Orrin", "Lind's wife". Only an article that names it may have their words.

Not for who holds a role: no article is asked for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from index.answers.links.alternatives import find_links
from index.answers.links.languages import families_of
from index.answers.links.relatives import relation_of
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE, KINSHIP, STAFF, EnglishAsking, find_language
from index.question import Question
from index.text import extract_terms

_LEAST_HEAD = 5
"""Minimum length of the last part of a compound: "Verkehrsminister"."""


def role_check(engine: Engine, question: Question) -> Callable[[str], bool]:
    """Return what tells by its id whether an article has all that names the role in question, in any words for it.

    It is true of all articles unless the question asks for the words of a role that is of something named.
    """
    needed = _words_of_role(engine, question)

    @cache
    def has_role(article_id: str) -> bool:
        title = frozenset(extract_terms(engine.head(article_id).title, question.language)) if needed else frozenset()
        return all(
            any(all(term in title or engine.mentions(article_id, term) for term in terms) for terms in alternatives)
            for alternatives in needed
        )

    return has_role


def _words_of_role(engine: Engine, question: Question) -> list[list[tuple[str, ...]]]:
    """Return the ways to write each word that tells whose role it is; none for a person, or a role of nothing named."""
    is_english = question.language == DEFAULT_LANGUAGE
    telling = _english_words(engine, question) if is_english else _other_words(engine, question)
    if not telling:
        return [] if is_english else _compound(question)
    alone = replace(question, terms=question.speaker, speaker=(), topic=(), who_said=False)
    links = find_links(engine, alone)
    return [
        [
            (term,),
            *((other,) for other in families_of(question.language).get(term, ())),
            *(link.others for link in links if link.terms == (term,)),
        ]
        for term in telling
    ]


def _english_words(engine: Engine, question: Question) -> list[str]:
    """Return the names in a role ("the mayor of Orrin"), even unknown ones, with the word for a relative."""
    words = question.speaker_text.split()
    heads = [*words[-1:], *(word for word, following in pairwise(words) if following == EnglishAsking.OF)]
    is_possessive = any(word.lower().endswith(("'s", "’s")) for word in words[:-1])
    listed = KINSHIP | STAFF if is_possessive or EnglishAsking.OF in words else KINSHIP
    relative = next((word.lower() for word in heads if word.lower() in listed), "")
    if not relative and not (question.speaker_is_role and EnglishAsking.OF in words):
        return []
    kin = frozenset(extract_terms(relative))
    # Of "the wife of Lind", the speaker is the wife alone.
    terms = dict.fromkeys((*question.speaker, *extract_terms(f"a {question.speaker_text}")))
    names = [term for term in terms if engine.is_name(term) or not engine.holds(term)]
    return [*names, *(term for term in kin if term not in names)] if names else []


def _other_words(engine: Engine, question: Question) -> list[str]:
    """Return what tells a role from others: "транспорта" in "министр транспорта", and the relative with the owner."""
    if not question.speaker_is_role or len(question.speaker) < 2:
        return []
    relation, owner = relation_of(engine, question)
    if relation:
        return [*(relation | owner)]
    heads = _heads(question.language)
    return [term for term in question.speaker if term not in heads] if not heads.isdisjoint(question.speaker) else []


def _compound(question: Question) -> list[list[tuple[str, ...]]]:
    """Return the ways to write a role of a single compound: "Verkehrsministerin", "Minister für Verkehr"."""
    code, language = question.language, find_language(question.language)
    asking, speech = (language.asking, language.speech) if language else (None, None)
    if not (asking and language and question.speaker_is_role and len(question.speaker) == 1):
        return []
    joints, word = language.spelling.compound_joints, question.speaker_text.lower().split()[-1]
    ends = (head for head in asking.roles if joints and len(head) >= _LEAST_HEAD and word.endswith(head))
    head = min(ends, key=len, default=word)
    part = word.removesuffix(head).rstrip("-")
    if not part or part in asking.general_parts:
        return []
    feminine = speech.womens_ending if speech else ""
    parts = [part, *(part.removesuffix(joint) for joint in joints if joint)]
    words = dict.fromkeys((word, word + feminine, word.removesuffix(feminine), *parts))
    return [[terms for each in words if (terms := tuple(extract_terms(each, code)))]]


@cache
def _heads(code: str) -> frozenset[str]:
    """Return the terms of a language's words for roles."""
    asking = language.asking if (language := find_language(code)) else None
    words = asking.roles | asking.titles if asking else ()
    return frozenset(term for word in words for term in extract_terms(word, code)[-1:])
