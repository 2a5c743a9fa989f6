"""The words of a text for comparison with another, distinguishing negations, numbers, dates, measures and names.

Different notations become one: "won't" is read as "will not", "forty" as 40, "3m" as 3,000,000, "Kyiv" as "Kiev". A
dateline and the outlet's own name are left out. Not for searching: see `analysis`.
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
    EnglishContractions,
    EnglishNumbers,
    EnglishOutlets,
    Letters,
)
from index.text.analysis import STOP_WORDS, fold_characters, latin_without_accents

Kind = Literal["negation", "number", "date", "measure", "name", "role", "other"]

_NEGATIONS = ENGLISH_NEGATIONS | GERMAN_NEGATIONS | RUSSIAN_NEGATIONS
_VALUES = NUMBER_VALUES | RUSSIAN_NUMBER_VALUES
_CAPITALISED_DATES = frozenset((*MONTHS, *WEEKDAYS))
_OTHER_DATES = RUSSIAN_DATE_WORDS | SEASONS.keys()
_NO_NAMES = STOP_WORDS | NAME_STOP_WORDS | FORMS_OF_ADDRESS | PARTY_WORDS | NEWS_AGENCIES
_ROLES = TITLES - COURTESY_TITLES
_IMPRECISE = VAGUE_NUMBERS.union(EnglishNumbers.IMPRECISE)

_TOKEN = re.compile(
    r"""
    \d+ (?:[.,]\d+)*                              # 1,500.5
    | [%$€£¥]
    | (?<!\w) [^\W\d_] (?:\.[^\W\d_])+ (?!\w)     # U.S.
    | [^\W\d_]+ (?:'[^\W\d_]+)*                   # O'Hara, haven't
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(rf"""(?<=[.!?…])["”»')\]]*\s+(?=["“„«‘'(\[]*[^\W_{Letters.SMALL}])|\n+""")
_ABBREVIATION = re.compile(rf"(?<!\w)(?:[^\W\d_]|{'|'.join(TITLE_ABBREVIATIONS)})\.$")
_QUOTATION_END = re.compile(r"""[,.!?…]["”»]""")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ENDING = re.compile(EnglishContractions.ENDING)
_CAPITAL = rf"[^\W\d_{Letters.SMALL}]"
_PLACE = rf"(?:{_CAPITAL}[\w.'-]*,?\s+|\d{{1,2}},?\s+(?:\w+\.?\s+)?){{0,6}}"  # with a day
_PRINTER = rf"(?:\((?i:{'|'.join(NEWS_AGENCIES)})?\)|/[^/\n]{{2,40}}/)"  # empty brackets held the outlet's own name
_DATELINE = re.compile(
    rf"""\s*(?:
    {_PLACE}{_PRINTER}\s*(?:[-–—―:.]+\s+)+                                                     # Lima, May 3 (AP) —
    | (?:{_CAPITAL}{{2}}{_PLACE})?\([^()\n]{{2,40}}\)\s*[-–—―:]+\s+                            # LIMA, May 3 (Herald) —
    | {_CAPITAL}{{2,}}(?:[ ,'-]{{1,2}}{_CAPITAL}{{2,}}){{0,4}}(?:,\s\w+\.?){{0,2}}\s+[-–—―]+\s+  # LIMA, Peru —
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word as written, its offset, and its key for comparison."""

    text: str
    start: int
    key: str

    @property
    def end(self) -> int:
        """Offset of the end."""
        return self.start + len(self.text)


class Word(NamedTuple):
    """The comparison key of a word, and its kind."""

    key: str
    kind: Kind = "other"
    precise: bool = True
    """False for a number that may not be one: "one" of them, "dozens"."""
    ends_quotation: bool = False
    """True if quoted words end here and the sentence continues with their speaker."""


class Wording(NamedTuple):
    """The words of a text, by sentence."""

    sentences: tuple[tuple[Word, ...], ...]

    @property
    def numbers(self) -> frozenset[str]:
        """Numbers in the text, in a canonical spelling, without imprecise ones."""
        words = (word for sentence in self.sentences for word in sentence)
        return frozenset(word.key for word in words if word.kind == "number" and word.precise)


def read_wording(text: str, outlet: str | None = None) -> Wording:
    """Return the words of `text`, published by `outlet`."""
    folded = fold_characters(text)
    if outlet:
        folded = _without(folded, outlet)
    folded = folded[match.end() :] if (match := _DATELINE.match(folded)) else folded
    in_capitals = folded.isupper()
    sentences = (_read(sentence, in_capitals) for sentence in _sentences(folded))
    return Wording(tuple(words for words in sentences if words))


def _sentences(text: str) -> Iterator[str]:
    """Split a text wherever a sentence may end: for a comparison, too many pieces do no harm, but too few do."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.start() - 6), match.start()):
            yield text[start : match.end()]
            start = match.end()
    yield text[start:]


def _without(text: str, outlet: str) -> str:
    """Return a text without the name of its outlet: one writes "told the Post", another "told the Courier"."""
    name = re.sub(rf"(?i)^{EnglishOutlets.ARTICLE} ", "", fold_characters(outlet).strip())
    return re.sub(rf"(?i)(?<!\w)(?:{EnglishOutlets.ARTICLE} )?{re.escape(name)}(?!\w)", "", text) if name else text


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
    """Return the keys of a word; a contraction with "not" has two."""
    low = latin_without_accents(written.lower()).replace(*Letters.YO)
    if low.endswith(EnglishContractions.NOT_ENDING):
        verb = low.removesuffix(EnglishContractions.NOT_ENDING)
        return (CONTRACTED_VERBS.get(verb, verb), EnglishContractions.NOT) if verb else (EnglishContractions.NOT,)
    if low == EnglishContractions.CANNOT:
        return EnglishContractions.CANNOT_WORDS
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
    """Return whether a word in capitals is a name: US, WHO; not if the whole text is in capitals, nor for agencies."""
    return len(written) > 1 and written.isupper() and not in_capitals and written.lower() not in NEWS_AGENCIES


def spelling(name: str) -> str:
    """Return the canonical spelling of a word of a name: Zelensky, Zelenskyy."""
    name = NAME_SPELLINGS.get(name, name)
    for written, other in Letters.TRANSCRIBED:
        name = name.replace(written, other)
    return re.sub(r"(.)\1+", r"\1", name)


# -- numbers


def _number(tokens: Sequence[Token], at: int) -> tuple[Word, int] | None:
    """Return the number that begins at a token, and how many tokens it takes; None if there is none."""
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
    if adjacent and after.key in EnglishNumbers.ORDINAL_ENDINGS:
        return Word(_ordinal(written), "number"), 2
    scale = SCALE_LETTERS.get(after.key) if adjacent else _scale(tokens, at + 1)
    if scale and len(written) <= 15 and written.count(",") == 0 and written.count(".") <= 1:
        return Word(_plain(Decimal(written) * scale), "number"), 2
    return Word(written.lstrip("0") or "0", "number"), 1


def _scale(tokens: Sequence[Token], at: int) -> int | None:
    """Return the factor by which a word multiplies the digits before it, if any."""
    value = _VALUES.get(tokens[at].key, 0) if at < len(tokens) and _is_next(tokens, at) else 0
    return value if value in (1000, 10**6, 10**9, 10**12) else None


def _is_next(tokens: Sequence[Token], at: int) -> bool:
    """Return whether only a space or a hyphen separates a token from the preceding one."""
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
    """Return whether a number continues after "and": a hundred and five, not five and six."""
    if current % 100 or not current or at + 1 >= len(tokens) or tokens[at].key != EnglishNumbers.AND:
        return False
    return 0 < _VALUES.get(tokens[at + 1].key, 0) < 100


def _fits(value: int, current: int) -> bool:
    """Return whether a number word continues the number before it: twenty three, three hundred; not two three."""
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
    return digits.lstrip("0") + EnglishNumbers.ENDING_BY_DIGIT.get(digits[-1], EnglishNumbers.OTHER_ENDING)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
