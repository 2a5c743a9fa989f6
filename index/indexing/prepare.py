"""Preparing each article once: finding its quotations, and turning its paragraphs into terms.

`workers.py` distributes the work. Not for steps that need all articles at once: see `index/storage/`.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice

import numpy as np
from numpy.typing import NDArray

from index.languages import CAPITALISING_LANGUAGES, NO_LANGUAGE, language_code
from index.model import Article, Head, Quotation, published_day
from index.quotes import find_mixed_quotes, find_quotes
from index.storage import (
    Capitals,
    Documents,
    ForwardIndex,
    Sentences,
    microseconds,
    pack_head,
    pack_languages,
    pack_quotes,
)
from index.text import (
    PackedStrings,
    Reading,
    Vocabulary,
    capitalised_words,
    extract_terms,
    read_paragraphs,
    sentence_spans,
    tell_language,
)

_Quotes = dict[int, list[Quotation]]  # quotations of a batch, by row
_SPELLINGS = 1 << 21  # maximum in the cache, 64 bytes each
_WORDS = 1 << 21  # number of terms after which to start a new vocabulary


@dataclass(frozen=True, slots=True)
class Batch:
    """Some articles to prepare, from newest to oldest, with their paragraphs already packed.

    Packed paragraphs are quick to send to another process, and needn't be sent back.
    """

    heads: list[Head]
    texts: PackedStrings  # one per paragraph
    first_rows: NDArray[np.int64]  # first paragraph of each article, and the end
    series: str = ""
    """Which batches belong together: a preparer numbers the terms of each series anew."""

    @classmethod
    def of(cls, articles: Sequence[Article], series: str = "") -> Batch:
        """Pack `articles` as a batch."""
        counts = [len(article.paragraphs) for article in articles]
        texts = PackedStrings.pack(chain.from_iterable(article.paragraphs for article in articles))
        return cls([Head.of(article) for article in articles], texts, np.cumsum([0, *counts], dtype=np.int64), series)

    def paragraphs(self, number: int) -> list[str]:
        """Return the paragraphs of one article."""
        return self.texts.take(np.arange(self.first_rows[number], self.first_rows[number + 1]))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch of articles as arrays.

    Its `source` numbers the terms, consistently over all of its batches; `new_terms` are those that it has numbered
    since the last batch.
    """

    documents: Documents
    source: str
    new_terms: list[str]
    notes: tuple[str, ...] = ()
    """Problems with single articles, a sentence each."""

    def with_texts(self, texts: PackedStrings) -> Prepared:
        """Return the same batch with other paragraph texts."""
        return replace(self, documents=replace(self.documents, texts=texts))


class Preparer:
    """A preparer of batches. `fields` names the indexed ones; without "speakers", it skips quotations."""

    def __init__(self, fields: Collection[str], compiled: bool) -> None:
        self._fields = fields
        self._compiled = compiled
        self._series = ""
        self._begin()

    def _begin(self) -> None:
        self._vocabulary = Vocabulary(self._compiled, max_words=_SPELLINGS)
        self._source, self._told = uuid.uuid4().hex, 0

    def __call__(self, batch: Batch) -> Prepared:
        """Return the batch as arrays."""
        if batch.series != self._series or len(self._vocabulary.terms) > _WORDS:
            self._series = batch.series
            self._begin()
        self._notes: list[str] = []
        self._paragraphs = [batch.paragraphs(number) for number in range(len(batch.heads))]
        self._languages = list(map(_language, batch.heads, self._paragraphs))
        self._readings = list(map(self._read_languages, batch.heads, self._paragraphs, self._languages))
        self._languages_of_rows = self._by_row(batch)
        quotes = self._quotes(batch)
        forward = self._forward(batch, quotes)
        sentences = self._sentences(batch, forward.lengths(forward.entries("text")))
        documents = _documents(batch, quotes, forward, sentences, self._capitals(batch), self._languages_to_store())
        new, self._told = self._vocabulary.terms[self._told :], len(self._vocabulary.terms)
        return Prepared(documents, self._source, new, tuple(self._notes))

    def _read_languages(self, head: Head, paragraphs: Sequence[str], language: str) -> list[Reading] | None:
        """Return how to read each paragraph of an article; None if all are in its `language`."""
        is_known = not head.language or language_code(head.language) is not None
        with self._noting(head, "the languages of its paragraphs"):
            return read_paragraphs(paragraphs, language, is_known)
        return None

    def _by_row(self, batch: Batch) -> list[str]:
        """Return the code of the language that each paragraph is read in."""
        counts = np.diff(batch.first_rows).tolist()
        return [
            code
            for own, readings, count in zip(self._languages, self._readings, counts, strict=True)
            for code in ([reading.words for reading in readings] if readings else [own] * count)
        ]

    def _languages_to_store(self) -> list[str]:
        """Return the code of each paragraph's language, in capitals if that is another one without a module."""
        stored = iter(self._languages_of_rows)
        return [
            code.upper() if readings and readings[at] == (own, "") else code
            for own, readings, paragraphs in zip(self._languages, self._readings, self._paragraphs, strict=True)
            for at, code in zip(range(len(paragraphs)), stored, strict=False)
        ]

    def _quotes(self, batch: Batch) -> _Quotes:
        quotes: _Quotes = {}
        if "speakers" not in self._fields:
            return quotes
        for number, first in enumerate(batch.first_rows[:-1].tolist()):
            head, readings = batch.heads[number], self._readings[number]
            language, paragraphs = self._languages[number], self._paragraphs[number]
            if head.language and language_code(head.language) is None:
                language = NO_LANGUAGE  # its words are read by the rules of another one, but it isn't in that
            with self._noting(head, "its quotations"):
                if readings:
                    local = find_mixed_quotes(paragraphs, head.title, language, readings)
                else:
                    local = find_quotes(paragraphs, head.title, language)
                for quote in local:
                    quotes.setdefault(first + quote.paragraph, []).append(quote)
        return quotes

    @contextmanager
    def _noting(self, head: Head, what: str) -> Iterator[None]:
        """Note an error in the rules and continue without the result: one article must not stop a run."""
        try:
            yield
        except Exception as error:
            fault = f"{type(error).__name__}: {str(error)[:200]}"
            self._notes.append(f"{head.origin}: {what} are left out because of a bug in newsbot ({fault!r})")

    def _forward(self, batch: Batch, quotes: _Quotes) -> ForwardIndex:
        first_rows, rows, count = batch.first_rows, len(batch.texts), len(batch.heads)
        own = 2 * np.arange(rows) + np.repeat(np.arange(count), np.diff(first_rows)) + 1
        speakers = [(row, name) for row, in_row in sorted(quotes.items()) for name in _speakers(in_row)]
        by_row, texts = self._languages_of_rows, [(own, batch.texts, self._languages_of_rows)]
        if "headline" in self._fields:
            headlines = 2 * first_rows[:-1] + np.arange(count)
            texts.append((headlines, PackedStrings.pack(head.title for head in batch.heads), self._languages))
        if speakers:
            speaker_entries = own[[row for row, _ in speakers]] + 1
            names = PackedStrings.pack(name for _, name in speakers)
            texts.append((speaker_entries, names, [by_row[row] for row, _ in speakers]))
        read = [(entries, *self._vocabulary.read_each(packed, codes)) for entries, packed, codes in texts]
        return _forward_index(2 * rows + count, first_rows, read)

    def _sentences(self, batch: Batch, lengths: NDArray[np.int32]) -> Sentences:
        """Return the sentences of all paragraphs; `lengths` are the paragraphs' terms."""
        rows = len(batch.texts)
        if "speakers" not in self._fields:
            return Sentences(np.zeros(0, np.int32), np.zeros(rows + 1, np.int64))
        spans = [[(0, len(text))] for text in batch.texts]
        for number, head in enumerate(batch.heads):
            with self._noting(head, "the ends of its sentences"):
                for row in range(int(batch.first_rows[number]), int(batch.first_rows[number + 1])):
                    spans[row] = sentence_spans(batch.texts[row]) or spans[row]
        by_row, numbers = self._languages_of_rows, list[list[int]]()
        several = [
            (text, pairs, code) for text, pairs, code in zip(batch.texts, spans, by_row, strict=True) if len(pairs) > 1
        ]
        sentences = PackedStrings.pack(text[start:end] for text, pairs, _ in several for start, end in pairs)
        codes = [code for _, pairs, code in several for _ in pairs]
        counts = iter(self._vocabulary.read_each(sentences, codes)[1].tolist())
        for text, pairs, length, code in zip(batch.texts, spans, lengths.tolist(), by_row, strict=True):
            ends = list(accumulate(islice(counts, len(pairs)))) if len(pairs) > 1 else [length]
            if ends[-1] != length:
                # A sentence in capitals would be read as a text in capitals.
                ends = list(accumulate(len(extract_terms(text[start:end], code, mixed=True)) for start, end in pairs))
            triples = ((start, end, count) for (start, end), count in zip(pairs, ends, strict=True))
            numbers.append([*chain.from_iterable(triples)])
        starts = np.cumsum([0, *map(len, numbers)], dtype=np.int64)
        return Sentences(np.fromiter(chain.from_iterable(numbers), np.int32, int(starts[-1])), starts)

    def _capitals(self, batch: Batch) -> Capitals:
        """Return the capitalised words of all paragraphs."""
        if "speakers" not in self._fields:
            return Capitals.none(len(batch.texts))
        words = [capitalised_words(text) for text in batch.texts]
        # Where nouns have capitals, too, these don't show a name, wherever they stand.
        words = [
            ([], [*inside, *opening]) if code in CAPITALISING_LANGUAGES else (inside, opening)
            for (inside, opening), code in zip(words, self._languages_of_rows, strict=True)
        ]
        inside, opening = ([pair[kind] for pair in words] for kind in (0, 1))
        return Capitals.of(self._read_words(inside), self._read_words(opening))

    def _read_words(self, words: Iterable[Sequence[str]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the concatenated terms of some texts' words, and the number of terms per text."""
        # The same goes for words in capitals: prepend a lower-case letter, and drop its term again.
        texts = PackedStrings.pack(" ".join(("q", *text_words)) for text_words in words)
        terms, counts = self._vocabulary.read_each(texts, self._languages_of_rows)
        return np.delete(terms, np.cumsum(counts) - counts), counts - 1


def _language(head: Head, paragraphs: Sequence[str]) -> str:
    """Return the code of the language to read an article in: as its source says, else as its words tell."""
    return language_code(head.language) or tell_language((head.title, *paragraphs))


def _speakers(quotes: Sequence[Quotation]) -> dict[str, None]:
    return dict.fromkeys(name for quote in quotes for name in (quote.speaker, *quote.aliases) if name)


def _forward_index(
    size: int,
    first_rows: NDArray[np.int64],
    read: Sequence[tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]],
) -> ForwardIndex:
    """Build a forward index; each of `read` has entries (ascending), terms and the number of terms per text."""
    lengths = np.zeros(size, np.int64)
    for entries, _, counts in read:
        np.add.at(lengths, entries, counts)  # the speakers of a paragraph are several texts in one entry
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    data = np.empty(int(starts[-1]), np.int32)
    for entries, numbers, counts in read:
        before = np.cumsum(counts) - counts  # offsets of the terms of each text
        _, first, which = np.unique(entries, return_index=True, return_inverse=True)
        begins = starts[entries] - before[first][which]
        data[np.repeat(begins, counts) + np.arange(len(numbers))] = numbers
    return ForwardIndex(data, starts, first_rows)


def _documents(
    batch: Batch,
    quotes: _Quotes,
    forward: ForwardIndex,
    sentences: Sentences,
    capitals: Capitals,
    languages: Sequence[str],
) -> Documents:
    heads, names = batch.heads, dict[str, int]()
    packed_quotes = {row: pack_quotes(in_row) for row, in_row in sorted(quotes.items())}
    unsure = np.zeros(len(batch.texts), np.bool_)
    unsure[[row for row, in_row in quotes.items() if not all(quote.certain for quote in in_row)]] = True
    outlets = [names.setdefault(head.source, len(names)) if head.source else -1 for head in heads]
    return Documents(
        texts=batch.texts,
        quotes=PackedStrings.pack_at(len(batch.texts), packed_quotes),
        unsure=unsure,
        sentences=sentences,
        capitals=capitals,
        articles=PackedStrings.pack(map(pack_head, heads)),
        ids=PackedStrings.pack(head.id for head in heads),
        moments=np.array([microseconds(head.published) for head in heads], np.int64),
        days=np.array([published_day(head.published).toordinal() if head.published else 0 for head in heads], np.int32),
        outlets=np.array(outlets, np.int32),
        outlet_names=PackedStrings.pack(names),
        languages=pack_languages(languages),
        forward=forward,
    )
