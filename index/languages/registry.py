"""The languages that the rules know, each read from its module when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from index.languages.language import Language

LANGUAGE_MODULES = {
    "ar": "arabic",
    "bg": "bulgarian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english_language",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "he": "hebrew",
    "hi": "hindi",
    "hr": "croatian",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "th": "thai",
    "tr": "turkish",
    "uk": "ukrainian",
    "vi": "vietnamese",
    "zh": "chinese",
}
"""Module of each language, by its ISO 639-1 code; each has a constant `LANGUAGE`."""

ASKING_LANGUAGES = ("de", "ru", "es", "fr", "uk")
"""Languages whose module has ways to ask (`asking`), beside English, whose rules have their own."""
OTHER_CODES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "bs": "hr"}
"""Codes that stand for a language under another one: both written forms of Norwegian, codes of former standards."""

CAPITALISING_LANGUAGES = frozenset(["de"])
"""Codes of the languages that write all nouns with a capital: there, it doesn't show a name."""

LANGUAGE_OF_SCRIPT = {"Cyrillic": "ru", "Arabic": "ar", "Devanagari": "hi"}
"""Language of a text in a script that several languages use, if its words don't tell which it is."""

SOUND_LANGUAGES = ("en", "de", "fr", "es", "pl")
"""Languages whose module says how its names are written in Cyrillic letters (`sounds`)."""

NO_LANGUAGE = "und"
"""BCP 47 tag of a text whose language isn't known."""

DEFAULT_LANGUAGE = "en"
"""Code of the language whose rules read a text in a language without a module."""


def language_code(tag: str | None) -> str | None:
    """Return the code of the language of a BCP 47 tag, such as "de" for "de-CH"; None if no module knows it."""
    code = (tag or "").replace("_", "-").partition("-")[0].lower()
    code = OTHER_CODES.get(code, code)
    return code if code in LANGUAGE_MODULES else None


@cache
def find_language(tag: str | None) -> Language | None:
    """Return the language of a BCP 47 tag, such as "de" or "de-CH"; None if no module knows it."""
    if (code := language_code(tag)) is None:
        return None
    language: Language = import_module(f"index.languages.{LANGUAGE_MODULES[code]}").LANGUAGE
    return language
