"""The engine that asks an OpenSearch cluster: one published state of one index.

It gives the embedded engine's answers, by the same numbers: statistics are those of the whole index, whatever shard
a paragraph is in. Not for following the index: see `engines.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from index.cluster import COUNTED_PARAGRAPHS, Connection, IndexState
from index.cluster.reading import queries
from index.cluster.reading.article_cache import ArticleCache
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests, Search
from index.cluster.reading.scoring import Scorer, build_evidence, ranked
from index.cluster.reading.term_facts import TermFacts
from index.engine import MAX_EVIDENCE_TERMS, Evidence, Memo
from index.languages import DEFAULT_LANGUAGE
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quotation, Span
from index.storage import K1
from index.text import NameKind, extract_terms, name_kind, term_of_word

MARGIN = 8
"""Number of hits that are asked for beyond those that are wanted: the cluster's scores are rounded."""

SHOWN_HITS = 250
"""Maximum number of hits that bring their texts, and counts of their articles.

Whoever wants more of them checks a claim, and is told of an article only whether it has a term.
"""

_WALKED = 50  # articles that are read at a time
_RECENT = 16  # searches: an answer may repeat one
_REMEMBERED = 4096
_Found = tuple[list[StoredParagraph], list[float]]


class ClusterEngine:
    """An engine over one state of an index in a cluster. Thread-safe; raises ClusterError where the cluster fails."""

    def __init__(self, connection: Connection, state: IndexState, frequent: set[str] | None = None) -> None:
        self.state = state
        self.requests = Requests(connection, state.name)
        self._connection = connection
        self._facts = TermFacts(self.requests, state.paragraphs, set() if frequent is None else frequent)
        self._articles = ArticleCache(self.requests)
        self._kinds: Memo[str, NameKind] = Memo(_REMEMBERED)
        self._expansions: Memo[str, tuple[tuple[str, ...], ...]] = Memo(_REMEMBERED)
        self._near: Memo[tuple[str, int], tuple[str, ...]] = Memo(_REMEMBERED)
        self._recent: Memo[tuple[Any, ...], _Found] = Memo(_RECENT)

    @property
    def version(self) -> str:
        """The name of the index, and its published state."""
        return version_of(self.state)

    # -- terms

    def prefetch_terms(
        self, terms: Iterable[str], abbreviations: Iterable[str] = (), names: Iterable[str] = ()
    ) -> None:
        """Look terms up with the next request."""
        self._facts.want(terms, abbreviations, names)

    def best_possible(self, terms: Sequence[str]) -> float:
        """Return an upper bound, never reached, of a paragraph's score for `terms`."""
        self._facts.want(terms)
        return (K1 + 1) * sum(map(self._facts.idf, terms))

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`."""
        return self._facts.idf(term)

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has a term."""
        return self._facts.of(term).is_held

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name, or a speaker has it in theirs."""
        fact = self._facts.of(term)
        return fact.is_written_as_name or fact.is_spoken

    @property
    def has_names(self) -> bool:
        """Whether the name of any speaker is known."""
        return bool(self._overview["spoken"]["doc_count"])

    def has_name(self, term: str) -> bool:
        """Return whether a term is one of a speaker's name."""
        return self._facts.of(term).is_spoken

    def names_near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the speakers' names whose terms are at most `edits` edits from `term`."""
        return self._near.get((term, edits), self._find_near)

    def _find_near(self, asked: tuple[str, int]) -> tuple[str, ...]:
        from rapidfuzz.distance import OSA

        term, edits = asked
        if not queries.can_be_searched(term):
            return ()
        suggested = self.requests.search(queries.names_near(term, edits))["suggest"]["near"]
        near = [option["text"] for entry in suggested for option in entry["options"]]
        near = [name for name in dict.fromkeys((term, *near)) if OSA.distance(term, name) <= edits]
        self._facts.want(near)
        spelt = self.requests.search_all([Search(queries.first_speaker(name)) for name in near])
        languages = self._languages or (DEFAULT_LANGUAGE,)
        spellings = (
            _spelling(name, told, languages) for name, told in zip(near, spelt, strict=True) if self.has_name(name)
        )
        return tuple(dict.fromkeys(spellings))

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return what an abbreviation stands for, as terms."""
        return self._expansions.get(term, self._expand)

    def _expand(self, term: str) -> tuple[tuple[str, ...], ...]:
        told = (entry.split() for entry in self._facts.spelt_out(term))
        return tuple(dict.fromkeys(tuple(whole) for abbreviation, *whole in told if abbreviation == term))

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word."""
        written = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        terms = dict.fromkeys(term_of_word(word, language) for language in self._languages or (DEFAULT_LANGUAGE,))
        return any(any(map(written.search, self._facts.texts(term))) for term in terms if term)

    def name_kind(self, term: str) -> NameKind:
        """Return what a name with this term names."""
        return self._kinds.get(term, lambda term: name_kind(term, self._facts.texts(term)))

    # -- searching

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        """Return the best `k` paragraphs, best first; see `Engine.search`."""
        return _hits(*self._best(terms, k, limits))

    def search_with_evidence(
        self, terms: Sequence[str], k: int, evidence_terms: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        """Return the best `k` paragraphs and their evidence; see `Engine.search_with_evidence`."""
        counted = tuple(evidence_terms[:MAX_EVIDENCE_TERMS])
        paragraphs, scores = self._best(terms, k, limits, counted)
        return _hits(paragraphs, scores), build_evidence(paragraphs, scores, counted)

    def _best(self, terms: Sequence[str], k: int, limits: Limits, counted: tuple[str, ...] = ()) -> _Found:
        return self._recent.get((tuple(terms), k, limits, counted), self._find_best)

    def _find_best(self, asked: tuple[Any, ...]) -> _Found:
        terms, k, limits, counted = asked
        counts = Counter(terms)
        self._facts.want(counts)
        gains = {term: times * self.idf(term) for term, times in counts.items() if self.holds(term)}
        if not gains or k <= 0:
            return [], []
        paragraphs = self._of_read_articles(limits, counted)
        if paragraphs is None:
            paragraphs = self._search(queries.best(gains, k + MARGIN, limits, k <= SHOWN_HITS, counted), counted)
        scorer = Scorer(gains, self.state.averages)
        best = [pair for pair in ranked(paragraphs, [*map(scorer.score, paragraphs)])[:k] if pair[1] > 0]
        return [paragraph for paragraph, _ in best], [score for _, score in best]

    def _of_read_articles(self, limits: Limits, counted: Sequence[str]) -> list[StoredParagraph] | None:
        """Return the paragraphs within some limits if these are a few articles that have been read, as in a talk."""
        if limits.articles is None or limits != Limits(articles=limits.articles):
            return None
        return self._articles.read_paragraphs(limits.articles, counted)

    def _search(self, body: queries.Body, counted: Sequence[str]) -> list[StoredParagraph]:
        search = self.requests.search_alone if body["_source"] else self.requests.search
        paragraphs = [StoredParagraph.of(hit, counted) for hit in search(body)["hits"]["hits"]]
        self._articles.add_hits(paragraphs)
        return paragraphs

    # -- articles

    def prefetch(self, article_ids: Iterable[str]) -> None:
        """Read articles with the next request."""
        self._articles.want(article_ids)

    def has(self, article_id: str) -> bool:
        """Return whether the index has an article."""
        return bool(self._articles.whole(article_id))

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        paragraphs = self._articles.article(article_id)
        return Article(**paragraphs[0].head._asdict(), paragraphs=tuple(one.text for one in paragraphs))

    def head(self, article_id: str) -> Head:
        """Return an article without its paragraphs."""
        return self._articles.any_of(article_id).head

    def length(self, article_id: str) -> int:
        """Return the number of an article's paragraphs."""
        return self._articles.any_of(article_id).article_length

    def paragraph(self, article_id: str, position: int) -> str:
        """Return the verbatim text of one paragraph."""
        return self._articles.paragraph(article_id, position).text

    def sentences(self, article_id: str, position: int, terms: Sequence[str]) -> list[Span]:
        """Return the sentences of one paragraph, each with the positions of `terms` in it."""
        return self._articles.paragraph(article_id, position).sentences(terms)

    def positions_of(self, article_id: str, term: str) -> list[int]:
        """Return the positions of an article's paragraphs whose own text has a term."""
        return [one.position for one in self._articles.article(article_id) if term in one.own]

    def mentions(self, article_id: str, term: str) -> bool:
        """Return whether any paragraph's own text of an article has a term."""
        count = self._articles.count(article_id, term)
        if count or (count is not None and self.length(article_id) <= COUNTED_PARAGRAPHS):
            return count > 0
        return bool(self.positions_of(article_id, term))

    def quotes(self, article_id: str, position: int) -> tuple[Quotation, ...]:
        """Return the quotations in one paragraph, in reading order."""
        if not 0 <= position < self.length(article_id):
            return ()
        return self._articles.paragraph(article_id, position).quotes

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        """Return the named speakers of the quotations in one paragraph."""
        known = self._articles.light(article_id, position)
        return (known or self._articles.paragraph(article_id, position)).speakers

    def published_key(self, article_id: str) -> int:
        """Return when an article was published, as a number that grows with time."""
        return self._articles.any_of(article_id).moment

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        """Return the newest articles within `limits`, undated ones last."""
        if count <= 0:
            return []
        hits = self.requests.search(queries.newest(count, limits))["hits"]["hits"]
        names = [StoredParagraph.of(hit).article_id for hit in hits]
        self._articles.read(names)
        return [self.article(name) for name in names]

    def covers(self, limits: Limits) -> bool:
        """Return whether any article is within `limits`."""
        return bool(self.requests.search(queries.newest(1, limits, with_shown=False))["hits"]["hits"])

    def walk(self, limits: Limits = EVERYTHING) -> Iterator[tuple[Head, tuple[Quotation, ...]]]:
        """Yield every article within `limits`, newest first, undated ones last, with its quotations."""
        after = None
        while hits := self.requests.search(queries.newest(_WALKED, limits, after))["hits"]["hits"]:
            names, passing = [StoredParagraph.of(hit).article_id for hit in hits], ArticleCache(self.requests)
            passing.read(names)
            for name in names:
                paragraphs = passing.article(name)
                yield paragraphs[0].head, tuple(quote for one in paragraphs for quote in one.quotes)
            after = hits[-1]["sort"]

    # -- the index

    @cached_property
    def _overview(self) -> Mapping[str, Any]:
        told: Mapping[str, Any] = self.requests.search(queries.overview())["aggregations"]
        return told

    @cached_property
    def outlets(self) -> Sequence[str]:
        """Names of its articles' outlets, those with the newest articles first."""
        return [bucket["key"] for bucket in self._overview["outlets"]["buckets"]]

    @cached_property
    def coverage(self) -> Coverage:
        """Counts and date range of its articles."""
        days = (self._overview[name]["value"] for name in ("min_day", "max_day"))
        first, last = (date.fromordinal(int(day)) if day else None for day in days)
        return Coverage(self.state.articles, self.state.paragraphs, len(self.outlets), first, last, self._languages)

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(bucket["key"] for bucket in self._overview["languages"]["of"]["buckets"])

    @property
    def created(self) -> datetime:
        """Time when this state was published, in UTC."""
        return datetime.fromisoformat(self.state.created)

    @cached_property
    def size(self) -> int:
        """Bytes on the cluster's disks, without further copies."""
        with self._connection.errors():
            told = self._connection.client.indices.stats(index=self.state.name, metric="store")
        return int(told["_all"]["primaries"]["store"]["size_in_bytes"])

    @property
    def place(self) -> str:
        """The addresses of the cluster, and the index."""
        return f"{self._connection.cluster.where} ({self.state.name})"

    @property
    def fingerprint(self) -> str:
        """Digest of the articles and the rules."""
        rules = sorted((name, str(rule)) for name, rule in self.state.rules.items())
        return sha256(repr((self.state.state, rules, self.state.averages)).encode()).hexdigest()[:16]

    @property
    def is_outdated(self) -> bool:
        """Whether another version's rules built it."""
        return not self.state.is_ours

    def verify(self) -> None:
        """Do nothing: OpenSearch checks what it reads."""

    def verify_reading(self) -> None:
        """Do nothing: a request that fails raises by itself."""

    def warm_up(self) -> None:
        """Read what every question needs."""
        len(self.outlets), self.coverage, self.size


def version_of(state: IndexState) -> str:
    """Return the version of the engine for a state of an index. Another index that gets its name has another one."""
    digest = sha256(repr((state.state, state.created)).encode()).hexdigest()[:8]
    return f"{state.name}@{state.generation}-{digest}"


def _hits(paragraphs: Sequence[StoredParagraph], scores: Sequence[float]) -> list[Hit]:
    return [Hit(one.article_id, one.position, score) for one, score in zip(paragraphs, scores, strict=True)]


def _spelling(term: str, answer: Mapping[str, Any], languages: Sequence[str]) -> str:
    """Return how the first paragraph with a term among its speakers spells it."""
    speakers = (
        quote.speaker for hit in answer["hits"]["hits"] for quote in StoredParagraph.of(hit).quotes if quote.speaker
    )
    words = (word for speaker in speakers for word in speaker.split())
    return next((word for word in words if any(term in extract_terms(word, code) for code in languages)), term)
