"""Adding single articles: a page by its link, a document by its path, each as a file that later runs read again.

All of them are stored and published in one run. What is wrong with one of them becomes its sentence; the others go on.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from index.archive import Copy, Outcome, Store, canonical_url, without_tracking
from index.errors import ArticleError, ArticleMissing, NotAdded, is_out_of_resources
from index.indexing import (
    FileReader,
    Progress,
    Report,
    adding,
    count_indexed,
    publish_changes,
    tidy,
    wait_for_index_lock,
)
from index.model import Article, Published
from index.sources import (
    DEFAULT_OPTIONS,
    KEY,
    File,
    clean_up,
    describe_bug,
    file_key,
    file_of,
    find_added,
    is_page,
    load_bytes,
    page_key,
    page_path,
    reason_in,
    store_file,
    store_page,
)
from index.sources.web import Fetcher, FetchError, Fetching, FetchOptions, NotOneArticle, redact
from index.sources.web.kinds import fetch_article, page_file
from index.storage import DataFolder

MOST_SHOWN = 5
"""Maximum number of articles that are named of each thing that is added."""

_MOST_REASONS = 5
_LINK = re.compile(r"https?://\S", re.IGNORECASE)
_BARE_LINK = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+(?::\d{1,5})?/")
_ARTICLE_KEY = re.compile(r"article-([A-Za-z0-9_-]{1,40})", re.ASCII)
_KNOWN = (Outcome.SAME, Outcome.ELSEWHERE)
_REMOVED = "it was removed for good, and stays out until `newsbot remove --undo` lets it in again"

State = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """An article of what was added. `paragraphs` is their number; `state` says whether it was there before."""

    id: str
    title: str
    outlet: str | None
    published: Published
    paragraphs: int
    url: str | None
    state: State


@dataclass(slots=True)
class Addition:
    """What became of one thing to add. Without an `error`, it is in the index."""

    name: str
    """The link or the path, as it was given."""
    key: str = ""
    """What to take it out by; empty if it isn't there."""
    articles: list[AddedArticle] = field(default_factory=list)
    """The first MOST_SHOWN, new ones first."""
    counts: Counter[State] = field(default_factory=Counter)
    failures: int = 0
    """Records of a document that hold no article."""
    reasons: list[str] = field(default_factory=list)
    """Why the first of them don't."""
    error: str = ""
    """Why it can't be added."""
    is_source: bool = False
    """Whether it may be added as a source instead."""

    @property
    def total(self) -> int:
        """The number of its articles."""
        return self.counts.total()


@dataclass(frozen=True, slots=True)
class _Page:
    key: str
    raw: bytes


def is_link(name: str) -> bool:
    """Return whether a name is a link, and not the path of a file."""
    return bool(_LINK.match(name) or (_BARE_LINK.match(name) and not Path(name).exists()))


def add_articles(
    data: DataFolder,
    names: Sequence[str],
    fetching: FetchOptions,
    progress: Callable[[Progress], None] = lambda _: None,
) -> tuple[list[Addition], Report]:
    """Add the pages and documents with these links and paths; return what became of each, and the report of the run.

    Waits for an index run that is going on. Raises StoreError and DataFolderError.
    """
    data.check_writable()
    additions = [Addition(name) for name in dict.fromkeys(names)]
    links = [addition for addition in additions if is_link(addition.name)]
    pages = asyncio.run(_fetch(links, fetching, progress)) if links else {}
    report = Report()
    with adding(data, "add", report) as store:
        clean_up(data.added)
        run = _Run(data, store, report)
        for count, addition in enumerate(additions):
            progress(Progress("reading", count, len(additions)))
            if addition.error:
                report.failures += 1
            else:
                run.add(addition, pages.get(addition.name))
        tidy(store, report)
        publish_changes(store, data, report, progress)
        count_indexed(data, report)
        for addition in additions:
            run.describe(addition)
    return additions, report


def take_out(data: DataFolder, name: str) -> list[str]:
    """Take out what was added, by its key, its link or its path; return the titles of its first articles.

    The article of a page is removed for good, as is the one with the id N for the key `article-N`. Those of a document
    go with it, unless another file has them. Raises NotAdded if nothing was added by that name.
    """
    data.check_writable()
    with (
        data.disk_errors(),
        wait_for_index_lock(data.path, lambda: False, data.database),
        closing(Store(data.database)) as store,
    ):
        if (by_id := _ARTICLE_KEY.fullmatch(name)) is not None:
            return [_remove(data, store, by_id[1])]
        path = find_added(data.added, _key_of(store, data, name))
        if path is None:
            raise NotAdded(name)
        file, report = file_of(path), Report()
        titles = store.titles_in(file.origin)
        if is_page(path.stem):
            for article_id in titles:
                store.remove(article_id)
        store.drop_files([file.origin])
        store.tidy()
        path.unlink(missing_ok=True)  # not before: if it fails halfway, the same name takes out the rest
        publish_changes(store, data, report)
    return [*titles.values()][:MOST_SHOWN]


def _remove(data: DataFolder, store: Store, article_id: str) -> str:
    """Remove an article for good; return its title. Raises NotAdded."""
    try:
        title = store.remove(article_id)
    except ArticleMissing as error:
        raise NotAdded(article_id) from error
    publish_changes(store, data, Report())
    return title


def _key_of(store: Store, data: DataFolder, name: str) -> str:
    """Return the key of what was added by a name; the page of a link may be stored by where the link led."""
    if KEY.fullmatch(name):
        return name
    if not is_link(name):
        try:
            return file_key(Path(name))
        except ArticleError as error:
            raise NotAdded(name) from error
    key = _key_of_page(name)
    if find_added(data.added, key) is None and (history := store.history(name)) is not None:
        stems = [origin.rpartition("/")[2].partition(".")[0] for origin in history.origins]
        return next((stem for stem in stems if KEY.fullmatch(stem) and find_added(data.added, stem)), key)
    return key


async def _fetch(
    links: Sequence[Addition], options: FetchOptions, progress: Callable[[Progress], None]
) -> dict[str, _Page]:
    """Fetch the pages of some links side by side; note in each addition why it can't be fetched."""
    pages: dict[str, _Page] = {}
    done = 0

    async def fetch(fetching: Fetching, addition: Addition) -> None:
        nonlocal done
        if (page := await _fetch_page(fetching, addition)) is not None:
            pages[addition.name] = page
        done += 1
        progress(Progress("fetching", done, len(links)))

    async with Fetcher(options) as fetcher:
        await asyncio.gather(*(fetch(fetcher, addition) for addition in links))
    return pages


async def _fetch_page(fetching: Fetching, addition: Addition) -> _Page | None:
    shown = redact(addition.name)
    try:
        fetched = await fetch_article(fetching, addition.name)
        fetched = replace(fetched, url=without_tracking(fetched.url))
        page = _Page(_key_of_page(fetched.url), await asyncio.to_thread(page_file, fetched))
        await asyncio.to_thread(_check, page)
        return page
    except FetchError as error:
        addition.error, addition.is_source = str(error), isinstance(error, NotOneArticle)
    except ArticleError as error:
        addition.error = f"{shown}: {error.reason}"
    except ValueError as error:
        addition.error = f"{shown}: {error}"
    except Exception as error:
        if is_out_of_resources(error):
            raise
        addition.error = f"{shown}: {describe_bug(error)}"
    return None


def _check(page: _Page) -> None:
    """Raise ArticleError if a page, as it would be stored, holds no article: what is stored of it stays then."""
    load_bytes(file_of(page_path(Path("/"), page.key)), page.raw)


def _key_of_page(url: str) -> str:
    return page_key(canonical_url(url) or url)


class _Run:
    """Stores what is added, one after the other, and says what became of it. The index lock must be held."""

    def __init__(self, data: DataFolder, store: Store, report: Report) -> None:
        self._data, self._store, self._report = data, store, report
        self._outcomes: dict[str, dict[str, Outcome]] = {}  # by key, then by the id of the copy

    def add(self, addition: Addition, page: _Page | None) -> None:
        """Store one thing, and put its articles into the database."""
        try:
            path = _store(self._data.added, addition.name, page)
        except ArticleError as error:
            addition.error = str(error)
            self._report.failures += 1
            return
        addition.key = path.name.partition(".")[0]
        file, own = file_of(path), Report()
        outcomes = self._outcomes[addition.key] = {}

        def note(copy: Copy, outcome: Outcome) -> None:
            outcomes[copy.id] = outcome

        FileReader(self._store, own, lambda _: None, DEFAULT_OPTIONS, prune=True, on_put=note).read([file])
        self._merge(own)
        addition.failures = own.failures
        addition.reasons = [reason_in(error, file) for error in own.failed[:_MOST_REASONS]]
        if not self._store.count_copies(file.origin):
            self._drop(addition, file, own)

    def _drop(self, addition: Addition, file: File, own: Report) -> None:
        """Remove a file without an article again."""
        outcomes = self._outcomes.pop(addition.key)
        self._report.failures += 0 if own.failures else 1
        self._store.drop_files([file.origin])
        file.path.unlink(missing_ok=True)
        reasons = [*addition.reasons, *(note.removeprefix(f"{file.name}: ") for note in own.notes)]
        if Outcome.REMOVED in outcomes.values():
            reasons = [_REMOVED]
        shown = redact(addition.name) if is_link(addition.name) else addition.name
        addition.error = f"{shown}: {next(iter(reasons), 'it holds no article')}"
        addition.key, addition.reasons, addition.failures = "", [], 0

    def _merge(self, own: Report) -> None:
        report = self._report
        report.added += own.added
        report.changed += own.changed
        report.unchanged += own.unchanged
        report.elsewhere += own.elsewhere
        report.withdrawn += own.withdrawn
        report.refused += own.refused
        report.failures += own.failures

    def describe(self, addition: Addition) -> None:
        """Name the first articles of what was added, and count all."""
        path = find_added(self._data.added, addition.key) if addition.key else None
        if path is None:
            return
        origin, outcomes = file_of(path).origin, self._outcomes.get(addition.key, {})
        copies = self._store.copies([*self._store.copy_ids([origin])])
        order = {copy_id: number for number, copy_id in enumerate(outcomes)}
        states: dict[str, State] = {}
        for copy_id in sorted(copies, key=lambda name: (order.get(name, len(order)), name)):
            states.setdefault(copies[copy_id].article_id, _state(outcomes.get(copy_id)))
        if is_page(addition.key) and self._store.are_elsewhere(origin):
            addition.key = ""  # it is the article of a source, too, which would leave with it
        addition.counts.update(states.values())
        first = [*states][:MOST_SHOWN]
        addition.articles = [_described(article, states[article.id]) for article in self._store.articles(first)]


def _store(folder: Path, name: str, page: _Page | None) -> Path:
    return store_file(folder, Path(name)) if page is None else store_page(folder, page.key, page.raw)


def _state(outcome: Outcome | None) -> State:
    if outcome is None or outcome in _KNOWN:
        return "unchanged"
    return "added" if outcome is Outcome.ADDED else "changed"


def _described(article: Article, state: State) -> AddedArticle:
    return AddedArticle(
        article.id,
        article.title,
        article.source,
        article.published,
        len(article.paragraphs),
        article.url,
        state,
    )
