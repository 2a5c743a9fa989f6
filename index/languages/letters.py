"""Letters that tell names, sentences and words apart in text of several languages, as classes of regular expressions.

Not for the scripts of all languages: `index/text/languages` knows these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Letters:
    """Contents of character classes, unless said otherwise."""

    NAME_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ]"
    """A class: a capital that begins a name, in the languages that have ways to ask."""
    CONTEXT_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u010c\u0160\u017d\u0391-\u03a9\u0400-\u042f"
    """Capitals that may begin a name inside a sentence of any of these languages."""
    SMALL = "a-zа-яё"
    """Small letters that begin no sentence."""
    SMALL_WITH_SHARP_S = "a-zа-яёіїєґß"
    SMALL_WITH_ACCENTS = "a-zа-яёіїєґßà-öø-ÿ"
    SMALL_LATIN = "a-zß-ÿ"
    LARGE_WITH_UMLAUTS = "A-ZА-ЯЁÄÖÜ"
    VOWELS = "aeiouy"
    """Latin vowels: a word without any is an abbreviation, or the rest of an elision ("d'")."""
    CONSONANTS = "bcdfgklmnprstvwz"
    """Latin consonants that may stand doubled for a single sound."""
    ACCENTED: ClassVar[Mapping[str, str]] = {
        "a": "áäãå",
        "c": "çćč",
        "e": "éèë",
        "g": "ğ",
        "i": "í",
        "l": "ł",
        "n": "ñń",
        "o": "óöøő",
        "s": "şšś",
        "u": "úü",
        "z": "žźż",
    }
    """Latin letters with the accents that names have most often: transliterated names have none."""
    UMLAUTS = (("u", "ue"), ("o", "oe"), ("a", "ae"))
    """Letters and pairs that stand for the same umlaut: Müller is "muller", and Mueller "mueller"."""
    TRANSCRIBED = (("y", "i"), ("q", "k"), ("oe", "o"), ("ae", "a"), ("ue", "u"))
    """Spellings of a sound in names that are transcribed in several ways, each with the usual one."""
    WOMENS_LAST = "ая"
    """Last letters of Slavic women's surnames, and of men's in the genitive."""
    SURNAMES_LAST = "аяоиі"
    """Last vowels of surnames that a woman may have."""
    YO = ("ё", "е")
    """The Russian letter whose dots most texts leave out, and the letter without them."""


class CyrillicNames:
    """Endings of surnames that the dictionary of cases doesn't know."""

    INFLECTED = "аяоеиыуюэёйь"
    """Last letters of surnames that have cases for women, too: not consonants."""
    WOMENS = ("ая", "ва", "на")
    """Endings of women's surnames in the nominative."""
