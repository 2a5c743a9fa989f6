"""The interfaces of a search engine: what answers need of it, and what opens and follows it.

The embedded engine is a `Snapshot`, which a `Library` opens. `index/cluster` has an engine that asks an OpenSearch
cluster. Whoever asks questions knows these protocols alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar

from index.engine.evidence import Evidence
from index.errors import NewsbotError
from index.model import EVERYTHING, Article, Coverage, Head, Hit, Limits, Quotation, Span
from index.text import NameKind

T = TypeVar("T")


class Engine(Protocol):
    """A search engine: it ranks paragraphs and provides the content to show. Thread-safe.

    It stands for one state of the articles, named by `version`. Methods that take an article's id raise KeyError if the
    engine doesn't have that article.
    """

    @property
    def version(self) -> str:
        """Name of the state of the articles that it answers from: another one has another name."""
        ...

    def together(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Return the results of some work, which must ask nothing but this engine, and change nothing.

        An engine that is far away may do it several times, first on guesses, to learn all that it will ask, and ask for
        that at once.
        """
        ...

    def prefetch_terms(
        self,
        terms: Iterable[str],
        abbreviations: Iterable[str] = (),
        names: Iterable[str] = (),
        misspelt: Iterable[str] = (),
        spellings: Iterable[str] = (),
    ) -> None:
        """Hint that facts about these terms are wanted next, and some expansions of abbreviations and kinds of names.

        An engine that is far away then looks all up at once, together with the next thing that it is asked, and what
        resembles those of `misspelt` that no paragraph has. `spellings` are terms that misspelt words may mean: most of
        them are in no paragraph.
        """
        ...

    def prefetch(self, article_ids: Iterable[str]) -> None:
        """Hint that these articles are read next. Unknown ids are ignored."""
        ...

    def search(self, terms: Sequence[str], k: int, limits: Limits = EVERYTHING) -> list[Hit]:
        """Return the best `k` paragraphs, best first; ties are sorted newest first, then by article id and position.

        `limits` exclude paragraphs without changing the scores of the others.
        """
        ...

    def search_with_evidence(
        self, terms: Sequence[str], k: int, evidence_terms: Sequence[str], limits: Limits = EVERYTHING
    ) -> tuple[Sequence[Hit], Evidence]:
        """Return the result of `search`, and these paragraphs' evidence of `evidence_terms`, which must be distinct.

        The evidence has a row per hit, and a column for each of the first 64 of `evidence_terms`.
        """
        ...

    def best_possible(self, terms: Sequence[str]) -> float:
        """Return an upper bound, never reached, of a paragraph's score for `terms`."""
        ...

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`; a term that no paragraph has gets the highest."""
        ...

    def holds(self, term: str) -> bool:
        """Return whether any paragraph has a term."""
        ...

    def is_name(self, term: str) -> bool:
        """Return whether the articles write a term as a name: capitalised, even inside sentences."""
        ...

    def expansions(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Return what an abbreviation stands for, as terms, from text like "Food and Drug Administration (FDA)"."""
        ...

    def writes(self, word: str) -> bool:
        """Return whether paragraphs have exactly this word, not only its term ("strikes" where all have "strike")."""
        ...

    def name_kind(self, term: str) -> NameKind:
        """Return what a name with this term names, as far as the articles tell."""
        ...

    def has(self, article_id: str) -> bool:
        """Return whether the engine has an article."""
        ...

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        ...

    def head(self, article_id: str) -> Head:
        """Return an article without its paragraphs, which is faster."""
        ...

    def length(self, article_id: str) -> int:
        """Return the number of an article's paragraphs."""
        ...

    def paragraph(self, article_id: str, position: int) -> str:
        """Return the verbatim text of one paragraph."""
        ...

    def sentences(self, article_id: str, position: int, terms: Sequence[str]) -> list[Span]:
        """Return the sentences of one paragraph, in order, at least one, each with the positions of `terms` in it."""
        ...

    def positions_of(self, article_id: str, term: str) -> list[int]:
        """Return the positions of an article's paragraphs whose own text has a term."""
        ...

    def mentions(self, article_id: str, term: str) -> bool:
        """Return whether any paragraph's own text of an article has a term."""
        ...

    def quotes(self, article_id: str, position: int) -> tuple[Quotation, ...]:
        """Return the quotations in one paragraph, in reading order; none for a position beyond the article."""
        ...

    def speakers(self, article_id: str, position: int) -> Collection[str]:
        """Return the named speakers of the quotations in one paragraph."""
        ...

    def published_key(self, article_id: str) -> int:
        """Return when an article was published, as a number that grows with time; the lowest if undated."""
        ...

    def newest(self, count: int, limits: Limits = EVERYTHING) -> list[Article]:
        """Return the newest articles within `limits`, undated ones last."""
        ...

    def covers(self, limits: Limits) -> bool:
        """Return whether any article is within `limits`."""
        ...

    @property
    def outlets(self) -> Sequence[str]:
        """Names of the articles' outlets."""
        ...

    @property
    def has_names(self) -> bool:
        """Whether the name of any speaker is known."""
        ...

    def has_name(self, term: str) -> bool:
        """Return whether a term is one of a speaker's name, and the articles don't write it in lower case."""
        ...

    def names_near(self, term: str, edits: int) -> Collection[str]:
        """Return spellings of the speakers' names whose terms are at most `edits` edits from `term`.

        A single name each, such as "Zelensky". A swap of adjacent characters counts as one edit.
        """
        ...

    @property
    def coverage(self) -> Coverage:
        """Counts and date range of the engine's articles."""
        ...


class SearchIndex(Engine, Protocol):
    """An open engine, with what is known of the index behind it."""

    @property
    def created(self) -> datetime:
        """Time when this state was built, in UTC."""
        ...

    @property
    def size(self) -> int:
        """Bytes on disk."""
        ...

    @property
    def place(self) -> str:
        """Where it is, to show: a folder, or the addresses of a cluster."""
        ...

    @property
    def fingerprint(self) -> str:
        """Digest of its contents and settings: two indexes with the same one give the same answers."""
        ...

    @property
    def is_outdated(self) -> bool:
        """Whether another version's rules built it: it answers until it is built again."""
        ...

    def walk(self, limits: Limits = EVERYTHING) -> Iterator[tuple[Head, tuple[Quotation, ...]]]:
        """Yield every article within `limits` with its quotations in reading order; newest first, undated ones last."""
        ...

    def verify(self) -> None:
        """Check all that is stored. Raises NewsbotError if it can't be trusted."""
        ...

    def verify_reading(self) -> None:
        """Raise NewsbotError if something read so far can't be trusted. Fast: it only looks at what is known."""
        ...

    def warm_up(self) -> None:
        """Load what questions need, so that none has to wait for it."""
        ...


class Engines(Protocol):
    """The engine in use, for the lifetime of a process: it follows each state that an index run publishes. Thread-safe.

    Where it can't be used, methods raise a NewsbotError that says why.
    """

    @property
    def current(self) -> SearchIndex:
        """The engine for the newest state that can be used."""
        ...

    @property
    def version(self) -> str | None:
        """Name of the state in use; None if another one has been published since. Opens nothing."""
        ...

    @property
    def last_damage(self) -> NewsbotError | None:
        """The most recently detected damage, or None."""
        ...

    @property
    def needs_kernels(self) -> bool:
        """Whether compiled code would search, but isn't loaded yet."""
        ...

    def load_kernels(self) -> None:
        """Load compiled code in this thread, and let all searches use it from then on."""
        ...

    def warm_up(self) -> None:
        """Load what questions need, so that none has to wait for it."""
        ...

    def do(self, work: Callable[[SearchIndex], T]) -> T:
        """Return the result of `work` on the newest state, which stays the same until it is done.

        If that state turns out to be damaged, or is gone, `work` is repeated on another one.
        """
        ...

    def refresh(self, wait: bool = False) -> None:
        """Open a newly published state, if any. With `wait`, block until that is done."""
        ...

    def watching(self) -> AbstractContextManager[object]:
        """Look after the index in the background, inside a `with` block: for damage, say."""
        ...
