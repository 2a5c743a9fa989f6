"""Paragraphs and whole articles that were read from the cluster, kept for the next question about them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from index.cluster import COUNTED_PARAGRAPHS
from index.cluster.reading import queries
from index.cluster.reading.foresight import Foresight, Unforeseen
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests, Search, Told, Wish

_MOST_PARAGRAPHS = 20_000
"""Number of paragraphs of which to keep hits, and of which to keep whole articles: about 60 MB each."""

_MOST_RANKED = 500  # paragraphs of read articles: the cluster is faster with more
_USUAL_LENGTH = 40  # paragraphs of an article whose length isn't known


def _counting(article: Sequence[StoredParagraph], terms: Sequence[str]) -> list[StoredParagraph]:
    """Return an article's paragraphs as a search that counts these terms would bring them."""
    wanted, leading = frozenset(terms), article[:COUNTED_PARAGRAPHS]
    present = Counter(term for paragraph in leading for term in wanted.intersection(paragraph.own))
    counts = {term: present[term] for term in terms}
    return [paragraph.counting(counts) for paragraph in article]


class _Wanted(threading.local):
    """The articles that one thread wants soon."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}


class ArticleCache:
    """Articles of one state of an index, read several at once. Thread-safe.

    It lives as long as `requests`, or for a `with` block.
    """

    def __init__(self, requests: Requests, foresight: Foresight) -> None:
        self._requests = requests
        self._foresight = foresight
        self._hits: dict[tuple[str, int], StoredParagraph] = {}
        self._any: dict[str, StoredParagraph] = {}  # a paragraph of an article: it knows the article's head
        self._counts: dict[str, dict[str, int]] = {}  # of the terms that were counted in an article
        self._whole: dict[str, list[StoredParagraph]] = {}
        self._paragraphs = 0  # in whole articles
        self._wanted = _Wanted()
        requests.wishing.append(self._wish)

    def __enter__(self) -> ArticleCache:
        return self

    def __exit__(self, *_: object) -> None:
        self._requests.wishing.remove(self._wish)

    def add_hits(self, paragraphs: Sequence[StoredParagraph]) -> None:
        """Remember the paragraphs that a search has brought."""
        if len(self._hits) > _MOST_PARAGRAPHS:
            self._hits, self._any, self._counts = {}, {}, {}
        for paragraph in paragraphs:
            if not self._is_as_known(paragraph):
                self._forget(paragraph.article_id)
            self._counts.setdefault(paragraph.article_id, {}).update(paragraph.counts)
            known = self._hits.get((paragraph.article_id, paragraph.position))
            if known is None or not known.shown:
                self._hits[paragraph.article_id, paragraph.position] = paragraph
                if paragraph.shown or paragraph.article_id not in self._any:
                    self._any[paragraph.article_id] = paragraph

    def want(self, article_ids: Iterable[str]) -> None:
        """Wish for whole articles; an id that is unknown gets no paragraphs."""
        self._wanted.names |= dict.fromkeys(name for name in article_ids if name not in self._whole)

    def read(self, article_ids: Iterable[str]) -> None:
        """Read whole articles, by one request."""
        self.want(article_ids)
        self._requests.grant_wishes()

    def _wish(self) -> Wish:
        """Return the search for the articles that this thread wants."""
        names = [name for name in self._wanted.names if name not in self._whole]
        self._wanted.names = {}
        searched = [name for name in names if queries.can_be_searched(name)]
        self._whole |= {name: [] for name in names if name not in searched}
        search = self._search(searched)
        return Wish([search] if searched else [], lambda answers: self._add_whole(searched, search, answers[0]))

    def _search(self, names: Sequence[str], after: Sequence[Any] | None = None) -> Search:
        known = (self._any.get(name) for name in names)
        size = sum(paragraph.article_length if paragraph else _USUAL_LENGTH for paragraph in known) + 1
        routing = tuple(names) if not any("," in name for name in names) else ()
        return Search(queries.paragraphs_of(names, queries.MOST_RESULTS if after else size, after), routing)

    def _add_whole(self, names: Sequence[str], search: Search, told: Told) -> None:
        """Remember whole articles, of which a search has brought the first paragraphs."""
        articles: dict[str, list[StoredParagraph]] = {name: [] for name in names}
        for paragraph in self._all(names, search, told):
            articles[paragraph.article_id].append(paragraph)
        for paragraphs in articles.values():
            paragraphs.sort(key=lambda paragraph: paragraph.position)
            if paragraphs and len(paragraphs) != paragraphs[0].article_length:
                raise self._requests.unfinished
        if self._paragraphs > _MOST_PARAGRAPHS:
            self._whole, self._paragraphs = {}, 0
        for name, paragraphs in articles.items():
            if not all(map(self._is_as_known, paragraphs)):
                self._forget(name)
        self._paragraphs += sum(map(len, articles.values()))
        self._whole |= articles

    def _all(self, names: Sequence[str], search: Search, told: Told) -> Iterator[StoredParagraph]:
        """Yield the paragraphs that a search has brought, and all after them."""
        while True:
            hits = told["hits"]["hits"]
            yield from map(StoredParagraph.of, hits)
            if len(hits) < search.body["size"]:
                return
            search = self._search(names, hits[-1]["sort"])
            told = self._requests.search_all([search])[0]

    def _is_as_known(self, paragraph: StoredParagraph) -> bool:
        """Return whether no other version of a paragraph is known: an index run may write between two requests."""
        place = paragraph.position
        hit, whole = self._hits.get((paragraph.article_id, place)), self._whole.get(paragraph.article_id, [])
        return (hit is None or hit.is_same(paragraph)) and (place >= len(whole) or whole[place].is_same(paragraph))

    def _forget(self, article_id: str) -> None:
        """Forget what is known of an article, so that an answer shows one version of it."""
        self._any.pop(article_id, None)
        self._counts.pop(article_id, None)
        self._paragraphs -= len(self._whole.pop(article_id, []))
        for key in [key for key in list(self._hits) if key[0] == article_id]:
            self._hits.pop(key, None)

    def whole(self, article_id: str) -> list[StoredParagraph]:
        """Return an article's paragraphs; none for an unknown id."""
        while (paragraphs := self._whole.get(article_id)) is None:
            self.want([article_id])
            if self._foresight.must_wait():
                raise Unforeseen
            self._requests.grant_wishes()
        return paragraphs

    def read_paragraphs(self, article_ids: Collection[str], counted: Sequence[str]) -> list[StoredParagraph] | None:
        """Return the paragraphs of some articles, which count these terms; None if not all are read, or many."""
        articles = [self._whole.get(name) for name in article_ids]
        if None in articles or sum(len(article or ()) for article in articles) > _MOST_RANKED:
            return None
        return [paragraph for article in articles if article for paragraph in _counting(article, counted)]

    def article(self, article_id: str) -> list[StoredParagraph]:
        """Return an article's paragraphs. Raises KeyError for an unknown id."""
        if not (paragraphs := self.whole(article_id)):
            raise KeyError(article_id)
        return paragraphs

    def any_of(self, article_id: str) -> StoredParagraph:
        """Return one of an article's paragraphs: a known one, if possible. Raises KeyError for an unknown id."""
        known = self._any.get(article_id)
        return known if known is not None and known.shown else self.article(article_id)[0]

    def count(self, article_id: str, term: str) -> int | None:
        """Return how many of an article's leading paragraphs have a term; None if no search has counted it."""
        return self._counts.get(article_id, {}).get(term)

    def light(self, article_id: str, position: int) -> StoredParagraph | None:
        """Return a paragraph that a search has brought, perhaps without what answers show; None if none has."""
        return self._hits.get((article_id, position))

    def paragraph(self, article_id: str, position: int) -> StoredParagraph:
        """Return one paragraph. Raises KeyError for an unknown article, IndexError for a position beyond it."""
        known = self._hits.get((article_id, position))
        return known if known is not None and known.shown else self.article(article_id)[position]
