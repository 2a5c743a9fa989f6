"""Reading one source on the web: from its address to copies of articles that aren't stored yet. It stores nothing.

What is unchanged since the last time costs a look into the database. Whatever is wrong with a source, or with one of
its items, becomes a sentence, and takes a limited time.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from index.archive import TRANSACTION_ARTICLES, Copy, Postponed, Store, StoredSource, WebSources, copy_id
from index.errors import ArticleError, is_out_of_resources
from index.model import Published
from index.sources import Loaded, clean_line, describe_bug, digest, is_due, is_embargoed, load_parsed
from index.sources.web import Crawl, FetchError, Fetching, Item, Validators, WebSource
from index.versions import PARSER_VERSION

T = TypeVar("T")

MOST_ITEMS = 500
"""Maximum number of new and changed items that one refresh takes from a source; the rest follow at the next ones."""

MOST_TRIES = 5
"""Number of failures after which an item is only tried again once it changes."""

_FIRST_WAIT = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(days=1)
_LOADING = 4  # items of one source at a time
_WHOLE, _PARTLY = str(PARSER_VERSION), f"{PARSER_VERSION} partly"


class Crawling(Protocol):
    """A way to find the items of a source, whatever its kind."""

    def __call__(self, fetching: Fetching, source: WebSource, now: datetime, /) -> Awaitable[Crawl]:
        """Return what the source holds now; raises FetchError, or ValueError with a reason."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading sources takes: a way to fetch and crawl, the database, and the threads that it is read in."""

    fetching: Fetching
    crawl: Crawling
    store: Store
    sources: WebSources
    thread: Executor
    """A single thread: neither the database nor the detection of languages is for several."""
    seconds: float
    """Limit for one source."""


@dataclass(slots=True)
class SourceRun:
    """What a source came to: copies to store, and what is wrong with the others."""

    stored: StoredSource
    now: datetime
    crawl: Crawl = field(default_factory=Crawl)
    error: FetchError | None = None
    """Why the source as a whole can't be read."""
    copies: list[Copy] = field(default_factory=list)
    until: str | None = None
    unchanged: int = 0
    waiting: int = 0
    """Items that failed before, and are not tried again yet."""
    is_retried: bool = False
    """Whether any of these is to be tried again though it is unchanged."""
    left: int = 0
    """Items that are left to the next refresh."""
    failed: list[ArticleError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    shapes: Counter[str] = field(default_factory=Counter)
    dates: list[Published] = field(default_factory=list)
    postponed: dict[str, Postponed] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """What to store as the digest of the source: whether its server may say next time that it is unchanged."""
        return _PARTLY if self.left else _WHOLE

    @property
    def remembered(self) -> WebSource:
        """The source with what to ask by next time. It is read from the same point again if some items failed."""
        source, crawl = self.stored.source, self.crawl
        named = replace(source, title=source.title or clean_line(crawl.title or ""))
        if crawl.is_unchanged:
            return named
        fails = self.is_retried or any(item.due_at for item in self.postponed.values())
        state = crawl.state
        if self.left or (fails and crawl.state_if_items_fail is None):
            state = source.state
        elif fails and crawl.state_if_items_fail is not None:
            state = crawl.state_if_items_fail
        return replace(named, validators=Validators() if self.left else crawl.validators, state=state)


@dataclass(frozen=True, slots=True)
class _Pending:
    """An item that isn't stored as it is now."""

    item: Item
    copy_id: str
    key: str
    digest: str
    tries: int


async def read_source(reader: Reader, stored: StoredSource, now: datetime) -> SourceRun:
    """Read a source. Never raises for what is wrong with it, and takes at most `reader.seconds`."""
    run = SourceRun(stored, now)
    until = asyncio.get_running_loop().time() + reader.seconds
    source = await _in_thread(reader, lambda: _as_remembered(reader, stored, now))
    try:
        async with asyncio.timeout_at(until):
            run.crawl = await reader.crawl(reader.fetching, source, now)
    except TimeoutError:
        run.error = FetchError(stored.source.url, f"it took longer than {reader.seconds:.0f} seconds", kind="silent")
    except FetchError as error:
        run.error = error
    except ValueError as error:
        run.error = FetchError(stored.source.url, clean_line(str(error)))
    except Exception as error:
        if is_out_of_resources(error):
            raise
        run.error = FetchError(stored.source.url, describe_bug(error))
    else:
        await _read_items(reader, run, until)
        run.crawl.items = ()  # they may be large, and wait until they are stored
    return run


def _as_remembered(reader: Reader, stored: StoredSource, now: datetime) -> WebSource:
    """Return a source with what its server may be asked by, unless something in it is to be read again."""
    known = reader.store.file(stored.origin)
    source = stored.source
    if known is None or known.digest not in (_WHOLE, _PARTLY):
        return replace(source, validators=Validators(), state="")
    due = reader.sources.first_due(source.id)
    if known.digest == _PARTLY or is_due(known.until) or (due is not None and due <= now):
        return replace(source, validators=Validators())
    return source


async def _read_items(reader: Reader, run: SourceRun, until: float) -> None:
    pending = await _in_thread(reader, lambda: _changed(reader, run))
    remaining = iter(pending)
    finished = 0

    async def load_some() -> None:
        nonlocal finished
        for item in remaining:
            await _load(reader, run, item)
            finished += 1

    try:
        async with asyncio.timeout_at(until), asyncio.TaskGroup() as tasks:
            for _ in range(_LOADING):
                tasks.create_task(load_some())
    except TimeoutError:
        run.left += len(pending) - finished
        if not run.copies and not run.failed:
            run.error = FetchError(
                run.stored.source.url, f"no item came within {reader.seconds:.0f} seconds", kind="silent"
            )
    if run.left:
        run.notes.append(f"{run.stored.name}: items left to the next refresh: {run.left:,}")


def _changed(reader: Reader, run: SourceRun) -> list[_Pending]:
    """Return the items to load, the first MOST_ITEMS of them, and count the others."""
    pending: list[_Pending] = []
    for part in _parts(run):
        ids = [item.copy_id for item in part]
        states, waiting = reader.store.copies(ids), reader.sources.postponed(ids)
        for item in part:
            state, postponed = states.get(item.copy_id), waiting.get(item.copy_id)
            if state and (state.digest, state.parser) == (item.digest, PARSER_VERSION) and not is_due(state.until):
                run.unchanged += 1
                _remember_day(run, state.until)
            elif postponed and (postponed.digest, postponed.parser) == (item.digest, PARSER_VERSION):
                if postponed.due_at is None or postponed.due_at > run.now:
                    run.waiting += 1
                    run.is_retried |= postponed.due_at is not None
                else:
                    pending.append(replace(item, tries=postponed.tries))
            else:
                pending.append(item)
    run.left = max(0, len(pending) - MOST_ITEMS)
    return pending[:MOST_ITEMS]


def _parts(run: SourceRun) -> Iterator[list[_Pending]]:
    """Yield the items with their digests, some at a time, each once."""
    digests: dict[str, str] = {}
    part: list[_Pending] = []
    for item in run.crawl.items:
        raw, key = digest(item.raw), item.key
        if digests.get(key, raw) != raw:  # another article under the same identifier
            key = raw
        if key in digests:
            continue
        digests[key] = raw
        part.append(_Pending(item, copy_id(run.stored.origin, key), key, raw, 0))
        if len(part) == TRANSACTION_ARTICLES:
            yield part
            part = []
    yield part


async def _load(reader: Reader, run: SourceRun, pending: _Pending) -> None:
    """Load one item into the run; its failure is the item's alone."""
    item, origin = pending.item, run.stored.origin
    place = item.place if item.place.startswith(("http://", "https://")) else f"{run.stored.name}, {item.place}"
    try:
        parsed = await item.load()
        name = f"{origin}#{pending.key}"
        loaded = await _in_thread(reader, lambda: load_parsed(parsed, origin, name, place))
    except FetchError as error:
        reason = error.reason if error.url in place else str(error)
        _postpone(run, pending, ArticleError(place, reason), error)
    except (ValueError, TimeoutError) as error:
        _postpone(run, pending, ArticleError(place, clean_line(str(error)) or "it took too long"))
    except Exception as error:
        if is_out_of_resources(error):
            raise
        _postpone(run, pending, ArticleError(place, describe_bug(error)))
    else:
        _take(run, pending, loaded)


def _take(run: SourceRun, pending: _Pending, loaded: Loaded) -> None:
    parsed = loaded.parsed
    run.notes += loaded.notes
    if is_embargoed(parsed):
        run.notes.append(f"{loaded.place}: it waits until {parsed.embargo}, as its outlet asks")
        run.postponed[pending.copy_id] = Postponed(pending.digest, PARSER_VERSION, pending.tries, parsed.embargo)
        return
    until = loaded.future.isoformat() if loaded.future else None
    _remember_day(run, until)
    copy = Copy(
        run.stored.origin,
        pending.key,
        pending.digest,
        loaded.article,
        PARSER_VERSION,
        parsed.guid,
        parsed.shape,
        until,
        parsed.withdrawn,
    )
    run.copies.append(copy)
    run.done.append(pending.copy_id)
    if not parsed.withdrawn:
        run.dates.append(loaded.article.published)
        run.shapes[parsed.shape] += 1


def _postpone(run: SourceRun, pending: _Pending, error: ArticleError, fetch: FetchError | None = None) -> None:
    """List a failure, and when to try again: later each time, and finally not before the item changes."""
    run.failed.append(error)
    tries = pending.tries + 1
    wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2**tries)
    if fetch is not None and fetch.retry_after is not None:
        wait = max(wait, min(_LONGEST_WAIT, timedelta(seconds=max(0, fetch.retry_after))))
    is_final = tries >= MOST_TRIES or (fetch is not None and fetch.is_gone)
    due = None if is_final else run.now + wait
    run.postponed[pending.copy_id] = Postponed(pending.digest, PARSER_VERSION, tries, due)


def _remember_day(run: SourceRun, until: str | None) -> None:
    if until is not None:
        run.until = min(run.until or until, until)


async def _in_thread(reader: Reader, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(reader.thread, work)
