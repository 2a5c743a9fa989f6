"""Correcting words of questions that no paragraph has: names in another script, and typing errors.

Not for words that are in the index, however they are spelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from string import ascii_lowercase

from index.languages import (
    DEFAULT_LANGUAGE,
    DISCUSS_VERBS,
    LISTING_WORDS,
    QUESTION_WORDS,
    REPLY_VERBS,
    SAY_VERBS,
    TELL_VERBS,
    VIEW_NOUNS,
    find_language,
)
from index.question.languages import fold, reader_of
from index.question.model import IndexFacts
from index.question.scripts import (
    find_place_phrases,
    fits_script,
    likeliest_spellings,
    other_spellings,
    places_in_other_languages,
    terms_elsewhere,
)
from index.text import STOP_WORDS, extract_terms, extract_word_terms, lazy_pattern

_JOINT = "-"
"""What joins the words of a name that no paragraph may have: "Nouvelle-Zélande"."""
_MAX_CORRECTED = 5
"""Maximum number of unknown words to correct in a question: each takes milliseconds."""
_MOST_LOOKED_AT = 32
"""Maximum number of words to look up for errors before it is known which ones are unknown."""
_SHORTEST = 4
_SURE_LENGTH = 6
_LONG = 9
_LONGEST = 30
"""Maximum length of a word to correct, in characters: longer ones take long."""
_TYPED = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST_ACCENTED = 300
"""Maximum number of words with two accents to look for."""


def correct_typing_errors(
    text: str, known: IndexFacts, language: str = DEFAULT_LANGUAGE
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return `text` with typing errors corrected, and each corrected word with its replacement.

    `language` is the code of the language that it was read in.

    A word is corrected if no paragraph has it, it is long enough, and exactly one name is close enough: a letter too
    many, too few, swapped or, in longer words, wrong; two of these in words of nine letters. Next to capitalised words,
    a lower-case word isn't a name. Other words may become a word one such error away that paragraphs write.
    """
    placed: tuple[tuple[str, str], ...] = ()
    if known.languages and (language not in known.languages or not _is_in_its_script(text, language)):
        text, placed = _with_places(text, known, language)
    corrected = _correct_words(text, known, language)
    return corrected[0], (*placed, *corrected[1])


def _correct_words(text: str, known: IndexFacts, language: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    matches = _TYPED().finditer(text) if language in known.languages or text.isascii() else _words_and_parts(text)
    may_be_short = known.languages and language not in known.languages
    typed = [
        (match, term)
        for match in matches
        if (term := _only_term(match.group(), language) or (_short_name(match.group(), known) if may_be_short else ""))
    ]
    known.prefetch_terms(term for _, term in typed)
    unknown = [
        match for match, term in typed if not (known.holds(term) or _is_known_elsewhere(match.group(), language, known))
    ]
    if not unknown and _JOINT not in text:
        return text, ()
    if language in known.languages:
        named, placed = _with_places(text, known, language)
        if placed:
            return named, placed
    quiet = text[1:] == text[1:].lower()
    corrected: list[tuple[str, str]] = []
    words = dict.fromkeys(match.group() for match in unknown[:_MAX_CORRECTED])  # each takes milliseconds: once
    known.prefetch_terms(_terms_one_error_away(words, language))
    right_words = {word: _right_word(word, known, language, quiet) for word in words}
    for match in reversed(unknown[:_MAX_CORRECTED]):
        word = match.group()
        if right := right_words[word]:
            text = text[: match.start()] + right + text[match.end() :]
            corrected.append((word, right))
    return text, tuple(reversed(corrected))


def _right_word(word: str, known: IndexFacts, language: str, quiet: bool) -> str | None:
    """Return what an unknown word should be; any word of a question in lower case, which is `quiet`, may be a name."""
    name = _name_for(word, known, language) if quiet or word[0].isupper() else None
    return name or (_nearest_word(word, known, language) if len(word) >= _SHORTEST else None)


def correctable_terms(text: str, language: str, held: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return terms to look up for typing errors: of the words that may have some, and of names in other scripts.

    `held` are the codes of the articles' languages. The first list is of terms that others may resemble.
    """
    typed = [match.group() for match in islice(_TYPED().finditer(text), _MOST_LOOKED_AT)]
    may_have = [word for word in typed if _only_term(word, language)]
    quiet = text[1:] == text[1:].lower()
    names = [word for word in may_have if quiet or word[0].isupper()][:_MAX_CORRECTED]
    elsewhere = [terms_elsewhere(_without_possessive(name), language, tuple(held)) for name in names]
    mistyped = ["".join(extract_terms(spelling, language)) for _, likeliest in elsewhere for spelling in likeliest]
    return [*(_only_term(word, language) for word in may_have), *mistyped], [
        term for terms, _ in elsewhere for term in terms
    ]


def _short_name(word: str, known: IndexFacts) -> str:
    """Return a word in lower case if it looks like a name of three letters in a script that no article has; else ""."""
    is_short = len(word) == _SHORTEST - 1 and word[0].isupper() and not word.isupper()
    return word.lower() if is_short and not any(fits_script(word, code) for code in known.languages) else ""


def _is_in_its_script(text: str, language: str) -> bool:
    """Return whether a question has the letters of its language; a question in English is read so for its own."""
    return language == DEFAULT_LANGUAGE or fits_script(text, language)


def _with_places(text: str, known: IndexFacts, language: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return `text` with the names of places that are several words as the articles have them, and each with that."""
    replaced: list[tuple[str, str]] = []
    for place in reversed(find_place_phrases(text, language, known)):
        replaced.append((text[place.start : place.end], place.name))
        text = text[: place.start] + place.name + text[place.end :]
    return text, tuple(reversed(replaced))


def _words_and_parts(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text, those with hyphens in parts: Нью-Йорк is one word of two names."""
    return (part for word in _TYPED().finditer(text) for part in _PART().finditer(text, *word.span()))


def _is_known_elsewhere(word: str, language: str, known: IndexFacts) -> bool:
    """Return whether articles in another language have a word, which has another term there: Zelensky."""
    others = (extract_terms(word, code) for code in known.languages if code != language)
    return any(len(terms) == 1 and known.holds(terms[0]) and known.writes(word) for terms in others)


def _name_for(word: str, known: IndexFacts, language: str) -> str | None:
    """Return the name of the articles that a word is: in another script, or with a typing error, or both."""
    plain = _without_possessive(word)
    ending = word[len(plain) :]
    others = chain(
        places_in_other_languages(plain, language, known), other_spellings(plain, language, known, by_own_rules=True)
    )
    if other := next(others, None):
        return other[0] + ending
    if not known.has_names or len(plain) < _SHORTEST:
        return None
    if right := _nearest(word, known, language):
        return right
    mistyped = likeliest_spellings(plain, language, known) if len(plain) >= _SURE_LENGTH else ()
    return next((right + ending for other in mistyped if (right := _nearest(other, known, language))), None)


@lru_cache(maxsize=1 << 14)
def _only_term(typed: str, language: str) -> str:
    """Return the term of a word that may be corrected, "" for others; cached, since most words are frequent."""
    word = _without_possessive(typed)
    if len(word) < _SHORTEST or len(word) > _LONGEST or _is_asking(word.lower(), language):
        return ""
    word_terms = extract_terms(word, language)
    return word_terms[0] if len(word_terms) == 1 else ""


def _is_asking(word: str, language: str) -> bool:
    if language == DEFAULT_LANGUAGE:
        return word in _ASKING
    reader = reader_of(language)
    return reader is not None and reader.asks(word)


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _nearest_word(word: str, known: IndexFacts, language: str) -> str | None:
    """Return the word one error away from `word`, if only one such word is known."""
    letters = _alphabet(language)
    if word.isupper() or not letters.issuperset(word.lower()):
        return None
    low, stem = word.lower(), _only_term(word, language)
    if accented := _with_an_accent(low, known, language):
        return accented if low == word else accented.capitalize()
    for error in _ERRORS:
        words = _one_error_away(word, error, language)
        if words and (candidates := _known_words(low, stem, words, known, language)):
            right = next(iter(candidates.values())) if len(candidates) == 1 else None
            return right if low == word or right is None else right.capitalize()
    return None


def _with_an_accent(word: str, known: IndexFacts, language: str) -> str | None:
    """Return the only word of the articles that is `word`, in lower case, with an accent or two.

    Without its accents, a word has another stem.
    """
    if not _accents(language):
        return None
    once = list(_accented(word, language))
    twice = (other for first in once for other in _accented(first, language))
    for words in (once, list(dict.fromkeys(islice(twice, _MOST_ACCENTED)))):
        terms = extract_word_terms(words, [False] * len(words), language)
        known.prefetch_terms(filter(None, terms))
        pairs = zip(words, terms, strict=True)
        written = [other for other, term in pairs if term and known.holds(term) and known.writes(other)]
        if written:
            return written[0] if len(written) == 1 else None
    return None


def _accented(word: str, language: str) -> Iterator[str]:
    """Yield a word with an accent on one more of its letters."""
    for at, letter in enumerate(word):
        for accented in _accents(language).get(letter, ()):
            yield word[:at] + accented + word[at + 1 :]


@cache
def _accents(language: str) -> Mapping[str, list[str]]:
    """Return the letters with accents that words of a language have, by the letter that they are typed as."""
    accents: dict[str, list[str]] = {}
    for letter in sorted(_alphabet(language)):
        if (plain := fold(letter)) != letter:
            accents.setdefault(plain, []).append(letter)
    return accents


def _one_error_away(word: str, error: _Error, language: str) -> list[str]:
    """Return what a word may be instead, by one kind of error."""
    low, stem = word.lower(), _only_term(word, language)
    if len(low) < error.word or len(stem) < error.stem:
        return []
    words = [other for other in dict.fromkeys(error.spelt(low, _alphabet(language))) if other != low]
    if low != word and len(low) < error.name:
        # An unknown name may be one letter away from a word: Brian and brain.
        return [other for other in words if other in _common(language)]
    return words


def _terms_one_error_away(words: Iterable[str], language: str) -> Iterator[str]:
    """Yield the terms of what some words may be instead, by the errors that make few such words."""
    letters = _alphabet(language)
    for word in words:
        if not word.isupper() and letters.issuperset(word.lower()):
            likely = [other for error in _ERRORS[:_WITH_FEW_WORDS] for other in _one_error_away(word, error, language)]
            yield from filter(None, extract_word_terms(likely, [False] * len(likely), language))


def _known_words(typed: str, stem: str, words: list[str], known: IndexFacts, language: str) -> dict[str, str]:
    """Return those of some words that are common in questions or occur in a paragraph, by their terms."""
    known_words: dict[str, str] = {}
    terms = extract_word_terms(words, [False] * len(words), language)
    known.prefetch_terms(filter(None, terms))
    for word, term in zip(words, terms, strict=True):
        is_held = bool(term) and known.holds(term) and _is_stem_mistyped(typed, stem, word, term)
        if word in _common(language) or (is_held and known.writes(word)):
            known_words.setdefault(term or word, word)
    return known_words


def _is_stem_mistyped(typed: str, stem: str, word: str, term: str) -> bool:
    """Return whether the error is in the stem: "packe" for "packet" isn't a word, though its stem is "pack"."""
    from rapidfuzz.distance import OSA

    if typed == word + word[-1]:
        return True
    pairs = enumerate(zip(typed, word, strict=False))
    first_difference = next((index for index, (typed_letter, letter) in pairs if typed_letter != letter), len(word))
    return first_difference < len(term) and (OSA.distance(stem, term) == 1 or sorted(word) == sorted(typed))


# A first letter is hardly ever wrong; it may have changed places with the second.
def _swapped(word: str, _: frozenset[str]) -> Iterable[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _halved(word: str, _: frozenset[str]) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def _shortened(word: str, _: frozenset[str]) -> Iterable[str]:
    # The last letter makes another form of a word rather than an error.
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))


def _doubled(word: str, _: frozenset[str]) -> Iterable[str]:
    return (word[:at] + word[at - 1] + word[at:] for at in range(2, len(word)))


def _lengthened(word: str, letters: frozenset[str]) -> Iterable[str]:
    return (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in sorted(letters))


def _changed(word: str, letters: frozenset[str]) -> Iterable[str]:
    return (word[:at] + letter + word[at + 1 :] for at in range(1, len(word)) for letter in sorted(letters))


@dataclass(frozen=True, slots=True)
class _Error:
    """A kind of typing error: the possible corrections, and the minimum lengths of a word and its stem."""

    spelt: Callable[[str, frozenset[str]], Iterable[str]]
    word: int
    stem: int
    name: int
    """Minimum length of a capitalised word."""


_ERRORS = (
    _Error(_swapped, 4, 4, 7),
    _Error(_halved, 5, 4, 5),
    _Error(_doubled, 5, 4, 5),
    _Error(_shortened, 7, 7, 99),
    _Error(_lengthened, 6, 4, 99),
    _Error(_changed, 8, 8, 99),
)
"""Kinds of errors, likeliest first."""
_WITH_FEW_WORDS = 4  # of these kinds: one word more or less for each of its letters
_ASKING = QUESTION_WORDS.union(SAY_VERBS, TELL_VERBS, VIEW_NOUNS, DISCUSS_VERBS, REPLY_VERBS, LISTING_WORDS)


@cache
def _common(language: str) -> frozenset[str]:
    """Return the words of a language that are common in questions."""
    words = find_language(language)
    if words is None or language == DEFAULT_LANGUAGE:
        return frozenset(word for word in STOP_WORDS | QUESTION_WORDS if word.isascii() and len(word) >= _SHORTEST)
    return frozenset(word for word in words.stop_words | words.question_words if len(word) >= _SHORTEST)


@cache
def _alphabet(language: str) -> frozenset[str]:
    """Return the letters that words of a language consist of; none if it is read by n-grams."""
    words = find_language(language)
    if words is None or language == DEFAULT_LANGUAGE:
        return frozenset(ascii_lowercase)
    if words.spelling.gram_letters:
        return frozenset()
    letters = frozenset(char for word in words.stop_words for char in word if char.isalpha())
    return letters | frozenset(ascii_lowercase) if "a" in letters else letters


def _nearest(word: str, known: IndexFacts, language: str) -> str | None:
    from rapidfuzz.distance import OSA

    plain = _without_possessive(word)
    low, ending = plain.lower(), word[len(plain) :]
    allowed = 2 if len(low) >= _LONG else 1
    near: dict[str, int] = {}
    # Stems first, all at once, which leaves few spellings to check.
    for name in known.names_near("".join(extract_terms(low, language)), allowed + 1):
        # A first letter is hardly ever wrong; it may have changed places with the second.
        if abs(len(name) - len(low)) > allowed or name[:1].lower() not in low[:2] or len(name) < _SHORTEST:
            continue
        if fold(low) == fold(name):  # "ibanez"
            near[name] = 0
            continue
        distance = OSA.distance(low, name.lower(), score_cutoff=allowed)
        if distance <= allowed and (len(low) >= _SURE_LENGTH or not _differs_in_a_letter(low, name.lower())):
            near[name] = distance
    best = [name for name, distance in near.items() if distance == min(near.values())]
    return best[0] + ending if len(best) == 1 else None


def _differs_in_a_letter(word: str, name: str) -> bool:
    """Return whether two short words are more likely two names than a typing error: Rose and Bose, Biden and Baden."""
    return len(word) == len(name) and sorted(word) != sorted(name)
