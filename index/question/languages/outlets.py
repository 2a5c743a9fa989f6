"""Outlets that a question in a language with an `Asking` wants answers from, among those in the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.languages import Asking, Language, find_language
from index.question.languages.framing import strip_tail
from index.question.languages.patterns import compiled, fold
from index.question.languages.terms import name_terms, word_stem

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 6
"""Maximum length of an outlet's name to look for, in words."""
_QUOTATION_MARKS = "\"'„“”«»‚‘’"
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]{2,40})\)\s?")
_AT_THE_END = re.compile(r"[,;:–—-]\s(?P<name>[^\s,;:?!.()][^,;:?!()]{0,40}?)[\s?!.]*$")
_LEADING = re.compile(r"(?P<name>[^:?!]{1,60}):\s")
_BOUNDARY = re.compile(r"\s*(?:$|[?.!,;:)])|\s(?P<word>\w+)")

OutletNames = Mapping[tuple[str, ...], tuple[str, bool]]
"""Outlets by the words of their names in lower case, and whether these are only part of the name."""
_Name = tuple[tuple[str, ...], tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class _Mention:
    outlet: str
    start: int
    end: int
    is_part: bool
    """True if the name is only a part of the outlet's, other than without its article."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Outlets by the stems of their names' words, and the first of these stems."""

    names: Mapping[tuple[str, ...], tuple[str, bool]]
    """Outlets, and whether the stems are only a part of the name."""
    first: frozenset[str]


def find_outlets(
    text: str,
    language: Language,
    outlets: Sequence[str],
    names: OutletNames,
    has_name: Callable[[str], bool],
) -> tuple[tuple[str, ...], str]:
    """Return the outlets that `text` wants answers from, as spelt in `outlets`, and the text without these words.

    `names` are those of `outlets`. Names may be inflected: "в Коммерсанте". A word of a longer name that is also that
    of a speaker, as `has_name` says of its term, means the speaker.
    """
    asking = language.asking
    if not asking or not outlets:
        return (), text
    lexicon = _lexicon(tuple(outlets), tuple(names.items()), language.code)
    stems = [(match, word_stem(match[0], language)) for match in _WORD.finditer(text)]
    mentions = _mentions(stems, lexicon)
    for mention in mentions:
        if mention.is_part and _is_person(text[mention.start : mention.end], language, has_name):
            continue
        if (cut := _cut(text, mention, language, asking)) is not None:
            return (mention.outlet,), cut
    for pattern in (_LEADING, _IN_BRACKETS, _AT_THE_END):
        match = pattern.match(text) if pattern is _LEADING else pattern.search(text)
        if match and (outlet := match_outlet(match["name"], language, outlets, names, has_name)):
            return (outlet,), " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    return (), text


def match_outlet(
    text: str,
    language: Language,
    outlets: Sequence[str],
    names: OutletNames,
    has_name: Callable[[str], bool],
) -> str | None:
    """Return the outlet that `text` is the name of, with or without an article; for `has_name`, see above."""
    if not outlets:
        return None
    lexicon = _lexicon(tuple(outlets), tuple(names.items()), language.code)
    words = _WORD.findall(strip_tail(text, language))
    for first in range(min(2, len(words))):
        outlet, is_part = lexicon.names.get(tuple(word_stem(word, language) for word in words[first:]), ("", True))
        if outlet and not (is_part and (words[-1].islower() or _is_person(words[-1], language, has_name))):
            return outlet
        if not _is_article(words[0], language):
            break
    return None


def _is_person(words: str, language: Language, has_name: Callable[[str], bool]) -> bool:
    """Return whether words are the surname of a speaker in the index."""
    terms = name_terms(words, language)
    return len(terms) == 1 and has_name(terms[0])


def _is_article(word: str, language: Language) -> bool:
    return language.asking is not None and fold(word) in language.asking.articles


def _mentions(stems: Sequence[tuple[re.Match[str], str]], lexicon: _Lexicon) -> list[_Mention]:
    """Return where a text names outlets, the longest name at each place."""
    mentions: list[_Mention] = []
    for first, (match, stem) in enumerate(stems):
        if stem not in lexicon.first or (mentions and match.start() < mentions[-1].end):
            continue
        for last in range(min(len(stems), first + _MOST_WORDS), first, -1):
            if known := lexicon.names.get(tuple(stem for _, stem in stems[first:last])):
                mentions.append(_Mention(known[0], match.start(), stems[last - 1][0].end(), known[1]))
                break
    return mentions


def _cut(text: str, mention: _Mention, language: Language, asking: Asking) -> str | None:
    """Return `text` without an outlet that it wants answers from and the words around it; None if it isn't wanted."""
    start, end = mention.start, mention.end
    while start and text[start - 1] in _QUOTATION_MARKS:
        start -= 1
    while end < len(text) and text[end] in _QUOTATION_MARKS:
        end += 1
    before, behind = fold(text[:start]), fold(text[end:])
    if source := _ending(asking.source, before, language):
        return _joined(text[: source.start()], text[end:])
    reports = compiled(asking.reports, language.code).match(behind)
    if not (reports or _ends(behind, language)) or _ending(asking.outlet_as_topic, before, language):
        return None
    is_sure = start < mention.start or reports is not None
    if not is_sure and _may_be_ordinary(text[mention.start : mention.end], mention, language, asking):
        return None
    if place := _ending(asking.place, before, language):
        return _joined(text[: place.start()], text[end + (reports.end() if reports else 0) :])
    if before.strip() and before.strip() not in asking.articles:
        return None
    leads = reports or compiled(r" (?:ABOUT)(?:(?<=\s)|(?!\w))", language.code).match(behind)
    return _joined("", text[end + leads.end() :]) if leads else None


def _ending(pattern: str, before: str, language: Language) -> re.Match[str] | None:
    """Return the match of a pattern at the end of the folded words before an outlet."""
    return compiled(rf"(?<!\w)(?:{pattern})$", language.code).search(before)


def _may_be_ordinary(name: str, mention: _Mention, language: Language, asking: Asking) -> bool:
    """Return whether words that name an outlet may as well be everyday words: "in der Welt", "en el puerto"."""
    words = _WORD.findall(name)
    core = " ".join(words[1:] if len(words) > 1 and _is_article(words[0], language) else words)
    if not mention.is_part and fold(core) not in asking.ordinary_outlets:
        return False
    return asking.capital_nouns or not core[0].isupper()


def _ends(behind: str, language: Language) -> bool:
    """Return whether the folded words behind an outlet don't belong to it: nothing, a mark or a function word."""
    match = _BOUNDARY.match(behind)
    if match is None or not match["word"]:
        return match is not None
    asked = language.asking.words if language.asking else frozenset()
    return match["word"] in _folded(language.stop_words | language.question_words | asked)


@lru_cache(maxsize=16)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _joined(before: str, behind: str) -> str:
    return re.sub(r"\s?,(?=\s?[?.!]?$)", "", f"{before.rstrip()} {behind.lstrip(' ,')}".strip()).strip()


@lru_cache(maxsize=16)
def _lexicon(
    outlets: tuple[str, ...], names: tuple[tuple[tuple[str, ...], tuple[str, bool]], ...], code: str
) -> _Lexicon:
    language = find_language(code)
    if language is None:
        return _Lexicon({}, frozenset())
    stems: dict[tuple[str, ...], tuple[str, bool]] = {}
    for words, (outlet, is_part) in (*names, *((tuple(_WORD.findall(outlet)), (outlet, False)) for outlet in outlets)):
        key = tuple(word_stem(word, language) for word in words)
        if key and all(key):
            stems[key] = (outlet, is_part)
        if len(words) > 1 and _is_article(words[0], language):
            stems[key[1:]] = (outlet, False)
    return _Lexicon(stems, frozenset(key[0] for key in stems))
