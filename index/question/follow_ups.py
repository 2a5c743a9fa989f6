"""Questions that lean on the one before: "And about Kursk?", "What about Biden?", "When did he say that?", "Why?".

Pure functions of the two questions; the new one is read by `question`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from index.question.model import Question
from index.text import QUESTION_WORDS, lazily, terms

_SUBJECT = lazily(r"(?<![\w'’-])(?:he|she|they)(?![\w-])", re.IGNORECASE)
_OBJECT = lazily(
    r"(?<![\w'’-])(?:him|them|her(?=\s?(?:$|[?.!,;]|\s(?:about|on|of|in|at|to|for|with|say|mention)\b)))(?![\w'’-])",
    re.IGNORECASE,
)
_HIS = lazily(r"(?<![\w'’-])(?:his|her|their)(?=\s\w)", re.IGNORECASE)
_NAME = lazily(r"(?<=\s)[^\W\d_a-z]\w+")
_THING = lazily(r"(?<![\w'’-])(?:its?(?![\w-])|(?:there|this|that|them)(?=\W*$))", re.IGNORECASE)
_THIS = frozenset("that this it those these so why when where how there".split())
_FEW = 2
"""A question of so many terms at most, and without a name, asks about "it" rather than with "is it true that"."""
# "Who else?", "What did others say?"
_OTHERS = lazily(
    r"""
    (?:(?:and|but)\s)? (?: (?:who|(?:did\s)?any(?:one|body))\selse | (?:what\sabout\s)?(?:the\s)?others)
    (?:\s(?:say|says|said)(?:\s(?:so|that|this|it|anything|something))?)?
    | what\s(?:did|do|have)\s(?:the\s)?others\s(?:say|said|think)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_ON = frozenset("and but or why when where how who what which really more else".split())
_EMPTY = _ASKS_ON | frozenset(
    """
    so also then anything something is was are were did does do has have had that this it those these the a say said
    again exactly about now
    """.split()
)
# "What about X", "And on X": with a preposition it is about X, without one X may be who is asked about.
_ABOUT = lazily(
    r"""
    (?:(?:and|but|so|ok|or)\b,?\s)?
    (?: (?:what|how)\sabout\s | (?P<topic>(?:about|on|regarding|of)\s) | (?<=and\s) | (?<=but\s) | (?<=or\s) )
    (?P<rest>\S.*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = lazily(
    r"(?:what|who|when|where|why|how|which|did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)\b",
    re.IGNORECASE,
)
_ON = lazily(r"(?:and|but)\b", re.IGNORECASE)


def with_names(words: str, earlier: Question, names: Mapping[str, str]) -> str:
    """`words` with the earlier question's speaker for he, she, they, him and her.

    Left alone where the question names somebody itself before ("Why did Trump say that he ...").
    """
    if not earlier.speaker_text:
        return words
    name = earlier.speaker_text
    words = _OBJECT().sub(lambda _: name, words)
    for pattern, written in ((_SUBJECT(), name), (_HIS(), f"{name}'s")):
        match = pattern.search(words)
        if match and not _names_somebody(words[: match.start()], name, names):
            words = words[: match.start()] + written + words[match.end() :]
    return words


def _names_somebody(words: str, unless: str, names: Mapping[str, str]) -> bool:
    """Whether a capital or a known speaker's name tells that there is one, other than `unless`."""
    known = any(term in names for term in terms(words.replace(unless, "")))
    return known or bool(_NAME().search(words.replace(unless, "")))


def follow_up(new: Question, earlier: Question, words: str, names: Mapping[str, str]) -> Question:
    """`new`, completed by the question before it; as it is if it can stand alone.

    `words` are those of `new` without its dates and outlets, `names` the terms of known speakers.
    """
    plain = words.strip(" ?!.,;")
    if (earlier.speaker or earlier.who_said) and earlier.topic and _OTHERS().fullmatch(plain):
        return _anybody(new, earlier)
    if _is_empty(plain, new):
        return _again(new, earlier)
    if (new.speaker or new.who_said) and not new.topic and _says_this(plain):
        topic = earlier.topic or (earlier.terms if new.who_said else ())
        return _kept(replace(new, topic=topic, topic_text=earlier.topic_text, terms=_both(new, earlier)), earlier)
    if (match := _ABOUT().fullmatch(plain)) and not _ASKS().match(match["rest"]):
        return _about(new, earlier, match, names)
    if _leans_on(plain, new, earlier, names):
        named = earlier.topic or _named(earlier) or earlier.terms
        own = tuple(term for term in new.terms if term not in QUESTION_WORDS)
        return replace(new, terms=(*(term for term in named if term not in own), *own))
    return _kept(new, earlier) if new.speaker == earlier.speaker and _ON().match(plain) else new


def _leans_on(words: str, new: Question, earlier: Question, names: Mapping[str, str]) -> bool:
    """Whether a question of fact asks about what the one before was about: "When was he born?", "Who owns it?"."""
    if new.speaker or new.who_said or _names_somebody(words, "", names):
        return False
    if len(new.terms) <= _FEW and _THING().search(words):
        return bool(earlier.topic or not earlier.speaker)
    return not earlier.speaker and bool(new.terms and _SUBJECT().search(words))


def _anybody(new: Question, earlier: Question) -> Question:
    """Who else says something about the same: "Who else?"."""
    topic = earlier.topic
    return _kept(
        replace(
            new, speaker=(), speaker_text="", topic=topic, topic_text=earlier.topic_text, terms=topic, who_said=True
        ),
        earlier,
    )


def _is_empty(words: str, new: Question) -> bool:
    """Whether a question only asks on ("Why?") or gives other dates or outlets; "Latest from Reuters" is whole."""
    found = set(re.findall(r"\w+", words.lower()))
    if not found <= _EMPTY:
        return False
    return bool(found & _ASKS_ON) or (bool(new.dates_as or new.outlets) and not (new.latest and not found))


def _says_this(words: str) -> bool:
    return words.lower().split()[-1] in _THIS


def _both(new: Question, earlier: Question) -> tuple[str, ...]:
    if new.who_said:
        return tuple(dict.fromkeys((*new.terms, *(term for term in earlier.terms if term not in earlier.speaker))))
    return tuple(dict.fromkeys((*(earlier.speaker if new.speaker else ()), *new.terms, *earlier.terms)))


def _again(new: Question, earlier: Question) -> Question:
    """The earlier question, at the dates and in the outlets of the new one: "And yesterday?", "Why?"."""
    found = replace(earlier, text=new.text, latest=new.latest or earlier.latest, corrected=new.corrected)
    if new.dates_as:
        found = replace(found, since=new.since, until=new.until, dates_as=new.dates_as)
    return replace(found, outlets=new.outlets) if new.outlets else found


def _kept(new: Question, earlier: Question) -> Question:
    """`new` with the earlier question's dates and outlets where it has none."""
    found = replace(new, latest=new.latest or earlier.latest, listing=False)
    if not new.dates_as:
        found = replace(found, since=earlier.since, until=earlier.until, dates_as=earlier.dates_as)
    return found if new.outlets else replace(found, outlets=earlier.outlets)


def _about(new: Question, earlier: Question, match: re.Match[str], names: Mapping[str, str]) -> Question:
    """The earlier question about another person or another topic."""
    asked, found = match["rest"], tuple(new.terms)
    if not found:
        return new
    if not (earlier.speaker or earlier.who_said):
        return _kept(replace(new, terms=_renamed(earlier, found, asked)), earlier)
    if match["topic"] is None and earlier.speaker and found[-1] in names:
        rest = tuple(term for term in earlier.terms if term not in earlier.speaker)
        return _kept(
            replace(
                new,
                speaker=found,
                speaker_text=asked,
                topic=earlier.topic,
                topic_text=earlier.topic_text,
                terms=(*found, *rest),
            ),
            earlier,
        )
    rest = tuple(term for term in earlier.terms if term not in earlier.topic) if earlier.topic else earlier.terms
    return _kept(
        replace(
            new,
            speaker=earlier.speaker,
            speaker_text=earlier.speaker_text,
            topic=found,
            topic_text=asked,
            who_said=earlier.who_said,
            terms=(*rest, *found),
        ),
        earlier,
    )


def _renamed(earlier: Question, found: tuple[str, ...], asked: str) -> tuple[str, ...]:
    """The terms of a question without speaker, its names replaced: "When was Rome founded?", "And Carthage?"."""
    named = _named(earlier) if asked != asked.lower() else ()
    rest = tuple(term for term in earlier.terms if term not in named)
    return (*rest, *(term for term in found if term not in rest))


def _named(question: Question) -> tuple[str, ...]:
    """The terms of the names in a question's text."""
    return tuple(dict.fromkeys(term for name in _NAME().findall(question.text) for term in terms(name)))
