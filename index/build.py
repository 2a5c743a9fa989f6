"""Articles to a snapshot: quotes, terms and postings, written whole and published at once.

A snapshot is drafted beside the others and becomes the current one by replacing CURRENT, after everything is on the
disk: a reader sees the old one or the new one. Only the holder of the index lock may write.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Quote, day, moment, published_to
from index.bm25 import PostingsBuilder
from index.packed import PackedStrings
from index.quotes import find_quotes
from index.snapshot import POSTINGS, Manifest, digest_file, numbers, settings
from index.terms import terms

_KEPT = 2  # the current one and the one before


def write(folder: Path, articles: Iterable[Article], state: str, done: Callable[[int], None] = lambda _: None) -> Path:
    """Builds a snapshot of `articles` under `folder` and publishes it. Returns where it lies.

    `state` names what it was built from; `done` is told after each article how many are ready. A write that ends
    early, by whatever error, leaves the current snapshot as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("draft-*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    draft = folder / f"draft-{os.getpid()}"
    draft.mkdir()
    try:
        ordered = sorted(articles, key=_newest_first)
        files = {f"{name}.npy": _save(draft / f"{name}.npy", array) for name, array in _arrays(ordered, done)}
        _write_synced(draft / "manifest.json", _manifest(ordered, state, files).to_json().encode())
        _sync_folder(draft)
        target = folder / f"{max(numbers(folder), default=0) + 1:06d}"
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _publish(folder, target.name)
    return target


def _publish(folder: Path, name: str) -> None:
    _sync_folder(folder)
    _write_synced(folder / "CURRENT.new", name.encode())
    (folder / "CURRENT.new").replace(folder / "CURRENT")
    _sync_folder(folder)
    for number in sorted(numbers(folder), reverse=True)[_KEPT:]:
        shutil.rmtree(folder / f"{number:06d}", ignore_errors=True)


def _newest_first(article: Article) -> tuple[float, str]:
    when = -moment(article.published).timestamp() if article.published else float("inf")
    return when, article.id


def _arrays(articles: Sequence[Article], done: Callable[[int], None]) -> Iterator[tuple[str, NDArray[Any]]]:
    """Every array of a snapshot of `articles`, by name."""
    quotes: list[str] = []
    builder = PostingsBuilder()
    for count, article in enumerate(articles, 1):
        found: list[list[Quote]] = [[] for _ in article.paragraphs]
        for quote in find_quotes(article.paragraphs):
            found[quote.paragraph].append(quote)
        for fields in _fields(article, found):
            builder.add(fields)
        quotes.extend(_pack_quotes(here) for here in found)
        done(count)
    postings = builder.build()
    by_id = sorted(range(len(articles)), key=lambda number: articles[number].id.encode())
    packed = {
        "terms": postings.terms,
        "paragraphs": PackedStrings.pack(text for article in articles for text in article.paragraphs),
        "quotes": PackedStrings.pack(quotes),
        "articles": PackedStrings.pack(_pack_article(article) for article in articles),
        "ids": PackedStrings.pack(article.id for article in articles),
    }
    for name, strings in packed.items():
        yield f"{name}.data", strings.data
        yield f"{name}.starts", strings.starts
    for name in POSTINGS:
        yield name, getattr(postings, name)
    yield "first_rows", np.cumsum([0, *(len(article.paragraphs) for article in articles)], dtype=np.int64)
    yield "id_order", np.array(by_id, np.int32)


def _fields(article: Article, quotes: Sequence[Sequence[Quote]]) -> Iterator[dict[str, list[str]]]:
    """The terms of each paragraph by field, see `bm25.FIELDS`."""
    headline = terms(article.title)
    previous: list[str] = []
    for text, here in zip(article.paragraphs, quotes, strict=True):
        own = terms(text)
        speakers = dict.fromkeys(quote.speaker for quote in here if quote.speaker)
        named = [term for speaker in speakers for term in terms(speaker)]
        yield {"text": own, "speakers": named, "previous": previous, "headline": headline}
        previous = own


def _pack_quotes(quotes: Sequence[Quote]) -> str:
    packed = [[q.start, q.end, q.speaker, q.cue, q.kind, q.rule, q.certain] for q in quotes]
    return json.dumps(packed, ensure_ascii=False) if packed else ""


def _pack_article(article: Article) -> str:
    body = {name: getattr(article, name) for name in ("id", "origin", "title", "source", "url", "author")}
    return json.dumps(body | {"published": published_to(article.published)}, ensure_ascii=False)


def _manifest(articles: Sequence[Article], state: str, files: dict[str, tuple[int, str]]) -> Manifest:
    days = [day(article.published).isoformat() for article in articles if article.published]
    return Manifest(
        settings=settings(),
        state=state,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        articles=len(articles),
        paragraphs=sum(len(article.paragraphs) for article in articles),
        outlets=len({article.source for article in articles if article.source}),
        first=min(days, default=None),
        last=max(days, default=None),
        files=files,
    )


def _save(path: Path, array: NDArray[Any]) -> tuple[int, str]:
    with path.open("wb") as file:
        np.save(file, array, allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())
    return path.stat().st_size, digest_file(path)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
