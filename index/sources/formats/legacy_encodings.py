"""Guessing the encoding of a text that isn't Unicode: which candidate reads as words of one language.

charset-normalizer decides where no candidate does: it knows more encodings, but is often wrong about a short text.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from index.sources.formats.alphabets import alphabets

MAX_SAMPLE = 6000
"""Number of bytes to judge by."""

_NAMES = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "iso8859_2": "ISO-8859-2",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "cp1251": "Windows-1251",
    "koi8_u": "KOI8-R",
    "iso8859_5": "ISO-8859-5",
    "cp866": "DOS 866",
    "cp1253": "Windows-1253",
    "iso8859_7": "ISO-8859-7",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp874": "Windows-874",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "cp949": "EUC-KR",
}
_WORD = re.compile(r"(?:[^\W\d_]|[\u0e31-\u0e4e])+")  # with Thai vowels and tone marks
_AT_DIGIT = re.compile(r"[^\W\d_a-zA-Z\u0e00-\u0e7f\u2e80-\U0010ffff]\d")
_TYPOGRAPHY = frozenset("“”„‚‘’«»‹›–—…•€£§©®°№·¿¡ªº\u00a0\u00ad、。「」『』，：；！？（）《》・ー～²³½¼¾×±™")
# Marks inside a word that stand before or behind words alone, and symbols that don't stand before one.
_INSIDE = re.compile(
    r"[^\W\d_][^\w\s'’‘&./:@+\-–—“”„«»…,;!?()\u00ad•·、。「」『』，：；！？（）・]+[^\W\d_]"
    r"|(?<!l)·(?!l)[^\W\d_]|[®©™°±¹²³¼½¾¬¦µ¶][^\W\d_]"
)
_BREAK = 2.0  # penalty
_WIDE = 2.0  # bytes of an Asian character
_RARE = 0.5  # penalty of any encoding but the most frequent one
_MARK, _WORD_BONUS = 0.5, 0.7
_KNOWN_SHARE = 0.4
_FOREIGN_SHARE = 0.2
_CLEAR_MARGIN = 0.5  # by character that differs


@dataclass(frozen=True, slots=True)
class Guess:
    """A text, the common name of the encoding that it was read in, and whether another is as likely."""

    text: str
    encoding: str
    is_doubtful: bool


def guess(raw: bytes) -> Guess | None:
    """Decode `raw` in the most likely encoding that isn't Unicode; return None if none is likely."""
    sample = _sample(raw)
    size = max(1, sum(byte >= 0x80 for byte in sample))
    scored = [
        ((_score(text, name) - _RARE * (order > 0)) / size, -order, name, text)
        for order, name, text in _readings(sample)
    ]
    scored.sort(reverse=True)
    for place, (score, _, name, text) in enumerate(scored):
        if score < _KNOWN_SHARE:
            break
        if (whole := _decode(raw, name)) is not None:
            rival = next((row for row in scored[place + 1 :] if row[3] != text), None)
            is_doubtful = rival is not None and (score - rival[0]) * size < _least_margin(text, rival[3], size)
            usual = min((-row[1], row[2]) for row in scored if row[3] == text)[1]  # the most frequent that reads so
            return Guess(whole, _NAMES[usual], is_doubtful)
    return _ask_library(raw, sample) or _most_frequent(raw)


def _most_frequent(raw: bytes) -> Guess | None:
    """Decode Windows-1252 if most letters are ASCII: so are those of texts that tell little."""
    text = _decode(raw, "cp1252")
    letters = [char for char in text or "" if char.isalpha()]
    if text is None or sum(not char.isascii() for char in letters) > _FOREIGN_SHARE * len(letters):
        return None
    return Guess(text, _NAMES["cp1252"], True)


def _least_margin(text: str, other: str, size: int) -> float:
    """Return how much better a reading of `size` bytes beyond ASCII must score than another one to be clear."""
    same_length = len(text) == len(other)
    differing = sum(left != right for left, right in zip(text, other, strict=True)) if same_length else size
    return _CLEAR_MARGIN * min(size, differing)


def _ask_library(raw: bytes, sample: bytes) -> Guess | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or best.chaos > 0.1 or best.coherence <= 0 or (text := _decode(raw, best.encoding)) is None:
        return None
    return Guess(text, _NAMES.get(best.encoding, best.encoding), True)


def _sample(raw: bytes) -> bytes:
    """Return lines that aren't ASCII, up to a limit."""
    size, lines = 0, []
    for line in raw.splitlines():
        if not line.isascii():
            lines.append(line[: MAX_SAMPLE - size])
            size += len(lines[-1]) + 1
            if size >= MAX_SAMPLE:
                break
    return b"\n".join(lines)


def _readings(sample: bytes) -> Iterable[tuple[int, str, str]]:
    for order, name in enumerate(_NAMES):
        try:
            text = getincrementaldecoder(name)().decode(sample)  # which forgives half a character at the end
        except UnicodeDecodeError:
            continue
        if not _has_controls(text):
            yield order, name, text


def _has_controls(text: str) -> bool:
    return any("\x80" <= char <= "\x9f" and char != "\x85" for char in text)


def _decode(raw: bytes, name: str) -> str | None:
    try:
        text = raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if _has_controls(text) else text


def _score(text: str, encoding: str) -> float:
    """Return how well a reading fits a language: about one for each byte beyond ASCII if it fits."""
    letters: dict[str, float] = {}
    marks = 0.0
    for char in text:
        if char.isascii():
            continue
        weight = _WIDE if char >= "\u2e80" else 1.0
        if char in _TYPOGRAPHY:
            marks += _MARK * weight
        elif char.isalpha() or "\u0e00" <= char <= "\u0e7f":
            letter = char.lower() if char != "İ" else "ı"  # whose lower case is two characters
            letters[letter] = letters.get(letter, 0.0) + weight
        else:
            marks -= weight
    words = [word.lower() for word in _WORD.findall(text) if len(word) > 1 or not word.isascii()]  # not that of "it's"
    fit = max(
        sum(weight * alphabet.letters.get(letter, _unknown(letter)) for letter, weight in letters.items())
        + _WORD_BONUS * sum(word in alphabet.words for word in words)
        for alphabet in alphabets(encoding)
    )
    breaks = sum(map(_breaks, _WORD.findall(text))) + len(_INSIDE.findall(text)) + len(_AT_DIGIT.findall(text))
    return fit + marks - _BREAK * breaks


def _unknown(letter: str) -> float:
    """Return the weight of a letter that an alphabet lacks: of thousands of characters, not all are listed."""
    return -0.2 if letter >= "\u2e80" else -1.5


def _breaks(word: str) -> int:
    """Return how often a word goes on as no word does: with a capital, or in another script."""
    if word.isascii():
        return 0
    pairs = list(pairwise(word))
    capitals = sum(left.islower() and right.isupper() for left, right in pairs)
    return capitals + sum(_is_latin(left) != _is_latin(right) for left, right in pairs)


def _is_latin(letter: str) -> bool:
    return letter < "\u0250"
