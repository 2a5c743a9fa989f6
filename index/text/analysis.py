"""Text to terms: the words of a text as the index knows them.

Every text that is indexed and every question goes through here, so both meet in the same form: compatibility forms
and quotation marks folded (NFKC), accents folded on Latin letters alone (a Russian й is no и), possessives dropped,
`U.S.` read as `us`, stop words left out, the rest stemmed by Snowball. Not for marking words in a text: a term knows
nothing of where it stood.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from Stemmer import Stemmer

# English function words, and the Russian ones that make up most of a Russian text. Contractions are not listed:
# "he'll" loses its ending before the look-up, and a word in n't is always one.
STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing down during each either else ever few for from
    further had has have having he her here hers herself him himself his how i if in into is it its itself
    just let me might more most must my myself neither no nor not now of off on once only or other ought our
    ours ourselves out over own per same shall she should so some such than that the their theirs them
    themselves then there these they this those through to too under until up upon us very was we were what
    when where whether which while who whom whose why will with would yet you your yours yourself yourselves и
    в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня еще
    нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь вам ведь там потом себя
    ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе
    под будет ж тогда кто этот того потому этого какой ним здесь этом один почти мой тем чтобы нее были куда
    зачем всех при об
    """.split()
)

# What a question asks with, beside the stop words. Left out of questions alone: an article's "said" is indexed.
QUESTION_WORDS = frozenset(
    """
    say says said saying tell tells told telling comment comments commented mention mentions mentioned
    hey hi hello please thanks thank ok okay much many long
    """.split()
)

_MARKS = "".join(chr(c) for c in range(0x300, 0x1000) if unicodedata.category(chr(c)).startswith("M"))
_FOLD = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07", "'")  # all kinds of apostrophes
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")  # written inside words, but not seen
    | {"_": " "}
)
_FOLDED = [(chr(char), str(other)) for char, other in _FOLD.items()]
_FOLDED_ASCII = [(char, other) for char, other in _FOLDED if char.isascii()]
_NO_ACCENTS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t", "ħ": "h"}
)
_WORD = re.compile(
    rf"""
    (?<!\w) [^\W\d](?:\.[^\W\d])+ (?!\w) \.? (?:'[sS]\b)?   # U.S., e.g., J.K.
    | (?<!\w) \d{{1,3}}(?:,\d{{3}})+ (?!\w)                 # 1,500
    | (?<!\w) \d+\.\d+ (?!\w)                               # 3.5
    | [\w{_MARKS}]+ (?:'[\w{_MARKS}]+)*                     # O'Brien, haven't, Zürich
    """,
    re.VERBOSE,
)
# Where the words of an ASCII text may be: most are of letters and digits alone, and quicker found so than by _WORD.
_CHUNK = re.compile(r"\w+(?:['.,]+\w+)*")
_ENDING = re.compile(r"'(?:s|ll|re|ve|d|m)$")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def terms(text: str) -> list[str]:
    """The terms of `text`, in its order, repeats kept."""
    folded = _fold(text)
    term_of = _term_in_capitals if folded.isupper() else _term
    return [term for word in _words(folded) if (term := term_of(word))]


def question_terms(text: str) -> list[str]:
    """The terms of a question: those of its text without the words it asks with ("what did ... say about").

    A question of nothing but such words keeps them ("Say!").
    """
    folded = _fold(text)
    words, term_of = _words(folded), _term_in_capitals if folded.isupper() else _term
    found = [term for word in words if word.lower() not in QUESTION_WORDS and (term := term_of(word))]
    return found or [term for word in words if (term := term_of(word))]


def _words(folded: str) -> list[str]:
    if not folded.isascii():
        return _WORD.findall(folded)
    chunks = _CHUNK.findall(folded)
    found: list[str] = []
    for chunk in chunks:
        if chunk.isalnum():
            found.append(chunk)
        else:
            found += _WORD.findall(chunk)
    return found


# Most of a text are words seen before: hence the memos.
@lru_cache(maxsize=1 << 17)
def _term(word: str) -> str:
    return _unless_stopped(_normalise(word), shouting=False)


@lru_cache(maxsize=1 << 12)
def _term_in_capitals(word: str) -> str:
    return _unless_stopped(_normalise(word), shouting=True)


def terms_of_new_words(words: Sequence[str], shouting: Sequence[bool]) -> list[str]:
    """The terms of folded words, "" for one that has none; without the memo, for callers with one of their own.

    `shouting` says of each whether it stands in a text in capitals.
    """
    low = [word.lower() for word in words]
    stems = _stemmers.of("english").stemWords(low)
    return [
        ("" if plain in STOP_WORDS and (loud or len(word) == 1 or not word.isupper()) else stem)
        if word.isascii() and word.isalpha()  # for these, as most are, all other rules change nothing
        else _unless_stopped(_normalise(word), loud)
        for word, plain, stem, loud in zip(words, low, stems, shouting, strict=True)
    ]


def _unless_stopped(found: tuple[str, bool, bool], shouting: bool) -> str:
    term, stop, capitals = found
    # WHO, IT and US in capitals are names, unless the whole text is in capitals.
    return "" if stop and (shouting or not capitals) else term


def _fold(text: str) -> str:
    if text.isascii():
        return _replaced(text, _FOLDED_ASCII)
    return _replaced(unicodedata.normalize("NFKC", _replaced(text, _FOLDED)), _FOLDED)


def _replaced(text: str, folded: Sequence[tuple[str, str]]) -> str:
    for char, other in folded:  # much quicker than str.translate, as hardly any of them is there
        text = text.replace(char, other)
    return text


def _normalise(word: str) -> tuple[str, bool, bool]:
    """The term of one word, whether it is a stop word, and whether it is written in capitals."""
    low = _latin_without_accents(word.lower())
    if "." in low and not low[0].isdigit():
        return low.removesuffix("'s").replace(".", ""), False, True
    low = low.replace(",", "")
    if "'" in low:
        if low.endswith("n't"):
            return _stem(low.replace("'", "")), True, False
        word = _ENDING.sub("", word)
        low = _ENDING.sub("", low).replace("'", "")
    return _stem(low), low in STOP_WORDS, len(word) > 1 and word.isupper()


def _latin_without_accents(word: str) -> str:
    if word.isascii():
        return word
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(char):
            base = char
        elif base.isascii():
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_NO_ACCENTS).replace("ß", "ss")


class _Stemmers(threading.local):
    """Snowball's stemmers, one pair a thread: they keep state while they work."""

    def __init__(self) -> None:
        self._made: dict[str, Stemmer] = {}

    def of(self, language: str) -> Stemmer:
        if language not in self._made:
            import Stemmer

            self._made[language] = Stemmer.Stemmer(language, 0)  # no cache of its own: _normalise is one
        return self._made[language]


_stemmers = _Stemmers()


def _stem(word: str) -> str:
    # By the word's script, not by a guess at the language: questions are too short for guesses.
    russian = not word.isascii() and _CYRILLIC.search(word)
    return _stemmers.of("russian" if russian else "english").stemWord(word)
