"""Differences in meaning between near-duplicates: an added "not", another number, another name in the same place.

The words of two texts are aligned, and the words that only one of them has are compared. Not for finding
near-duplicates: see `near_duplicates`. In doubt, texts count as different: a reader who sees both loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, product
from typing import NamedTuple

from index.languages import (
    NEGATING_PREFIXES,
    OPPOSITES,
    RUSSIAN_NEGATING_PREFIXES,
    RUSSIAN_OPPOSITES,
    EnglishNumbers,
)
from index.text.wording import Kind, Word, Wording, spelling

MAX_WORDS = 10_000
"""Maximum number of words to align, which takes a lot of memory: longer texts must be equal word for word."""

MIN_SHARED_PAIRS = 0.25
"""Minimum share of a sentence's word pairs in the other text; below, the sentence was added rather than changed."""

MIN_OWN_WORDS = 6
"""Minimum number of words in such an added sentence: “Yes.” and “No.” share no pairs either."""

MAX_GAP = 4
"""Maximum number of words between parts of one change: "Quist, the mayor, said" and "the mayor, Holm, said"."""

_COMPARED: tuple[Kind, ...] = ("number", "date", "measure", "name", "role")
_OPPOSITES = {frozenset(pair) for pair in chain(OPPOSITES.items(), RUSSIAN_OPPOSITES.items())}
_OPPOSABLE = frozenset(chain.from_iterable(_OPPOSITES))
_PREFIXES = (*NEGATING_PREFIXES, *RUSSIAN_NEGATING_PREFIXES)
_MIN_STEM = 4  # characters after a negating prefix, which short words only seem to have: "into", "to"

Words = Sequence[Word]


class Change(NamedTuple):
    """Words of one text and their replacement in the other; one of them may be empty."""

    removed: Words
    added: Words
    start: int
    """Index of the first word of `removed` in the first text."""
    whole: bool
    """True if only whole sentences were removed or added."""
    before_name: bool
    """True if a name in both texts follows, so that these words may only describe its bearer."""


def say_different_things(one: Wording, other: Wording) -> bool:
    """Return whether two texts that share most of their words differ in what they claim. Symmetrical."""
    if one == other:
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return True
    first, second = sorted((one.sentences, other.sentences))  # the alignment may depend on the order
    kept, partners = _without_own(first, second), _without_own(second, first)
    if max(sum(map(len, kept)), sum(map(len, partners))) > MAX_WORDS:
        return True
    changes = list(_changes(kept, partners))
    words = list(chain.from_iterable(kept))
    return any(map(_matters, changes)) or any(_matter_together(words, *pair) for pair in pairwise(changes))


def _without_own(sentences: Sequence[Words], other: Sequence[Words]) -> list[Words]:
    """Return the sentences without those that were added: the other text has almost nothing of them."""
    known = frozenset(chain.from_iterable(map(_pairs, other)))
    return [words for words in sentences if len(words) < MIN_OWN_WORDS or _shared(words, known) >= MIN_SHARED_PAIRS]


def _pairs(words: Words) -> list[tuple[str, str]]:
    return [(first.key, second.key) for first, second in pairwise(words)]


def _shared(words: Words, known: frozenset[tuple[str, str]]) -> float:
    pairs = _pairs(words)
    return sum(pair in known for pair in pairs) / len(pairs)


def _changes(sentences: Sequence[Words], others: Sequence[Words]) -> Iterator[Change]:
    """Align two texts and yield the words that differ."""
    first, second = list(chain.from_iterable(sentences)), list(chain.from_iterable(others))
    spans = _SentenceSpans.of(sentences), _SentenceSpans.of(others)
    start = other_start = 0
    for end, other_end, after, other_after in _equal_runs(first, second):
        if start < end or other_start < other_end:
            whole = spans[0].hold(start, end) and spans[1].hold(other_start, other_end)
            before_name = end < len(first) and first[end].kind == "name"
            yield Change(first[start:end], second[other_start:other_end], start, whole, before_name)
        start, other_start = after, other_after


def _equal_runs(first: Words, second: Words) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of shared words, in order, as their start and end in both texts; the last run is empty.

    They form a longest common subsequence.
    """
    from rapidfuzz.distance import Indel  # imported late: few answers contain near-duplicates

    for op in Indel.opcodes([word.key for word in first], [word.key for word in second]):
        if op.tag == "equal":
            yield op.src_start, op.dest_start, op.src_end, op.dest_end
    yield len(first), len(second), len(first), len(second)


class _SentenceSpans(NamedTuple):
    """Bounds of sentences, in words; quoted words also end before their speaker."""

    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, sentences: Sequence[Words]) -> _SentenceSpans:
        bounds = frozenset(accumulate(map(len, sentences), initial=0))
        words = enumerate(chain.from_iterable(sentences), 1)
        return cls(bounds, bounds | {number for number, word in words if word.ends_quotation})

    def hold(self, start: int, end: int) -> bool:
        """Return whether a range consists of whole sentences, or is empty."""
        return start == end or (start in self.starts and end in self.ends)


def _matters(change: Change) -> bool:
    """Return whether a change alters the claim."""
    removed, added = change.removed, change.added
    if _joined(removed) == _joined(added):
        return False  # grass roots, grassroots
    if not removed or not added:
        return not change.whole and _count_negations(removed) != _count_negations(added)
    return (
        _count_negations(removed) != _count_negations(added)
        or _holds_opposites(removed, added)
        or _is_indefinite(removed, added)
        or _is_indefinite(added, removed)
        or any(
            _are_others(_of_kind(removed, kind), _of_kind(added, kind))
            for kind in _COMPARED
            if kind != "role" or not change.before_name
        )
    )


def _joined(words: Words) -> str:
    return "".join(word.key for word in words)


def _is_indefinite(words: Words, definite: Words) -> bool:
    """Return whether "a" replaces a number or a name: an hour, three hours; a welder, Ida Holm."""
    if words[0].key not in EnglishNumbers.INDEFINITE:
        return False
    if definite[0].kind == "number" and definite[0].key != "1":
        return True
    return len(words) > 1 and bool(_of_kind(definite, "name")) and not _of_kind(words, "name")


def _count_negations(words: Words) -> int:
    return sum(word.kind == "negation" for word in words)


def _holds_opposites(removed: Words, added: Words) -> bool:
    before, after = ({word.key for word in words} for words in (removed, added))
    if any(frozenset(pair) in _OPPOSITES for pair in product(before & _OPPOSABLE, after & _OPPOSABLE)):
        return True
    return not _without_prefix(before).isdisjoint(after) or not _without_prefix(after).isdisjoint(before)


def _without_prefix(words: Iterable[str]) -> frozenset[str]:
    """Return the words that have a negating prefix, without it."""
    stems = (word.removeprefix(prefix) for word in words for prefix in _PREFIXES if word.startswith(prefix))
    return frozenset(stem for stem in stems if len(stem) >= _MIN_STEM)


def _of_kind(words: Words, kind: Kind) -> list[str]:
    return [spelling(word.key) if kind == "name" else word.key for word in words if word.kind == kind]


def _are_others(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether names (or numbers) replace others, rather than a form of the same: Holm, Ida Holm."""
    return bool(before and after) and not _is_part(before, after) and not _is_part(after, before)


def _is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(name in rest for name in part)


def _matter_together(words: Words, before: Change, after: Change) -> bool:
    """Return whether two nearby changes are one: words that one removes, or replacements, appear in the other."""
    between = words[before.start + len(before.removed) : after.start]
    if len(between) > MAX_GAP or before.whole or after.whole:
        return False
    if before.added == after.removed == [] or before.removed == after.added == []:
        pairs = ((before.removed or before.added, after.removed or after.added, kind) for kind in _COMPARED)
        return any(_change_places(*pair, between) for pair in pairs)
    return False


def _change_places(here: Words, there: Words, kind: Kind, between: Words) -> bool:
    """Return whether a name moves past another (Holm blames Quist, Quist blames Holm), or another replaces it."""
    gone, come = _of_kind(here, kind), _of_kind(there, kind)
    if not _of_kind(between, kind):
        return _are_others(gone, come)
    return bool(gone) and (gone == come or (min(len(gone), len(come)) > 1 and set(gone).isdisjoint(come)))
