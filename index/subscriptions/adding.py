"""Adding sources: what an address leads to, and lists of sources in OPML."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field

from index.archive import StoredSource, WebSources, source_id
from index.errors import SourceKnown, is_out_of_resources
from index.sources import clean_line, describe_bug
from index.sources.web import (
    Fetcher,
    FetchError,
    FetchOptions,
    Kind,
    SourceOptions,
    WebSource,
    read_opml,
    redact,
    write_opml,
)
from index.sources.web.kinds import Candidate, check_selectors, discover
from index.storage import DataFolder


@dataclass(slots=True)
class Found:
    """The sources that addresses lead to, the best first for each; None for those of which `errors` say why not."""

    candidates: list[list[Candidate] | None] = field(default_factory=list)
    errors: list[FetchError] = field(default_factory=list)


def find_sources(urls: Sequence[str], options: FetchOptions, kind: Kind | None = None) -> Found:
    """Return what some addresses lead to, or only what is of a `kind`. They are asked side by side."""
    return asyncio.run(_find(urls, options, kind))


async def _find(urls: Sequence[str], options: FetchOptions, kind: Kind | None) -> Found:
    found = Found()
    async with Fetcher(options) as fetcher:
        results = await asyncio.gather(*(_discover(fetcher, url, kind) for url in urls))
    found.candidates = [None if isinstance(result, FetchError) else result for result in results]
    found.errors = [result for result in results if isinstance(result, FetchError)]
    return found


async def _discover(fetcher: Fetcher, url: str, kind: Kind | None) -> list[Candidate] | FetchError:
    """Return the sources that an address leads to, or why it leads to none: the other addresses go on."""
    try:
        return of_kind(kind, url, await discover(fetcher, url))
    except FetchError as error:
        return error
    except Exception as error:
        if is_out_of_resources(error):
            raise
        return FetchError(redact(url), describe_bug(error))


def of_kind(kind: Kind | None, url: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of a kind, that at `url` itself first; without a kind, all of them.

    Raises FetchError if there is none.
    """
    if kind is None:
        return [*candidates]
    matching = [candidate for candidate in candidates if candidate.kind == kind]
    if not matching:
        others = ", ".join(f"{candidate.url} ({candidate.kind})" for candidate in candidates)
        raise FetchError(redact(url), f"it leads to no source of the kind {kind}, but to {others}")
    return sorted(matching, key=lambda candidate: source_id(candidate.url) != source_id(url))


def add_source(data: DataFolder, candidate: Candidate, options: SourceOptions) -> StoredSource:
    """Add a source. Raises SourceKnown if it is there already, and ValueError if its selectors are none."""
    check_selectors(options)
    data.check_writable()
    with closing(WebSources(data.database)) as sources:
        return sources.add(WebSource("", candidate.url, candidate.kind, clean_line(candidate.title), options))


def import_sources(data: DataFolder, raw: bytes) -> tuple[list[StoredSource], list[str]]:
    """Add the sources of an OPML list; return those that are new, and what is wrong with others, a sentence each.

    Nothing is fetched. Raises ValueError, with the reason, if it is no such list.
    """
    read = read_opml(raw)
    data.check_writable()
    added: list[StoredSource] = []
    problems = [*read.problems]
    with closing(WebSources(data.database)) as sources:
        for entry in read.entries:
            try:
                check_selectors(entry.options)
                source = WebSource("", entry.url, entry.kind, clean_line(entry.title), entry.options)
                added.append(sources.add(source))
            except SourceKnown as error:
                problems.append(str(error))
            except ValueError as error:
                problems.append(f"{entry.url}: {error}")
    return added, problems


def export_sources(data: DataFolder) -> bytes:
    """Return all sources as an OPML list, with all of their options."""
    with closing(WebSources(data.database)) as sources:
        return write_opml([stored.source for stored in sources.all()])
