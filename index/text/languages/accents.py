"""Folding the marks of letters: é as e. Which letters are folded depends on the language."""

from __future__ import annotations

import unicodedata

_NO_ACCENTS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t", "ħ": "h"}
)


def latin_without_accents(word: str) -> str:
    """Return `word` without the accents of Latin letters; other scripts keep theirs."""
    if word.isascii():
        return word
    characters: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(char):
            base = char
        elif base.isascii():
            continue
        characters.append(char)
    return unicodedata.normalize("NFC", "".join(characters)).translate(_NO_ACCENTS).replace("ß", "ss")


def without_marks(word: str) -> str:
    """Return `word` without any marks, in any script: vowel points, tones and accents."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_NO_ACCENTS).replace("ß", "ss")
