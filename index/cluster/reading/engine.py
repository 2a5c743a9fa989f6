"""The engine that asks an OpenSearch cluster: one published state of one index.

It gives the embedded engine's answers, by the same numbers: statistics are those of the whole index, whatever shard
a paragraph is in. Not for following the index: see `engines.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from index.cluster import COUNTED_PARAGRAPHS, Connection, IndexState
from index.cluster.reading import queries
from index.cluster.reading.abbreviations import Abbreviations
from index.cluster.reading.article_cache import ArticleCache
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.lookup import Lookup
from index.cluster.reading.near_names import NearNames
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests, Search, Told
from index.cluster.reading.scoring import build_evidence
from index.cluster.reading.searches import Found, Searches
from index.cluster.reading.term_facts import TermFacts
from index.engine import MAX_EVIDENCE_TERMS, Evidence, Memo
from index.languages import DEFAULT_LANGUAGE
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quotation, Span
from index.storage import K1, LanguageSummary
from index.text import NameKind, name_kind, term_of_word

_WALKED = 50  # articles that are read at a time
_REMEMBERED = 4096
_RECENT = 64  # lists of the newest articles
T = TypeVar("T")


class _Newest(NamedTuple):
    """A search for the newest articles: the arguments of `queries.newest`."""

    most: int
    limits: Limits
    after: None = None
    with_shown: bool = True


class ClusterEngine:
    """An engine over one state of an index in a cluster. Thread-safe; raises ClusterError where the cluster fails."""

    def __init__(self, connection: Connection, state: IndexState, frequent: set[str] | None = None) -> None:
        self.state = state
        self.requests = Requests(connection, state.name)
        self._connection = connection
        self._foresight = Foresight(self.requests)
        known = set() if frequent is None else frequent
        self._facts = TermFacts(self.requests, self._foresight, state.paragraphs, known)
        self._names = NearNames(self.requests, self._foresight, self._facts, self._read_in)
        self._articles = ArticleCache(self.requests, self._foresight)
        self._searches = Searches(self.requests, self._foresight, self._articles, state.averages)
        self._newest: Lookup[_Newest, list[StoredParagraph]] = Lookup(
            self.requests, self._foresight, lambda asked: Search(queries.newest(*asked[0])), _read_newest, _RECENT
        )
        self._abbreviations = Abbreviations(self.requests, self._facts)
        self._kinds: Memo[str, NameKind] = Memo(_REMEMBERED)

    @property
    def version(self) -> str:
        """The name of the index, and its published state."""
        return version_of(self.state)

    # -- terms

    def together(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Return the results of some work, which asks for all that it needs together, as far as that is foreseeable."""
        return self._foresight.together(works)

    def prefetch_terms(
        self,
        terms: Iterable[str],
        abbreviations: Iterable[str] = (),
        names: Iterable[str] = (),
        misspelt: Iterable[str] = (),
        spellings: Iterable[str] = (),
    ) -> None:
        """Look terms up with the next request."""
        self._facts.want(terms, names, misspelt, spellings=spellings)
        self._abbreviations.want(abbreviations)

    def best_possible(self, terms: Sequence[str]) -> float:
        """Return an upper bound, never reached, of a paragraph's score for `terms`."""
        self._facts.want(terms)
        return (K1 + 1) * sum(map(self._facts.idf, terms))

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`."""
        return self._facts.idf(term)

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has a term."""
        return self._facts.is_held(term)

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
        return self._names.near(term, edits)

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return what an abbreviation stands for, as terms."""
        return self._abbreviations.expansions(term)

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word."""
        written = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        terms = dict.fromkeys(term_of_word(word, language) for language in self._read_in())
        self._facts.want((), filter(None, terms))
        samples = [self._facts.texts(term) for term in terms if term]
        if None in samples and self._foresight.hopes():
            return True
        return any(any(map(written.search, texts or ())) for texts in samples)

    def name_kind(self, term: str) -> NameKind:
        """Return what a name with this term names."""
        if (texts := self._facts.texts(term)) is None:
            return ""
        return self._kinds.get(term, lambda term: name_kind(term, texts))

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

    def _best(self, terms: Sequence[str], k: int, limits: Limits, counted: tuple[str, ...] = ()) -> Found:
        counts = Counter(terms)
        self._facts.want(counts)
        gains = {term: times * self.idf(term) for term, times in counts.items() if self.holds(term)}
        return self._searches.best(gains, k, limits, counted) if gains and k > 0 else ([], [])

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
        asked = _Newest(count, limits)
        newest = self._newest.get(asked) if self._foresight.is_ahead else self._ask_newest(asked)
        names = [paragraph.article_id for paragraph in newest]
        self._articles.want(names)
        return [self.article(name) for name in names]

    def _ask_newest(self, asked: _Newest) -> list[StoredParagraph]:
        """Ask for the newest articles even if they are known: whoever wants to know whether the cluster is back."""
        return _read_newest([asked], self.requests.search(queries.newest(*asked)))[0]

    def covers(self, limits: Limits) -> bool:
        """Return whether any article is within `limits`."""
        newest = self._newest.guess(_Newest(1, limits, with_shown=False))
        return self._foresight.hopes() if newest is None else bool(newest)

    def walk(self, limits: Limits = EVERYTHING) -> Iterator[tuple[Head, tuple[Quotation, ...]]]:
        """Yield every article within `limits`, newest first, undated ones last, with its quotations."""
        with ArticleCache(self.requests, self._foresight) as passing:
            after = None
            while hits := self.requests.search(queries.newest(_WALKED, limits, after))["hits"]["hits"]:
                names = [StoredParagraph.of(hit).article_id for hit in hits]
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
        return Coverage(self.state.articles, self.state.paragraphs, len(self.outlets), first, last, *self._languages)

    def _read_in(self) -> Sequence[str]:
        """Return the codes of the languages whose rules its words follow."""
        return self._languages.languages or (DEFAULT_LANGUAGE,)

    @property
    def _languages(self) -> LanguageSummary:
        counts = {bucket["key"]: bucket["doc_count"] for bucket in self._overview["languages"]["buckets"]}
        return LanguageSummary.of(counts)

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
        self._abbreviations.warm_up()


def version_of(state: IndexState) -> str:
    """Return the version of the engine for a state of an index. Another index that gets its name has another one."""
    digest = sha256(repr((state.state, state.created)).encode()).hexdigest()[:8]
    return f"{state.name}@{state.generation}-{digest}"


def _hits(paragraphs: Sequence[StoredParagraph], scores: Sequence[float]) -> list[Hit]:
    return [Hit(one.article_id, one.position, score) for one, score in zip(paragraphs, scores, strict=True)]


def _read_newest(_: object, told: Told) -> list[list[StoredParagraph]]:
    return [[*map(StoredParagraph.of, told["hits"]["hits"])]]
