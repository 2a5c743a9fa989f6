"""Splitting runs of letters into overlapping n-grams, for scripts whose words can't be told apart without a dictionary.

As Lucene's analyser for Chinese, Japanese and Korean does: 北京大学 becomes 北京, 京大, 大学.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from index.languages import Language


class GramReader:
    """A reader of words in one language: it yields those as they are that aren't in its own script."""

    def __init__(self, language: Language, fold: Callable[[str], str]) -> None:
        """Take a language, and what folds the letters of its words."""
        self._fold = fold
        spelling = language.spelling
        self._size = spelling.gram
        marks = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a"
        self._pieces = re.compile(f"(?:[{spelling.gram_letters}][{marks}]*)+|[^{spelling.gram_letters}]+")
        self._letter = re.compile(f"[{spelling.gram_letters}][{marks}]*")
        self._own = re.compile(f"[{spelling.gram_letters}]")
        self._whole_words = not spelling.is_unspaced
        self._stop_words = frozenset(fold(unicodedata.normalize("NFKC", word)) for word in language.stop_words)
        asked_words = (fold(unicodedata.normalize("NFKC", word)) for word in language.question_words)
        self._asked_words = self._stop_words.union(asked_words)
        self._cuts, self._asked_cuts = map(_alternatives, (self._stop_words, self._asked_words))

    def pieces(self, words: Iterable[str], asked: bool) -> Iterator[tuple[str, bool]]:
        """Yield the n-grams of words, and other parts of them; each with whether it is an n-gram.

        Function words are left out; if the words are `asked`, so are question words.
        """
        for word in words:
            if not self._own.search(word):
                yield word, False
                continue
            word = self._fold(word)
            if not (self._whole_words and word in (self._asked_words if asked else self._stop_words)):
                for piece in self._pieces.findall(word):
                    if self._own.match(piece):
                        yield from ((gram, True) for gram in self._grams(piece, asked))
                    else:
                        yield piece, False

    def _grams(self, run: str, asked: bool) -> Iterator[str]:
        cuts = self._asked_cuts if asked else self._cuts
        for part in [run] if self._whole_words else cuts.split(run):
            letters = self._letter.findall(part)
            if 0 < len(letters) < self._size:
                yield part
            for start in range(len(letters) - self._size + 1):
                yield "".join(letters[start : start + self._size])


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
