"""Names with "and" inside, such as "José Ortega y Gasset" or "Ernst und Young": one name, not two people's.

Not for two people who speak together: see `index/quotes/frames/subjects.py`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from index.languages import Letters, Speech
from index.quotes.phrases.grammar import Grammar

MAX_WORDS_BEFORE = 4
"""Maximum number of words before "and" that belong to a name."""
MAX_JOINTS = 40
"""Maximum number of such names to remember. No article has more; each slows the search for all others."""
MAX_NAME = 100
"""Maximum length of these words, in characters."""
_CAP = rf"[^\W\d_{Letters.SMALL_WITH_ACCENTS}][\w’'-]{{0,80}}"
_WORD = re.compile(_CAP)
_NAMED = re.compile(rf"{_CAP}\s(?=({_CAP}))")
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_WORD_BEHIND = re.compile(r"\s(\w+)")

Joint = tuple[str, str, str]
"""The word before a conjunction, the conjunction in lower case, and the word behind it."""


class JoinedNames(NamedTuple):
    """The conjunctions of an article that are part of a name, and the pattern of these names; None without any."""

    joints: frozenset[Joint]
    pattern: re.Pattern[str] | None


class _Candidate(NamedTuple):
    """Two names around a conjunction: their words, and the words in lower case around both; "" for punctuation."""

    first: list[str]
    joint: str
    second: list[str]
    before: str
    behind: str

    @property
    def key(self) -> Joint:
        return self.first[-1], self.joint, self.second[0]


def joined_names(texts: Sequence[str], grammar: Grammar) -> JoinedNames:
    """Return what in these texts is one name with a conjunction inside."""
    candidates: dict[Joint, list[_Candidate]] = defaultdict(list)
    for text in texts:
        for candidate in _candidates(text, grammar.speech):
            candidates[candidate.key].append(candidate)
    possible = {key: uses for key, uses in candidates.items() if _may_be_name(uses, grammar)}
    if not possible:
        return JoinedNames(frozenset(), None)
    alone = _Alone(texts, possible)
    together = (key for key, uses in possible.items() if _stands_together(uses, alone, grammar))
    joints = frozenset(islice(together, MAX_JOINTS))
    return JoinedNames(joints, _pattern(joints, grammar.speech) if joints else None)


def half_names(texts: Sequence[str], grammar: Grammar) -> frozenset[str]:
    """Return the names that may go on behind a conjunction wherever they stand: "José Ortega" in "… y Gasset"."""
    if not grammar.speech.joins_surnames:
        return frozenset()
    counts = Counter(
        " ".join(use.first)
        for text in texts
        for use in _candidates(text, grammar.speech)
        if len(use.first) > 1 and len(use.second) == 1 and not grammar.given_gender(use.second[0])
    )
    return frozenset(
        name for name, count in islice(counts.items(), MAX_JOINTS) if sum(text.count(name) for text in texts) == count
    )


def _candidates(text: str, speech: Speech) -> Iterable[_Candidate]:
    pattern, before_joint = _candidate_patterns(speech.name_joints | speech.foreign_joints, speech.name_particles)
    for match in pattern.finditer(text):
        first = before_joint.search(text, max(0, match.start() - MAX_NAME), match.start())
        if not first:
            continue
        before = _WORD_BEFORE.search(text, max(0, first.start() - 40), first.start())
        behind = _WORD_BEHIND.match(text, match.end())
        yield _Candidate(
            first[0].split(),
            match["joint"],
            match["second"].split(),
            before[1].lower() if before else "",
            behind[1].lower() if behind else "",
        )


@lru_cache(maxsize=16)
def _candidate_patterns(joints: frozenset[str], particles: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a conjunction with the name behind it, and that of the name before it."""
    words = "|".join(sorted(joints))
    return (
        re.compile(rf"\s(?P<joint>{words})\s(?P<second>{_CAP}(?:\s{_CAP})?)"),
        re.compile(rf"(?<![\w’'-]){_names(particles)}$"),
    )


def _names(particles: Iterable[str]) -> str:
    """Return the pattern of the words of a name before a conjunction."""
    particle = "|".join(sorted(particles)) or "(?!)"
    return rf"{_CAP}(?:\s(?:(?:{particle})\s){{0,2}}{_CAP}){{0,{MAX_WORDS_BEFORE - 1}}}"


class _Alone:
    """Which capitalised words an article has outside of joined names."""

    def __init__(self, texts: Sequence[str], candidates: dict[Joint, list[_Candidate]]) -> None:
        self._named = {word for text in texts for word in _NAMED.findall(text)}
        self._counts = Counter(word for text in texts for word in _WORD.findall(text))
        for (first, _, second), uses in candidates.items():
            self._counts[first] -= len(uses)
            self._counts[second] -= len(uses)

    def has(self, word: str) -> bool:
        """Return whether a word stands alone somewhere."""
        return self._counts[word] > 0

    def has_named(self, word: str) -> bool:
        """Return whether a word stands behind another name somewhere, as a surname does."""
        return word in self._named


def _may_be_name(uses: Sequence[_Candidate], grammar: Grammar) -> bool:
    """Return whether a conjunction can join the parts of a name, by the words around it."""
    first, joint, second = uses[0].key
    if joint not in grammar.speech.name_joints:  # a foreign conjunction
        return not any(grammar.given_gender(use.second[0]) and len(use.second) > 1 for use in uses)
    if any(len(use.second) > 1 or _is_plural(use, grammar) for use in uses) or grammar.given_gender(second):
        return False  # "Anna Brandt y Karl Lind"
    if grammar.is_common(first) or grammar.is_common(second):
        return False
    if _is_persons(uses, grammar):
        return any(_is_closed(use, grammar) for use in uses)
    if grammar.speech.nouns_are_capitalised and not grammar.given_gender(first):
        return len(uses) > 1 and all(use.before not in grammar.speech.determiners for use in uses)
    return True


def _stands_together(uses: Sequence[_Candidate], alone: _Alone, grammar: Grammar) -> bool:
    """Return whether the article doesn't have the parts of a name as names of their own."""
    first, joint, second = uses[0].key
    if joint not in grammar.speech.name_joints:
        return not (alone.has(first) and alone.has(second))
    if _is_persons(uses, grammar):
        return not alone.has_named(second) and not (alone.has(first) and alone.has(second))
    return not (alone.has(first) or alone.has(second))


def _is_persons(uses: Sequence[_Candidate], grammar: Grammar) -> bool:
    return any(len(use.first) > 1 and grammar.given_gender(use.first[0]) for use in uses)


def _is_plural(use: _Candidate, grammar: Grammar) -> bool:
    """Return whether a verb in the plural has both people for its subject: "dijeron Ana Brandt y Lind"."""
    if len(use.first) < 2 or not grammar.given_gender(use.first[0]):
        return False  # a firm's verb may be in the plural
    return any(word in grammar.verbs and _may_be_plural(word, grammar) for word in (use.before, use.behind))


def _may_be_plural(word: str, grammar: Grammar) -> bool:
    return word.endswith(grammar.speech.plural_verb_endings or ("\0",))


def _is_closed(use: _Candidate, grammar: Grammar) -> bool:
    """Return whether a person's name ends behind a conjunction, and no clause begins there: "dijo Ana y Lind fue"."""
    speech = grammar.speech
    ends = not use.behind or use.behind in speech.prepositions or use.behind in grammar.verbs
    if speech.joins_surnames and use.behind in speech.determiners:
        return True  # "dijo José Ortega y Gasset el lunes"
    if speech.joins_surnames and not use.before:
        return ends or not _may_be_plural(use.behind, grammar)  # "José Ortega y Gasset nació"
    is_subject = use.before in grammar.verbs or use.behind in grammar.verbs
    return ends and (speech.joins_surnames or is_subject)


def _pattern(joints: Iterable[Joint], speech: Speech) -> re.Pattern[str]:
    """Return the pattern of the names that have these conjunctions inside, with the words before them."""
    ends = "|".join(
        rf"(?<={re.escape(first)})\s{joint}\s{re.escape(second)}" for first, joint, second in sorted(joints)
    )
    return re.compile(rf"(?<![\w’'-]){_names(speech.name_particles)}(?:{ends})(?![\w’'-])")
