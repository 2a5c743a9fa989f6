"""Copies of articles as an index run reads them."""

from __future__ import annotations

from typing import Any

from index import Article
from index.archive import Copy, Outcome, Store
from index.model import Published
from index.sources import digest


def copy_of(article: Article, **other: Any) -> Copy:
    """Return the only copy of a file with one article; the digest is of what the article holds."""
    values: dict[str, Any] = {"file": article.origin, "key": "", "digest": digest(repr(article).encode()), "parser": 1}
    return Copy(**{**values, "article": article, **other})


def read(
    file: str,
    text: str = "The ferry Orla sank near Karsk harbour yesterday.",
    key: str = "",
    title: str = "Ferry sinks",
    published: Published = None,
    modified: Published = None,
    **other: Any,
) -> Copy:
    """Return a copy as it is read from a file; a name is its article's part, else the copy's own."""
    own = {name: other.pop(name) for name in ("guid", "until", "is_withdrawn", "digest", "parser") if name in other}
    article_id = digest(f"{file}#{key}".encode())[:16]
    paragraphs = tuple(text.splitlines())
    article = Article(article_id, f"file:///{file}", title, paragraphs, published=published, modified=modified, **other)
    return copy_of(article, key=key, **own)


def put(store: Store, *copies: Copy) -> list[Outcome]:
    """Put copies as one batch, and remove the articles that have none left."""
    outcomes = store.put(copies)
    store.tidy()
    return outcomes


def shown(store: Store) -> dict[str, str]:
    """Return the first paragraphs of all articles, by title."""
    return {article.title: (article.paragraphs or ("",))[0] for article in store.articles()}
