"""Articles as arrays: what an answer shows of them, and the terms of their paragraphs, kept for building postings.

The same arrays are what a part of a snapshot holds on disk, and what comes of a batch of articles in memory.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from index.model import Article, Head, Published, Quote, Span, moment, published_from, published_to
from index.text import PackedStrings

UNDATED = -(2**62)
"""The moment of an article without a date: it comes after all others, and lies in no range of dates."""

_to_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes such an object each time
_ALL = 1 << 31  # more terms than any paragraph has
_SPEAKER = 2  # its place in a quote there
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """The terms of paragraphs, as numbers, in segments: of each article its headline, then of each paragraph its own
    text and the speakers of its quotes.

    The segments lie end to end in `data`; `starts` holds where each begins, and the end. `first_rows` holds the first
    row (paragraph) of each article, and the end.
    """

    data: NDArray[np.int32]
    starts: NDArray[np.int64]
    first_rows: NDArray[np.int64]

    def segments(self, field: str) -> NDArray[np.int32]:
        """The segment that a field has for each row, -1 for none; "previous" is the own text of the row before."""
        counts = np.diff(self.first_rows)
        articles = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        own = 2 * np.arange(len(articles), dtype=np.int32) + articles + 1
        match field:
            case "text":
                return own
            case "speakers":
                return own + 1
            case "headline":
                return np.repeat((2 * self.first_rows[:-1] + np.arange(len(counts))).astype(np.int32), counts)
            case "previous":
                before = own - 2
                before[self.first_rows[:-1][counts > 0]] = -1
                return before
        raise KeyError(field)

    def occurrences(self, segments: NDArray[np.int64], wanted: Sequence[int]) -> NDArray[np.int64]:
        """Where some segments hold the terms `wanted` (each but once, -1 for none), as `Evidence.places`.

        The rows are places in `segments`; a segment of -1 is empty. For few terms: each walks over all segments.
        """
        begins = np.where(segments < 0, 0, self.starts[segments])
        lengths = np.where(segments < 0, 0, self.starts[segments + 1] - begins)
        ends = np.cumsum(lengths)
        data = self.data[np.repeat(begins - (ends - lengths), lengths) + np.arange(int(lengths.sum()))]
        found = [np.flatnonzero(data == number) for number in wanted]
        columns = np.repeat(np.arange(len(wanted)), [len(places) for places in found])
        places = np.concatenate([np.zeros(0, np.int64), *found])
        order = np.argsort(places, kind="stable")
        places, columns = places[order], columns[order]
        rows = np.searchsorted(ends, places, side="right")
        return np.stack([rows, places - (ends - lengths)[rows], columns])

    def take(self, articles: Sequence[int]) -> Kept:
        """The same of some articles alone: all segments of an article stand together."""
        rows = [(int(self.first_rows[one]), int(self.first_rows[one + 1])) for one in articles]
        spans = [(2 * first + one, 2 * last + one + 1) for one, (first, last) in zip(articles, rows, strict=True)]
        lengths = [np.diff(self.starts[first : last + 1]) for first, last in spans]
        data = [self.data[self.starts[first] : self.starts[last]] for first, last in spans]
        return Kept(
            np.concatenate([np.zeros(0, np.int32), *data]),
            np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths])),
            np.cumsum([0, *(last - first for first, last in rows)], dtype=np.int64),
        )

    def count_terms(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The terms in the own texts, ascending, and how many paragraphs hold each."""
        segments = self.segments("text")
        held = [
            self.data[start:end] for start, end in zip(self.starts[segments], self.starts[segments + 1], strict=True)
        ]
        found, counts = np.unique(np.concatenate([self.data[:0], *map(np.unique, held)]), return_counts=True)
        return found.astype(np.int32), counts.astype(np.int32)

    def lengths(self, segments: NDArray[np.int32]) -> NDArray[np.int32]:
        """How many terms each of `segments` holds; none for -1."""
        if not len(segments):
            return np.zeros(0, np.int32)
        held = self.starts[segments + 1] - self.starts[segments]
        return np.where(segments < 0, 0, held).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of paragraphs begin and end: three numbers a sentence, end to end in `data`.

    They are its start and end, in characters of the paragraph, and how many of the paragraph's terms stand before its
    end. `starts` holds where the numbers of each paragraph begin, and the end.
    """

    data: NDArray[np.int32]
    starts: NDArray[np.int64]

    def of(self, row: int) -> list[tuple[int, int, int]]:
        """Those of one paragraph, in order; none in an index that was made for trials without quotes."""
        numbers = iter(self.data[int(self.starts[row]) : int(self.starts[row + 1])].tolist())
        return list(zip(numbers, numbers, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Documents:
    """Articles, from newest to oldest, and their paragraphs, all of one article after all of another."""

    texts: PackedStrings  # one a paragraph, as all that follows up to `kept`
    quotes: PackedStrings  # as `pack_quotes` has them
    unsure: NDArray[np.bool_]  # whether it has a quote whose speaker isn't certain
    sentences: Sentences
    articles: PackedStrings  # one an article, as `pack_head` has them, and so on
    ids: PackedStrings
    moments: NDArray[np.int64]  # microseconds since 1970 in UTC, or UNDATED
    days: NDArray[np.int32]  # the day that the article itself gives, as date.toordinal has it; 0: undated
    outlets: NDArray[np.int32]  # places in outlet_names; -1: none
    outlet_names: PackedStrings
    kept: Kept

    def __len__(self) -> int:
        return len(self.moments)

    def rows(self, number: int) -> range:
        """The paragraphs of an article."""
        return range(*self._bounds(number))

    def _bounds(self, number: int) -> tuple[int, int]:
        first, last = self.kept.first_rows[number : number + 2].tolist()
        return first, last

    def head(self, number: int) -> Head:
        """An article without its paragraphs."""
        body = json.loads(self.articles[number])
        body["published"] = published_from(body["published"])
        return Head(**body)

    def article(self, number: int) -> Article:
        """An article, whole."""
        paragraphs = tuple(self.texts.take(np.arange(*self._bounds(number))))
        return Article(**self.head(number)._asdict(), paragraphs=paragraphs)

    def sentences_in(self, row: int, wanted: Mapping[int, str]) -> list[Span]:
        """The sentences of a paragraph, and which of the terms `wanted`, given by their numbers, each holds."""
        held = [(place, wanted[number]) for place, number in enumerate(self._terms(row)) if number in wanted]
        spans, first = [], 0
        for start, end, terms in self.sentences.of(row) or [(0, len(self.texts[row]), _ALL)]:
            last = next((at for at in range(first, len(held)) if held[at][0] >= terms), len(held))
            spans.append(Span(start, end, held[first:last]))
            first = last
        return spans

    def _terms(self, row: int) -> list[int]:
        """The terms of a paragraph's own text."""
        segment = 2 * row + int(self.kept.first_rows.searchsorted(row, side="right"))
        terms: list[int] = self.kept.data[int(self.kept.starts[segment]) : int(self.kept.starts[segment + 1])].tolist()
        return terms

    def holding(self, number: int, term: int) -> list[int]:
        """The positions of the paragraphs of an article whose own text holds a term, given by its number."""
        kept, (first, last) = self.kept, self._bounds(number)
        starts = kept.starts[2 * first + number : 2 * last + number + 2]
        places = (kept.data[starts[0] : starts[-1]] == term).nonzero()[0] + starts[0]
        segments = starts.searchsorted(places, side="right").tolist()  # 1 is the headline, 2 the first paragraph
        return sorted({(segment - 2) // 2 for segment in segments if segment >= 2 and segment % 2 == 0})

    def speakers_in(self, row: int) -> set[str]:
        """Who speaks in a paragraph, without reading more than that."""
        packed = self.quotes[row]
        return {quote[_SPEAKER] for quote in json.loads(packed) if quote[_SPEAKER]} if packed else set()

    def quotes_in(self, row: int, position: int) -> tuple[Quote, ...]:
        """The quotes of the paragraph in `row`, which has this position in its article."""
        if not (packed := self.quotes[row]):
            return ()
        text = self.texts[row]
        return tuple(Quote(position, text[start:end], start, end, *rest) for start, end, *rest in json.loads(packed))


def pack_head(head: Head) -> str:
    """A head as JSON."""
    return _to_json({**head._asdict(), "published": published_to(head.published)})


def pack_quotes(quotes: Sequence[Quote]) -> str:
    """The quotes of one paragraph as JSON, without its text; where there are none, the empty string stands for them."""
    return _to_json([[q.start, q.end, q.speaker, q.cue, q.kind, q.rule, q.certain] for q in quotes])


def microseconds(published: Published) -> int:
    """When an article was published, as a whole number that sorts."""
    return (moment(published) - _EPOCH) // timedelta(microseconds=1) if published else UNDATED


def order_key(published: Published, article_id: str) -> tuple[int, str]:
    """What articles are sorted by: from newest to oldest, undated ones last, then by id."""
    return -microseconds(published), article_id
