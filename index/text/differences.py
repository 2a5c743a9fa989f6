"""What nearly the same words say differently: an added "not", another number, another name in the same place.

The words of two texts are laid side by side, and what stands in one alone is looked at. Not for finding texts that are
nearly the same: that is for `near_duplicates`. Where rules can't tell, texts count as different: a reader who sees both
loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, product
from typing import NamedTuple

from index.languages import NEGATING_PREFIXES, OPPOSITES, RUSSIAN_NEGATING_PREFIXES, RUSSIAN_OPPOSITES
from index.text.wording import Kind, Word, Wording, spelling

MAX_WORDS = 10_000
"""Longer texts are the same only if all of their words are: laying them side by side takes much memory."""

MIN_SHARED_PAIRS = 0.25
"""A sentence of which the other text has a smaller share of word pairs is a text's own: it was added, not changed."""

MIN_OWN_WORDS = 6
"""A shorter sentence is never a text's own by its share of pairs: “Yes.” and “No.” share none."""

MAX_GAP = 4
"""Words between two changes that may be one: "Quist, the mayor, said" and "the mayor, Holm, said"."""

_COMPARED: tuple[Kind, ...] = ("number", "date", "measure", "name", "role")
_OPPOSITES = {frozenset(pair) for pair in chain(OPPOSITES.items(), RUSSIAN_OPPOSITES.items())}
_OPPOSABLE = frozenset(chain.from_iterable(_OPPOSITES))
_PREFIXES = (*NEGATING_PREFIXES, *RUSSIAN_NEGATING_PREFIXES)
_MIN_STEM = 4  # characters behind a negating prefix, which short words only seem to have: "into", "to"

Words = Sequence[Word]


class Change(NamedTuple):
    """Words of one text and those that the other has in their place; either may be none, never both."""

    removed: Words
    added: Words
    start: int
    """Where `removed` begins in the first text."""
    whole: bool
    """Whether whole sentences alone were removed or added."""
    before_name: bool
    """Whether a name follows that both texts have, so that these words may only describe who bears it."""


def say_different_things(one: Wording, other: Wording) -> bool:
    """Return whether two texts that share most of their words differ in what they claim. Symmetrical."""
    if one == other:
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return True
    first, second = sorted((one.sentences, other.sentences))  # how words are laid side by side may go by the order
    kept, partners = _without_own(first, second), _without_own(second, first)
    if max(sum(map(len, kept)), sum(map(len, partners))) > MAX_WORDS:
        return True
    changes = list(_changes(kept, partners))
    words = list(chain.from_iterable(kept))
    return any(map(_matters, changes)) or any(_matter_together(words, *pair) for pair in pairwise(changes))


def _without_own(sentences: Sequence[Words], other: Sequence[Words]) -> list[Words]:
    """Return the sentences without those that the other text has nearly nothing of: they were added, not changed."""
    known = frozenset(chain.from_iterable(map(_pairs, other)))
    return [words for words in sentences if len(words) < MIN_OWN_WORDS or _shared(words, known) >= MIN_SHARED_PAIRS]


def _pairs(words: Words) -> list[tuple[str, str]]:
    return [(first.key, second.key) for first, second in pairwise(words)]


def _shared(words: Words, known: frozenset[tuple[str, str]]) -> float:
    pairs = _pairs(words)
    return sum(pair in known for pair in pairs) / len(pairs)


def _changes(sentences: Sequence[Words], others: Sequence[Words]) -> Iterator[Change]:
    """Lay two texts side by side, so that most words meet their equals, and yield where they don't."""
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
    """Yield the runs of words that two texts share, in order: where each begins in both, and ends; last, an empty one.

    They are those of a longest common subsequence.
    """
    from rapidfuzz.distance import Indel  # here, since few answers hold near-duplicates

    for op in Indel.opcodes([word.key for word in first], [word.key for word in second]):
        if op.tag == "equal":
            yield op.src_start, op.dest_start, op.src_end, op.dest_end
    yield len(first), len(second), len(first), len(second)


class _SentenceSpans(NamedTuple):
    """Where sentences begin and end, as numbers of words; words that are said also end before who says them."""

    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, sentences: Sequence[Words]) -> _SentenceSpans:
        bounds = frozenset(accumulate(map(len, sentences), initial=0))
        words = enumerate(chain.from_iterable(sentences), 1)
        return cls(bounds, bounds | {number for number, word in words if word.ends_quotation})

    def hold(self, start: int, end: int) -> bool:
        """Return whether nothing but whole sentences stands there, or nothing at all."""
        return start == end or (start in self.starts and end in self.ends)


def _matters(change: Change) -> bool:
    """Return whether words that were left out, added or replaced make another claim."""
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
    """Return whether "a" stands in the place of a number or a name: an hour, three hours; a welder, Ida Holm."""
    if words[0].key not in ("a", "an", "another"):
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
    """Return what is left of words without a prefix that turns them into their opposites."""
    stems = (word.removeprefix(prefix) for word in words for prefix in _PREFIXES if word.startswith(prefix))
    return frozenset(stem for stem in stems if len(stem) >= _MIN_STEM)


def _of_kind(words: Words, kind: Kind) -> list[str]:
    return [spelling(word.key) if kind == "name" else word.key for word in words if word.kind == kind]


def _are_others(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether names (or numbers) stand in the place of others, not the same ones in part: Holm, Ida Holm."""
    return bool(before and after) and not _is_part(before, after) and not _is_part(after, before)


def _is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(name in rest for name in part)


def _matter_together(words: Words, before: Change, after: Change) -> bool:
    """Return whether two changes near each other are one: what goes here comes there, or another comes there."""
    between = words[before.start + len(before.removed) : after.start]
    if len(between) > MAX_GAP or before.whole or after.whole:
        return False
    if before.added == after.removed == [] or before.removed == after.added == []:
        pairs = ((before.removed or before.added, after.removed or after.added, kind) for kind in _COMPARED)
        return any(_change_places(*pair, between) for pair in pairs)
    return False


def _change_places(here: Words, there: Words, kind: Kind, between: Words) -> bool:
    """Return whether a name goes past another (Holm blames Quist, Quist blames Holm), or another takes its place."""
    gone, come = _of_kind(here, kind), _of_kind(there, kind)
    if not _of_kind(between, kind):
        return _are_others(gone, come)
    return bool(gone) and (gone == come or (min(len(gone), len(come)) > 1 and set(gone).isdisjoint(come)))
