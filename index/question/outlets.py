"""Finding the outlets that a question wants answers from, among those in the index.

Not for finding the person in question: see `understanding.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from index.languages import DATE_WORDS, GENERIC_OUTLET_WORDS, ORDINARY_OUTLET_WORDS, OUTLET_NAMES, EnglishOutlets
from index.text import lazy_pattern

_WORD = re.compile(r"[^\W_]+")
_NAMED_FIRST = lazy_pattern(EnglishOutlets.NAMED_FIRST, re.IGNORECASE)
_BY = lazy_pattern(EnglishOutlets.BY, re.IGNORECASE)
_ITS_OWN = lazy_pattern(EnglishOutlets.ITS_OWN, re.IGNORECASE | re.VERBOSE)
_SAID_ON = lazy_pattern(EnglishOutlets.SAID_ON, re.IGNORECASE)
_TOPIC_BEHIND = lazy_pattern(EnglishOutlets.TOPIC_BEHIND, re.IGNORECASE)
_FROM = lazy_pattern(EnglishOutlets.FROM, re.IGNORECASE | re.VERBOSE)
_IN_BRACKETS = lazy_pattern(r"\((?P<name>[^()]{2,40})\)")
_AT_THE_END = lazy_pattern(EnglishOutlets.AT_THE_END, re.IGNORECASE)
_AND = lazy_pattern(EnglishOutlets.AND, re.IGNORECASE)
_BEHIND = lazy_pattern(EnglishOutlets.BEHIND, re.IGNORECASE | re.VERBOSE)
_LEAD = lazy_pattern(EnglishOutlets.LEAD, re.IGNORECASE)
_ITS_WORDS = lazy_pattern(EnglishOutlets.ITS_WORDS, re.IGNORECASE | re.VERBOSE)


def find_outlets(text: str, outlets: Sequence[str], lower_words: Set[str] | None = None) -> tuple[tuple[str, ...], str]:
    """Return the outlets that `text` wants answers from, as spelt in `outlets`, and the text without these words.

    It accepts "according to Reuters", "in the Guardian", "Reuters: ...", "Reuters says", in any case, but not an outlet
    that is the topic. `lower_words` are all words of the text in lower case, if already known.
    """
    lexicon = _by_words(tuple(outlets)) if outlets else None
    if lexicon is None or lexicon.first.isdisjoint(_words(text) if lower_words is None else lower_words):
        return (), text
    return (
        _find_leading(text, lexicon)
        or _find_behind_preposition(text, lexicon)
        or _find_aside(text, lexicon)
        or ((), text)
    )


def hide_outlets(text: str, outlets: Sequence[str], date_words: frozenset[str] = DATE_WORDS) -> str:
    """Blank out outlets whose names contain words of dates (USA Today), without changing the length of `text`."""
    pattern = _dated_names(tuple(outlets), date_words) if outlets else None
    return pattern.sub(lambda match: "x" * len(match[0]), text) if pattern else text


@lru_cache(maxsize=8)
def _dated_names(outlets: tuple[str, ...], date_words: frozenset[str]) -> re.Pattern[str] | None:
    """Return a pattern for the names of outlets that contain words of dates; None if there are none."""
    names = (words for words in _by_words(outlets).names if len(words) > 1 and not date_words.isdisjoint(words))
    dated = [r"[\W_]+".join(map(re.escape, words)) for words in sorted(names, key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(dated)})\b", re.IGNORECASE) if dated else None


def _find_leading(text: str, lexicon: _Lexicon) -> tuple[tuple[str, ...], str] | None:
    """Return the outlet at the start of `text` that is its source: "Reuters: ...", "the Guardian's report on ..."."""
    if (match := _NAMED_FIRST().match(text)) and (outlet := lexicon.names.get(tuple(_words(match[1])))):
        return (outlet[0],), text[match.end() :]
    lead = _LEAD().match(text)
    outlet_span = _longest(text, lead.end() if lead else 0, lexicon, _capital_rule(False, text == text.lower()))
    if outlet_span and (behind := _ITS_WORDS().match(text, outlet_span[1])):
        return (outlet_span[0],), text[behind.end() :]
    return None


def _find_behind_preposition(text: str, lexicon: _Lexicon) -> tuple[tuple[str, ...], str] | None:
    """Return the outlets after a preposition: "according to Reuters"."""
    quiet = text == text.lower()
    for match in _FROM().finditer(text):
        listed, end = _listed(text, match.end(), lexicon, _capital_rule(bool(match["sure"]), quiet))
        if not listed or not _BEHIND().match(text, end):
            continue
        if match["sure"] or not _is_the_topic(text, match.end(), end):
            return tuple(dict.fromkeys(listed)), _without(text, match, end)
    return None


def _find_aside(text: str, lexicon: _Lexicon) -> tuple[tuple[str, ...], str] | None:
    """Return the outlet in brackets, or by itself at the end: "Brandt (Reuters) on …", "…, bbc only"."""
    for pattern in (_IN_BRACKETS(), _AT_THE_END()):
        if (match := pattern.search(text)) and (outlet := lexicon.find(_WORD.findall(match["name"]))):
            return (outlet[0],), " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    return None


def _is_the_topic(text: str, start: int, end: int) -> bool:
    """Return whether an outlet is the topic of the words before it: "shares in Reuters", but not "say on the BBC"."""
    before = text[:start]
    said_there = _SAID_ON().search(before) and _TOPIC_BEHIND().match(text, end)
    return bool(_ITS_OWN().search(before)) and not said_there


def match_outlets_only(text: str, outlets: Sequence[str]) -> tuple[str, ...]:
    """Return the outlets that `text` names, if it has nothing else: the rest of "latest Reuters"."""
    text = text.strip(" ?!.,…()")
    if not text or not outlets:
        return ()
    article = f"{EnglishOutlets.ARTICLE} "
    start = len(article) if text.lower().startswith(article) else 0
    named_outlets, end = _listed(text, start, _by_words(tuple(outlets)), _capital_rule(False, text == text.lower()))
    return tuple(dict.fromkeys(named_outlets)) if end == len(text) else ()


def match_outlet(text: str, outlets: Sequence[str]) -> str | None:
    """Return the outlet that `text` is the name of, with or without "the"."""
    if not outlets:
        return None
    names = _by_words(tuple(outlets)).names
    words = _words(text)
    outlet = names.get(tuple(words)) or names.get(tuple(_WORD.findall(text)[-1:]) if len(words) == 1 else ())
    return outlet[0] if outlet else None


def outlet_names(outlets: Sequence[str]) -> Mapping[tuple[str, ...], tuple[str, bool]]:
    """Return outlets by the words of their names, in lower case, and whether these are only part of the name."""
    return _by_words(tuple(outlets)).names if outlets else {}


def _capital_rule(sure: bool, quiet: bool) -> Callable[[Sequence[str], bool], bool]:
    """Return a rule that tells whether words must be capitalised to name an outlet."""

    def needs_capital(words: Sequence[str], part: bool) -> bool:
        ordinary = len(words) == 1 and words[0].lower() in ORDINARY_OUTLET_WORDS
        return (part and not quiet) or (ordinary and not (sure and quiet))

    return needs_capital


def _without(text: str, match: re.Match[str], end: int) -> str:
    start = match.start()
    if match["open"] and (by := _BY().search(match["open"])):
        start += by.start()
    remaining = f"{text[:start].rstrip()} {text[end:].lstrip(' ,')}".strip()
    return re.sub(r",(?=\s?[?.!]?$)", "", remaining)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Outlets by the words of their names, and whether these are only part of the name."""

    names: Mapping[tuple[str, ...], tuple[str, bool]]
    first: frozenset[str]
    """First words of the names, in lower case: a text without any of them names no outlet."""

    def find(self, words: Sequence[str]) -> tuple[str, bool] | None:
        """Return the outlet that words name, and whether they are only part of its name."""
        low = tuple(word.lower() for word in words)
        return self.names.get(low) or self.names.get(tuple(words)) or self.names.get(("".join(low),))


def _listed(
    text: str, start: int, lexicon: _Lexicon, needs_capital: Callable[[Sequence[str], bool], bool]
) -> tuple[list[str], int]:
    """Return the outlets named at `start`, joined by commas, "and" or "or", and the end of the list."""
    listed: list[str] = []
    end = position = start
    while outlet_span := _longest(text, position, lexicon, needs_capital):
        listed.append(outlet_span[0])
        end = outlet_span[1]
        if not (joined := _AND().match(text, end)):
            break
        position = joined.end()
    return listed, end


def _longest(
    text: str, start: int, lexicon: _Lexicon, needs_capital: Callable[[Sequence[str], bool], bool]
) -> tuple[str, int] | None:
    spans = [match for _, match in zip(range(6), _WORD.finditer(text, start), strict=False)]
    if not spans or spans[0].start() != start:
        return None
    for count in range(len(spans), 0, -1):
        words = [span.group() for span in spans[:count]]
        outlet = lexicon.find(words)
        if outlet and (words[0][0].isupper() or not needs_capital(words, outlet[1])):
            return outlet[0], spans[count - 1].end()
    return None


@lru_cache(maxsize=8)
def _by_words(outlets: tuple[str, ...]) -> _Lexicon:
    """Return each outlet by the words of its name and, marked True, by unique parts of the name."""
    whole_names = {tuple(_words(name)): (name, False) for name in outlets if _words(name)}
    parts: dict[tuple[str, ...], set[str]] = {}
    for name in outlets:
        for part in _parts(name):
            parts.setdefault(part, set()).add(name)
    names = {part: (names.pop(), True) for part, names in parts.items() if len(names) == 1} | whole_names
    return _Lexicon(names, frozenset(part[0].lower() for part in names))


def _parts(name: str) -> Iterable[tuple[str, ...]]:
    """Yield short forms of a name: without its generic words, or only its last word ("the Gazette"), never a town's.

    Also the name without words in brackets, and its initials in capitals: AP.
    """
    if bracket := re.search(r"\s\(([^()]*)\)$", name):
        yield tuple(_words(bracket[1])) or ("",)
        name = name[: bracket.start()]
    words = _words(name)
    if words:
        yield tuple(words)
        yield ("".join(words),)
        for others in _NAMES_OF.get("".join(words), ()):
            yield tuple(others)
            yield ("".join(others),)
    if core := tuple(word for word in words if word not in GENERIC_OUTLET_WORDS):
        yield core
        if len(core[-1]) >= 4:
            yield core[-1:]
    if len(spelt := _WORD.findall(name)) >= 2:
        yield ("".join(word[0] for word in spelt if word.lower() != EnglishOutlets.ARTICLE).upper(),)


def _words(name: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    return words[1:] if len(words) > 1 and words[0] == EnglishOutlets.ARTICLE else words


_NAMES_OF = {
    "".join(_words(name)): [_words(other) for other in names if other != name]
    for names in OUTLET_NAMES
    for name in names
}
"""Other names of outlets, by the joined words of each name."""
