"""Typing errors in questions: names and words that no paragraph holds, put right where only one fits.

Not for what the index holds, however it is spelt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.text import QUESTION_WORDS, STOP_WORDS, lazily, terms, terms_of_new_words

_MENDED = 5
"""So many unknown words of a question are looked for elsewhere, at most: each takes milliseconds."""
_SHORTEST = 4
_SURE_LENGTH = 6
_LONG = 9
_TYPED = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mend(text: str, names: Mapping[str, str], holds: Callable[[str], bool]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`text` with misspelt words put right, and each word that was, with what it became.

    A word is one if no paragraph holds it, it is long enough, and exactly one name is as near: a letter too many,
    too few, swapped or, in longer words, wrong; two of these in words of nine letters. Among words with capitals,
    one without is no name. Other words may be ones that some paragraph holds, by one such letter.
    """
    unknown = [match for match in _TYPED().finditer(text) if _is_unknown(match.group(), holds)]
    if not unknown:
        return text, ()
    quiet = text[1:] == text[1:].lower()
    mended: list[tuple[str, str]] = []
    for match in reversed(unknown[:_MENDED]):
        word = match.group()
        right = _nearest(word, names) if names and (quiet or word[0].isupper()) else None
        if right := right or _nearest_word(word, holds):
            text = text[: match.start()] + right + text[match.end() :]
            mended.append((word, right))
    return text, tuple(reversed(mended))


def _is_unknown(word: str, holds: Callable[[str], bool]) -> bool:
    term = _only_term(word)
    return bool(term) and not holds(term)


@lru_cache(maxsize=1 << 14)
def _only_term(typed: str) -> str:
    """The term of a word that may be mended, "" for other words. With a memo: most are typed again and again."""
    word = _without_possessive(typed)
    if len(word) < _SHORTEST or word.lower() in QUESTION_WORDS:
        return ""
    found = terms(word)
    return found[0] if len(found) == 1 else ""


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _nearest_word(word: str, holds: Callable[[str], bool]) -> str | None:
    """The word that `word` is with one letter put right, if it is the only one of its kind that is known."""
    if not (word.isascii() and word.isalpha()) or word.isupper():
        return None
    low, stem = word.lower(), _only_term(word)
    for error in _ERRORS:
        if len(low) < error.word or len(stem) < error.stem:
            continue
        words = [other for other in dict.fromkeys(error.spelt(low)) if other != low]
        if low != word and len(low) < error.name:
            # A name that no paragraph holds may be somebody's who is a letter away from a word: Brian and brain.
            words = [other for other in words if other in _COMMON]
        if known := _known(low, stem, words, holds):
            right = next(iter(known.values())) if len(known) == 1 else None
            return right if low == word or right is None else right.capitalize()
    return None


def _known(typed: str, stem: str, words: list[str], holds: Callable[[str], bool]) -> dict[str, str]:
    """Those of some words that questions are full of or that a paragraph holds, by their terms."""
    found: dict[str, str] = {}
    for word, term in zip(words, terms_of_new_words(words, [False] * len(words)), strict=True):
        if word in _COMMON or (term and holds(term) and _is_spelt_so(typed, stem, word, term)):
            found.setdefault(term or word, word)
    return found


def _is_spelt_so(typed: str, stem: str, word: str, term: str) -> bool:
    """Whether it is the stem that was mistyped: "packe" for "packet" is no word, though "pack" is the stem of it."""
    from rapidfuzz.distance import OSA

    if typed == word + word[-1]:
        return True
    same = next((at for at, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), len(word))
    return same < len(term) and (OSA.distance(stem, term) == 1 or sorted(word) == sorted(typed))


# A first letter is hardly ever wrong; it may have changed places with the second.
def _swapped(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _halved(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def _shortened(word: str) -> Iterable[str]:
    # The last letter makes another form of a word rather than an error.
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))


def _doubled(word: str) -> Iterable[str]:
    return (word[:at] + word[at - 1] + word[at:] for at in range(2, len(word)))


def _lengthened(word: str) -> Iterable[str]:
    return (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in _LETTERS)


def _changed(word: str) -> Iterable[str]:
    return (word[:at] + letter + word[at + 1 :] for at in range(1, len(word)) for letter in _LETTERS)


@dataclass(frozen=True, slots=True)
class _Error:
    """A kind of typing error, what a word may have been instead, and how long it and its stem must be for that."""

    spelt: Callable[[str], Iterable[str]]
    word: int
    stem: int
    name: int
    """How long a word with a capital must be."""


_ERRORS = (
    _Error(_swapped, 4, 4, 7),
    _Error(_halved, 5, 4, 5),
    _Error(_doubled, 5, 4, 5),
    _Error(_shortened, 7, 7, 99),
    _Error(_lengthened, 6, 4, 99),
    _Error(_changed, 8, 8, 99),
)
"""The likeliest first."""
_COMMON = frozenset(word for word in STOP_WORDS | QUESTION_WORDS if word.isascii() and len(word) >= _SHORTEST)


def _nearest(word: str, names: Mapping[str, str]) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    plain = _without_possessive(word)
    low, ending = plain.lower(), word[len(plain) :]
    allowed = 2 if len(low) >= _LONG else 1
    near: dict[str, int] = {}
    # Stems first, all at once: few spellings need a look then.
    stems = process.extract("".join(terms(low)), list(names), scorer=OSA.distance, score_cutoff=allowed + 1, limit=None)
    for name in {names[stem] for stem, *_ in stems}:
        # A first letter is hardly ever wrong; it may have changed places with the second.
        if abs(len(name) - len(low)) > allowed or name[:1].lower() not in low[:2] or len(name) < _SHORTEST:
            continue
        distance = OSA.distance(low, name.lower(), score_cutoff=allowed)
        if distance <= allowed and (len(low) >= _SURE_LENGTH or not _differs_in_a_letter(low, name.lower())):
            near[name] = distance
    best = [name for name, distance in near.items() if distance == min(near.values())]
    return best[0] + ending if len(best) == 1 else None


def _differs_in_a_letter(word: str, name: str) -> bool:
    """Whether two short words are rather two words: Rose and Bose, Biden and Baden."""
    return len(word) == len(name) and sorted(word) != sorted(name)
