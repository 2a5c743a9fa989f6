"""The best paragraphs for some terms: searching for them, and scoring them exactly. Not for facts about the terms."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from math import isclose
from typing import NamedTuple

from index.cluster.reading import queries
from index.cluster.reading.article_cache import ArticleCache
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.lookup import Lookup
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests, Search, Told
from index.cluster.reading.scoring import Scorer, ranked
from index.engine import Memo
from index.model import Limits

MARGIN = 8
"""Number of hits that are asked for beyond those that are wanted: the cluster's scores are rounded."""

SHOWN_HITS = 250
"""Maximum number of hits that bring their texts, and counts of their articles.

Whoever wants more of them checks a claim, and is told of an article only whether it has a term.
"""

_RECENT = 64  # searches: an answer may repeat one, and several answers are worked on at once
_GUESSED = 6  # searches on guesses to look at
_AHEAD = 12  # of their hits, whose articles are likely to be shown
_SAME_GAIN = 0.01  # relative difference that the margin makes up for
Found = tuple[list[StoredParagraph], list[float]]
"""Paragraphs, best first, and their scores."""


class Best(NamedTuple):
    """A search for the best `k` paragraphs, by the gain of each term, which counts some terms in their articles."""

    gains: tuple[tuple[str, float], ...]
    k: int
    limits: Limits
    counted: tuple[str, ...]

    @property
    def search(self) -> Search:
        """The request."""
        best = queries.best(dict(self.gains), self.k + MARGIN, self.limits, self.is_shown, self.counted)
        return Search(best)

    @property
    def is_shown(self) -> bool:
        """Whether its hits bring their texts."""
        return self.k <= SHOWN_HITS

    def finds_the_same(self, other: Best) -> bool:
        """Return whether this search brings the best paragraphs of another one, too, whose gains are hardly others."""
        ours, theirs = dict(self.gains), dict(other.gains)
        return (
            (self.k, self.limits, self.counted) == (other.k, other.limits, other.counted)
            and ours.keys() == theirs.keys()
            and all(isclose(gain, theirs[term], rel_tol=_SAME_GAIN) for term, gain in ours.items())
        )


class _Brought(threading.local):
    """The latest searches of one thread, each with the answer that it was for."""

    def __init__(self) -> None:
        self.searches: list[tuple[int, Best]] = []


class Searches:
    """Searches of one state of an index. Thread-safe."""

    def __init__(
        self, requests: Requests, foresight: Foresight, articles: ArticleCache, averages: Sequence[float]
    ) -> None:
        self._articles = articles
        self._averages = averages
        self._foresight = foresight
        self._hits: Lookup[Best, list[StoredParagraph]] = Lookup(
            requests, foresight, lambda asked: asked[0].search, self._read, _RECENT
        )
        self._brought = _Brought()
        self._scored: Memo[Best, Found] = Memo(_RECENT)

    def best(self, gains: Mapping[str, float], k: int, limits: Limits, counted: Iterable[str]) -> Found:
        """Return the best `k` paragraphs and their scores."""
        wanted = Best(tuple(gains.items()), k, limits, tuple(counted))
        asked = next((known for known in [*self._hits.known] if known.finds_the_same(wanted)), wanted)
        if not wanted.is_shown and self._hits.guess(asked) is None:
            return [], []  # guessed: what is claimed of these isn't said before it is known
        return self._scored.get(wanted, lambda _: self._score(wanted, asked))

    def _score(self, wanted: Best, asked: Best) -> Found:
        paragraphs = self._of_read_articles(wanted)
        if paragraphs is None:
            if asked.is_shown and asked not in self._hits.known:
                self._read_ahead(wanted)
            paragraphs = self._hits.get(asked)
        scorer = Scorer(dict(wanted.gains), self._averages)
        pairs = ranked(paragraphs, [*map(scorer.score, paragraphs)])[: wanted.k]
        best = [pair for pair in pairs if pair[1] > 0]
        return [paragraph for paragraph, _ in best], [score for _, score in best]

    def _read_ahead(self, wanted: Best) -> None:
        """Wish for articles that a search is likely to find, by what those on wrong guesses have brought."""
        brought = {
            (paragraph.article_id, paragraph.position): paragraph
            for turn, best in self._brought.searches[-_GUESSED:]
            if turn == self._foresight.turn and best.limits == wanted.limits
            for paragraph in self._hits.known.get(best, ())
        }
        scorer, paragraphs = Scorer(dict(wanted.gains), self._averages), [*brought.values()]
        likely = ranked(paragraphs, [*map(scorer.score, paragraphs)])[:_AHEAD]
        self._articles.want(paragraph.article_id for paragraph, _ in likely)

    def _of_read_articles(self, wanted: Best) -> list[StoredParagraph] | None:
        """Return the paragraphs within some limits if these are a few articles that have been read, as in a talk."""
        limits = wanted.limits
        if limits.articles is None or limits != Limits(articles=limits.articles):
            return None
        return self._articles.read_paragraphs(limits.articles, wanted.counted)

    def _read(self, asked: Sequence[Best], told: Told) -> list[list[StoredParagraph]]:
        best = asked[0]
        paragraphs = [StoredParagraph.of(hit, best.counted) for hit in told["hits"]["hits"]]
        self._articles.add_hits(paragraphs)
        if best.is_shown:
            self._brought.searches = [*self._brought.searches[-_GUESSED:], (self._foresight.turn, best)]
        return [paragraphs]
