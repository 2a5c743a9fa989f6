"""Names of people in a text: what one looks like, what is a title before it, and which two can be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from index.text.analysis import terms
from index.text.first_names import SEXES

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŜŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
"""A regular expression for a capital letter that may begin a name."""

_PARTICLE = r"(?:de|del|der|den|van|von|bin|ibn|al|la|le|da|di|du|dos|y|ten|ter|af|zu)"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Hon)\.(?=\s)"

WORD = (
    rf"(?!(?:Jr|Sr)\b)(?:{_ABBREVIATED}|(?:[OD]['’]|Mc|Mac|al-|el-|Al-|El-)?{CAPITAL}\w+(?:['’-]{CAPITAL}?\w{{2,}}){{0,3}}"
    rf"|{CAPITAL}\.(?:{CAPITAL}\.){{0,3}})"
)
"""A regular expression for one word of a name: Brandt, O'Hara, al-Rashid, Jean-Luc, J.R.R."""

_WHOLE = rf"(?<!\w){WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{WORD}){{0,7}}(?:,?\s+(?:Jr|Sr)\.)?"

NAME = rf"(?>{_WHOLE})(?!\w)"
"""A regular expression for a whole name with the titles before it; atomic, so that it never gives back a word."""

NAME_ONLY = rf"(?>{_WHOLE})(?!['’]?\w)"
"""The same, unless a possessive stands behind the name."""

# Words in capitals before a name that are a person's title, or end one ("Chicago Alderman", "Attorney General"). Only
# such as stand in no organisation's name: General Motors and the Justice Department keep their words.
TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor president president-elect minister premier chancellor mayor senator sen rep
    representative gov governor congressman congresswoman judge capt captain gen lt lieutenant col colonel sgt sergeant
    maj admiral commissioner secretary ambassador councillor councilman councilwoman alderman director chairman
    chairwoman inspector superintendent sheriff attorney speaker leader spokesman spokeswoman ceo cfo archbishop bishop
    cardinal rev hon pastor chief staff chair editor editor-in-chief spokesperson
    """.split()
)
CIVIL = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}
"""The titles that anybody may bear, and the pronoun that goes with each."""

_PARTIES = frozenset("republican democrat house senate state".split())  # "Secretary of State Ana Brandt"
# What stands behind a role and is somebody else: "a spokeswoman for Ana Brandt", "the lawyer of Ana Brandt".
_ON_BEHALF = re.compile(
    r"\s(?:for|to|from|with)\s.*|\b(?P<head>spokes\w+|(?:lawyer|friend|critic|opponent|supporter|aide|adviser|member|neighbour"
    r"|neighbor|colleague)s?|allies|parents|wife|husband|widow|widower|son|daughter|brother|sister|mother|father)\sof\s.*",
    re.DOTALL | re.IGNORECASE,
)
# What else may stand before a surname in a question ("Mayor Brandt", "General Smith", "King Charles").
_FORMS = TITLES | frozenset("general king queen prince princess pope sir lord lady dame coach former ex vice".split())
_MONTH_NAMES = frozenset(["march", "april", "may", "june", "august"])
_NO_NAMES = frozenset(
    """
    a about after all also although an and another any as asked at because before being both but by during each either
    even every few finally first for from he her here his how however i if in instead into is it its last later like
    many meanwhile more moreover most my neither never no nobody nor not nothing now of on once one only or other our
    over people perhaps she since so some still such than that the their then there these they this those though
    through to today two under until was we what when where whether which while who whom whose why with yes yesterday
    yet you your others former recently soon despite besides unlike given among along across behind beyond inside
    outside within without amid top critics officials experts police authorities
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()
)


class Named(NamedTuple):
    """A name as it stands somewhere: the name alone, and the titles before it in lower case."""

    name: str
    titles: frozenset[str] = frozenset()

    @property
    def surname(self) -> str:
        """The last word of the name, leaving out Jr. and Sr."""
        return _without_suffix(self.name.split())[-1]


@lru_cache(maxsize=4096)
def read_name(text: str) -> Named | None:
    """A name without titles, and without words that only open the sentence; None if no name is left."""
    words = text.split()
    if len(words) == 1:
        low = words[0].lower()
        return None if low in _NO_NAMES or low.rstrip(".,") in TITLES else Named(words[0])
    while words and words[0].lower() in _NO_NAMES:
        words.pop(0)
    while words and words[-1].lower() in _NO_NAMES and not _is_surname(words):
        words.pop()
    core = len(_without_suffix(words))
    last = max((number for number in range(core - 1) if _is_title(words, number)), default=-1)
    name = _without_party(words[last + 1 :])
    if (
        not name
        or (len(name) == 1 and _bare(name[0]) in TITLES)
        or any(word.lower() in _NO_NAMES for word in name[: len(name) - _is_surname(name)])
    ):
        return None
    return Named(" ".join(name), frozenset(_bare(word) for word in words[: last + 1]) & TITLES)


def _without_party(words: list[str]) -> list[str]:
    """ "Republican Ana Brandt": Ana Brandt."""
    first = next((number for number, word in enumerate(words[:-1]) if word.lower() not in _PARTIES), 0)
    return words[first:] if words and words[first].lower() in SEXES else words


def _is_surname(words: Sequence[str]) -> bool:
    """Whether the last word, a month, is somebody's surname: Helen June, but not In June."""
    return len(words) > 1 and words[-1].lower() in _MONTH_NAMES and words[-2].lower() not in _NO_NAMES


def _is_title(words: list[str], number: int) -> bool:
    """Whether a word is a title: "General" only behind another one ("Attorney General"), see General Motors."""
    word = _bare(words[number])
    return word in TITLES or (word == "general" and number > 0 and _is_title(words, number - 1))


def _bare(word: str) -> str:
    return word.rstrip(".,").lower()


def _without_suffix(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in ("Jr.", "Sr.") else words


@lru_cache(maxsize=4096)
def name_terms(name: str) -> tuple[str, ...]:
    """The terms of a person's name, titles left out; the last one is the surname.

    Of a role, those of whoever speaks: "a spokeswoman for Ana Brandt" isn't Ana Brandt.
    """
    *before, last = terms(_ON_BEHALF.sub(r"\g<head>", name)) or [""]
    untitled = [term for term in before if term not in _title_terms()]
    return (*untitled, last) if last else ()


def same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether two names, as `name_terms`, can be one person's: the same surname, and no two first names differ."""
    if not asked or not named or asked[-1] != named[-1]:
        return False
    # "The cook Odile Brack" is Odile Brack.
    return len(asked) == 1 or len(named) == 1 or asked[0] in named or named[0] in asked


@cache
def _title_terms() -> frozenset[str]:
    return frozenset(terms(" ".join(_FORMS)))
