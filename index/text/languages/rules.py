"""The rules by which words of one language become terms, read from its `Language`.

Not for finding words in a text: see `index/text/analysis.py`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from index.languages import Language, find_language
from index.text.languages.accents import latin_without_accents, without_marks
from index.text.languages.grams import GramReader
from index.text.languages.stemmers import STEMMERS, endings_by_length, without_beginning, without_ending
from index.text.languages.verbs import VerbReader

_POSSESSIVE = re.compile(r"'s$")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LEAST_ROOT = 4
"""Minimum number of letters before a derived ending."""
_PLACEHOLDERS = tuple(map(chr, range(0xE000, 0xE100)))  # of the private use area


class LanguageRules:
    """The rules of a language. Immutable, and safe to use from several threads."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._spelling = spelling = language.spelling
        self._letters = str.maketrans(dict(spelling.letters))
        self._capitals = str.maketrans(dict(spelling.capitals))
        kept = dict(zip(spelling.kept_letters, _PLACEHOLDERS, strict=False))
        self._hidden = str.maketrans(kept)
        self._shown = str.maketrans({placeholder: letter for letter, placeholder in kept.items()})
        self._is_latin = any(word.isascii() for word in language.stop_words)
        self._is_cyrillic = any(map(_CYRILLIC.search, language.stop_words))
        self._stop_words = frozenset(map(self._listed, language.stop_words))
        self._question_words = frozenset(map(self._listed, language.question_words))
        self._beginnings = sorted(set(spelling.beginnings), key=lambda prefix: (-len(prefix), prefix))
        self._endings, self._surname_endings, self._derived_endings = map(
            endings_by_length, (spelling.endings, spelling.surname_endings, spelling.derived_endings)
        )
        self._irregular = {self._plain(form): word for form, word in spelling.irregular.items()}
        self._verbs = VerbReader(spelling.verbs) if spelling.verbs else None
        self._replaced = tuple(sorted(spelling.replaced_endings, key=len, reverse=True))
        self.grams = GramReader(language, self._plain) if spelling.gram_letters else None

    def is_foreign(self, word: str) -> bool:
        """Return whether a word is in a script that the language isn't written in, but English or Russian is."""
        if word.isascii():
            return not self._is_latin
        return not self._is_cyrillic and _CYRILLIC.search(word) is not None

    def normalise(self, word: str) -> tuple[str, bool, bool]:
        """Return the term of a folded word, whether it is a stop word, and whether it is in capitals."""
        low = self._lower(word)
        if "." in low and not low[0].isdigit():  # initials
            return self._fold(low.removesuffix("'s").replace(".", "")), False, True
        low = self._without_apostrophes(self._number(low))
        return self._stem(low), self._plain(low) in self._stop_words, len(word) > 1 and word.isupper()

    def is_question_word(self, word: str) -> bool:
        """Return whether a folded word only asks, also behind an elided one: "s'appelle"."""
        low = self._lower(word)
        return not self._question_words.isdisjoint((self._plain(low), self._plain(self._without_apostrophes(low))))

    def _listed(self, word: str) -> str:
        """Return a word of the language's data as `_plain` returns it in a folded text."""
        return self._plain(unicodedata.normalize("NFKC", word))

    def _lower(self, word: str) -> str:
        return unicodedata.normalize("NFC", word.translate(self._capitals).lower())

    def _number(self, low: str) -> str:
        if self._spelling.decimal_comma and _THOUSANDS.fullmatch(low):
            return low.replace(".", "")
        return low.replace(",", "")

    def _without_apostrophes(self, low: str) -> str:
        if "'" not in low:
            return low
        before, _, behind = low.partition("'")
        while before in self._spelling.elided and behind:
            before, _, behind = behind.partition("'")
        if self._spelling.cuts_apostrophe:
            return before
        whole = f"{before}'{behind}" if behind else before
        return _POSSESSIVE.sub("", whole).replace("'", "")

    def _plain(self, low: str) -> str:
        return self._fold(low.translate(self._letters).replace("'", ""))

    def _stem(self, low: str) -> str:
        spelling = self._spelling
        if not spelling.letters_after_stemming:
            low = low.translate(self._letters)
        low = self._irregular.get(self._fold(low), low) if self._irregular else low
        low = self._verbs.base(low) if self._verbs else low
        stem = self._with_replaced_ending(low) or self._without_endings(low)
        stem = self._without_derivation(stem)
        return self._fold(stem.translate(self._letters) if spelling.letters_after_stemming else stem) or low

    def _without_derivation(self, stem: str) -> str:
        """Return a stem without the ending of a surname or, unless it has one, of a derived word."""
        root = without_ending(stem, self._surname_endings, self._spelling.least_stem)
        if root == stem and stem not in self._spelling.fixed_stems:
            root = without_ending(stem, self._derived_endings, _LEAST_ROOT)
        return stem if root == stem else self._restemmed(root)

    def _without_endings(self, low: str) -> str:
        spelling = self._spelling
        if self.language.stemmer:
            stem: str = STEMMERS.of(self.language.stemmer).stemWord(low)
            return stem if stem == low else self._restemmed(stem)
        bare = self._fold(low)
        word = without_beginning(bare, self._beginnings, spelling.least_stem)
        stem = without_ending(word, self._endings, spelling.least_stem)
        return stem if stem == word else self._restemmed(stem)

    def _restemmed(self, stem: str) -> str:
        spelling = self._spelling
        if not stem.endswith(spelling.restemmed_endings) or stem in spelling.fixed_stems:
            return stem
        if not self.language.stemmer:
            return without_ending(stem, self._endings, spelling.least_stem)
        again: str = STEMMERS.of(self.language.stemmer).stemWord(stem)
        return again

    def _with_replaced_ending(self, low: str) -> str:
        """Return a word with the longest ending to replace that leaves enough of it; empty if none does."""
        spelling = self._spelling
        if not low.endswith(self._replaced):  # most words: asked of all endings together
            return ""
        for ending in self._replaced:
            if low.endswith(ending) and len(low) >= len(ending) + spelling.least_stem:
                return low.removesuffix(ending) + spelling.replaced_endings[ending]
        return ""

    def _fold(self, low: str) -> str:
        accents = self._spelling.accents
        if accents == "kept" or low.isascii():
            return low
        fold = latin_without_accents if accents == "latin" else without_marks
        return fold(low.translate(self._hidden)).translate(self._shown)


@cache
def rules_of(code: str) -> LanguageRules | None:
    """Return the rules of a language by its code; None for one that no module knows."""
    language = find_language(code)
    return LanguageRules(language) if language else None
