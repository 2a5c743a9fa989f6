"""What tells articles apart: their canonical address, else their outlet, title and day.

An outlet gives one article many addresses: with tracking parameters, for telephones, as AMP, with or without "www.".
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.model import Article, published_day

MIN_SHARED = 0.5
"""Minimum share of the shorter text's words for two texts of one outlet, title and day to be one article."""

_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:^/amp(?=/)|/amp/?$|\.amp(?=\.html?$|$))")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_AMP_PARAMETERS = {"amp", "outputtype", "output", "mobile"}
_WORD = re.compile(r"\w+")


def canonical_url(url: str) -> str | None:
    """Return the address by which two links to one article are equal; None if a link leads to a front page."""
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(url))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    host = _HOST_PREFIX.sub("", host)
    path = _INDEX_FILE.sub("", _AMP_PATH.sub("", parts.path)).rstrip("/")
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_view(name)]
    if not host or not (path or query):
        return None
    address = f"{host}:{port}" if port not in (None, 80, 443) else host
    return f"{address}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def _is_view(name: str) -> bool:
    """Return whether a parameter chooses how an article is shown, and not which."""
    return name.lower() in _AMP_PARAMETERS


def identities_of(article: Article, guid: str | None) -> tuple[str, ...]:
    """Return the digests of what identifies an article, the surest first: address, GUID, then outlet, title and day.

    The last one is only given where there is no address. An article with none of these is known by its file alone.
    """
    address = canonical_url(article.url) if article.url else None
    named = [f"url:{address}"] if address else []
    if guid:
        named.append(f"guid:{guid}")
    if not address and article.source and article.published:
        named.append(by_title(article.source, article.title, published_day(article.published).isoformat()))
    return tuple(_digest(name) for name in named)


def title_identity(article: Article) -> str | None:
    """Return the digest of an article's outlet, title and day; None if one of them is unknown."""
    if not article.source or not article.published:
        return None
    return _digest(by_title(article.source, article.title, published_day(article.published).isoformat()))


def by_title(source: str, title: str, day: str) -> str:
    """Return the identity of an article by its outlet, title and day, whatever their case and punctuation."""
    return f"title:{_folded(source)}\n{_folded(title)}\n{day}"


def url_identity(url: str | None) -> str | None:
    """Return the digest of a link's canonical address; None if it leads to no article."""
    address = canonical_url(url) if url else None
    return _digest(f"url:{address}") if address else None


def shares_words(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two texts are versions of one: "Corrections" of the same day may be two articles."""
    words, others = ({*_WORD.findall(" ".join(text).lower())} for text in (first, second))
    return len(words & others) >= MIN_SHARED * min(len(words), len(others))


def content_digest(article: Article) -> str:
    """Return the digest of what readers see of an article: its title and its text."""
    return _digest("\0".join([article.title, *article.paragraphs]))


def digest_of(*names: str) -> str:
    """Return a digest of some names, as a key for the database."""
    return _digest("\0".join(names))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=12).hexdigest()
