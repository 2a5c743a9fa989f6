"""Names of people in a text: what one looks like, what is a title before it, and which two can be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from index.languages import (
    FORMS_OF_ADDRESS,
)
from index.text.analysis import extract_terms

# What stands behind a role and is somebody else: "a spokeswoman for Ana Brandt", "the lawyer of Ana Brandt".
_ON_BEHALF = re.compile(
    r"\s(?:for|to|from|with)\s.*|\b(?P<head>spokes\w+|(?:lawyer|friend|critic|opponent|supporter|aide|adviser|member|neighbour"
    r"|neighbor|colleague)s?|allies|parents|wife|husband|widow|widower|son|daughter|brother|sister|mother|father)\sof\s.*",
    re.DOTALL | re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def extract_name_terms(name: str) -> tuple[str, ...]:
    """Return the terms of a person's name, titles left out; the last one is the surname.

    Of a role, those of whoever speaks: "a spokeswoman for Ana Brandt" isn't Ana Brandt.
    """
    *before, last = extract_terms(_ON_BEHALF.sub(r"\g<head>", name)) or [""]
    untitled = [term for term in before if term not in _title_terms()]
    return (*untitled, last) if last else ()


def may_be_same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Return whether two names, as `extract_name_terms` gives them, can be one person's.

    They have the same surname, and no two first names differ.
    """
    if not asked or not named or asked[-1] != named[-1]:
        return False
    # "The cook Odile Brack" is Odile Brack.
    return len(asked) == 1 or len(named) == 1 or asked[0] in named or named[0] in asked


@cache
def _title_terms() -> frozenset[str]:
    return frozenset(extract_terms(" ".join(FORMS_OF_ADDRESS)))
