"""What a web page says about its article in linked data: JSON-LD with the types of schema.org.

See https://schema.org/NewsArticle. An article may be in a list or a @graph, in `mainEntity` of its page, and refer to
its author and publisher by @id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.sources.formats.field_values import address_of, language_of, names_of, text_of
from index.sources.formats.html_text import text_of_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_SCRIPT = 3_000_000
"""Maximum size of a script with linked data, in characters."""

_TYPES = re.compile(
    r"(?:https?://schema\.org/|schema:)?(?:\w*NewsArticle|Article|LiveBlogPosting|BlogPosting|Report|SocialMediaPosting"
    r"|TechArticle|ScholarlyArticle|AdvertiserContentArticle|SatiricalArticle)"
)
ACCOUNTS = frozenset("admin administrator webmaster root editor user".split())
"""Names of accounts that content management systems give as authors, and that are nobody's."""

_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")  # not: lists of other articles
_MAX_NODES = 2_000
_WRAPPINGS = ("<![CDATA[", "]]>", "<!--", "-->", "//", "/*", "*/", ";")
_LAST_COMMA = re.compile(r",(\s*[}\]])")
Node = dict[str, object]


@dataclass(slots=True)
class LinkedArticle:
    """An article as linked data describe it; values that are missing are empty."""

    title: str = ""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: object = None
    modified: object = None
    language: str | None = None
    is_free: bool = True
    text: str = ""
    words: int = 0
    """Number of words that the article has in full, as stated."""
    is_article: bool = False
    notes: list[str] = field(default_factory=list)


def linked_article(tree: HtmlElement, address: str | None) -> LinkedArticle:
    """Return what the linked data of a page say about its article; `address` is the page's own, if it is known."""
    result = LinkedArticle()
    nodes = [node for script in _scripts(tree) for node in _nodes(_loaded(script, result.notes))]
    by_id: dict[str, Node] = {}
    for node in nodes:
        if isinstance(key := node.get("@id"), str) and len(node) > len(by_id.get(key, ())):
            by_id[key] = node
    articles = [node for node in nodes if _is_a(node, _TYPES)]
    if not articles:
        result.source = next((names_of(node.get("name")) for node in nodes if _is_a(node, re.compile("WebSite"))), None)
        return result
    of_address = (node for node in articles if address and address in _addresses(node))
    likeliest = max(articles, key=lambda item: ("headline" in item) + ("datePublished" in item))
    node = next(of_address, likeliest)
    result.is_article = True
    _read(node, by_id, result)
    return result


def _read(node: Node, by_id: dict[str, Node], result: LinkedArticle) -> None:
    result.title = text_of_html(text_of(node.get("headline")) or text_of(node.get("name")))
    result.author = _names(node.get("author") or node.get("creator"), by_id)
    result.source = _names(node.get("publisher") or node.get("sourceOrganization"), by_id)
    result.url = next((url for url in _addresses(node) if url.startswith("http") and "#" not in url), None)
    result.published = node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")
    result.modified = node.get("dateModified")
    result.language = language_of(node.get("inLanguage"))
    result.is_free = str(node.get("isAccessibleForFree", True)).rpartition("/")[2].lower() not in ("false", "no", "0")
    result.text = text_of(node.get("articleBody"))
    words = text_of(node.get("wordCount"))
    result.words = int(words) if words.isdecimal() and len(words) < 8 else 0


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json" and script.text:
            yield script.text


def _loaded(script: str, notes: list[str]) -> object:
    """Return the JSON in a script; programs write line breaks in strings, commas at ends and comments around it."""
    if len(script) > MAX_SCRIPT:
        notes.append("linked data left out: they are too long")
        return None
    for text in (script, bare := _unwrapped(script), _LAST_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    notes.append("linked data left out: they aren't JSON")
    return None


def _unwrapped(script: str) -> str:
    """Return a script without the marks of comments and CDATA sections around it."""
    text = script.strip()
    for _ in range(8):
        length = len(text)
        for mark in _WRAPPINGS:
            text = text.removeprefix(mark).removesuffix(mark).strip()
        if len(text) == length:
            break
    return text


def _nodes(document: object) -> Iterator[Node]:
    waiting, count = [document], 0
    while waiting and count < _MAX_NODES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            count += 1
            yield value
            waiting.extend(value[name] for name in reversed(_WITHIN) if name in value)


def _is_a(node: Node, types: re.Pattern[str]) -> bool:
    names = node.get("@type")
    return any(
        isinstance(name, str) and types.fullmatch(name) for name in (names if isinstance(names, list) else [names])
    )


def _addresses(node: Node) -> list[str]:
    """Return the addresses that a node gives for itself, the most telling first."""
    values = (node.get("url"), node.get("mainEntityOfPage"), node.get("@id"))
    return [url.strip() for value in values if (url := address_of(value))]


def _names(value: object, by_id: dict[str, Node]) -> str | None:
    """Return names of people or outlets, resolving references; addresses and "@handles" are none."""
    values = value if isinstance(value, list) else [value]
    resolved = []
    for item in values[:50]:
        if isinstance(item, dict) and "name" not in item and isinstance(key := item.get("@id"), str):
            item = by_id.get(key, {})
        name = names_of(item.get("name") if isinstance(item, dict) else item)
        if name and "://" not in name and not name.startswith("@") and name.casefold() not in ACCOUNTS:
            resolved.append(text_of_html(name))
    return ", ".join(dict.fromkeys(filter(None, resolved))) or None
