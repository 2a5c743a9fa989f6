"""Public folders: the files that a web server lists, read by the formats of files on disk.

A file whose row in the list has a date is fetched when its item loads, if it is one article; any other is fetched to
see what is in it, unless the server says that it is unchanged. Links that lead out of the folder aren't followed.
"""

from __future__ import annotations

import asyncio
import gzip
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import BinaryIO, cast

from index.sources.formats import (
    COMPRESSED,
    Format,
    Input,
    Parsed,
    Record,
    digest,
    read_head,
    registered_formats,
    single_record,
    suffix_of,
    unpack,
)
from index.sources.web import Crawl, Fetched, FetchError, Fetching, Item, SourceOptions, Validators, WebSource
from index.sources.web.kinds.linked_pages import NOTHING_KNOWN, PAGE_TYPES, article_of
from index.sources.web.kinds.listings import ListedFile, Listing, folder_of, read_listing
from index.sources.web.kinds.results import with_options

MAX_FILES = 1_000
"""Maximum number of files that are read of a folder, with those below it."""

MAX_FOLDERS = 50
"""Maximum number of folders that are looked into."""

MAX_DEPTH = 5
"""Maximum number of folders within each other."""

MAX_FILE = 20_000_000
"""Maximum size of a file, in bytes."""

MAX_RUN = 40_000_000
"""Number of bytes after which a crawl leaves the other files to the next one: their articles are held in memory."""

MAX_LIST = 5_000_000
"""Maximum size of a list of files, in bytes."""

_PAGES = frozenset((".html", ".htm", ".xhtml"))


@dataclass(slots=True)
class _Run:
    """One crawl of a folder. `known` are the validators of files by address, from the crawls before."""

    fetching: Fetching
    options: SourceOptions
    known: dict[str, list[str | None]]
    notes: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    size: int = 0


async def crawl(fetching: Fetching, source: WebSource, now: datetime) -> Crawl:
    """Return the articles in the files of a folder. Raises FetchError if there is no list of files."""
    del now
    run = _Run(fetching, source.options, _known(source.state))
    top = await _list(run, source.url)
    files = await _files(run, top)
    items: list[Item] = []
    waiting = []
    for file in files:
        if file.row and _is_single(file.name):
            raw = f"{file.url}\n{file.row}".encode(errors="surrogatepass")
            items.append(Item(file.url, file.url, with_options(raw, run.options), partial(_load, run, file)))
        else:
            waiting.append(file)
    # Those that no crawl has read come first.
    for number, file in enumerate(sorted(waiting, key=lambda file: file.url in run.known)):
        if run.size >= MAX_RUN:
            run.notes.append(f"{len(waiting) - number:,} files are left to the next crawl")
            break
        items += await _items_of(run, file)
    addresses = {file.url for file in waiting}
    state = json.dumps({url: values for url, values in run.known.items() if url in addresses})
    return Crawl(items=items, title=top.title or None, state=state, notes=run.notes, passed_over=run.passed_over)


def is_readable(name: str) -> bool:
    """Return whether newsbot reads files of such a name."""
    return bool(registered_formats().formats_of(name))


def _known(state: str) -> dict[str, list[str | None]]:
    try:
        values = json.loads(state) if state else {}
    except ValueError:
        return {}
    return {url: pair for url, pair in values.items() if _is_pair(pair)} if isinstance(values, dict) else {}


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(part is None or isinstance(part, str) for part in value)


async def _list(run: _Run, url: str) -> Listing:
    fetched = await run.fetching.fetch(
        url, accept=PAGE_TYPES, max_bytes=MAX_LIST, pause_seconds=run.options.pause_seconds
    )
    try:
        if not fetched.url.startswith(folder_of(url)):
            raise ValueError("it leads out of the folder")
        return await asyncio.to_thread(read_listing, fetched)
    except ValueError as error:
        raise FetchError(url, str(error), status=fetched.status) from error


async def _files(run: _Run, top: Listing) -> list[ListedFile]:
    """Return the files that newsbot reads, in the folder and below it."""
    files: list[ListedFile] = []
    waiting = [(top, 1)]
    seen = {top.url}
    while waiting:
        listing, depth = waiting.pop(0)
        for file in listing.files:
            if is_readable(file.name):
                files.append(file)
            else:
                run.passed_over["files of other kinds"] += 1
        for url in listing.folders:
            if url in seen:
                continue
            if depth == MAX_DEPTH or len(seen) == MAX_FOLDERS:
                run.passed_over["folders beyond the limit"] += 1
                continue
            seen.add(url)
            try:
                waiting.append((await _list(run, url), depth + 1))
            except FetchError as error:
                run.notes.append(str(error))
    if len(files) > MAX_FILES:
        run.notes.append(f"it has {len(files):,} files: only {MAX_FILES:,} are read")
    return sorted(files, key=lambda file: file.url)[:MAX_FILES]


def _is_single(name: str) -> bool:
    return all(item.parse is not None for item in registered_formats().formats_of(name))


async def _fetch(run: _Run, file: ListedFile, validators: Validators = NOTHING_KNOWN) -> Fetched:
    fetched = await run.fetching.fetch(
        file.url, validators=validators, max_bytes=MAX_FILE, pause_seconds=run.options.pause_seconds
    )
    if not fetched.url.startswith(folder_of(file.url)):
        raise FetchError(file.url, "it leads out of the folder")
    return fetched


async def _load(run: _Run, file: ListedFile) -> Parsed:
    """Fetch a file with one article and return that."""
    fetched = await _fetch(run, file)
    records = await asyncio.to_thread(lambda: list(_records(fetched, file.name, run)))
    if len(records) != 1:
        raise ValueError(f"{len(records):,} articles in a file that should hold one")
    return await asyncio.to_thread(_parse, records[0], fetched, file, run.options)


async def _items_of(run: _Run, file: ListedFile) -> list[Item]:
    """Fetch a file and return its articles as items; none if it is unchanged, or can't be read, which is noted."""
    known = run.known.get(file.url) or [None, None]
    try:
        fetched = await _fetch(run, file, Validators(*known))
    except FetchError as error:
        run.notes.append(str(error))
        return []
    if fetched.status == 304:
        return []
    run.size += len(fetched.body)
    run.known[file.url] = [fetched.validators.etag, fetched.validators.last_modified]
    items = []
    records = _records(fetched, file.name, run)
    while True:
        try:
            record = await asyncio.to_thread(next, records, None)
        except ValueError as error:
            run.notes.append(f"{file.url}: {error}")
            break
        if record is None:
            break
        items.append(_item(run, file, fetched, record))
    return items


def _item(run: _Run, file: ListedFile, fetched: Fetched, record: Record) -> Item:
    key = f"{file.url}#{record.key or digest(record.raw)}" if record.place else file.url
    place = f"{file.url}, {record.place}" if record.place else file.url

    async def load() -> Parsed:
        return await asyncio.to_thread(_parse, record, fetched, file, run.options)

    return Item(key, place, with_options(record.raw, run.options), load)


def _records(fetched: Fetched, name: str, run: _Run) -> Iterator[Record]:
    """Yield the records of a file. Raises ValueError, with the reason, where it can't be read."""
    stream = cast("BinaryIO", io.BytesIO(fetched.body))
    if name.lower().endswith(COMPRESSED) and fetched.body.startswith(b"\x1f\x8b"):
        stream = unpack(cast("BinaryIO", gzip.GzipFile(fileobj=stream)), len(fetched.body))
    file_format = registered_formats().format_of(name, read_head(stream))
    if file_format is None:
        raise ValueError("newsbot doesn't know what it is")
    given = Input(name.removesuffix(COMPRESSED), stream)
    try:
        yield from _records_by(file_format, given)
    except ImportError as error:
        raise ValueError(_needs(file_format, error)) from error
    finally:
        run.notes += [f"{fetched.url}: {note}" for note in given.notes]
        run.passed_over.update(given.passed_over)


def _records_by(file_format: Format, given: Input) -> Iterator[Record]:
    if file_format.records is not None:
        yield from file_format.records(given)
    else:
        yield single_record(file_format, given)


def _needs(file_format: Format, error: ImportError) -> str:
    if file_format.extra is None:
        return f"can't be read because of a bug in newsbot ({error})"
    return f'{file_format.name} needs {error.name}: install newsbot with the extra "{file_format.extra}"'


def _parse(record: Record, fetched: Fetched, file: ListedFile, options: SourceOptions) -> Parsed:
    is_page = suffix_of(file.name) in _PAGES and not file.name.lower().endswith(COMPRESSED)
    try:
        parsed = article_of(fetched, options) if is_page and not record.place else record.parse()
    except ImportError as error:
        raise ValueError(_needs(registered_formats().formats_of(file.name)[0], error)) from error
    parsed.source = options.outlet or parsed.source
    return parsed
