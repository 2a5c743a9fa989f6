"""Texts of any size for benchmarks: real paragraphs first, then generated ones, and questions about them.

Generated paragraphs draw their words from a Zipf-Mandelbrot distribution, p(rank) ~ 1 / (rank + 2.7), over a vocabulary
that grows with the text by Heaps' law, 44 * words ** 0.49, as measured on Reuters' news (Manning, Raghavan and Schuetze
2008, section 5.1.1). The first ranks are the words of the real text, by frequency and in their original spelling. The
others are composed of syllables, some with an English ending, some capitalised. Lengths are those of news paragraphs
(log-normal, mean about 40 words); one paragraph in four quotes a person. Words are independent of each other: generated
text has the frequencies and lengths of real text, but no topics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import articles
from index.languages import QUESTION_WORDS
from index.sources import list_files, load_file
from index.text.analysis import STOP_WORDS

SHIFT = 2.7
HEAPS_FACTOR, HEAPS_POWER = 44.0, 0.49
LENGTH = (3.55, 0.55)  # mean and standard deviation of the logarithm of a paragraph's number of words
BLOCK = 2000  # paragraphs generated at once
_SYLLABLES = [onset + vowel for onset in "b d f g k l m n p r s t v z br st tr".split() for vowel in "aeiou"]
_ENDINGS = ("", "", "", "s", "ed", "ing", "er", "tion")
_WORD = re.compile(r"[^\W\d_]+")


def real_paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of a test set or of a folder of articles."""
    if (folder / "articles.jsonl.gz").exists():
        return [text for article in articles(folder) for text in article.paragraphs if text.strip()]
    loaded = (loaded.article for file in list_files([folder]).files.values() for loaded in load_file(file))
    return [text for article in loaded for text in article.paragraphs]


def paragraphs(count: int, real: Sequence[str], seed: int = 1) -> Iterator[str]:
    """Yield `count` paragraphs: those of `real`, then generated ones. The same arguments give the same paragraphs."""
    yield from real[:count]
    rng = np.random.default_rng(seed)
    vocabulary = Vocabulary(real)
    made = 0
    for start in range(len(real), count, BLOCK):
        size = min(BLOCK, count - start)
        lengths = np.maximum(5, rng.lognormal(*LENGTH, size)).astype(np.int64)
        drawn = vocabulary.draw(rng, int(lengths.sum()), made)
        made += len(drawn)
        yield from _texts(drawn, lengths, rng)


class Vocabulary:
    """A word for each rank, most frequent first."""

    def __init__(self, real: Sequence[str]) -> None:
        counted = Counter(word for text in real for word in _WORD.findall(text))
        self._words = [word for word, _ in counted.most_common()]
        self._array: NDArray[Any] = np.array(self._words, object)

    def draw(self, rng: np.random.Generator, count: int, before: int) -> NDArray[Any]:
        """Return the next `count` words of a text that has `before` words already."""
        size = HEAPS_FACTOR * (before + count) ** HEAPS_POWER
        # The inverse of the distribution function, which for an exponent of 1 is a logarithm.
        ranks = (1 + SHIFT) * np.exp(rng.random(count) * np.log((size + SHIFT) / (1 + SHIFT))) - SHIFT
        drawn: NDArray[Any] = self._upto(int(ranks.max()) + 1)[np.maximum(0, ranks.astype(np.int64) - 1)]
        return drawn

    def _upto(self, size: int) -> NDArray[Any]:
        if len(self._words) < size:
            size = int(size * 1.2)
            self._words += [_made_up(rank) for rank in range(len(self._words), size)]
            self._array = np.array(self._words, object)
        return self._array


def _made_up(rank: int) -> str:
    base, rest = len(_SYLLABLES), rank
    word = ""
    while rest or not word:
        rest, digit = divmod(rest, base)
        word += _SYLLABLES[digit]
    word += _ENDINGS[rank * 7 % len(_ENDINGS)]
    return word.capitalize() if rank % 5 == 0 else word


def _texts(drawn: NDArray[Any], lengths: NDArray[np.int64], rng: np.random.Generator) -> Iterator[str]:
    start = 0
    quoting = rng.random(len(lengths)) < 0.25
    for length, quoted in zip(lengths, quoting, strict=True):
        words = list(drawn[start : start + length])
        start += length
        words[0] = words[0][:1].upper() + words[0][1:]
        for position in range(12, len(words) - 3, 17):
            words[position] += "," if position % 2 else "."
        if quoted:
            name = " ".join(word.capitalize() for word in words[1:3])
            yield f"“{' '.join(words[3:])},” said {name}."
        else:
            yield " ".join(words) + "."


def questions(texts: Sequence[str], count: int, seed: int = 2) -> list[str]:
    """Return `count` questions about `texts`, "What did A say about B C?", with 2 to 8 words that aren't stop words.

    Each draws its words from one paragraph: half from its rarer words, half from its more common ones.
    """
    rng = np.random.default_rng(seed)
    counted = Counter(word for text in texts for word in set(_plain(text)))
    made: list[str] = []
    while len(made) < count:
        words = sorted(set(_plain(texts[int(rng.integers(len(texts)))])), key=lambda word: (counted[word], word))
        size = 2 + len(made) % 7
        if len(words) < 2 * size:
            continue
        half = len(words) // 2
        rare = rng.choice(words[:half], (size + 1) // 2, replace=False)
        common = rng.choice(words[-half:], size // 2, replace=False)
        made.append(f"What did {rare[0]} say about {' '.join([*rare[1:], *common])}?")
    return made


def _plain(text: str) -> list[str]:
    """Return the words of `text` that a question can use."""
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if len(word) > 2 and word not in STOP_WORDS and word not in QUESTION_WORDS]
