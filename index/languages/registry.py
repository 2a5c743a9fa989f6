"""The languages that the rules know, each read from its module when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from index.languages.language import Language

LANGUAGE_MODULES = {
    "de": "german",
    "en": "english_language",
    "es": "spanish",
    "fr": "french",
    "ru": "russian",
    "uk": "ukrainian",
}
"""Module of each language, by its ISO 639-1 code; each has a constant `LANGUAGE`."""

ASKING_LANGUAGES = ("de", "ru", "es", "fr", "uk")
"""Languages whose module has ways to ask (`asking`), beside English, whose rules have their own."""


@cache
def find_language(tag: str | None) -> Language | None:
    """Return the language of a BCP 47 tag, such as "de" or "de-CH"; None if no module knows it."""
    code = (tag or "").replace("_", "-").partition("-")[0].lower()
    module = LANGUAGE_MODULES.get(code)
    if module is None:
        return None
    language: Language = import_module(f"index.languages.{module}").LANGUAGE
    return language
