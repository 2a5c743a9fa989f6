"""What a page links to: its feeds, the API of WordPress, and all that a list of files needs.

See https://www.rssboard.org/rss-autodiscovery and https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.sources.formats import collapse, page_tree
from index.sources.web import Fetched
from index.sources.web.kinds.linked_pages import in_utf8
from index.sources.web.kinds.results import address_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_FEEDS = 50
"""Maximum number of feeds that are taken from one page."""

_FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/x.atom+xml"
    " application/json text/xml application/xml".split()
)
_WORDPRESS = "https://api.w.org/"
_COMMENTS = re.compile(
    r"comment|kommentar|comentari|commentaire|commenti|reacties|komentar|комментари|评论|コメント", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page declares."""

    url: str
    title: str


@dataclass(slots=True)
class PageLinks:
    """What a page says of its site. `kind` is what it says that it is, in Open Graph's words."""

    title: str = ""
    kind: str = ""
    feeds: list[FeedLink] = field(default_factory=list)
    wordpress: str | None = None
    """Address of the API of WordPress."""


def links_of(fetched: Fetched) -> PageLinks:
    """Return what a page declares, its main feed first. Raises ValueError if it is no page."""
    tree = page_tree(in_utf8(fetched))
    base = base_of(tree, fetched.url)
    result = PageLinks(title=title_of(tree), kind=_kind(tree))
    for rel, element in _declared(tree):
        url = address_in(base, element.get("href") or "")
        if not url:
            continue
        if _WORDPRESS in rel:
            result.wordpress = result.wordpress or url
        elif _is_feed_link(rel, element):
            result.feeds.append(FeedLink(url, collapse(element.get("title") or "")))
    unique = {link.url: link for link in reversed(result.feeds)}
    feeds = [link for link in result.feeds if unique.get(link.url) is link][:MAX_FEEDS]
    path = urlsplit(fetched.url).path.rstrip("/")
    result.feeds = sorted(feeds, key=lambda link: (_is_of_comments(link), not _is_below(path, link)))
    return result


def title_of(tree: HtmlElement) -> str:
    """Return the title of a page as one line."""
    return next((collapse(element.text_content()) for element in tree.iter("title")), "")


def base_of(tree: HtmlElement, url: str) -> str:
    """Return the address that the links of a page are relative to."""
    base = next((element.get("href") or "" for element in tree.iter("base")), "")
    return address_in(url, base) or url


def _kind(tree: HtmlElement) -> str:
    kinds = (element.get("content") for element in tree.iter("meta") if element.get("property") == "og:type")
    return (next(kinds, "") or "").strip().lower()


def _declared(tree: HtmlElement) -> Iterator[tuple[list[str], HtmlElement]]:
    for element in tree.iter("link", "a"):
        rel = (element.get("rel") or "").lower().split()
        if rel and (element.tag == "link" or "alternate" in rel):
            yield rel, element


def _is_feed_link(rel: list[str], element: HtmlElement) -> bool:
    kind = (element.get("type") or "").partition(";")[0].strip().lower()
    return ("alternate" in rel and kind in _FEED_TYPES) or ("feed" in rel and kind in ("", *_FEED_TYPES))


def _is_of_comments(link: FeedLink) -> bool:
    return bool(_COMMENTS.search(link.title) or re.search(r"/comments?(?:/|\.|$)", urlsplit(link.url).path))


def _is_below(path: str, link: FeedLink) -> bool:
    """Return whether a feed is of the part of the site that was asked for: /sport/feed of /sport."""
    return bool(path) and urlsplit(link.url).path.startswith(f"{path}/")
