"""Articles as arrays: the parts that answers show, and the forward index of their paragraphs.

A segment on disk and a prepared batch of articles in memory hold the same arrays.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

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
from index.storage.compact import CompressedStrings
from index.storage.forward_index import ForwardIndex
from index.text import PackedStrings

_ReadTexts = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The terms of some texts, concatenated, and the number of terms per text."""

UNDATED = -(2**62)
"""Moment of an article without a date: sorts after all others, and lies outside every date range."""

_to_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps creates an encoder each time
_ALL = 1 << 31  # more terms than any paragraph has
_SPEAKER = 2  # its position in a packed quotation
_ALIASES = 7  # aliases begin here, after all other fields
_NO_CODE = "--"
_FEW = 0.05  # of all paragraphs
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Boundaries of the sentences of paragraphs: three numbers per sentence, concatenated in `data`.

    The numbers are its start and end, in characters of the paragraph, and how many of the paragraph's terms precede its
    end. `starts` holds the offset of each paragraph's numbers, and the end.
    """

    data: NDArray[np.int32]
    starts: NDArray[np.int64]

    def of(self, row: int) -> list[tuple[int, int, int]]:
        """Return the sentences of one paragraph, in order; none in a trial index without speakers."""
        numbers = iter(self.data[int(self.starts[row]) : int(self.starts[row + 1])].tolist())
        return list(zip(numbers, numbers, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Capitals:
    """The terms of the capitalised words of paragraphs, concatenated in `data`; `starts` holds the paragraphs' offsets.

    A word inside a sentence is stored as its term's number, a word that opens one as -1 - number: only the former shows
    that the corpus writes the term as a name.
    """

    data: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def none(cls, rows: int) -> Capitals:
        """Return an empty table for `rows` paragraphs."""
        return cls(np.zeros(0, np.int32), np.zeros(rows + 1, np.int64))

    @classmethod
    def of(cls, inside: _ReadTexts, opening: _ReadTexts) -> Capitals:
        """Combine the words read inside sentences and those read at their openings."""
        counts = inside[1] + opening[1]
        rows = np.arange(len(counts))
        order = np.argsort(np.concatenate([np.repeat(rows, inside[1]), np.repeat(rows, opening[1])]), kind="stable")
        data = np.concatenate([inside[0], -1 - opening[0]])[order]
        return cls(data, np.cumsum([0, *counts.tolist()], dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Documents:
    """Articles, from newest to oldest, and their paragraphs, article by article."""

    texts: PackedStrings | CompressedStrings  # one per paragraph, like all columns up to `articles`
    quotes: PackedStrings | CompressedStrings  # packed by `pack_quotes`
    unsure: NDArray[np.bool_]  # whether it has a quote whose speaker isn't certain
    sentences: Sentences
    capitals: Capitals
    languages: NDArray[np.uint16]  # code of the language that it is in, packed by `pack_languages`; 0: not told
    articles: PackedStrings | CompressedStrings  # one per article, packed by `pack_head`; so are the columns below
    ids: PackedStrings
    moments: NDArray[np.int64]  # microseconds since 1970 in UTC, or UNDATED
    days: NDArray[np.int32]  # the article's own day, as date.toordinal; 0: undated
    outlets: NDArray[np.int32]  # indexes into outlet_names; -1: none
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
        body |= {name: published_from_text(body[name]) for name in ("published", "modified")}
        return Head(**body)

    def article(self, number: int) -> Article:
        """Return a whole article."""
        paragraphs = tuple(self.texts.take(np.arange(*self.forward.rows(number))))
        return Article(**self.head(number)._asdict(), paragraphs=paragraphs)

    def sentences_in(self, row: int, terms: Mapping[int, str]) -> list[Span]:
        """Return the sentences of a paragraph, with the positions of `terms`, given by their numbers."""
        matches = [(position, terms[number]) for position, number in self.forward.matches_in(row, terms)]
        spans, first = [], 0
        for start, end, term_count in self.sentences.of(row) or [(0, len(self.texts[row]), _ALL)]:
            last = next((at for at in range(first, len(matches)) if matches[at][0] >= term_count), len(matches))
            spans.append(Span(start, end, matches[first:last]))
            first = last
        return spans

    def positions_of(self, number: int, term: int) -> list[int]:
        """Return the positions of an article's paragraphs whose own text holds a term, given by its number."""
        return self.forward.positions_of(number, term)

    def speakers_in(self, row: int) -> set[str]:
        """Return the speakers in a paragraph, reading nothing else."""
        packed = self.quotes[row]
        quotes = json.loads(packed) if packed else ()
        return {name for quote in quotes for name in (quote[_SPEAKER], *quote[_ALIASES:]) if name}

    def quotations(self, number: int) -> tuple[Quotation, ...]:
        """Return the quotations of a whole article, in reading order."""
        rows = self.rows(number)
        quoting = np.flatnonzero(np.diff(self.quotes.starts[rows.start : rows.stop + 1])).tolist()
        return tuple(quote for position in quoting for quote in self.quotes_in(rows.start + position, position))

    def quotes_in(self, row: int, position: int) -> tuple[Quotation, ...]:
        """Return the quotations of the paragraph in `row`, whose position in its article is `position`."""
        if not (packed := self.quotes[row]):
            return ()
        text = self.texts[row]
        return tuple(_quotation(text, position, *quote) for quote in json.loads(packed))


def _quotation(text: str, position: int, start: int, end: int, *rest: Any) -> Quotation:
    return Quotation(position, text[start:end], start, end, *rest[: _ALIASES - 2], *[rest[_ALIASES - 2 :]])


def pack_head(head: Head) -> str:
    """Return a head as JSON."""
    dates = {"published": published_to_text(head.published), "modified": published_to_text(head.modified)}
    return _to_json(head._asdict() | dates)


def pack_languages(codes: Sequence[str]) -> NDArray[np.uint16]:
    """Return language codes of two letters as numbers.

    In capitals, a code stands for a language that no module knows, read by the rules of that one; an empty code for one
    that none of the rules fit.
    """
    return np.frombuffer("".join(code or _NO_CODE for code in codes).encode("ascii"), ">u2").astype(np.uint16)


def unpack_languages(numbers: NDArray[np.uint16]) -> list[str]:
    """Return the language codes that `pack_languages` packed, "--" for an empty one, without those that are 0."""
    packed = numbers[numbers > 0].astype(">u2").tobytes().decode("ascii")
    return [packed[at : at + 2] for at in range(0, len(packed), 2)]


class LanguageSummary(NamedTuple):
    """The languages of an index, as a `Coverage` has them."""

    languages: tuple[str, ...]
    main_languages: tuple[str, ...]
    has_others: bool

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> LanguageSummary:
        """Sum up the numbers of paragraphs by what `unpack_languages` returned for them."""
        read, few = Counter[str](), _FEW * sum(counts.values())
        for code, count in counts.items():
            read[code.lower()] += count
        others = sum(count for code, count in counts.items() if not code.islower())
        del read[_NO_CODE]
        languages = tuple(code for code, _ in sorted(read.items(), key=lambda item: (-item[1], item[0])))
        return cls(languages, tuple(code for code in languages if counts.get(code, 0) > few), others > few)


def pack_quotes(quotes: Sequence[Quotation]) -> str:
    """Return the quotations of one paragraph as JSON, without its text; the empty string if it has none."""
    return _to_json([[q.start, q.end, q.speaker, q.cue, q.kind, q.rule, q.certain, *q.aliases] for q in quotes])


def microseconds(published: Published) -> int:
    """Return when an article was published, as a sortable integer."""
    return (published_moment(published) - _EPOCH) // timedelta(microseconds=1) if published else UNDATED


def order_key(published: Published, article_id: str) -> tuple[int, str]:
    """Return the sort key of an article: newest first, undated last, then by id."""
    return -microseconds(published), article_id
