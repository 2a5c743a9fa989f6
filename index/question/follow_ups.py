"""Follow-up questions: "And about Kursk?", "What about Biden?", "When did he say that?", "Why?".

Pure functions of both questions; `understanding.py` parses the new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from index.languages import (
    CONTINUING_WORDS,
    EMPTY_WORDS,
    FIRST_NAME_PRONOUNS,
    FORMS_OF_ADDRESS,
    OCCUPATIONS,
    PERSON_NOUNS,
    QUESTION_WORDS,
    REFERRING_WORDS,
    EnglishFollowUps,
)
from index.question.languages import FollowUpRules, follow_up_rules, reader_of
from index.question.model import IndexFacts, Question
from index.text import extract_terms, lazy_pattern

_SUBJECT = lazy_pattern(EnglishFollowUps.SUBJECT, re.IGNORECASE)
_OBJECT = lazy_pattern(EnglishFollowUps.OBJECT, re.IGNORECASE)
_HIS = lazy_pattern(EnglishFollowUps.HIS, re.IGNORECASE)
_NAME = lazy_pattern(r"(?<=\s)[^\W\d_a-z]\w+")
_THING = lazy_pattern(EnglishFollowUps.THING, re.IGNORECASE)
_LAST_THING = lazy_pattern(EnglishFollowUps.LAST_THING, re.IGNORECASE)
_FEW, _SHORT = 2, 3
"""Maximum numbers of terms in a question without a name for "it" to refer back, unlike in "is it true that"."""
_NEW_TOPIC = lazy_pattern(EnglishFollowUps.NEW_TOPIC, re.IGNORECASE | re.VERBOSE)
_OTHERS = lazy_pattern(EnglishFollowUps.OTHERS, re.IGNORECASE | re.VERBOSE)
_ABOUT = lazy_pattern(EnglishFollowUps.ABOUT, re.IGNORECASE | re.VERBOSE)
_PERSON_ABOUT = lazy_pattern(EnglishFollowUps.PERSON_ABOUT, re.IGNORECASE)
_QUESTION_OPENING = lazy_pattern(EnglishFollowUps.QUESTION_OPENING, re.IGNORECASE)
_HEAD = lazy_pattern(EnglishFollowUps.HEAD)
_PLACE = lazy_pattern(EnglishFollowUps.PLACE, re.IGNORECASE)
_ROLES = FORMS_OF_ADDRESS.union(OCCUPATIONS, PERSON_NOUNS)
_PRONOUNS = {"m": "he", "f": "she"}
_CONJUNCTION = lazy_pattern(EnglishFollowUps.CONJUNCTION, re.IGNORECASE)


def no_name(_term: str) -> bool:
    """Return False: without an index, nobody's name is known."""
    return False


def starts_anew(words: str) -> str | None:
    """Return the question after an opening like "by the way" or "another question"; None without one."""
    match = _NEW_TOPIC().match(words)
    return words[match.end() :] if match else None


def has_personal_pronoun(words: str) -> bool:
    """Return whether words have a pronoun that `replace_pronouns` may replace."""
    return any(pattern().search(words) for pattern in (_SUBJECT, _OBJECT, _HIS))


def replace_pronouns(words: str, earlier: Question, has_name: Callable[[str], bool]) -> str:
    """Replace he, she, him and her by the name of the person in the conversation, and they by the earlier speaker.

    Pronouns stay if the question itself names somebody before them ("Why did Trump say that he ...").
    """
    if not (earlier.people or earlier.speaker_text):
        return words
    both = bool(_SUBJECT().search(words))
    words = _OBJECT().sub(lambda match: find_referent(match[0], earlier, other=both) or match[0], words)
    for pattern, ending in ((_SUBJECT(), ""), (_HIS(), EnglishFollowUps.POSSESSIVE_ENDING)):
        match = pattern.search(words)
        name = find_referent(match[0], earlier) if match else ""
        if match and name and not _names_somebody(words[: match.start()], name, has_name):
            words = words[: match.start()] + name + ending + words[match.end() :]
    return words


def find_referent(
    pronoun: str,
    earlier: Question,
    other: bool = False,
    genders: Mapping[str, str] | None = None,
    named: Collection[str] = (),
) -> str:
    """Return the name of the person that a pronoun means in the conversation, in English; empty if unknown.

    With `other`, the pronoun comes after another one, as in "What did she say about him?". `genders` are those of
    given names in another language, "m", "f" or "mf"; there, "he" may as well be a thing, such as the topic. `named`
    are the question's own words in lower case: "what did she say about Lind" isn't about what Lind says.
    """
    if pronoun.lower() in EnglishFollowUps.THEY:
        return earlier.speaker_text
    people = (*earlier.people, *([earlier.speaker_text] if earlier.speaker_text else ()))
    wanted = "he" if pronoun.lower() in EnglishFollowUps.HE else "she"
    fitting = [name for name in people if _pronoun_of(name, genders) in (wanted, "")]
    fitting = [name for name in fitting if name.split()[-1].lower() not in named]
    if genders is not None and earlier.topic and earlier.speaker_text and not other:
        fitting = [name for name in fitting if name.split()[-1] == earlier.speaker_text.split()[-1]]
    return next(iter(fitting[1:] if other and len(set(fitting)) > 1 else fitting), "")


def _pronoun_of(name: str, genders: Mapping[str, str] | None) -> str:
    """Return the pronoun that a given name tells; empty if it is unknown or a man's as well as a woman's."""
    first = name.split()[0].lower()
    return FIRST_NAME_PRONOUNS.get(first, "") if genders is None else _PRONOUNS.get(genders.get(first, ""), "")


def _names_somebody(words: str, unless: str, has_name: Callable[[str], bool]) -> bool:
    """Return whether words contain a name, by capitals or known speakers, other than `unless`."""
    is_speaker = any(map(has_name, extract_terms(words.replace(unless, ""))))
    return is_speaker or bool(_NAME().search(words.replace(unless, "")))


def complete(new: Question, earlier: Question, words: str, facts: IndexFacts | None) -> Question:
    """Complete `new` with the preceding question; return it unchanged if it can stand alone.

    `words` are those of `new` without its dates and outlets, and with pronouns replaced.
    """
    rules = follow_up_rules(new.language) if reader_of(new.language) else _english_rules()
    if rules is None:
        return new
    plain = words.strip(" ?!.,;¿¡")
    folded = rules.fold(plain)
    if (earlier.speaker or earlier.who_said) and earlier.topic and rules.others.fullmatch(folded):
        return _ask_anybody(new, earlier)
    if _is_empty(folded, new, rules):
        return _repeat(new, earlier)
    if (new.speaker or new.who_said) and not new.topic and rules.refers(plain):
        return _with_earlier_limits(_about_the_same(new, earlier, plain, facts, rules), earlier)
    if (match := rules.about.fullmatch(folded)) and not rules.opens.match(match["rest"]):
        about = _About(plain[match.start("rest") :], match["topic"] is not None)
        return _replace_person_or_topic(new, earlier, about, facts, rules)
    return new if new.listing else _lean(new, earlier, plain, facts, rules)


def _about_the_same(
    new: Question, earlier: Question, plain: str, facts: IndexFacts | None, rules: FollowUpRules
) -> Question:
    """Return a question for what somebody says about the same: "And what does the minister say about it?"."""
    topic = earlier.topic or (earlier.terms if new.who_said else _carry(plain, earlier, facts, rules))
    if earlier.speaker and not earlier.topic:  # what somebody else says, in the same articles
        speaker = {*earlier.speaker, *extract_terms(earlier.speaker_text)}
        topic = tuple(term for term in topic if term not in speaker)
        if not topic:
            return replace(new, leans=True)
    return replace(new, topic=topic, topic_text=earlier.topic_text, terms=_join_terms(new, earlier))


@dataclass(frozen=True, slots=True)
class _About:
    """What a follow-up names: "and about REST"; and whether a preposition shows that it is the topic."""

    rest: str
    is_topic: bool


def _lean(new: Question, earlier: Question, plain: str, facts: IndexFacts | None, rules: FollowUpRules) -> Question:
    """Return `new` with what it takes from the preceding question: its subject, its limits, or nothing."""
    own = tuple(term for term in new.terms if term not in rules.asking_terms)
    carried = tuple(term for term in _carry(plain, earlier, facts, rules) if term not in own)
    asks = bool(rules.asks.search(rules.fold(plain)))
    if not own and new.terms and asks and not new.dates_as:
        return _repeat(new, earlier)
    if _leans_on(plain, new, earlier, facts, rules):
        return replace(new, terms=(*carried, *own), leans=True)
    if new.speaker == earlier.speaker and rules.conjunction.match(rules.fold(plain)):
        return _with_earlier_limits(new, earlier)
    if not asks or len(own) > _SHORT or _has_name(plain, facts, rules):
        return new
    return replace(new, carried=carried, leans=len(own) == 1)


def _carry(words: str, earlier: Question, facts: IndexFacts | None, rules: FollowUpRules) -> tuple[str, ...]:
    """Return the terms of the conversation's subject: the topic, the names in question, or the whole question."""
    names = _name_terms(earlier, facts)
    if facts and rules.place.search(rules.fold(words)):
        places = tuple(term for term in names if facts.name_kind(term) != "person")
        if places:
            return places
    return earlier.topic or names or earlier.terms


def _leans_on(words: str, new: Question, earlier: Question, facts: IndexFacts | None, rules: FollowUpRules) -> bool:
    """Return whether a question has the same subject as the preceding one: "When was he born?", "Who owns it?"."""
    if new.who_said:
        return False
    folded = rules.fold(words)
    if not new.speaker and rules.last_thing.search(folded):
        return bool(new.terms or rules.asks.search(folded))
    if _has_name(words, facts, rules):
        return False
    if not new.speaker and len(new.terms) <= _FEW and rules.thing.search(folded):
        return bool(earlier.topic or not earlier.speaker)
    return not earlier.speaker and bool(new.terms and rules.person.search(folded))


def _has_name(words: str, facts: IndexFacts | None, rules: FollowUpRules) -> bool:
    """Return whether a question has a name of its own."""
    if rules.names(words):
        return True
    terms = rules.terms(words)
    return facts is not None and (any(map(facts.has_name, terms)) or any(map(facts.is_name, terms)))


def _ask_anybody(new: Question, earlier: Question) -> Question:
    """Ask who else says something about the same topic: "Who else?"."""
    topic = earlier.topic
    return _with_earlier_limits(
        replace(
            new, speaker=(), speaker_text="", topic=topic, topic_text=earlier.topic_text, terms=topic, who_said=True
        ),
        earlier,
    )


def _is_empty(folded: str, new: Question, rules: FollowUpRules) -> bool:
    """Return whether a question only continues ("Why?") or limits the earlier one, unlike "Latest from Reuters"."""
    asked_words = set(re.findall(r"\w+", folded.lower()))
    if not asked_words <= rules.empty:
        return False
    limits_only = bool(new.dates_as or new.outlets) and not (new.latest and not asked_words)
    return bool(asked_words & rules.continuing) or limits_only


def _join_terms(new: Question, earlier: Question) -> tuple[str, ...]:
    if new.who_said:
        return tuple(dict.fromkeys((*new.terms, *(term for term in earlier.terms if term not in earlier.speaker))))
    return tuple(dict.fromkeys((*(earlier.speaker if new.speaker else ()), *new.terms, *earlier.terms)))


def _repeat(new: Question, earlier: Question) -> Question:
    """Return the earlier question with the dates and outlets of the new one: "And yesterday?", "Why?"."""
    question = replace(earlier, text=new.text, latest=new.latest or earlier.latest, corrected=new.corrected)
    if new.dates_as:
        question = replace(question, since=new.since, until=new.until, dates_as=new.dates_as)
    return replace(question, outlets=new.outlets) if new.outlets else question


def _with_earlier_limits(new: Question, earlier: Question) -> Question:
    """Return `new`, taking dates and outlets from the earlier question if it has none."""
    question = replace(new, latest=new.latest or earlier.latest, listing=False)
    if not new.dates_as:
        question = replace(question, since=earlier.since, until=earlier.until, dates_as=earlier.dates_as)
    return question if new.outlets else replace(question, outlets=earlier.outlets)


def _replace_person_or_topic(
    new: Question, earlier: Question, about: _About, facts: IndexFacts | None, rules: FollowUpRules
) -> Question:
    """Return the earlier question about another person, another topic, or both."""
    asked_text, asked_terms = about.rest, tuple(new.terms)
    if not asked_terms:
        return new
    if not (earlier.speaker or earlier.who_said):
        return _with_earlier_limits(
            replace(new, terms=_replace_names(earlier, asked_terms, asked_text, facts)), earlier
        )
    if not about.is_topic and (both := _person_and_topic(new, asked_text, facts, rules)):
        return _with_earlier_limits(both, earlier)
    if not about.is_topic and earlier.speaker and _may_speak(asked_terms[-1], asked_text, earlier, facts, rules):
        rest = tuple(term for term in earlier.terms if term not in earlier.speaker)
        return _with_earlier_limits(
            replace(
                new,
                speaker=asked_terms,
                speaker_text=asked_text,
                topic=earlier.topic,
                topic_text=earlier.topic_text,
                topic_is_carried=bool(earlier.topic),
                terms=(*asked_terms, *rest),
            ),
            earlier,
        )
    rest = tuple(term for term in earlier.terms if term not in earlier.topic) if earlier.topic else earlier.terms
    return _with_earlier_limits(
        replace(
            new,
            speaker=earlier.speaker,
            speaker_text=earlier.speaker_text,
            topic=asked_terms,
            topic_text=asked_text,
            who_said=earlier.who_said,
            terms=(*rest, *asked_terms),
        ),
        earlier,
    )


def _person_and_topic(new: Question, words: str, facts: IndexFacts | None, rules: FollowUpRules) -> Question | None:
    """Return the question what a person says about a topic if `words` name both: "and the teachers about phones?"."""
    match = rules.person_about.fullmatch(rules.fold(words))
    if match is None:
        return None
    person, topic = words[slice(*match.span("person"))], words[slice(*match.span("topic"))]
    speaker = tuple(term for term in rules.terms(person) if term in new.terms)
    topic_terms = tuple(term for term in new.terms if term in rules.terms(topic))
    is_role = rules.is_role(person)
    if not (speaker and topic_terms and (is_role or (facts and facts.has_name(speaker[-1])))):
        return None
    return replace(
        new,
        speaker=speaker,
        speaker_text=person,
        speaker_is_role=is_role,
        topic=topic_terms,
        topic_text=topic,
        terms=tuple(dict.fromkeys((*speaker, *topic_terms, *new.terms))),
    )


def _may_speak(term: str, words: str, earlier: Question, facts: IndexFacts | None, rules: FollowUpRules) -> bool:
    """Return whether words whose last term is `term` name somebody who may speak, rather than a topic.

    After a question without a topic, none is there to be replaced, so that any name may be a person's.
    """
    if rules.is_role(words):
        return True
    if facts is None:
        return no_name(term)
    if facts.has_name(term):
        return True
    if not (rules.any_name_speaks or not earlier.topic) or not facts.is_name(term):
        return False
    return facts.name_kind(term) not in ("place", "organisation")


def _is_role(words: str) -> bool:
    """Return whether words describe a person rather than a thing: "the mayor of the town"."""
    head = _HEAD().match(words.lower())
    return head is not None and head[1] in _ROLES


def _replace_names(
    earlier: Question, asked_terms: tuple[str, ...], asked_text: str, facts: IndexFacts | None
) -> tuple[str, ...]:
    """Return the terms of a question with its names replaced: "When was Rome founded?", "And Carthage?"."""
    named = _name_terms(earlier, facts) if asked_text != asked_text.lower() else ()
    if facts and asked_terms:  # replace a person by a person
        kind = facts.name_kind(asked_terms[-1])
        named = tuple(term for term in named if not kind or facts.name_kind(term) in (kind, ""))
    rest = tuple(term for term in earlier.terms if term not in named)
    return (*rest, *(term for term in asked_terms if term not in rest))


def _name_terms(question: Question, facts: IndexFacts | None) -> tuple[str, ...]:
    """Return the terms of the names in a question."""
    written = dict.fromkeys(term for name in _NAME().findall(question.whole_text) for term in extract_terms(name))
    if facts:
        written |= dict.fromkeys(term for term in question.terms if facts.is_name(term))
    return tuple(written)


@cache
def _english_rules() -> FollowUpRules:
    return FollowUpRules(
        fold=lambda words: words,
        others=_OTHERS(),
        about=_ABOUT(),
        person_about=_PERSON_ABOUT(),
        opens=_QUESTION_OPENING(),
        asks=_QUESTION_OPENING(),
        conjunction=_CONJUNCTION(),
        thing=_THING(),
        last_thing=_LAST_THING(),
        person=re.compile(f"{_SUBJECT().pattern}|{_HIS().pattern}", re.IGNORECASE),
        place=_PLACE(),
        empty=EMPTY_WORDS,
        continuing=CONTINUING_WORDS,
        refers=lambda words: words.lower().split()[-1] in REFERRING_WORDS,
        is_role=_is_role,
        names=_NAME().findall,
        terms=extract_terms,
        asking_terms=QUESTION_WORDS | EnglishFollowUps.MEASURES,
    )
