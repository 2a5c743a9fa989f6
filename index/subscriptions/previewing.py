"""Testing a source: what a refresh would index, without indexing anything."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from index.errors import ArticleError
from index.model import Published
from index.sources import Loaded, clean_line, describe_bug, load_parsed
from index.sources.web import Fetcher, FetchError, Fetching, FetchOptions, Item, Kind, SourceOptions, WebSource
from index.sources.web.kinds import Candidate, check_selectors, crawl, discover
from index.subscriptions.adding import of_kind
from index.text import sentence_spans

_LOADING = 4


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """An article as it would be indexed, with its first sentence."""

    title: str
    outlet: str | None
    published: Published
    url: str | None
    paragraphs: int
    opening: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Preview:
    """What a refresh of a source would index: its first items, of `count` in all."""

    source: Candidate
    others: Sequence[Candidate] = ()
    """Other sources that the address leads to."""
    count: int = 0
    items: list[PreviewItem] = field(default_factory=list)
    failed: list[ArticleError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def preview_source(
    url: str, options: SourceOptions, fetching: FetchOptions, most: int = 5, kind: Kind | None = None
) -> Preview:
    """Return what the first `most` items at an address would become, or at what is of a `kind` there.

    Raises FetchError if there is no source, and ValueError if the selectors are none.
    """
    check_selectors(options)
    return asyncio.run(_preview(url, options, fetching, most, kind))


async def _preview(url: str, options: SourceOptions, fetching: FetchOptions, most: int, kind: Kind | None) -> Preview:
    async with Fetcher(fetching) as fetcher:
        best, *others = of_kind(kind, url, await discover(fetcher, url))
        preview = Preview(best, others)
        found = await _crawl(fetcher, WebSource("", best.url, best.kind, best.title, options), preview)
        slots = asyncio.Semaphore(_LOADING)
        results = await asyncio.gather(*(_load(item, best, slots) for item in found[:most]))
    for result in results:
        if isinstance(result, ArticleError):
            preview.failed.append(result)
        else:
            preview.items.append(_described(result))
    return preview


async def _crawl(fetcher: Fetching, source: WebSource, preview: Preview) -> Sequence[Item]:
    try:
        found = await crawl(fetcher, source, datetime.now(UTC))
    except ValueError as error:
        raise FetchError(source.url, clean_line(str(error))) from error
    preview.count = len(found.items)
    preview.notes += found.notes
    return found.items


async def _load(item: Item, source: Candidate, slots: asyncio.Semaphore) -> Loaded | ArticleError:
    place = item.place
    try:
        async with slots:
            parsed = await item.load()
        return await asyncio.to_thread(load_parsed, parsed, source.url, item.key, place)
    except FetchError as error:
        return ArticleError(place, error.reason if error.url in place else str(error))
    except ValueError as error:
        return ArticleError(place, clean_line(str(error)))
    except Exception as error:
        return ArticleError(place, describe_bug(error))


def _described(loaded: Loaded) -> PreviewItem:
    article = loaded.article
    opening = article.paragraphs[0] if article.paragraphs else ""
    start, end = next(iter(sentence_spans(opening)), (0, len(opening)))
    return PreviewItem(
        article.title,
        article.source,
        article.published,
        article.url,
        len(article.paragraphs),
        opening[start:end],
        loaded.notes,
    )
