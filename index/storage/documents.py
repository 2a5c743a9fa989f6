"""Articles as arrays: what an answer shows of them, and the forward index of their paragraphs.

The same arrays are what a segment of a snapshot holds on disk, and what comes of a batch of articles in memory.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.model import (
    Article,
    Head,
    Published,
    Quotation,
    Span,
    published_from_text,
    published_moment,
    published_to_text,
)
from index.storage.forward_index import ForwardIndex
from index.text import PackedStrings

_ReadTexts = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The terms of some texts, end to end, and how many each has."""

UNDATED = -(2**62)
"""The moment of an article without a date: it comes after all others, and lies in no range of dates."""

_to_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes such an object each time
_ALL = 1 << 31  # more terms than any paragraph has
_SPEAKER = 2  # its position in a packed quotation
_ALIASES = 7  # where they begin, behind all else
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of paragraphs begin and end: three numbers a sentence, end to end in `data`.

    They are its start and end, in characters of the paragraph, and how many of the paragraph's terms stand before its
    end. `starts` holds where the numbers of each paragraph begin, and the end.
    """

    data: NDArray[np.int32]
    starts: NDArray[np.int64]

    def of(self, row: int) -> list[tuple[int, int, int]]:
        """Return those of one paragraph, in order; none in an index that was made for trials without speakers."""
        numbers = iter(self.data[int(self.starts[row]) : int(self.starts[row + 1])].tolist())
        return list(zip(numbers, numbers, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Capitals:
    """The terms of the capitalised words of paragraphs, end to end in `data`; `starts` says where each paragraph's are.

    A word inside a sentence is the number of its term, a word that opens one is -1 - that number: only the former
    tells that the corpus writes a term as a name.
    """

    data: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def none(cls, rows: int) -> Capitals:
        """Return those of paragraphs without any."""
        return cls(np.zeros(0, np.int32), np.zeros(rows + 1, np.int64))

    @classmethod
    def of(cls, inside: _ReadTexts, opening: _ReadTexts) -> Capitals:
        """Return those of paragraphs whose words inside and at the openings of sentences were read."""
        counts = inside[1] + opening[1]
        rows = np.arange(len(counts))
        order = np.argsort(np.concatenate([np.repeat(rows, inside[1]), np.repeat(rows, opening[1])]), kind="stable")
        data = np.concatenate([inside[0], -1 - opening[0]])[order]
        return cls(data, np.cumsum([0, *counts.tolist()], dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Documents:
    """Articles, from newest to oldest, and their paragraphs, all of one article after all of another."""

    texts: PackedStrings  # one a paragraph, as what follows up to `articles`
    quotes: PackedStrings  # as `pack_quotes` has them
    unsure: NDArray[np.bool_]  # whether it has a quote whose speaker isn't certain
    sentences: Sentences
    capitals: Capitals
    articles: PackedStrings  # one an article, as `pack_head` has them, and so on
    ids: PackedStrings
    moments: NDArray[np.int64]  # microseconds since 1970 in UTC, or UNDATED
    days: NDArray[np.int32]  # the day that the article itself gives, as date.toordinal has it; 0: undated
    outlets: NDArray[np.int32]  # numbers in outlet_names; -1: none
    outlet_names: PackedStrings
    forward: ForwardIndex

    def __len__(self) -> int:
        return len(self.moments)

    def rows(self, number: int) -> range:
        """Return the rows of an article's paragraphs."""
        return range(*self.forward.rows(number))

    def head(self, number: int) -> Head:
        """Return an article without its paragraphs."""
        body = json.loads(self.articles[number])
        body["published"] = published_from_text(body["published"])
        return Head(**body)

    def article(self, number: int) -> Article:
        """Return a whole article."""
        paragraphs = tuple(self.texts.take(np.arange(*self.forward.rows(number))))
        return Article(**self.head(number)._asdict(), paragraphs=paragraphs)

    def sentences_in(self, row: int, terms: Mapping[int, str]) -> list[Span]:
        """Return the sentences of a paragraph, and where each has the `terms`, given by their numbers."""
        numbers = self.forward.terms_of(row)
        matches = [(position, terms[number]) for position, number in enumerate(numbers) if number in terms]
        spans, first = [], 0
        for start, end, term_count in self.sentences.of(row) or [(0, len(self.texts[row]), _ALL)]:
            last = next((at for at in range(first, len(matches)) if matches[at][0] >= term_count), len(matches))
            spans.append(Span(start, end, matches[first:last]))
            first = last
        return spans

    def positions_of(self, number: int, term: int) -> list[int]:
        """Return the positions of the paragraphs of an article whose own text holds a term, given by its number."""
        return self.forward.positions_of(number, term)

    def speakers_in(self, row: int) -> set[str]:
        """Return the speakers in a paragraph, without reading more than that."""
        packed = self.quotes[row]
        quotes = json.loads(packed) if packed else ()
        return {name for quote in quotes for name in (quote[_SPEAKER], *quote[_ALIASES:]) if name}

    def quotes_in(self, row: int, position: int) -> tuple[Quotation, ...]:
        """Return the quotations of the paragraph in `row`, which has this position in its article."""
        if not (packed := self.quotes[row]):
            return ()
        text = self.texts[row]
        return tuple(_quotation(text, position, *quote) for quote in json.loads(packed))


def _quotation(text: str, position: int, start: int, end: int, *rest: Any) -> Quotation:
    return Quotation(position, text[start:end], start, end, *rest[: _ALIASES - 2], *[rest[_ALIASES - 2 :]])


def pack_head(head: Head) -> str:
    """Return a head as JSON."""
    return _to_json({**head._asdict(), "published": published_to_text(head.published)})


def pack_quotes(quotes: Sequence[Quotation]) -> str:
    """Return the quotations of one paragraph as JSON, without its text; for none, the empty string is stored."""
    return _to_json([[q.start, q.end, q.speaker, q.cue, q.kind, q.rule, q.certain, *q.aliases] for q in quotes])


def microseconds(published: Published) -> int:
    """Return when an article was published, as a whole number that sorts."""
    return (published_moment(published) - _EPOCH) // timedelta(microseconds=1) if published else UNDATED


def order_key(published: Published, article_id: str) -> tuple[int, str]:
    """Return what articles are sorted by: from newest to oldest, undated ones last, then by id."""
    return -microseconds(published), article_id
