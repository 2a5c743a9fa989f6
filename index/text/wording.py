"""A text as the words that it may differ by: negations, numbers, dates, measures and names are told apart.

What is written in several ways is read as one: "won't" as "will not", "forty" as 40, "3m" as 3,000,000, "Kyiv" as
"Kiev". Left out are a dateline and the name of the outlet itself. Not for search: see `analysis` for terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from index.languages import (
    CONTRACTED_VERBS,
    COURTESY_TITLES,
    ENGLISH_NEGATIONS,
    FORMS_OF_ADDRESS,
    GERMAN_NEGATIONS,
    MEASURES,
    MONTHS,
    NAME_SPELLINGS,
    NAME_STOP_WORDS,
    NEWS_AGENCIES,
    NUMBER_VALUES,
    ORDINAL_VALUES,
    PARTY_WORDS,
    RUSSIAN_DATE_WORDS,
    RUSSIAN_NEGATIONS,
    RUSSIAN_NUMBER_VALUES,
    SCALE_LETTERS,
    SEASONS,
    TITLE_ABBREVIATIONS,
    TITLES,
    VAGUE_NUMBERS,
    WEEKDAYS,
)
from index.text.analysis import STOP_WORDS, fold_characters, latin_without_accents

Kind = Literal["negation", "number", "date", "measure", "name", "role", "other"]

_NEGATIONS = ENGLISH_NEGATIONS | GERMAN_NEGATIONS | RUSSIAN_NEGATIONS
_VALUES = NUMBER_VALUES | RUSSIAN_NUMBER_VALUES
_CAPITALISED_DATES = frozenset((*MONTHS, *WEEKDAYS))
_OTHER_DATES = RUSSIAN_DATE_WORDS | SEASONS.keys()
_NO_NAMES = STOP_WORDS | NAME_STOP_WORDS | FORMS_OF_ADDRESS | PARTY_WORDS | NEWS_AGENCIES
_ROLES = TITLES - COURTESY_TITLES
_IMPRECISE = frozenset(["1", "1st", "2nd", *VAGUE_NUMBERS])  # "one of them", "at first": as words, hardly numbers

_TOKEN = re.compile(
    r"""
    \d+ (?:[.,]\d+)*                              # 1,500.5
    | [%$€£¥]
    | (?<!\w) [^\W\d_] (?:\.[^\W\d_])+ (?!\w)     # U.S.
    | [^\W\d_]+ (?:'[^\W\d_]+)*                   # O'Hara, haven't
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"""(?<=[.!?…])["”»')\]]*\s+(?=["“„«‘'(\[]*[^\W_a-zа-яё])|\n+""")
_ABBREVIATION = re.compile(rf"(?<!\w)(?:[^\W\d_]|{'|'.join(TITLE_ABBREVIATIONS)})\.$")
_QUOTATION_END = re.compile(r"""[,.!?…]["”»]""")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ENDING = re.compile(r"'(?:s|ll|re|ve|d|m)$")
_CAPITAL = r"[^\W\d_a-zа-яё]"
_PLACE = rf"(?:{_CAPITAL}[\w.'-]*,?\s+|\d{{1,2}},?\s+(?:\w+\.?\s+)?){{0,6}}"  # and a day
_PRINTER = rf"(?:\((?i:{'|'.join(NEWS_AGENCIES)})?\)|/[^/\n]{{2,40}}/)"  # none: it was the outlet's own name
_DATELINE = re.compile(
    rf"""\s*(?:
    {_PLACE}{_PRINTER}\s*(?:[-–—―:.]+\s+)+                                                     # Lima, May 3 (AP) —
    | (?:{_CAPITAL}{{2}}{_PLACE})?\([^()\n]{{2,40}}\)\s*[-–—―:]+\s+                            # LIMA, May 3 (Herald) —
    | {_CAPITAL}{{2,}}(?:[ ,'-]{{1,2}}{_CAPITAL}{{2,}}){{0,4}}(?:,\s\w+\.?){{0,2}}\s+[-–—―]+\s+  # LIMA, Peru —
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word as it is written, where it begins, and what it is compared by."""

    text: str
    start: int
    key: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Word(NamedTuple):
    """What a word is compared by, and its kind."""

    key: str
    kind: Kind = "other"
    precise: bool = True
    """False for a number that may be none: "one" of them, "dozens"."""
    ends_quotation: bool = False
    """Whether the words said end here, as who says them goes on."""


class Wording(NamedTuple):
    """The words of a text, by sentences."""

    sentences: tuple[tuple[Word, ...], ...]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of the text, in one spelling each, without those that may be none."""
        words = (word for sentence in self.sentences for word in sentence)
        return frozenset(word.key for word in words if word.kind == "number" and word.precise)


def read_wording(text: str, outlet: str | None = None) -> Wording:
    """Return the words of `text`, as `outlet` has printed it."""
    folded = fold_characters(text)
    if outlet:
        folded = _without(folded, outlet)
    folded = folded[match.end() :] if (match := _DATELINE.match(folded)) else folded
    in_capitals = folded.isupper()
    sentences = (_read(sentence, in_capitals) for sentence in _sentences(folded))
    return Wording(tuple(words for words in sentences if words))


def _sentences(text: str) -> Iterator[str]:
    """Split a text where a sentence may end: unlike a reader, the comparison minds one too few, but none too many."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.start() - 6), match.start()):
            yield text[start : match.end()]
            start = match.end()
    yield text[start:]


def _without(text: str, outlet: str) -> str:
    """Return a text without the name of its outlet: what one calls "told the Post" is "told the Courier" in another."""
    name = re.sub(r"(?i)^the ", "", fold_characters(outlet).strip())
    return re.sub(rf"(?i)(?<!\w)(?:the )?{re.escape(name)}(?!\w)", "", text) if name else text


def _read(sentence: str, in_capitals: bool) -> tuple[Word, ...]:
    tokens = [Token(match[0], match.start(), key) for match in _TOKEN.finditer(sentence) for key in _keys(match[0])]
    quotation_ends = {match.start() for match in _QUOTATION_END.finditer(sentence)}
    words: list[Word] = []
    at = 0
    while at < len(tokens):
        word, length = _number(tokens, at) or (_word(tokens[at].text, tokens[at].key, in_capitals), 1)
        at += length
        words.append(word._replace(ends_quotation=True) if tokens[at - 1].end in quotation_ends else word)
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def _keys(written: str) -> tuple[str, ...]:
    """Return what a word is compared by; a contraction with "not" is two words."""
    low = latin_without_accents(written.lower()).replace("ё", "е")
    if low.endswith("n't"):
        verb = low.removesuffix("n't")
        return (CONTRACTED_VERBS.get(verb, verb), "not") if verb else ("not",)
    if low == "cannot":
        return "can", "not"
    key = _ENDING.sub("", low).replace("'", "").replace(".", "") if written[0].isalpha() else low
    return (key,) if key else ()


@lru_cache(maxsize=1 << 14)
def _word(written: str, key: str, in_capitals: bool) -> Word:
    if key in _NEGATIONS:
        return Word(key, "negation")
    if key in _OTHER_DATES or (key in _CAPITALISED_DATES and written[0].isupper()):
        return Word(key, "date")
    if (measure := MEASURES.get(key) or MEASURES.get(key.removesuffix("s"))) is not None:
        return Word(measure, "measure")
    if key in _ROLES:
        return Word(key, "role")
    if written[0].isupper() and (key not in _NO_NAMES or _is_abbreviation(written, in_capitals)):
        return Word(key, "name")
    return Word(key)


def _is_abbreviation(written: str, in_capitals: bool) -> bool:
    """Return whether a word that is no name in other texts is one in this: US, WHO; but not those of the agencies."""
    return len(written) > 1 and written.isupper() and not in_capitals and written.lower() not in NEWS_AGENCIES


def spelling(name: str) -> str:
    """Return what a word of a name is the same by, whichever outlet writes it: Zelensky, Zelenskyy."""
    name = NAME_SPELLINGS.get(name, name)
    for written, other in (("y", "i"), ("q", "k"), ("oe", "o"), ("ae", "a"), ("ue", "u")):
        name = name.replace(written, other)
    return re.sub(r"(.)\1+", r"\1", name)


# -- numbers


def _number(tokens: Sequence[Token], at: int) -> tuple[Word, int] | None:
    """Return the number that begins at a token, and how many tokens it takes; None where none does."""
    key = tokens[at].key
    if key[0].isdecimal():
        return _in_digits(tokens, at)
    if key in _VALUES or key in ORDINAL_VALUES:
        return _spelled(tokens, at)
    return (Word(key, "number", precise=False), 1) if key in VAGUE_NUMBERS else None


def _in_digits(tokens: Sequence[Token], at: int) -> tuple[Word, int]:
    written = tokens[at].key
    if _THOUSANDS.fullmatch(written):
        written = written.replace(",", "")
    after = tokens[at + 1] if at + 1 < len(tokens) else Token("", -1, "")
    adjacent = after.start == tokens[at].end
    if adjacent and after.key in ("st", "nd", "rd", "th"):
        return Word(_ordinal(written), "number"), 2
    scale = SCALE_LETTERS.get(after.key) if adjacent else _scale(tokens, at + 1)
    if scale and len(written) <= 15 and written.count(",") == 0 and written.count(".") <= 1:
        return Word(_plain(Decimal(written) * scale), "number"), 2
    return Word(written.lstrip("0") or "0", "number"), 1


def _scale(tokens: Sequence[Token], at: int) -> int | None:
    """Return what a word multiplies the digits before it by, if it is such a word."""
    value = _VALUES.get(tokens[at].key, 0) if at < len(tokens) and _is_next(tokens, at) else 0
    return value if value in (1000, 10**6, 10**9, 10**12) else None


def _is_next(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a token follows the one before it with nothing but a blank or a hyphen between them."""
    return tokens[at].start - tokens[at - 1].end <= 1


def _spelled(tokens: Sequence[Token], at: int) -> tuple[Word, int]:
    """Read a number in words: "two hundred and five", "twenty-first"."""
    total, current, end = 0, 0, at
    while end < len(tokens) and (end == at or _is_next(tokens, end)):
        key = tokens[end].key
        if (ordinal := ORDINAL_VALUES.get(key)) and _fits(ordinal, current):
            return _number_word(_ordinal(str(total + current + ordinal))), end + 1 - at
        if not (value := _VALUES.get(key)) or not _fits(value, current):
            break
        total, current = _added(value, total, current)
        end += 1 + _is_joined(tokens, end + 1, current)
    return _number_word(str(total + current)), end - at


def _is_joined(tokens: Sequence[Token], at: int, current: int) -> bool:
    """Return whether a number goes on behind an "and": a hundred and five, not five and six."""
    if current % 100 or not current or at + 1 >= len(tokens) or tokens[at].key != "and":
        return False
    return 0 < _VALUES.get(tokens[at + 1].key, 0) < 100


def _fits(value: int, current: int) -> bool:
    """Return whether a number word goes on with the number before it: twenty three, three hundred; not two three."""
    if current == 0 or value >= 1000:
        return True
    if value >= 100:
        return current < 10
    return current % 100 == 0 or (value < 10 and current % 10 == 0 and current % 100 >= 20)


def _added(value: int, total: int, current: int) -> tuple[int, int]:
    if value >= 1000:
        return total + (current or 1) * value, 0
    return total, (current or 1) * value if value == 100 else current + value


def _number_word(key: str) -> Word:
    return Word(key, "number", precise=key not in _IMPRECISE)


def _ordinal(digits: str) -> str:
    return digits.lstrip("0") + {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
