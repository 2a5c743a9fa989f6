"""Paragraphs and whole articles that were read from the cluster, kept for the next question about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.cluster.reading import queries
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests

_MOST_PARAGRAPHS = 20_000
"""Number of paragraphs of which to keep hits, and of which to keep whole articles: about 60 MB each."""

_USUAL_LENGTH = 40  # paragraphs of an article whose length isn't known


class ArticleCache:
    """Articles of one state of an index, read several at once. Thread-safe."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._hits: dict[tuple[str, int], StoredParagraph] = {}
        self._any: dict[str, StoredParagraph] = {}  # a paragraph of an article: it knows the article's head and counts
        self._whole: dict[str, list[StoredParagraph]] = {}
        self._paragraphs = 0  # in whole articles

    def add_hits(self, paragraphs: Sequence[StoredParagraph]) -> None:
        """Remember the paragraphs that a search has brought."""
        if len(self._hits) > _MOST_PARAGRAPHS:
            self._hits, self._any = {}, {}
        for paragraph in paragraphs:
            if not self._is_as_known(paragraph):
                self._forget(paragraph.article_id)
            known = self._hits.get((paragraph.article_id, paragraph.position))
            if known is None or not known.shown:
                self._hits[paragraph.article_id, paragraph.position] = paragraph
                if paragraph.shown or paragraph.article_id not in self._any:
                    self._any[paragraph.article_id] = paragraph

    def read(self, article_ids: Iterable[str]) -> None:
        """Read whole articles, by one request; an id that is unknown gets no paragraphs."""
        new = [name for name in dict.fromkeys(article_ids) if name not in self._whole]
        if not new:
            return
        articles: dict[str, list[StoredParagraph]] = {name: [] for name in new}
        searched = [name for name in new if queries.can_be_searched(name)]
        for paragraph in self._read(searched) if searched else ():
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
        self._whole.update(articles)

    def _is_as_known(self, paragraph: StoredParagraph) -> bool:
        """Return whether no other version of a paragraph is known: an index run may write between two requests."""
        place = paragraph.position
        hit, whole = self._hits.get((paragraph.article_id, place)), self._whole.get(paragraph.article_id, [])
        return (hit is None or hit.is_same(paragraph)) and (place >= len(whole) or whole[place].is_same(paragraph))

    def _forget(self, article_id: str) -> None:
        """Forget what is known of an article, so that an answer shows one version of it."""
        self._any.pop(article_id, None)
        self._paragraphs -= len(self._whole.pop(article_id, []))
        for key in [key for key in list(self._hits) if key[0] == article_id]:
            self._hits.pop(key, None)

    def _read(self, article_ids: Sequence[str]) -> list[StoredParagraph]:
        known = (self._any.get(name) for name in article_ids)
        size = sum(paragraph.article_length if paragraph else _USUAL_LENGTH for paragraph in known) + 1
        routing = article_ids if not any("," in name for name in article_ids) else ()
        paragraphs: list[StoredParagraph] = []
        after = None
        while True:
            body = queries.paragraphs_of(article_ids, size, after)
            hits = self._requests.search(body, routing)["hits"]["hits"]
            paragraphs += map(StoredParagraph.of, hits)
            if len(hits) < body["size"]:
                return paragraphs
            after, size = hits[-1]["sort"], queries.MOST_RESULTS

    def whole(self, article_id: str) -> list[StoredParagraph]:
        """Return an article's paragraphs; none for an unknown id."""
        while (paragraphs := self._whole.get(article_id)) is None:
            self.read([article_id])
        return paragraphs

    def article(self, article_id: str) -> list[StoredParagraph]:
        """Return an article's paragraphs. Raises KeyError for an unknown id."""
        if not (paragraphs := self.whole(article_id)):
            raise KeyError(article_id)
        return paragraphs

    def any_of(self, article_id: str) -> StoredParagraph:
        """Return one of an article's paragraphs: a known one, if possible. Raises KeyError for an unknown id."""
        known = self._any.get(article_id)
        return known if known is not None and known.shown else self.article(article_id)[0]

    def light(self, article_id: str, position: int) -> StoredParagraph | None:
        """Return a paragraph that a search has brought, perhaps without what answers show; None if none has."""
        return self._hits.get((article_id, position))

    def paragraph(self, article_id: str, position: int) -> StoredParagraph:
        """Return one paragraph. Raises KeyError for an unknown article, IndexError for a position beyond it."""
        known = self._hits.get((article_id, position))
        return known if known is not None and known.shown else self.article(article_id)[position]
