"""Names of people in a text: what one looks like, what is a title before it, and which two can be one person's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from index.terms import terms

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŜŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
_PARTICLE = r"(?:de|del|der|den|van|von|bin|ibn|al|la|le|da|di|du|dos|y|ten|ter|af|zu)"
_ABBREVIATED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Hon)\.\s+){0,2}"

WORD = (
    rf"(?:(?:[OD]['’]|Mc|Mac|al-|el-|Al-|El-)?{_CAPITAL}\w+(?:['’-]{_CAPITAL}?\w{{2,}}){{0,3}}"
    rf"|{_CAPITAL}\.(?:{_CAPITAL}\.){{0,3}})"
)
"""A regular expression for one word of a name: Brandt, O'Hara, al-Rashid, Jean-Luc, J.R.R."""

NAME = rf"(?<!\w){_ABBREVIATED}{WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{WORD}){{0,5}}(?:,?\s+(?:Jr|Sr)\.)?(?!['’]?\w)"
"""A regular expression for a whole name with the titles before it, but without a possessive."""

# Words in capitals that stand before a name without being part of it.
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor president vice prime minister chancellor mayor senator sen rep representative gov
    governor congressman congresswoman judge justice chief sir lord lady dame king queen prince princess pope father
    sister brother captain capt gen general lt lieutenant col colonel sgt sergeant maj major admiral commissioner
    secretary ambassador councillor councilman councilwoman alderman deputy director chairman chairwoman chair coach
    inspector superintendent sheriff officer attorney speaker leader president-elect press minority majority house
    senate state u.n campaign manager spokesman spokeswoman republican democrat democratic rev hon
    russian american british french german israeli us u.s uk former ex
    """.split()
)
_NO_NAMES = frozenset(
    """
    a about after all also although an and another any as asked at because before being both but by during each either
    even every few finally first for from he her here his how however i if in instead into is it its last later like
    many meanwhile more moreover most my neither never no nobody nor not nothing now of on once one only or other our
    over people perhaps she since so some still such than that the their then there these they this those though
    through to today two under until was we what when where whether which while who whom whose why with yes yesterday
    yet you your others critics officials experts police authorities
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()
)


def clean(name: str) -> str | None:
    """A name without titles, and without words that only open the sentence; None if no name is left."""
    words = name.split()
    while words and words[0].lower() in _NO_NAMES:
        words.pop(0)
    while words and words[-1].lower() in _NO_NAMES:
        words.pop()
    titles = [number for number, word in enumerate(words[:-1]) if word.rstrip(".").lower() in _TITLES]
    words = words[titles[-1] + 1 :] if titles else words
    if not words or (words[-1].rstrip(".").lower() in _TITLES and len(words) == 1):
        return None
    return None if any(word.lower() in _NO_NAMES for word in words) else " ".join(words)


def full_names(texts: Sequence[str], names: Iterable[str]) -> dict[str, str]:
    """For each of `names` that is one word: the longer name in `texts` that ends with it, if there is just one."""
    short = {name for name in names if " " not in name}
    if not short:
        return {}
    found: dict[str, set[str]] = {}
    for text in texts:
        for match in _WHOLE.finditer(text):
            name = clean(match.group())
            if name and (last := name.rpartition(" ")[2]) in short and last != name:
                found.setdefault(last, set()).add(name)
    return {last: _only(longer) for last, longer in found.items() if _only(longer)}


def _only(names: Collection[str]) -> str:
    """The longest of names that can all be one person's; "" where there are several people."""
    longest = max(names, key=lambda name: (len(name), name))
    parts = name_terms(longest)
    return longest if all(same_person(name_terms(name), parts) for name in names) else ""


def name_terms(name: str) -> tuple[str, ...]:
    """The terms of a person's name, titles left out; the last one is the surname."""
    found = terms(name)
    untitled = [term for term in found if term not in _title_terms()]
    return tuple(untitled or found)


def same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether two names, as `name_terms`, can be one person's: the same surname, and no two first names differ."""
    if not asked or not named or asked[-1] != named[-1]:
        return False
    return len(asked) == 1 or len(named) == 1 or asked[0] == named[0]


@cache
def _title_terms() -> frozenset[str]:
    return frozenset(terms(" ".join(_TITLES)))


_WHOLE = re.compile(NAME.removesuffix(r"(?!['’]?\w)") + r"(?!\w)")  # with a possessive behind it or not
