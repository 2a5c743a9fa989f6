"""Forms of verbs read as their base, by the `VerbForms` of a language."""

from __future__ import annotations

from index.languages import VerbForms

_MOST_PREFIXES = 2  # wieder-auf-gebaut


class VerbReader:
    """Reads forms of one language's verbs. Immutable, and safe to use from several threads."""

    def __init__(self, verbs: VerbForms) -> None:
        self._verbs = verbs
        self._lengths = sorted({*map(len, verbs.prefixes)}, reverse=True)

    def base(self, word: str) -> str:
        """Return the word that gives the stem of a verb's form in lower case; any other word as it is."""
        return word if word in self._verbs.exceptions else self._base(word, _MOST_PREFIXES) or word

    def _base(self, word: str, prefixes: int) -> str:
        verbs = self._verbs
        if base := verbs.forms.get(word, ""):
            return base
        for length in self._lengths if prefixes else ():
            prefix, rest = word[:length], word[length:]
            if prefix in verbs.prefixes and (base := self._after_prefix(rest, prefixes - 1)):
                return prefix + base
        return ""

    def _after_prefix(self, rest: str, prefixes: int) -> str:
        infinitive = rest.removeprefix(self._verbs.infix)
        if infinitive != rest and infinitive in self._verbs.infinitives:
            return self._verbs.forms.get(infinitive, infinitive)
        return self._base(rest, prefixes)
