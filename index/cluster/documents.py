"""From prepared articles to the cluster's documents, one for each paragraph. Not for sending them: `writing.py`."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from index.cluster.terms import LONGEST_TERM, count_digits, escape_term, repeated_use
from index.storage import FIELDS, Documents, unpack_languages, weigh_paragraphs
from index.text import spelt_out

MOST_USES = 8
"""Number of uses of one term in one paragraph after which further ones aren't counted."""

COUNTED_PARAGRAPHS = 500
"""Number of leading paragraphs of an article in which its terms are counted."""

_BRACKETED = re.compile(r"\(([^\s()]{2,6})\)")
_MOST_SPELT_OUT = 100  # of one paragraph


class Document(NamedTuple):
    """A paragraph as the cluster stores it; `article_id` decides on which shard."""

    article_id: str
    position: int
    body: dict[str, Any]

    @property
    def name(self) -> str:
        """Its id in the index: the same for the same paragraph of an article."""
        return document_id(self.article_id, self.position)


class _Entries:
    """The terms of one article, by text."""

    def __init__(self, documents: Documents, number: int, terms: Sequence[str]) -> None:
        forward = documents.forward
        first, last = forward.rows(number)
        bounds = forward.starts[2 * first + number : 2 * last + number + 2].tolist()
        words = [terms[at] for at in forward.data[bounds[0] : bounds[-1]].tolist()]
        texts = [words[start - bounds[0] : end - bounds[0]] for start, end in pairwise(bounds)]
        self.headline, self.own, self.speakers = texts[0], texts[1::2], texts[2::2]

    def counts(self) -> dict[str, int]:
        """Return in how many of the leading paragraphs each term stands."""
        return Counter(term for own in self.own[:COUNTED_PARAGRAPHS] for term in dict.fromkeys(own))


def document_id(article_id: str, position: int) -> str:
    """Return the id of a paragraph's document."""
    return f"{article_id}:{position}"


def make_documents(documents: Documents, terms: Sequence[str], averages: Sequence[float]) -> Iterator[Document]:
    """Yield the documents of some prepared articles, article by article.

    `terms` are those that the articles' numbers stand for, `averages` the mean lengths of the fields for the weights.
    """
    weights = weigh_paragraphs(documents.forward, averages)
    for number in range(len(documents)):
        entries, head = _Entries(documents, number, terms), documents.articles[number]
        common = _of_article(documents, number, entries.counts())
        for position, row in enumerate(documents.rows(number)):
            numbers, values = next(weights)
            body = common | _of_paragraph(documents, row, position, entries, terms)
            body["weights"] = _features([terms[at] for at in numbers.tolist()], _rounded(values).tolist())
            body["shown"]["head"] = head
            body["evidence"] = _evidence(documents, row, position, entries)
            if not position:
                body["headline_terms"] = _distinct(entries.headline)
            yield Document(common["article"], position, body)


def _of_article(documents: Documents, number: int, counts: Mapping[str, int]) -> dict[str, Any]:
    outlet, day = int(documents.outlets[number]), int(documents.days[number])
    return {
        "article": documents.ids[number],
        "moment": int(documents.moments[number]),
        "in_article": [*counts, *(digit for term, count in counts.items() for digit in count_digits(term, count))],
        **({"day": day} if day else {}),
        **({"outlet": documents.outlet_names[outlet]} if outlet >= 0 else {}),
    }


def _of_paragraph(
    documents: Documents, row: int, position: int, entries: _Entries, terms: Sequence[str]
) -> dict[str, Any]:
    own, sentences = entries.own[position], documents.sentences
    inside, lower = _uses(documents, row, own, terms)
    previous = entries.own[position - 1] if position else []
    lengths = {"text": own, "speakers": entries.speakers[position], "previous": previous, "headline": entries.headline}
    number = int(documents.forward.first_rows.searchsorted(row, side="right")) - 1
    languages = unpack_languages(documents.languages[row : row + 1])
    return {
        **({"language": languages[0]} if languages else {}),
        "own": _distinct(own),
        "speaker_terms": _distinct(entries.speakers[position]),
        "name_uses": repeated(inside),
        "lower_uses": repeated(lower),
        "spelt_out": _spelt_out(documents.texts[row]),
        "position": position,
        "spread": zlib.crc32(document_id(documents.ids[number], position).encode()),
        "lengths": {field.name: len(lengths[field.name]) for field in FIELDS},
        "shown": {
            "text": documents.texts[row],
            "quotes": documents.quotes[row],
            "sentences": sentences.data[int(sentences.starts[row]) : int(sentences.starts[row + 1])].tolist(),
        },
    }


def _uses(
    documents: Documents, row: int, own: Sequence[str], terms: Sequence[str]
) -> tuple[Counter[str], Counter[str]]:
    """Count each term's capitalised uses inside sentences, and those in lower case."""
    starts = documents.capitals.starts
    numbers = documents.capitals.data[int(starts[row]) : int(starts[row + 1])].tolist()
    inside = Counter(terms[at] for at in numbers if at >= 0)
    opening = Counter(terms[-1 - at] for at in numbers if at < 0)
    return inside, Counter(own) - inside - opening


def repeated(counts: Counter[str]) -> list[str]:
    """Return terms so that documents can be counted in place of uses: "bank" for the first, "bank 2" for the next."""
    return [repeated_use(term, use) for term, count in counts.items() for use in range(1, min(count, MOST_USES) + 1)]


def _spelt_out(text: str) -> list[str]:
    """Return the abbreviations that a text spells out, each with the terms of the words."""
    abbreviations = [*dict.fromkeys(_BRACKETED.findall(text.lower()))][:_MOST_SPELT_OUT]
    return [" ".join((term, *whole)) for term in abbreviations if (whole := spelt_out(term, text))]


def _evidence(documents: Documents, row: int, position: int, entries: _Entries) -> str:
    """Return what re-ranking reads of a paragraph, a line for each kind."""
    own, last = entries.own, len(entries.own) - 1
    reports = bool(documents.quotes.starts[row + 1] > documents.quotes.starts[row])
    lines = (
        own[position],
        own[position - 1] if position else (),
        entries.headline,
        entries.speakers[position],
        dict.fromkeys(own[0]),
        dict.fromkeys(own[position + 1]) if position < last else (),
    )
    flags = f"{reports:d} {bool(documents.unsure[row]):d} {len(own)}"
    speakers = "\t".join(sorted(_one_line(name) for name in documents.speakers_in(row)))
    return "\n".join((*map(" ".join, lines), flags, speakers))


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _distinct(terms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(terms))


def _features(terms: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    return {escape_term(term): weight for term, weight in zip(terms, weights, strict=True) if len(term) <= LONGEST_TERM}


def _rounded(weights: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Round to the 8 bits of the fraction that Lucene keeps: it would cut the others off."""
    bits = weights.astype(np.float32).view(np.uint32)
    return ((bits + 0x4000) >> 15 << 15).view(np.float32).astype(np.float64)
