"""Telling the language of each paragraph of an article, where some are in another one than the article.

A paragraph is in the article's language unless it is clearly in another: by its script, or by enough function words.
Cheap: most paragraphs are told by a few words of their own language. Not for whole articles: see `telling.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from index.languages import LANGUAGE_MODULES, LANGUAGE_OF_SCRIPT, find_language
from index.text.languages.telling import (
    LATIN,
    SURE,
    codes_of_script,
    own_letters,
    rate_languages,
    script_in,
    share_in_scripts_of,
    words_of,
)

_BEGINNING = 240  # characters that mostly tell that a paragraph is in the article's language
_PLAIN_WORDS = 2  # different words of that language alone that tell so
_SAMPLE = 800  # characters to tell another language by
_LEAST_CHARACTERS = 60
"""Minimum number of characters to tell another language in the same script by."""
_LEAST_LETTERS = 20
"""The same in another script."""
_OWN_SCRIPT = 0.15
"""Share of letters of the article's script from which on a paragraph is in that, however many Latin names it has."""
_LEAST_WORDS = 4
"""Minimum number of different function words of the other language that the article's doesn't have."""
_LEAST_OTHER_LETTERS, _LEAST_WORDS_BESIDE_LETTERS = 3, 2
"""Number of letters that only the other language has from which on fewer such words are enough, and how many."""
_LEAST_SHARE = 0.15
"""Minimum share of function words of the other language."""
_TIMES_OTHERS = 3
"""Minimum ratio of those that only the other language has to those that only the article's has."""
_SURE_LEAD = 1.25
"""Minimum ratio to the share of any third language for the rules of the language to tell who speaks."""
_MOST_OTHER_LETTERS = 0.02
"""Maximum share of letters that the language doesn't have, for the same: Belarusian has ў, Ukrainian hasn't."""
_STRANGE_WORDS, _MOST_STRANGE = 10, 0.06
"""Number of words from which on a lower share of function words tells that a text isn't in the article's language."""


class Reading(NamedTuple):
    """How to read a paragraph: the code of the language of its words, and that of the rules for who speaks in it.

    The latter is empty where no language is certain enough to print a name by its rules.
    """

    words: str
    speech: str


def read_paragraphs(texts: Sequence[str], code: str, is_known: bool = True) -> list[Reading] | None:
    """Return how to read each paragraph of an article in the language `code`; None if all are simply in it.

    A short paragraph without a function word is read as the told ones around it, if these agree. Unless the language
    `is_known`, the article is in one that no module knows: then, only another script tells.
    """
    plain, is_plain = Reading(code, code if is_known else ""), _plainness(code)
    unlike = [at for at, text in enumerate(texts) if not is_plain(text)]  # mostly all that an article costs
    told = {at: _tell(texts[at][:_SAMPLE], code, is_known) for at in unlike}
    if len(unlike) < len(texts):  # lists of names are strange, too
        told = {at: plain if reading == Reading(code, "") else reading for at, reading in told.items()}
    if is_known and all(reading in (None, plain) for reading in told.values()):
        return None
    readings = [told.get(at, plain) for at in range(len(texts))]
    return [reading or around for reading, around in zip(readings, _around(readings, plain), strict=True)]


def tell_paragraph(text: str, code: str) -> str:
    """Return the code of the language of a paragraph of an article in the language `code`.

    Empty if it looks like neither that nor any other.
    """
    readings = read_paragraphs([text], code)
    if readings is None:
        return code
    return "" if readings[0] == Reading(code, "") else readings[0].words


def has_more_words_of(code: str, other: str, text: str) -> bool:
    """Return whether a text has more function words of one language alone than of another one alone."""
    words, others = _function_words(code), _function_words(other)
    return sum((word in words) - (word in others) for word in words_of(text)) > 0


@cache
def _plainness(code: str) -> Callable[[str], bool]:
    """Return what tells by the beginning of a paragraph that it is in a language; False if that isn't clear yet."""
    if letters := own_letters(code):
        return lambda text: 2 * len(letters.findall(text, 0, _BEGINNING)) > min(len(text), _BEGINNING)
    words = _own_words(code)
    return lambda text: len(words.intersection(text[:_BEGINNING].lower().split())) >= _PLAIN_WORDS


def _tell(text: str, code: str, is_known: bool) -> Reading | None:
    """Return how to read a paragraph by itself; None if that is unsure."""
    script = script_in(text)
    if script is None or code not in codes_of_script(script):
        return _tell_by_script(text, code)
    if not is_known:
        return Reading(code, "")
    shares = rate_languages(text)
    own = shares.pop(code, 0.0)
    if own == SURE:
        return Reading(code, code)
    best = max(shares, key=shares.__getitem__, default="")
    most = shares.get(best, 0.0)
    if most > own and _is_clear(text, code, best, most):
        return _of_best(best, shares | {code: own}, text)
    if _is_strange(text, code, own, best, most) or not _has_letters_of(code, text):
        return Reading(code, "")
    return Reading(code, code) if own else None


def _is_strange(text: str, code: str, own: float, other: str, share: float) -> bool:
    """Return whether a paragraph may well be in another language than its article is said to be in."""
    words = words_of(text)
    if share >= _SURE_LEAD * own and len(_function_words(other).intersection(words) - _function_words(code)) >= 2:
        return True
    return own < _MOST_STRANGE and len(words) >= _STRANGE_WORDS


def _tell_by_script(text: str, code: str) -> Reading | None:
    """Return how to read a paragraph in another script than that of its article's language."""
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        return None
    script = script_in(text)
    if script == LATIN and share_in_scripts_of(code, text) > _OWN_SCRIPT:
        return Reading(code, code)
    if script is None:
        return Reading("", "")  # one that no language here has
    shares = rate_languages(text)
    best = max(shares, key=shares.__getitem__, default="")
    if best and shares[best] >= _LEAST_SHARE:
        return _of_best(best, shares, text)
    likeliest = LANGUAGE_OF_SCRIPT.get(script)
    return Reading(likeliest, "") if likeliest else None


def _of_best(best: str, shares: Mapping[str, float], text: str) -> Reading:
    lead = max((share for code, share in shares.items() if code != best), default=0.0)
    is_sure = shares[best] >= _SURE_LEAD * lead and len(text) >= _LEAST_CHARACTERS and _has_letters_of(best, text)
    return Reading(best, best if is_sure else "")


def _has_letters_of(code: str, text: str) -> bool:
    """Return whether a text has nearly no letters that a language lacks, as one in a related language has."""
    letters = _letters(code)
    strange = sum(character not in letters for character in text.lower() if character.isalpha())
    return not letters or strange <= _MOST_OTHER_LETTERS * len(text)


def _is_clear(text: str, code: str, other: str, share: float) -> bool:
    """Return whether a paragraph is in another language than the article's, by the function words of both."""
    if len(text) < _LEAST_CHARACTERS or share < _LEAST_SHARE:
        return False
    words = [word for word in words_of(text) if len(word) > 1]
    own_words, other_words = _function_words(code), _function_words(other)
    of_other = [word for word in words if word in other_words and word not in own_words]
    of_own = sum(word in own_words and word not in other_words for word in words)
    least = _LEAST_WORDS_BESIDE_LETTERS if _has_letters_beside(code, other, text) else _LEAST_WORDS
    return len(set(of_other)) >= least and len(of_other) >= _TIMES_OTHERS * of_own


def _has_letters_beside(code: str, other: str, text: str) -> bool:
    """Return whether a text has letters that one language lacks, and none that the other does: ы isn't Ukrainian."""
    own = _letters(code)
    lacking = [letter for letter in text.lower() if own and letter.isalpha() and letter not in own]
    return len(lacking) >= _LEAST_OTHER_LETTERS and _letters(other).issuperset(lacking)


def _around(readings: Sequence[Reading | None], plain: Reading) -> Iterator[Reading]:
    """Yield for each paragraph how those around it are read: the told one before and the one after, if they agree.

    At the end of an article, the one before is enough.
    """
    following: list[Reading | None] = []
    after: Reading | None = None
    for reading in reversed(readings):
        following.append(after)
        after = reading or after
    before: Reading | None = plain
    for reading, after in zip(readings, reversed(following), strict=True):
        yield before if before and after in (before, None) else plain
        before = reading or before


@cache
def _function_words(code: str) -> frozenset[str]:
    language = find_language(code)
    return language.stop_words | language.question_words if language else frozenset()


@cache
def _letters(code: str) -> frozenset[str]:
    """Return the letters in the words of a language's `Speech`, which has all of them; none if it has no `Speech`."""
    language = find_language(code)
    if not (language and language.speech):
        return frozenset()
    values = (getattr(language.speech, field.name) for field in fields(language.speech))
    lists = [*values, _function_words(code), ascii_lowercase]
    return frozenset().union(*(word for words in lists if isinstance(words, Collection) for word in words))


@cache
def _own_words(code: str) -> frozenset[str]:
    """Return the function words of a language that no other one has."""
    others = frozenset[str]().union(*(_function_words(other) for other in LANGUAGE_MODULES if other != code))
    return _function_words(code) - others
