"""Turning many texts into term numbers at once: an index run reads its paragraphs with this.

The terms equal those of `extract_terms`. When compiled, `kernel_words.py` reads the words from the texts' bytes and
looks up the terms of known spellings; `analysis.py` computes the term of a new one, once. Not for questions:
`extract_terms` reads a single text without a warm-up.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from index.languages import DEFAULT_LANGUAGE
from index.text.analysis import (
    COMBINING_MARKS,
    FOLDED_CHARACTERS,
    LETTER_SIGNS,
    extract_terms,
    extract_word_terms,
    fold_characters,
    has_one_term_per_word,
)
from index.text.packed_strings import PackedStrings

_ReadTexts = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The term numbers of some texts, concatenated, and the number of terms per text."""

CHUNK = 1 << 20  # bytes of texts to read at once; a longer text is read alone
FIRST_SLOTS = 1 << 12
CODES = 0x40000  # no code point from here on is a letter or changed by folding


class Vocabulary:
    """A numbering of terms in order of first appearance, which turns texts into those numbers.

    It lives as long as an index run, grows with its terms, and isn't thread-safe. `compiled` pays off from several
    megabytes of text on. It caches spellings, and clears the cache whenever that has more than `max_words` after a
    megabyte of text; terms keep their numbers.

    >>> vocabulary = Vocabulary()
    >>> numbers, counts = vocabulary.read(PackedStrings.pack(["Rain, sun, rain.", "The sun"]))
    >>> numbers.tolist(), counts.tolist(), vocabulary.terms
    ([0, 1, 0, 1], [3, 1], ['rain', 'sun'])
    """

    def __init__(self, compiled: bool = False, max_words: int = 1 << 20) -> None:
        self.terms: list[str] = []
        self._numbers = {"": -1}  # a stop word has no term
        self._compiled, self._max_words = compiled, max_words
        self._readers: dict[str, _Reader] = {}

    def read_each(self, texts: PackedStrings, languages: Sequence[str]) -> _ReadTexts:
        """Return the result of `read`, for texts in different languages, given by their codes."""
        if len(different := dict.fromkeys(languages)) <= 1:
            return self.read(texts, next(iter(different), DEFAULT_LANGUAGE))
        pieces: list[NDArray[np.int32]] = [np.empty(0, np.int32) for _ in languages]
        for code in different:
            chosen = [index for index, language in enumerate(languages) if language == code]
            numbers, counts = self.read(PackedStrings.pack(texts.take(np.array(chosen))), code)
            for index, piece in zip(chosen, np.split(numbers, np.cumsum(counts)[:-1]), strict=True):
                pieces[index] = piece
        return np.concatenate(pieces), np.array(list(map(len, pieces)), np.int32)

    def read(self, texts: PackedStrings, language: str = DEFAULT_LANGUAGE) -> _ReadTexts:
        """Return the concatenated term numbers of all texts, and the number of terms per text.

        `language` is the code of their language.
        """
        if self._compiled and has_one_term_per_word(language):
            return self._reader_of(language).read(texts)
        numbers, counts = array("i"), array("i")
        for text in texts:
            text_terms = extract_terms(text, language)
            numbers.extend(self._number_all(text_terms))
            counts.append(len(text_terms))
        return np.array(numbers, np.int32), np.array(counts, np.int32)

    def _reader_of(self, language: str) -> _Reader:
        # A spelling has another term in each language.
        if language not in self._readers:
            self._readers[language] = _Reader(self._number_all, self._max_words, language)
        return self._readers[language]

    def _number_all(self, terms: list[str]) -> list[int]:
        new = [term for term in dict.fromkeys(terms) if term not in self._numbers]
        self._numbers.update(zip(new, itertools.count(len(self.terms)), strict=False))
        self.terms += new
        return [self._numbers[term] for term in terms]


class _Chunk:
    """Some texts, copied for the kernel, which needs trailing zeros."""

    def __init__(self, data: NDArray[np.uint8], starts: NDArray[np.int64], letters: NDArray[np.uint8]) -> None:
        self.blocks = np.zeros(len(data) // 8 + 3, np.uint64)
        self.data = self.blocks.view(np.uint8)
        self.data[: len(data)] = data
        self.starts = starts
        self.letters = letters
        self.counts = np.zeros(len(letters), np.int32)

    @classmethod
    def of(cls, data: NDArray[np.uint8], starts: NDArray[np.int64]) -> _Chunk:
        """Copy the given texts, folding the unclear ones."""
        from index.text.kernel_words import FOLDED, UNCLEAR, read_letters

        chunk = cls(data, starts, np.zeros(len(starts) - 1, np.uint8))
        read_letters(chunk.data, chunk.blocks, chunk.starts, _classes(), chunk.letters, 0, 0)
        chunk.letters[list(chunk._texts_with_signs())] = UNCLEAR
        unclear = np.flatnonzero(chunk.letters == UNCLEAR).tolist()
        if unclear:
            chunk = chunk._folded(unclear)
            read_letters(chunk.data, chunk.blocks, chunk.starts, _folded_classes(), chunk.letters, UNCLEAR, FOLDED)
        return chunk

    def _texts_with_signs(self) -> Iterator[int]:
        """Yield the texts in which a letter and a sign may form a word."""
        data = self.data[: int(self.starts[-1])].tobytes()
        for sign in map(str.encode, LETTER_SIGNS):
            at = data.find(sign)
            while at >= 0:
                text = int(self.starts.searchsorted(at, side="right")) - 1
                yield text
                at = data.find(sign, int(self.starts[text + 1]))

    def _folded(self, unclear: list[int]) -> _Chunk:
        sizes, pieces, copied = np.diff(self.starts), [], 0
        for text in unclear:
            start, end = int(self.starts[text]), int(self.starts[text + 1])
            folded = fold_characters(self.data[start:end].tobytes().decode()).encode()
            sizes[text] = len(folded)
            pieces += [self.data[copied:start].tobytes(), folded]
            copied = end
        pieces.append(self.data[copied : int(self.starts[-1])].tobytes())
        starts = np.concatenate(([0], np.cumsum(sizes)))
        return _Chunk(np.frombuffer(b"".join(pieces), np.uint8), starts, self.letters)


class _Memo:
    """A cache of spellings and their terms, as described in `kernel_words.py`. Half of its slots stay empty."""

    def __init__(self) -> None:
        self.slots = np.zeros(2 * FIRST_SLOTS, np.uint64)
        self.fresh = np.empty(FIRST_SLOTS // 2, np.int64)
        self.spelt = np.empty(0, np.uint64)
        self.used = np.zeros(5, np.int64)

    def make_room(self, size: int) -> None:
        """Make room for the long words of `size` bytes of text."""
        from index.text.kernel_words import ROOM

        needed = int(self.used[ROOM]) + size + 128
        if needed > len(self.spelt):
            longer = np.empty(max(needed, 2 * len(self.spelt)), np.uint64)
            taken = int(self.used[ROOM])
            longer[:taken] = self.spelt[:taken]
            self.spelt = longer

    def grow(self) -> None:
        """Double the room for words. None may be fresh."""
        from index.text.kernel_words import move

        larger = np.zeros(2 * len(self.slots), np.uint64)
        move(self.slots, larger)
        self.slots = larger
        self.fresh = np.empty(len(larger) // 4, np.int64)

    def mark(self, slots: NDArray[np.int64], terms: NDArray[np.int32]) -> None:
        """Store the terms of the words in some slots, -1 for none."""
        from index.text.kernel_words import DROPPED, FIRST_TERM, HALF, LOW_HALF

        marks = np.where(terms < 0, DROPPED, terms + FIRST_TERM).astype(np.uint64)
        self.slots[2 * slots + 1] = (self.slots[2 * slots + 1] & LOW_HALF) | (marks << HALF)


class _Reader:
    """A reader of texts with the compiled kernel, which supplies the terms of new words."""

    def __init__(self, number_all: Callable[[list[str]], list[int]], max_words: int, language: str) -> None:
        self._number_all = number_all
        self._language = language
        self._max_words = max_words
        self._memo = _Memo()
        self._numbers_read = np.empty(0, np.int32)
        self._spellings = np.empty(0, np.uint8)

    def read(self, texts: PackedStrings) -> _ReadTexts:
        numbers, counts = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
        try:
            for chunk in _chunks(texts):
                numbers += self._read(chunk)
                counts.append(chunk.counts)
                self._forget(self._max_words)
        except BaseException:
            self._forget(-1)  # it may hold words without their terms
            raise
        return np.concatenate(numbers), np.concatenate(counts)

    def _forget(self, above: int) -> None:
        from index.text.kernel_words import WORDS

        if self._memo.used[WORDS] > above:
            self._memo = _Memo()

    def _read(self, chunk: _Chunk) -> Iterator[NDArray[np.int32]]:
        """Yield the numbers of a chunk, in one or more pieces."""
        from index.text.kernel_words import read_words

        text, memo = 0, self._memo
        while text < len(chunk.counts):
            self._make_room(len(chunk.data))
            first = text
            text = read_words(
                chunk.data,
                chunk.blocks,
                chunk.starts,
                chunk.letters,
                _classes(),
                _folded_classes(),
                memo.slots,
                memo.spelt,
                memo.used,
                memo.fresh,
                self._spellings,
                self._numbers_read,
                chunk.counts,
                text,
            )
            yield self._settled(chunk, first, text)
            if text < len(chunk.counts):
                memo.grow()

    def _make_room(self, size: int) -> None:
        self._memo.make_room(size)
        if len(self._numbers_read) < size:
            self._numbers_read = np.empty(size, np.int32)
            self._spellings = np.empty(2 * size, np.uint8)

    def _settled(self, chunk: _Chunk, first: int, last: int) -> NDArray[np.int32]:
        """Return the numbers of the texts just read."""
        from index.text.kernel_words import FRESH, WRITTEN, settle

        written = int(self._memo.used[WRITTEN])
        if self._memo.used[FRESH]:
            written = settle(self._numbers_read, chunk.counts, first, last, self._learn())
        return self._numbers_read[:written].copy()

    def _learn(self) -> NDArray[np.int32]:
        """Store the terms of new words and return them, -1 for none."""
        from index.text.kernel_words import FRESH, SPELLINGS

        memo = self._memo
        fresh = memo.fresh[: memo.used[FRESH]]
        spellings = self._spellings[: memo.used[SPELLINGS]].tobytes()
        words = fold_characters(spellings.decode()).split("\n")[:-1]  # words of a folded text don't change
        terms = extract_word_terms(words, (fresh & 1 > 0).tolist(), self._language)
        numbers = np.array(self._number_all(terms), np.int32)
        memo.mark(fresh >> 1, numbers)
        return numbers


def _chunks(texts: PackedStrings) -> Iterator[_Chunk]:
    first = 0
    while first < len(texts):
        start = int(texts.starts[first])
        last = max(first + 1, int(np.searchsorted(texts.starts, start + CHUNK, "right")) - 1)
        starts = texts.starts[first : last + 1]
        yield _Chunk.of(texts.data[start : int(starts[-1])], np.array(starts - start, np.int64))
        first = last


@cache
def _folded_classes() -> NDArray[np.uint8]:
    """Return the class of each character of a folded text, by code point."""
    from index.text.kernel_words import APOSTROPHE, COMMA, DIGIT, DOT, LETTER, LOWER, MARK, UPPER

    classes = np.zeros(1 << 21, np.uint8)  # all values that four bytes of UTF-8 can encode
    classes[list(map(ord, COMBINING_MARKS))] = MARK
    every = "".join(map(chr, range(CODES)))
    for kind, pattern in ((LETTER, r"[^\W\d]+"), (DIGIT, r"\d+")):
        for run in re.finditer(pattern, every):
            classes[run.start() : run.end()] = kind
    classes[[ord(char) for char in every if char.isupper()]] |= UPPER
    classes[[ord(char) for char in every if char.islower() or (char.istitle() and not char.isupper())]] |= LOWER
    classes[list(map(ord, ".,'"))] = DOT, COMMA, APOSTROPHE
    classes.flags.writeable = False
    return classes


@cache
def _classes() -> NDArray[np.uint8]:
    """Return the class of each character of an unfolded text: its class after folding, or UNCLEAR."""
    from index.text.kernel_words import UNCLEAR

    classes = _folded_classes().copy()
    composed = {char: parts for char in map(chr, range(CODES)) if (parts := unicodedata.decomposition(char).split())}
    joining = _joining(composed)
    for char in (*map(chr, FOLDED_CHARACTERS), *composed):
        begin = unicodedata.normalize("NFKD", char)[0]
        classes[ord(char)] = UNCLEAR if begin in joining else _class_of(fold_characters(char))
    classes[list(map(ord, joining))] = UNCLEAR
    classes.flags.writeable = False
    return classes


def _joining(composed: dict[str, list[str]]) -> set[str]:
    """Return characters that NFKC may combine with the preceding one, or move before it."""
    combining = {char for char in map(chr, range(CODES)) if unicodedata.combining(char)}
    seconds = {chr(int(parts[1], 16)) for parts in composed.values() if len(parts) == 2 and parts[0][0] != "<"}
    hangul = {*map(chr, range(0x1161, 0x1176)), *map(chr, range(0x11A8, 0x11C3))}  # vowels and finals: by an algorithm
    return combining | seconds | hangul


def _class_of(folded: str) -> int:
    """Return the class of a character that is folded to these."""
    from index.text.kernel_words import DOT, KIND, LETTER, LETTERS, SEPARATOR, UNCLEAR

    classes = [int(_folded_classes()[ord(char)]) for char in folded]
    kinds, case = {char_class & KIND for char_class in classes}, reduce(or_, classes, 0) & ~KIND
    if any(sign in folded or folded in sign for sign in LETTER_SIGNS):
        return UNCLEAR
    if len(folded) == 1:
        # The rule for "U.S.'s" checks the s itself.
        return UNCLEAR if folded in "sS" else classes[0]
    if kinds == {LETTER}:
        return LETTERS | case
    if kinds in ({SEPARATOR}, {DOT}):
        # An ellipsis ends a word like a space: no rule continues after two dots, and U.S and U.S. are the same term.
        return SEPARATOR | case
    return UNCLEAR
