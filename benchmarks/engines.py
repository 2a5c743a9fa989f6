"""The search engines that speed.py measures, each in its best known configuration.

Every engine indexes the same paragraphs as one field. A question is its words without stop words and question words;
the time to analyse them is not measured for any engine. newsbot, rank-bm25 and bm25s share newsbot's terms, so that
their rankings can be compared; tantivy and SQLite use their own stemmers. Only newsbot's index also stores the text.
"""

from __future__ import annotations

import math
import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from index.model import Article
from index.text.analysis import STOP_WORDS, extract_terms

if TYPE_CHECKING:
    import numpy as np
    import tantivy
    from numpy.typing import NDArray
    from rank_bm25 import BM25Okapi

    from index.indexing.plan import Plan
    from index.model import Hit
    from index.storage.postings import Field

PARAGRAPHS = 15  # per article
K1, B = 1.5, 0.75


@dataclass(frozen=True, slots=True)
class Question:
    """A question's words in lower case, without stop words and question words, and newsbot's terms for them."""

    words: list[str]
    terms: list[str]


class Engine(ABC):
    """One way to index and rank paragraphs. It lives in one process, which either builds or serves.

    `build`, `open` and `ask` are timed. `prepare`, which analyses a question before `ask`, and `numbers`, which
    converts its results, are not.
    """

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]]
    """Modules to import before anything is timed."""
    slow: ClassVar[bool] = False
    """Whether to ask only some of the questions."""
    on_disk: ClassVar[bool] = True
    most: ClassVar[int] = 10**9
    """Maximum number of paragraphs, unless the engine is selected by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def compile(self) -> None:  # noqa: B027  # most engines compile nothing
        """Compile what the engine compiles once on a machine, before the first index."""

    @abstractmethod
    def build(self, texts: Iterable[str]) -> None:
        """Index `texts` into the folder."""

    @abstractmethod
    def open(self) -> None:
        """Open the index that another process built."""

    def prepare(self, question: Question) -> Any:
        """Return the question in the form that `ask` takes."""
        return question.terms

    @abstractmethod
    def ask(self, question: Any, k: int) -> Any:
        """Return the best `k` paragraphs, best first."""

    def numbers(self, results: Any) -> list[int]:
        """Return the paragraph numbers of the results of `ask`: their lines in the file, from 0."""
        return [int(number) for number in results]


class Newsbot(Engine):
    """newsbot with the text field alone, like the other engines; built by one process per core."""

    name = "newsbot"
    needs = ("index.indexing.build", "index.engine.snapshot")

    def compile(self) -> None:
        from index.engine.snapshot import open_current
        from index.indexing.build import write_snapshot
        from index.indexing.workers import LARGE
        from index.processes import cores
        from index.storage.postings import FIELDS

        # numba caches its kernels beside the folder of snapshots, where this process and the next load them.
        small = self.folder / "first"
        texts = ["It rained."] * (PARAGRAPHS * LARGE)
        write_snapshot(
            small, (_article(texts, first) for first in range(0, len(texts), PARAGRAPHS)), "first", workers=cores()
        )
        open_current(small, FIELDS).warm_up()
        shutil.rmtree(small)

    def build(self, texts: Iterable[str]) -> None:
        from index.indexing.plan import Plan
        from index.indexing.workers import LARGE, Workers
        from index.processes import cores
        from index.storage.snapshot_files import KERNELS

        with Workers(cores(), self._fields(), self.folder / KERNELS) as workers:
            lines = iter(texts)
            paragraphs = list(islice(lines, PARAGRAPHS * LARGE))
            workers.expect(len(paragraphs) // PARAGRAPHS)
            paragraphs.extend(lines)
            self._write(paragraphs, Plan("benchmark", fields=self._fields(), workers=workers))

    def _write(self, paragraphs: Sequence[str], plan: Plan) -> None:
        from index.indexing.build import write_base
        from index.indexing.plan import Fresh
        from index.storage.documents import order_key

        dates = {str(first): _published(first // PARAGRAPHS) for first in range(0, len(paragraphs), PARAGRAPHS)}
        keys = sorted(order_key(day, name) for name, day in dates.items())
        fresh = Fresh(keys, lambda names: (_article(paragraphs, int(name)) for name in names))
        write_base(self.folder / "snapshots", fresh, plan)

    def open(self) -> None:
        from index.engine.snapshot import open_current

        self._snapshot = open_current(self.folder / "snapshots", fields=self._fields())

    def _fields(self) -> Sequence[Field]:
        from index.storage.postings import Field

        return [Field("text", 1.0)]

    def ask(self, question: Sequence[str], k: int) -> list[Hit]:
        return self._snapshot.search(question, k)

    def numbers(self, results: Sequence[Hit]) -> list[int]:
        return [int(hit.article_id) + hit.position for hit in results]


class NewsbotFields(Newsbot):
    """newsbot with all of its fields: speakers, previous paragraph and headline, too."""

    name = "newsbot-fields"

    def _fields(self) -> Sequence[Field]:
        from index.storage.postings import FIELDS

        return FIELDS


def _article(texts: Sequence[str], first: int) -> Article:
    """Return the article of the 15 paragraphs from `first` on, with `first` as id; dates are in no order."""
    paragraphs = tuple(texts[first : first + PARAGRAPHS])
    return Article(
        id=str(first),
        origin=f"benchmark:{first}",
        title=" ".join(paragraphs[0].split(maxsplit=8)[:8]),
        paragraphs=paragraphs,
        source=f"Outlet {first // PARAGRAPHS % 20}",
        published=_published(first // PARAGRAPHS),
    )


def _published(number: int) -> date:
    return date(2024, 1, 1) - timedelta(days=number * 7919 % 1461)


class RankBM25(Engine):
    """The rank-bm25 library with a positive idf: the reference that other rankings are compared with."""

    name = "rank-bm25"
    needs = ("rank_bm25",)
    slow = True
    on_disk = False
    most = 2_000_000

    def build(self, texts: Iterable[str]) -> None:
        self._bm25 = _positive(extract_terms(text) for text in texts)

    def open(self) -> None:
        """Do nothing: the process that builds also serves."""

    def ask(self, question: Sequence[str], k: int) -> NDArray[np.int64]:
        import numpy as np

        self._scores = scores = self._bm25.get_scores(question)
        k = min(k, len(scores))
        best: NDArray[np.int64] = np.argpartition(scores, -k)[-k:]
        return best[np.argsort(-scores[best])]

    def same(self, numbers: Sequence[int], k: int) -> bool:
        """Return whether `numbers` are the `k` best paragraphs for the last question, by this engine's scores.

        Scores within 1e-5 of each other count as equal; paragraphs that score 0 don't count.
        """
        import numpy as np

        theirs = np.sort(self._scores[list(dict.fromkeys(numbers))])[::-1]
        best = np.sort(self._scores)[::-1][:k]
        theirs, best = theirs[theirs > 0], best[best > 0]
        return len(theirs) == len(best) and bool(np.allclose(theirs, best, rtol=1e-5, atol=0))


def _positive(corpus: Iterable[list[str]]) -> BM25Okapi:
    """Return rank-bm25 with an idf that is positive for every term."""
    from rank_bm25 import BM25Okapi

    class Positive(BM25Okapi):
        def _calc_idf(self, nd: dict[str, int]) -> None:
            self.idf = {word: math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5)) for word, n in nd.items()}

    return Positive(corpus, k1=K1, b=B)


class BM25S(Engine):
    """bm25s compiled by numba and loaded into memory: memory-mapping its files was no faster.

    It gets term ids, which it uses as they are; given words, it would map them to ids in a second pass. Its scores are
    rank-bm25's divided by k1 + 1, which leaves the order unchanged.
    """

    name = "bm25s"
    needs = ("bm25s", "numba")

    def build(self, texts: Iterable[str]) -> None:
        import bm25s

        term_ids: dict[str, int] = {}
        ids = [[term_ids.setdefault(term, len(term_ids)) for term in extract_terms(text)] for text in texts]
        engine = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numba")
        engine.index((ids, term_ids), show_progress=False)
        engine.save(self.folder, show_progress=False)

    def open(self) -> None:
        import bm25s

        self._engine = bm25s.BM25.load(self.folder, mmap=False, show_progress=False)

    def ask(self, question: list[str], k: int) -> NDArray[np.int32]:
        retrieved = self._engine.retrieve([question], k=k, return_as="documents", show_progress=False, n_threads=1)
        return retrieved.ravel()


class Tantivy(Engine):
    """tantivy with newsbot's stop words and its own English stemmer; frequencies, but no positions and no text.

    Its writer uses one thread per core, and each thread writes its own segment. With count=False it needn't count the
    matching paragraphs, and can skip those that can't be among the best. Queries built from terms are slightly faster
    than parsed ones.
    """

    name = "tantivy"
    needs = ("tantivy",)
    threads = 0  # one per core

    def build(self, texts: Iterable[str]) -> None:
        from tantivy import Document, Index, SchemaBuilder

        schema = SchemaBuilder().add_text_field("text", tokenizer_name="newsbot", index_option="freq")
        index = Index(schema.add_integer_field("number", fast=True).build(), path=str(self.folder))
        index.register_tokenizer("newsbot", _analyzer())
        writer = index.writer(heap_size=1_000_000_000, num_threads=self.threads)
        for number, text in enumerate(texts):
            writer.add_document(Document(text=text, number=number))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        from tantivy import Index

        index = Index.open(str(self.folder))
        self._schema, self._searcher, self._analyzer = index.schema, index.searcher(), _analyzer()

    def prepare(self, question: Question) -> list[str]:
        return self._analyzer.analyze(" ".join(question.words))

    def ask(self, question: Sequence[str], k: int) -> list[int]:
        from tantivy import Occur, Query

        parts = [(Occur.Should, Query.term_query(self._schema, "text", term, "freq")) for term in question]
        hits = self._searcher.search(Query.boolean_query(parts), k, count=False).hits
        return self._searcher.fast_field_values("number", [address for _, address in hits])


class TantivyOneSegment(Tantivy):
    """tantivy written by a single thread: slower to build, but with one segment faster to search."""

    name = "tantivy-one-segment"
    threads = 1


def _analyzer() -> tantivy.TextAnalyzer:
    """Return tantivy's en_stem analyzer with a filter for newsbot's stop words."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    plain = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(40)).filter(Filter.lowercase())
    return plain.filter(Filter.custom_stopword(sorted(STOP_WORDS))).filter(Filter.stemmer("english")).build()


class SQLite(Engine):
    """SQLite's FTS5 without the text. For bm25() without text it needs word positions (detail=full)."""

    name = "sqlite-fts5"
    needs = ("sqlite3",)
    slow = True

    def build(self, texts: Iterable[str]) -> None:
        connection = sqlite3.connect(self.folder / "index.sqlite", isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -262144"):
            connection.execute(f"PRAGMA {pragma}")
        tokenizer = "porter unicode61 remove_diacritics 2"
        connection.execute(f"CREATE VIRTUAL TABLE paragraphs USING fts5(text, content='', tokenize='{tokenizer}')")
        connection.execute("INSERT INTO paragraphs(paragraphs, rank) VALUES ('hashsize', 67108864)")  # larger writes
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO paragraphs(rowid, text) VALUES (?, ?)", enumerate(texts))
        connection.execute("COMMIT")
        connection.execute("INSERT INTO paragraphs(paragraphs) VALUES ('optimize')")
        connection.close()

    def open(self) -> None:
        self._connection = sqlite3.connect(self.folder / "index.sqlite")
        for pragma in (f"mmap_size = {1 << 34}", "cache_size = -262144"):
            self._connection.execute(f"PRAGMA {pragma}")

    def prepare(self, question: Question) -> str:
        return " OR ".join(f'"{word}"' for word in question.words)

    def ask(self, question: str, k: int) -> list[tuple[int]]:
        sql = "SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY rank LIMIT ?"
        return self._connection.execute(sql, (question, k)).fetchall()

    def numbers(self, results: Sequence[tuple[int]]) -> list[int]:
        return [number for (number,) in results]


ENGINES: dict[str, type[Engine]] = {
    engine.name: engine for engine in (Newsbot, NewsbotFields, RankBM25, BM25S, Tantivy, TantivyOneSegment, SQLite)
}
