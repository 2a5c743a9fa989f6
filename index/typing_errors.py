"""Typing errors in questions: names and words that no paragraph holds, put right where only one fits.

Not for what the index holds, however it is spelt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from index.lazy import lazily
from index.terms import QUESTION_WORDS, STOP_WORDS, terms, terms_of_new_words

_MENDED = 5
"""So many unknown words of a question are looked for elsewhere, at most: each takes milliseconds."""
_SHORTEST = 4
_SURE_LENGTH = 6
_LONG = 9
_LENGTHS = ((4, 4), (5, 4), (7, 7), (6, 4), (8, 8))
"""How long a word and its stem must be that two letters are swapped in, one stands twice, is too many, is missing or is
wrong."""
_TYPED = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mend(text: str, names: Mapping[str, str], holds: Callable[[str], bool]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`text` with misspelt words put right, and each word that was, with what it became.

    A word is one if no paragraph holds it, it is long enough, and exactly one name is as near: a letter too many,
    too few, swapped or, in longer words, wrong; two of these in words of nine letters. Among words with capitals,
    one without is no name. What is in lower case may also be a word that some paragraph holds, by one such letter.
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
    """The word that `word` is with one letter put right, if it is the only one of its kind that is known.

    Two letters swapped are the likeliest error, then one too many, one missing and one wrong.
    """
    if not (word.isascii() and word.isalpha() and word.islower()):
        return None
    stem = _only_term(word)
    for (shortest, shortest_stem), spelt in zip(
        _LENGTHS, (_swapped, _halved, _shortened, _lengthened, _changed), strict=True
    ):
        if len(word) < shortest or len(stem) < shortest_stem:
            continue
        known = _known(word, stem, [other for other in dict.fromkeys(spelt(word)) if other != word], holds)
        if known:
            return next(iter(known.values())) if len(known) == 1 else None
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

    same = next((at for at, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), len(word))
    return same < len(term) - 1 and (OSA.distance(stem, term) == 1 or sorted(word) == sorted(typed))


# A first letter is hardly ever wrong; it may have changed places with the second.
def _swapped(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _halved(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def _shortened(word: str) -> Iterable[str]:
    # The last letter makes another form of a word rather than an error.
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))


def _lengthened(word: str) -> Iterable[str]:
    return (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in _LETTERS)


def _changed(word: str) -> Iterable[str]:
    return (word[:at] + letter + word[at + 1 :] for at in range(1, len(word)) for letter in _LETTERS)


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
