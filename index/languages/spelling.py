"""How a language writes its words, as far as its terms depend on it: a `Spelling`, which a `Language` may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from index.languages.verb_forms import VerbForms


@dataclass(frozen=True, slots=True)
class Spelling:
    """What to do with a word before and after its stemmer, as plain data. All letters are in lower case.

    A word goes through these steps: `capitals`, lower case, apostrophes, `letters`, `irregular`, `verbs`, the stemmer
    or the `beginnings` and `endings`, then `accents`.
    """

    capitals: Mapping[str, str] = field(default_factory=dict)
    """Capitals whose small letter isn't the usual one: the Turkish I."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letters that count as others: ё as е."""
    letters_after_stemming: bool = False
    """True to replace `letters` after stemming only, where the stemmer needs them."""
    accents: Literal["latin", "all", "kept"] = "latin"
    """Which letters lose their marks: Latin ones, all, or none."""
    kept_letters: str = ""
    """Letters that keep their marks nevertheless, since they are letters of their own: the Spanish ñ."""
    elided: frozenset[str] = frozenset()
    """Short words that join the next one by an apostrophe, and are dropped: l'homme."""
    cuts_apostrophe: bool = False
    """True if endings follow an apostrophe: Ankara'da."""
    decimal_comma: bool = False
    """True if a dot separates thousands: 1.500."""
    beginnings: tuple[str, ...] = ()
    """Prefixes to strip, at most one, the longest first. Only for a language without a stemmer."""
    endings: tuple[str, ...] = ()
    """Endings to strip, at most one, the longest first. Only for a language without a stemmer."""
    surname_endings: tuple[str, ...] = ()
    """Endings to strip after stemming: without them, inflected surnames have another stem than the name itself."""
    restemmed_endings: tuple[str, ...] = ()
    """Endings of a stem that is stemmed again.

    A stemmer takes the end of some nouns for an ending, but only where no ending follows: Russian паром is пар, and
    пароме is паром; Spanish ciudad is ciud, and ciudades is ciudad. Stemming that again gives both the same stem.
    """
    irregular: Mapping[str, str] = field(default_factory=dict)
    """Forms of words, each with the one to stem in its place: irregular verbs and plurals. Accents don't matter."""
    derived_endings: tuple[str, ...] = ()
    """Endings of stems to strip where 4 letters or more remain, so that a word has the stem of what it derives from.

    Russian парижск is париж then, but минск, a name of its own, stays.
    """
    fixed_stems: frozenset[str] = frozenset()
    """Stems that keep such an ending and aren't stemmed again: they would become another word's stem."""
    replaced_endings: Mapping[str, str] = field(default_factory=dict)
    """Endings to replace instead of stemming, where the stemmer gives forms of a verb different stems."""
    verbs: VerbForms | None = None
    """Forms of verbs that the stemmer tells apart, and their prefixes."""
    genitive: str = ""
    """Ending of names in the genitive, which the stemmer leaves behind some letters: Obamas."""
    least_stem: int = 3
    """Minimum number of letters before a replaced ending, and that beginnings and endings leave."""
    compound_joints: tuple[str, ...] = ()
    """What may stand between the parts of a compound that is one word, longest first: Arbeitsmarkt. Empty for none."""
    gram_letters: str = ""
    """Letters whose runs are split into overlapping n-grams, as a set of a regular expression."""
    gram: int = 2
    """Number of letters, each with its marks, in an n-gram."""
    is_unspaced: bool = False
    """True if no spaces separate words: stop words and question words then end a run wherever they occur in it."""
    telling_letters: str = ""
    """Letters that other languages in the same script don't have: they tell the language of a text."""


PLAIN_SPELLING = Spelling()
"""That of a language without anything special."""


def digits(ten: str) -> dict[str, str]:
    """Map ten digits of a script, zero first, to those from 0 to 9."""
    return dict(zip(ten, "0123456789", strict=True))
